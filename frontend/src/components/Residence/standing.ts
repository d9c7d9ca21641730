import type { ResidenceState } from '$gql/graphql';

type Known = { state: ResidenceState; requestedAt: string };

/** What a city knows of somebody: a letter that is under way, what it is sure of, and else what was last. */
export type Standing<K> = { letter: K | null; verified: K | null; last: K | null };

/** A letter may be under way while what was verified before still stands: that is how it is renewed. */
export function standingOf<K extends Known>(known: readonly K[]): Standing<K> {
  const find = (state: ResidenceState): K | null => known.find((one) => one.state === state) ?? null;
  const newest = known.toSorted((a, b) => b.requestedAt.localeCompare(a.requestedAt))[0] ?? null;
  return { letter: find('LETTER_SENT') ?? find('REQUESTED'), verified: find('VERIFIED'), last: newest };
}

const ORDER: readonly ResidenceState[] = ['LETTER_SENT', 'REQUESTED', 'VERIFIED', 'EXPIRED', 'REVOKED'];

/** What asks something of the reader comes first, what was never begun last. */
export function urgency({ letter, verified, last }: Standing<Known>): number {
  const state = (letter ?? verified ?? last)?.state;
  return state ? ORDER.indexOf(state) : ORDER.length;
}
