import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { DEBIT, differenceOf, kindOf, natureOf, type Line } from './balance';

const line = (account: string, opening: string, closing: string, isPromise = false): Line => ({
  account,
  name: kindOf(account),
  isPromise,
  opening: `${opening} EUR`,
  closing: `${closing} EUR`
});

const LINES = [
  line('bank', '0.00', '75.00'),
  line('provider-clearing', '20.00', '20.00'),
  line('project-escrow:1', '20.00', '45.00'),
  line('project-escrow:2', '0.00', '25.00'),
  line('suspense', '0.00', '25.00'),
  line('pool-funding:1', '0.00', '500.00', true),
  line('pool-available:1', '0.00', '480.00', true),
  line('pool-reserved:1', '0.00', '20.00', true)
];

describe('a trial balance', () => {
  it('puts the accounts of one kind together, on their side', () => {
    const { debit, credit } = natureOf(LINES, false);
    expect(debit.rows.map(({ kind, closing }) => [kind, closing])).toEqual([
      ['bank', 7500],
      ['provider-clearing', 2000]
    ]);
    expect(credit.rows.map(({ kind, closing, lines }) => [kind, closing, lines.length])).toEqual([
      ['project-escrow', 7000, 2],
      ['suspense', 2500, 1]
    ]);
    expect([debit.opening, debit.closing, credit.opening, credit.closing]).toEqual([2000, 9500, 2000, 9500]);
  });
  it('is even in money and in promises', () => {
    expect(differenceOf(natureOf(LINES, false))).toBe(0);
    expect(differenceOf(natureOf(LINES, true))).toBe(0);
  });
  it('says by how much it is not', () => expect(differenceOf(natureOf(LINES.slice(1), false))).toBe(-7500));
  it('knows the side of every account of the books', () => {
    const chart = readFileSync('../src/ledger/account.rs', 'utf8');
    const debit = [...chart.matchAll(/= "([a-z-]+)", Debit, \w+;/g)].map(([, name]) => name);
    expect(debit.length).toBeGreaterThan(0);
    expect([...DEBIT].sort()).toEqual(debit.sort());
  });
});
