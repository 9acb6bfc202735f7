import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { exits } from '../../scripts/countersign/exits.ts';
import { runCountersign } from '../../scripts/countersign/main.ts';
import { jsonOf, tableOf } from '../../scripts/countersign/terminal.ts';
import { timeoutOf } from '../../scripts/countersign/wait.ts';
import { until } from '../acceptance/until.ts';
import { useApi, type ChangeBody, type TestAccount } from '../http/api-fixture.ts';
import { ServiceTokens } from '../http/service-tokens-fixture.ts';
import { typingAt, type Countersign, type Typed } from './typed.ts';

const api = useApi();
let acme: TestAccount;
let ada: Countersign;
let ben: Countersign;
let program: Countersign;
let programToken: string;
let folder: string;
let counter = 0;

const newcomer = (): string => {
  counter += 1;
  return `kind: user.add
payload:
  name: Noor ${counter}
  email: noor${counter}@acme.example
  rights: [reports.tax]
reason: Joins treasury on Monday.
`;
};

const submitted = async (stdin = newcomer()): Promise<ChangeBody> => {
  const { exit, out, notes } = await ada(['submit', acme.id, '--json'], { stdin });
  expect({ exit, notes }).toEqual({ exit: exits.done, notes: '' });
  return JSON.parse(out) as ChangeBody;
};

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'countersign-test-'));
  acme = await api.organization(['ada', 'ben', 'cleo'], 1);
  [ada, ben] = [typingAt(api.url, await api.token('ada')), typingAt(api.url, await api.token('ben'))];
  const json = { name: 'CI', scopes: ['read', 'submit'], expiresInDays: 1 };
  const made = await api.ask<{ token: string }>(`${acme.path}/tokens`, { as: 'ada', json });
  programToken = made.body.token;
  program = typingAt(api.url, programToken);
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('countersign accounts', () => {
  test('tells a person which accounts they are in, and how one stands', async () => {
    const { exit, out } = await ada(['accounts']);
    expect(exit).toBe(exits.done);
    expect(out).toMatch(/^ACCOUNT +NAME +TYPE +YOU ARE +STATUS\n\S+ +Acme +organization +owner, officer +active$/);
    expect((await program(['accounts', acme.id])).out).toContain(
      '1 approval required, each by somebody signed in; 3 officers',
    );
    expect(JSON.parse((await program(['accounts', acme.id, '--json'])).out)).toMatchObject({
      you: { name: 'Ada Example' },
    });
  });

  test('asks a token for the name of its account', async () => {
    const found = await program(['accounts']);
    expect(found).toMatchObject({ exit: exits.misused, out: '' });
    expect(found.notes).toContain('countersign accounts ACCOUNT');
  });
});

