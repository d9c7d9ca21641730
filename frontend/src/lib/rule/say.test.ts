import { describe, expect, it } from 'vitest';
import { builder as fr } from '$i18n/fr/builder';
import { builder as en } from '$i18n/en/builder';
import { readRule, type JsonObject } from './form';
import { sayGroup, type Speaker } from './say';
import { GROUPS } from './schema';

const speaker = (texts: typeof fr): Speaker => ({
  fields: texts.fields,
  words: texts.words,
  texts,
  money: (minor) => `${minor / 100} €`,
  percent: (bps) => `${bps / 100} %`,
  number: String,
  moment: (instant) => instant.slice(0, 10),
  name: (_, key) => key.toUpperCase(),
  list: (items) => items.join(' & ')
});

const rule: JsonObject = {
  eligible: {
    categories: ['green', 'sport'],
    goal_max_minor: 500_000,
    selection: 'jury',
    until: '2026-09-30T21:59:59Z'
  },
  count: { min_minor: 500, novelty: 'first_gift' },
  gate: [{ crowd_goal_bps: 2500, donors: 25 }],
  base: 'contribution',
  rate: {
    table: {
      selector: 'gift_size',
      steps: [
        { from: 10_000, num: 1, den: 5 },
        { from: 50_000, flat_minor: 9900 }
      ]
    }
  },
  allocate: { way: 'rank_fill', misfit: 'skip' },
  settle: { missed: { crowd: 'refund', match: 'void_to_pool' } }
};
const said = (texts: typeof fr): string[] =>
  GROUPS.map((group) => sayGroup(readRule(rule), group, speaker(texts))).filter(Boolean);

describe('a group of settings', () => {
  it('is said in French', () => {
    expect(said(fr).map((text) => text.replace(/\u00a0/g, ' '))).toEqual([
      'Thèmes : GREEN & SPORT, objectif d’au plus 5000 €, un jury choisit, jusqu’au 2026-09-30.',
      'À partir de 5 €, le premier don de chaque personne.',
      '25 % de l’objectif sont donnés, 25 personnes ont donné.',
      'Calculé à partir de chaque don.',
      'Le montant du don : dès 100 €, 1 € ajouté pour 5 € donné ; dès 500 €, 99 € à chaque fois.',
      'Par rang, il est passé.',
      'En cas d’échec : les dons sont remboursés, la part de la ville retourne au fonds.'
    ]);
  });
  it('is said in English', () => {
    expect(said(en)).toContain(
      'If it fails: the gifts are refunded, the city’s share goes back to the pool.'
    );
  });
  it('is silent where nothing is set', () => {
    expect(sayGroup(readRule({}), 'limit', speaker(fr))).toBe('');
    expect(sayGroup(readRule({ limit: {} }), 'limit', speaker(fr))).toBe('');
  });
});
