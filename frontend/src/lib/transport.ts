/**
 * One request to the API over HTTP. The pages need no more of a GraphQL client than this and the few lines of
 * `api.svelte.ts`: a general one would cost a fifth of what the first page may weigh.
 */

/** What went wrong on the way, as far as a page must know it. */
export type Trouble = {
  kind: 'offline' | 'network' | 'forbidden' | 'proof' | 'busy' | 'fault';
  message: string;
};
export type Answer<R> = { data: R; trouble: null } | { data: null; trouble: Trouble };

type Failure = { message: string; extensions?: { code?: unknown } };
type Reply<R> = { data?: R | null; errors?: Failure[] };

const NAME = /^(?:query|mutation|subscription) (\w+)/;

/** Why a reply holds no data. A code of the API says more than the status of HTTP. */
export function troubleOf(status: number, errors: readonly Failure[]): Trouble {
  const [first] = errors;
  const code = String(first?.extensions?.code ?? '');
  const message = first?.message ?? '';
  if (code === 'PROOF_REQUIRED') return { kind: 'proof', message };
  if (status === 401 || status === 403 || /^(SIGN_IN_REQUIRED|NOT_ALLOWED)$/.test(code))
    return { kind: 'forbidden', message };
  if (status === 429 || /^TOO_MANY_(TRIES|SUBSCRIPTIONS)$/.test(code)) return { kind: 'busy', message };
  if (status === 502 || status === 503 || status === 504 || code === 'UNAVAILABLE')
    return { kind: 'network', message };
  return { kind: 'fault', message };
}

export async function send<R>(
  document: string,
  variables: unknown,
  locale: string,
  signal?: AbortSignal
): Promise<Answer<R>> {
  let status = 0;
  let reply: Reply<R>;
  try {
    const response = await fetch('/graphql', {
      method: 'POST',
      credentials: 'same-origin',
      headers: {
        accept: 'application/graphql-response+json, application/json',
        'content-type': 'application/json',
        'accept-language': locale
      },
      body: JSON.stringify({ query: document, variables, operationName: NAME.exec(document)?.[1] }),
      signal: signal ?? null
    });
    status = response.status;
    reply = (await response.json()) as Reply<R>;
  } catch (error) {
    // A reply that is no JSON comes from something in front of the server, such as a proxy.
    if (status > 0) return { data: null, trouble: troubleOf(status, []) };
    const message = error instanceof Error ? error.message : '';
    return { data: null, trouble: { kind: navigator.onLine ? 'network' : 'offline', message } };
  }
  const errors = reply.errors ?? [];
  if (errors.length > 0 || !reply.data) return { data: null, trouble: troubleOf(status, errors) };
  return { data: reply.data, trouble: null };
}
