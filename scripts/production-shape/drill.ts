import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Client, Connection, WorkflowNotFoundError } from '@temporalio/client';
import { checkpointFilesIn } from '../../src/processes/checkpoint-files.ts';
import { readConfig } from '../../src/processes/config.ts';
import { openLetterStore } from '../../src/processes/embedded/letter-store.ts';
import { readKeyring } from '../../src/processes/keyring.ts';
import { openStore } from '../../src/store/store.ts';
import { signCheckpoints } from '../../src/transactions/sign-checkpoints.ts';
import { DockerStandIn } from './docker-stand-in.ts';
import { commandsOf } from './page.ts';
import { approve, openAccount, submit, untilApplied, type Played, type Submitted } from './play-change.ts';
import type { Shape } from './shape.ts';

/** What came of a loss, after what the pages say to do about it. */
export interface Recovered {
  readonly loss: string;
  /** From the first command to a service that works. */
  readonly seconds: number;
  /** What verifying said of the account; empty where nothing was restored. */
  readonly verified: string;
  /** Whether the workflow of the change that waited goes on as the one of before the loss. */
  readonly sameWorkflow: boolean;
}

export interface DrillOptions {
  readonly toolsIn: string;
  readonly say?: (line: string) => void;
}

const LETTERS_WITHIN_MS = 60_000;

/** A service with changes that wait and letters that are owed, and its losses, one after the other. */
class Drill {
  readonly #shape: Shape;
  readonly #docker: DockerStandIn;
  readonly #played: Played;
  readonly #say: (line: string) => void;
  readonly #keptTemporal = mkdtempSync(join(tmpdir(), 'countersign-drill-'));
  readonly recovered: Recovered[] = [];
  #backup = '';

  constructor(shape: Shape, docker: DockerStandIn, played: Played, say: (line: string) => void) {
    this.#shape = shape;
    this.#docker = docker;
    this.#played = played;
    this.#say = say;
  }

