import { describe, expect, test } from '@jest/globals';
import { AccountState, modifyEdit } from '../../src/domain/account-state.ts';
import { admit } from '../../src/domain/admission.ts';
import { kindOf } from '../../src/changes/index.ts';
import { entityNames, type EntityName } from '../../src/domain/entities/index.ts';
import type { Fields, Value } from '../../src/domain/entity.ts';
import { policyOf } from '../../src/domain/policy.ts';
import { settle } from '../../src/domain/settlement.ts';
import { ACME, acme, idOf, MONDAY, Script, submissionContext } from './acme.ts';

const context = submissionContext();

const grantFred = { userId: idOf('fred'), rights: ['reports.tax'] };

describe('policy values', () => {
  test('R47 are read as they are stored', () => {
    expect(policyOf(acme({ account: { probationHours: 0, approvalAssurance: 'link' } }))).toEqual({
      officerRemoval: 'floor',
      approvalAssurance: 'link',
      changeExpiryHours: 168,
      probationHours: 0,
    });
  });

  const loadedWith = (values: Record<string, Value | undefined>): AccountState => {
    const state = acme();
    const rows = entityNames.flatMap((name) =>
      [...state.all(name)].map(([id, row]): [EntityName, string, Fields] => [
        name,
        id,
        name === 'account' ? ({ ...row, ...values } as Fields) : row,
      ]),
    );
    return AccountState.ofRows(ACME, 1, rows);
  };

  const names = ['requiredApprovals', 'officerRemoval', 'approvalAssurance', 'changeExpiryHours', 'probationHours'];
  const unreadable: readonly (Value | undefined)[] = [null, undefined, '', 'none', -1, 1.5, false];
  const cases = names.flatMap((name) => unreadable.map((value) => [name, value] as const));

  test.each<[name: string, found: Value | undefined, words: string]>([
    ['officerRemoval', 'never', 'floor or keep-operable, found "never"'],
    ['approvalAssurance', null, 'link or session or passkey, found null'],
    ['changeExpiryHours', 0, 'a whole number of hours from 1, found 0'],
    ['changeExpiryHours', '24', 'a whole number of hours from 1, found "24"'],
    ['probationHours', 1.5, 'a whole number of hours from 0, found 1.5'],
    ['probationHours', undefined, 'a whole number of hours from 0, found undefined'],
  ])('R47 what is expected is said, and what was found: a %s of %p', (name, found, words) => {
    expect(() => policyOf(loadedWith({ [name]: found }))).toThrow(new RangeError(`the policy's ${name} is ${words}`));
  });

  // A removal of an officer reads every policy value: the floor, the assurance, the expiry, the probation, the quorum.
  const designated = (state: AccountState) =>
    state.after(modifyEdit(state, 'users', idOf('ben'), { officer: true, email: 'ben2@acme.example' }), {
      version: 2,
      at: new Date(MONDAY).toISOString(),
    });

  test.each(cases)('R47 a %s of %p refuses to submit', (name, value) => {
    const state = designated(loadedWith({ [name]: value }));
    expect(() => admit(state, kindOf('officer.remove')!, { userId: idOf('eva') }, context)).toThrow(RangeError);
  });

  test.each(cases)('R47 a %s of %p applies nothing of what was approved', (name, value) => {
    const script = new Script();
    const id = script.submit('ada', 'officer.remove', { userId: idOf('eva') });
    script.decide(id, 'ben');
    script.decide(id, 'cleo');
    const settleOn = (state: AccountState) =>
      settle(state, kindOf('officer.remove')!, script.change(id), script.decisions(id), {
        now: MONDAY,
        canMeet: () => true,
        stop: undefined,
      });
    expect(settleOn(loadedWith({})).do).toBe('apply');
    expect(() => settleOn(loadedWith({ [name]: value }))).toThrow(RangeError);
  });

  test.each([null, undefined, -1, 3, '0'])('R47 a change’s own required approvals of %p never count as 0', (value) => {
    const script = new Script(acme({ requiredApprovals: 0 }));
    const id = script.submit('ada', 'rights.grant', grantFred);
    const change = { ...script.change(id), requiredApprovals: value as never };
    expect(() =>
      settle(script.state, kindOf('rights.grant')!, change, [], { now: MONDAY, canMeet: () => true, stop: undefined }),
    ).toThrow(RangeError);
  });

  test('R47 an assurance that nobody knows is not the weakest', () => {
    const script = new Script();
    const id = script.submit('ada', 'rights.grant', grantFred);
    const change = { ...script.change(id), assurance: null as never };
    expect(() =>
      settle(script.state, kindOf('rights.grant')!, change, [], { now: MONDAY, canMeet: () => true, stop: undefined }),
    ).toThrow(RangeError);
  });
});
