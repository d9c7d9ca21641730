import { describe, expect, it } from 'vitest';
import { at, of } from './french';

describe('a city in a French sentence', () => {
  it.each([
    ['Ambrelle', 'd’Ambrelle', 'à Ambrelle'],
    ['Évreux', 'd’Évreux', 'à Évreux'],
    ['Hyères', 'd’Hyères', 'à Hyères'],
    ['Montcreux', 'de Montcreux', 'à Montcreux'],
    ['Le Havre', 'du Havre', 'au Havre'],
    ['Les Andelys', 'des Andelys', 'aux Andelys'],
    ['Lens', 'de Lens', 'à Lens']
  ])('%s', (city, after, there) => {
    expect(of(city)).toBe(after);
    expect(at(city)).toBe(there);
  });
});
