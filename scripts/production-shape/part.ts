import { connect } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { lastWordsOf, startChild, type Child, type ChildProgram } from '../../src/processes/embedded/child.ts';

const START_WITHIN_MS = 180_000;
const POLL_MS = 100;

/** Whether a part answers as the compose file's health check asks it: by HTTP, or by taking a connection. */
export type Health = { readonly url: string } | { readonly port: number };

const takes = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    const end = (taken: boolean) => () => {
      socket.destroy();
      resolve(taken);
    };
    socket.once('connect', end(true));
    socket.once('error', end(false));
  });

const isHealthy = (health: Health): Promise<boolean> =>
  'port' in health
    ? takes(health.port)
    : fetch(health.url, { signal: AbortSignal.timeout(5_000) }).then(
        ({ ok }) => ok,
        () => false,
      );

/** A part of the shape that runs until it is stopped, as a process of its own. */
export class Part {
  readonly name: string;
  readonly #program: ChildProgram;
  readonly #health: Health;
  #child: Child | undefined;

  constructor(name: string, program: ChildProgram, health: Health) {
    this.name = name;
    this.#program = program;
    this.#health = health;
  }

  get pid(): number | undefined {
    return this.#child?.pid;
  }

  /** Starts it, and returns once it is healthy. */
  async start(): Promise<void> {
    const child = await startChild(this.#program, () => undefined);
    this.#child = child;
    for (const end = performance.now() + START_WITHIN_MS; !(await isHealthy(this.#health)); await delay(POLL_MS)) {
      if (child.hasExited()) throw new Error(`${this.name} ended while starting: ${lastWordsOf(child)}`);
      if (performance.now() > end) throw new Error(`${this.name} is not healthy: ${lastWordsOf(child)}`);
    }
  }

  async stop(): Promise<void> {
    await this.#child?.stop();
  }

  async restart(): Promise<void> {
    await this.stop();
    await this.start();
  }
}

/** Runs a job to its end, again while it fails, as the container would be. */
export const runJob = async (program: ChildProgram, tries = 5): Promise<void> => {
  for (let attempt = 1; ; attempt++) {
    const child = await startChild(program, () => undefined);
    const code = await new Promise((resolve) => child.onExit((exit) => resolve(exit.code)));
    if (code === 0) return;
    if (attempt === tries) throw new Error(`${program.name} failed ${tries} times: ${lastWordsOf(child)}`);
    await delay(1_000);
  }
};
