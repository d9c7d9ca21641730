import { minorOf } from '$lib/money';

/** A line as the API gives it: an amount is positive on the side where its account normally stands. */
export type Line = { account: string; name: string; isPromise: boolean; opening: string; closing: string };

/** Accounts that normally stand on the side of debit; all others stand on that of credit. */
export const DEBIT: readonly string[] = [
  'bank',
  'bank-fee',
  'cash-box',
  'cash-difference',
  'cash-in-transit',
  'disputed',
  'loan-principal',
  'loan-repaid',
  'loan-written-off',
  'loss',
  'pool-funding',
  'pool-granted',
  'provider-clearing',
  'provider-fee',
  'provider-transit'
];

/** `project-escrow` of `project-escrow:0198…`. */
export const kindOf = (account: string): string => account.split(':', 1)[0] ?? account;

export type Row = { kind: string; name: string; opening: number; closing: number; lines: Line[] };
export type Side = { rows: Row[]; opening: number; closing: number };
export type Nature = { debit: Side; credit: Side };

function sideOf(lines: readonly Line[]): Side {
  const rows = new Map<string, Row>();
  for (const line of lines) {
    const kind = kindOf(line.account);
    const row = rows.get(kind) ?? { kind, name: line.name, opening: 0, closing: 0, lines: [] };
    row.opening += minorOf(line.opening);
    row.closing += minorOf(line.closing);
    row.lines.push(line);
    rows.set(kind, row);
  }
  const all = [...rows.values()];
  const sum = (of: (row: Row) => number): number => all.reduce((total, row) => total + of(row), 0);
  return { rows: all, opening: sum(({ opening }) => opening), closing: sum(({ closing }) => closing) };
}

/** The accounts of one nature on their two sides, those of one kind together. */
export function natureOf(lines: readonly Line[], isPromise: boolean): Nature {
  const own = lines.filter((line) => line.isPromise === isPromise);
  const isDebit = ({ account }: Line): boolean => DEBIT.includes(kindOf(account));
  return { debit: sideOf(own.filter(isDebit)), credit: sideOf(own.filter((line) => !isDebit(line))) };
}

/** By how much the sides differ, at first or at last: zero twice, or the books are wrong. */
export const differenceOf = ({ debit, credit }: Nature): number =>
  debit.opening - credit.opening || debit.closing - credit.closing;
