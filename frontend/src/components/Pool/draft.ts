import type { FunderInput, RuleInput, RulePreset } from '$gql/graphql';
import { fromDay, toDay } from '$lib/day';
import { decimal, minorOf, readAmount, writeMoney } from '$lib/money';

/** Which fields of a rule are amounts of money, as somebody types them. */
export const LIMITS = ['minimumGift', 'maximumPerGift', 'maximumPerDonor', 'maximumPerProject'] as const;
export type Limit = (typeof LIMITS)[number];
export const PRESETS: readonly RulePreset[] = [
  'DOUBLE_EACH_GIFT',
  'ADD_A_HALF',
  'ADD_A_QUARTER',
  'ADD_A_FIFTH',
  'CUSTOM'
];

export type Funder = { key: string; name: string; amount: string };

/** A pool as its form holds it. */
export type Draft = {
  name: string;
  purpose: string;
  opens: string;
  closes: string;
  funders: Funder[];
  preset: RulePreset;
  rateNum: string;
  rateDen: string;
  limits: Record<Limit, string>;
  goalShare: string;
  successAt: string;
  firstGiftOnly: boolean;
  stopAtGoal: boolean;
  categories: string[];
  neighbourhoods: string[];
  areas: string[];
};

const RATES: Record<Exclude<RulePreset, 'CUSTOM'>, [number: string, of: string]> = {
  DOUBLE_EACH_GIFT: ['1', '1'],
  ADD_A_HALF: ['1', '2'],
  ADD_A_QUARTER: ['1', '4'],
  ADD_A_FIFTH: ['1', '5']
};

let keys = 0;
export const newFunder = (): Funder => ({ key: `funder-${(keys += 1)}`, name: '', amount: '' });

export const emptyDraft = (): Draft => ({
  name: '',
  purpose: '',
  opens: '',
  closes: '',
  funders: [newFunder()],
  preset: 'DOUBLE_EACH_GIFT',
  rateNum: '1',
  rateDen: '1',
  limits: { minimumGift: '', maximumPerGift: '100', maximumPerDonor: '', maximumPerProject: '5000' },
  goalShare: '',
  successAt: '100',
  firstGiftOnly: true,
  stopAtGoal: true,
  categories: [],
  neighbourhoods: [],
  areas: []
});

/** A preset brings its share; everything else stays as it was chosen. */
export function withPreset(draft: Draft, preset: RulePreset): void {
  draft.preset = preset;
  if (preset !== 'CUSTOM') [draft.rateNum, draft.rateDen] = RATES[preset];
}

type Saved = {
  name: string;
  purpose: string;
  opensAt: string | null;
  closesAt: string | null;
  funders: readonly { name: string; amount: string }[];
  rule: {
    settings: Record<Limit, string | null> & {
      preset: RulePreset;
      rateNum: number;
      rateDen: number;
      firstGiftOnly: boolean;
      stopAtGoal: boolean;
      maximumGoalShareBps: number | null;
      categories: readonly string[];
      neighbourhoods: readonly string[];
      areas: readonly string[];
      successAtGoalBps: number;
    };
  };
};

const plain = (money: string | null): string => (money ? decimal(minorOf(money)).replace(/\.00$/, '') : '');
const percent = (bps: number): string => String(bps / 100);

export function draftOf({ rule: { settings }, ...pool }: Saved): Draft {
  return {
    name: pool.name,
    purpose: pool.purpose,
    opens: toDay(pool.opensAt),
    closes: toDay(pool.closesAt),
    funders: pool.funders.map(({ name, amount }) => ({ ...newFunder(), name, amount: plain(amount) })),
    preset: settings.preset,
    rateNum: String(settings.rateNum),
    rateDen: String(settings.rateDen),
    limits: Object.fromEntries(LIMITS.map((limit) => [limit, plain(settings[limit])])) as Record<
      Limit,
      string
    >,
    goalShare: settings.maximumGoalShareBps === null ? '' : percent(settings.maximumGoalShareBps),
    successAt: percent(settings.successAtGoalBps),
    firstGiftOnly: settings.firstGiftOnly,
    stopAtGoal: settings.stopAtGoal,
    categories: [...settings.categories],
    neighbourhoods: [...settings.neighbourhoods],
    areas: [...settings.areas]
  };
}

/** Fields that hold something which is no number or no amount; the server is not asked before they are right. */
export type Wrong = 'rateNum' | 'rateDen' | 'goalShare' | 'successAt' | Limit | `funder-${string}`;

const whole = (text: string): number | null => (/^\d{1,9}$/.test(text.trim()) ? Number(text.trim()) : null);

/** Basis points of a percentage with up to two decimals, read digit by digit. */
export function bps(text: string): number | null {
  const found = /^(\d{1,5})(?:[.,](\d{1,2}))?$/.exec(text.trim().replace(/\s*%$/, ''));
  return found ? Number(found[1]) * 100 + Number((found[2] ?? '').padEnd(2, '0') || '0') : null;
}

export function wrongIn(draft: Draft): Wrong[] {
  const wrong: Wrong[] = [];
  if (whole(draft.rateNum) === null) wrong.push('rateNum');
  if (whole(draft.rateDen) === null) wrong.push('rateDen');
  if (draft.goalShare.trim() && bps(draft.goalShare) === null) wrong.push('goalShare');
  if (draft.successAt.trim() && bps(draft.successAt) === null) wrong.push('successAt');
  for (const limit of LIMITS) {
    if (draft.limits[limit].trim() && 'problem' in readAmount(draft.limits[limit])) wrong.push(limit);
  }
  return wrong;
}

const money = (text: string, currency: string): string | null => {
  const read = readAmount(text);
  return 'minor' in read ? writeMoney({ minor: read.minor, currency }) : null;
};

/** The rule as the API takes it. An empty limit is told as null, so that it can be taken away again. */
export const ruleOf = (draft: Draft, currency: string): RuleInput => ({
  preset: draft.preset,
  rateNum: whole(draft.rateNum),
  rateDen: whole(draft.rateDen),
  ...Object.fromEntries(LIMITS.map((limit) => [limit, money(draft.limits[limit], currency)])),
  firstGiftOnly: draft.firstGiftOnly,
  stopAtGoal: draft.stopAtGoal,
  maximumGoalShareBps: draft.goalShare.trim() ? bps(draft.goalShare) : null,
  successAtGoalBps: draft.successAt.trim() ? bps(draft.successAt) : null,
  categories: draft.categories,
  neighbourhoods: draft.neighbourhoods,
  areas: draft.areas
});

/** The funders as the API takes them; an amount that is none goes as it was typed, so that the server names it. */
export const fundersOf = (draft: Draft, currency: string): FunderInput[] =>
  draft.funders.map(({ name, amount }) => ({
    name: name.trim(),
    amount: money(amount, currency) ?? (amount.trim() || '0')
  }));

export const totalOf = (draft: Draft): number =>
  draft.funders.reduce((sum, { amount }) => {
    const read = readAmount(amount);
    return sum + ('minor' in read ? read.minor : 0);
  }, 0);

export const poolInput = (draft: Draft, currency: string) => ({
  name: draft.name.trim(),
  purpose: draft.purpose.trim(),
  opensAt: draft.opens ? fromDay(draft.opens, 'start') : null,
  closesAt: draft.closes ? fromDay(draft.closes, 'end') : null,
  funders: fundersOf(draft, currency),
  rule: ruleOf(draft, currency)
});
