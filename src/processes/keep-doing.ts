import { setTimeout as delay } from 'node:timers/promises';

/** What is said of something that is done again and again; of failures in a row, the first alone. */
export interface Told {
  readonly begun: () => void;
  readonly notBegun: (error: string) => void;
  readonly died: (error: string) => void;
}

const FIRST_PAUSE_MS = 500;
const LAST_PAUSE_MS = 10_000;
/** What went well for so long is tried again as soon as what never failed. */
const STEADY_MS = 60_000;

/**
 * Does `work`, which calls `begun` once it goes well, and again whenever it ends before it is told to, with growing
 * pauses. Ends with the work, or the pause, in which `stopping` comes.
 */
export const keepDoing = async (
  work: (begun: () => void) => Promise<void>,
  stopping: AbortSignal,
  told: Told,
): Promise<void> => {
  let pause = FIRST_PAUSE_MS;
  let isSaid = false;
  while (!stopping.aborted) {
    let begunAt: number | undefined;
    const error = await work(() => {
      begunAt = performance.now();
      isSaid = false;
      told.begun();
    }).then(
      () => 'it ended by itself',
      (found: unknown) => (found instanceof Error ? found.message : String(found)),
    );
    if (stopping.aborted) return;
    if (!isSaid) (begunAt === undefined ? told.notBegun : told.died)(error);
    isSaid = true;
    if (begunAt !== undefined && performance.now() - begunAt >= STEADY_MS) pause = FIRST_PAUSE_MS;
    await delay(pause, undefined, { signal: stopping }).catch(() => undefined);
    pause = Math.min(2 * pause, LAST_PAUSE_MS);
  }
};
