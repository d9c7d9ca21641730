import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Answer } from '$lib/api.svelte';
import { proof, wantsProof, withProof } from './proof.svelte';

vi.mock('./Proof.svelte', () => ({ default: () => undefined }));
vi.mock('svelte', () => ({ mount: () => ({}) }));
vi.stubGlobal('document', { body: {} });

type Payload = { removePasskey: { problems: { code: string; message: string }[] } };
const answered = (...codes: string[]): Answer<Payload> => ({
  data: { removePasskey: { problems: codes.map((code) => ({ code, message: '' })) } },
  trouble: null
});

beforeEach(() => proof.end(false));

describe('a confirmation', () => {
  it('is asked for where the server says so, in a problem or in place of an answer', () => {
    expect(wantsProof(answered('PROOF_REQUIRED'))).toBe(true);
    expect(wantsProof({ data: null, trouble: { kind: 'proof', message: '' } })).toBe(true);
  });
  it('is not asked for otherwise', () => {
    expect(wantsProof(answered())).toBe(false);
    expect(wantsProof(answered('NOT_FOUND'))).toBe(false);
    expect(wantsProof({ data: { viewer: null }, trouble: null })).toBe(false);
    expect(wantsProof({ data: null, trouble: { kind: 'network', message: '' } })).toBe(false);
  });

  it('once given repeats what was wanted', async () => {
    const run = vi.fn<() => Promise<Answer<Payload>>>();
    run.mockResolvedValueOnce(answered('PROOF_REQUIRED')).mockResolvedValueOnce(answered());
    const done = withProof(run);
    await vi.waitFor(() => expect(proof.asked).toBe(true));
    proof.end(true);
    expect(await done).toEqual(answered());
    expect(proof.asked).toBe(false);
    expect(run).toHaveBeenCalledTimes(2);
  });

  it('not given leaves the refusal and does nothing', async () => {
    const run = vi.fn(() => Promise.resolve(answered('PROOF_REQUIRED')));
    const done = withProof(run);
    await vi.waitFor(() => expect(proof.asked).toBe(true));
    proof.end(false);
    expect(await done).toEqual(answered('PROOF_REQUIRED'));
    expect(run).toHaveBeenCalledTimes(1);
  });

  it('answers everything that waits for it', async () => {
    const two = Promise.all([proof.ask(), proof.ask()]);
    proof.end(true);
    expect(await two).toEqual([true, true]);
  });
});
