import { mount } from 'svelte';
import type { Answer } from '$lib/api.svelte';
import type { Problem } from '$lib/problems';
import type { ResultOf } from '$lib/result';
import type { ProofWays } from './document';

/** By what the reader can confirm who they are. */
export type Ways = NonNullable<ResultOf<typeof ProofWays>['viewer']>;

/** Whether the reader is being asked to confirm who they are. The window comes with the first question. */
class Proof {
  asked = $state(false);
  /** What is known of the ways where they were asked for just before; else the window asks. */
  ways = $state.raw<Ways | null>(null);
  #waiting: ((proven: boolean) => void)[] = [];
  #shown = false;

  /** Opens the window. True once the reader has confirmed, false if they closed it. */
  ask(ways: Ways | null = null): Promise<boolean> {
    this.ways = ways;
    this.asked = true;
    if (!this.#shown) void this.#show();
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  /** The window is no part of any page, so that every page can ask and none carries it before it does. */
  async #show(): Promise<void> {
    this.#shown = true;
    try {
      const { default: Window } = await import('./Proof.svelte');
      mount(Window, { target: document.body });
    } catch {
      // Without a connection it cannot come; the next question tries again.
      this.#shown = false;
      this.end(false);
    }
  }

  end(proven: boolean): void {
    if (!this.asked) return;
    this.asked = false;
    for (const resolve of this.#waiting.splice(0)) resolve(proven);
  }
}

export const proof = new Proof();

type Payload = { problems?: readonly Problem[] } | null | undefined;

/** Whether the server wants to know again who is asking, before it does this. */
export function wantsProof({ data, trouble }: Answer<unknown>): boolean {
  if (trouble) return trouble.kind === 'proof';
  const payloads = Object.values(data as Record<string, Payload>);
  return payloads.some((payload) => payload?.problems?.some(({ code }) => code === 'PROOF_REQUIRED'));
}

/**
 * Does what is sensitive: `withProof(() => change(RemovePasskey, { id }))`. Where the server asks for it, the reader
 * confirms who they are and the same is sent again; if they would rather not, the answer is the server's refusal.
 */
export async function withProof<R>(run: () => Promise<Answer<R>>): Promise<Answer<R>> {
  const answer = await run();
  return wantsProof(answer) && (await proof.ask()) ? run() : answer;
}
