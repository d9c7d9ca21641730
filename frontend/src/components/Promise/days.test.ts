import { expect, test } from 'vitest';
import { daysOf } from './days';

test('days are whole and no more than a campaign may wait', () => {
  expect(['0', ' 7 ', '60'].map(daysOf)).toEqual([0, 7, 60]);
  expect(['', '61', '-1', '7.5', 'a week', '007'].map(daysOf)).toEqual([null, null, null, null, null, null]);
});
