import type { Logger } from 'pino';
import { Counter, Gauge, type Registry } from 'prom-client';
import type { Store } from '../store/store.ts';
import {
  accountsDue,
  Contradicted,
  SIGNED_AT_ONCE,
  signCheckpoints,
  type Signing,
} from '../transactions/sign-checkpoints.ts';
import { messageOf, startBeats } from './beats.ts';

export interface CheckpointerParts extends Signing {
  readonly store: Store;
  readonly log: Logger;
  readonly metrics: Registry;
  /** How often is looked. */
  readonly everySeconds?: number;
  /** How long an event goes unsigned. */
  readonly unsignedSeconds?: number;
}

export interface Checkpointer {
  /** Signs once for every account that is due. */
  beat(): Promise<void>;
  stop(): Promise<void>;
}

const LOOK_SECONDS = 10;
const UNSIGNED_SECONDS = 120;
const BATCH = 100;

/**
 * Signs the heads of the accounts' trails while it runs. It says aloud, once, where a trail does not follow what was
 * signed before, and signs no more for that account until it does.
 */
export const startCheckpointer = ({
  everySeconds = LOOK_SECONDS,
  unsignedSeconds = UNSIGNED_SECONDS,
  ...parts
}: CheckpointerParts): Checkpointer => {
  const { store, log, metrics, keyring, files } = parts;
  const signed = new Counter({
    name: 'countersign_checkpoints_total',
    help: 'Checkpoints that were signed',
    registers: [metrics],
  });
  const contradicted = new Gauge({
    name: 'countersign_contradicted_trails',
    help: 'Accounts whose trail, as this worker found it last, contradicts its checkpoints',
    registers: [metrics],
  });
  const comparedAt = new Gauge({
    name: 'countersign_trails_compared_timestamp_seconds',
    help: 'When this worker last had every trail that was due verified against its checkpoints, and signed; 0 before.',
    registers: [metrics],
  });
  const said = new Set<string>();
  let stopped = false;

  const sign = async (accountId: string): Promise<void> => {
    for (let count: number = SIGNED_AT_ONCE; count === SIGNED_AT_ONCE && !stopped;) {
      const found = await signCheckpoints(store, accountId, { keyring, files });
      count = found === 'taken' ? 0 : found;
      signed.inc(count);
    }
    said.delete(accountId);
  };

  /** What is wrong with one account keeps none of the others waiting. */
  const failed = (accountId: string, error: unknown): void => {
    const message = messageOf(error);
    if (!(error instanceof Contradicted)) log.warn({ accountId, error: message }, 'a trail could not be signed');
    else if (!said.has(accountId)) {
      said.add(accountId);
      log.error({ accountId, error: message }, 'a trail contradicts its checkpoints: verify it');
    }
  };

  const beat = async (): Promise<void> => {
    for (let after = ''; !stopped;) {
      const due = await accountsDue(store, { after, unsignedMs: unsignedSeconds * 1_000, limit: BATCH });
      for (const accountId of due) {
        if (stopped) return;
        await sign(accountId).catch((error: unknown) => failed(accountId, error));
      }
      contradicted.set(said.size);
      if (due.length < BATCH) {
        comparedAt.setToCurrentTime();
        return;
      }
      after = due.at(-1)!;
    }
  };

  const beats = startBeats(beat, everySeconds, (error) =>
    log.warn({ error }, 'trails due to be signed could not be found'),
  );
  return {
    beat,
    stop() {
      stopped = true;
      return beats.stop();
    },
  };
};
