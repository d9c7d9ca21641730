import type { MovementKind } from '$gql/graphql';
import { minorOf } from '$lib/money';
import type { ResultOf } from '$lib/result';
import type { MovementParts } from './document';

export type Row = ResultOf<typeof MovementParts>;
export type Gift = Row['proposals'][number]['pledge'];
export type Deposit = Row['deposits'][number];
export type Transfer = Row['transfers'][number];
export type Order = Row['orders'][number];

/** What somebody says a movement is. A gift is known by what was proposed, or by its id alone. */
export type Explanation =
  | { kind: 'PLEDGE'; gift: Gift | string }
  | { kind: 'ORDER' | 'ORDER_RETURNED'; order: Order }
  | { kind: 'DEPOSIT'; deposit: Deposit }
  | { kind: 'TRANSFER'; transfer: Transfer }
  | { kind: 'OWN' }
  | { kind: 'BANK_FEE' };

/** The same as the contract takes it. */
export function namesOf(explanation: Explanation): {
  kind: MovementKind;
  pledge?: string;
  order?: string;
  deposit?: string;
  transfer?: string;
} {
  const { kind } = explanation;
  switch (explanation.kind) {
    case 'PLEDGE':
      return { kind, pledge: typeof explanation.gift === 'string' ? explanation.gift : explanation.gift.id };
    case 'ORDER':
    case 'ORDER_RETURNED':
      return { kind, order: explanation.order.id };
    case 'DEPOSIT':
      return { kind, deposit: explanation.deposit.id };
    case 'TRANSFER':
      return { kind, transfer: explanation.transfer.id };
    default:
      return { kind };
  }
}

/** What of a movement a known gift leaves open, in minor units; nothing where it takes all of it. */
export function restAfter(open: string, explanation: Explanation): number {
  if (explanation.kind !== 'PLEDGE' || typeof explanation.gift === 'string') return 0;
  return Math.max(0, minorOf(open) - minorOf(explanation.gift.amount));
}

/** By how much the bank counted more or less cash than we did. */
export const offBy = (open: string, { amount }: { amount: string }): number =>
  minorOf(open) - minorOf(amount);
