import { describe, expect, it } from 'vitest';
import { chooseLocale } from './index.svelte';
import { FORMS, fieldsOf } from '$lib/rule/schema';
import { en as texts } from './en';
import { builder as builderEn } from './en/builder';
import { fr as textes } from './fr';
import { builder as builderFr } from './fr/builder';
import { pluralEn, pluralFr } from './plural';

const fr = { ...textes, builder: builderFr };
const en = { ...texts, builder: builderEn };

type Texts = Record<string, unknown>;

function paths(texts: unknown, at = ''): string[] {
  if (typeof texts === 'string' || typeof texts === 'function') return [at];
  return Object.entries(texts as Texts).flatMap(([name, inner]) => paths(inner, at ? `${at}.${name}` : name));
}

function words(texts: unknown): string[] {
  if (typeof texts === 'string') return [texts];
  if (typeof texts === 'function') return [];
  return Object.values(texts as Texts).flatMap(words);
}

describe('the two languages', () => {
  it('have exactly the same texts', () => expect(paths(en).sort()).toEqual(paths(fr).sort()));
  it('leave no text empty, but for the note of an open campaign', () => {
    for (const texts of [fr, en]) expect(words(texts).filter((text) => text.trim() === '')).toEqual(['']);
  });
  it('keep French marks on the line of their word', () => {
    expect(words(fr).filter((text) => /« | »| [?!;:%€]/.test(text))).toEqual([]);
  });
  it('use the typographic apostrophe', () => {
    for (const texts of [fr, en]) expect(words(texts).filter((text) => text.includes("'"))).toEqual([]);
  });
});

describe('the words of the rule builder', () => {
  const own = ['id', 'version', 'pool'];
  it.each(FORMS.flatMap((form) => fieldsOf(form).map((spec) => [form, spec] as const)))(
    'of %s name a field and its choices',
    (form, spec) => {
      const group = form === 'Rule' && !['base', 'priority'].includes(spec.key);
      for (const { fields, groups, words: choices } of [builderFr, builderEn]) {
        if (group) expect(own.includes(spec.key) || spec.key in groups).toBe(true);
        else expect(fields[form]?.[spec.key]?.label).toBeTruthy();
        if (spec.words.length > 0)
          expect(Object.keys(choices[`${form}.${spec.key}`] ?? {}).sort()).toEqual([...spec.words].sort());
      }
    }
  );
  it('name no field and no choice that is none', () => {
    for (const [form, fields] of Object.entries(builderFr.fields))
      expect(fieldsOf(form).map(({ key }) => key)).toEqual(expect.arrayContaining(Object.keys(fields)));
  });
});

describe('the language of a reader', () => {
  it('is the one chosen before', () => expect(chooseLocale('a=1; parvis_locale=en', ['fr-FR'])).toBe('en'));
  it('is else the first of the browser’s that we have', () => {
    expect(chooseLocale('', ['nl-BE', 'en-US', 'fr'])).toBe('en');
    expect(chooseLocale('', ['fr-CA'])).toBe('fr');
  });
  it('is French where nothing fits', () => expect(chooseLocale('parvis_locale=xx', ['pt'])).toBe('fr'));
});

describe('plurals', () => {
  it('count zero as one in French', () => {
    expect(pluralFr(0, 'don', 'dons')).toBe('0 don');
    expect(pluralFr(2, 'don', 'dons')).toBe('2 dons');
  });
  it('count zero as many in English', () => {
    expect(pluralEn(0, 'gift', 'gifts')).toBe('0 gifts');
    expect(pluralEn(1, 'gift', 'gifts')).toBe('1 gift');
  });
});
