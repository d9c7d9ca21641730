import { describe, expect, it } from 'vitest';
import { longEnough } from './checking.svelte';

describe('an identifier that is being typed', () => {
  it('is asked about once it is long enough', () => {
    expect(longEnough('SIREN', '775 672 27')).toBe(false);
    expect(longEnough('SIREN', '775 672 272')).toBe(true);
  });
  it('is measured without the marks between its groups', () =>
    expect(longEnough('BE_ENTERPRISE', '0403.170.70')).toBe(false));
});
