import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parse } from 'yaml';
import { doubles, inOrder, SettingFile, settingText, type Setting } from '../../scripts/countersign/setting/file.ts';
import { keyOf, pathOf, written } from '../../scripts/countersign/setting/names.ts';
import { useApi, type TestAccount } from '../http/api-fixture.ts';
import { altered, alterations, furnished, sortsOf } from './alterations.ts';
import { typingAt, type Countersign } from './typed.ts';

/** Two exports and an import each. */
const RUNS = 30;
const OWN = 'ada@acme.example';
const api = useApi();
let acme: TestAccount;
let countersign: Countersign;
let made = 0;
const fresh = (what: string): string => `${what} ${(made += 1)}`;

const open = async (requiredApprovals: 0 | 1): Promise<{ account: TestAccount; type: Countersign }> => {
  const account = await api.organization(['ada', 'ben', 'cleo'], requiredApprovals);
  return { account, type: typingAt(api.url, await api.token('ada')) };
};

const exported = async (): Promise<Setting> => {
  const { exit, out, notes } = await countersign(['export', acme.id, '--json']);
  expect({ exit, notes }).toEqual({ exit: 0, notes: '' });
  return SettingFile.parse(JSON.parse(out));
};

/** As JSON, which holds what things were called as well. */
const imported = (setting: Setting, ...more: string[]) =>
  countersign(['import', acme.id, '-', ...more], { stdin: JSON.stringify(setting) });

beforeAll(async () => {
  ({ account: acme, type: countersign } = await open(0));
}, 60_000);

