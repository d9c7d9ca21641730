import { announce } from '$lib/announce.svelte';
import type { Answer } from '$lib/api.svelte';
import { fulfilled, intentKey } from '$lib/intent';
import { i18n } from '$i18n/index.svelte';

type Problem = { code: string; field?: string | null; message: string };

/** What an official says to a rule, once, and what came of it. */
export class Saying {
  busy = $state(false);
  messages = $state.raw<string[]>([]);
  #done: () => void;

  constructor(done: () => void) {
    this.#done = done;
  }

  /** Says it; `name` and `content` make the key under which it is never said twice. True where it was heard. */
  async say<R>(
    name: string,
    content: unknown,
    send: (idempotencyKey: string) => Promise<Answer<R>>,
    problemsOf: (data: R) => readonly Problem[],
    heard: string
  ): Promise<boolean> {
    if (this.busy) return false;
    this.busy = true;
    const { data, trouble } = await send(intentKey(name, content));
    this.busy = false;
    this.messages = trouble
      ? [trouble.message || i18n.t.trouble.networkNote]
      : (data ? problemsOf(data) : []).map(({ message }) => message);
    if (this.messages.length > 0) return false;
    fulfilled(name);
    announce(heard);
    this.#done();
    return true;
  }

  forget(): void {
    this.messages = [];
  }
}
