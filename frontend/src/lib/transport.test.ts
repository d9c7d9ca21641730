import { afterEach, describe, expect, it, vi } from 'vitest';
import { send, troubleOf } from './transport';

const reply = (body: unknown, status = 200): Response => new Response(JSON.stringify(body), { status });

afterEach(() => vi.unstubAllGlobals());

describe('a request', () => {
  it('carries its name, its variables and the reader’s language', async () => {
    const fetch = vi
      .fn<(url: string, init: RequestInit) => Promise<Response>>()
      .mockResolvedValue(reply({ data: { cities: [] } }));
    vi.stubGlobal('fetch', fetch);
    const answer = await send('query Shell { cities { id } }', { a: 1 }, 'fr');
    expect(answer).toEqual({ data: { cities: [] }, trouble: null });
    const [url, init] = fetch.mock.calls[0] ?? [];
    expect(url).toBe('/graphql');
    expect(init?.headers).toMatchObject({ 'accept-language': 'fr', 'content-type': 'application/json' });
    expect(JSON.parse(String(init?.body))).toEqual({
      query: 'query Shell { cities { id } }',
      variables: { a: 1 },
      operationName: 'Shell'
    });
  });

  it('that never arrives is trouble with the network, or with being offline', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('failed')));
    vi.stubGlobal('navigator', { onLine: true });
    expect((await send('query A { a }', {}, 'fr')).trouble?.kind).toBe('network');
    vi.stubGlobal('navigator', { onLine: false });
    expect((await send('query A { a }', {}, 'fr')).trouble?.kind).toBe('offline');
  });

  it('answered by something that is no JSON is judged by its status', async () => {
    vi.stubGlobal('fetch', () => Promise.resolve(new Response('<h1>Bad gateway</h1>', { status: 502 })));
    expect((await send('query A { a }', {}, 'fr')).trouble?.kind).toBe('network');
  });

  it('answered with errors brings no data', async () => {
    vi.stubGlobal('fetch', () =>
      Promise.resolve(reply({ data: null, errors: [{ message: 'reference 12' }] }))
    );
    expect(await send('query A { a }', {}, 'fr')).toEqual({
      data: null,
      trouble: { kind: 'fault', message: 'reference 12' }
    });
  });
});

it.each([
  [200, 'SIGN_IN_REQUIRED', 'forbidden'],
  [200, 'NOT_ALLOWED', 'forbidden'],
  [200, 'PROOF_REQUIRED', 'proof'],
  [403, '', 'forbidden'],
  [429, '', 'busy'],
  [200, 'TOO_MANY_TRIES', 'busy'],
  [200, 'UNAVAILABLE', 'network'],
  [500, 'INTERNAL', 'fault'],
  [503, '', 'network']
])('status %i with code "%s" is %s', (status, code, kind) => {
  expect(troubleOf(status, [{ message: '', extensions: { code } }]).kind).toBe(kind);
});
