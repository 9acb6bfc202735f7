import { describe, expect, test } from '@jest/globals';
import { createEdit, deleteEdit, modifyEdit } from '../../src/domain/account-state.ts';
import { grantId } from '../../src/domain/entities/grants.ts';
import { roleAssignmentId } from '../../src/domain/entities/role-assignments.ts';
import { acme, idOf, Script } from './acme.ts';

/*
 * What is said when a change conflicts (R30): which of the roles that it hands out hold other rights, and which rows moved.
 */

/** Approved by two; then something else lands; then it is settled: why it was not applied. */
const conflict = (kind: string, payload: unknown, meanwhile: (script: Script) => void): unknown => {
  const script = new Script(acme({ withRoles: true }));
  const id = script.submit('ada', kind, payload);
  script.decide(id, 'ben');
  script.decide(id, 'cleo');
  meanwhile(script);
  const settled = script.settle(id);
  return settled.do === 'end' ? settled.reason : settled.do;
};

const hold = (script: Script, roleId: string, rights: readonly string[]): void =>
  script.land(modifyEdit(script.state, 'roles', roleId, { rights }));

const toEva = (roleId: string) => ({
  kind: 'role.assign',
  payload: { roleId, to: { type: 'employee', id: idOf('eva') } },
});
const three = { changes: ['rol_clerk', 'rol_spare', 'rol_viewer'].map(toEva) };
const GROUP = 'set_employee-group';
const joins = { id: GROUP, addMemberIds: [idOf('eva')] };

describe('a role that a change hands out holds other rights than were shown', () => {
  test.each<[string, string, unknown, (script: Script) => void, string]>([
    ['the one that moved is named', 'change-set', three, (script) => hold(script, 'rol_viewer', []), 'Viewer'],
    [
      'every one that moved is named, once',
      'change-set',
      three,
      (script) => {
        hold(script, 'rol_clerk', []);
        hold(script, 'rol_viewer', ['reports.flex']);
      },
      'Clerk, Viewer',
    ],
    [
      'one that was assigned since to the group which somebody joins',
      'employee-group.modify',
      joins,
      (script) => {
        const fields = { roleId: 'rol_spare', setId: GROUP };
        script.land([createEdit('roleAssignments', roleAssignmentId('rol_spare', GROUP), fields)]);
      },
      'Spare',
    ],
    [
      'one that was taken since from the group which somebody joins',
      'employee-group.modify',
      joins,
      (script) => script.land([deleteEdit(script.state, 'roleAssignments', roleAssignmentId('rol_clerk', GROUP))]),
      'Clerk',
    ],
  ])('R30 %s', (_, kind, payload, meanwhile, names) => {
    expect(conflict(kind, payload, meanwhile)).toEqual({
      code: 'roles_moved',
      text: `A role holds other rights than were shown: ${names}.`,
    });
  });
});

test('R30 every row that moved is named, once, as people name it', () => {
  const rights = ['reports.tax', 'reports.flex', 'reports.risk'];
  const granted = (code: string) =>
    createEdit('grants', grantId(idOf('fred'), code), { userId: idOf('fred'), function: code });
  expect(
    conflict('rights.grant', { userId: idOf('fred'), rights }, (script) =>
      script.land([granted('reports.tax'), granted('reports.risk')]),
    ),
  ).toEqual({
    code: 'edits_moved',
    text: 'What it would alter is no longer what was shown: right Risk reports, right Tax documents.',
  });
});
