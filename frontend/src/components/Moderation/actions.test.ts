import { describe, expect, it } from 'vitest';
import { actionsFor, daysOf } from './actions';

describe('what can be done about a report', () => {
  it('begins with leaving it in place', () => {
    for (const subject of ['PROJECT', 'COMMENT', 'PLEDGE', 'ORGANISATION'] as const)
      expect(actionsFor(subject)[0]).toBe('KEEP');
  });
  it('suspends projects, and takes down everything else', () => {
    expect(actionsFor('PROJECT')).toContain('SUSPEND_PROJECT');
    expect(actionsFor('PROJECT')).not.toContain('REMOVE');
    expect(actionsFor('COMMENT')).toContain('REMOVE');
  });
});

describe('days', () => {
  it.each([
    ['7', 7],
    [' 365 ', 365],
    ['0', null],
    ['366', null],
    ['1.5', null],
    ['', null]
  ])('%j', (text, days) => expect(daysOf(text)).toBe(days));
});
