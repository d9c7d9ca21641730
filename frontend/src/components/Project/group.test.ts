import { describe, expect, it } from 'vitest';
import { grouped } from './group';

const told = (change: string, sentence = 'Nothing.', id = 'a') => ({ change, sentence, pool: { id } });

describe('a long list of decisions', () => {
  it('puts equal zeros that follow each other on one line', () => {
    const list = [told('5.00 EUR'), told('0.00 EUR'), told('0.00 EUR'), told('0.00 EUR', 'Too late.')];
    expect(grouped(list).map((group) => group.length)).toEqual([1, 2, 1]);
  });
  it('never hides a sum, nor another pool', () => {
    const list = [told('5.00 EUR'), told('5.00 EUR'), told('0.00 EUR'), told('0.00 EUR', 'Nothing.', 'b')];
    expect(grouped(list).every((group) => group.length === 1)).toBe(true);
  });
});
