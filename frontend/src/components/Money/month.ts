const two = (value: number): string => String(value).padStart(2, '0');

/** A span of whole days, such as a month. */
export type Days = { from: string; until: string };

/** The month that is `by` months after that of a day, from its first day to its last. */
export function monthOf(day: string, by = 0): Days {
  const [year = 0, month = 1] = day.split('-').map(Number);
  const first = new Date(Date.UTC(year, month - 1 + by, 1));
  const last = new Date(Date.UTC(year, month + by, 0));
  const written = `${first.getUTCFullYear()}-${two(first.getUTCMonth() + 1)}`;
  return { from: `${written}-01`, until: `${written}-${two(last.getUTCDate())}` };
}

export const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text);

/** The last moment before another, so that a period is said with its last day. */
export const justBefore = (instant: string): string => new Date(Date.parse(instant) - 1000).toISOString();
