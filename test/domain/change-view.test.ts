import { expect, test } from '@jest/globals';
import { modifyEdit } from '../../src/domain/account-state.ts';
import { viewOf, type ChangeView } from '../../src/domain/change-view.ts';
import { idOf, MONDAY, Script, type Person } from './acme.ts';

const grantFred = { userId: idOf('fred'), rights: ['reports.tax'] };

const view = (script: Script, id: string, voided?: ReadonlySet<string>): ChangeView => {
  const stored = {
    number: 1,
    authority: 'officers' as const,
    title: '',
    description: '',
    stateReason: null,
    appliedVersion: null,
    resubmits: null,
  };
  const change = { ...script.change(id), ...stored, endedAt: MONDAY };
  const account = { slug: 'acme', state: script.state };
  return viewOf(account, change, script.decisions(id), { now: MONDAY, canMeet: () => true, stop: undefined }, voided);
};

const ended = (script: Script, voided?: ReadonlySet<string>, kind = 'rights.grant', payload: object = grantFred) => {
  const id = script.submit('ada', kind, payload);
  return {
    decide: (by: Person) => script.decide(id, by),
    suspend: (person: Person) => script.land(modifyEdit(script.state, 'users', idOf(person), { status: 'suspended' })),
    settle: () => script.settle(id),
    view: () => view(script, id, voided),
  };
};

const two = { required: 2, received: 2, missing: 0 };
const counted = ({ decisions }: ChangeView): string[] =>
  decisions.filter(({ counts }) => counts).map(({ officer }) => officer.id);

test('R34 just after its end, a change counts no approval that was void and replaced', () => {
  const change = ended(new Script());
  change.decide('ben');
  change.suspend('ben');
  change.decide('cleo');
  change.decide('dev');
  expect(change.settle()).toMatchObject({ do: 'apply' });
  expect(change.view()).toMatchObject({ state: 'applied', approvals: two });
  expect(counted(change.view())).toEqual([idOf('cleo'), idOf('dev')]);
});

test('R46 just after its end, a change counts the approval of whose designation it took', () => {
  const change = ended(new Script(), undefined, 'user.suspend', { userId: idOf('dev') });
  change.decide('dev');
  change.decide('ben');
  expect(change.settle()).toMatchObject({ do: 'apply' });
  expect(change.view()).toMatchObject({ state: 'applied', approvals: two });
});

test('R34 an end stays what it was, whoever is an officer still', () => {
  const change = ended(new Script(), new Set());
  change.decide('ben');
  change.decide('cleo');
  expect(change.settle()).toMatchObject({ do: 'apply' });
  change.suspend('ben');
  expect(change.view()).toMatchObject({ state: 'applied', approvals: two });
});
