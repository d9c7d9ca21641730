import type { CampaignKind, UpdateProjectInput } from '$gql/graphql';
import { decimal, minorOf, readAmount, writeMoney } from '$lib/money';
import { fromDay, toDay } from '$lib/day';
import { inputOf, sums, type Line } from './budget';

/** A proposal as its form holds it. */
export type Draft = {
  title: string;
  summary: string;
  story: string;
  category: string;
  kind: CampaignKind;
  opens: string;
  closes: string;
  longitude: number | null;
  latitude: number | null;
  address: string;
  cityWide: boolean;
  lines: Line[];
  /** What the whole costs, where it is more than the budget. */
  cost: string;
  /** What whoever carries it puts in. */
  own: string;
};

type Saved = {
  title: string;
  summary: string;
  story: string;
  category: { slug: string };
  cityWide: boolean;
  address: string | null;
  location: { longitude: number; latitude: number } | null;
  campaign: { kind: CampaignKind; opensAt: string | null; closesAt: string | null };
  budgetLines: readonly { id: string; label: string; amount: string; kind: Line['kind'] }[];
  cost?: string | null;
  ownContribution?: string | null;
};

let keys = 0;
export const newLine = (): Line => ({ key: `line-${(keys += 1)}`, label: '', amount: '', kind: 'REQUIRED' });

const plain = (money: string): string => decimal(minorOf(money)).replace(/\.00$/, '');

export const draftOf = (project: Saved): Draft => ({
  title: project.title,
  summary: project.summary,
  story: project.story,
  category: project.category.slug,
  kind: project.campaign.kind,
  opens: toDay(project.campaign.opensAt),
  closes: toDay(project.campaign.closesAt),
  longitude: project.location?.longitude ?? null,
  latitude: project.location?.latitude ?? null,
  address: project.address ?? '',
  cityWide: project.cityWide,
  lines: project.budgetLines.length
    ? project.budgetLines.map((line) => ({
        ...newLine(),
        label: line.label,
        amount: plain(line.amount),
        kind: line.kind
      }))
    : [newLine(), newLine()],
  cost: project.cost ? plain(project.cost) : '',
  own: project.ownContribution ? plain(project.ownContribution) : ''
});

/** A closing day that has passed, or that lies before the opening, is no date to be told. */
function datesFrom({ opens, closes }: Draft): Pick<UpdateProjectInput, 'opensAt' | 'closesAt'> {
  if (closes && (closes < toDay(new Date().toISOString()) || (opens && closes < opens))) return {};
  return {
    ...(opens && { opensAt: fromDay(opens, 'start') }),
    ...(closes && { closesAt: fromDay(closes, 'end') })
  };
}

/** A figure as the API takes it: blank for none, nothing told while it cannot be understood. */
function figure<Name extends 'cost' | 'ownContribution'>(
  name: Name,
  typed: string,
  currency: string
): Partial<Record<Name, string>> {
  const read = readAmount(typed);
  if ('minor' in read) return { [name]: writeMoney({ minor: read.minor, currency }) } as Record<Name, string>;
  return read.problem === 'empty' ? ({ [name]: '' } as Record<Name, string>) : {};
}

/** What the API is told; parts that cannot be understood yet are left out and stay in the form. */
export function inputFrom(draft: Draft, currency: string): UpdateProjectInput {
  const lines = inputOf(draft.lines, currency);
  const { goal } = sums(draft.lines);
  return {
    ...(draft.title.trim() && { title: draft.title.trim() }),
    summary: draft.summary.trim(),
    story: draft.story,
    ...(draft.category && { category: draft.category }),
    campaignKind: draft.kind,
    ...datesFrom(draft),
    address: draft.address.trim(),
    cityWide: draft.cityWide,
    ...(!draft.cityWide &&
      draft.longitude !== null &&
      draft.latitude !== null && { location: { longitude: draft.longitude, latitude: draft.latitude } }),
    ...figure('cost', draft.cost, currency),
    ...figure('ownContribution', draft.own, currency),
    ...(lines && { budgetLines: lines, ...(goal > 0 && { goal: writeMoney({ minor: goal, currency }) }) })
  };
}

/** Only what has changed since it was last kept. */
export function difference(now: UpdateProjectInput, before: UpdateProjectInput): UpdateProjectInput {
  const changed = Object.entries(now).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(before[name as keyof UpdateProjectInput])
  );
  const input = Object.fromEntries(changed) as UpdateProjectInput;
  // A place and "the whole city" exclude each other, so they are always told together.
  if (input.location) input.cityWide = false;
  return input;
}
