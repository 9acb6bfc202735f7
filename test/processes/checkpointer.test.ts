import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { pino } from 'pino';
import { Registry } from 'prom-client';
import { checkpointFilesIn } from '../../src/processes/checkpoint-files.ts';
import { startCheckpointer, type Checkpointer } from '../../src/processes/checkpointer.ts';
import { readFiled } from '../../src/transactions/sign-checkpoints.ts';
import { verify } from '../../src/transactions/verify.ts';
import { newKeyring } from '../keyring.ts';
import { usePostgres } from '../postgres.ts';
import { until } from '../acceptance/until.ts';
import { Organization } from '../transactions/organization.ts';

const pg = usePostgres();
const keyring = newKeyring();

let folder: string;
let lines: { level: number; msg: string; accountId?: string }[];
let metrics: Registry;
let checkpointer: Checkpointer;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'countersign-test-'));
  lines = [];
  metrics = new Registry();
});
afterEach(async () => {
  await checkpointer.stop();
  rmSync(folder, { recursive: true, force: true });
});

const start = (everySeconds: number) =>
  startCheckpointer({
    ...{ store: pg.openStore(), keyring, files: checkpointFilesIn(folder), metrics },
    ...{ everySeconds, unsignedSeconds: 0 },
    log: pino({ level: 'info' }, { write: (line: string) => void lines.push(JSON.parse(line) as (typeof lines)[0]) }),
  });

const found = async (acme: Organization) =>
  (
    await verify(acme.store, acme.accountId, {
      keys: keyring.trusted,
      file: await readFiled(acme.store, acme.accountId, checkpointFilesIn(folder)),
    })
  ).checkpoints;

test('R41 while it runs, every account’s trail is signed, in the table and in its file', async () => {
  const accounts = [await Organization.open(pg.openStore()), await Organization.open(pg.openStore())];
  checkpointer = start(0.05);
  for (const acme of accounts)
    await until('its trail is signed', async () => {
      const { events, checkpoints } = await verify(acme.store, acme.accountId, { keys: keyring.trusted });
      return checkpoints.upTo === events;
    });
  for (const acme of accounts) expect(await found(acme)).toMatchObject({ ok: true, count: 1 });
  expect(lines).toEqual([]);
});

test('R41 a trail that contradicts its checkpoint is told once, and keeps no other account waiting', async () => {
  const bad = await Organization.open(pg.openStore());
  checkpointer = start(3_600);
  await checkpointer.beat();
  await pg.database.tamper(`UPDATE events SET hash = repeat('a', 64) WHERE account_id = $1`, [bad.accountId]);
  await bad.submit('ada', 'user.modify', { userId: bad.idOf('dev'), name: 'devin' });
  const good = await Organization.open(pg.openStore());
  await checkpointer.beat();
  await checkpointer.beat();
  expect(lines.map(({ msg, accountId }) => ({ msg, accountId }))).toEqual([
    { msg: 'a trail contradicts its checkpoints: verify it', accountId: bad.accountId },
  ]);
  expect((await found(good)).count).toBe(1);
  expect((await found(bad)).count).toBe(1);
  expect(await metrics.metrics()).toMatch(/countersign_contradicted_trails 1\n/);
});
