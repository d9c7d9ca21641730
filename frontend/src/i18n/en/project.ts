import type { Dictionary } from '../fr';
import { listEn } from '../list';
import { pluralEn } from '../plural';

export const project: Dictionary['project'] = {
  stateNotes: {
    IDEA: 'An idea looking for company. It has no budget yet, and one cannot sign up for it here yet: share the link with those it may touch.',
    DRAFT: 'A draft: only you can see it.',
    SUBMITTED: 'Submitted to the city, which will read it.',
    IN_REVIEW: 'The city is reading this project.',
    CHANGES_REQUESTED: 'The city asks for changes before it publishes.',
    REJECTED: 'The city did not take this project.',
    PUBLISHED: '',
    SUCCEEDED: 'The campaign succeeded. Thank you, all of you.',
    FAILED: 'The campaign fell short. Gifts are returned, and so is the city’s share.',
    IN_DELIVERY: 'The campaign succeeded and the project is being done.',
    COMPLETED: 'The project is done.',
    CANCELLED: 'The project is cancelled. Gifts are returned.',
    SUSPENDED: 'The campaign is suspended: nobody can give for now.'
  },
  kinds: {
    ALL_OR_NOTHING: 'All or nothing',
    KEEP_WHAT_YOU_RAISE: 'Every gift counts',
    SOLIDARITY_POT: 'Solidarity pot'
  },
  kindNotes: {
    ALL_OR_NOTHING: 'If the goal is missed at the closing date, every gift is given back.',
    KEEP_WHAT_YOU_RAISE: 'The project keeps what is raised, even below the goal.',
    SOLIDARITY_POT: 'A small pot with an end date, for a person or a family.'
  },
  back: 'Give to this project',
  daysLeft: (days) => (days === 0 ? 'Last hours' : days === 1 ? '1 day left' : `${days} days left`),
  closes: (date) => `Closes on ${date}`,
  closed: (date) => `Closed on ${date}`,
  closing: (date) => `Planned to close on ${date}`,
  by: 'Led by',
  verified: 'Verified by the city',
  ownerKinds: {
    PERSON: 'In a personal capacity',
    ASSOCIATION: 'Association',
    FIRM: 'Company',
    PUBLIC_BODY: 'Public body'
  },
  story: 'The project',
  quoteTitle: 'What becomes of my gift?',
  quoteLabel: 'If I give',
  quoteWorking: 'Working it out…',
  quoteHeadline: (total, reasons, money) => {
    const one = reasons.length === 1 && reasons[0]?.share;
    const each = reasons.map(({ added, pool, share, category, place }) => {
      if (!share) return `${money(added)} from the pool “${pool}”`;
      const { num, den } = share.rate;
      const gift = share.first ? 'your first gift' : 'your gift';
      const part = num === 1 ? { 2: 'half', 4: 'a quarter', 5: 'a fifth' }[den] : undefined;
      const does =
        num === den
          ? `doubles ${gift}`
          : part
            ? `adds ${part} of ${gift}`
            : `adds ${num} for every ${den} of ${gift}`;
      const counted = share.counted === null ? '' : ` (counted as ${money(share.counted)})`;
      const where = (category ? ` for a “${category}” project` : '') + (place ? ` in ${place}` : '');
      return `${one ? '' : `${money(added)} `}because it ${does}${counted}${where}`;
    });
    return `The city adds ${total}${one ? ' ' : ': '}${listEn(each)}.`;
  },
  quoteNone: 'Today the city adds nothing to this gift.',
  quoteYou: 'you',
  quoteCity: 'the city',
  quoteWaiting: 'What the city adds appears here as soon as there is an amount.',
  quoteNote: 'Worked out just now by the same engine as the real gift.',
  budget: 'Where the money goes',
  budgetGroups: { REQUIRED: 'Needed', OPTIONAL: 'If possible', SECURED: 'Already secured' },
  budgetNotes: {
    REQUIRED: 'Without it, the project does not happen.',
    OPTIONAL: 'On top of the goal, if gifts go beyond it.',
    SECURED: 'This sum is there: it counts towards the goal.'
  },
  budgetMinimum: (amount) => `Minimum to begin: ${amount}.`,
  budgetGoal: (amount) => `Goal of the campaign: ${amount}.`,
  budgetGoalIsNeeded: (amount) => `Goal of the campaign: ${amount}, which is all that is needed.`,
  budgetCost: (amount) => `What the whole costs: ${amount}.`,
  budgetOwn: (amount) => `What whoever carries it puts in: ${amount}.`,
  budgetLine: 'Item',
  budgetAmount: 'Amount',
  poolsTitle: 'What the city adds, and on what terms',
  poolsNone: 'No pool adds to this project. Every gift counts for what it is.',
  poolsFutureTitle: 'What the city will add, once the campaign opens',
  poolsFutureNone:
    'As it is described, no pool will add to this project: that depends on its theme, its place and its kind of campaign.',
  poolFuture: 'Will apply once open',
  poolNotFuture: 'Will not apply',
  poolOpen: 'Adding right now',
  poolClosed: 'Not adding right now',
  poolGiven: (amount) => `${amount} added to this project so far`,
  backers: 'Who has given',
  backersReturned: 'Every gift has been given back.',
  gaveBack: 'given back',
  gaveBackPartly: 'partly given back',
  backersNone: 'Nobody yet. The first gift is the hardest, and the finest.',
  anonymous: 'Anonymous',
  cityAdded: (amount) => `the city adds ${amount}`,
  decisions: 'Every decision, explained',
  decisionsLead: 'For each gift, what the city added and why exactly that much. Zeros too.',
  decisionsNone: 'No decision yet: they appear here from the first gift.',
  sameZeros: (count) => pluralEn(count, 'gift', 'gifts'),
  writtenIn: { FR: 'Written in French', EN: 'Written in English' },
  checks: (count) => `${pluralEn(count, 'check', 'checks')} without effect`,
  stepIn: 'before',
  stepOut: 'after',
  decisionStates: {
    HELD: 'held',
    RESERVED: 'reserved',
    COMMITTED: 'certain',
    PAID: 'paid',
    RELEASED: 'back in the pool'
  },
  decisionCancelled: 'cancelled',
  ruleVersion: (version) => `rule, version ${version}`,
  share: 'Share',
  copyLink: 'Copy the link',
  copied: 'Link copied',
  shareVia: 'Share…',
  notFound: 'This project does not exist, or is not public yet.',
  edit: 'Edit',
  review: 'Review at the city desk',
  reviewNote: 'Word from the city'
};
