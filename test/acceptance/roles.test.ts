import { beforeAll, describe, expect, test } from '@jest/globals';
import type { ChangeAnswer, TestAccount } from './test-account.ts';
import { Visitor, wordsOf } from './visitor.ts';
import { useWorld } from './world.ts';

const world = useWorld();
let account: TestAccount;
let night: string;
const ids: Record<string, string> = {};

const unwrapped = (text: string): string => text.replace(/\s+/g, ' ');

const named = async (list: string, name: string): Promise<string> => {
  const { items } = await world().get<{ items: { id: string; name: string }[] }>(
    'ada',
    'GET',
    `${account.path}/${list}`,
  );
  return items.find((item) => item.name === name)!.id;
};
const rightsOf = async (person: string): Promise<string[]> =>
  (await world().get<{ functions: string[] }>('ada', 'GET', `${account.path}/users/${ids[person]}/rights`)).functions;

/** The change as Ben reads it: in both parts of his letter, and on the page that it links to. */
const asRead = async (change: ChangeAnswer): Promise<string[]> => {
  const { text, html } = await account.letter('ben', change, 'Approve');
  const page = await (await fetch(await account.link('ben', change))).text();
  return [unwrapped(text), wordsOf(html), wordsOf(page)];
};

/** Ben and Cleo approve from their letters, one after the other. */
const approveByLetter = async (change: ChangeAnswer): Promise<void> => {
  for (const officer of ['ben', 'cleo']) {
    expect(await account.read(change)).toMatchObject({ state: 'pending' });
    await new Visitor().decide(await account.link(officer, change), 'approve');
  }
  expect(await account.ended(change)).toMatchObject({ state: 'applied', approvals: { required: 2, received: 2 } });
};

beforeAll(async () => {
  account = await world().openAccount({ requiredApprovals: 2, officers: ['ada', 'ben', 'cleo'], assurance: 'link' });
  await account.enact('change-set', {
    changes: [
      { kind: 'user.add', payload: { name: 'Eva Moreau', email: 'eva@acme.example' } },
      { kind: 'user.add', payload: { name: 'Fred Novak', email: 'fred@acme.example', rights: ['reports.tax'] } },
      { kind: 'employee-group.create', payload: { name: 'Night shift', memberIds: ['#0', '#1'] } },
    ],
  });
  night = await named('employee-groups', 'Night shift');
  for (const { id, name } of await account.users()) ids[name.split(' ')[0]!] = id;
}, 60_000);

const treasury = ['funding.withdraw', 'reports.tax'];

describe('R20 R28 a role that two officers approve from their letters', () => {
  test('is made: letter and page name its rights, and that nobody gains any by it', async () => {
    const payload = { type: 'employee', name: 'Treasury', rights: treasury };
    const change = await account.submit('role.create', payload, { reason: 'A desk for the night.' });
    for (const part of await asRead(change)) {
      expect(part).toContain('Create the role Treasury for employees, with the rights: Withdraw, Tax documents');
      expect(part).toMatch(/Treasury \(role of [^)]+\):? new/);
      expect(part).toContain('Nobody gains or loses a right.');
      expect(part).toContain('A desk for the night.');
    }
    await approveByLetter(change);
  });

  test('is assigned to a group: letter and page show who gains what, each by what they lack', async () => {
    const roleId = await named('roles', 'Treasury');
    const change = await account.submit('role.assign', { roleId, to: { type: 'employee-group', id: night } });
    for (const part of await asRead(change)) {
      expect(part).toContain('Assign the role Treasury to the employee group Night shift');
      expect(part).toMatch(/Night shift \(employee group of [^)]+\) role: Treasury:? no → yes/);
      expect(part).toContain('2 people gain rights; nobody loses any.');
      expect(part).toMatch(/Eva Moreau gains:? Withdraw, Tax documents Fred Novak gains:? Withdraw Why/);
      expect(part).not.toMatch(/funding\.withdraw|rol_|set_|usr_/);
    }
    expect([await rightsOf('Eva'), await rightsOf('Fred')]).toEqual([[], ['reports.tax']]);
    await approveByLetter(change);
    expect([await rightsOf('Eva'), await rightsOf('Fred')]).toEqual([treasury, treasury]);
  });

  test('is altered: letter and page show everybody whom it reaches through the group', async () => {
    const roleId = await named('roles', 'Treasury');
    const rights = ['funding.withdraw', 'trading.orders'];
    const change = await account.submit('role.modify', { roleId, rights });
    for (const part of await asRead(change)) {
      expect(part).toContain('2 people gain rights; 1 person loses rights.');
      expect(part).toMatch(/Eva Moreau gains:? Place orders loses:? Tax documents/);
      expect(part).toMatch(/Fred Novak gains:? Place orders/);
    }
    await approveByLetter(change);
    expect([await rightsOf('Eva'), await rightsOf('Fred')]).toEqual([
      rights,
      ['funding.withdraw', 'reports.tax', 'trading.orders'],
    ]);
    expect(await account.verify()).toMatchObject({ ok: true, tables: { ok: true, differences: [] } });
  });
});
