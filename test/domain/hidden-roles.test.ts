import { describe, expect, test } from '@jest/globals';
import { createEdit, deleteEdit, modifyEdit } from '../../src/domain/account-state.ts';
import type { Change, StateReason } from '../../src/domain/change.ts';
import { roleShareId } from '../../src/domain/entities/roles.ts';
import { asSeenBy, readsAll, withoutHidden } from '../../src/domain/hidden-roles.ts';
import { acme, BRANCH, idOf, MONDAY, Script, type Person } from './acme.ts';

/*
 * R23 What somebody reads of a change who may not decide on it. Of the roles at hand Ben can see the Clerk (account
 * statements), Cleo the Viewer (tax documents), both of them the Spare (nothing).
 */

const context = { now: MONDAY, canMeet: () => true };
const played = (): Script => new Script(acme({ requiredApprovals: 1, withRoles: true }));
const grantFred = { kind: 'rights.grant', payload: { userId: idOf('fred'), rights: ['reports.tax'] } };

describe('R23 who reads all of a change', () => {
  const decidedOn = () => {
    const script = played();
    const id = script.submit('ada', grantFred.kind, grantFred.payload);
    script.decide(id, 'ben');
    script.decide(id, 'eva');
    script.land(modifyEdit(script.state, 'users', idOf('ben'), { officer: false }));
    script.land(modifyEdit(script.state, 'users', idOf('gina'), { officer: true }));
    return { state: script.state, change: script.change(id), decisions: script.decisions(id) };
  };

  test.each<[string, Person, boolean]>([
    ['its initiator', 'ada', true],
    ['who has decided on it, also once they may no longer', 'ben', true],
    ['an officer who may decide', 'cleo', true],
    ['no officer who came after it', 'gina', false],
    ['nobody else', 'fred', false],
  ])('%s: %s, %s', (_, reader, reads) => {
    const { state, change, decisions } = decidedOn();
    expect(readsAll(state, change, decisions, context, idOf(reader))).toBe(reads);
  });

  test('nobody by a decision that there is not', () => {
    const { state, change } = decidedOn();
    expect(readsAll(state, change, [], context, idOf('ben'))).toBe(false);
  });
});

/** What is stored with a change beside what it was submitted with. */
const named = { title: 'Several modifications', description: 'Modify Clerk, Viewer and Fred Gale', number: 7 };
const submitted = (script: Script, members: readonly { kind: string; payload: object }[]): Change =>
  script.change(script.submit('ada', 'change-set', { changes: members }));
const hidden = "Several modifications: it names a role that you can't see";
const stored = (change: Change, stateReason: StateReason | null = null) => ({ ...change, ...named, stateReason });

const modify = (roleId: string, patch: object) => ({ kind: 'role.modify', payload: { roleId, ...patch } });
const create = (name: string, rights: readonly string[]) => ({
  kind: 'role.create',
  payload: { type: 'employee', name, rights },
});
const unshare = { kind: 'role.unshare', payload: { roleId: 'rol_viewer', companyId: BRANCH } };
const joinTheGroup = {
  kind: 'employee-group.modify',
  payload: { id: 'set_employee-group', addMemberIds: [idOf('eva')] },
};

