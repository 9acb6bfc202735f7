import { execFile } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { killAllIn, makeFolder, Run } from '../processes/npm-start.ts';
import { curlForAll, Shell } from './shell.ts';
import { until } from './until.ts';
import { Visitor, wordsOf } from './visitor.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

let folder: string;
let service: Run;
let running: { publicUrl: string; inboxUrl: string };

beforeAll(async () => {
  ({ folder } = await makeFolder());
  service = new Run({ COUNTERSIGN_DATA: folder });
  await service.ready();
  running = JSON.parse(readFileSync(join(folder, 'running.json'), 'utf8')) as typeof running;
}, 180_000);

afterAll(async () => {
  service.pressCtrlC();
  await service.exit();
  killAllIn(folder);
  rmSync(folder, { recursive: true, force: true });
}, 60_000);

test('R37 R41 the demo does what it says and ends with a verified trail', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, ['scripts/demo.ts'], {
    cwd: ROOT,
    env: { PATH: process.env['PATH'], COUNTERSIGN_DATA: folder },
  });
  expect(stdout).toContain('is a user of the account now');
  expect(stdout).toContain('shipment.book: yes');
  expect(stdout).toContain('funding.withdraw: no');
  expect(stdout).toMatch(/\d+ events, chain whole, tables as the changes made them\./);
}, 120_000);

/** The commands of a walk of a page, block by block, at the addresses of the service that runs here. */
const blocksOfWalk = (heading: string, page = 'README.md'): string[] => {
  const [, rest] = readFileSync(join(ROOT, page), 'utf8').split(`\n## ${heading}\n`);
  const walk = rest?.split('\n## ')[0];
  if (walk === undefined) throw new Error(`${page} has no part "${heading}"`);
  return [...walk.matchAll(/```bash\n([\s\S]*?)```/g)].map(([, block]) =>
    block!.replaceAll('http://localhost:8080', running.publicUrl).replaceAll('http://localhost:8082', running.inboxUrl),
  );
};

/** A place to type in that has the project's scripts, and where the walk's files can lie. */
const placeToType = (): string => {
  const place = mkdtempSync(join(tmpdir(), 'countersign-walk-'));
  for (const name of ['package.json', 'scripts', 'src', 'node_modules'])
    symlinkSync(join(ROOT, name), join(place, name));
  mkdirSync(join(place, 'bin'));
  mkdirSync(join(place, '.countersign'));
  writeFileSync(join(place, 'bin', 'curl'), curlForAll);
  chmodSync(join(place, 'bin', 'curl'), 0o755);
  return place;
};

const startShell = (place: string): Shell =>
  new Shell(place, {
    HOME: process.env['HOME'],
    PATH: [join(ROOT, 'node_modules', '.bin'), process.env['PATH'], join(place, 'bin')].join(delimiter),
    COUNTERSIGN_DATA: folder,
    npm_config_cache: join(place, 'npm'),
  });

