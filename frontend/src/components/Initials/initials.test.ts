import { expect, it } from 'vitest';
import { initials } from './initials';

it.each([
  ['Amina El Idrissi', 'AI'],
  ['Les Jardins de la Minoterie', 'JM'],
  ['Radio', 'R'],
  ['L’Établi', 'É'],
  ['', ''],
  ['42', '4']
])('the letters of %s', (name, letters) => expect(initials(name)).toBe(letters));
