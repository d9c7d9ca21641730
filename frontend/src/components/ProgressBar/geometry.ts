/** Where everything stands on the bar, in percent of its width. Pure, so that it can be tested alone. */
export type Amounts = {
  crowd: number;
  match: number;
  secured: number;
  goal: number;
  /** The total from which the city's share is certain; null where there is no such moment. */
  unlock: number | null;
};

export type Part = { kind: 'crowd' | 'match' | 'secured'; from: number; size: number };
export type Mark = { at: number; side: 'start' | 'end' };

export type Geometry = {
  parts: Part[];
  goal: Mark;
  unlock: (Mark & { reached: boolean }) | null;
  /** Of the goal, in whole percent rounded down; 100 only when it is truly reached. */
  percent: number;
  reached: boolean;
};

const HEADROOM = 1.06;

export function layOut({ crowd, match, secured, goal, unlock }: Amounts): Geometry {
  const total = Math.max(0, crowd) + Math.max(0, match) + Math.max(0, secured);
  const reached = goal > 0 && total >= goal;
  // Past the goal the scale grows, so that the goal's mark moves to the left and nothing is cut off.
  const scale = Math.max(goal, total > goal ? total * HEADROOM : 0, 1);
  const share = (minor: number): number => (Math.max(0, minor) / scale) * 100;

  const parts: Part[] = [];
  let from = 0;
  for (const [kind, minor] of [
    ['crowd', crowd],
    ['match', match],
    ['secured', secured]
  ] as const) {
    if (minor <= 0) continue;
    parts.push({ kind, from, size: share(minor) });
    from += share(minor);
  }

  const mark = (minor: number): Mark => ({ at: share(minor), side: share(minor) > 50 ? 'end' : 'start' });
  return {
    parts,
    goal: mark(goal),
    // A moment at the goal itself is what the goal's own mark already says.
    unlock:
      unlock !== null && unlock > 0 && unlock < goal ? { ...mark(unlock), reached: total >= unlock } : null,
    percent: goal > 0 ? Math.floor((total * 100) / goal) : 0,
    reached
  };
}

/** The total from which the city's money is certain: the lowest success line of the pools that may add. */
export function unlockAt(goal: number, successLines: readonly number[]): number | null {
  if (successLines.length === 0) return null;
  return Math.ceil((goal * Math.min(...successLines)) / 10_000);
}
