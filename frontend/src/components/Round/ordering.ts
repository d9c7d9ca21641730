/** A ranking as it is made, the best first. */
export type Ranked = { rank?: number | null };

/** Those with a rank by it, and the others as they come. */
export function split<T extends Ranked>(all: readonly T[]): { ranked: T[]; others: T[] } {
  const ranked = all.filter(({ rank }) => rank != null).sort((a, b) => (a.rank ?? 0) - (b.rank ?? 0));
  return { ranked, others: all.filter(({ rank }) => rank == null) };
}

/** The list with the entry at one place moved to another. */
export function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const rest = list.filter((_, index) => index !== from);
  const entry = list[from];
  if (entry === undefined) return [...list];
  const place = Math.max(0, Math.min(to, rest.length));
  return [...rest.slice(0, place), entry, ...rest.slice(place)];
}

/** What each funder gets back of what is left, by what each put in; the odd cents go to the largest remainders. */
export function shares(left: number, amounts: readonly number[]): number[] {
  const total = amounts.reduce((sum, amount) => sum + amount, 0);
  if (total <= 0 || left <= 0) return amounts.map(() => 0);
  const exact = amounts.map((amount) => BigInt(left) * BigInt(amount));
  const whole = exact.map((part) => Number(part / BigInt(total)));
  const rest = exact.map((part, place) => ({ place, rest: part % BigInt(total) }));
  rest.sort((a, b) => (a.rest === b.rest ? a.place - b.place : a.rest > b.rest ? -1 : 1));
  const odd = left - whole.reduce((sum, part) => sum + part, 0);
  return whole.map((part, place) => part + (rest.slice(0, odd).some((one) => one.place === place) ? 1 : 0));
}

type Known = Ranked & { admitted: boolean; given: string; project: { state: string; title: string } };

const ENDED = ['IN_DELIVERY', 'COMPLETED'];

/**
 * The projects that a list is about, those whose campaign runs first. What was decided long ago is left out, unless
 * the rule has to do with it already.
 */
export function awaited<T extends Known>(all: readonly T[]): T[] {
  const place = ({ project }: T): number =>
    project.state === 'PUBLISHED' ? 0 : ENDED.includes(project.state) ? 2 : 1;
  return all
    .filter((one) => place(one) < 2 || one.admitted || one.rank != null || !one.given.startsWith('0.00'))
    .sort((a, b) => place(a) - place(b));
}

/** Those whose title has every word that was typed, whatever its accents. */
export function found<T extends { project: { title: string } }>(all: readonly T[], typed: string): T[] {
  const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  const words = plain(typed).split(/\s+/).filter(Boolean);
  return all.filter(({ project }) => words.every((word) => plain(project.title).includes(word)));
}
