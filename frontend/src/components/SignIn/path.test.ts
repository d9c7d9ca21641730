import { describe, expect, it } from 'vitest';
import { cityIn, startAt, troubleKey } from './path';

describe('the way to a provider', () => {
  it('carries where to come back to', () => {
    expect(startAt('/signin/with/passerelle', { returnTo: '/c/ambrelle?q=a b' })).toBe(
      '/signin/with/passerelle?returnTo=%2Fc%2Fambrelle%3Fq%3Da+b'
    );
    expect(startAt('/signin/with/a?city=b', { link: '1' })).toBe('/signin/with/a?city=b&link=1');
  });
  it('is that of the city one is in', () => {
    expect(cityIn('/c/ambrelle/propose')).toBe('ambrelle');
    expect(cityIn('/c/ambrelle?q=x')).toBe('ambrelle');
    expect(cityIn('/me')).toBeNull();
  });
});

describe('trouble at a provider', () => {
  it('has words of its own where it is known', () => expect(troubleKey('IDENTITY_DENIED')).toBe('denied'));
  it('is told in general otherwise', () => {
    expect(troubleKey('SOMETHING')).toBe('other');
    expect(troubleKey('toString')).toBe('other');
  });
});
