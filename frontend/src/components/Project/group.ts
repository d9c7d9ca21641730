/** Decisions one after the other that added nothing, by the same pool and for the same reason, are one line. */
type Told = { change: string; sentence: string; pool: { id: string } };

export function grouped<D extends Told>(decisions: readonly D[]): D[][] {
  const groups: D[][] = [];
  for (const decision of decisions) {
    const last = groups.at(-1)?.[0];
    const alike =
      last &&
      /^0(\.0+)? /.test(decision.change) &&
      last.change === decision.change &&
      last.sentence === decision.sentence &&
      last.pool.id === decision.pool.id;
    if (alike) groups.at(-1)?.push(decision);
    else groups.push([decision]);
  }
  return groups;
}
