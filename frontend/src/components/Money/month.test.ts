import { expect, it } from 'vitest';
import { isDay, justBefore, monthOf } from './month';

it('knows a month from its first day to its last', () => {
  expect(monthOf('2026-11-29')).toEqual({ from: '2026-11-01', until: '2026-11-30' });
  expect(monthOf('2028-02-10')).toEqual({ from: '2028-02-01', until: '2028-02-29' });
});

it('goes from month to month over the end of a year', () => {
  expect(monthOf('2026-01-31', -1)).toEqual({ from: '2025-12-01', until: '2025-12-31' });
  expect(monthOf('2026-12-01', 1)).toEqual({ from: '2027-01-01', until: '2027-01-31' });
});

it('says a period with its last day', () =>
  expect(justBefore('2026-12-01T00:00:00Z')).toBe('2026-11-30T23:59:59.000Z'));

it('takes a day only when it is whole', () => {
  expect(isDay('2026-11-30')).toBe(true);
  expect(isDay('2026-11')).toBe(false);
  expect(isDay('')).toBe(false);
});
