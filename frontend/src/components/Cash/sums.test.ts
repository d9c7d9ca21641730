import { describe, expect, it } from 'vitest';
import type { CashKind } from '$gql/graphql';
import { differenceOf, numberOf, readSum, sumsOf } from './sums';

const gift = (number: number, kind: CashKind, amount: string, name = '', project = 'project:1') => ({
  number,
  kind,
  amount: `${amount} EUR`,
  name,
  project: { id: project }
});

describe('the sums of a count', () => {
  it('keep cash and cheques apart', () =>
    expect(sumsOf([gift(1, 'CASH', '20.00'), gift(2, 'CHEQUE', '50.50'), gift(4, 'CASH', '5.20')])).toEqual({
      cash: 2520,
      cheques: 5050,
      total: 7570
    }));
  it('are nothing where nothing was given', () =>
    expect(sumsOf([])).toEqual({ cash: 0, cheques: 0, total: 0 }));
});

describe('the number for the slip', () => {
  const given = { kind: 'CASH' as const, amount: '20.00 EUR', name: ' Ana ', project: 'project:1' };
  it('is that of the newest gift like it', () =>
    expect(numberOf([gift(1, 'CASH', '20.00', 'Ana'), gift(7, 'CASH', '20.00', 'Ana')], given)).toBe(7));
  it('is not that of a gift that somebody else entered meanwhile', () =>
    expect(numberOf([gift(7, 'CASH', '20.00', 'Ana'), gift(8, 'CHEQUE', '20.00', 'Ana')], given)).toBe(7));
  it('tells projects apart', () =>
    expect(numberOf([gift(3, 'CASH', '20.00', 'Ana', 'project:2')], given)).toBeNull());
});

describe('what somebody counted', () => {
  it.each([
    ['0', 0],
    ['0,00 €', 0],
    ['125,50', 12550]
  ])('is read from %s', (typed, minor) => expect(readSum(typed)).toEqual({ minor }));
  it('has to be written', () => expect(readSum(' ')).toEqual({ problem: 'empty' }));
  it('is a number', () => expect(readSum('vingt')).toEqual({ problem: 'not_a_number' }));
});

describe('what the bank counted', () => {
  it('is nothing yet while it is on no statement', () =>
    expect(differenceOf({ amount: '120.00 EUR', arrived: null })).toBe(0));
  it('may be less or more than we did', () => {
    expect(differenceOf({ amount: '120.00 EUR', arrived: '118.00 EUR' })).toBe(-200);
    expect(differenceOf({ amount: '120.00 EUR', arrived: '120.50 EUR' })).toBe(50);
  });
});
