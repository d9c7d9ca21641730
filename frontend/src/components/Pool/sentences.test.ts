import { describe, expect, it } from 'vitest';
import { sentencesOf } from './sentences';

describe('the words of a rule', () => {
  it('are told sentence by sentence', () =>
    expect(
      sentencesOf('La ville double chaque don. Selon le rang : 10 % à partir de 2. À la fin, rien.')
    ).toEqual(['La ville double chaque don.', 'Selon le rang : 10 % à partir de 2.', 'À la fin, rien.']));
  it('keep an amount and a date in one piece', () =>
    expect(sentencesOf('The city adds €1.50 until 3 p.m. on Monday.')).toHaveLength(1));
});
