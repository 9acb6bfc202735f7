import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Connection } from '@temporalio/client';
import { msToTs } from '@temporalio/common/lib/time.js';
import type { temporal } from '@temporalio/proto';
import type { Child, ChildExit, ChildProgram } from './child.ts';
import { lastWordsOf, startChild, stopLeftovers } from './child.ts';
import { takePort } from './ports.ts';

export type TemporalOptions = {
  /** The folder of everything embedded; the server's files go to `temporal/` in it. */
  dataDir: string;
  /** The Temporal CLI, whose development server this is. */
  cliPath: string;
  namespace: string;
  /** Search attributes by name, with their types (`Keyword`, `Int`, `Datetime` …); new ones are added to old files. */
  searchAttributes: Readonly<Record<string, string>>;
  /** The wanted loopback ports (default 7233 and 8233); the next free ones are taken when they can't be had. 0 means any. */
  port?: number;
  uiPort?: number;
  /** true: without the web UI. */
  headless?: boolean;
  /** false: everything is kept in memory, for tests. */
  durable?: boolean;
  log: (line: string) => void;
};

export type EmbeddedTemporal = {
  /** host:port of the server. */
  address: string;
  namespace: string;
  /** Of the web UI; absent when there is none. */
  uiUrl: string | undefined;
  port: number;
  pid: number;
  /** Calls `listener` when the server has ended, for whatever reason. */
  onExit: (listener: (exit: ChildExit) => void) => void;
  stop: () => Promise<void>;
};

const HOST = '127.0.0.1';
const DEFAULT_PORT = 7233;
const DEFAULT_UI_PORT = 8233;
const GRACE_MS = 15_000;
const START_WITHIN_MS = 60_000;
const ATTEMPT_MS = 1_000;
const POLL_MS = 25;
const STARTS = 4;
const RETRY_MS = 250;
/** The server looks for ports of its own parts itself, and may lose one between looking and listening. */
const LOST_PORT = /address already in use|could not build value group|panic: .*\bport\b/;
/** How long an ended workflow can still be looked at; the server's own default is a day, with no flag to change it. */
const RETENTION = '30 days';
/** The numbers of the protocol's enumeration, which is not exported as a value. */
const INDEXED_VALUE_TYPES: Record<string, temporal.api.enums.v1.IndexedValueType | undefined> = {
  Text: 1,
  Keyword: 2,
  Int: 3,
  Double: 4,
  Bool: 5,
  Datetime: 6,
  KeywordList: 7,
};

class EndedWhileStarting extends Error {}

/**
 * Starts the development server of the Temporal CLI on loopback, and returns once the server, its namespace and its
 * web UI answer. What a killed run left running is stopped first.
 *
 * Throws, in one line, what was found and what was expected.
 */
export async function startTemporal(options: TemporalOptions): Promise<EmbeddedTemporal> {
  const { log } = options;
  const dir = join(resolve(options.dataDir), 'temporal');
  mkdirSync(dir, { recursive: true });
  const program = {
    name: 'temporal',
    stateDir: dir,
    command: options.cliPath,
    cwd: dir,
    stopSignal: 'SIGTERM' as const,
    graceMs: GRACE_MS,
  };
  await stopLeftovers({ ...program, args: [] }, log);
  for (let start = 1; ; start++) {
    try {
      return await startServer(program, dir, options);
    } catch (error) {
      if (start === STARTS || !(error instanceof EndedWhileStarting) || !LOST_PORT.test(error.message)) throw error;
      await delay(RETRY_MS);
    }
  }
}

async function startServer(
  program: Omit<ChildProgram, 'args'>,
  dir: string,
  options: TemporalOptions,
): Promise<EmbeddedTemporal> {
  const { namespace, log } = options;
  const server = await takePort(options.port ?? DEFAULT_PORT, 'Temporal');
  const ui = options.headless ? undefined : await takePort(options.uiPort ?? DEFAULT_UI_PORT, 'the Temporal UI');
  for (const { note } of [server, ...(ui ? [ui] : [])]) if (note !== undefined) log(note);

  const address = `${HOST}:${server.port}`;
  const uiUrl = ui && `http://${HOST}:${ui.port}`;
  const child = await startChild({ ...program, args: serverArguments(dir, server.port, ui?.port, options) }, log);
  try {
    await untilItAnswers(child, 'the server', () => prepareNamespace(address, options));
    if (uiUrl !== undefined) await untilItAnswers(child, 'the UI', () => askUi(uiUrl));
  } catch (error) {
    await child.stop();
    throw error;
  }
  return { address, namespace, uiUrl, port: server.port, pid: child.pid, onExit: child.onExit, stop: child.stop };
}

