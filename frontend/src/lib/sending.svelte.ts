import type { Answer } from './api.svelte';
import { at, elsewhere, type Problem } from './problems';
import { i18n } from '$i18n/index.svelte';

/** One form or button: whether it is at work, and what stood in its way the last time. */
export class Sending {
  busy = $state(false);
  #problems = $state.raw<readonly Problem[]>([]);
  #trouble = $state<string | null>(null);

  /** Sends, unless it is sending already. The payload if nothing was refused, else null. */
  async send<R, P extends { problems: readonly Problem[] }>(
    run: () => Promise<Answer<R>>,
    pick: (data: R) => P
  ): Promise<P | null> {
    if (this.busy) return null;
    this.busy = true;
    const { data, trouble } = await run();
    this.busy = false;
    this.#trouble = trouble ? trouble.message || i18n.t.trouble.networkNote : null;
    if (trouble) return null;
    const payload = pick(data);
    this.#problems = payload.problems;
    return payload.problems.length === 0 ? payload : null;
  }

  /** What the page itself has to say before it sends anything; `field` is null where no field is to blame. */
  refuse(field: string | null, message: string): void {
    this.#trouble = null;
    this.#problems = [
      ...this.#problems.filter((one) => one.field !== field),
      { code: 'PAGE', field, message }
    ];
  }

  forget(): void {
    this.#trouble = null;
    this.#problems = [];
  }

  at = (path: string): string[] => at(this.#problems, path);

  /** Everything that none of the fields shows. */
  besides = (...paths: string[]): string[] => [
    ...elsewhere(this.#problems, paths),
    ...(this.#trouble ? [this.#trouble] : [])
  ];

  has = (code: string): boolean => this.#problems.some((one) => one.code === code);
}
