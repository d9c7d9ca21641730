/** Points of a curve in whole minor units, and the path that draws them in a box. */
export type Point = { crowd: number; match: number };
export type Box = { width: number; height: number };

export type Curve = {
  line: string;
  area: string;
  /** Where the axis is marked, in minor units with its place in the box. */
  crowdTicks: { minor: number; x: number }[];
  matchTicks: { minor: number; y: number }[];
};

/** A round step that gives about `count` marks up to `most`: 1, 2 or 5 times a power of ten, in whole units. */
export function stepOf(most: number, count: number): number {
  const rough = Math.max(100, most / count);
  const power = 10 ** Math.floor(Math.log10(rough));
  return ([1, 2, 5, 10].find((factor) => factor * power >= rough) ?? 10) * power;
}

export function draw(points: readonly Point[], { width, height }: Box): Curve {
  const crowdMost = Math.max(1, ...points.map(({ crowd }) => crowd));
  const matchMost = Math.max(1, ...points.map(({ match }) => match)) * 1.1;
  const x = (minor: number): number => Math.round((minor / crowdMost) * width * 10) / 10;
  const y = (minor: number): number => Math.round((height - (minor / matchMost) * height) * 10) / 10;
  const ticks = (most: number, count: number): number[] => {
    const step = stepOf(most, count);
    return Array.from({ length: Math.floor(most / step) + 1 }, (_, index) => index * step);
  };
  const line = points
    .map(({ crowd, match }, index) => `${index === 0 ? 'M' : 'L'}${x(crowd)} ${y(match)}`)
    .join('');
  return {
    line,
    area:
      points.length > 0
        ? `${line}L${x(points.at(-1)?.crowd ?? 0)} ${height}L${x(points[0]?.crowd ?? 0)} ${height}Z`
        : '',
    crowdTicks: ticks(crowdMost, 4).map((minor) => ({ minor, x: x(minor) })),
    matchTicks: ticks(matchMost, 4).map((minor) => ({ minor, y: y(minor) }))
  };
}
