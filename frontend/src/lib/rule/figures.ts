/** Figures as somebody types them, and back: exact, digit by digit. */
export type Reading = { value: number } | { wrong: 'amount' | 'percent' | 'number' };

const BLANKS = /[\s\u00a0\u202f'’]/g;
const MOST = Number.MAX_SAFE_INTEGER;

/** "12,5" for 1250: hundredths of a unit, without zeros that say nothing. */
export function hundredths(value: number, comma = false, fixed = false): string {
  const size = Math.abs(value);
  const rest = String(size % 100).padStart(2, '0');
  const short = fixed && rest !== '00' ? rest : rest.replace(/0+$/, '');
  const whole = `${value < 0 ? '-' : ''}${Math.trunc(size / 100)}`;
  return short ? `${whole}${comma ? ',' : '.'}${short}` : whole;
}

function readHundredths(typed: string): number | null {
  const text = typed.replace(BLANKS, '');
  // Three digits after a single separator could mean either; a rule must never be a thousand times too generous.
  const found = /^(-?)(\d{1,14})(?:[.,](\d{1,2}))?$/.exec(text);
  if (!found) return null;
  const value = Number(found[2]) * 100 + Number((found[3] ?? '').padEnd(2, '0') || '0');
  return value > MOST ? null : found[1] && value ? -value : value;
}

/** Minor units of an amount, with or without the sign of its currency. */
export function readMinor(typed: string): Reading {
  const value = readHundredths(typed.replace(/[€$£]|[A-Z]{3}/g, ''));
  return value === null ? { wrong: 'amount' } : { value };
}

/** Basis points of a percentage. */
export function readBps(typed: string): Reading {
  const value = readHundredths(typed.replace(/%/g, ''));
  return value === null ? { wrong: 'percent' } : { value };
}

export function readCount(typed: string): Reading {
  const text = typed.replace(BLANKS, '');
  return /^-?\d{1,15}$/.test(text) ? { value: Number(text) || 0 } : { wrong: 'number' };
}
