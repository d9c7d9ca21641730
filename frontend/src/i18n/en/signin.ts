import type { Dictionary } from '../fr';

export const signin: Dictionary['signin'] = {
  others: 'Other ways to sign in',
  passkey: 'Use a passkey',
  passkeyWaiting: 'Your browser is waiting for you…',
  passkeyTroubles: {
    cancelled: 'Nothing was confirmed. You can try again, or choose another way.',
    known: 'This device already has a passkey for your account.',
    failed: 'Your browser could not use a passkey here. Please choose another way.'
  },
  password: 'Use a password',
  passwordLabel: 'Your password',
  passwordMissing: 'Type your password.',
  passwordForgotten: 'Forgotten? The link by e-mail signs you in as well; you can then choose another one.',
  showPassword: 'Show',
  hidePassword: 'Hide',
  ofPassword: 'the password',
  go: 'Sign in',
  going: 'Signing in…',
  with: (provider) => `Continue with ${provider}`,
  already: (name) => `You are signed in, ${name}.`,
  alreadyGo: 'Continue',
  troubleTitle: 'Signing in did not work',
  troubles: {
    denied: 'You did not agree at the provider. Nothing has changed; you can try again.',
    expired: 'It took too long, or the page was opened twice. Please start again.',
    email: 'The provider gave us no confirmed e-mail address. Please sign in by e-mail.',
    unavailable: 'The provider does not answer at the moment. Sign in by e-mail, or try again later.',
    taken: 'This account of the provider is already linked to another account here.',
    refused: 'The provider’s answer was not safe, and we did not follow it. Please sign in by e-mail.',
    proof: 'To link an account, first confirm that it is you, from your page “Profile and sign-in”.',
    other: 'Something went wrong between the provider and us. Try again, or sign in by e-mail.'
  },
  linkTitle: 'You already have an account here',
  linkLead: (provider, email) =>
    `${provider} has just confirmed the address ${email}. An account here has the same one.`,
  linkFirst:
    'To be sure that it is yours, first sign in the way you usually do. Then one press joins the two.',
  linkSignIn: 'Sign in to my account',
  linkReady: (name) => `You are signed in: ${name}. All that is left is to join the two.`,
  linkEffect: (provider) =>
    `From then on, ${provider} signs you in here directly. You can undo this link at any time.`,
  link: (provider) => `Link ${provider} to my account`,
  linked: (provider) => `${provider} is linked to your account.`,
  dismiss: 'Do not link',
  dismissed: 'Nothing was linked.',
  linkNone: 'Nothing waits to be linked',
  linkNoneNote: 'Time may have run out, or it is done already.'
};