test('R6 R37 the walk of the README works as it is written', async () => {
  const place = placeToType();
  const shell = startShell(place);
  try {
    const [prepare, preview, submit, ownApproval, link, approve, verify, ...more] =
      blocksOfWalk('The main job, by hand');
    expect(more).toEqual([]);
    expect(await shell.run(prepare!)).toBe('');
    expect(JSON.parse(await shell.run(preview!))).toMatchObject({ admissible: true, requiredApprovals: 2 });
    expect(await shell.run(submit!)).toContain('It waits for 2 more approvals of 2');
    expect(JSON.parse(await shell.run(ownApproval!))).toMatchObject({ status: 403, code: 'self_approval' });

    const address = await until('the letter to Ben is there', async () => {
      const found = (await shell.run(link!)).trim();
      const page = found === '' ? undefined : await new Visitor().open(found);
      return page !== undefined && page.text.includes('Noor joins treasury on Monday.') && found;
    });
    const page = await new Visitor().decide(address, 'approve');
    expect(wordsOf(page.text)).toContain('You approved this change');

    const approved = await shell.run(approve!);
    expect(approved.split('\n')[0]).toMatch(/^(approved|applied)$/);
    const state = await until('the change is applied', async () => {
      const said = await shell.run('as ada $api/changes/$id | pick state');
      return said.trim() === 'applied' && said.trim();
    });
    expect(state).toBe('applied');
    const users = JSON.parse(await shell.run('as ada "$api/users?q=noor@acme.example"')) as { items: unknown[] };
    expect(users.items).toEqual([expect.objectContaining({ name: 'Noor Haddad' })]);
    expect(await shell.run(verify!)).toMatch(/"ok":true[\s\S]*"tables":\{"ok":true/);

    const [receipt, account] = blocksOfWalk('Take the proof with you');
    const said = await shell.run(receipt!);
    expect(said).toContain('The receipt is genuine.');
    expect(said).toContain('asked for by Ada Okafor');
    expect(said).toContain('Approved by Cleo Marchetti');
    expect(said).toContain('with 2 of 2 approvals.');
    expect(await shell.run(account!)).toMatch(/The trail of acme is whole: \d+ events\./);
  } finally {
    await shell.stop();
    rmSync(place, { recursive: true, force: true });
  }
}, 240_000);

test('R22 R36 the walk of the README through companies and roles works as it is written', async () => {
  const place = placeToType();
  const shell = startShell(place);
  try {
    const [prepare] = blocksOfWalk('The main job, by hand');
    const [sign, subsidiary, role, explain, check, raise, ...more] = blocksOfWalk('Roles and companies, by hand');
    expect(more).toEqual([]);
    expect(await shell.run(prepare! + sign!)).toBe('');
    expect(await shell.run(subsidiary!)).toContain('5 modifications: Add the company Acme South under Acme; ');
    const made = await shell.run(role!);
    expect(made).toContain("[ 'Sol Ibarra gains Book shipments' ]");
    expect(made).toContain('Assign the role Dispatcher to the employee group Dispatch');
    const quoted = readFileSync(join(ROOT, 'README.md'), 'utf8').match(/^> .*(?:Dispatcher).*$/gm)!;
    expect((await shell.run(explain!)).trim().split('\n')).toEqual(quoted.map((line) => line.slice(2)));
    expect(JSON.parse(await shell.run(check!))).toMatchObject({
      answers: [
        { function: 'shipment.book', allowed: true },
        {
          function: 'funding.withdraw',
          allowed: false,
          because: expect.stringContaining('Acme South does not have it'),
        },
      ],
    });
    expect(await shell.run(raise!)).toContain("[ 'Sol Ibarra gains Withdraw' ]");
  } finally {
    await shell.stop();
    rmSync(place, { recursive: true, force: true });
  }
}, 240_000);

test('R36 R40 the walk of the page of the command line works as it is written', async () => {
  const place = placeToType();
  const shell = startShell(place);
  try {
    const [prepare, look, submit, approve, explain, setting, ...more] = blocksOfWalk('Try it', 'docs/cli.md');
    expect(more).toEqual([]);
    expect(await shell.run(prepare!)).toBe('');
    expect(await shell.run(look!)).toMatch(/^Acme \(acme\): organization, version \d+\n[^]*\n# +STATE/m);
    expect(await shell.run(submit!)).toContain('1 person gains rights; nobody loses any.');
    const approved = await shell.run(approve!);
    expect(approved).toContain('Add Wilma Sommer');
    expect(approved).toContain('is approved by you.');
    expect(approved.trim().split('\n').at(-1)).toMatch(/^The change is applied/);
    expect(await shell.run(explain!)).toMatch(/^Yes\. Allowed: [^]*\nNo\. Not allowed/m);
    const altered = await shell.run(setting!);
    expect(altered).toContain('1 modification.');
    expect(altered).toContain('name: Wilma Sommer → Wilma Winter');
    const [quoted] = /^> The account is as .*$/m.exec(readFileSync(join(ROOT, 'docs/cli.md'), 'utf8'))!;
    expect(altered.trim().split('\n').at(-1)).toBe(quoted.slice(2));
  } finally {
    await shell.stop();
    rmSync(place, { recursive: true, force: true });
  }
}, 240_000);
