import { existsSync, readFileSync, rmSync } from 'node:fs';
import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { createDemoClient, untilEnded } from '../../src/processes/demo/client.ts';
import { freePort } from '../../src/processes/embedded/ports.ts';
import { until } from '../acceptance/until.ts';
import { killAllIn, makeFolder, processesIn, Run, serverPid, type Ports } from './npm-start.ts';

interface Running {
  readonly publicUrl: string;
  readonly inboxUrl: string;
  readonly temporalUiUrl: string;
  readonly issuer: string;
  readonly audience: string;
}

jest.setTimeout(240_000);

const folders: string[] = [];
const runs: Run[] = [];

const freshFolder = async (): Promise<{ folder: string; ports: Ports }> => {
  const made = await makeFolder();
  folders.push(made.folder);
  return made;
};

const start = (environment: Readonly<Record<string, string>>, command?: string[]): Run => {
  const run = new Run(environment, command);
  runs.push(run);
  return run;
};

const runningIn = (folder: string): Running =>
  JSON.parse(readFileSync(join(folder, 'running.json'), 'utf8')) as Running;

const slugIn = (folder: string): string =>
  (JSON.parse(readFileSync(join(folder, 'demo-account.json'), 'utf8')) as { slug: string }).slug;

interface Account {
  readonly id: string;
  readonly name: string;
  readonly version: number;
}

const accountIn = (folder: string): Promise<Account> =>
  createDemoClient(runningIn(folder))<Account>('ada', 'GET', `/v1/accounts/${slugIn(folder)}`);

let serial = 0;
/** Has a change submitted, approved twice and applied, through the API. */
const playChange = async (folder: string): Promise<string> => {
  const client = createDemoClient(runningIn(folder));
  const path = `/v1/accounts/${slugIn(folder)}/changes`;
  const payload = { name: `Joiner ${++serial}`, email: `joiner-${serial}-${Date.now()}@acme.example` };
  const change = await client<{ id: string; digest: string }>('ada', 'POST', path, { kind: 'user.add', payload });
  for (const officer of ['ben', 'cleo'])
    await client(officer, 'POST', `${path}/${change.id}/decisions`, { verdict: 'approve', digest: change.digest });
  return (await untilEnded(client, 'ada', slugIn(folder), change.id)).state;
};

/** Takes a port, as another program does. */
const occupy = async (port: number): Promise<Server> => {
  const server = createServer().listen(port, '127.0.0.1');
  await once(server, 'listening');
  return server;
};

afterEach(() => {
  for (const run of runs.splice(0)) if (!run.hasExited) process.kill(run.pid, 'SIGKILL');
});
afterAll(() => {
  for (const folder of folders) {
    killAllIn(folder);
    rmSync(folder, { recursive: true, force: true });
  }
});

