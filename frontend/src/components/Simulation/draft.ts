import type { StartSimulationInput } from '$gql/graphql';
import { readAmount, writeMoney } from '$lib/money';
import type { JsonObject } from '$lib/rule/form';

export type Source = 'past' | 'synthetic';

/** A simulation as its form holds it; the rule is held by the rule builder's own draft. */
export type Wish = {
  source: Source;
  from: string;
  until: string;
  projects: string;
  residents: string;
  months: string;
  seed: string;
  pool: string;
  changesRule: boolean;
  amount: string;
};

export const SIZES = ['projects', 'residents', 'months', 'seed'] as const;
export type Size = (typeof SIZES)[number];

export const newWish = (pool: string): Wish => ({
  source: 'past',
  from: '',
  until: '',
  projects: '60',
  residents: '4000',
  months: '12',
  seed: '1',
  pool,
  changesRule: true,
  amount: ''
});

const whole = (text: string): number | null => (/^\d{1,9}$/.test(text.trim()) ? Number(text.trim()) : null);

/** Fields that hold something which is no number or no amount. */
export function wrongIn(wish: Wish): (Size | 'amount')[] {
  const sizes = wish.source === 'synthetic' ? SIZES.filter((size) => whole(wish[size]) === null) : [];
  const amount = wish.amount.trim() !== '' && 'problem' in readAmount(wish.amount);
  return amount ? [...sizes, 'amount'] : sizes;
}

/** What the API is asked for, but for the key. */
export function wishInput(
  wish: Wish,
  rule: JsonObject,
  city: { id: string; currency: string }
): Omit<StartSimulationInput, 'idempotencyKey'> {
  const amount = readAmount(wish.amount);
  const change = {
    pool: wish.pool,
    ...(wish.changesRule ? { definition: JSON.stringify(rule) } : {}),
    ...('minor' in amount ? { amount: writeMoney({ minor: amount.minor, currency: city.currency }) } : {})
  };
  const source =
    wish.source === 'past'
      ? { past: { from: wish.from || null, until: wish.until || null } }
      : {
          synthetic: {
            projects: whole(wish.projects),
            residents: whole(wish.residents),
            months: whole(wish.months),
            seed: whole(wish.seed)
          }
        };
  return { city: city.id, ...source, changes: [change] };
}
