import type { CashKind } from '$gql/graphql';
import { minorOf, readAmount, type AmountProblem } from '$lib/money';

type Gift = { number: number; kind: CashKind; amount: string; name: string; project: { id: string } };

export type Sums = { cash: number; cheques: number; total: number };

/** What the gifts of a count sum to, in each form and together, in minor units. */
export function sumsOf(gifts: readonly Pick<Gift, 'kind' | 'amount'>[]): Sums {
  const of = (kind: CashKind): number =>
    gifts.reduce((sum, gift) => (gift.kind === kind ? sum + minorOf(gift.amount) : sum), 0);
  const [cash, cheques] = [of('CASH'), of('CHEQUE')];
  return { cash, cheques, total: cash + cheques };
}

export type Given = { kind: CashKind; amount: string; name: string; project: string };

/**
 * The number of a gift that was entered just now: the highest of those that are like it, as somebody else may enter
 * gifts into the same count meanwhile.
 */
export function numberOf(gifts: readonly Gift[], { kind, amount, name, project }: Given): number | null {
  const alike = gifts.filter(
    (gift) =>
      gift.kind === kind &&
      minorOf(gift.amount) === minorOf(amount) &&
      gift.name === name.trim() &&
      gift.project.id === project
  );
  return alike.length > 0 ? Math.max(...alike.map(({ number }) => number)) : null;
}

/** What somebody counted. Nothing at all is a sum as well, but it has to be written. */
export function readSum(typed: string): { minor: number } | { problem: AmountProblem } {
  if (/^0+(?:[.,]0{1,2})?$/.test(typed.replace(/[\s\u00a0\u202f€]|EUR/g, ''))) return { minor: 0 };
  return readAmount(typed);
}

/** By how much the bank counted more or less than we did; zero where it has not counted yet. */
export const differenceOf = ({ amount, arrived }: { amount: string; arrived?: string | null }): number =>
  arrived ? minorOf(arrived) - minorOf(amount) : 0;
