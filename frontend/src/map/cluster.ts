/** A place on the map: one project, or several that would cover each other at this zoom. */
export type Placed = { id: string; longitude: number; latitude: number };
export type Cluster<P extends Placed> = { key: string; longitude: number; latitude: number; pins: P[] };

const TILE = 512;

/** Buttons on the map are at most this big; points nearer than this would cover each other. */
export const APART_PX = 56;

/** Web Mercator, in pixels of the whole world at a zoom. */
export function project(longitude: number, latitude: number, zoom: number): [x: number, y: number] {
  const size = TILE * 2 ** zoom;
  const sine = Math.sin((Math.max(-85, Math.min(85, latitude)) * Math.PI) / 180);
  return [((longitude + 180) / 360) * size, (0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * size];
}

type Group = { x: number; y: number; members: number[] };

/** Puts groups together that stand nearer than `apart`, each with the first one near it, in their order. */
function gather(groups: readonly Group[], apart: number): Group[] {
  const name = (x: number, y: number): string => `${Math.floor(x / apart)}:${Math.floor(y / apart)}`;
  const cells = new Map<string, number[]>();
  groups.forEach(({ x, y }, index) => {
    const inside = cells.get(name(x, y));
    if (inside) inside.push(index);
    else cells.set(name(x, y), [index]);
  });
  const taken = new Set<number>();
  const gathered: Group[] = [];
  groups.forEach((group, index) => {
    if (taken.has(index)) return;
    const near: number[] = [];
    for (const dx of [-apart, 0, apart]) {
      for (const dy of [-apart, 0, apart]) {
        for (const other of cells.get(name(group.x + dx, group.y + dy)) ?? []) {
          const one = groups[other];
          if (one && !taken.has(other) && Math.hypot(one.x - group.x, one.y - group.y) < apart)
            near.push(other);
        }
      }
    }
    let [x, y] = [0, 0];
    const members: number[] = [];
    for (const other of near.sort((a, b) => a - b)) {
      taken.add(other);
      const one = groups[other];
      if (!one) continue;
      members.push(...one.members);
      x += one.x * one.members.length;
      y += one.y * one.members.length;
    }
    gathered.push({ x: x / members.length, y: y / members.length, members });
  });
  return gathered;
}

/**
 * Gathers pins that would cover each other, until no two clusters do. The same pins at the same half step of zoom
 * always give the same clusters, in the order of the pins, so that nothing jumps while the map moves.
 */
export function cluster<P extends Placed>(pins: readonly P[], zoom: number, apart = APART_PX): Cluster<P>[] {
  const level = Math.floor(zoom * 2) / 2;
  let groups: Group[] = pins.map(({ longitude, latitude }, index) => {
    const [x, y] = project(longitude, latitude, level);
    return { x, y, members: [index] };
  });
  for (let before = Infinity; groups.length < before;) {
    before = groups.length;
    groups = gather(groups, apart);
  }
  return groups.map(({ members }) => {
    const inside = members.sort((a, b) => a - b).flatMap((member) => pins[member] ?? []);
    const mean = (of: (pin: P) => number): number =>
      inside.reduce((sum, pin) => sum + of(pin), 0) / inside.length;
    return {
      key: inside.length === 1 ? (inside[0]?.id ?? '') : `${inside[0]?.id}+${inside.length}`,
      longitude: mean((pin) => pin.longitude),
      latitude: mean((pin) => pin.latitude),
      pins: inside
    };
  });
}
