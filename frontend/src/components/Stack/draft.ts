import type { GroupShare, MatchStackInput, StackMode } from '$gql/graphql';
import type { Problem } from '$lib/problems';
import { decimal, minorOf, readAmount, writeMoney } from '$lib/money';

/** How rules go together, as the form holds it: shares in per cent, blank where there is no such ceiling. */
export type StackDraft = {
  mode: StackMode;
  groupShare: GroupShare;
  goal: string;
  cost: string;
  own: string;
  aid: string;
  months: string;
};

type Saved = {
  mode: StackMode;
  groupShare: GroupShare;
  groupGoalBps?: number | null;
  groupCostBps?: number | null;
  ownShareOfPublicBps?: number | null;
  deMinimis?: { amount: string; months: number } | null;
};

const percent = (bps: number | null | undefined): string =>
  bps === null || bps === undefined ? '' : decimal(bps).replace(/\.?0+$/, '');

export const draftOf = (saved: Saved): StackDraft => ({
  mode: saved.mode,
  groupShare: saved.groupShare,
  goal: percent(saved.groupGoalBps),
  cost: percent(saved.groupCostBps),
  own: percent(saved.ownShareOfPublicBps),
  aid: saved.deMinimis ? decimal(minorOf(saved.deMinimis.amount)).replace(/\.00$/, '') : '',
  months: String(saved.deMinimis?.months ?? 36)
});

/** "65" or "12,5" per cent in basis points; null for nothing, undefined for what is no share. */
export function bpsOf(typed: string): number | null | undefined {
  const text = typed.replace(/[\s%\u00a0\u202f]/g, '').replace(',', '.');
  if (text === '') return null;
  const found = /^(\d{1,3})(?:\.(\d{1,2}))?$/.exec(text);
  const bps = found ? Number(found[1]) * 100 + Number((found[2] ?? '').padEnd(2, '0')) : 0;
  return bps >= 1 && bps <= 10_000 ? bps : undefined;
}

/** The settings as the API takes them, and what the page finds wrong by itself. */
export function inputOf(
  draft: StackDraft,
  currency: string,
  messages: { share: string; amount: string; months: string }
): { input: MatchStackInput; problems: Problem[] } {
  const problems: Problem[] = [];
  const refuse = (field: string, message: string): null => {
    problems.push({ code: 'OUT_OF_RANGE', field: `input.${field}`, message });
    return null;
  };
  const share = (field: string, typed: string): number | null => {
    const bps = bpsOf(typed);
    return bps === undefined ? refuse(field, messages.share) : bps;
  };
  const input: MatchStackInput = {
    mode: draft.mode,
    groupShare: draft.groupShare,
    groupGoalBps: share('groupGoalBps', draft.goal),
    groupCostBps: share('groupCostBps', draft.cost),
    ownShareOfPublicBps: share('ownShareOfPublicBps', draft.own)
  };
  if (draft.aid.trim() !== '') {
    const read = readAmount(draft.aid);
    const months = /^\d{1,3}$/.test(draft.months.trim()) ? Number(draft.months) : 0;
    if ('problem' in read) refuse('deMinimis.amount', messages.amount);
    else if (months === 0) refuse('deMinimis.months', messages.months);
    else input.deMinimis = { amount: writeMoney({ minor: read.minor, currency }), months };
  }
  return { input, problems };
}
