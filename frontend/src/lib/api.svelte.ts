import type { TypedDocumentString } from '$gql/graphql';
import type { Client as SocketClient } from 'graphql-ws';
import { i18n } from '$i18n/index.svelte';
import { send, type Answer, type Trouble } from './transport';

export type { Answer, Trouble } from './transport';

/** Answers of this visit, so that going back shows at once what was there before while it is asked again. */
// Nothing on a page depends on this map by itself.
// eslint-disable-next-line svelte/prefer-svelte-reactivity
const answers = new Map<string, unknown>();

class Api {
  /** Grows when every answer is forgotten; whoever has asked asks again. */
  epoch = $state(0);

  /** Forgets every answer: after signing in or out, and when the language changes. */
  reset(): void {
    answers.clear();
    this.epoch += 1;
  }
}

export const api = new Api();

/** A query that runs again whenever its variables change; `null` variables wait. Create it in a component. */
export class Query<R, V> {
  data = $state.raw<R | null>(null);
  trouble = $state.raw<Trouble | null>(null);
  loading = $state(true);
  #round = $state(0);
  #asked = $state.raw('');
  #answered = $state.raw<string | null>(null);

  constructor(document: TypedDocumentString<R, V>, variables: () => V | null) {
    const text = document.toString();
    let asked = '';
    $effect(() => {
      const current = variables();
      const key = text + JSON.stringify(current);
      void [api.epoch, this.#round];
      this.#asked = key;
      if (current === null) return;
      const kept = answers.get(key) as R | undefined;
      // The answer to another question only stands in while the new one is on its way and nothing better is known.
      if (kept !== undefined && key !== asked) this.#hear(key, kept);
      asked = key;
      this.loading = true;
      const abort = new AbortController();
      void send<R>(text, current, i18n.locale, abort.signal).then(({ data, trouble }) => {
        if (abort.signal.aborted) return;
        this.loading = false;
        this.trouble = trouble;
        if (data !== null) {
          answers.set(key, data);
          this.#hear(key, data);
        } else if (this.#answered !== key) this.data = null;
      });
      return () => abort.abort();
    });
  }

  /** Whether `data` answers what is asked now, and not only what was asked before. */
  get current(): boolean {
    return this.#answered === this.#asked;
  }

  #hear(key: string, data: R): void {
    this.#answered = key;
    this.data = data;
  }

  /** Asks the server again. */
  again(): void {
    this.#round += 1;
  }
}

let socket: Promise<SocketClient> | null = null;

const openSocket = (): Promise<SocketClient> =>
  (socket ??= import('graphql-ws').then(({ createClient }) =>
    createClient({
      url: `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/graphql/ws`,
      retryAttempts: 20,
      shouldRetry: () => true
    })
  ));

/** A subscription for as long as its component lives; without a connection the page simply stays as it is. */
export function listen<R, V>(
  document: TypedDocumentString<R, V>,
  variables: () => V | null,
  on: (data: R) => void
): void {
  $effect(() => {
    const current = variables();
    void api.epoch;
    if (current === null) return;
    let over = false;
    let close = (): void => undefined;
    void openSocket().then((client) => {
      if (over) return;
      close = client.subscribe<R>(
        { query: document.toString(), variables: current as Record<string, unknown> },
        { next: ({ data }) => data && on(data), error: () => undefined, complete: () => undefined }
      );
    });
    return () => {
      over = true;
      close();
    };
  });
}

/** Asks once, past what was answered before. */
export const ask = <R, V>(document: TypedDocumentString<R, V>, variables: V): Promise<Answer<R>> =>
  send<R>(document.toString(), variables, i18n.locale);

/** Changes something. Refusals are in the data; only what never reached a decision is trouble. */
export async function change<R, V>(document: TypedDocumentString<R, V>, variables: V): Promise<Answer<R>> {
  const answer = await send<R>(document.toString(), variables, i18n.locale);
  // What was answered before may no longer hold.
  answers.clear();
  return answer;
}