function serverArguments(dir: string, port: number, uiPort: number | undefined, options: TemporalOptions): string[] {
  const file = ['--db-filename', join(dir, 'temporal.db')];
  // As durable as the default, and twice as fast.
  const pragmas = ['--sqlite-pragma', 'journal_mode=WAL', '--sqlite-pragma', 'synchronous=FULL'];
  const ui = uiPort === undefined ? ['--headless'] : ['--ui-port', String(uiPort), '--ui-disable-news-fetch'];
  // The default paces every task queue, which only a shared server needs.
  const pace = ['--dynamic-config-value', 'history.transferProcessorMaxPollRPS=10000'];
  const attributes = Object.entries(options.searchAttributes);
  return [
    ...['server', 'start-dev', '--ip', HOST, '--port', String(port), '--namespace', options.namespace],
    ...['--log-level', 'warn', ...ui, ...pace],
    ...(options.durable === false ? [] : [...file, ...pragmas]),
    ...attributes.flatMap(([name, type]) => ['--search-attribute', `${name}=${type}`]),
  ];
}

/** Tries until it works, while the server lives and the time for starting isn't over. */
async function untilItAnswers(child: Child, what: string, ask: () => Promise<void>): Promise<void> {
  let found: unknown;
  for (const deadline = performance.now() + START_WITHIN_MS; performance.now() < deadline; await delay(POLL_MS)) {
    if (child.hasExited()) {
      throw new EndedWhileStarting(
        `Temporal ended while starting; expected ${what} to answer. Its last words: ${lastWordsOf(child)}`,
      );
    }
    try {
      return await ask();
    } catch (error) {
      found = error;
    }
  }
  throw new Error(`Temporal: ${what} did not answer within ${START_WITHIN_MS / 1000} s.`, { cause: found });
}

async function prepareNamespace(address: string, { namespace, searchAttributes }: TemporalOptions): Promise<void> {
  const connection = await Connection.connect({ address, connectTimeout: ATTEMPT_MS });
  try {
    await connection.withDeadline(Date.now() + ATTEMPT_MS, async () => {
      const config = { workflowExecutionRetentionTtl: msToTs(RETENTION) };
      await connection.workflowService.updateNamespace({ namespace, config });
      await addSearchAttributes(connection, namespace, searchAttributes);
    });
  } finally {
    await connection.close();
  }
}

/** The server's own flag registers them only when it makes the namespace, not in one that its file already has. */
async function addSearchAttributes(
  { operatorService }: Connection,
  namespace: string,
  wanted: Readonly<Record<string, string>>,
): Promise<void> {
  const { customAttributes } = await operatorService.listSearchAttributes({ namespace });
  const missing = Object.entries(wanted).filter(([name]) => customAttributes[name] === undefined);
  if (missing.length === 0) return;
  const types = missing.map(([name, type]) => [name, indexedValueType(type)] as const);
  await operatorService.addSearchAttributes({ namespace, searchAttributes: Object.fromEntries(types) });
}

function indexedValueType(name: string): temporal.api.enums.v1.IndexedValueType {
  const value = INDEXED_VALUE_TYPES[name];
  if (value !== undefined) return value;
  throw new Error(
    `Search attribute type ${name} found; expected one of ${Object.keys(INDEXED_VALUE_TYPES).join(', ')}.`,
  );
}

async function askUi(url: string): Promise<void> {
  const answer = await fetch(url, { signal: AbortSignal.timeout(ATTEMPT_MS) });
  await answer.text();
  if (!answer.ok) throw new Error(`${url} answered with status ${answer.status}; expected 200.`);
}
