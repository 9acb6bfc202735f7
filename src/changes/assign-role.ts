import { z } from 'zod';
import { createEdit } from '../domain/account-state.ts';
import { mustSeeRole } from './checks.ts';
import { defineChange } from './define-change.ts';
import { Id } from './payload-fields.ts';
import { assignmentTo, mustBeTarget, mustFit, RoleTo, targetName } from './role-target.ts';

/** Assigns a role to an employee, a set of employees or a company. */
export const assignRole = defineChange({
  kind: 'role.assign',
  title: 'Assign a role',
  accounts: 'institutional',
  payload: z.strictObject({ roleId: Id, to: RoleTo }),
  check({ roleId, to }, at) {
    const unknown = [...mustSeeRole(at, roleId), ...mustBeTarget(at.state, to)];
    return unknown.length > 0 ? unknown : mustFit(at.state, roleId, to.type);
  },
  edits({ roleId, to }, { state }) {
    const [id, row] = assignmentTo(roleId, to);
    return state.get('roleAssignments', id) === undefined ? [createEdit('roleAssignments', id, row)] : [];
  },
  describe: ({ roleId, to }, state) => `Assign the role ${state.nameOf('roles', roleId)} to ${targetName(state, to)}`,
  examples: [
    { roleId: 'rol_clerk', to: { type: 'employee', id: 'usr_eva' } },
    { roleId: 'rol_north', to: { type: 'company', id: 'cmp_branch' } },
  ],
});
