/** What pools keep for a gift that is being paid for, kept in this tab: whoever comes back finds it. */
export type Held = { pledge: string; amount: string; until: string; url: string };

const slot = (project: string): string => `parvis.held.${project}`;

export const keepHeld = (project: string, held: Held, store: Storage = sessionStorage): void =>
  store.setItem(slot(project), JSON.stringify(held));

export const dropHeld = (project: string, store: Storage = sessionStorage): void =>
  store.removeItem(slot(project));

/** What is kept still; what is over is nothing. */
export function readHeld(
  project: string,
  now: number = Date.now(),
  store: Storage = sessionStorage
): Held | null {
  try {
    const held = JSON.parse(store.getItem(slot(project)) ?? 'null') as Held | null;
    return held && Date.parse(held.until) > now ? held : null;
  } catch {
    return null;
  }
}

/** Seconds before the end at which a screen reader is told. */
const MOMENTS = [300, 60, 0];

/** Which of the moments lies between two looks at the clock; the later one where several do. */
export const momentPassed = (before: number, now: number): number | null =>
  MOMENTS.findLast((moment) => before > moment && now <= moment) ?? null;

/** Whole minutes, begun ones included. */
export const minutesOf = (seconds: number): number => Math.ceil(seconds / 60);

type Part = { pool: { id: string }; amount: string };
type ProjectPool = { open: boolean; pool: { id: string; holdSeconds?: number | null } };

/** For how long what is quoted is kept at the checkout, the shortest time of all pools; null where none keeps any. */
export function keptFor(
  pools: readonly ProjectPool[],
  parts: readonly Part[],
  minor: (money: string) => number
): { seconds: number; minor: number } | null {
  const seconds = new Map(pools.map(({ pool }) => [pool.id, pool.holdSeconds ?? 0]));
  const kept = parts.filter(({ pool, amount }) => (seconds.get(pool.id) ?? 0) > 0 && minor(amount) > 0);
  if (kept.length === 0) return null;
  return {
    seconds: Math.min(...kept.map(({ pool }) => seconds.get(pool.id) ?? 0)),
    minor: kept.reduce((sum, { amount }) => sum + minor(amount), 0)
  };
}
