/** The days that somebody typed, 0 to 60; null for anything else. */
export function daysOf(typed: string): number | null {
  const text = typed.trim();
  if (!/^\d{1,2}$/.test(text)) return null;
  const days = Number(text);
  return days <= 60 ? days : null;
}
