import { hasEnded, type ChangeState } from '../../../src/domain/change-states';

/** The colour of a state, of the theme's; the word stands beside it always. */
export const stateColour: Record<ChangeState, string> = {
  pending: 'amber',
  approved: 'harbour',
  applied: 'pine',
  rejected: 'brick',
  withdrawn: 'gray',
  expired: 'gray',
  conflicted: 'brick',
  failed: 'brick',
};

export { hasEnded };

const relative = new Intl.RelativeTimeFormat('en-GB', { numeric: 'auto' });

const UNITS = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const;

/** `3 days ago`, `in 2 hours`. Takes RFC 3339. */
export const fromNow = (time: string, now = Date.now()): string => {
  const away = Date.parse(time) - now;
  const [unit, size] = UNITS.find(([, each]) => Math.abs(away) >= each) ?? ['minute', 60_000];
  return Math.abs(away) < 60_000 ? 'just now' : relative.format(Math.trunc(away / size), unit);
};

const days = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', dateStyle: 'long' });

/** `23 November 2026`, in UTC. Takes RFC 3339, or a day of it. */
export const dayOf = (time: string): string => days.format(new Date(time));

const names = new Intl.ListFormat('en-GB');

export const listed = (items: readonly string[]): string => names.format(items);

/** `Reports` for the section `reports`. */
export const sectionTitle = (section: string): string => section.charAt(0).toUpperCase() + section.slice(1);
