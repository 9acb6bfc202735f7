import { execFile, spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { createInterface, type Interface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Batch, Load } from './figures.ts';

const PROJECT = fileURLToPath(new URL('flowable/', import.meta.url));
const BUILD_WITHIN_MS = 600_000;
const run = promisify(execFile);

const isHere = (program: string): Promise<boolean> =>
  run(program, ['-version']).then(
    () => true,
    () => false,
  );

/** Why Flowable can't be measured here; undefined where its program is built. */
export const flowableMissing = async (): Promise<string | undefined> => {
  for (const program of ['java', 'mvn'])
    if (!(await isHere(program))) return `Flowable: not measured, there is no \`${program}\` here.`;
  try {
    await run('mvn', ['-B', '-q', 'package'], { cwd: PROJECT, timeout: BUILD_WITHIN_MS });
    return undefined;
  } catch (error) {
    return `Flowable: not measured, it can't be built: ${String(error).split('\n').slice(0, 3).join(' ')}`;
  }
};

/** The program of bench/flowable, which plays flows against the engine that it holds. */
export class Flowable {
  readonly #child: ChildProcessByStdio<Writable, Readable, null>;
  readonly #lines: Interface;

  private constructor(child: ChildProcessByStdio<Writable, Readable, null>, lines: Interface) {
    this.#child = child;
    this.#lines = lines;
  }

  /** Throws where it ends before it is ready. */
  static async start(databaseUrl: string): Promise<Flowable> {
    const { hostname, port, pathname, username, password } = new URL(databaseUrl);
    const child = spawn('java', ['-cp', 'target/classes:target/dependency/*', 'bench.Flows'], {
      cwd: PROJECT,
      stdio: ['pipe', 'pipe', 'inherit'],
      env: {
        ...process.env,
        FLOWABLE_JDBC_URL: `jdbc:postgresql://${hostname}:${port}${pathname}`,
        FLOWABLE_JDBC_USER: username,
        FLOWABLE_JDBC_PASSWORD: password,
      },
    });
    const flowable = new Flowable(child, createInterface({ input: child.stdout }));
    const first = await flowable.#line();
    if (first !== 'ready') throw new Error(`Flowable is expected to be ready, found ${first}`);
    return flowable;
  }

  get pid(): number {
    return this.#child.pid!;
  }

  async run({ count, concurrency }: Load): Promise<Batch> {
    this.#child.stdin.write(`${count} ${concurrency}\n`);
    return JSON.parse(await this.#line()) as Batch;
  }

  async stop(): Promise<void> {
    if (this.#child.exitCode !== null) return;
    const exited = once(this.#child, 'exit');
    this.#child.stdin.end();
    await exited;
  }

  #line(): Promise<string> {
    return new Promise((resolve, reject) => {
      const take = (line: string): void => {
        this.#lines.off('close', fail);
        resolve(line);
      };
      const fail = (): void => {
        this.#lines.off('line', take);
        reject(new Error('Flowable has ended'));
      };
      this.#lines.once('line', take).once('close', fail);
    });
  }
}
