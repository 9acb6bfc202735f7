import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { checkpointFilesIn } from '../../src/processes/checkpoint-files.ts';
import { asFiled, originOf, signCheckpoint } from '../../src/proof/checkpoint.ts';
import { jwkOf, readSigningKey } from '../../src/proof/keys.ts';
import { signReceipt } from '../../src/proof/receipt.ts';
import { signCheckpoints } from '../../src/transactions/sign-checkpoints.ts';
import { keyringOf, newKeyring, newPem } from '../keyring.ts';
import { usePostgres } from '../postgres.ts';
import { sampleReceipt } from '../proof/sample-receipt.ts';
import { Organization } from '../transactions/organization.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

const pem = newPem();
const signing = readSigningKey(pem);
const receipt = signReceipt(sampleReceipt(), signing);
const noteOf = (size: number): string =>
  signCheckpoint({ origin: originOf('acc_acme'), size, root: 'ab'.repeat(32) }, signing);

let folder: string;
let keyFile: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'countersign-test-'));
  keyFile = write(
    'key.json',
    JSON.stringify({ keys: [{ jwk: jwkOf(signing.verifier), verifierKey: signing.verifier.text }] }),
  );
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const write = (name: string, text: string): string => {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
};

interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

const run = async (program: string, args: readonly string[], environment: Record<string, string>): Promise<Ran> => {
  const env = { PATH: process.env['PATH'], HOME: folder, COUNTERSIGN_DATA: join(folder, 'data'), ...environment };
  const options = { cwd: ROOT, env };
  return promisify(execFile)(program, args, options).then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    (error: unknown) => error as Ran,
  );
};

/** Types the command as a person does, but for npm, which takes its time. */
const countersign = (args: readonly string[], environment: Record<string, string> = {}): Promise<Ran> =>
  run(process.execPath, ['scripts/countersign.ts', ...args], environment);

const genuine = { code: 0, stderr: '' };

