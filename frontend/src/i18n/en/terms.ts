import type { Dictionary } from '../fr';

export const terms: Dictionary['terms'] = {
  title: 'How the money is divided',
  lead: 'Without settings the pool is one sum for everybody from the first day. Once the pool is published, these settings no longer change.',
  division: 'Divided in advance',
  divisions: {
    none: { text: 'One sum', hint: 'All projects draw from the same pool.' },
    category: { text: 'By category', hint: 'Sums set aside for categories of projects.' },
    area: { text: 'By neighbourhood', hint: 'Sums set aside for neighbourhoods or areas.' },
    project: { text: 'A pot for each project', hint: 'Each project has the same sum of its own.' }
  },
  part: (n) => `Part ${n}`,
  place: 'Neighbourhood or area',
  category: 'Category',
  choose: 'Choose…',
  amount: 'Amount',
  addPart: 'Add a part',
  removePart: (n) => `Remove part ${n}`,
  each: 'The pot of each project',
  eachHint: 'At most, for one project.',
  reserved: 'Set aside for pots',
  reservedHint: 'For all projects together, first come, first served.',
  sharedRest: 'The rest of the pool is open to all projects',
  sharedRestHint:
    'To projects without a part, and to those whose part is used up. Otherwise the rest is not given.',
  slice: 'Spread over time',
  sliceHint: 'So that late comers still find something.',
  periods: { none: 'No', hour: 'By hour', day: 'By day', week: 'By week', month: 'By month' },
  sliceAmount: 'Amount for each period',
  sliceAmountHint: 'What the pool gives at most.',
  carryOver: 'Carry over what is left',
  carryOverHint: 'What one period has not given is added to the next ones.',
  sharing: 'Which of the funders pays?',
  sharings: {
    pro_rata: { text: 'Each in proportion', hint: 'By what each has left.' },
    waterfall: { text: 'One after the other', hint: 'The first of the list first, until it is used up.' }
  },
  hold: 'Keep while somebody pays',
  holdHint:
    'In minutes, from 0 to 60. For that time, what the pool adds to a gift is kept for whoever is paying. 0: nothing is kept, and the payment that arrives first is served first.',
  holdWrong: 'Write a whole number of minutes, from 0 to 60.',
  minutes: 'min',
  holds: (minutes) =>
    minutes === 1
      ? 'Kept for 1 minute for whoever is paying.'
      : `Kept for ${minutes} minutes for whoever is paying.`,
  holdsGuests: 'For all people together who have not signed in, at most a fifth of what is left.',
  how: 'How the money is divided'
};
