import { describe, expect, it } from 'vitest';
import { channelOf, walletOf } from './draft';

describe('how a gift is paid', () => {
  const all = { transfer: true, wallet: '12.00 EUR' };
  it('is as it was chosen', () => {
    for (const way of ['CARD', 'TRANSFER', 'WALLET'] as const) expect(channelOf(way, all)).toBe(way);
  });
  it('is by card where the city takes no transfers any more', () =>
    expect(channelOf('TRANSFER', { ...all, transfer: false })).toBe('CARD'));
  it('is by card where the wallet is empty', () =>
    expect(channelOf('WALLET', { ...all, wallet: null })).toBe('CARD'));
  it('is never in cash: that is counted at a table', () => expect(channelOf('CASH', all)).toBe('CARD'));
});

describe('a wallet', () => {
  it('is offered with what it holds', () => expect(walletOf('12.00 EUR')).toBe('12.00 EUR'));
  it('is none where it is empty, or of nobody', () => {
    expect(walletOf('0.00 EUR')).toBeNull();
    expect(walletOf(null)).toBeNull();
  });
});
