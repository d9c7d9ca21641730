import { expect, it } from 'vitest';
import { fromDay, toDay } from './day';

it('a day comes back as it went in, at either edge', () => {
  for (const day of ['2026-12-24', '2027-03-28', '2026-10-25']) {
    expect(toDay(fromDay(day, 'start'))).toBe(day);
    expect(toDay(fromDay(day, 'end'))).toBe(day);
  }
});

it('no instant is no day', () => {
  expect(toDay(null)).toBe('');
  expect(toDay(undefined)).toBe('');
});
