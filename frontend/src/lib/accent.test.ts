import { expect, it } from 'vitest';
import { accentOnDark, contrast } from './accent';

it('measures contrast as WCAG does', () => {
  expect(contrast([0, 0, 0], [255, 255, 255])).toBeCloseTo(21);
  expect(contrast([118, 118, 118], [255, 255, 255])).toBeCloseTo(4.54, 1);
});

it('lightens every accent until it can be read on dark paper', () => {
  for (const hex of ['#0f665c', '#7a1f3d', '#003366', '#000000', '#5a3e00']) {
    const light = accentOnDark(hex);
    expect(light).toMatch(/^#[0-9a-f]{6}$/);
    const channels = [1, 3, 5].map((at) => parseInt((light ?? '').slice(at, at + 2), 16));
    expect(contrast(channels as [number, number, number], [23, 34, 36])).toBeGreaterThanOrEqual(6);
  }
});

it('ignores what is not a colour', () => expect(accentOnDark('red')).toBeNull());
