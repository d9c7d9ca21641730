import type { CashCountState } from '$gql/graphql';

/** How the state of a count looks. */
export const toneOf = (state: CashCountState): '' | 'good' | 'warn' =>
  state === 'CONFIRMED' ? 'good' : state === 'DROPPED' ? '' : 'warn';
