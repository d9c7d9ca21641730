import type { TypedDocumentString } from '$gql/graphql';
import { i18n } from '$i18n/index.svelte';
import { withProof } from '$components/Proof/proof.svelte';
import { change } from './api.svelte';
import { at, elsewhere, type Problem } from './problems';

/** Every change answers with one field, whose payload names what was refused, if anything can be. */
const refusals = (payload: object | string): readonly Problem[] =>
  (payload as { problems?: readonly Problem[] }).problems ?? [];

/** One thing that somebody does: whether it is under way, what was refused, and what went wrong on the way. */
export class Attempt {
  busy = $state(false);
  problems = $state.raw<readonly Problem[]>([]);
  trouble = $state<string | null>(null);

  /**
   * Sends a change, once at a time. Brings back what it answered if nothing was refused, else null. Where the server
   * wants to know again who is asking, the reader confirms it on the way.
   */
  async run<R extends Record<string, object | string>, V>(
    document: TypedDocumentString<R, V>,
    variables: V
  ): Promise<R | null> {
    if (this.busy) return null;
    this.busy = true;
    const { data, trouble } = await withProof(() => change(document, variables));
    this.busy = false;
    this.trouble = trouble ? trouble.message || i18n.t.trouble.networkNote : null;
    this.problems = Object.values(data ?? {}).flatMap(refusals);
    return this.failed ? null : data;
  }

  get failed(): boolean {
    return this.trouble !== null || this.problems.length > 0;
  }

  /** What the page itself finds before anything is sent. */
  refuse(problems: readonly Problem[]): boolean {
    this.trouble = null;
    this.problems = problems;
    return problems.length > 0;
  }

  reset(): void {
    this.refuse([]);
  }

  at(path: string): string[] {
    return at(this.problems, path);
  }

  /** What no field of the form shows. */
  elsewhere(paths: readonly string[] = []): string[] {
    return [...elsewhere(this.problems, paths), ...(this.trouble ? [this.trouble] : [])];
  }
}
