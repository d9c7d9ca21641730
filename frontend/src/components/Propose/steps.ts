import type { Problem } from '$lib/problems';

/** The steps of a proposal, in the order in which they are gone through. */
export const STEPS = ['title', 'story', 'place', 'budget', 'campaign', 'preview'] as const;
export type Step = (typeof STEPS)[number];

/** The element that takes the keyboard for a field of the API, and the step that shows it. */
const HOMES: Record<string, { step: Step; id: string }> = {
  title: { step: 'title', id: 'title' },
  category: { step: 'title', id: 'category' },
  summary: { step: 'title', id: 'summary' },
  story: { step: 'story', id: 'story' },
  location: { step: 'place', id: 'area' },
  cityWide: { step: 'place', id: 'city-wide' },
  address: { step: 'place', id: 'address' },
  budgetLines: { step: 'budget', id: 'lines' },
  goal: { step: 'budget', id: 'lines' },
  cost: { step: 'budget', id: 'cost' },
  ownContribution: { step: 'budget', id: 'own' },
  campaignKind: { step: 'campaign', id: 'kind' },
  opensAt: { step: 'campaign', id: 'opens' },
  closesAt: { step: 'campaign', id: 'closes' }
};

/** A save speaks of `input.closesAt`, a submission of `closesAt`. */
const nameOf = (field: string): string => field.replace(/^input\./, '');

export const homeOf = ({ field }: Problem): { step: Step; id: string } | null =>
  HOMES[nameOf(field ?? '').split(/[.[]/)[0] ?? ''] ?? null;

/** The problems with the paths of a form that is being saved. */
export const asInput = (problems: readonly Problem[]): Problem[] =>
  problems.map((problem) =>
    problem.field && homeOf(problem) ? { ...problem, field: `input.${nameOf(problem.field)}` } : problem
  );
