import { describe, expect, it } from 'vitest';
import { bps, draftOf, emptyDraft, poolInput, ruleOf, totalOf, withPreset, wrongIn } from './draft';

describe('a percentage', () => {
  it.each([
    ['50', 5000],
    ['12,5', 1250],
    ['33.33', 3333],
    ['100 %', 10000],
    ['0', 0]
  ])('%s is read in basis points', (text, expected) => expect(bps(text)).toBe(expected));
  it.each(['', 'abc', '1,234', '-5'])('%s is none', (text) => expect(bps(text)).toBeNull());
});

describe('a rule', () => {
  it('takes its share from the preset', () => {
    const draft = emptyDraft();
    withPreset(draft, 'ADD_A_QUARTER');
    expect(ruleOf(draft, 'EUR')).toMatchObject({ preset: 'ADD_A_QUARTER', rateNum: 1, rateDen: 4 });
  });

  it('keeps the share when it becomes custom', () => {
    const draft = emptyDraft();
    withPreset(draft, 'ADD_A_HALF');
    withPreset(draft, 'CUSTOM');
    expect(ruleOf(draft, 'EUR')).toMatchObject({ preset: 'CUSTOM', rateNum: 1, rateDen: 2 });
  });

  it('tells an empty limit as none', () => {
    const draft = emptyDraft();
    draft.limits.maximumPerGift = '';
    expect(ruleOf(draft, 'EUR').maximumPerGift).toBeNull();
    expect(ruleOf(draft, 'EUR').maximumPerProject).toBe('5000.00 EUR');
  });

  it('names every field that is no number', () => {
    const draft = emptyDraft();
    Object.assign(draft, { rateNum: 'x', rateDen: '1,5', goalShare: 'half', successAt: '8o' });
    draft.limits.minimumGift = 'five';
    expect(wrongIn(draft)).toEqual(['rateNum', 'rateDen', 'goalShare', 'successAt', 'minimumGift']);
    expect(wrongIn(emptyDraft())).toEqual([]);
  });
});

describe('a pool', () => {
  it('adds up its funders', () => {
    const draft = emptyDraft();
    draft.funders = [
      { key: 'a', name: 'City', amount: '20 000' },
      { key: 'b', name: 'Fund', amount: '1,50' },
      { key: 'c', name: '', amount: 'x' }
    ];
    expect(totalOf(draft)).toBe(2_000_150);
    expect(poolInput(draft, 'EUR').funders).toEqual([
      { name: 'City', amount: '20000.00 EUR' },
      { name: 'Fund', amount: '1.50 EUR' },
      { name: '', amount: 'x' }
    ]);
  });

  it('comes back from the API as it went in', () => {
    const before = emptyDraft();
    before.name = 'Double';
    before.goalShare = '40';
    const { rule } = poolInput(before, 'EUR');
    const after = draftOf({
      name: 'Double',
      purpose: '',
      opensAt: null,
      closesAt: null,
      funders: [],
      rule: {
        settings: {
          preset: 'DOUBLE_EACH_GIFT',
          rateNum: 1,
          rateDen: 1,
          minimumGift: null,
          maximumPerGift: rule.maximumPerGift ?? null,
          maximumPerDonor: null,
          maximumPerProject: rule.maximumPerProject ?? null,
          firstGiftOnly: true,
          stopAtGoal: rule.stopAtGoal ?? false,
          maximumGoalShareBps: rule.maximumGoalShareBps ?? null,
          categories: [],
          neighbourhoods: [],
          areas: [],
          successAtGoalBps: 10000
        }
      }
    });
    expect({ ...after, funders: [] }).toEqual({ ...before, funders: [] });
  });
});
