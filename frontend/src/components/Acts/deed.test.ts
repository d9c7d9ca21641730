import { expect, it } from 'vitest';
import { deedOf } from './deed';

const claire = { id: 'p1', name: 'Claire Morel' };

it('an act says who did what to what', () =>
  expect(
    deedOf({
      kind: 'project_published',
      sentence: 'A publié un projet.',
      subject: 'j1',
      by: claire,
      about: 'Le jardin partagé'
    })
  ).toEqual({ who: 'Claire Morel', did: 'a publié un projet', about: 'Le jardin partagé' }));

it('an act of the program has nobody before it', () =>
  expect(
    deedOf({
      kind: 'pool_paused',
      sentence: 'Paused a pool.',
      subject: 'f1',
      by: null,
      about: null
    })
  ).toEqual({ who: null, did: 'paused a pool', about: null }));

it('whoever takes up a role is named once', () => {
  const taken = { kind: 'role_granted', sentence: 'A pris un rôle.', subject: 'p1', about: 'Claire Morel' };
  const told = { who: 'Claire Morel', did: 'a pris un rôle', about: null };
  expect(deedOf({ ...taken, by: claire })).toEqual(told);
  expect(deedOf({ ...taken, by: null })).toEqual(told);
});