describe('countersign submit', () => {
  test('R29 shows what a file would come to, in the words of letters, and starts nothing', async () => {
    const rows = await api.rowCounts();
    const { exit, out } = await program(['submit', acme.id, '--preview'], { stdin: newcomer() });
    expect(exit).toBe(exits.done);
    expect(out).toContain('What would change\n-----------------');
    expect(out).toContain('1 person gains rights; nobody loses any.');
    expect(out).toContain('It would wait for 1 approval, by: ');
    expect(await api.rowCounts()).toEqual(rows);
  });

  test('R29 tells every problem of what would be refused, and of what was', async () => {
    const stdin = 'kind: user.add\npayload: { name: "", email: none }\n';
    const preview = await program(['submit', acme.id, '--preview'], { stdin });
    expect(preview.exit).toBe(exits.refused);
    expect(preview.out).toContain(
      'It would be refused:\n  A name is expected, found an empty one. (invalid_payload, at name)',
    );
    const found = await program(['submit', acme.id, '--json'], { stdin });
    expect(found.exit).toBe(exits.refused);
    expect(JSON.parse(found.out)).toMatchObject({ status: 422, problems: [{ path: 'name' }, { path: 'email' }] });
    expect(found.notes).toContain('(invalid_payload, at email)');
  });

  test('takes YAML or JSON, a file or the standard input, one change or several as one', async () => {
    const file = join(folder, 'set.json');
    const member = (name: string) => ({
      kind: 'user.add',
      payload: { name, email: `${name.toLowerCase()}@acme.example` },
    });
    writeFileSync(file, JSON.stringify({ changes: [member('Olaf'), member('Pia')] }, null, '\t'));
    const { out } = await program(['submit', acme.id, file, '--reason', 'Both join.', '--json']);
    expect(JSON.parse(out)).toMatchObject({ kind: 'change-set', reason: 'Both join.', state: 'pending' });
    expect(await submitted()).toMatchObject({ kind: 'user.add', reason: 'Joins treasury on Monday.' });
  });

  test('the same file sent twice is one change, and says so; another key makes another', async () => {
    const stdin = newcomer();
    const [first, again] = [
      await program(['submit', acme.id], { stdin }),
      await program(['submit', acme.id], { stdin }),
    ];
    expect(first.out).toMatch(/^Change #\d+ is submitted: Add Noor/);
    expect(again.out).toBe(first.out.replace('is submitted', 'was submitted before'));
    const other = await program(['submit', acme.id, '--idempotency-key', 'other'], { stdin });
    expect(other).toMatchObject({ exit: exits.refused, notes: expect.stringContaining('(conflicting_change)') });
  });

  test.each<[string, string, string]>([
    ['no YAML', 'kind: [', 'Flow sequence in block collection must be'],
    ['nothing', '', 'kind and payload are expected, or changes'],
    ['a member that lacks its payload', 'changes: [{ kind: user.add }]\n', 'changes.0.payload: a payload is expected'],
    ['a reason that is none', 'kind: user.add\npayload: {}\nreason: 5\n', 'reason: Invalid input: expected string'],
    ['a key that is none', 'kind: user.add\npayload: {}\nreson: x\n', 'Unrecognized key: "reson"'],
    ['a key twice', 'kind: user.add\nkind: user.remove\npayload: {}\n', 'Map keys must be unique'],
    [
      'aliases upon aliases',
      `a: &a [1]\nb: &b [${'*a,'.repeat(200)}]\nc: [${'*b,'.repeat(200)}]\n`,
      'Excessive alias count',
    ],
  ])('says of a file with %s what is expected, and sends nothing', async (_, stdin, words) => {
    const found = await program(['submit', acme.id], { stdin });
    expect(found).toMatchObject({ exit: exits.misused, out: '' });
    expect(found.notes).toContain(words);
  });
});

describe('countersign changes', () => {
  test('R45 lists changes and shows one by its number or id, in the words of letters', async () => {
    const change = await submitted();
    const { out } = await program(['changes', 'list', acme.id, '--open', '--mine', '--limit', '2']);
    const [heading, newest, ...more] = out.split('\n');
    expect(heading).toMatch(/^# +STATE +SIGNED +ASKED FOR BY +SUBMITTED \(UTC\) +WHAT$/);
    expect(newest).toMatch(new RegExp(`^#${change.number} +pending +0/1 +Ada Example +\\S+ \\S+ +Add Noor`));
    expect(more).toHaveLength(1);
    const waiting = JSON.parse(
      (await ben(['changes', 'list', acme.id, '--waiting-on-me', '--json'])).out,
    ) as ChangeBody[];
    expect(waiting.map(({ id }) => id)).toContain(change.id);
    for (const named of [change.id, `#${change.number}`, String(change.number)]) {
      const shown = await program(['changes', 'show', acme.id, named]);
      expect(shown.out).toContain('Who may still decide:');
      expect(shown.out).toContain(`Digest: ${change.digest}\nConsole: ${api.url}/accounts/`);
    }
    const none = await program(['changes', 'show', acme.id, '99999']);
    expect(none).toMatchObject({ exit: exits.refused, notes: 'There is no change #99999 that you can read.' });
  });

  test('lists those of a kind, and says so of a kind that is none', async () => {
    const kindsListed = async (kind: string): Promise<string[]> =>
      (JSON.parse((await program(['changes', 'list', acme.id, '--kind', kind, '--json'])).out) as ChangeBody[]).map(
        (change) => change.kind,
      );
    const { kind } = await submitted();
    expect(new Set(await kindsListed(kind))).toEqual(new Set([kind]));
    expect(await kindsListed('webhook.remove')).toEqual([]);
    const { exit, notes } = await program(['changes', 'list', acme.id, '--kind', 'user.modfy']);
    expect(exit).toBe(exits.refused);
    expect(notes).toMatch(/A kind of change is expected, as GET \/v1\/kinds lists them, found user.*modfy/);
  });
});

describe('countersign approve, reject, flag and withdraw', () => {
  test('R40 shows the change first, names its digest, and does nothing without a yes', async () => {
    const change = await submitted();
    const asked = ['approve', acme.id, `#${change.number}`];
    const no = await ben(asked, { answer: 'n' });
    expect(no).toMatchObject({ exit: exits.refused, out: '' });
    expect(no.notes).toContain('Joins treasury on Monday.');
    expect(no.notes).toContain(`Approve change #${change.number}, digest ${change.digest}? [y/N] `);
    const nobody = await ben(asked);
    expect(nobody).toMatchObject({ exit: exits.misused, notes: expect.stringContaining('--yes is expected') });
    const stale = await ben([...asked, '--yes', '--digest', 'f'.repeat(64)]);
    expect(stale).toMatchObject({
      exit: exits.refused,
      notes: expect.stringContaining('is not the one that you have seen'),
    });
    expect((await acme.read(change)).decisions).toEqual([]);

    const yes = await ben([...asked, '--comment', 'Known to me.'], { answer: 'y' });
    expect(yes).toMatchObject({
      exit: exits.done,
      out: expect.stringContaining('is approved by you. The change is applied'),
    });
    expect((await acme.read(change)).decisions).toMatchObject([{ comment: 'Known to me.' }]);
  });

  test('R7 what the rules refuse is told in words, with its code', async () => {
    const change = await submitted();
    const own = await ada(['approve', acme.id, change.id, '--yes']);
    expect(own).toMatchObject({ exit: exits.refused, out: '' });
    expect(own.notes).toContain('(self_approval)');
  });

  test('R32 R50 rejects, flags and withdraws', async () => {
    const [first, second, third] = [await submitted(), await submitted(), await submitted()];
    expect(await ben(['reject', acme.id, first.id, '--yes', '--json'])).toMatchObject({ exit: exits.done });
    expect((await acme.read(first)).state).toBe('rejected');
    expect((await ben(['reject', acme.id, first.id, '--yes'])).notes).toContain('The change was rejected');
    expect((await program(['withdraw', acme.id, second.id, '--yes'])).out).toContain(
      'is withdrawn. The change was withdrawn',
    );
    const flagged = await ben(['flag', acme.id, third.id, '--yes', '--comment', 'Nobody knows her.']);
    expect(flagged).toMatchObject({ exit: exits.done, out: expect.stringContaining('is flagged as wrong.') });
    expect((await program(['changes', 'show', acme.id, third.id])).out).toContain('Stopped: it was flagged as wrong');
    // Nothing of hers would be decided on for a day.
    await api.ask(`${acme.path}/changes/${third.id}/unflag`, { as: 'cleo', json: {} });
  });

  test.each(['approve', 'reject', 'flag'])('a token does not %s: it says where people do', async (verb) => {
    const change = await submitted();
    const found = await program([verb, acme.id, change.id, '--yes']);
    expect(found).toMatchObject({ exit: exits.refused, out: '' });
    expect(found.notes).toContain(`in the console: ${api.url}/accounts/`);
    expect((await acme.read(change)).decisions).toEqual([]);
  });

  test('R39 where a passkey is asked for, it says that the letter or the console is where to decide', async () => {
    const change = await submitted();
    const server = createServer((request, response) => {
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ ...change, assurance: 'passkey' }));
      expect(request.method).toBe('GET');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const found = await typingAt(url, await api.token('ben'))(['approve', acme.id, change.id, '--yes']);
    server.close();
    expect(found).toMatchObject({ exit: exits.refused, out: '' });
    expect(found.notes).toContain('decide it by your letter, or in the console: http://');
  });
});

describe('countersign wait', () => {
  test('ends with how the change has ended: applied, otherwise, or not in time', async () => {
    const change = await submitted();
    const waiting = ['wait', acme.id, change.id];
    expect(await program([...waiting, '--timeout', '0'])).toMatchObject({
      ...{ exit: exits.timedOut, out: '' },
      notes: `Change #${change.number} has not ended in time.`,
    });
    const ending = program(waiting);
    await acme.decide(change, 'ben');
    expect(await ending).toMatchObject({ exit: exits.done, out: expect.stringMatching(/^The change is applied/) });
    const other = program(['submit', acme.id, '--wait', '--json'], { stdin: newcomer() });
    const found = await until('the change is there', async () => {
      const { out } = await ben(['changes', 'list', acme.id, '--waiting-on-me', '--json']);
      return (JSON.parse(out) as ChangeBody[]).find(({ description }) => description.includes(`Noor ${counter} `));
    });
    await acme.decide(found, 'ben', 'reject');
    const rejected = await other;
    expect(rejected.exit).toBe(exits.endedOtherwise);
    expect(JSON.parse(rejected.out)).toMatchObject({ state: 'rejected' });
  });

  test('takes times as people write them', () => {
    expect([undefined, '90', '90s', '10m', '2h', '7d'].map(timeoutOf)).toEqual([
      ...[undefined, 90_000, 90_000, 600_000, 7_200_000, 604_800_000],
    ]);
    for (const said of ['', 'x', '-1', '1.5h', '10 m']) expect(() => timeoutOf(said)).toThrow('90s, 10m, 2h or 7d');
  });
});

describe('countersign explain', () => {
  test('says why somebody may use a function or may not, by their address, name or id', async () => {
    for (const named of ['ben@acme.example', 'BEN example', await acme.idOf('ben')])
      expect(await program(['explain', acme.id, named, 'funding.withdraw'])).toMatchObject({
        ...{ exit: exits.done, out: expect.stringMatching(/^No\. Not allowed/) },
      });
    const { out } = await program(['explain', acme.id, 'me']);
    expect(out).toMatch(/^FUNCTION +MAY +WHY\n/);
    expect(out).toMatch(/^funding\.withdraw +yes +Allowed: /m);
    const nobody = await program(['explain', acme.id, 'nobody', 'funding.withdraw']);
    expect(nobody).toMatchObject({ exit: exits.refused, notes: 'The account has no user nobody.' });
    const nothing = await program(['explain', acme.id, 'me', 'no.thing', '--json']);
    expect(nothing).toMatchObject({ exit: exits.refused, out: '' });
  });

  test('answers a service about an id and a function, as it is answered elsewhere', async () => {
    const { secret } = await new ServiceTokens(acme).made('Ledger');
    const service = typingAt(api.url, secret);
    const id = await acme.idOf('ada');
    expect((await service(['explain', acme.id, id, 'funding.withdraw'])).out).toMatch(/^Yes\. /);
    expect(await service(['explain', acme.id, 'ada@acme.example', 'funding.withdraw'])).toMatchObject({
      exit: exits.misused,
    });
  });
});

describe('whom it speaks to, and for whom', () => {
  const typed = async (env: Record<string, string>, ...args: string[]): Promise<Typed> => {
    const [out, notes]: [string[], string[]] = [[], []];
    const io = { out: (text: string) => void out.push(text), note: (text: string) => void notes.push(text) };
    const exit = await runCountersign(args, { env, ...io, readStdin: () => Promise.resolve('') });
    return { exit, out: out.join('\n'), notes: notes.join('\n') };
  };

  test('a token of a file is taken, and in no argument', async () => {
    const file = join(folder, 'token');
    writeFileSync(file, `${programToken}\n`);
    const env = { COUNTERSIGN_URL: `${api.url}/` };
    expect(await typed(env, 'accounts', acme.id, '--token-file', file)).toMatchObject({ exit: exits.done });
    const given = await typed(env, 'accounts', acme.id, `--token=${programToken}`);
    expect(given).toMatchObject({ exit: exits.misused, out: '' });
    expect(given.notes).toContain("Unknown option '--token'");
    expect(given.notes).not.toContain(programToken);
  });

  test.each<[string, Record<string, string>, number, string]>([
    ['no address', {}, exits.misused, 'COUNTERSIGN_URL: the address of the service is expected'],
    ['an address that is none', { COUNTERSIGN_URL: 'cret:8080' }, exits.misused, 'found no https:// before it'],
    ['an address in the clear', { COUNTERSIGN_URL: 'http://acme.example' }, exits.misused, 'https is expected'],
    ['no token', { COUNTERSIGN_URL: 'https://x.example' }, exits.misused, 'COUNTERSIGN_TOKEN: a token is expected'],
    [
      'a token that is none',
      { COUNTERSIGN_URL: 'https://x.example', COUNTERSIGN_TOKEN: 'se\u001bcret one' },
      ...([exits.misused, 'COUNTERSIGN_TOKEN: one token is expected'] as const),
    ],
    [
      'a service that is away',
      { COUNTERSIGN_URL: 'http://127.0.0.1:1', COUNTERSIGN_TOKEN: 'x' },
      ...([exits.unreachable, '(unreachable)\n  http://127.0.0.1:1: bad port'] as const),
    ],
  ])('says of %s what is expected, and never the token', async (_, env, exit, words) => {
    const found = await typed(env, 'accounts', 'acme');
    expect(found).toMatchObject({ exit, out: '' });
    expect(found.notes).toContain(words);
    expect(found.notes).not.toContain('cret');
  });

  test('a token that is not known ends as a service that does not answer, for another reason', async () => {
    const unknown = typingAt(api.url, `cpt_${'A'.repeat(43)}`);
    expect(await unknown(['accounts', acme.id])).toMatchObject({
      ...{ exit: exits.unreachable, notes: expect.stringContaining('(unauthenticated)') },
    });
    const elsewhere = typingAt(api.url, programToken);
    expect(await elsewhere(['accounts', 'acc_none'])).toMatchObject({
      exit: exits.refused,
      notes: expect.stringContaining('the token one of that account?'),
    });
  });

  test('no token goes to where the service sends on', async () => {
    let asked = 0;
    const server = createServer((_request, response) => {
      asked += 1;
      response.writeHead(302, { location: '/elsewhere' }).end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const found = await typingAt(url, programToken)(['accounts', acme.id]);
    server.close();
    expect({ exit: found.exit, asked }).toEqual({ exit: exits.unreachable, asked: 1 });
  });
});

describe('what a terminal is given', () => {
  // All but the characters that names of people are made of, and those that set a name apart from what stands around it.
  const moving = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2067\ufeff]/u;
  const nasty = fc.string({
    unit: fc.constantFrom('a', '\u001b[2J', '\u009b2J', '\u202e', '\u200b', '\r', '\n', '\u0007', 'א'),
  });

  test('R49 no name moves it, in a table or as JSON', () => {
    fc.assert(
      fc.property(fc.array(nasty, { minLength: 1, maxLength: 3 }), (names) => {
        const table = tableOf(
          names.map(() => 'NAME'),
          [names],
        );
        expect(table).not.toMatch(moving);
        expect(table.split('\n')).toHaveLength(2);
        const json = jsonOf({ names });
        expect(json).not.toMatch(moving);
        expect(JSON.parse(json)).toEqual({ names });
      }),
    );
  });
});
