import { describe, expect, it } from 'vitest';
import { OFFERED_MAX, offered } from './projects';

const titles = (typed: string): string[] =>
  offered(
    ['Un four à pain', 'Des bancs à l’école', 'École du dehors', 'Jardin d’Élise'].map((title) => ({
      title
    })),
    typed
  ).map(({ title }) => title);

describe('the projects that are offered', () => {
  it('are the first of all where nothing is typed', () => {
    const many = Array.from({ length: 20 }, (_, at) => ({ title: `Projet ${at}` }));
    expect(offered(many, ' ')).toEqual(many.slice(0, OFFERED_MAX));
  });
  it('begin with what is typed, before those that only hold it', () =>
    expect(titles('eco')).toEqual(['École du dehors', 'Des bancs à l’école']));
  it('hold every word, whatever the accents and apostrophes', () => {
    expect(titles("d'elise jardin")).toEqual(['Jardin d’Élise']);
    expect(titles('pain four')).toEqual(['Un four à pain']);
  });
  it('are none where none fits', () => expect(titles('piscine')).toEqual([]));
});
