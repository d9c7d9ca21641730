import { describe, expect, it } from 'vitest';
import { csv } from './csv';

describe('comma-separated values', () => {
  it('quote what would end a cell', () =>
    expect(csv([['a', 'b,c', 'd"e', 'f\ng']])).toBe('\uFEFFa,"b,c","d""e","f\ng"\r\n'));
  it('let no title be a formula, and amounts be amounts', () =>
    expect(csv([['=1+1', '-cmd', '-12.50', '@x']])).toBe("\uFEFF'=1+1,'-cmd,-12.50,'@x\r\n"));
});
