import { describe, expect, it } from 'vitest';
import { writeRule } from '$lib/rule/form';
import { presetRule } from '$lib/rule/presets';
import { changesOf, draftOf, emptyDraft, poolInput, totalOf } from './draft';

const paris = { currency: 'EUR', timeZone: 'Europe/Paris' };

describe('a pool', () => {
  it('begins with a rule that can be published', () => {
    expect(writeRule(emptyDraft(true).rule)).toEqual({ json: presetRule('double'), wrong: [] });
  });

  it('adds up its funders', () => {
    const draft = emptyDraft(true);
    draft.funders = [
      { key: 'a', name: 'City', amount: '20 000' },
      { key: 'b', name: 'Fund', amount: '1,50' },
      { key: 'c', name: '', amount: 'x' }
    ];
    expect(totalOf(draft)).toBe(2_000_150);
    expect(poolInput(draft, {}, paris).funders).toEqual([
      { name: 'City', amount: '20000.00 EUR' },
      { name: 'Fund', amount: '1.50 EUR' },
      { name: '', amount: 'x' }
    ]);
  });

  it('opens and closes with the days of its city', () => {
    const draft = { ...emptyDraft(true), opens: '2026-07-01', closes: '2026-12-31' };
    expect(poolInput(draft, {}, paris)).toMatchObject({
      opensAt: '2026-06-30T22:00:00Z',
      closesAt: '2026-12-31T22:59:59Z'
    });
  });

  it('comes back from the API as it went in, without what the platform sets', () => {
    const rule = { id: 'pool:1', version: 3, pool: 'pool:1', priority: 2, ...presetRule('rank') };
    const draft = draftOf(
      {
        name: 'Rest',
        purpose: 'For all.',
        opensAt: '2026-06-30T22:00:00Z',
        closesAt: null,
        funders: [{ name: 'City', amount: '1200.50 EUR' }],
        rule: { definition: rule }
      },
      'Europe/Paris',
      true
    );
    const { json, wrong } = writeRule(draft.rule);
    expect([json, wrong]).toEqual([{ priority: 2, ...presetRule('rank') }, []]);
    expect([draft.opens, draft.closes, draft.funders[0]?.amount]).toEqual(['2026-07-01', '', '1200.50']);
  });

  it('changes only what a published one may change', () => {
    expect(Object.keys(changesOf(emptyDraft(true), {}))).toEqual(['name', 'purpose', 'definition']);
  });
});
