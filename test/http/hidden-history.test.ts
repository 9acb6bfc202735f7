import { beforeAll, expect, test } from '@jest/globals';
import { useApi, type ChangeBody, type TestAccount } from './api-fixture.ts';

/*
 * R23 What an officer reads of changes that they may not decide on, once the roles that these name are called otherwise
 * or are gone.
 */

const api = useApi();
let acme: TestAccount;
let roleId: string;
let finn: string;
const to = () => ({ type: 'employee', id: finn });

const readBy = async (as: string, { id }: ChangeBody): Promise<string> => {
  const one = await api.ask(`${acme.path}/changes/${id}`, { as });
  const many = await api.ask<{ items: ChangeBody[] }>(`${acme.path}/changes`, { as });
  expect(one.status).toBe(200);
  return JSON.stringify([one.body, many.body.items.find((each) => each.id === id)]);
};

const role = async (name: string): Promise<string> => {
  const { edits } = await acme.enact('role.create', { type: 'employee', name, rights: ['funding.withdraw'] });
  return edits[0]!.id;
};

/** An officer without rights, who came after all that was submitted before. */
const latecomer = (name: string): Promise<string> => acme.addUser(name, { officer: true });

beforeAll(async () => {
  acme = await api.organization(['ada', 'ben', 'cleo'], 1);
  finn = await acme.addUser('finn');
});

test('R23 the reason why a change conflicted does not tell what a role was called then', async () => {
  roleId = await role('Vault');
  const change = await acme.submit('role.assign', { roleId, to: to() });
  await acme.enact('role.modify', { roleId, rights: ['funding.withdraw', 'reports.tax'] });
  await acme.decide(change, 'ben');
  expect((await acme.read(change)).stateReason).toMatchObject({ code: 'roles_moved' });
  expect(await readBy('ada', change)).toContain('Vault');
  await acme.enact('role.modify', { roleId, name: 'Cellar' });
  await latecomer('vera');
  expect(await readBy('vera', change)).not.toMatch(/Vault|Cellar|rol_/);
  expect(await readBy('vera', change)).toContain("The reason may name a role that you can't see.");
});

test('R23 a change that took a role back does not name it when the role is deleted', async () => {
  const gone = await role('Safe');
  await acme.enact('role.assign', { roleId: gone, to: to() });
  const taken = await acme.enact('role.unassign', { roleId: gone, to: to() });
  const deleted = await acme.enact('role.delete', { roleId: gone });
  await latecomer('wim');
  for (const change of [taken, deleted]) {
    expect(await readBy('ada', change)).toContain('Safe');
    expect(await readBy('wim', change)).not.toMatch(/Safe|rol_/);
  }
});

test('R23 a change that somebody can’t read is not resubmitted by them unread', async () => {
  const change = await acme.submit('role.create', {
    type: 'employee',
    name: 'Strongroom',
    rights: ['funding.withdraw'],
  });
  await acme.decide(change, 'ben', 'reject');
  await role('Strongroom');
  await latecomer('xander');
  const before = await api.rowCounts();
  const answer = await api.ask<{ problems: unknown }>(`${acme.path}/changes/${change.id}/resubmit`, {
    as: 'xander',
    json: {},
  });
  expect({ status: answer.status, problems: answer.body.problems }).toEqual({
    status: 422,
    problems: [{ code: 'not_found', message: "It names a role that you can't see." }],
  });
  expect(await api.rowCounts()).toEqual(before);
});
