import { expect, test } from 'vitest';
import { readTip } from './tip';

test('a tip is nothing unless somebody writes one, and no more than the gift', () => {
  expect(['', ' ', '0', '0,00'].map((typed) => readTip(typed, 2000))).toEqual(Array(4).fill({ minor: 0 }));
  expect(readTip('2,50', 2000)).toEqual({ minor: 250 });
  expect(readTip('20', 2000)).toEqual({ minor: 2000 });
  expect(readTip('20,01', 2000)).toEqual({ problem: 'too_much' });
  expect(readTip('much', 2000)).toEqual({ problem: 'not_a_number' });
});
