import { describe, expect, it } from 'vitest';
import { newPart, readTerms, writeTerms } from './terms';

describe('the terms of a pool', () => {
  it('are none where nothing is set', () => {
    expect(writeTerms(readTerms(null))).toEqual({ json: '{}', wrong: {} });
  });

  it('come back as they went in', () => {
    const all = [
      {
        sharing: 'waterfall',
        partition: { by: 'category', parts: [{ key: 'nature', amount_minor: 150_050 }], shared_rest: true },
        slice: { per: 'week', amount_minor: 10_000, carry_over: true }
      },
      { partition: { by: 'project', each_minor: 50_000, reserved_minor: 200_000 } },
      { slice: { per: 'month', amount_minor: 1 } }
    ];
    for (const terms of all) expect(JSON.parse(writeTerms(readTerms(terms)).json)).toEqual(terms);
  });

  it('say which amounts are none, by the path of the server', () => {
    const draft = readTerms({});
    draft.by = 'area';
    draft.parts = [{ ...newPart(), key: 'a', amount: '10' }, newPart()];
    draft.per = 'day';
    draft.slice = 'much';
    expect(writeTerms(draft).wrong).toEqual({
      'input.terms.partition.parts[1].amount_minor': 'empty',
      'input.terms.slice.amount_minor': 'not_a_number'
    });
  });
});
