import type { Dictionary } from '../fr';

export const promise: Dictionary['promise'] = {
  captures: {
    NOW: 'If the project does not reach its goal, your whole gift is given back to you.',
    LATER:
      'Your bank holds the sum. It is taken only if the project reaches its goal; if not, you pay nothing.',
    SAVED:
      'Your means of payment is saved today. It is charged only if the project reaches its goal; if not, you pay nothing.'
  },
  button: (amount) => `Promise ${amount}`,
  thanksTitle: 'Thank you for your promise!',
  thanksFor: (amount, project) => `Your ${amount} count for “${project}” from now on.`,
  charged: (date) => `Nothing is charged before the campaign ends on ${date}, and only if it succeeds.`,
  chargedSoon: 'Nothing is charged before the campaign ends, and only if it succeeds.',
  takeBackHint: 'Until then you can take your promise back on “My page”.',
  dueTitle: 'The campaign succeeded: your gift is being charged',
  dueNote: (amount) =>
    `Your bank is paying your ${amount}. If it refused, a message tells you so, and you can pay here.`,
  pay: 'Pay now',
  paying: 'Opening the payment…',
  fallen: (date) => `Your bank refused. Pay before ${date}, and your gift counts.`,
  state: 'promised',
  fallenState: 'to be paid again',
  taking: 'Taking it back…',
  takeBack: 'Take the promise back',
  takeBackTitle: 'Take your promise back?',
  takeBackNote: (amount, project) =>
    `Your ${amount} will no longer count for “${project}”, nor what the city added. Nothing is charged.`,
  takenBack: 'Your promise is taken back. Nothing is charged.',
  waits: (date) =>
    `The campaign is closed. Gifts are still on their way (transfers, cash to be counted): the outcome is known on ${date} at the latest.`,
  projectKind:
    'If the goal is missed at the closing date, nobody pays: cards are charged only at success, and the rest is given back.',
  promised: 'Promised by card, charged at success',
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
    note: 'Gifts that were made stay as they were made.',
    wrongDays: 'Write a number of days, from 0 to 60.',
    save: 'Save',
    saved: 'Saved.'
  }
};
