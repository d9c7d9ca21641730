import type { Dictionary } from '../fr';

export const invitation: Dictionary['invitation'] = {
  title: 'An invitation',
  from: (name) => `${name} invites you:`,
  until: (date) => `to be answered by ${date}`,
  means: {
    ROLE: 'If you accept, you get to the city’s desk for this role. What you do there is noted.',
    TEAM: 'If you accept, your name stands in the project’s team and you can change it with the others.',
    ORGANISATION: 'If you accept, you are part of the association on these pages and see its members.'
  },
  signInFirst: 'Sign in to answer',
  signInNote: (hint) => `With the address at which the invitation arrived: ${hint}`,
  signIn: 'Sign in',
  notYours: 'This invitation is for another address',
  notYoursNote: (hint, own) =>
    `It was sent to ${hint}, and you are signed in with ${own}. If both addresses are yours, sign in with the first one, or ask for a new invitation.`,
  otherAccount: 'Sign in with the other address',
  over: 'This invitation is over',
  overNote: 'It was accepted, taken back, or time has run out. Ask whoever invited you for another one.',
  declined: 'Invitation declined',
  declinedNote: 'The person who invited you will see it. Nothing else changes.'
};
