/** The two amounts of a month, in minor units. */
export type Pair = { present: number; proposed: number };
export type Box = { width: number; height: number };
export type Bar = { x: number; y: number; width: number; height: number };

export type Bars = {
  /** Where nothing is, from above. */
  zero: number;
  months: { present: Bar; proposed: Bar; middle: number }[];
  ticks: { minor: number; y: number }[];
};

const round = (value: number): number => Math.round(value * 10) / 10;

/** A round step that gives about `count` marks: 1, 2 or 5 times a power of ten, in whole units. */
function stepOf(span: number, count: number): number {
  const rough = Math.max(100, span / count);
  const power = 10 ** Math.floor(Math.log10(rough));
  return ([1, 2, 5, 10].find((factor) => factor * power >= rough) ?? 10) * power;
}

/** Two bars a month, side by side; what went back to pools hangs below the line. */
export function draw(pairs: readonly Pair[], { width, height }: Box): Bars {
  const all = pairs.flatMap(({ present, proposed }) => [present, proposed]);
  const most = Math.max(0, ...all);
  const least = Math.min(0, ...all);
  const span = Math.max(1, most - least) * 1.08;
  const y = (minor: number): number => round(((most * 1.04 - minor) / span) * height);
  const slot = width / Math.max(1, pairs.length);
  const thick = round(Math.min(26, slot * 0.36));
  const bar = (x: number, minor: number): Bar => ({
    x: round(x),
    y: Math.min(y(0), y(minor)),
    width: thick,
    height: round(Math.abs(y(minor) - y(0)))
  });
  const step = stepOf(most - least, 4);
  const first = Math.ceil(least / step);
  const count = Math.floor(most / step) - first + 1;
  return {
    zero: y(0),
    months: pairs.map(({ present, proposed }, index) => {
      const middle = round((index + 0.5) * slot);
      return { middle, present: bar(middle - thick, present), proposed: bar(middle, proposed) };
    }),
    ticks: Array.from({ length: count }, (_, index) => (first + index) * step).map((minor) => ({
      minor,
      y: y(minor)
    }))
  };
}

/** How long a bar is beside the longest one, in per cent. */
export const share = (minor: number, most: number): number =>
  most <= 0 ? 0 : Math.round((Math.max(0, minor) / most) * 1000) / 10;
