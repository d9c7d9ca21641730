import { expect, test } from 'vitest';
import { keepKey, readKey } from './key';

test('the key of a mail is kept for its gift alone, and not forgotten by a page without it', () => {
  const kept = new Map<string, string>();
  const store = {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => void kept.set(name, value)
  } as unknown as Storage;
  keepKey('pledge:1', 'abc', store);
  keepKey('pledge:1', null, store);
  expect(readKey('pledge:1', store)).toBe('abc');
  expect(readKey('pledge:2', store)).toBeNull();
});
