import { describe, expect, it } from 'vitest';
import { minorOf } from '$lib/money';
import { keepHeld, keptFor, momentPassed, readHeld } from './held';

function storage(): Storage {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value)
  } as unknown as Storage;
}

describe('what is kept while somebody pays', () => {
  const held = { pledge: 'pl', amount: '20.00 EUR', until: '2026-03-01T12:15:00Z', url: '/pay' };
  const at = (time: string): number => Date.parse(`2026-03-01T${time}Z`);

  it('is found again until it is over', () => {
    const store = storage();
    keepHeld('p', held, store);
    expect(readHeld('p', at('12:14:59'), store)).toEqual(held);
    expect(readHeld('p', at('12:15:00'), store)).toBeNull();
    expect(readHeld('q', at('12:00:00'), store)).toBeNull();
  });

  it('is told at few moments', () => {
    expect(momentPassed(301, 300)).toBe(300);
    expect(momentPassed(300, 299)).toBeNull();
    expect(momentPassed(61, 59)).toBe(60);
    expect(momentPassed(400, 0)).toBe(0);
  });

  it('counts the pools that keep, for the shortest time', () => {
    const pool = (id: string, holdSeconds: number | null) => ({ open: true, pool: { id, holdSeconds } });
    const part = (id: string, amount: string) => ({ pool: { id }, amount });
    const pools = [pool('a', 900), pool('b', null), pool('c', 600)];
    const of = (...parts: ReturnType<typeof part>[]) => keptFor(pools, parts, minorOf);
    expect(of(part('a', '10.00 EUR'), part('b', '5.00 EUR'), part('c', '1.00 EUR'))).toEqual({
      seconds: 600,
      minor: 1100
    });
    expect(of(part('b', '5.00 EUR'), part('a', '0.00 EUR'))).toBeNull();
  });
});