describe('one data folder, start after start', () => {
  let folder = '';
  let ports: Ports;
  let first: Account;

  beforeAll(async () => {
    ({ folder, ports } = await freshFolder());
  });

  const notedPorts = (): unknown => JSON.parse(readFileSync(join(folder, 'ports.json'), 'utf8'));

  test('npm start comes up, says where everything is, and Ctrl-C stops it with no child left', async () => {
    const run = start({ COUNTERSIGN_DATA: folder }, ['npm', 'start', '--ignore-scripts']);
    await run.ready();

    const { publicUrl, inboxUrl, temporalUiUrl, issuer } = runningIn(folder);
    for (const url of [publicUrl, inboxUrl, temporalUiUrl, issuer]) expect(run.stdout).toContain(url);
    expect(publicUrl).toBe(`http://localhost:${ports.api}`);
    expect(run.stdout).toContain(`"${slugIn(folder)}"`);
    expect(run.stdout).toContain('npm run --silent token -- ada');
    for (const url of [`${publicUrl}/readyz`, `${publicUrl}/docs`, inboxUrl, temporalUiUrl])
      expect({ url, status: (await fetch(url)).status }).toEqual({ url, status: 200 });
    first = await accountIn(folder);
    expect(await playChange(folder)).toBe('applied');

    run.pressCtrlC();
    await run.exit();
    expect(processesIn(folder)).toEqual([]);
    // The press reaches the program from the terminal and from npm: it counts once, and nothing is cut short.
    expect(existsSync(join(folder, 'running.json'))).toBe(false);
    expect(readFileSync(join(folder, 'postgres', 'postgres.log'), 'utf8')).toContain('received fast shutdown request');
    expect(readFileSync(join(folder, 'postgres', 'postgres.log'), 'utf8')).not.toContain('immediate shutdown');
    expect(run.stderr.split('\n').filter((line) => !/^(npm .*)?$/.test(line))).toEqual([]);
  });

  test('it keeps data and ports over a restart; a second start on the same folder is refused, and moves nothing', async () => {
    const run = start({ COUNTERSIGN_DATA: folder });
    await run.ready();
    expect(await accountIn(folder)).toMatchObject({ id: first.id, version: first.version + 1 });
    expect(run.stdout).not.toContain('Opening the demo account');
    expect(run.stdout).not.toContain('taken by another program');

    const second = start({ COUNTERSIGN_DATA: folder });
    expect(await second.exit()).toBe(1);
    expect(second.stderr).toMatch(/^.* is in use: process \d+ .*COUNTERSIGN_DATA.*\n$/);
    expect(notedPorts()).toEqual(ports);
    expect(await accountIn(folder)).toMatchObject({ id: first.id });

    await run.kill();
    expect(processesIn(folder)).not.toEqual([]);
  });

  test('it comes up again after its main process alone was killed, on the same ports', async () => {
    const run = start({ COUNTERSIGN_DATA: folder });
    await run.ready();
    expect(run.stdout).not.toContain('taken by another program');
    expect(notedPorts()).toEqual(ports);
    expect(await playChange(folder)).toBe('applied');

    for (const pid of [run.pid, serverPid(folder, 'postgres')!, serverPid(folder, 'temporal')!])
      process.kill(pid, 'SIGKILL');
    await run.exit();
  });

  test('it comes up again after all were killed, and keeps PostgreSQL and Temporal up; a second Ctrl-C stops it at once', async () => {
    const run = start({ COUNTERSIGN_DATA: folder });
    await run.ready();
    expect(await accountIn(folder)).toMatchObject({ id: first.id });
    for (const server of ['postgres', 'temporal'] as const) {
      const pid = serverPid(folder, server)!;
      process.kill(pid, 'SIGKILL');
      await until(`${server} runs again`, () => ![undefined, pid].includes(serverPid(folder, server)));
      await until('the service is ready', async () => (await fetch(`${runningIn(folder).publicUrl}/readyz`)).ok);
      expect(await playChange(folder)).toBe('applied');
    }

    run.pressCtrlC();
    await run.said('Press Ctrl-C again');
    await until('it ends', () => {
      if (!run.hasExited) run.pressCtrlC();
      return run.hasExited;
    });
    await until('no child is left', () => processesIn(folder).length === 0);
  });

  test('a taken port is named, and the next is taken; a port that is given is the one', async () => {
    const taken = await occupy(ports.inbox);
    const given = await freePort();
    const run = start({ COUNTERSIGN_DATA: folder, PORT: String(given) });
    await run.ready();

    expect(run.stdout).toContain(`Port ${ports.inbox} for the inbox is taken by another program; using `);
    expect(runningIn(folder).publicUrl).toBe(`http://localhost:${given}`);
    expect((await fetch(runningIn(folder).inboxUrl)).status).toBe(200);
    expect(await accountIn(folder)).toMatchObject({ id: first.id });

    taken.close();
    process.kill(run.pid, 'SIGTERM');
    expect(await run.exit()).toBe(0);
    expect(processesIn(folder)).toEqual([]);
  });
});

test('an interrupted start leaves nothing running', async () => {
  const { folder } = await freshFolder();
  const run = start({ COUNTERSIGN_DATA: folder });
  await until('PostgreSQL runs', () => serverPid(folder, 'postgres') !== undefined);

  run.pressCtrlC();
  await run.exit();

  await until('no child is left', () => processesIn(folder).length === 0);
});

test('whoever ends npm alone, as a supervisor does, ends everything that it started', async () => {
  const { folder } = await freshFolder();
  const run = start({ COUNTERSIGN_DATA: folder }, ['npm', 'start', '--ignore-scripts']);
  await until('PostgreSQL runs', () => serverPid(folder, 'postgres') !== undefined);

  process.kill(run.pid, 'SIGTERM');
  await run.exit();

  await until('no child is left', () => processesIn(folder).length === 0, 30_000);
});

describe('wrong settings', () => {
  const refused = async (environment: Record<string, string>): Promise<string> => {
    const run = start(environment);
    expect(await run.exit()).toBe(1);
    expect(run.stdout).toBe('');
    return run.stderr;
  };

  test('a wrong one is told in one line, with its name, what was found and what is expected', async () => {
    expect(await refused({ PORT: 'eighty' })).toBe('PORT: a port from 1 to 65535 is expected, found "eighty".\n');
    expect(await refused({ DATABASE_URL: 'mysql://user:secret@host/db' })).toBe(
      'DATABASE_URL: a postgresql URL is expected, found "(not shown)".\n',
    );
  });

  test('in production nothing is embedded: the demo people can not sign in', async () => {
    const { folder } = await freshFolder();
    const production = {
      NODE_ENV: 'production',
      COUNTERSIGN_DATA: folder,
      PUBLIC_URL: 'https://countersign.example.com',
      DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/none',
      SMTP_URL: 'smtp://127.0.0.1:1',
      MAIL_FROM: 'countersign@example.com',
      TEMPORAL_ADDRESS: '127.0.0.1:1',
      COUNTERSIGN_SESSION_SECRET: 'x'.repeat(40),
    };
    expect(await refused(production)).toBe('OIDC_ISSUER: the URL of an OpenID provider is expected, found nothing.\n');
    expect(processesIn(folder)).toEqual([]);
  });
});
