import type { Dictionary } from '../fr';
import { pluralEn } from '../plural';

export const progress: Dictionary['progress'] = {
  states: {
    IDEA: 'Idea',
    DRAFT: 'Draft',
    SUBMITTED: 'Submitted',
    IN_REVIEW: 'In review',
    CHANGES_REQUESTED: 'Changes requested',
    REJECTED: 'Rejected',
    PUBLISHED: 'Open for gifts',
    SUCCEEDED: 'Succeeded',
    FAILED: 'Fell short',
    IN_DELIVERY: 'Being done',
    COMPLETED: 'Completed',
    CANCELLED: 'Cancelled',
    SUSPENDED: 'Suspended'
  },
  crowd: 'Residents',
  match: 'The city',
  secured: 'Already secured',
  left: 'Still to raise',
  goal: 'Goal',
  unlock: 'The city’s share is certain from here',
  unlocked: 'The city’s share is certain',
  of: (goal) => `of ${goal}`,
  raised: 'raised',
  backers: (count) =>
    count === 0 ? 'Nobody has given yet' : pluralEn(count, 'person has given', 'people have given'),
  returned: (count) => `given back to ${pluralEn(count, 'person', 'people')}`,
  backersShort: (count) => pluralEn(count, 'gift', 'gifts'),
  sentence: (percent, goal, crowd, match, secured, unlock) =>
    `${percent} of ${goal} raised: ${crowd} by residents, ${match} by the city` +
    (secured ? `, ${secured} already secured` : '') +
    (unlock ? `. The city’s share is certain from ${unlock}.` : '.'),
  justNow: (gift, match) => `Just now: ${gift} from somebody, ${match} from the city`
};
