import { describe, expect, it } from 'vitest';
import { awaited, found, moved, shares, split } from './ordering';

describe('a ranking', () => {
  it('has those with a rank first, by it', () => {
    const all = [{ id: 'a' }, { id: 'b', rank: 2 }, { id: 'c', rank: null }, { id: 'd', rank: 1 }];
    const { ranked, others } = split(all);
    expect(ranked.map(({ id }) => id)).toEqual(['d', 'b']);
    expect(others.map(({ id }) => id)).toEqual(['a', 'c']);
  });
  it.each([
    [0, 2, 'bcad'],
    [3, 0, 'dabc'],
    [1, 1, 'abcd'],
    [0, 9, 'bcda'],
    [9, 0, 'abcd']
  ])('moves from %i to %i', (from, to, expected) =>
    expect(moved([...'abcd'], from, to).join('')).toBe(expected)
  );
});

describe('what goes back to funders', () => {
  it('adds up to what is left', () => {
    expect(shares(100, [1, 1, 1])).toEqual([34, 33, 33]);
    expect(shares(10_001, [20_000_00, 10_000_00])).toEqual([6667, 3334]);
    expect(shares(0, [5, 5])).toEqual([0, 0]);
    expect(shares(5, [])).toEqual([]);
  });
});

describe('a list of work', () => {
  const one = (title: string, state: string, rest = {}) => ({
    admitted: false,
    given: '0.00 EUR',
    project: { title, state },
    ...rest
  });
  it('has those that run first, and what is long over only where the rule has to do with it', () => {
    const all = [
      one('done', 'COMPLETED'),
      one('ended', 'SUCCEEDED'),
      one('paid', 'COMPLETED', { given: '5.00 EUR' }),
      one('runs', 'PUBLISHED'),
      one('ranked', 'IN_DELIVERY', { rank: 1 })
    ];
    expect(awaited(all).map(({ project }) => project.title)).toEqual(['runs', 'ended', 'paid', 'ranked']);
  });
  it('is searched by words, whatever their accents', () => {
    const all = [one('La fête du Clos-Fleuri', 'PUBLISHED'), one('Des bancs', 'PUBLISHED')];
    expect(found(all, 'fete clos')).toHaveLength(1);
    expect(found(all, ' ')).toHaveLength(2);
  });
});
