import type { FunderInput } from '$gql/graphql';
import { decimal, minorOf, readAmount, writeMoney } from '$lib/money';
import { readRule, withoutKeys, type Branch, type JsonObject } from '$lib/rule/form';
import { presetRule } from '$lib/rule/presets';
import { instantOf, localOf } from '$lib/rule/zone';
import { readTerms, writeTerms, type TermsDraft } from './terms';

export type Funder = { key: string; name: string; amount: string };

/** A pool as its form holds it. */
export type Draft = {
  name: string;
  purpose: string;
  /** Days of the city's calendar. */
  opens: string;
  closes: string;
  funders: Funder[];
  /** Minutes for which it keeps what a gift would get while it is being paid for. */
  hold: string;
  terms: TermsDraft;
  rule: Branch;
};

let keys = 0;
export const newFunder = (): Funder => ({ key: `funder-${(keys += 1)}`, name: '', amount: '' });

export const emptyDraft = (comma: boolean): Draft => ({
  name: '',
  purpose: '',
  opens: '',
  closes: '',
  funders: [newFunder()],
  hold: '0',
  terms: readTerms(null),
  rule: readRule(presetRule('double'), comma)
});

/** What the API knows of a pool, as far as its form shows it. */
type Saved = {
  name: string;
  purpose: string;
  opensAt?: string | null;
  closesAt?: string | null;
  funders: readonly { name: string; amount: string }[];
  holdSeconds?: number | null;
  terms?: unknown;
  rule: { definition: unknown };
};

const plain = (money: string): string => decimal(minorOf(money)).replace(/\.00$/, '');
const dayOf = (instant: string | null | undefined, zone: string): string =>
  instant ? localOf(instant, zone).slice(0, 10) : '';

export const draftOf = ({ rule, ...pool }: Saved, zone: string, comma: boolean): Draft => ({
  name: pool.name,
  purpose: pool.purpose,
  opens: dayOf(pool.opensAt, zone),
  closes: dayOf(pool.closesAt, zone),
  funders: pool.funders.map(({ name, amount }) => ({ ...newFunder(), name, amount: plain(amount) })),
  hold: String(Math.ceil((pool.holdSeconds ?? 0) / 60)),
  terms: readTerms(pool.terms),
  rule: readRule(withoutKeys(rule.definition as JsonObject), comma)
});

const money = (text: string, currency: string): string | null => {
  const read = readAmount(text);
  return 'minor' in read ? writeMoney({ minor: read.minor, currency }) : null;
};

/** The funders as the API takes them; an amount that is none goes as it was typed, so that the server names it. */
export const fundersOf = (draft: Draft, currency: string): FunderInput[] =>
  draft.funders.map(({ name, amount }) => ({
    name: name.trim(),
    amount: money(amount, currency) ?? (amount.trim() || '0')
  }));

/** Whole minutes from 0 to 60 as seconds; null where it is something else. */
export function holdSecondsOf({ hold }: Draft): number | null {
  const text = hold.trim() || '0';
  const minutes = /^\d{1,2}$/.test(text) ? Number(text) : NaN;
  return minutes <= 60 ? minutes * 60 : null;
}

export const totalOf = (draft: Draft): number =>
  draft.funders.reduce((sum, { amount }) => {
    const read = readAmount(amount);
    return sum + ('minor' in read ? read.minor : 0);
  }, 0);

/** What a published pool may still change: its texts and, by a new version, its rule. */
export const changesOf = (draft: Draft, json: JsonObject) => ({
  name: draft.name.trim(),
  purpose: draft.purpose.trim(),
  definition: JSON.stringify(json)
});

export const poolInput = (
  draft: Draft,
  json: JsonObject,
  { currency, timeZone }: { currency: string; timeZone: string }
) => ({
  ...changesOf(draft, json),
  opensAt: draft.opens ? instantOf(`${draft.opens}T00:00:00`, timeZone) : null,
  closesAt: draft.closes ? instantOf(`${draft.closes}T23:59:59`, timeZone) : null,
  funders: fundersOf(draft, currency),
  holdSeconds: holdSecondsOf(draft) ?? 0,
  terms: writeTerms(draft.terms).json
});
