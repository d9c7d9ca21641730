import type { Dictionary } from '../fr';

export const promise: Dictionary['promise'] = {
  captures: {
    NOW: 'If the project does not reach its goal, your whole gift is given back to you.',
    LATER:
      'Your bank holds the sum. It is taken only if the project reaches its goal; if not, you pay nothing.',
    SAVED:
      'Your means of payment is saved today. It is charged only if the project reaches its goal; if not, you pay nothing.'
  },
  cardAtOnce: 'Your card is charged at once.',
  cardHint: 'Your card is charged only if the project succeeds. What the city adds is decided at once.',
  check: 'Check and promise',
  button: (amount) => `Promise ${amount}`,
  thanksTitle: 'Thank you for your promise!',
  thanksFor: (amount, project) => `Your ${amount} count for “${project}” from now on.`,
  charged: (date) => `Nothing is charged before the campaign ends on ${date}, and only if it succeeds.`,
  chargedSoon: 'Nothing is charged before the campaign ends, and only if it succeeds.',
  takeBackHint: 'Until then you can take your promise back on “My page”.',
  takeBackGuest:
    'Until then you can take your promise back on “My page”, signed in with the address that you gave.',
  dueTitle: 'The campaign succeeded: your gift is being charged',
  dueNote: (amount) =>
    `Your bank is paying your ${amount}. If it refuses, a message tells you so, with a link to pay in another way.`,
  pay: 'Pay now',
  paying: 'Opening the payment…',
  fallenTitle: 'Your gift has to be paid again',
  fallen: (date) =>
    `Your bank did not let this gift be charged. Nothing was taken. Pay before ${date}: until then it counts.`,
  fallenSoon: 'Your bank did not let this gift be charged. Nothing was taken. Pay now, and it counts.',
  state: 'promised',
  fallenState: (date) => `to be paid before ${date}`,
  taking: 'Taking it back…',
  takeBack: 'Take the promise back',
  takeBackTitle: 'Take your promise back?',
  keep: 'Keep the promise',
  takeBackNote: (amount, project) =>
    `Your ${amount} will no longer count for “${project}”, nor what the city added. Nothing is charged.`,
  takenBack: 'Your promise is taken back. Nothing is charged.',
  waits: (date) =>
    `The campaign is closed. Gifts are still on their way (transfers, cash to be counted): the outcome is known on ${date} at the latest.`,
  projectKind:
    'If the goal is missed at the closing date, nobody pays: cards are charged only at success, and other gifts are given back.',
  promised: 'Promised by card, not charged yet',
  charging:
    'Gifts that were promised are still being charged, or have to be paid again by whoever promised them. The payment can be asked for once that is over: in a week, at the most.',
  terms: {
    title: 'How campaigns end',
    lead: 'How long a campaign that is closed waits for gifts on their way, and when cards are charged.',
    grace: 'Days of waiting',
    graceHint:
      'A transfer takes up to a week to arrive. Where no gift is on its way, a campaign does not wait. From 0 to 60.',
    graceUnit: 'days',
    charging: 'Gifts by card to all-or-nothing campaigns',
    ways: {
      AT_ONCE: {
        text: 'Charged at once',
        hint: 'The money is there, and is given back if the goal is missed. Refunds cost fees.'
      },
      AT_SUCCESS: {
        text: 'Charged at success',
        hint: 'A promise until then. Some cards will be refused: the donor has a week to pay in another way.'
      }
    },
    onlyAtOnce:
      'The city’s payment account saves no cards. Whatever you choose, gifts are charged at once, and given back if the goal is missed; at most those of a campaign’s last days are held until then.',
    note: 'Gifts that were made stay as they were made.',
    wrongDays: 'Write a number of days, from 0 to 60.',
    save: 'Save',
    saved: 'Saved.'
  }
};
