import { describe, expect, it } from 'vitest';
import { fr } from '$i18n/fr';
import type { Line } from './budget';
import { newLine, type Draft } from './draft';
import { findings, untold } from './findings';
import { asInput, homeOf } from './steps';

const empty: Draft = {
  title: '',
  summary: '',
  story: '',
  category: '',
  kind: 'ALL_OR_NOTHING',
  opens: '',
  closes: '',
  longitude: null,
  latitude: null,
  address: '',
  cityWide: false,
  lines: [newLine()],
  cost: '',
  own: ''
};
const line = (label: string, amount: string, kind: Line['kind'] = 'REQUIRED'): Line => ({
  key: label || 'nameless',
  label,
  amount,
  kind
});
const whole: Draft = {
  ...empty,
  title: 'Un four',
  summary: 'Du pain.',
  story: 'Il était une fois.',
  category: 'food',
  closes: '2026-12-24',
  cityWide: true,
  lines: [line('bricks', '100')]
};
const TODAY = '2026-11-22';
const ids = (draft: Draft): string[] => findings(draft, fr, TODAY).map(({ id }) => id);

describe('what a proposal lacks', () => {
  it('is everything at first, field by field, in the order of the form', () => {
    expect(findings(empty, fr, TODAY).map(({ step }) => step)).toEqual([
      'title',
      'title',
      'title',
      'story',
      'place',
      'budget',
      'campaign'
    ]);
  });

  it('is nothing once it is whole', () => expect(ids(whole)).toEqual([]));

  it('names the very line of the budget that is wrong', () => {
    const found = findings({ ...whole, lines: [line('bricks', '600'), line('plants', 'abc')] }, fr, TODAY);
    expect(found).toMatchObject([
      { step: 'budget', id: 'plants-amount', wrong: true, where: fr.propose.line(2) }
    ]);
  });

  it('is a line with half of what it needs', () => {
    expect(ids({ ...whole, lines: [line('bricks', '600'), line('plants', '')] })).toEqual(['plants-amount']);
    expect(ids({ ...whole, lines: [line('bricks', '600'), line('', '20')] })).toEqual(['nameless-label']);
  });

  it('is a line that is needed, and something left to raise', () => {
    expect(ids({ ...whole, lines: [line('bench', '600', 'OPTIONAL')] })).toEqual(['bench-kind']);
    expect(ids({ ...whole, lines: [line('bricks', '600'), line('grant', '600', 'SECURED')] })).toEqual([
      'grant-amount'
    ]);
  });

  it('is a closing day that can still come', () => {
    expect(ids({ ...whole, closes: '2026-11-21' })).toEqual(['closes']);
    expect(ids({ ...whole, closes: TODAY })).toEqual([]);
    expect(ids({ ...whole, opens: '2026-12-25' })).toEqual(['closes']);
  });
});

describe('what is not kept', () => {
  const of = (draft: Draft): string[] => untold(draft, 'EUR', findings(draft, fr, TODAY));
  it('is said, so that nobody believes it is', () => {
    expect(of(whole)).toEqual([]);
    expect(of({ ...whole, lines: [line('bricks', '600'), line('plants', 'abc')] })).toEqual(['budget']);
    expect(of({ ...whole, title: ' ' })).toEqual(['title']);
    expect(of({ ...whole, closes: '2026-11-21' })).toEqual(['campaign']);
  });
});

describe('a problem of the server', () => {
  const problem = (field: string | null) => ({ code: 'REQUIRED', field, message: 'no' });
  it('leads to its step and field, however it is written', () => {
    expect(homeOf(problem('input.budgetLines[0].amount'))?.step).toBe('budget');
    expect(homeOf(problem('closesAt'))).toEqual({ step: 'campaign', id: 'closes' });
    expect(homeOf(problem(null))).toBeNull();
    expect(asInput([problem('summary')])[0]?.field).toBe('input.summary');
  });
});
