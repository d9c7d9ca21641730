import type { Dictionary } from '../fr';

export const proof: Dictionary['proof'] = {
  title: 'Confirm that it is you',
  lead: 'What you ask for is sensitive. One confirmation is enough for ten minutes.',
  passkeyLead: 'Your device knows you by your finger, your face or the code that unlocks it.',
  passkeyUse: 'Use my passkey',
  passwordLabel: 'Your password',
  codeLead: (email) => `We send a six-digit code to ${email}.`,
  codeSend: 'Send me a code',
  codeSent: (email) => `The code is on its way to ${email}. It works once, and not for long.`,
  codeLabel: 'The six-digit code',
  codeAgain: 'Send another code',
  confirm: 'Confirm',
  instead: {
    passkey: 'With my passkey',
    password: 'With my password',
    code: 'With a code by e-mail'
  }
};
