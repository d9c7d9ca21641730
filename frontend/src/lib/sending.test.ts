import { describe, expect, it } from 'vitest';
import type { Answer } from './api.svelte';
import { Sending } from './sending.svelte';

type Data = {
  rename: { name: string | null; problems: { code: string; field?: string; message: string }[] };
};
const rename = (name: string | null, problems: Data['rename']['problems'] = []): Answer<Data> => ({
  data: { rename: { name, problems } },
  trouble: null
});
const pick = (data: Data): Data['rename'] => data.rename;

describe('what is sent', () => {
  it('gives back the payload where nothing was refused', async () => {
    const sending = new Sending();
    const payload = await sending.send(() => Promise.resolve(rename('Inès')), pick);
    expect(payload?.name).toBe('Inès');
    expect(sending.besides()).toEqual([]);
  });

  it('is sent once at a time', async () => {
    const sending = new Sending();
    const first = sending.send(() => Promise.resolve(rename('Inès')), pick);
    expect(sending.busy).toBe(true);
    expect(await sending.send(() => Promise.reject(new Error('twice')), pick)).toBeNull();
    expect((await first)?.name).toBe('Inès');
    expect(sending.busy).toBe(false);
  });

  it('shows a refusal at its field, and the rest besides', async () => {
    const sending = new Sending();
    const problems = [
      { code: 'REQUIRED', field: 'input.name', message: 'A name is needed.' },
      { code: 'TOO_MANY_TRIES', message: 'Wait a minute.' }
    ];
    expect(await sending.send(() => Promise.resolve(rename(null, problems)), pick)).toBeNull();
    expect(sending.at('input.name')).toEqual(['A name is needed.']);
    expect(sending.besides('input.name')).toEqual(['Wait a minute.']);
    expect(sending.has('TOO_MANY_TRIES')).toBe(true);
    sending.forget();
    expect(sending.at('input.name')).toEqual([]);
  });

  it('that never arrived says so', async () => {
    const sending = new Sending();
    const lost: Answer<Data> = { data: null, trouble: { kind: 'network', message: 'Gone.' } };
    expect(await sending.send(() => Promise.resolve(lost), pick)).toBeNull();
    expect(sending.besides()).toEqual(['Gone.']);
  });

  it('need not be sent where the page knows better', () => {
    const sending = new Sending();
    sending.refuse('code', 'Six digits.');
    sending.refuse('code', 'Six digits, please.');
    expect(sending.at('code')).toEqual(['Six digits, please.']);
  });
});
