import type { Dictionary } from '../fr';

export const stack: Dictionary['stack'] = {
  title: 'Rules together',
  lead: 'When several pools match the same project: how they add up, and how far together.',
  several: 'And if several pools match the same project?',
  now: 'What holds today',
  change: 'Change it',
  fixed:
    'Somebody has already given in this city: how pools add up and share a ceiling no longer changes. Ceilings may change; they hold for decisions to come.',
  willBeFixed:
    'The first two settings are fixed once somebody has given. Ceilings may change later; they hold for decisions to come.',
  mode: 'Several pools on one project',
  modes: {
    ADDITIVE: { text: 'Each on its own', hint: 'Each pool matches gifts, whatever the others add.' },
    SEQUENTIAL: {
      text: 'One after the other',
      hint: 'Each on what those before have not matched of the gifts.'
    },
    COMPOUNDING: {
      text: 'One on top of the other',
      hint: 'Each on the gifts and on what those before have added.'
    },
    EXCLUSIVE: { text: 'Only one', hint: 'The first that gives something has the project to itself.' }
  },
  share: 'If together they pass a ceiling',
  shares: {
    PRIORITY: {
      text: 'The first one first',
      hint: 'In their order of priority; the last have what is left.'
    },
    IN_PROPORTION: { text: 'All in proportion', hint: 'Each is reduced by the same share.' }
  },
  ceilings: 'Common ceilings',
  ceilingsLead: 'Leave blank what has no ceiling. A ceiling never takes back what was given.',
  goal: 'Share of the goal',
  goalHint: 'All pools together, at most, in per cent of the project’s goal.',
  cost: 'Share of the cost',
  costHint: 'Pools and other public money, at most, in per cent of the whole cost of the project.',
  own: 'What whoever carries the project puts in',
  ownHint: 'At least, in per cent of their own and all public money together.',
  aid: 'Most aid to one owner of projects',
  aidHint: 'Over all their projects (“de minimis”).',
  months: 'Over a period of',
  monthsHint: 'The months that have just passed.',
  monthsUnit: 'months',
  wrong: {
    share: 'Write a percentage from 0.01 to 100, or leave it blank.',
    amount: 'This is not an amount. Write for example 300,000.00.',
    months: 'Write a whole number of months.'
  },
  save: 'Save',
  saved: 'Saved, and written in the city’s journal.'
};