  /** Everything, in the order of the pages. */
  async play(): Promise<void> {
    const half = await this.#submit('Mira');
    await approve(this.#played, 'ben', half);
    const asked = await this.#submit('Noor');
    const run = await this.#runOf(half);
    await this.#shape.down('mail');
    const owed = await this.#submit('Olga');
    await this.#sign();
    await this.#backUp();

    // What comes after the backup, and is lost: the next change after a restore has its number.
    await this.#approveAll(await this.#submit('Pia'), ['ben', 'cleo']);
    await this.#sign();
    await this.#recover('the last hours of the database', half, run, () => this.#goBack());
    await this.#approveAll(await this.#submit('Quin'), ['ben', 'cleo']);
    await this.#approveAll(half, ['cleo']);

    for (const withTemporal of [false, true]) {
      const loss = `the machine, restored ${withTemporal ? 'with' : 'without'} Temporal's databases`;
      const letters = await this.#lettersAbout(owed);
      await this.#shape.loseMachine();
      await this.#recover(loss, half, run, () => this.#restore(withTemporal));
      await this.#until('the letters that were owed', async () => (await this.#lettersAbout(owed)) > letters);
      await this.#approveAll(half, ['cleo']);
      await this.#approveAll(asked, ['ben', 'cleo']);
    }

    const last = await this.#submit('Rosa');
    await approve(this.#played, 'ben', last);
    const lastRun = await this.#runOf(last);
    await this.#emptyTemporal(last, lastRun);
    await this.#approveAll(owed, ['ben', 'cleo']);
  }

  close(): void {
    rmSync(this.#keptTemporal, { recursive: true });
  }

  #submit(name: string): Promise<Submitted> {
    return submit(this.#played, name);
  }

  async #approveAll(change: Submitted, officers: readonly string[]): Promise<void> {
    for (const officer of officers) await approve(this.#played, officer, change);
    await untilApplied(this.#played, change);
  }

  async #backUp(): Promise<void> {
    const begun = performance.now();
    const said = await this.#docker.run(`${commandsOf(BACKUP, 'Back up')}\necho "$backup"`);
    this.#backup = said.trim().split('\n').at(-1)!;
    this.#say(`backed up in ${secondsSince(begun)} s`);
    const { developmentFiles } = this.#shape;
    if (developmentFiles === undefined) return;
    await this.#shape.down('temporal');
    cpSync(developmentFiles, this.#keptTemporal, { recursive: true });
    await this.#shape.up('temporal');
  }

  #goBack(): Promise<string> {
    return this.#type(commandsOf(DISASTER, 'The database is older than Temporal'), VERIFY_AND_START);
  }

  async #restore(withTemporal: boolean): Promise<string> {
    const said = await this.#type(commandsOf(BACKUP, 'Restore'));
    if (!withTemporal) return said + (await this.#type(VERIFY_AND_START));
    const { developmentFiles } = this.#shape;
    if (developmentFiles !== undefined) cpSync(this.#keptTemporal, developmentFiles, { recursive: true });
    return said + (await this.#type(commandsOf(BACKUP, "With Temporal's databases"), VERIFY_AND_START));
  }

  async #emptyTemporal(waiting: Submitted, run: string | undefined): Promise<void> {
    const { developmentFiles } = this.#shape;
    if (developmentFiles !== undefined) {
      await this.#shape.down('temporal');
      rmSync(developmentFiles, { recursive: true });
    }
    await this.#recover("Temporal's databases", waiting, run, () =>
      this.#type(commandsOf(DISASTER, "Temporal's databases are lost")),
    );
    await this.#approveAll(waiting, ['cleo']);
  }

  #type(...commands: readonly string[]): Promise<string> {
    return this.#docker.run(commands.join('\n'), { backup: this.#backup });
  }

  /** Types what is to be typed, and looks what has become of a change that waited. */
  async #recover(
    loss: string,
    waiting: Submitted,
    run: string | undefined,
    work: () => Promise<string>,
  ): Promise<void> {
    const begun = performance.now();
    const said = await work();
    const seconds = secondsSince(begun);
    const verified = said.split('\n').find((line) => line.startsWith('The trail of ')) ?? '';
    this.#say(`lost: ${loss}; works again in ${seconds} s. ${verified}`);
    const sameWorkflow = (await this.#runOf(waiting)) === run;
    this.recovered.push({ loss, seconds, verified, sameWorkflow });
  }

  /** Signs a checkpoint, as the worker does by itself two minutes after something happened. */
  async #sign(): Promise<void> {
    const config = readConfig(this.#shape.places.environmentOf('worker-1'), 'worker');
    const store = openStore({ url: config.databaseUrl! });
    try {
      const { id } = (await store.accountNamed(this.#played.account))!;
      const files = checkpointFilesIn(config.checkpointsDir!);
      await signCheckpoints(store, id, { keyring: readKeyring(config), files });
    } finally {
      await store.close();
    }
  }

  /** The run of a change's workflow that goes on; undefined where none does. */
  async #runOf({ workflowId }: Submitted): Promise<string | undefined> {
    const { TEMPORAL_ADDRESS, TEMPORAL_NAMESPACE } = this.#shape.places.environmentOf('worker-1');
    const connection = await Connection.connect({ address: TEMPORAL_ADDRESS! });
    try {
      const client = new Client({ connection, namespace: TEMPORAL_NAMESPACE! });
      const { status, runId } = await client.workflow.getHandle(workflowId).describe();
      return status.name === 'RUNNING' ? runId : undefined;
    } catch (error) {
      if (error instanceof WorkflowNotFoundError) return undefined;
      throw error;
    } finally {
      await connection.close();
    }
  }

  async #lettersAbout({ number }: Submitted): Promise<number> {
    const { list } = await openLetterStore(join(this.#shape.dataDir, 'inbox'));
    return (await list({ limit: 10_000 })).filter(({ subject }) => subject.endsWith(` (#${number})`)).length;
  }

  async #until(what: string, look: () => Promise<boolean>): Promise<void> {
    for (const until = Date.now() + LETTERS_WITHIN_MS; !(await look()); await delay(500))
      if (Date.now() > until) throw new Error(`${what}: expected within ${LETTERS_WITHIN_MS / 1_000} s`);
  }
}

const BACKUP = 'operations/backup.md';
const DISASTER = 'operations/disaster.md';
const VERIFY_AND_START = commandsOf(BACKUP, 'Verify, then start');

const secondsSince = (begun: number): number => Math.round((performance.now() - begun) / 100) / 10;

/**
 * Plays the pages on backup and on disasters on a shape, by the commands as they stand there. Throws where a change
 * that waited does not come to its end, or a letter that was owed is not sent.
 */
export const drill = async (
  shape: Shape,
  { toolsIn, say = () => undefined }: DrillOptions,
): Promise<readonly Recovered[]> => {
  const docker = await DockerStandIn.start(shape, toolsIn);
  const played = new Drill(shape, docker, await openAccount(shape), say);
  try {
    await played.play();
    return played.recovered;
  } finally {
    played.close();
    await docker.stop();
  }
};
