import { setTimeout as delay } from 'node:timers/promises';
import { arm, disarm, hasFired, type Moment } from '../crash-point.ts';
import type { Random } from '../random.ts';
import { resetSome, signalFalsely, terminateSome, workFalsely } from './rogue.ts';
import { startAgain, type Actor, type Theatre } from './theatre.ts';

/** One sort of trouble that the run makes. */
export interface Fault {
  readonly name: string;
  /** Of what it takes hold: two faults never hold the same thing. */
  targets(random: Random): readonly string[];
  /** Strikes, and ends what it has begun. Answers whether it has struck. */
  strike(scene: Scene, targets: readonly string[]): Promise<boolean>;
}

export interface Scene {
  readonly theatre: Theatre;
  readonly random: Random;
  /** Called at the moment in which it strikes. */
  struck(this: void): void;
  isOver(this: void): boolean;
}

const WORKERS = ['worker-1', 'worker-2'] as const;

const actorNamed = ({ theatre }: Scene, name: string): Actor => theatre.actors.find((actor) => actor.name === name)!;

const killed = (name: string, of: (random: Random) => string): Fault => ({
  name,
  targets: (random) => [of(random)],
  async strike(scene, [target]) {
    const { process } = actorNamed(scene, target!);
    scene.struck();
    await process.kill();
    await delay(scene.random.between(0, 1_500));
    await startAgain(process);
    return true;
  },
});

const serverKilled = (name: string, server: 'temporal' | 'postgres'): Fault => ({
  name,
  targets: () => [server],
  async strike({ theatre, random, struck }) {
    struck();
    await theatre.stage[server].kill();
    await delay(random.between(0, 1_000));
    await startAgain(theatre.stage[server]);
    return true;
  },
});

/** Longer than the server waits for a worker's heartbeat: what it works on then is given to another. */
const WORKER_STOPPED_MS = 12_000;
const API_STOPPED_MS = 3_000;

const stopped = (name: string, ms: number, of: (random: Random) => string): Fault => ({
  name,
  targets: (random) => [of(random)],
  async strike(scene, [target]) {
    const { process: actor } = actorNamed(scene, target!);
    scene.struck();
    process.kill(actor.pid, 'SIGSTOP');
    for (let waited = 0; waited < ms && !scene.isOver(); waited += 250) await delay(250);
    process.kill(actor.pid, 'SIGCONT');
    return true;
  },
});

const CRASH_WITHIN_MS = 12_000;

/** The process kills itself when it next comes to the moment. */
const crashing = (moment: Moment, of: (random: Random) => string): Fault => ({
  name: `crash-${moment}`,
  targets: (random) => [of(random)],
  async strike(scene, [target]) {
    const { process, folder } = actorNamed(scene, target!);
    arm(folder, moment, 'die');
    for (let waited = 0; waited < CRASH_WITHIN_MS && !hasFired(folder, moment) && !scene.isOver(); waited += 50)
      await delay(50);
    const hasStruck = hasFired(folder, moment);
    if (hasStruck) {
      scene.struck();
      await process.ended(10_000);
    }
    disarm(folder);
    // It may have fired as it was taken away.
    await delay(100);
    if (process.hasExited) {
      await process.ended(1_000);
      await startAgain(process);
    }
    return hasStruck;
  },
});

const TERMINATING_MS = 1_000;
/** How long a busy service may take until one of its sessions is found within a transaction. */
const FINDING_MS = 6_000;

/** Ends sessions of the service within their transactions, again and again for a second from the first that it finds. */
const sessionsTerminated: Fault = {
  name: 'sessions-terminated',
  targets: () => ['sessions'],
  async strike({ theatre, random, struck }) {
    const { pathname, username } = new URL(theatre.stage.environment['DATABASE_URL']!);
    let ended = 0;
    for (let until = performance.now() + FINDING_MS; performance.now() < until; await delay(random.between(10, 40))) {
      const [row] = await theatre.sql<{ n: number }>(
        `SELECT count(pg_terminate_backend(pid))::int AS n FROM pg_stat_activity
         WHERE datname = $1 AND usename = $2 AND xact_start IS NOT NULL AND pid <> pg_backend_pid()
           AND query NOT LIKE '%pg_stat_activity%'`,
        [pathname.slice(1), decodeURIComponent(username)],
      );
      if (ended === 0 && row!.n > 0) {
        struck();
        until = performance.now() + TERMINATING_MS;
      }
      ended += row!.n;
    }
    return ended > 0;
  },
};

