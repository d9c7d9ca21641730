/** Things that happened, put together by the reader's own day, in the order in which they came. */
export function byDay<T extends { at: string }>(
  things: readonly T[],
  dayOf: (instant: string) => string
): { day: string; things: T[] }[] {
  const days: { day: string; things: T[] }[] = [];
  for (const thing of things) {
    const day = dayOf(thing.at);
    const last = days.at(-1);
    if (last?.day === day) last.things.push(thing);
    else days.push({ day, things: [thing] });
  }
  return days;
}

/** A long fingerprint in groups of eight, so that two people can compare it aloud. */
export const inGroups = (hash: string): string => hash.replace(/(.{8})(?=.)/g, '$1 ');
