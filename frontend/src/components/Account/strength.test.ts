import { describe, expect, it } from 'vitest';
import { strength } from './strength';

const own = ['Inès Caradec', 'ines.caradec@mail.example'];

describe('a password', () => {
  it('is too short below twelve letters, whatever they are', () =>
    expect(strength('Xk9!vQ2#pL4', own)).toBe(0));
  it('is weak where it repeats or counts', () => {
    expect(strength('aaaaaaaaaaaaaaaa', own)).toBe(1);
    expect(strength('123456789012', own)).toBe(1);
    expect(strength('abcdefghijklmnop', own)).toBe(1);
  });
  it('gains nothing from the reader’s own name', () =>
    expect(strength('caradec.caradec', own)).toBeLessThan(strength('matelot.ardoise', own)));
  it('is good as a few words', () => {
    expect(strength('ardoise pivoine', own)).toBeGreaterThanOrEqual(3);
    expect(strength('ardoise pivoine tramway moineau', own)).toBe(4);
  });
});
