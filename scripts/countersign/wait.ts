import { setTimeout as delay } from 'node:timers/promises';
import { ProblemError } from '../../src/client/problem.ts';
import { hasEnded } from '../../src/domain/change-states.ts';
import { endingOf } from '../../src/mail/change-summary.ts';
import { shownName } from '../../src/mail/shown-text.ts';
import { readChange, viewOf, type Change } from './changes.ts';
import { defineCommand } from './command.ts';
import type { Connection } from './connection.ts';
import { exitOf, exits, misused, Stop, type Exit } from './exits.ts';

const FIRST_MS = 250;
const MOST_MS = 5_000;
/** For so long a service that does not answer is asked again. */
const AWAY_MS = 120_000;

const units: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3_600, d: 86_400 };

/** The option that {@link timeoutOf} reads. */
export const timeout = {
  type: 'string',
  value: 'TIME',
  does: 'waits no longer than that, such as 90s, 10m, 2h or 7d',
} as const;

/** Milliseconds of `90`, `90s`, `10m`, `2h` or `7d`; undefined where nothing is said. */
export const timeoutOf = (said: string | undefined): number | undefined => {
  if (said === undefined) return undefined;
  const [, count, unit = 's'] = /^(\d{1,7})([smhd])?$/.exec(said) ?? [];
  if (count === undefined)
    throw misused(`--timeout: a time such as 90s, 10m, 2h or 7d is expected, found ${shownName(said)}.`);
  return Number(count) * units[unit]! * 1_000;
};

/** Asks until the change has ended or the time is over. A service that is away for a while only makes it later. */
export const untilEnded = async (
  connection: Connection,
  change: Pick<Change, 'id' | 'account' | 'number'>,
  timeoutMs: number | undefined,
): Promise<Change> => {
  const began = Date.now();
  let answeredAt = began;
  for (let pause = FIRST_MS; ; pause = Math.min(pause * 2, MOST_MS)) {
    const found = await readChange(connection, change.account.id, change.id).catch((error: unknown) => {
      const comesBack = error instanceof ProblemError && error.status !== 401 && exitOf(error) === exits.unreachable;
      if (!comesBack || Date.now() - answeredAt > AWAY_MS) throw error;
      return undefined;
    });
    if (found !== undefined && hasEnded(found.state)) return found;
    if (found !== undefined) answeredAt = Date.now();
    const left = timeoutMs === undefined ? Infinity : began + timeoutMs - Date.now();
    if (left <= 0) throw new Stop(exits.timedOut, `Change #${change.number} has not ended in time.`);
    await delay(Math.min(pause, left));
  }
};

/** How an ended change ends a command. */
export const exitOfEnd = ({ state }: Change): Exit => (state === 'applied' ? exits.done : exits.endedOtherwise);

/** Waits until a change has ended. */
export const wait = defineCommand({
  name: 'wait',
  takes: 'ACCOUNT CHANGE',
  does: 'waits until a change has ended',
  options: { timeout },
  async run({ positionals: [account = '', named = ''], values, connection, tell }) {
    const timeoutMs = timeoutOf(values.timeout);
    const ended = await untilEnded(connection, await readChange(connection, account, named), timeoutMs);
    tell(ended, () => endingOf(viewOf(ended)));
    return exitOfEnd(ended);
  },
});