describe('R23 a change as they read it who do not read all of it', () => {
  const asked = (stateReason: StateReason | null = null) => {
    const script = played();
    const renamed = [modify('rol_clerk', { name: 'Scribe' }), modify('rol_viewer', { name: 'Spy' }), grantFred];
    return { state: script.state, change: stored(submitted(script, renamed), stateReason) };
  };

  test('names the roles that they can’t see nowhere, says so, and keeps the rest', () => {
    const { state, change } = asked();
    const seen = asSeenBy(state, change, idOf('ben'));
    expect(seen).toEqual({
      ...change,
      description: hidden,
      payload: null,
      edits: change.edits.filter(({ id }) => id !== 'rol_viewer'),
      roles: [{ id: 'rol_clerk', rights: ['reports.statements'] }],
    });
    expect(seen.edits.map(({ id }) => id)).toEqual(['usr_fred:reports.tax', 'rol_clerk']);
    expect(JSON.stringify({ ...seen, document: '' })).not.toMatch(/Viewer|Spy|rol_viewer/);
  });

  test('is the change itself where they can see every role that it names', () => {
    const { state, change } = asked();
    expect(asSeenBy(state, change, idOf('ada'))).toBe(change);
    const plain = stored(submitted(played(), [grantFred]));
    expect(asSeenBy(state, plain, idOf('dev'))).toBe(plain);
  });

  test.each<[string, string]>([
    ['rejected', 'Cleo Dart rejected it.'],
    ['expired', 'It was not decided by 2026-02-09T09:00:00.000Z.'],
    ['withdrawn', 'Ada Bell withdrew it.'],
    ['initiator_left', 'Ada Bell, who asked for it, may no longer start changes.'],
    ['effect_moved', 'It would give or take rights beyond the effect that was shown.'],
    ['sensitive_now', 'It has become a change on which officers may not decide within their probation.'],
    ['not_as_submitted', 'What is stored of it is not what was approved. Operators have been told.'],
    ['refused_by_database', 'The database refused the edits; nothing was applied. Operators have been told.'],
  ])('tells them why it ended where that names no role: %s', (code, text) => {
    const { state, change } = asked({ code, text });
    expect(asSeenBy(state, change, idOf('ben')).stateReason).toEqual({ code, text });
  });

  test.each(['edits_moved', 'roles_moved', 'new_warning', 'not_found', 'exceeds_company_rights', 'a_later_code'])(
    'does not tell them the words of a reason that may name one: %s',
    (code) => {
      const stateReason = { code, text: 'A role holds other rights than were shown: Viewer.' };
      const { state, change } = asked(stateReason);
      expect(asSeenBy(state, change, idOf('ben')).stateReason).toEqual({
        code,
        text: "The reason may name a role that you can't see.",
      });
      expect(asSeenBy(state, change, idOf('ada')).stateReason).toEqual(stateReason);
    },
  );
});

describe('R23 a role is seen where it is and as it would be', () => {
  test.each<[string, Parameters<typeof submitted>[1], Person, boolean]>([
    ['one that is made, with rights that are theirs', [create('New', ['reports.tax'])], 'cleo', true],
    ['one that is made, with others', [create('New', ['reports.tax'])], 'ben', false],
    ['one that gets rights that are theirs', [modify('rol_spare', { rights: ['trading.orders'] })], 'ben', true],
    ['one that gets others', [modify('rol_spare', { rights: ['trading.orders'] })], 'cleo', false],
    ['one that loses what they lack', [modify('rol_clerk', { rights: [] })], 'cleo', false],
    ['one that is taken back', [unshare], 'cleo', true],
    ['one that is taken back, of rights that they lack', [unshare], 'ben', false],
    ['one that somebody gets as a member of a set', [joinTheGroup], 'ben', true],
    ['one that somebody gets as a member of a set, of rights that they lack', [joinTheGroup], 'cleo', false],
  ])('%s: %j read by %s, %s', (_, members, reader, sees) => {
    const script = played();
    const change = stored(submitted(script, members));
    expect(asSeenBy(script.state, change, idOf(reader)).description).toBe(sees ? change.description : hidden);
  });

  test('one that was taken back and is gone is not seen: nothing tells what it held', () => {
    const script = played();
    const change = stored(submitted(script, [unshare]));
    script.land([
      deleteEdit(script.state, 'roleShares', roleShareId('rol_viewer', BRANCH)),
      deleteEdit(script.state, 'roles', 'rol_viewer'),
    ]);
    expect(asSeenBy(script.state, change, idOf('cleo'))).toMatchObject({ description: hidden, edits: [] });
  });

  test('what names a set alone is shown, though not the role that its members have', () => {
    const script = played();
    const change = stored(submitted(script, [joinTheGroup]));
    expect(asSeenBy(script.state, change, idOf('cleo'))).toMatchObject({ edits: change.edits, roles: [] });
  });
});

test('R23 what somebody may not do tells them of no role that they can’t see', () => {
  const state = acme({ requiredApprovals: 0, withRoles: true });
  const edits = [
    createEdit('roles', 'rol_new', { name: 'New', type: 'employee', companyId: BRANCH, rights: ['trading.orders'] }),
    ...modifyEdit(state, 'roles', 'rol_clerk', { name: 'Scribe' }),
    ...modifyEdit(state, 'roles', 'rol_viewer', { name: 'Spy' }),
    deleteEdit(state, 'roleShares', roleShareId('rol_viewer', BRANCH)),
    ...modifyEdit(state, 'users', idOf('fred'), { name: 'Fred Gale Jr' }),
  ];
  const shown = (person: Person) => withoutHidden(state, edits, idOf(person)).map(({ id }) => id);
  expect(shown('ada')).toEqual(edits.map(({ id }) => id));
  expect(shown('ben')).toEqual(['rol_new', 'rol_clerk', 'usr_fred']);
  expect(shown('cleo')).toEqual(['rol_new', 'rol_viewer', roleShareId('rol_viewer', BRANCH), 'usr_fred']);
});
