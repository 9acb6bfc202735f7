const inParts = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'UTC',
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** A time as people read it: `Sunday 22 November 2026, 14:05 UTC`. Takes RFC 3339. */
export const inUtc = (time: string): string => {
  const parts = new Map(inParts.formatToParts(new Date(time)).map(({ type, value }) => [type, value]));
  const part = (type: Intl.DateTimeFormatPartTypes): string => parts.get(type) ?? '';
  return `${part('weekday')} ${part('day')} ${part('month')} ${part('year')}, ${part('hour')}:${part('minute')} UTC`;
};

export const counted = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;

const MINUTE = 60_000;

/** How long it is from one time to another, in its two largest units: `3 days 4 hours`. Rounded down. */
export const timeBetween = (from: string, until: string): string => {
  const minutes = Math.floor((Date.parse(until) - Date.parse(from)) / MINUTE);
  if (minutes < 1) return 'less than a minute';
  const units = [
    [Math.floor(minutes / 1440), 'day'],
    [Math.floor(minutes / 60) % 24, 'hour'],
    [minutes % 60, 'minute'],
  ] as const;
  const first = units.findIndex(([count]) => count > 0);
  return units
    .slice(first, first + 2)
    .filter(([count]) => count > 0)
    .map(([count, unit]) => counted(count, unit))
    .join(' ');
};
