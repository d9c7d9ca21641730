import { describe, expect, it } from 'vitest';
import { openRooms, type Doors } from './rooms';

const doors = (...open: (keyof Doors['permissions'])[]): Doors => {
  const names = [
    'createPool',
    'setMatchStack',
    'simulate',
    'reviewProjects',
    'verifyResidents',
    'verifyOrganisations',
    'moderate',
    'manageRoles',
    'readAudit'
  ] as const;
  const permissions = Object.fromEntries(names.map((name) => [name, { allowed: open.includes(name) }]));
  return { slug: 'ambrelle', permissions: permissions as Doors['permissions'] };
};

describe('the rooms of a desk', () => {
  it('are none for who has no role', () => expect(openRooms(doors())).toEqual([]));
  it('begin with the projects for who reviews them', () =>
    expect(openRooms(doors('reviewProjects', 'moderate')).map(({ name }) => name)).toEqual([
      'projects',
      'moderation'
    ]));
  it('are the journal, the books and the receipts for an auditor', () =>
    expect(openRooms(doors('readAudit'))).toEqual([
      { name: 'acts', href: '/c/ambrelle/desk/acts' },
      { name: 'money', href: '/c/ambrelle/desk/money' },
      { name: 'receipts', href: '/c/ambrelle/desk/receipts' },
      { name: 'cash', href: '/c/ambrelle/desk/cash' }
    ]));
  it('open verification to who may do either half of it', () =>
    expect(openRooms(doors('verifyOrganisations')).map(({ name }) => name)).toEqual(['verification']));
});
