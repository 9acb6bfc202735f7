import { shownName } from '../../src/mail/shown-text.ts';
import { misused } from './exits.ts';

/** So many rows are shown where nothing is said. */
export const SHOWN = 50;

/** The option that {@link limitOf} reads. */
export const limit = {
  type: 'string',
  value: 'COUNT',
  does: `so many at most; ${SHOWN} where it is not said`,
} as const;

/** How many rows `--limit` asks for. */
export const limitOf = (said: string | undefined, most = Infinity): number => {
  const count = Number(said ?? SHOWN);
  if (Number.isInteger(count) && count >= 1 && count <= most) return count;
  const upTo = most === Infinity ? '' : ` to ${most}`;
  throw misused(`--limit: a whole number from 1${upTo} is expected, found ${shownName(said ?? '')}.`);
};

/** Which state `--state` asks for. */
export const stateOf = <State extends string>(said: string, states: readonly State[]): State => {
  const found = states.find((state) => state === said);
  if (found !== undefined) return found;
  throw misused(`--state: one of ${states.join(', ')} is expected, found ${shownName(said)}.`);
};
