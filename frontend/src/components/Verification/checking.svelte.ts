import type { IdentifierKind } from '$gql/graphql';
import { ask } from '$lib/api.svelte';
import { CheckIdentifier } from './document';

/** What is known of an identifier while somebody types it. */
export type Known =
  | { state: 'empty' | 'checking' | 'unknown' }
  | { state: 'valid'; written: string }
  | { state: 'wrong'; messages: readonly string[] };

/** Whether it is worth asking about yet: a number that is still being typed is not called wrong. */
export const LENGTHS: Record<IdentifierKind, number> = {
  SIREN: 9,
  SIRET: 14,
  RNA: 10,
  BE_ENTERPRISE: 10,
  IBAN: 15
};

export const longEnough = (kind: IdentifierKind, value: string): boolean =>
  value.replace(/[\s.-]/g, '').length >= LENGTHS[kind];

/** Asks the server how an identifier is written, a moment after the last letter. Create it in a component. */
export class Checking {
  known = $state.raw<Known>({ state: 'empty' });

  constructor(identifier: () => { kind: IdentifierKind; value: string }) {
    $effect(() => {
      const { kind, value } = identifier();
      if (value.trim() === '' || !longEnough(kind, value)) {
        this.known = { state: 'empty' };
        return;
      }
      let over = false;
      this.known = { state: 'checking' };
      const timer = setTimeout(() => {
        void ask(CheckIdentifier, { kind, value }).then(({ data }) => {
          if (over) return;
          // Without an answer nothing is said: sending it says what is wrong.
          const found = data?.checkIdentifier;
          this.known = !found
            ? { state: 'unknown' }
            : found.valid
              ? { state: 'valid', written: found.written ?? value }
              : { state: 'wrong', messages: found.problems.map(({ message }) => message) };
        });
      }, 350);
      return () => {
        over = true;
        clearTimeout(timer);
      };
    });
  }
}
