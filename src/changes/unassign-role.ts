import { z } from 'zod';
import { deleteEdit } from '../domain/account-state.ts';
import { mustSeeRole } from './checks.ts';
import { defineChange } from './define-change.ts';
import { Id } from './payload-fields.ts';
import { assignmentTo, mustBeTarget, RoleTo, targetName } from './role-target.ts';

/** Takes a role from an employee, a set of employees or a company. */
export const unassignRole = defineChange({
  kind: 'role.unassign',
  title: 'Unassign a role',
  accounts: 'institutional',
  payload: z.strictObject({ roleId: Id, to: RoleTo }),
  check: ({ roleId, to }, at) => [...mustSeeRole(at, roleId), ...mustBeTarget(at.state, to)],
  edits({ roleId, to }, { state }) {
    const [id] = assignmentTo(roleId, to);
    return state.get('roleAssignments', id) === undefined ? [] : [deleteEdit(state, 'roleAssignments', id)];
  },
  describe: ({ roleId, to }, state) => `Take the role ${state.nameOf('roles', roleId)} from ${targetName(state, to)}`,
  examples: [{ roleId: 'rol_clerk', to: { type: 'employee', id: 'usr_fred' } }],
});
