import { ask } from '$lib/api.svelte';
import { readAmount, writeMoney, type AmountProblem } from '$lib/money';
import type { ResultOf } from '$lib/result';
import { QuoteQuery } from './document';

type Payload = ResultOf<typeof QuoteQuery>['quote'];

/** What a gift would become, asked again a moment after somebody stops typing. */
export class Quoting {
  typed = $state('20');
  quote = $state.raw<Payload['quote']>(null);
  /** What the server says against the amount. */
  refusal = $state<string | null>(null);
  working = $state(false);
  unreachable = $state(false);

  readonly amount = $derived(readAmount(this.typed));
  readonly problem = $derived<AmountProblem | null>('problem' in this.amount ? this.amount.problem : null);

  constructor(project: () => string | null, currency: () => string) {
    $effect(() => {
      const id = project();
      const money = currency();
      const amount = this.amount;
      if (!id || 'problem' in amount) {
        this.quote = null;
        this.refusal = null;
        return;
      }
      this.working = true;
      let stale = false;
      const timer = setTimeout(async () => {
        const { data } = await ask(QuoteQuery, {
          project: id,
          amount: writeMoney({ minor: amount.minor, currency: money })
        });
        if (stale) return;
        this.working = false;
        this.unreachable = data === null;
        this.quote = data?.quote.quote ?? null;
        this.refusal = data?.quote.problems[0]?.message ?? null;
      }, 220);
      return () => {
        stale = true;
        clearTimeout(timer);
      };
    });
  }
}
