import { expect, it } from 'vitest';
import { fulfilled, intentKey } from './intent';

function memory(): Storage {
  const kept = new Map<string, string>();
  return {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => void kept.set(name, value),
    removeItem: (name: string) => void kept.delete(name)
  } as unknown as Storage;
}

it('keeps its key over a reload', () => {
  const store = memory();
  expect(intentKey('give', { amount: '20.00 EUR' }, store)).toBe(
    intentKey('give', { amount: '20.00 EUR' }, store)
  );
});

it('makes a new key for other content', () => {
  const store = memory();
  expect(intentKey('give', { amount: '20.00 EUR' }, store)).not.toBe(
    intentKey('give', { amount: '30.00 EUR' }, store)
  );
});

it('makes a new key for the next gift once one is fulfilled', () => {
  const store = memory();
  const first = intentKey('give', {}, store);
  fulfilled('give', store);
  expect(intentKey('give', {}, store)).not.toBe(first);
});

it('survives a broken store', () => {
  const store = memory();
  store.setItem('parvis.intent.give', '{');
  expect(intentKey('give', {}, store)).toMatch(/^[0-9a-f-]{36}$/);
});
