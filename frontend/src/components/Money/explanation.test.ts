import { describe, expect, it } from 'vitest';
import { namesOf, offBy, restAfter, type Deposit, type Gift, type Transfer } from './explanation';

const gift = { id: 'pledge:1', amount: '30.00 EUR' } as Gift;
const deposit = { id: 'deposit:1', amount: '120.00 EUR' } as Deposit;
const transfer = { id: 'provider-transfer:1', amount: '80.00 EUR' } as Transfer;

describe('what a movement is said to be', () => {
  it('names what it is about', () => {
    expect(namesOf({ kind: 'PLEDGE', gift })).toEqual({ kind: 'PLEDGE', pledge: 'pledge:1' });
    expect(namesOf({ kind: 'PLEDGE', gift: 'pledge:2' })).toEqual({ kind: 'PLEDGE', pledge: 'pledge:2' });
    expect(namesOf({ kind: 'DEPOSIT', deposit })).toEqual({ kind: 'DEPOSIT', deposit: 'deposit:1' });
    expect(namesOf({ kind: 'TRANSFER', transfer })).toEqual({
      kind: 'TRANSFER',
      transfer: 'provider-transfer:1'
    });
  });
  it('is about nothing where it is the city’s own', () =>
    expect(namesOf({ kind: 'OWN' })).toEqual({ kind: 'OWN' }));
});

describe('what is left open', () => {
  it('is what a gift does not take', () => {
    expect(restAfter('35.00 EUR', { kind: 'PLEDGE', gift })).toBe(500);
    expect(restAfter('30.00 EUR', { kind: 'PLEDGE', gift })).toBe(0);
  });
  it('is unknown of a gift known by its id alone', () =>
    expect(restAfter('35.00 EUR', { kind: 'PLEDGE', gift: 'pledge:2' })).toBe(0));
});

it('a bank may have counted less or more cash', () => {
  expect(offBy('118.00 EUR', deposit)).toBe(-200);
  expect(offBy('120.00 EUR', deposit)).toBe(0);
});
