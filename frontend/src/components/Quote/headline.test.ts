import { describe, expect, it } from 'vitest';
import { project as en } from '../../i18n/en/project';
import { project as fr } from '../../i18n/fr/project';
import { reasons, type Part, type Settings } from './headline';

const settings = (some: Partial<Settings> = {}): Settings => ({
  rateNum: 1,
  rateDen: 1,
  firstGiftOnly: false,
  categories: [],
  neighbourhoods: [],
  areas: [],
  ...some
});
const about = { category: { slug: 'repair', name: 'Réparer' }, place: 'Bellerive' };
const rate = (before: number, out: number) => ({ step: 'rate', in: before, out });
const doubled: Part = {
  pool: 'Chaque don doublé',
  added: 2000,
  steps: [rate(2000, 2000)],
  settings: settings({ firstGiftOnly: true })
};
const half: Part = {
  pool: 'Rives vivantes',
  added: 1000,
  steps: [rate(2000, 1000)],
  settings: settings({ rateDen: 2, categories: ['repair'], areas: ['one'] })
};
/** Without caring which kind of space keeps a mark on its line. */
const plain = (text: string): string => text.replace(/\u00a0/g, ' ');
const euros = (minor: number): string => `${minor / 100} €`;

describe('the one sentence over a gift', () => {
  it('says what each pool adds and why, the largest first', () => {
    const found = reasons([half, doubled], about);
    expect(plain(fr.quoteHeadline('30 €', found, euros))).toBe(
      'La ville ajoute 30 € : 20 € car elle double votre premier don et 10 € car elle ajoute la moitié de votre don pour un projet « Réparer » du quartier Bellerive.'
    );
    expect(en.quoteHeadline('€30', found, euros)).toBe(
      'The city adds €30: 20 € because it doubles your first gift and 10 € because it adds half of your gift for a “Réparer” project in Bellerive.'
    );
  });

  it('says up to what a gift counts', () => {
    const part = {
      ...doubled,
      added: 10_000,
      steps: [{ step: 'clip', limit: 'contribution_max', in: 200_000, out: 10_000 }, rate(10_000, 10_000)]
    };
    expect(plain(fr.quoteHeadline('100 €', reasons([part], about), euros))).toBe(
      'La ville ajoute 100 €, car elle double votre premier don, compté pour 100 €.'
    );
  });

  it('names the pool where the sum is no plain share', () => {
    const cut = {
      ...doubled,
      added: 500,
      steps: [rate(2000, 2000), { step: 'pool', limit: 'pool', in: 2000, out: 500 }]
    };
    expect(plain(fr.quoteHeadline('5 €', reasons([cut], about), euros))).toBe(
      'La ville ajoute 5 € : 5 € du fonds « Chaque don doublé ».'
    );
  });

  it('leaves out what adds nothing', () => {
    expect(reasons([{ ...doubled, added: 0 }], about)).toEqual([]);
  });
});
