import type { CaseAction, SubjectKind } from '$gql/graphql';

/** What can be done about something that was reported, the mildest first. */
export const actionsFor = (subject: SubjectKind): CaseAction[] =>
  subject === 'PROJECT'
    ? ['KEEP', 'SUSPEND_PROJECT', 'SUSPEND_PERSON']
    : [
        'KEEP',
        'REMOVE',
        ...(subject === 'COMMENT' || subject === 'PLEDGE' ? (['SUSPEND_PERSON'] as const) : [])
      ];

/** A number of days from 1 to 365, or null. */
export function daysOf(text: string): number | null {
  const days = /^\s*\d{1,3}\s*$/.test(text) ? Number(text) : 0;
  return days >= 1 && days <= 365 ? days : null;
}
