import type { Dictionary } from '../fr';
import { pluralEn } from '../plural';

export const privacy: Dictionary['privacy'] = {
  title: 'My data',
  lead: 'Everything that is kept about you, who has looked at it, and how to erase it.',
  kept: 'What is kept',
  keptLead: 'You will be asked to confirm that it is you, so that nobody else reads it on your screen.',
  show: 'See it here',
  download: 'Download everything (JSON)',
  nothing: 'nothing',
  rows: (count) => pluralEn(count, 'line', 'lines'),
  allRows: (count) => `See all ${pluralEn(count, 'line', 'lines')}`,
  looks: 'Who has looked',
  looksLead: 'Each time somebody of the city opens something sensitive about you, it is noted here.',
  noLooks: 'Nobody has looked at anything sensitive about you.',
  noLooksHint: 'If somebody reads your address or a document, you will see here who and when.',
  agreed: 'What you agree to',
  consents: {
    TERMS: 'Terms of use',
    NEWS: 'News by e-mail'
  },
  consentGiven: (date) => `Agreed on ${date}`,
  consentTaken: (date) => `Refused on ${date}`,
  consentNever: 'No answer yet',
  erase: 'Erase my account',
  eraseLead: 'You can leave whenever you like. This is exactly what happens.',
  eraseGoes: 'What is erased',
  eraseStays: 'What stays, and why',
  eraseNotNow: 'Not right now:',
  eraseBegin: 'Erase my account…',
  eraseConfirm: 'Type your e-mail address to confirm',
  eraseHint: (email) => `It is ${email}. After that, nobody can go back.`,
  eraseWrong: (email) => `Please type exactly ${email}.`,
  eraseGo: 'Erase everything',
  eraseStay: 'I am staying',
  goodbye: 'Goodbye, and thank you',
  goodbyeLead: 'Your account is erased. What you helped to build is still standing.',
  goodbyeNote: 'A last mail confirms it. Should you come back one day, the door is open.',
  goodbyeLook: 'See the projects'
};
