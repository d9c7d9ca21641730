import type { Dictionary } from '../fr';

/** What the city says of a campaign beyond its rules. */
export const verdict: Dictionary['verdict'] = {
  callOff: {
    action: 'Call the project off',
    title: 'Call this project off?',
    done: 'The project is called off. Gifts go back.'
  },
  goOn: {
    action: 'Let it go on',
    title: 'Let this project go on?',
    done: 'The project goes on.'
  },
  going: 'One moment…',
  leave: 'Leave it as it is',
  callOffNote:
    'Every gift goes back the way it came, and what the city added returns to its pools. This is for good.',
  withdrawNote: 'It was not published: nobody gave to it. This is for good.',
  goOnNote: (raised: string, goal: string) =>
    `It goes on with ${raised} of ${goal}. Gifts that were paid stay with it, and payments can be asked for.`,
  reason: 'Why',
  reasonHint: 'Everybody can read it on the project’s page.',
  reasonMissing: 'Say why: everybody should be able to understand it.',
  said: {
    CALLED_OFF: (date: string) => `Called off on ${date}. Gifts go back.`,
    GOES_ON: (date: string) =>
      `The city lets this project go on since ${date}, although promises were not paid.`
  },
  lacksTitle: 'This project lacks money',
  lacks: (fallen: string, raised: string, goal: string) =>
    `Its campaign succeeded by promises, of which ${fallen} could not be charged. It has ${raised} of ${goal} now.`,
  decide:
    'Nothing is paid to it before the city has decided: it goes on like this, or it is called off and everybody gets their money back.',
  wait: 'Nothing is paid to it before the city has decided whether it goes on like this.'
};
