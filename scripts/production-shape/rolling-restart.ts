import { Load, type Asked } from './load.ts';
import { approve, OFFICERS, openAccount, submit, untilApplied } from './play-change.ts';
import type { Shape } from './shape.ts';

/** One after the other; of what there is one of, requests are asked again while it is away. */
const ORDER = [
  { name: 'api-1', mayRetry: false },
  { name: 'api-2', mayRetry: false },
  { name: 'worker-1', mayRetry: false },
  { name: 'worker-2', mayRetry: false },
  { name: 'proxy', mayRetry: true },
  { name: 'temporal', mayRetry: true },
  { name: 'database', mayRetry: true },
] as const;

export interface Restarted extends Asked {
  readonly name: string;
  readonly seconds: number;
}

export interface RollingRestart {
  readonly restarts: readonly Restarted[];
  /** From the last approval, right after the last restart, to the change's end. */
  readonly appliedAfterMs: number;
}

const inSeconds = (ms: number): number => Math.round(ms / 100) / 10;

/**
 * Restarts every part, one after the other, while people ask all the time and a change waits that one officer has
 * approved; then the second one approves it, and it ends.
 */
export const rollingRestart = async (
  shape: Shape,
  order: readonly { readonly name: string; readonly mayRetry: boolean }[] = ORDER,
  say: (line: string) => void = () => undefined,
): Promise<RollingRestart> => {
  const played = await openAccount(shape);
  const change = await submit(played, 'Mira');
  await approve(played, OFFICERS[1], change);
  const { publicUrl, issuer } = shape;
  const load = await Load.start({ publicUrl, issuer, account: played.account, people: OFFICERS });
  const restarts: Restarted[] = [];
  try {
    for (const { name, mayRetry } of order) {
      const begun = performance.now();
      const asked = await load.during(mayRetry, () => shape.part(name).restart());
      const seconds = inSeconds(performance.now() - begun);
      restarts.push({ name, seconds, ...asked });
      const { answered, retried, lost } = asked;
      say(`${name}: restarted in ${seconds} s; ${answered} answered, ${retried} asked again, ${lost.length} lost`);
      for (const line of lost.slice(0, 5)) say(`  lost: ${line}`);
    }
    const from = performance.now();
    await approve(played, OFFICERS[2], change);
    await untilApplied(played, change);
    const appliedAfterMs = Math.round(performance.now() - from);
    say(`The change that waited was applied ${appliedAfterMs} ms after its last approval.`);
    return { restarts, appliedAfterMs };
  } finally {
    await load.stop();
  }
};
