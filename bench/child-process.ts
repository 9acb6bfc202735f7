import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

type Answers = Readonly<Record<string, (argument: never) => Promise<unknown>>>;
interface Question {
  readonly id: number;
  readonly name: string;
  readonly argument: unknown;
}
type Answer =
  { readonly id: number; readonly value: unknown } | { readonly id: number; readonly error: string } | 'ready';

const GIVEN = 'COUNTERSIGN_BENCH_GIVEN';

/** In a child: what its parent has given it. Not as arguments, which everybody on the machine can read. */
export const givenToMe = <T>(): T => JSON.parse(process.env[GIVEN]!) as T;

/**
 * In a child: tells the parent that it is ready, answers its questions by name, and ends after `stop`, which it does by
 * itself when the parent has gone.
 */
export const answerMessages = (answers: Answers & { stop(): Promise<unknown> }): void => {
  const send = (answer: Answer): void => {
    if (process.connected) process.send?.(answer);
  };
  process.on('message', ({ id, name, argument }: Question) => {
    const answer = answers[name] as (argument: unknown) => Promise<unknown>;
    const work = answer(argument);
    work.then(
      (value: unknown) => {
        send({ id, value });
        if (name === 'stop') process.exit(0);
      },
      (error: unknown) => send({ id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
    );
  });
  process.once('disconnect', () => {
    void answers.stop().finally(() => process.exit(1));
  });
  send('ready');
};

/** A Node process of a file of this folder that answers questions. */
export class AnsweringChild {
  readonly #child: ChildProcess;
  readonly #open = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  #lastId = 0;

  private constructor(child: ChildProcess) {
    this.#child = child;
  }

  /** Starts it, and waits until it is ready. Throws when it ends before. */
  static async start(file: string, given: object, nodeArguments: readonly string[] = []): Promise<AnsweringChild> {
    const path = fileURLToPath(new URL(file, import.meta.url));
    const child = fork(path, {
      execArgv: [...process.execArgv, ...nodeArguments],
      serialization: 'advanced',
      env: { ...process.env, [GIVEN]: JSON.stringify(given) },
    });
    const ended = once(child, 'exit').then(() => {
      throw new Error(`${file} ended before it was ready`);
    });
    await Promise.race([once(child, 'message'), ended]);
    const answering = new AnsweringChild(child);
    ended.catch(() => answering.#fail(new Error(`${file} has ended`)));
    child.on('message', (answer: Answer) => answering.#take(answer));
    return answering;
  }

  get pid(): number {
    return this.#child.pid!;
  }

  ask<T>(name: string, argument?: unknown): Promise<T> {
    const id = ++this.#lastId;
    return new Promise<T>((resolve, reject) => {
      this.#open.set(id, { resolve: (value) => resolve(value as T), reject });
      this.#child.send({ id, name, argument } satisfies Question);
    });
  }

  /** Has it stop in order, and waits for its end. */
  async stop(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const exited = once(this.#child, 'exit');
    await this.ask('stop');
    await exited;
  }

  #take(answer: Answer): void {
    if (answer === 'ready') return;
    const asked = this.#open.get(answer.id);
    this.#open.delete(answer.id);
    if ('error' in answer) asked?.reject(new Error(answer.error));
    else asked?.resolve(answer.value);
  }

  #fail(error: Error): void {
    for (const asked of this.#open.values()) asked.reject(error);
    this.#open.clear();
  }
}
