/** Moments in the city's own time, as a date field holds them. */
function partsIn(zone: string, at: number): number {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit'
  });
  const parts = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  return Date.UTC(
    parts.year ?? 0,
    (parts.month ?? 1) - 1,
    parts.day ?? 1,
    parts.hour ?? 0,
    parts.minute ?? 0,
    parts.second ?? 0
  );
}

/** "2026-03-01T09:30:00" where the clocks of the city show it; nothing for what is no moment. */
export function localOf(instant: string, zone: string): string {
  const at = Date.parse(instant);
  if (Number.isNaN(at)) return '';
  return new Date(partsIn(zone, at)).toISOString().slice(0, 19);
}

/** The instant at which the clocks of the city show this; of an hour that comes twice, the first. */
export function instantOf(local: string, zone: string): string {
  const shown = Date.parse(`${local}Z`);
  if (Number.isNaN(shown)) return '';
  // What the clocks are ahead of, looked up a day before and a day after: one of the two holds.
  const day = 86_400_000;
  const offsets = [shown - day, shown + day].map((at) => partsIn(zone, at) - at);
  const fitting = offsets.map((offset) => shown - offset).filter((at) => partsIn(zone, at) === shown);
  const at = fitting.length > 0 ? Math.min(...fitting) : shown - (offsets[0] ?? 0);
  return new Date(at).toISOString().replace('.000', '');
}
