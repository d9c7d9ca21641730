import { describe, expect, it } from 'vitest';
import { nameOf, reasonOf } from './providers';

describe('a payment provider', () => {
  it('is written as it writes itself', () => expect(nameOf('stripe')).toBe('Stripe'));
  it('keeps its name where we do not know it', () => expect(nameOf('demo')).toBe('demo'));
});

describe('the reason of a dispute', () => {
  it('is known however it is written', () => {
    expect(reasonOf('fraudulent')).toBe('fraudulent');
    expect(reasonOf('Product not-received')).toBe('product_not_received');
  });
  it('stays the provider’s word where we have none', () => expect(reasonOf('10.4')).toBeNull());
});
