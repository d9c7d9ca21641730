import { describe, expect, it } from 'vitest';
import { draw, stepOf } from './curve';

describe('the curve', () => {
  const box = { width: 400, height: 200 };
  it('starts at the lower left and ends at the right', () => {
    const { line, area } = draw(
      [
        { crowd: 0, match: 0 },
        { crowd: 1000, match: 500 }
      ],
      box
    );
    expect(line).toBe('M0 200L400 18.2');
    expect(area.endsWith('Z')).toBe(true);
  });
  it('of a rule that adds nothing lies flat', () => {
    expect(
      draw(
        [
          { crowd: 0, match: 0 },
          { crowd: 1000, match: 0 }
        ],
        box
      ).line
    ).toBe('M0 200L400 200');
  });
  it('of nothing draws nothing', () => {
    const { line, area } = draw([], box);
    expect(line + area).toBe('');
  });
  it('marks its axes with round amounts', () => {
    expect(stepOf(600_000, 4)).toBe(200_000);
    expect(stepOf(1, 4)).toBe(100);
    expect(draw([{ crowd: 600_000, match: 300_000 }], box).crowdTicks.map(({ minor }) => minor)).toEqual([
      0, 200_000, 400_000, 600_000
    ]);
  });
});
