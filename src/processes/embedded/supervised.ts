import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from 'pino';

/** A server that runs as a child of this process. */
export interface SupervisedServer {
  readonly port: number;
  onExit(listener: () => void): void;
  stop(): Promise<void>;
}

/** Starts a server: on a port of its choice where none is given. */
export type Start<T extends SupervisedServer> = (port: number | undefined, log: (line: string) => void) => Promise<T>;

const RETRY_MS = 500;

/**
 * Keeps a server running: one that dies is started again, until it is stopped. What uses it knows it by its port, so it
 * waits for that one where another program has taken it meanwhile. `say` hears of the first start, `log` of the others.
 */
export const supervised = async <T extends SupervisedServer>(
  name: string,
  start: Start<T>,
  log: Logger,
  say: (line: string) => void,
): Promise<T> => {
  let isStopping = false;
  const first = await start(undefined, say);
  let current = first;

  const startOnce = async (): Promise<T> => {
    const next = await start(first.port, (line) => log.info(line));
    if (next.port === first.port) return next;
    await next.stop();
    throw new Error(`its port ${first.port} is taken by another program`);
  };
  const startAgain = async (): Promise<void> => {
    for (; !isStopping; await delay(RETRY_MS))
      try {
        current = await startOnce();
        return;
      } catch (error) {
        log.error({ error: String(error) }, `${name} could not be started again`);
      }
  };
  const keepUp = async (): Promise<void> => {
    for (;;) {
      await new Promise<void>((resolve) => current.onExit(resolve));
      if (isStopping) return;
      log.error(`${name} has died and is started again`);
      await startAgain();
      if (isStopping) return current.stop();
    }
  };
  const supervision = keepUp();
  return {
    ...first,
    async stop() {
      isStopping = true;
      await current.stop();
      await supervision;
    },
  };
};
