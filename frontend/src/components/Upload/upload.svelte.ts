import type { Problem } from '$lib/problems';
import { i18n } from '$i18n/index.svelte';
import { sendFile } from './send';

/** One file on its way to the server. Create it in a component. */
export class Upload {
  /** From 0 to 1; null while nothing is on its way. */
  share = $state<number | null>(null);
  problems = $state.raw<readonly Problem[]>([]);
  #abort: AbortController | null = null;

  get busy(): boolean {
    return this.share !== null;
  }

  /** What the server answered; null where it was refused, broke off or was stopped. */
  async send(url: string, file: File): Promise<unknown> {
    if (this.busy) return null;
    this.problems = [];
    this.share = 0;
    this.#abort = new AbortController();
    const sent = await sendFile(
      url,
      file,
      i18n.t.team,
      i18n.locale,
      (share) => (this.share = share),
      this.#abort.signal
    );
    this.share = null;
    this.problems = sent?.problems ?? [];
    return sent?.answer ?? null;
  }

  stop(): void {
    this.#abort?.abort();
  }

  refuse(message: string): void {
    this.problems = [{ code: 'FILE', field: null, message }];
  }
}

/** "340 ko", "1,2 Mo". */
export function weight(bytes: number): string {
  const t = i18n.t.team;
  const number = (value: number, digits: number): string =>
    new Intl.NumberFormat(i18n.locale, { maximumFractionDigits: digits }).format(value);
  return bytes < 1_000_000 ? t.kb(number(Math.ceil(bytes / 1000), 0)) : t.mb(number(bytes / 1_000_000, 1));
}
