/** An amount in whole minor units. Amounts come from the API as text such as "20.00 EUR". */
export type Money = { minor: number; currency: string };

const FORM = /^(-?)(\d+)(?:\.(\d{1,2}))? ([A-Z]{3})$/;

/** Reads what the API writes; anything else is a fault in the contract, not in what somebody typed. */
export function parseMoney(text: string): Money {
  const found = FORM.exec(text);
  if (!found) throw new Error(`not an amount of money: ${text}`);
  const [, sign, units = '0', cents = '', currency = ''] = found;
  const minor = Number(units) * 100 + Number(cents.padEnd(2, '0'));
  return { minor: sign === '-' && minor !== 0 ? -minor : minor, currency };
}

/** The minor units alone, for geometry and comparison. */
export const minorOf = (text: string): number => parseMoney(text).minor;

/** "1234.50" for 123450: exact, without a float. */
export function decimal(minor: number): `${number}` {
  const whole = Math.abs(minor);
  const cents = String(whole % 100).padStart(2, '0');
  return `${minor < 0 ? '-' : ''}${Math.trunc(whole / 100)}.${cents}` as `${number}`;
}

/** As the API writes it. */
export const writeMoney = ({ minor, currency }: Money): string => `${decimal(minor)} ${currency}`;

export type AmountProblem = 'empty' | 'not_a_number' | 'too_precise' | 'not_positive' | 'too_large';
export type Amount = { minor: number } | { problem: AmountProblem };

/** The largest amount that a form takes: ten million units. */
export const AMOUNT_MINOR_MAX = 1_000_000_000;

/** Reads what a person types: "20", "20,50", "1 200.00", "1.200,00 €". */
export function readAmount(typed: string): Amount {
  const text = typed.replace(/[\s\u00a0\u202f'’€$£]|EUR/g, '');
  if (text === '') return { problem: 'empty' };
  const negative = /^[-−]/.test(text);
  const digits = negative ? text.slice(1) : text;
  if (!/^\d[\d.,]*$/.test(digits)) return { problem: 'not_a_number' };
  const point = Math.max(digits.lastIndexOf(','), digits.lastIndexOf('.'));
  const separators = digits.replace(/\d/g, '');
  // Several separators of one kind group thousands. A single one before three digits could mean either, and a gift
  // must never become a thousand times larger by mistake: it is refused as too precise.
  const grouped = separators.length > 1 && new Set(separators).size === 1;
  const whole = (point < 0 || grouped ? digits : digits.slice(0, point)).replace(/[.,]/g, '');
  const cents = point < 0 || grouped ? '' : digits.slice(point + 1);
  if (cents.length > 2) return { problem: 'too_precise' };
  const minor = Number(whole) * 100 + Number(cents.padEnd(2, '0') || '0');
  if (negative || minor === 0) return { problem: 'not_positive' };
  if (minor > AMOUNT_MINOR_MAX) return { problem: 'too_large' };
  return { minor };
}
