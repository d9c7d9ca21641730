import { expect, it } from 'vitest';
import { byDay, inGroups } from './days';

it('acts stand under their day, in the order in which they came', () => {
  const acts = [
    { at: '2026-11-28T20:00:00Z' },
    { at: '2026-11-28T08:00:00Z' },
    { at: '2026-11-27T08:00:00Z' }
  ];
  expect(byDay(acts, (at) => at.slice(0, 10))).toEqual([
    { day: '2026-11-28', things: acts.slice(0, 2) },
    { day: '2026-11-27', things: acts.slice(2) }
  ]);
});

it('a fingerprint is read in groups of eight', () =>
  expect(inGroups('0123456789abcdef01')).toBe('01234567 89abcdef 01'));
