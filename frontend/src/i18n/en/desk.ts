import type { Dictionary } from '../fr';
import { pluralEn } from '../plural';

export const desk: Dictionary['desk'] = {
  title: 'City desk',
  reviewTitle: 'Projects to review',
  reviewCount: (count) => pluralEn(count, 'project is waiting', 'projects are waiting'),
  reviewOrder: 'Whoever has waited longest comes first.',
  reviewNone: 'Nothing to review. All up to date.',
  reviewNoneHint: 'A project that a resident submits appears here, ready to be read.',
  seePage: 'See its page',
  publish: 'Publish',
  publishSure: (title) => `Publish “${title}”? The campaign opens at once.`,
  published: (title) => `“${title}” is published.`,
  requestChanges: 'Request changes',
  changesReason: 'What should change? The owner will read these words.',
  changesRequested: (title) => `Changes requested for “${title}”.`,
  reject: 'Reject',
  rejectReason: 'Why is this project rejected? The owner will read these words.',
  rejected: (title) => `“${title}” is rejected.`,
  reasonMissing: 'Write a reason: the owner has a right to know it.',
  send: 'Send',
  poolsTitle: 'Pools that add to gifts',
  poolsNone: 'No pool yet.',
  poolsNoneHint: 'A pool adds to gifts by a rule. The first one takes ten minutes.',
  newPool: 'Create a pool',
  poolStates: {
    DRAFT: 'Draft',
    PUBLISHED: 'Open',
    PAUSED: 'Paused',
    EXHAUSTED: 'Exhausted',
    CLOSED: 'Closed',
    SETTLED: 'Settled'
  },
  amount: 'Endowment',
  reserved: 'Reserved',
  committed: 'Certain',
  paid: 'Paid',
  available: 'Available',
  meanings: 'What do these sums mean?',
  meaning: {
    available: 'What the pool can still promise.',
    reserved: 'Promised to campaigns under way. If a campaign falls short, the sum returns to the pool.',
    committed: 'The campaign succeeded: the city owes this sum to the project.',
    paid: 'What the city has transferred to the project. Parvis does not record transfers yet.'
  },
  moneySentence: (amount, reserved, committed, paid, available) =>
    `Of ${amount}: ${reserved} reserved, ${committed} certain, ${paid} paid, ${available} available.`,
  projectsMatched: (count) => pluralEn(count, 'project matched', 'projects matched'),
  period: (from, to) =>
    from && to ? `from ${from} to ${to}` : from ? `from ${from}` : to ? `until ${to}` : 'without dates',
  fundedBy: (names) => `Funded by ${names}`,
  versions: 'Versions of the rule',
  versionOf: (version, date) =>
    date ? `Version ${version}, published on ${date}` : `Version ${version}, in preparation`,
  decisions: 'Latest decisions',
  decisionsLead: 'For each gift, what this pool added, to which project, and why exactly that much.',
  decisionsNone: 'No decision yet.',
  decisionsNoneHint: 'The first appears here as soon as this pool adds to a gift.',
  giftOf: (amount, name) => `gift of ${amount}, ${name}`,
  giftAnonymous: (amount) => `anonymous gift of ${amount}`,
  wholeCampaign: 'the project as a whole',
  notFound: 'This pool does not exist.'
};