describe('countersign export and import', () => {
  test('R36 an export, altered and imported, leads to what the file says; or is refused, and alters nothing', async () => {
    let applied = 0;
    const refusals: string[] = [];
    const rich = furnished(await exported());
    expect(await imported(rich, '--submit')).toMatchObject({ exit: 0 });
    let before = await exported();
    expect(inOrder(before)).toEqual(inOrder(rich));
    await fc.assert(
      fc.asyncProperty(alterations, async (path) => {
        const wanted = altered(before, path, { own: OWN, fresh });
        const { exit, notes } = await imported(wanted, '--submit');
        expect({ path: sortsOf(path), exit, notes }).toMatchObject({ exit: exit === 0 ? 0 : 1 });
        if (exit === 0) applied += 1;
        else refusals.push(`${sortsOf(path).join(', ')}: ${notes}`);
        const after = await exported();
        expect(inOrder(after)).toEqual(inOrder(exit === 0 ? wanted : before));
        before = after;
      }),
      // Each begins with what the one before has left: there is nothing to shrink.
      { numRuns: RUNS, endOnFailure: true },
    );
    // The rules refuse some of what is made up, not most of it.
    expect({ enough: applied >= RUNS / 2, refusals }).toMatchObject({ enough: true });
  }, 300_000);

  test('an unchanged export is no change, and is the same bytes again', async () => {
    const [first, again] = [await countersign(['export', acme.id]), await countersign(['export', acme.id])];
    expect(again.out).toBe(first.out);
    expect(SettingFile.parse(parse(first.out))).toEqual(inOrder(await exported()));
    for (const how of ['--preview', '--submit']) {
      const found = await countersign(['import', acme.id, '-', how], { stdin: first.out });
      expect(found).toEqual({
        exit: 0,
        out: 'The account is as the file says: there is nothing to change.',
        notes: '',
      });
    }
  });

  test('R14 R13 R1 what no change can do is named, and nothing is sent', async () => {
    const rows = await api.rowCounts();
    const wrong = await exported();
    wrong.account.name = 'Acme II';
    wrong.account.rights = wrong.account.rights.slice(1);
    wrong.users.find(({ email }) => email !== OWN)!.owner = true;
    for (const how of ['--preview', '--submit']) {
      const found = await imported(wrong, how);
      expect(found).toMatchObject({ exit: 1, out: '' });
      expect(found.notes).toContain('No change can do this; nothing was sent:\n  account.name: no change renames');
      expect(found.notes).toContain('the support desk alone alters them; ask for account-rights.set (R14).');
      expect(found.notes).toContain('an account has the owners that it was opened with (R1).');
    }
    expect(await api.rowCounts()).toEqual(rows);
  });

  test.each<[string, (setting: Setting) => void, string]>([
    ['a role that is not in it', ({ users }) => void users[0]!.roles.push('Nothing'), 'the file has no role Nothing.'],
    [
      'a company under none',
      ({ companies }) => void companies.push({ name: 'Nowhere / Here', ceiling: [] }),
      'Nowhere / Here lies under a company that the file does not have.',
    ],
    [
      'what was never there',
      ({ users }) => void (users[0]!.was = 'nobody@acme.example'),
      'nobody has the address nobody@acme.example (was).',
    ],
    ['an address twice', ({ users }) => void users.push(users[0]!), 'is there twice.'],
  ])('a file that names %s is told of, and nothing is sent', async (_, alter, words) => {
    const wrong = await exported();
    alter(wrong);
    const found = await imported(wrong, '--submit');
    expect(found).toMatchObject({ exit: 2, out: '' });
    expect(found.notes).toContain(words);
  });

  test('a file that is no setting is told of with the place of each fault', async () => {
    const found = await countersign(['import', acme.id, '-', '--preview'], { stdin: 'countersign: 2\nusers: {}\n' });
    expect(found).toMatchObject({ exit: 2, out: '' });
    expect(found.notes).toContain('countersign: 1 is expected: the form of this file');
    expect(found.notes).toContain('users: ');
    const both = await imported(await exported(), '--preview', '--submit');
    expect(both).toMatchObject({ exit: 2, notes: '--preview or --submit is expected, one of them.' });
  });

  test('R23 whoever lacks a right is not given a file that would lack a role', async () => {
    const { account } = await open(1);
    const asBen = typingAt(api.url, await api.token('ben'));
    const found = await asBen(['export', account.id]);
    expect(found).toMatchObject({ exit: 1, out: '' });
    expect(found.notes).toContain('you do not have: ');
  });

  test('R13 an individual account has a file too, of its people and their rights', async () => {
    const application = {
      clientType: 'individual',
      name: 'Olga',
      applicant: { name: 'Olga', email: 'olga@acme.example' },
    };
    const { body } = await api.ask<{ account: { id: string } }>('/v1/applications', { as: 'olga', json: application });
    const { id } = body.account;
    const asOlga = typingAt(api.url, await api.token('olga'));
    const setting = SettingFile.parse(JSON.parse((await asOlga(['export', id, '--json'])).out));
    expect(setting.users).toMatchObject([{ email: 'olga@acme.example', owner: true }]);
    setting.users.push({
      ...{ email: 'paul@acme.example', name: 'Paul', status: 'active', officer: false, owner: false },
      ...{ rights: ['reports.tax'], roles: [] },
    });
    const stdin = settingText(setting);
    expect(await asOlga(['import', id, '-', '--submit', '--wait'], { stdin })).toMatchObject({ exit: 0 });
    expect(SettingFile.parse(parse((await asOlga(['export', id])).out))).toEqual(inOrder(setting));
  });

  test('R6 R36 a file becomes one change with its reason, that waits for approval like any other', async () => {
    const { account, type } = await open(1);
    const setting = SettingFile.parse(JSON.parse((await type(['export', account.id, '--json'])).out));
    setting.companies.push({ name: 'South', ceiling: ['South may'] });
    setting.roles.push({ name: 'South may', type: 'company', rights: ['shipment.book'], sharedWith: [] });
    setting.users.push({
      ...{ email: 'sol@acme.example', name: 'Sol Ibarra', company: 'South', status: 'active' },
      ...{ officer: false, owner: false, rights: [], roles: [] },
    });
    const stdin = settingText(setting);
    const preview = await type(['import', account.id, '-', '--preview', '--json'], { stdin });
    expect(preview.exit).toBe(0);
    expect(JSON.parse(preview.out)).toMatchObject({
      submission: {
        kind: 'change-set',
        payload: {
          changes: [
            { kind: 'company.add', payload: { name: 'South' } },
            { kind: 'role.create' },
            { kind: 'user.add', payload: { email: 'sol@acme.example', companyId: '#0' } },
            { kind: 'role.assign', payload: { roleId: '#1', to: { type: 'company', id: '#0' } } },
          ],
        },
      },
      preview: { admissible: true, requiredApprovals: 1 },
    });
    const submit = ['import', account.id, '-', '--submit', '--reason', 'The south opens.', '--json'];
    const submitted = JSON.parse((await type(submit, { stdin })).out) as { id: string; digest: string };
    expect(submitted).toMatchObject({ state: 'pending', reason: 'The south opens.' });
    expect(JSON.parse((await type(submit, { stdin })).out)).toMatchObject({ id: submitted.id });
    const asBen = typingAt(api.url, await api.token('ben'));
    expect(await asBen(['approve', account.id, submitted.id, '--yes'])).toMatchObject({ exit: 0 });
    expect(await type(['wait', account.id, submitted.id, '--timeout', '30s'])).toMatchObject({ exit: 0 });
    const after = await type(['import', account.id, '-', '--preview'], { stdin });
    expect(after).toMatchObject({ exit: 0, out: expect.stringContaining('nothing to change') });
  });
});

test('names of a file stand for one path each, whatever they hold', () => {
  const name = fc.string({ minLength: 1, unit: fc.constantFrom('a', ' ', '/', '\\', 'ä') });
  fc.assert(
    fc.property(fc.array(name, { minLength: 1, maxLength: 4 }), (path) => {
      expect(pathOf(written(path))).toEqual(path);
    }),
  );
  expect(pathOf('a/b')).toBeUndefined();
  expect(keyOf(['SOUTH'])).toBe(keyOf(['south']));
});

test('the file that docs/cli.md shows is one', () => {
  const page = readFileSync(new URL('../../docs/cli.md', import.meta.url), 'utf8');
  const [, shown] = /```yaml\n(countersign: 1\n[\s\S]*?)```/.exec(page) ?? [];
  const setting = SettingFile.parse(parse(shown!));
  expect(doubles(setting)).toEqual([]);
  expect(SettingFile.parse(parse(settingText(setting)))).toEqual(inOrder(setting));
});
