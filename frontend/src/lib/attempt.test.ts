import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { TypedDocumentString } from '$gql/graphql';
import { change, type Answer } from './api.svelte';
import { Attempt } from './attempt.svelte';

vi.mock('./api.svelte', () => ({ change: vi.fn() }));

type Data = {
  rename: { name: string | null; problems: { code: string; field?: string; message: string }[] };
};
const Rename = {} as TypedDocumentString<Data, { name: string }>;
const renamed = (name: string | null, problems: Data['rename']['problems'] = []): Answer<Data> => ({
  data: { rename: { name, problems } },
  trouble: null
});
const answers = (answer: Answer<Data>) => vi.mocked(change).mockResolvedValueOnce(answer);

beforeEach(() => vi.mocked(change).mockReset());

describe('an attempt', () => {
  it('brings back the answer where nothing was refused', async () => {
    const attempt = new Attempt();
    answers(renamed('Inès'));
    expect((await attempt.run(Rename, { name: 'Inès' }))?.rename.name).toBe('Inès');
    expect(attempt.failed).toBe(false);
    expect(attempt.elsewhere()).toEqual([]);
  });

  it('is made once at a time', async () => {
    const attempt = new Attempt();
    answers(renamed('Inès'));
    const first = attempt.run(Rename, { name: 'Inès' });
    expect(attempt.busy).toBe(true);
    expect(await attempt.run(Rename, { name: 'Nora' })).toBeNull();
    expect((await first)?.rename.name).toBe('Inès');
    expect(attempt.busy).toBe(false);
    expect(change).toHaveBeenCalledTimes(1);
  });

  it('shows a refusal at its field, and the rest elsewhere', async () => {
    const attempt = new Attempt();
    const problems = [
      { code: 'REQUIRED', field: 'input.name', message: 'A name is needed.' },
      { code: 'TOO_MANY_TRIES', message: 'Wait a minute.' }
    ];
    answers(renamed(null, problems));
    expect(await attempt.run(Rename, { name: '' })).toBeNull();
    expect(attempt.at('input.name')).toEqual(['A name is needed.']);
    expect(attempt.elsewhere(['input.name'])).toEqual(['Wait a minute.']);
    attempt.reset();
    expect(attempt.at('input.name')).toEqual([]);
  });

  it('that never arrived says so', async () => {
    const attempt = new Attempt();
    answers({ data: null, trouble: { kind: 'network', message: 'Gone.' } });
    expect(await attempt.run(Rename, { name: 'Inès' })).toBeNull();
    expect(attempt.elsewhere()).toEqual(['Gone.']);
  });

  it('need not be made where the page knows better', () => {
    const attempt = new Attempt();
    expect(attempt.refuse([{ code: 'REQUIRED', field: 'code', message: 'Six digits.' }])).toBe(true);
    expect(attempt.at('code')).toEqual(['Six digits.']);
    expect(attempt.refuse([])).toBe(false);
    expect(attempt.failed).toBe(false);
  });
});
