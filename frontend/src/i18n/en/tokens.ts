import type { Dictionary } from '../fr';
import { pluralEn } from '../plural';

export const tokens: Dictionary['tokens'] = {
  title: 'Programs',
  lead: 'A program can act for you, within the limits you give it and for the time you choose.',
  none: 'No program acts for you.',
  noneHint: 'Most people need none. Make a token for a program that you know.',
  list: 'Your tokens',
  create: 'New token',
  name: 'For which program',
  nameHint: 'You will know it by this name.',
  nameMissing: 'Give it a name, to know it by.',
  scopesTitle: 'What it may do in your name',
  scopes: {
    READ_OWN: 'Read what is yours: gifts, projects, profile.',
    WRITE_PROJECTS: 'Write and change your projects.',
    GIVE: 'Give money in your name.',
    REVIEW: 'Review projects, if that is your role in the city.',
    MANAGE_POOLS: 'Look after the city’s pools, if that is your role.',
    READ_MONEY: 'Read the city’s accounts, if you may see them.'
  },
  scopesMissing: 'Choose at least one thing.',
  daysTitle: 'For how long',
  days: (days) => (days === 365 ? '1 year' : pluralEn(days, 'day', 'days')),
  make: 'Make the token',
  secretTitle: (name) => `The secret of “${name}”`,
  secretLead: 'Copy it now: it is shown this once. Whoever has it can act for you, so give it to nobody.',
  secretLabel: 'Secret of the token',
  secretUse: 'The program sends it in the header “Authorization: Bearer …”.',
  secretKept: 'I have put it somewhere safe',
  copy: 'Copy',
  copied: 'Copied',
  copiedOf: (what) => `${what}: copied.`,
  lastUsed: (ago) => `Last used ${ago}`,
  neverUsed: 'Not used yet',
  until: (date) => `until ${date}`,
  over: (date) => `over since ${date}`,
  revoke: 'Revoke',
  revokeSure: (name) => `Revoke “${name}”?`,
  revokeNote: 'The program can no longer do anything in your name, from now on.',
  revoked: 'Token revoked.'
};
