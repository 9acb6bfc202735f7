import { setTimeout as delay } from 'node:timers/promises';

const POLL_MS = 20;
/** What a kill delays ends long before; a test that waits in vain should not end before what it waits for. */
const PATIENCE_MS = 180_000;

/** Asks until the answer is neither false nor undefined, and answers it; throws when `withinMs` are over. */
export const until = async <T>(
  what: string,
  ask: () => T | false | undefined | Promise<T | false | undefined>,
  withinMs = PATIENCE_MS,
): Promise<T> => {
  for (const end = performance.now() + withinMs; ; await delay(POLL_MS)) {
    const answer = await ask();
    if (answer !== false && answer !== undefined) return answer;
    if (performance.now() > end) throw new Error(`${what}: expected within ${withinMs} ms`);
  }
};