const mailed = (name: string, passage: 'refuse' | 'mute'): Fault => ({
  name,
  targets: () => ['mail'],
  async strike({ theatre: { gates }, random, struck }) {
    struck();
    gates.mail[passage]();
    await delay(random.between(1_000, 2_500));
    // What hangs is let go: its own time-out would be longer than the run's patience.
    gates.mail.cut();
    gates.mail.open();
    return true;
  },
});

const WITHIN_MS = 10_000;

/** Loses an answer to what has happened, the next time that it happens. */
const answerLost = (
  name: string,
  gate: 'mail' | 'databaseOfApi' | 'databaseOfWorkers',
  answer: string | null,
  written = '',
): Fault => ({
  name,
  targets: () => [gate],
  async strike({ theatre: { gates }, struck }) {
    const way = gates[gate];
    const lost = answer === null ? way.loseCommitOf(written) : way.loseAnswer(answer, written);
    const hasStruck = await Promise.race([lost.then(() => true), delay(WITHIN_MS).then(() => false)]);
    way.loseNothing();
    if (hasStruck) struck();
    return hasStruck;
  },
});

const temporalCut: Fault = {
  name: 'temporal-cut',
  targets: (random) => [random.pick(['temporalOfApi', 'temporalOfWorkers'])],
  async strike({ theatre: { gates }, random, struck }, [target]) {
    const gate = gates[target as 'temporalOfApi' | 'temporalOfWorkers'];
    struck();
    gate.cut();
    await delay(random.between(1_000, 3_000));
    gate.open();
    return true;
  },
};

const rogue = (name: string, work: (theatre: Theatre, random: Random) => Promise<number>): Fault => ({
  name,
  targets: () => [name],
  async strike({ theatre, random, struck }) {
    struck();
    return (await work(theatre, random)) > 0;
  },
});

/** One of the two workers leaves in order, and comes back: the other one takes over, and both work again. */
const handedOver: Fault = {
  name: 'workers-handed-over',
  targets: (random) => [random.pick(WORKERS)],
  async strike(scene, [target]) {
    const { process } = actorNamed(scene, target!);
    scene.struck();
    await process.stop();
    await startAgain(process);
    return true;
  },
};

const someWorker = (random: Random): string => random.pick(WORKERS);
const theApi = (): string => 'api';

/** Every sort of fault, by the numbers of the plan. */
export const faults: readonly Fault[] = [
  killed('worker-killed', someWorker), // F1
  killed('api-killed', theApi), // F2
  serverKilled('temporal-killed', 'temporal'), // F3
  serverKilled('postgres-killed', 'postgres'), // F4
  stopped('worker-stopped', WORKER_STOPPED_MS, someWorker), // F5
  stopped('api-stopped', API_STOPPED_MS, theApi), // F6
  crashing('locked', someWorker), // F7
  crashing('before-commit', someWorker),
  crashing('after-commit', someWorker),
  crashing('letter-taken', someWorker),
  crashing('recorded', theApi),
  sessionsTerminated, // F8
  mailed('mail-refused', 'refuse'), // F9
  mailed('mail-hangs', 'mute'),
  answerLost('mail-answer-lost', 'mail', '250 Kept as'),
  temporalCut, // F10
  answerLost('decision-answer-lost', 'databaseOfApi', null, 'decision.recorded'),
  answerLost('applying-answer-lost', 'databaseOfWorkers', null, 'change.applied'),
  rogue('rogue-signals', signalFalsely), // F11
  rogue('rogue-worker', workFalsely), // F12
  rogue('workflow-terminated', terminateSome), // F13
  rogue('workflow-reset', resetSome),
  handedOver, // F14
];
