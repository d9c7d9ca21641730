import { describe, expect, it } from 'vitest';
import { bpsOf, draftOf, inputOf } from './draft';

const messages = { share: 'share', amount: 'amount', months: 'months' };
const saved = {
  mode: 'SEQUENTIAL' as const,
  groupShare: 'IN_PROPORTION' as const,
  groupGoalBps: 6500,
  groupCostBps: 8000,
  ownShareOfPublicBps: 1250,
  deMinimis: { amount: '300000.00 EUR', months: 36 }
};

describe('how rules go together', () => {
  it('comes back from the API as it went in', () => {
    const draft = draftOf(saved);
    expect([draft.goal, draft.cost, draft.own, draft.aid]).toEqual(['65', '80', '12.5', '300000']);
    expect(inputOf(draft, 'EUR', messages)).toEqual({ input: saved, problems: [] });
  });

  it('reads shares as people write them', () => {
    expect(['', '100 %', '12,5', '0.05'].map(bpsOf)).toEqual([null, 10_000, 1250, 5]);
    expect(['0', '101', '-5', 'half', '1.234'].map(bpsOf)).toEqual(Array(5).fill(undefined));
  });

  it('names the fields that are wrong', () => {
    const draft = { ...draftOf(saved), goal: '120', aid: 'much' };
    expect(inputOf(draft, 'EUR', messages).problems.map(({ field }) => field)).toEqual([
      'input.groupGoalBps',
      'input.deMinimis.amount'
    ]);
    const months = { ...draftOf(saved), months: 'x' };
    expect(inputOf(months, 'EUR', messages).problems.map(({ field }) => field)).toEqual([
      'input.deMinimis.months'
    ]);
  });
});
