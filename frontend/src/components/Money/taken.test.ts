import { expect, it } from 'vitest';
import { giftIn, newOf, takenOf } from './taken';

const taken = { from: '2026-11-01', until: '2026-11-30', movements: 3, open: 1, closing: '75.00 EUR' };

it('reads what became of each statement, and nothing from an answer that is none', () => {
  const statements = [
    { ...taken, isKnown: false },
    { ...taken, isKnown: true }
  ];
  expect(takenOf({ statements })).toEqual(statements);
  expect(newOf(takenOf({ statements }))).toHaveLength(1);
  for (const answer of [null, {}, { statements: 'x' }]) expect(takenOf(answer)).toEqual([]);
});

it('finds the gift in an id or an address', () => {
  const id = 'pledge:0198c7a4-0000-7000-8000-000000000001';
  expect(giftIn(` ${id} `)).toBe(id);
  expect(giftIn(`https://parvis.example/c/a/p/b/thanks?pledge=${encodeURIComponent(id)}`)).toBe(id);
  expect(giftIn('25 €')).toBeNull();
  expect(giftIn('%')).toBeNull();
});
