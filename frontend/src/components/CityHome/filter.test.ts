import { describe, expect, it } from 'vitest';
import { isNothing, NOTHING, projectFilter, readFilter, writeFilter, type HomeFilter } from './filter';

const full: HomeFilter = {
  search: 'four à pain',
  category: 'food',
  neighbourhood: 'les-lavoirs',
  stage: 'done',
  matched: true,
  order: 'CLOSING_SOON',
  box: [1.8, 47.3, 1.9, 47.4]
};

describe('the filter in the address', () => {
  it('comes back as it went in', () => {
    expect(readFilter(writeFilter(full))).toEqual(full);
    expect(readFilter(new URLSearchParams(writeFilter(full).toString()))).toEqual(full);
  });
  it('of nothing leaves the address alone', () => {
    expect(writeFilter(NOTHING).toString()).toBe('');
    expect(readFilter(new URLSearchParams())).toEqual(NOTHING);
  });
  it('reads well', () => {
    expect(decodeURIComponent(writeFilter(full).toString())).toBe(
      'q=four+à+pain&category=food&neighbourhood=les-lavoirs&state=done&matched=1&sort=closing-soon&box=1.8,47.3,1.9,47.4'
    );
  });
  it('ignores what makes no sense', () => {
    const query = new URLSearchParams('state=nowhere&sort=cheapest&matched=yes&box=1,2');
    expect(readFilter(query)).toEqual(NOTHING);
  });
});

describe('the filter for the API', () => {
  it('asks for open projects where nothing is chosen', () => {
    expect(projectFilter(NOTHING)).toEqual({ states: ['PUBLISHED'] });
  });
  it('carries everything that is chosen', () => {
    expect(projectFilter(full)).toEqual({
      states: ['SUCCEEDED', 'IN_DELIVERY', 'COMPLETED'],
      search: 'four à pain',
      categories: ['food'],
      neighbourhoods: ['les-lavoirs'],
      matchedNow: true,
      bounds: [1.8, 47.3, 1.9, 47.4]
    });
  });
});

it('an order alone is not a filter', () => {
  expect(isNothing({ ...NOTHING, order: 'MOST_BACKED' })).toBe(true);
  expect(isNothing({ ...NOTHING, matched: true })).toBe(false);
});
