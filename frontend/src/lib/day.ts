/** A date field holds a day of the reader's own calendar; the API holds instants. */
export function toDay(instant: string | null | undefined): string {
  if (!instant) return '';
  const date = new Date(instant);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** The first or the last second of a day. */
export function fromDay(day: string, edge: 'start' | 'end'): string {
  const instant = new Date(`${day}T${edge === 'start' ? '00:00:00' : '23:59:59'}`);
  return instant.toISOString().replace('.000', '');
}
