import type { Dictionary } from '../fr';
import { pluralEn } from '../plural';

export const desk: Dictionary['desk'] = {
  title: 'City desk',
  reviewTitle: 'Projects to review',
  reviewCount: (count) => pluralEn(count, 'project is waiting', 'projects are waiting'),
  reviewNone: 'Nothing to review. All up to date.',
  open: 'Read the project',
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
  poolsNone: 'No pool yet. The first one takes ten minutes.',
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
  moneySentence: (amount, reserved, committed, paid, available) =>
    `Of ${amount}: ${reserved} reserved, ${committed} certain, ${paid} paid, ${available} available.`,
  projectsMatched: (count) => pluralEn(count, 'project matched', 'projects matched'),
  period: (from, to) =>
    from && to ? `from ${from} to ${to}` : from ? `from ${from}` : to ? `until ${to}` : 'without dates',
  funders: 'Funders',
  versions: 'Versions of the rule',
  versionOf: (version, date) =>
    date ? `Version ${version}, published on ${date}` : `Version ${version}, in preparation`,
  decisions: 'Latest decisions',
  decisionsNone: 'No decision yet.',
  notFound: 'This pool does not exist.'
};
