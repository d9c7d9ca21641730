import type { Dictionary } from '../fr';
import { pluralEn } from '../plural';

export const money: Dictionary['money'] = {
  title: 'Bank and books',
  lead: 'The account that takes transfers, what passes through it, and the city’s books, closed month by month.',
  tabs: { bank: 'Bank', providers: 'Payment providers', books: 'Books' },

  account: 'Account for transfers',
  accountNone: 'The city takes no transfers yet.',
  accountNoneHint: 'As soon as an account stands here, people can give by bank transfer, beside the card.',
  accountSet: 'Enter an account',
  accountChange: 'Change',
  accountShown: 'Shown to whoever gives by transfer.',
  holder: 'Holder',
  holderHint: 'As the bank writes it, in 70 characters at most.',
  holderMissing: 'Enter the holder of the account.',
  iban: 'IBAN',
  ibanHint: 'It stays the same once a statement was taken in: the books are that account’s.',
  ibanMissing: 'Enter the IBAN of the account.',
  bic: 'BIC',
  bicHint: 'Of use to whoever transfers from abroad.',
  accountNote: 'Every change is written in the journal, and you first confirm that it is you.',
  accountSaved: 'The account is saved. Donors see it from now on.',

  statements: 'Bank statements',
  statementsLead:
    'The file that your bank offers for download: camt.053, CODA or CFONB 120, or a ZIP of several. You see what it holds before anything is saved.',
  choose: 'Choose a file',
  chooseOther: 'Choose another file',
  looking: 'Reading the file…',
  heavy: (size) => `This file has ${size}, and at most 8 MB are possible. Split its days in two.`,
  refused: (file) => `“${file}” cannot be taken in`,
  refusedNote: 'Nothing was changed.',
  found: (file) => `In “${file}”`,
  foundNote: 'Nothing is saved yet.',
  span: (from, until) => (from === until ? from : `${from} to ${until}`),
  movements: (count) => pluralEn(count, 'movement', 'movements'),
  left: (count) => (count === 0 ? 'all of them known' : `${pluralEn(count, 'is', 'are')} left to explain`),
  closes: (balance) => `closing balance ${balance}`,
  known: 'taken in already',
  allKnown: 'All of this was taken in already: there is nothing to do.',
  take: (count) => (count < 2 ? 'Take in this statement' : `Take in these ${count} statements`),
  taking: 'Saving…',
  notNow: 'Save nothing',
  taken: (statements, left) =>
    `${pluralEn(statements, 'statement', 'statements')} taken in. ${
      left === 0
        ? 'All movements are known.'
        : `${pluralEn(left, 'movement is', 'movements are')} left to explain.`
    }`,
  statementsFirst: 'Enter the account first: a statement must be its own.',
  statementsNone: 'No statement yet.',
  statementsNoneHint:
    'The first gives the balance to start from; each next one goes on where the one before ended.',
  number: 'Statement',
  days: 'Days',
  opening: 'Opening balance',
  closing: 'Closing balance',
  takenBy: 'Taken in',
  byWhom: (name, when) => `by ${name}, ${when}`,
  byMachine: (when) => `by the program, ${when}`,

  open: 'Movements to explain',
  openCount: (count) => pluralEn(count, 'movement waits', 'movements wait'),
  openLead: 'Without a known reference, or of another amount than the gift. The oldest comes first.',
  openNone: 'Everything is explained.',
  openNoneHint: 'A transfer that carries its reference explains itself; others will appear here.',
  openNever: 'Nothing to explain for now.',
  openNeverHint: 'Movements appear here when a statement is taken in.',
  nobody: 'No name',
  bookedOn: (date) => `on ${date}`,
  rest: (open, amount) => `${open} left of ${amount}`,
  reversal: 'takes back a movement',
  reference: 'Reference',
  noText: 'Nothing was written with it.',
  perhaps: 'Might it be this?',
  isGift: (who, amount, project) =>
    who ? `${who}’s gift of ${amount} to “${project}”` : `An anonymous gift of ${amount} to “${project}”`,
  isDeposit: (amount, name, date) =>
    `The deposit of cash and cheques, ${amount}, brought by ${name} on ${date}`,
  isTransfer: (provider, amount, date) => `The transfer of ${provider}, ${amount}, made out on ${date}`,
  bankLess: (by) => `${by} less at the bank`,
  bankMore: (by) => `${by} more at the bank`,
  because: {
    SAME: 'same sum',
    REFERENCE: 'same reference',
    AMOUNT_AND_NAME: 'same amount, similar name',
    AMOUNT: 'same amount'
  },
  otherwise: 'Otherwise',
  own: 'The city’s own money',
  fee: 'Bank charge',
  feeBack: 'Charge given back',
  otherGift: 'Another gift',
  giftId: 'Its id, or the address of its thank-you page',
  giftIdWrong: 'This is not the id of a gift. It begins with “pledge:”.',
  thisGift: 'It is this gift',
  sureThisGift: 'Is it the payment of this gift?',
  sureGift: (who, project) =>
    who ? `Is it ${who}’s gift to “${project}”?` : `Is it this anonymous gift to “${project}”?`,
  sureGiftNote: (amount, left) =>
    left
      ? `The gift of ${amount} is confirmed, and the city decides what it adds. ${left} is left to explain.`
      : `The gift of ${amount} is confirmed, and the city decides what it adds.`,
  sureOwn: 'Is it the city’s own money?',
  sureOwnNote: (amount) => `${amount} counts as the account holder’s own money, and towards no gift.`,
  sureFee: 'Is it a bank charge?',
  sureFeeNote: (amount) => `${amount} counts as a bank charge.`,
  sureDeposit: 'Is it this deposit of cash and cheques?',
  sureDepositNote: (amount) => `The ${amount} is no longer on its way: the bank has counted it.`,
  sureDepositOff: (there, ours) =>
    `The bank counted ${there}, and we ${ours}. The difference goes into the books: no gift changes by it.`,
  sureTransfer: (provider) => `Is it this transfer of ${provider}?`,
  sureTransferNote: 'It is noted as arrived. The gifts in it were confirmed before.',
  final: 'This cannot be undone, and your name is written in the journal.',
  confirm: 'Yes, that is it',
  explained: {
    PLEDGE: 'The gift is confirmed.',
    OWN: 'Noted as the city’s own money.',
    BANK_FEE: 'Noted as a bank charge.',
    DEPOSIT: 'Noted as the deposit brought to the bank.',
    TRANSFER: 'Noted as the provider’s transfer.'
  },

  balance: 'Trial balance',
  balanceLead: 'Where every account stood on the morning of the first day and the evening of the last.',
  from: 'From',
  until: 'To',
  earlier: 'Month before',
  later: 'Month after',
  datesMissing: 'Enter both days.',
  datesReversed: 'The last day must come after the first.',
  natures: {
    money: {
      title: 'Money',
      note: 'Where it is, and to whom it is owed.',
      debit: 'Where it is',
      credit: 'To whom it is owed'
    },
    promises: {
      title: 'Promises',
      note: 'What the city and its partners promised, beside the money.',
      debit: 'What is promised',
      credit: 'What became of it'
    }
  },
  accountColumn: 'Account',
  before: 'At the start',
  after: 'At the end',
  total: 'Total',
  several: (count) => pluralEn(count, 'account', 'accounts'),
  even: 'Both sides are equal: nothing is missing.',
  uneven: (difference) => `The two sides differ by ${difference}. Tell the person who runs this site.`,
  balanceNone: 'Nothing had been entered by then.',
  balanceNoneHint: 'Choose a month in which the city already took gifts.',
  noneOf: 'Nothing of this kind in these days.',

  periods: 'Closing',
  periodsLead:
    'Closing the books freezes them: nothing can be entered for these days any more. One person asks, another looks and closes; a full audit runs first.',
  ask: 'Ask to close',
  askThrough: 'Up to the evening of',
  askHint: 'As a rule the last day of a month. A day can be closed one full day after its end.',
  askMissing: 'Enter the last day to close.',
  asked: 'Closing is asked for. A second person must now decide.',
  periodSpan: (number, from, until) => `Period ${number}, ${from} to ${until}`,
  askedBy: (name, when) => `Asked by ${name}, ${when}`,
  closedBy: (name, date) => `Closed by ${name} on ${date}`,
  waits: 'waits for a second person',
  closed: 'closed',
  close: 'Close these books',
  closeSure: (from, until) => `Close the books from ${from} to ${until}?`,
  closeNote:
    'A full audit runs first. After that nothing can be entered for these days, and this cannot be undone.',
  closeAction: 'Close for good',
  closedNow: 'The books are closed. Note the fingerprint below.',
  keepOpen: 'Keep open',
  takeBack: 'Take back my request',
  keptOpen: 'The books stay open.',
  takenBack: 'Your request is taken back.',
  periodsNone: 'Nothing is closed yet.',
  periodsNoneHint: 'The first period begins with the city and ends on the day you ask for.',
  headAtClose: 'Fingerprint when it was closed',
  headTitle: 'The fingerprint of the books',
  headLead:
    'Every entry carries the fingerprint of all before it. Note this one somewhere else, on paper or in minutes: if the books later give another one for the same number, somebody has changed them.'
};
