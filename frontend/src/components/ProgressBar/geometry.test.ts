import { describe, expect, it } from 'vitest';
import { layOut, unlockAt, type Amounts } from './geometry';

const amounts = (some: Partial<Amounts>): Amounts => ({
  crowd: 0,
  match: 0,
  secured: 0,
  goal: 1000,
  unlock: null,
  ...some
});

describe('the bar', () => {
  it('is empty before the first gift', () => {
    const { parts, percent, goal, reached } = layOut(amounts({}));
    expect(parts).toEqual([]);
    expect(percent).toBe(0);
    expect(goal).toEqual({ at: 100, side: 'end' });
    expect(reached).toBe(false);
  });

  it('puts crowd, match and secured side by side without a gap', () => {
    const { parts } = layOut(amounts({ crowd: 300, match: 200, secured: 100 }));
    expect(parts.map(({ kind, from, size }) => [kind, from, size])).toEqual([
      ['crowd', 0, 30],
      ['match', 30, 20],
      ['secured', 50, 10]
    ]);
  });

  it('leaves out what is nothing', () => {
    expect(layOut(amounts({ secured: 10 })).parts.map(({ kind }) => kind)).toEqual(['secured']);
  });

  it('moves the goal to the left when more than the goal is raised', () => {
    const { parts, goal, percent, reached } = layOut(amounts({ crowd: 1500, match: 500 }));
    const last = parts.at(-1);
    expect(percent).toBe(200);
    expect(reached).toBe(true);
    expect(goal.at).toBeCloseTo(47.17, 1);
    expect((last?.from ?? 0) + (last?.size ?? 0)).toBeLessThan(100);
  });

  it('says 100 % only when the goal is truly reached', () => {
    expect(layOut(amounts({ crowd: 999 })).percent).toBe(99);
    expect(layOut(amounts({ crowd: 1000 })).percent).toBe(100);
    expect(layOut(amounts({ crowd: 1000 })).goal.at).toBe(100);
  });

  it('marks where the match unlocks, and whether it has', () => {
    expect(layOut(amounts({ crowd: 100, unlock: 400 })).unlock).toEqual({
      at: 40,
      side: 'start',
      reached: false
    });
    expect(layOut(amounts({ crowd: 400, unlock: 400 })).unlock?.reached).toBe(true);
    expect(layOut(amounts({ unlock: 1000 })).unlock).toBeNull();
  });

  it('does not divide by a goal of nothing', () => {
    const { percent, parts } = layOut(amounts({ goal: 0, crowd: 5 }));
    expect(percent).toBe(0);
    expect(parts[0]?.size).toBeLessThanOrEqual(100);
  });
});

describe('the moment the match unlocks', () => {
  it('is the lowest success line of the pools, rounded up to the cent', () => {
    expect(unlockAt(1001, [10_000, 5_000])).toBe(501);
    expect(unlockAt(1000, [])).toBeNull();
  });
});
