import { describe, expect, it } from 'vitest';
import { openYears } from './years';

const gift = (year: number | null, issuer: string | null = 'town', allowed = true) => ({
  own: '10.00 EUR',
  year,
  issuer,
  ask: { allowed }
});

describe('the years that can have a receipt', () => {
  it('are over, and have several gifts to the same body', () => {
    const gifts = [gift(2026), gift(2025), gift(2025), gift(2024), gift(2025, 'club')];
    expect(openYears(gifts, 2026).map(({ year, gifts: of }) => [year, of.length])).toEqual([[2025, 2]]);
  });
  it('leave out what is on a receipt, in question, or for nobody who issues one', () => {
    const gifts = [gift(2025), gift(2025, 'town', false), gift(null), gift(2025, null)];
    expect(openYears(gifts, 2026)).toEqual([]);
  });
});