describe('countersign verify FILE', () => {
  test('by npx, with no network, says what was approved and by whom', async () => {
    const file = write('receipt.json', JSON.stringify(receipt));
    const offline = { npm_config_registry: 'http://127.0.0.1:1', npm_config_cache: join(folder, 'npm') };
    const found = await run('npx', ['countersign', 'verify', file, '--key', keyFile], offline);
    expect(found).toMatchObject({ code: 0 });
    expect(found.stdout.split('\n')).toEqual([
      'The receipt is genuine.',
      'Change #3 of acme: Add Noor Haddad',
      'user.add, asked for by Ada Bell (usr_ada) at 2026-02-02T09:00:00.000Z.',
      'Approved by Ben Lindqvist (usr_ben) at 2026-02-03T09:00:00.000Z (session).',
      'Approved by Cleo Marchetti (usr_cleo) at 2026-02-03T09:00:00.000Z (session).',
      'Ended as applied at 2026-02-03T10:00:00.000Z, with 2 of 2 approvals.',
      'Policy then: 2 required, each by session.',
      `What was decided on is in it: the document's SHA-256 is ${receipt.digest}.`,
      `Event 17 of the account's trail, ${'ab'.repeat(32)}.`,
      `Signed by key ${signing.verifier.keyId} (countersign).`,
      '',
    ]);
  }, 60_000);

  test('takes the key as a file, from an address, or of this machine', async () => {
    const file = write('receipt.json', JSON.stringify(receipt, null, 2));
    const text = write('key.txt', `${signing.verifier.text}\n`);
    const server = createServer((_request, response) => response.end(signing.verifier.text));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/.well-known/countersign-key`;
    try {
      for (const key of [text, url]) expect(await countersign(['verify', file, '--key', key])).toMatchObject(genuine);
    } finally {
      server.close();
    }
    expect(await countersign(['verify', file], { COUNTERSIGN_SIGNING_KEY: pem })).toMatchObject(genuine);
    const past = { COUNTERSIGN_SIGNING_KEY: newPem(), COUNTERSIGN_PAST_KEYS: signing.verifier.text };
    expect(await countersign(['verify', file], past)).toMatchObject(genuine);
  });

  test('checks a file of checkpoints, and a single one', async () => {
    const file = write('acc_acme.checkpoints', [7, 9].map((size) => asFiled(noteOf(size))).join(''));
    const found = await countersign(['verify', file, '--key', keyFile]);
    expect(found).toMatchObject(genuine);
    expect(found.stdout).toContain(
      'All 2 checkpoints are genuine, the last one of 9 events of countersign/accounts/acc_acme.',
    );
    expect((await countersign(['verify', write('one', noteOf(7)), '--key', keyFile])).stdout).toContain(
      'The checkpoint is genuine',
    );
  });

  const altered = JSON.stringify(receipt).replace('Ben Lindqvist', 'Eva Novak');
  const swapped = [9, 7].map((size) => asFiled(noteOf(size))).join('');

  test.each<[string, () => readonly string[], string, code?: number]>([
    [
      'a receipt that was altered',
      () => [write('altered.json', altered), '--key', keyFile],
      `NOT genuine: the signature of key ${signing.verifier.keyId} is not of what it says: it was altered.`,
    ],
    [
      'a receipt of another key',
      () => [write('receipt.json', JSON.stringify(receipt)), '--key', write('other', newKeyring().trusted[0]!.text)],
      `NOT genuine: it was signed by key ${signing.verifier.keyId}, which is none of those given: `,
    ],
    [
      'JSON that is no receipt',
      () => [write('x.json', '{"a":1}'), '--key', keyFile],
      'NOT genuine: it is no receipt: ',
    ],
    [
      'neither a receipt nor checkpoints',
      () => [write('x.txt', 'hello'), '--key', keyFile],
      'a receipt or checkpoints are expected, found neither.',
      2,
    ],
    [
      'an altered checkpoint',
      () => [write('c', asFiled(noteOf(7)) + noteOf(9).replace('\n9\n', '\n8\n')), '--key', keyFile],
      'NOT genuine: checkpoint 2 of the file: the signature of key',
    ],
    ['checkpoints that are swapped', () => [write('s', swapped), '--key', keyFile], 'NOT in order: checkpoint 2'],
    [
      'a file that is not there',
      () => [join(folder, 'none')],
      'a file that can be read is expected, found none of that name.',
      2,
    ],
    [
      'a key that is none',
      () => [write('receipt.json', JSON.stringify(receipt)), '--key', write('bad', 'key')],
      'a public key as name+hash+base64 is expected.',
      2,
    ],
    ['no key', () => [write('receipt.json', JSON.stringify(receipt))], 'Which key is to be trusted?', 2],
    ['no file', () => [], 'A FILE or --account ACCOUNT is expected', 2],
    ['an option of other commands', () => ['x', '--json'], "Unknown option '--json'", 2],
    ['an unknown option', () => ['x', '--keys', 'y'], "Unknown option '--keys'", 2],
  ])('tells %s in plain words, and fails', async (_, args, words, code = 1) => {
    const found = await countersign(['verify', ...args()]);
    expect(found).toMatchObject({ code, stdout: '' });
    expect(found.stderr).toContain(words);
    expect(found.stderr).not.toMatch(/^\s+at /m);
  });
});

describe('countersign verify --account', () => {
  const pg = usePostgres();

  test('R41 verifies an account with its checkpoints on disk, and names what contradicts them', async () => {
    const acme = await Organization.open(pg.openStore(), { requiredApprovals: 1 });
    const { accountId, store } = acme;
    const checkpoints = join(folder, 'checkpoints');
    await signCheckpoints(store, accountId, { keyring: keyringOf(signing), files: checkpointFilesIn(checkpoints) });
    const environment = {
      DATABASE_URL: pg.database.url,
      COUNTERSIGN_SIGNING_KEY: pem,
      COUNTERSIGN_CHECKPOINTS: checkpoints,
    };
    const whole = await countersign(['verify', '--account', accountId], environment);
    expect(whole).toMatchObject(genuine);
    expect(whole.stdout).toMatch(
      /^The trail of \S+ is whole: \d+ events\.\n1 checkpoint vouches for it up to event \d+; their copies are in /,
    );

    await pg.database.tamper('DELETE FROM checkpoints');
    const found = await countersign(['verify', '--account', accountId], environment);
    expect(found).toMatchObject({ code: 1, stdout: '' });
    expect(found.stderr).toMatch(/does NOT verify\.\nThe checkpoint of \d+ events \(table\): the file has one that/);

    const none = await countersign(['verify', '--account', 'acc_none'], environment);
    expect(none).toMatchObject({ code: 2, stderr: 'There is no account acc_none.\n' });
    const unreachable = { ...environment, DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/none' };
    const away = await countersign(['verify', '--account', accountId], unreachable);
    expect(away).toMatchObject({ code: 5, stderr: expect.stringMatching(/^The database can not be read: .+\n$/) });
    const nowhere = await countersign(['verify', '--account', accountId, '--key', keyFile]);
    expect(nowhere).toMatchObject({ code: 2, stderr: expect.stringContaining('DATABASE_URL: ') });
  });
});
