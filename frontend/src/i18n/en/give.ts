import type { Dictionary } from '../fr';

export const give: Dictionary['give'] = {
  title: (project) => `Give to “${project}”`,
  steps: ['Amount', 'You', 'Payment'],
  step: (now, all, name) => `Step ${now} of ${all}: ${name}`,
  amount: 'How much would you like to give?',
  other: 'Another amount',
  otherHint: 'With at most two decimals.',
  amountProblems: {
    empty: 'Enter an amount.',
    not_a_number: 'This is not an amount. Write for example 20 or 12.50.',
    too_precise: 'An amount has at most two decimals.',
    not_positive: 'The amount must be more than zero.',
    too_large: 'This amount is too large for a gift online.'
  },
  next: 'Continue',
  back: 'Go back',
  details: 'Who is giving?',
  signedInAs: (name, email) => `You are giving as ${name} (${email}).`,
  guest: 'No account needed. The confirmation of your gift goes to the address you give.',
  signIn: 'I already have an account',
  name: 'Your name',
  nameHint: 'Shown beside your gift, unless you stay anonymous.',
  email: 'Your e-mail address',
  emailHint: 'For the confirmation of your gift. It is shown to nobody.',
  nameMissing: 'Enter your name, or choose to stay anonymous.',
  emailMissing: 'Enter an e-mail address, such as name@example.org.',
  anonymous: 'Stay anonymous to the public',
  anonymousHint:
    'Your name appears nowhere here: neither the public, nor the owner, nor the city reads it. Only the payment provider and the people who run this site keep it.',
  message: 'A word for the project',
  messageHint: 'Public, beside your gift.',
  pay: 'Check and pay',
  recap: 'Your gift',
  recapAmount: 'Amount',
  recapProject: 'For',
  recapName: 'Name shown',
  recapNobody: 'none: the public will read “Anonymous”',
  recapEmail: 'Confirmation sent to',
  recapMessage: 'Your word, public',
  recapNoMessage: 'none',
  change: 'Change',
  payButton: (amount) => `Pay ${amount}`,
  paying: 'Opening the payment…',
  payNote: 'You go to the payment provider’s page, then come back here.',
  channel: {
    legend: 'How would you like to pay?',
    card: 'By card',
    cardHint: 'The money arrives within seconds. What the city adds is decided at once.',
    transfer: 'By bank transfer',
    transferHint:
      'From your own bank, within a few days at most. What the city adds is decided when the money arrives.',
    wallet: 'From my wallet',
    walletHint: (balance) =>
      `It holds ${balance}, which was given back to you. It is paid at once, and what the city adds is decided at once.`,
    walletNote: 'No bank takes part: the sum leaves your wallet at this moment.',
    note: 'Neither card nor transfer needs an account on this site.',
    transferNote:
      'The next page shows the city’s bank account and the reference to write. Nothing is paid before you make the transfer at your bank.',
    asOfNow: 'Worked out for today. It is decided when your transfer arrives, from what is left by then.',
    transferButton: 'Show account and reference',
    preparing: 'Preparing…'
  },
  transfer: {
    title: 'Now make the transfer',
    lead: (amount, project) =>
      `Transfer ${amount} from your bank. Your gift to “${project}” counts as soon as the money arrives.`,
    details: 'To copy into your bank’s form',
    holder: 'Payee',
    iban: 'IBAN',
    bic: 'BIC',
    amount: 'Amount',
    reference: 'Reference',
    referenceHint:
      'The city knows your gift by it. Write it exactly like this, as the reference or the message of the transfer.',
    qrTitle: 'Or to scan',
    qrAlt: 'QR code with the account, the amount and the reference of this transfer',
    qrHint:
      'In your bank’s app, choose to pay by QR code and point it at this square: everything fills itself in. Not every bank offers it.',
    keepGuest:
      'We have also sent you these details by e-mail. Without an account on this site, they cannot be found elsewhere once this tab is closed.',
    keepSignedIn:
      'You find these lines on “My page” for as long as the transfer is awaited, and we have also sent them to you by e-mail.',
    next: 'What happens next?',
    steps: [
      'Your bank sends the money, within seconds or a few days.',
      'The city reads the statement of its account and knows your gift by its reference.',
      'Then what the city adds is decided, from what is left in its pools. The confirmation goes to your e-mail address.'
    ],
    print: 'Print',
    awaited: 'transfer awaited',
    show: 'Account and reference of the transfer'
  },
  once: 'Reloading this page never pays twice.',
  held: {
    whilePaying: (minutes) =>
      `While you pay, what the city adds is as a rule kept for you for ${minutes} minutes.`,
    kept: (amount, time) => `${amount} of the city’s is kept for you until ${time}.`,
    stillMinutes: (minutes) => (minutes === 1 ? '1 minute left.' : `${minutes} minutes left.`),
    stillSeconds: (seconds) => (seconds === 1 ? '1 second left.' : `${seconds} seconds left.`),
    afterwards: 'After that it is free for everybody again; you can still pay.',
    over: 'The time is over: nothing is kept for you any more.',
    overNote: 'You can still pay. What the city adds will be decided when your payment arrives.',
    resumeTitle: 'You have a payment under way',
    resume: 'Resume this payment',
    partTitle: 'Only a part is kept',
    part: (held, quoted) =>
      `A moment ago the city would have added ${quoted}. It keeps ${held} of that for you: the rest is taken by others, or the pool is running out. Do not expect more.`,
    noneTitle: 'Nothing is kept for you',
    none: (quoted) =>
      `You can pay, and your whole gift will arrive. But the ${quoted} announced is not kept: what the city adds will be decided when your payment arrives. It will be as much if enough is left, otherwise less, or nothing.`,
    noneGuest:
      'Pools keep only a part of their money for people who have not signed in, and at most three open payments for one person.',
    payAnyway: (amount) => `Pay ${amount} all the same`,
    changeAmount: 'Change the amount'
  },
  closed: 'Nobody can give to this project for now.',
  thanksTitle: 'Thank you!',
  thanksFor: (amount, project) => `Your ${amount} has arrived for “${project}”.`,
  becomes: (gift, total) => `Your ${gift} becomes ${total}`,
  becomesAlone: (gift) => `All of your ${gift} goes to the project`,
  why: 'Why exactly that much?',
  waiting: 'Waiting for the payment to be confirmed…',
  waitingNote:
    'This usually takes a few seconds. You can leave this page open or go: the confirmation comes by e-mail.',
  leftBank: 'Did you leave the payment page without paying? Nothing was taken.',
  resume: 'Resume the payment',
  deciding: 'Your gift is confirmed. The city is working out its share…',
  failedTitle: 'The payment did not go through',
  failedNote: (amount, project) =>
    `Your ${amount} for “${project}” was not taken. You can try again, with the same amount or another.`,
  again: 'Try again',
  againWith: (amount) => `Try again with ${amount}`,
  sinceThen: {
    REFUNDED: 'This gift was given back to you since.',
    PARTIALLY_REFUNDED: 'Part of this gift was given back to you since.',
    DISPUTED: 'Your bank has disputed this payment since.'
  },
  paidFromWallet: 'It is paid already, from your wallet.',
  walletLeft: (balance) => `${balance} is left in it.`,
  receipt: 'A confirmation of your gift is on its way to your e-mail address. It is not a tax receipt.',
  backToProject: 'Back to the project',
  shareNext: 'One gift calls for another: pass the word on.',
  otherProjects: 'See other projects',
  unknown: 'This gift does not exist.'
};
