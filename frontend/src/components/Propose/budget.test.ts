import { describe, expect, it } from 'vitest';
import { inputOf, sums, type Line } from './budget';

const line = (label: string, amount: string, kind: Line['kind'] = 'REQUIRED'): Line => ({
  key: label,
  label,
  amount,
  kind
});

describe('the sums of a budget', () => {
  it('follow what is typed, line by line', () => {
    expect(
      sums([
        line('bricks', '1 200,50'),
        line('roof', '300', 'OPTIONAL'),
        line('grant', '200', 'SECURED'),
        line('x', 'abc')
      ])
    ).toEqual({ required: 120050, optional: 30000, secured: 20000, goal: 120050, optimum: 150050 });
  });
  it('of nothing are nothing', () => {
    expect(sums([])).toEqual({ required: 0, optional: 0, secured: 0, goal: 0, optimum: 0 });
  });
});

describe('the lines for the API', () => {
  it('leave out blank lines', () => {
    expect(inputOf([line('bricks', '12'), line('', '')], 'EUR')).toEqual([
      { label: 'bricks', amount: '12.00 EUR', kind: 'REQUIRED' }
    ]);
  });
  it('wait until every line can be understood', () => {
    expect(inputOf([line('bricks', '12'), line('roof', '')], 'EUR')).toBeNull();
    expect(inputOf([line('', '12')], 'EUR')).toBeNull();
    expect(inputOf([line('x', '-3')], 'EUR')).toBeNull();
  });
});
