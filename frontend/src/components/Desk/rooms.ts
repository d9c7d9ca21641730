type Allowed = { allowed: boolean };

/** What decides which rooms of a city's desk somebody may enter. */
export type Doors = {
  slug: string;
  permissions: Record<
    | 'createPool'
    | 'setMatchStack'
    | 'simulate'
    | 'reviewProjects'
    | 'verifyResidents'
    | 'verifyOrganisations'
    | 'moderate'
    | 'manageRoles'
    | 'readAudit',
    Allowed
  >;
};

export type RoomName =
  | 'projects'
  | 'matching'
  | 'simulations'
  | 'verification'
  | 'moderation'
  | 'people'
  | 'acts'
  | 'money'
  | 'receipts'
  | 'cash';
export type Room = { name: RoomName; href: string };

/** The rooms that are open, in the order in which they are shown. */
export function openRooms({ slug, permissions: may }: Doors): Room[] {
  const desk = `/c/${slug}/desk`;
  const rooms: [RoomName, string, boolean][] = [
    ['projects', desk, may.reviewProjects.allowed || may.createPool.allowed],
    ['matching', `${desk}/matching`, may.setMatchStack.allowed],
    ['simulations', `${desk}/simulations`, may.simulate.allowed],
    ['verification', `${desk}/verification`, may.verifyResidents.allowed || may.verifyOrganisations.allowed],
    ['moderation', `${desk}/moderation`, may.moderate.allowed],
    ['people', `${desk}/people`, may.manageRoles.allowed],
    ['acts', `${desk}/acts`, may.readAudit.allowed],
    ['money', `${desk}/money`, may.readAudit.allowed],
    ['receipts', `${desk}/receipts`, may.readAudit.allowed],
    ['cash', `${desk}/cash`, may.readAudit.allowed]
  ];
  return rooms.filter(([, , open]) => open).map(([name, href]) => ({ name, href }));
}
