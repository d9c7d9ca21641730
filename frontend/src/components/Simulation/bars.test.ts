import { describe, expect, it } from 'vitest';
import { draw, share } from './bars';

const BOX = { width: 300, height: 100 };

describe('the bars of months', () => {
  it('stand on the line and reach their amount', () => {
    const { zero, months } = draw([{ present: 10_000, proposed: 5000 }], BOX);
    const [{ present, proposed }] = months as [(typeof months)[number]];
    expect(present.y + present.height).toBeCloseTo(zero, 1);
    expect(present.height).toBeCloseTo(2 * proposed.height, 0);
    expect(present.x + present.width).toBeCloseTo(proposed.x, 1);
  });

  it('hang below the line where money went back', () => {
    const { zero, months } = draw([{ present: 5000, proposed: -5000 }], BOX);
    expect(months[0]?.proposed.y).toBe(zero);
    expect(zero).toBeGreaterThan(0);
    expect(zero).toBeLessThan(100);
  });

  it('are marked in round amounts, nothing included', () => {
    const { ticks } = draw([{ present: 123_456, proposed: -40_000 }], BOX);
    expect(ticks.map(({ minor }) => minor)).toContain(0);
    expect(ticks.every(({ minor }) => minor % 10_000 === 0)).toBe(true);
  });

  it('are nothing where nothing happened', () => {
    expect(draw([], BOX).months).toEqual([]);
    expect(draw([{ present: 0, proposed: 0 }], BOX).months[0]?.present.height).toBe(0);
  });
});

describe('a share', () => {
  it('is of the longest', () => expect([share(50, 200), share(-1, 200), share(3, 0)]).toEqual([25, 0, 0]));
});
