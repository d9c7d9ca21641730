import type { Dictionary } from '../fr';
import { pluralEn } from '../plural';

export const residence: Dictionary['residence'] = {
  title: 'Where I live',
  lead: 'Show that you live here without anybody knowing where. A letter with a code is enough.',
  states: {
    REQUESTED: 'letter asked for',
    LETTER_SENT: 'letter on its way',
    VERIFIED: 'verified resident',
    EXPIRED: 'to be renewed',
    REVOKED: 'taken back by the city'
  },
  methods: {
    POST: 'by a letter',
    DESK: 'at the city’s desk',
    IDENTITY_PROVIDER: 'by your identity provider'
  },
  none: (city) =>
    `Do you live in ${city}? Have a letter with a code sent to your home, then type the code here.`,
  willBeSent: (date) =>
    `You asked for a letter on ${date}. The city posts letters together, as a rule within the week.`,
  onItsWay: (date) => `The letter asked for on ${date} is on its way, or with you already.`,
  willBeSentNext:
    'Nothing to do until then. When it arrives, come back and type its code here: you are verified at once.',
  onItsWayNext: (date) =>
    'As soon as it is there, type its code: you are verified at once.' +
    (date ? ` It is good until ${date}.` : ''),
  stillStands: 'Your verification holds in the meantime, and the new code extends it.',
  verifiedNext: 'Nothing to do. Two months before it ends you can ask for a new letter here.',
  expired: 'Time has run out. A new letter is all it takes.',
  revoked:
    'The city has taken this verification back and written to you why. If you still live here, ask for a letter.',
  endsSoon: 'Your verification ends soon. Ask for a letter now so that it is not interrupted.',
  quarterIs: 'Your neighbourhood',
  since: 'Verified on',
  until: 'Valid until',
  receive: 'Get a letter',
  desk: 'Or come to the city’s desk with an identity card and a proof of where you live.',
  lost: 'Still nothing in the letter box?',
  slip: 'A mistake in the address?',
  askAnother: 'Ask for another letter',
  addressUse:
    'The address is only for this letter. It is erased afterwards, and each time somebody reads it is noted under “My data”.',
  name: 'Name on the letter box',
  nameHint: 'It stays between the city and you.',
  street: 'Number and street',
  postcode: 'Postcode',
  town: 'Town',
  quarter: 'Your neighbourhood',
  quarterHint: 'Residents of a neighbourhood may have votes there, and more added by the city.',
  quarterChoose: 'Choose…',
  missing: {
    name: 'Enter the name on the letter box.',
    street: 'Enter number and street.',
    postcode: 'Enter the postcode.',
    town: 'Enter the town.',
    neighbourhood: 'Choose your neighbourhood.'
  },
  ask: 'Ask for the letter',
  asked: 'Letter asked for.',
  code: 'The code of the letter',
  codeHint: 'Eight letters and digits. Blanks and capitals do not matter.',
  codeWrong: 'The code has eight letters and digits. Please look at the letter again.',
  codeEnter: 'Confirm',
  tries: (left) => `${pluralEn(left, 'try', 'tries')} left.`,
  verifiedNow: 'Done: you are a verified resident.',
  meaning: 'What this changes',
  meanings: [
    'A small sign “verified resident” stands by your name, without your address.',
    'Your gifts count where the city adds to those of residents.',
    'You may have a say when the city asks its residents.'
  ],
  privacy:
    'Nobody sees your address on these pages. The city keeps your neighbourhood and the date, nothing more.'
};
