import { describe, expect, it } from 'vitest';
import { presetRule } from '$lib/rule/presets';
import { newWish, wishInput, wrongIn } from './draft';

const CITY = { id: 'city:1', currency: 'EUR' };

describe('a simulation that is asked for', () => {
  it('is over the past, with another rule', () => {
    const input = wishInput({ ...newWish('pool:1'), from: '2026-01-01' }, presetRule('double'), CITY);
    expect(input.past).toEqual({ from: '2026-01-01', until: null });
    expect(input.changes[0]).toMatchObject({
      pool: 'pool:1',
      definition: JSON.stringify(presetRule('double'))
    });
    expect(input.changes[0]).not.toHaveProperty('amount');
  });

  it('may be over an invented season, with another amount alone', () => {
    const wish = {
      ...newWish('pool:1'),
      source: 'synthetic',
      changesRule: false,
      amount: '1 500,50'
    } as const;
    const input = wishInput(wish, presetRule('double'), CITY);
    expect(input.synthetic).toEqual({ projects: 60, residents: 4000, months: 12, seed: 1 });
    expect(input.changes).toEqual([{ pool: 'pool:1', amount: '1500.50 EUR' }]);
  });

  it('is not asked for with numbers that are none', () => {
    const wish = { ...newWish('pool:1'), source: 'synthetic', months: 'a year', amount: '-3' } as const;
    expect(wrongIn(wish)).toEqual(['months', 'amount']);
    expect(wrongIn({ ...wish, source: 'past', amount: '' })).toEqual([]);
  });
});
