import { describe, expect, it } from 'vitest';
import { difference, draftOf, inputFrom, newLine, type Draft } from './draft';

const empty: Draft = {
  title: '',
  summary: '',
  story: '',
  category: '',
  kind: 'ALL_OR_NOTHING',
  opens: '',
  closes: '',
  longitude: null,
  latitude: null,
  address: '',
  cityWide: false,
  lines: [newLine()],
  cost: '',
  own: ''
};

describe('a proposal', () => {
  it('tells no closing day that has passed or lies before the opening', () => {
    expect(inputFrom({ ...empty, closes: '2001-01-01' }, 'EUR').closesAt).toBeUndefined();
    expect(
      inputFrom({ ...empty, opens: '2999-02-01', closes: '2999-01-01' }, 'EUR').closesAt
    ).toBeUndefined();
    expect(inputFrom({ ...empty, closes: '2999-01-01' }, 'EUR').closesAt).toBeDefined();
  });

  it('tells only what changed', () => {
    const before = inputFrom(empty, 'EUR');
    expect(difference(before, before)).toEqual({});
    expect(difference(inputFrom({ ...empty, title: 'Un four' }, 'EUR'), before)).toEqual({
      title: 'Un four'
    });
  });

  it('tells a place together with not being city-wide', () => {
    const before = inputFrom({ ...empty, cityWide: false }, 'EUR');
    expect(difference(inputFrom({ ...empty, longitude: 1.9, latitude: 47.4 }, 'EUR'), before)).toEqual({
      location: { longitude: 1.9, latitude: 47.4 },
      cityWide: false
    });
  });

  it('keeps a line that cannot be understood yet out of what is told', () => {
    const input = inputFrom(
      { ...empty, lines: [{ key: 'a', label: 'Briques', amount: 'cent', kind: 'REQUIRED' }] },
      'EUR'
    );
    expect(input.budgetLines).toBeUndefined();
    expect(input.goal).toBeUndefined();
  });

  it('is read from what the API keeps', () => {
    const draft = draftOf({
      title: 'Un four',
      summary: '',
      story: '',
      category: { slug: 'food' },
      cityWide: false,
      address: null,
      location: null,
      campaign: { kind: 'ALL_OR_NOTHING', opensAt: null, closesAt: '2026-12-24T22:59:59Z' },
      budgetLines: [{ id: '1', label: 'Briques', amount: '1200.50 EUR', kind: 'OPTIONAL' }]
    });
    expect(draft.lines.map(({ label, amount, kind }) => [label, amount, kind])).toEqual([
      ['Briques', '1200.50', 'OPTIONAL']
    ]);
  });
});
