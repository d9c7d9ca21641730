import { expect, it } from 'vitest';
import { mayReload } from './reload';

it('a page is loaded anew once, and again only a minute later', () => {
  const kept = new Map<string, string>();
  const store = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value)
  } as Storage;
  const now = Date.UTC(2026, 10, 29);
  expect(mayReload(now, store)).toBe(true);
  expect(mayReload(now + 5000, store)).toBe(false);
  expect(mayReload(now + 60_000, store)).toBe(true);
});
