import { describe, expect, it } from 'vitest';
import { decimal, parseMoney, readAmount, writeMoney } from './money';

describe('money of the API', () => {
  it('is read in whole minor units', () => {
    expect(parseMoney('20.00 EUR')).toEqual({ minor: 2000, currency: 'EUR' });
    expect(parseMoney('0.05 EUR')).toEqual({ minor: 5, currency: 'EUR' });
    expect(parseMoney('-3.10 EUR')).toEqual({ minor: -310, currency: 'EUR' });
    expect(parseMoney('7 EUR')).toEqual({ minor: 700, currency: 'EUR' });
  });
  it('is written back the same way', () => {
    for (const text of ['20.00 EUR', '0.05 EUR', '-3.10 EUR', '123456789.01 EUR'])
      expect(writeMoney(parseMoney(text))).toBe(text);
  });
  it('refuses what is not an amount', () => {
    for (const text of ['', '20', '20,00 EUR', '1.234 EUR', 'EUR 20'])
      expect(() => parseMoney(text)).toThrow('not an amount');
  });
  it('keeps the sign of a small negative amount', () => expect(decimal(-5)).toBe('-0.05'));
});

describe('an amount that a person types', () => {
  it.each([
    ['20', 2000],
    ['20,5', 2050],
    ['20.50 €', 2050],
    [' 1 200 ', 120000],
    ['1\u202f200,00', 120000],
    ['1.200,00', 120000],
    ['1,200.00', 120000],
    ['1.200.000', 120000000],
    ['0,05', 5]
  ])('%s is understood', (typed, minor) => expect(readAmount(typed)).toEqual({ minor }));
  it.each([
    ['', 'empty'],
    ['vingt', 'not_a_number'],
    ['20e', 'not_a_number'],
    ['0', 'not_positive'],
    ['-5', 'not_positive'],
    ['0,005', 'too_precise'],
    ['20,1234', 'too_precise'],
    ['1.200', 'too_precise'],
    ['12,345', 'too_precise'],
    ['99999999999', 'too_large']
  ])('%s is refused with its reason', (typed, problem) => expect(readAmount(typed)).toEqual({ problem }));
});
