import { describe, expect, it } from 'vitest';
import { hundredths, readBps, readCount, readMinor } from './figures';
import { readRule } from './form';
import { fieldAt, inWords, pathOf, placed } from './places';
import { instantOf, localOf } from './zone';

describe('a figure', () => {
  it.each([
    ['1 200,50 €', 120_050],
    ['20', 2000],
    ['0.05', 5],
    ['90000000000000', 9_000_000_000_000_000]
  ])('%s is an amount', (text, value) => expect(readMinor(text)).toEqual({ value }));
  it.each(['', '1.200', 'ten', '1,234', '99999999999999999'])('%s is none', (text) =>
    expect(readMinor(text)).toEqual({ wrong: 'amount' })
  );
  it('is a percentage with up to two decimals', () => {
    expect(readBps('12,5 %')).toEqual({ value: 1250 });
    expect(readBps('half')).toEqual({ wrong: 'percent' });
  });
  it('is a whole number', () => {
    expect(readCount('1 000')).toEqual({ value: 1000 });
    expect(readCount('1,5')).toEqual({ wrong: 'number' });
  });
  it('comes back as it is typed', () => {
    expect(hundredths(1250)).toBe('12.5');
    expect(hundredths(1250, true, true)).toBe('12,50');
    expect(hundredths(100_000, true, true)).toBe('1000');
    for (const value of [0, 1, 99, 100, 12_345, -250]) {
      expect(readMinor(hundredths(value, true, true))).toEqual({ value });
      expect(readBps(hundredths(value))).toEqual({ value });
    }
  });
});

describe('a problem', () => {
  const rule = readRule({
    base: 'contribution',
    rate: { table: { selector: 'gift_size', steps: [{ from: 0, num: 1, den: 2 }] } },
    gate: [{ donors: 3 }],
    eligible: { areas: ['area:1'] }
  });
  const told = (field: string | null) => [{ code: 'X', field, message: 'Wrong.' }];

  it('is told by the path of the rule', () => {
    expect(pathOf('input.definition.gate[0].donors')).toBe('gate.0.donors');
    expect(pathOf('definition')).toBe('');
    expect(pathOf('definition.neighbourhoods')).toBe('eligible.areas');
    expect(pathOf('input.name')).toBeNull();
  });

  it.each([
    ['definition.gate[0].donors', 'gate.0.donors'],
    ['definition.gate[0].votes', 'gate.0'],
    ['definition.rate.table.steps[0].from', 'rate.table.steps.0.from'],
    ['definition.rate.den', 'rate'],
    ['definition.settle.missed.crowd', 'settle'],
    ['definition.areas', 'eligible.areas'],
    ['definition.gait', ''],
    [null, '']
  ])('at %s is shown at %s', (field, place) =>
    expect([...placed(told(field), rule)]).toEqual([[place, ['Wrong.']]])
  );

  it('calls fields by their names', () => {
    const name = (path: string): string | null => (fieldAt(path)?.key === 'min_minor' ? 'Don minimum' : null);
    expect(inWords('Contredit « count.min_minor ».', name)).toBe('Contredit « Don minimum ».');
    expect(inWords('Contradicts “count.min_minor” and “else”.', name)).toBe(
      'Contradicts “Don minimum” and “else”.'
    );
  });

  it('knows the field at the end of a path', () => {
    expect(fieldAt('gate[0].donors')).toEqual({ form: 'GateForm', key: 'donors' });
    expect(fieldAt('rate.table.steps')).toEqual({ form: 'RateTableForm', key: 'steps' });
    expect(fieldAt('lottery')).toBeNull();
  });
});

describe('a moment in the city’s time', () => {
  it.each([
    ['2026-03-01T08:30:00Z', 'Europe/Paris', '2026-03-01T09:30:00'],
    ['2026-07-01T21:59:59Z', 'Europe/Paris', '2026-07-01T23:59:59'],
    ['2012-10-17T04:00:00Z', 'America/New_York', '2012-10-17T00:00:00'],
    ['2026-03-29T00:59:59Z', 'Europe/Paris', '2026-03-29T01:59:59'],
    ['2026-03-29T01:00:00Z', 'Europe/Paris', '2026-03-29T03:00:00']
  ])('%s in %s is %s, and back', (instant, zone, local) => {
    expect(localOf(instant, zone)).toBe(local);
    expect(instantOf(local, zone)).toBe(instant);
  });
  it('takes the first of an hour that comes twice', () =>
    expect(instantOf('2026-10-25T02:30:00', 'Europe/Paris')).toBe('2026-10-25T00:30:00Z'));
  it('is none where nothing is typed', () => {
    expect(instantOf('', 'Europe/Paris')).toBe('');
    expect(localOf('soon', 'Europe/Paris')).toBe('');
  });
});
