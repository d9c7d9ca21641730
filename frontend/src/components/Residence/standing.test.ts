import { describe, expect, it } from 'vitest';
import { standingOf, urgency } from './standing';

const one = (state: 'REQUESTED' | 'LETTER_SENT' | 'VERIFIED' | 'EXPIRED', requestedAt = '2026-01-01') => ({
  state,
  requestedAt
});

describe('where somebody lives', () => {
  it('stays verified while a new letter is on its way', () => {
    const [verified, letter] = [one('VERIFIED'), one('LETTER_SENT', '2026-11-01')];
    expect(standingOf([verified, letter])).toEqual({ letter, verified, last: letter });
  });
  it('is told by what was last where nothing stands', () => {
    const [old, newer] = [one('EXPIRED'), one('EXPIRED', '2026-05-01')];
    expect(standingOf([old, newer])).toEqual({ letter: null, verified: null, last: newer });
    expect(standingOf([])).toEqual({ letter: null, verified: null, last: null });
  });
  it('comes first where a code is to be typed', () => {
    const standings = [[], [one('VERIFIED')], [one('REQUESTED')], [one('LETTER_SENT')]].map(standingOf);
    expect(standings.toSorted((a, b) => urgency(a) - urgency(b))).toEqual(standings.toReversed());
  });
});
