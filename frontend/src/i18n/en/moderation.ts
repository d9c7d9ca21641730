import type { Dictionary } from '../fr';
import { pluralEn } from '../plural';

export const moderation: Dictionary['moderation'] = {
  title: 'Reports',
  lead: 'What residents have reported. Every decision gives its reasons and can be contested once, and then another person settles it.',
  which: 'Which to show',
  states: { OPEN: 'To read', DECIDED: 'Decided', APPEALED: 'Contested', CLOSED: 'Closed' },
  none: {
    OPEN: 'Nothing to read. All is calm.',
    APPEALED: 'No decision is contested.',
    DECIDED: 'No recent decision.',
    CLOSED: 'No closed case.'
  },
  noneHint: {
    OPEN: 'A report made on a page appears here, with what it is about.',
    APPEALED: 'Whoever contests a decision is read here by another person.',
    DECIDED: 'A decision appears here once it is taken; whoever it concerns can contest it.',
    CLOSED: 'A case comes here when nothing is taken away, or once an appeal is decided.'
  },
  subjects: {
    PROJECT: 'Project',
    COMMENT: 'Comment',
    PLEDGE: 'Words with a gift',
    ORGANISATION: 'Association'
  },
  reasonsShort: {
    ILLEGAL: 'illegal',
    HATE: 'hate',
    HARASSMENT: 'harassment',
    FRAUD: 'deceit',
    PRIVATE_DATA: 'private life',
    SPAM: 'advertising',
    OFF_TOPIC: 'off topic',
    OTHER: 'other'
  },
  reports: (count) => pluralEn(count, 'report', 'reports'),
  of: (name) => `by ${name}`,
  opened: (when) => `reported ${when}`,
  open: 'Read and decide',
  see: 'Read again',
  back: 'All reports',
  caseTitle: {
    PROJECT: 'A reported project',
    COMMENT: 'A reported comment',
    PLEDGE: 'Reported words',
    ORGANISATION: 'A reported association'
  },
  notFound: 'This report does not exist.',
  excerpt: 'What it said when it was reported',
  concerned: 'Who is concerned',
  where: 'See it in its place',
  reportsTitle: 'What the reports say',
  visitor: 'A visitor',
  noDetails: 'Nothing more was said.',
  decisionsTitle: 'What was decided',
  decidedBy: (name, when) => `${name}, ${when}`,
  actions: {
    KEEP: 'Leave it in place',
    REMOVE: 'Take it down',
    SUSPEND_PROJECT: 'Suspend the project',
    SUSPEND_PERSON: 'Take it down and suspend the person'
  },
  actionsDone: {
    KEEP: 'Left in place',
    REMOVE: 'Taken down',
    SUSPEND_PROJECT: 'Project suspended',
    SUSPEND_PERSON: 'Taken down, person suspended'
  },
  consequences: {
    KEEP: 'Whatever was set aside appears again. Those who reported it and left an address are told.',
    REMOVE:
      'The text disappears for everybody; a line says that it was taken down. The person reads your reason and can contest it for 30 days.',
    SUSPEND_PROJECT:
      'Nobody can give to the project until further notice. Gifts already received do not move. Its owner reads your reason and can contest it for 30 days.',
    SUSPEND_PERSON:
      'The text disappears, and for that time the person can neither write nor propose in this city. They can read, give, and contest it for 30 days.'
  },
  decideTitle: 'Your decision',
  actionLabel: 'What should be done?',
  actionMissing: 'Choose what should be done.',
  days: 'For how many days?',
  daysHint: 'From 1 to 365. Seven days are mostly enough the first time.',
  daysWrong: 'Enter a number from 1 to 365.',
  reason: 'Why',
  reasonHint: 'The person concerned will read these words. Name the rule, then what is wrong.',
  reasonMissing: 'Write a reason: the person has a right to know it.',
  preview: 'What will happen',
  decide: 'Decide',
  decided: 'The decision is made, and the person concerned is told.',
  until: (date) => `until ${date}`,
  appealUntil: (date) => `Can be contested until ${date}.`,
  appealTitle: 'Contested',
  appealLead: 'The person concerned does not agree. These are their words.',
  appealDecide: 'Settle it',
  appealOther: 'Somebody other than who decided must settle it.',
  uphold: 'Keep the decision',
  takeBack: 'Take the decision back',
  upholdNote: 'Nothing changes, and the case is closed. The person reads your reason.',
  takeBackNote:
    'Whatever was taken down appears again, a suspension ends at once, and the case is closed. The person reads your reason.',
  appealMissing: 'Choose one of the two.',
  upheld: 'Decision kept',
  takenBack: 'Decision taken back',
  onAppeal: 'After it was contested',
  closed: 'It is settled, and the case is closed.'
};
