import { describe, expect, it } from 'vitest';
import { giftOf } from './giftOf';

describe('a refusal about a gift of a count', () => {
  it('names its number', () => {
    expect(giftOf('gifts[7].project')).toBe(7);
    expect(giftOf('gifts.12.project')).toBe(12);
  });
  it('is none where it is about something else', () => {
    expect(giftOf('cash')).toBeNull();
    expect(giftOf(null)).toBeNull();
  });
});
