import type { Dictionary } from '../fr';

export const refund: Dictionary['refund'] = {
  action: 'Give this gift back',
  which: (who, amount) => `(${amount}, ${who})`,
  title: (amount) => `Give this gift of ${amount} back?`,
  how: 'How much?',
  whole: 'All of it',
  wholeHint: (amount) => `${amount}.`,
  rest: 'All that is left of it',
  restHint: 'Part of it was given back before.',
  part: 'Part of it',
  partHint: 'What is left still counts for the project.',
  amount: 'Amount to give back',
  reason: 'Why?',
  reasonHint: 'Written in the journal, with your name.',
  reasonMissing: 'Write a reason: it is due to whoever reads the books.',
  ways: 'A gift by card goes back the way it was paid; any other goes into the donor’s wallet, to be given again.',
  match: 'What the city had added follows.',
  proof: 'You first confirm that it is you. This cannot be undone.',
  go: 'Give back',
  going: 'One moment…',
  done: (amount) => `${amount} is given back.`,
  doneRest: 'What was left of this gift is given back.',

  find: 'Give a gift back',
  findLead:
    'Public gifts can be given back from the project’s page too. For an anonymous one, ask the person for the address of their thank-you page.',
  findId: 'Its id, or the address of its thank-you page',
  findAction: 'Look for this gift',
  findNone: 'No gift of this city has this id.',
  found: (who, amount, project) =>
    who ? `${amount} by ${who} to “${project}”` : `${amount}, an anonymous gift to “${project}”`,
  notNow: 'This gift cannot be given back: it has not come, or it was given back before.'
};
