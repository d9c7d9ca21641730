import type { Dictionary } from '../fr';

export const trouble: Dictionary['trouble'] = {
  offline: 'You are offline',
  offlineNote: 'The page catches up as soon as the connection is back. Nothing you typed is lost.',
  network: 'The server does not answer',
  networkNote: 'It may be restarting. Try again in a moment.',
  forbidden: 'This page is not for you, or not yet',
  forbiddenNote: 'Sign in with an account that may see it.',
  forbiddenWays: 'Here is where you can go.',
  forbiddenSignIn: 'If it is meant for you, sign in; otherwise, here is where to go.',
  goBack: 'Back to the page before',
  cityHome: (city) => `Projects in ${city}`,
  proof: 'First confirm that it is you',
  proofNote: 'What follows is sensitive: it takes a confirmation less than ten minutes old.',
  busy: 'Too many requests at once',
  busyNote: 'Wait a minute, then try again.',
  fault: 'Something went wrong on our side',
  faultNote: 'It is not your fault. Try again; if it lasts, write to the city with this message:',
  again: 'Try again',
  missing: 'This page does not exist',
  missingNote: 'The address may have changed, or a letter is missing.',
  home: 'Go to the start page',
  problems: 'Something still needs correcting',
  signInFirst: 'Sign in first',
  signInFirstNote: 'A link sent by e-mail is enough, without a password.'
};
