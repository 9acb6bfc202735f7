import { z } from 'zod';
import { deleteEdit } from '../domain/account-state.ts';
import { problem } from '../domain/problems.ts';
import { countOf, deleteAll, mustSeeRole } from './checks.ts';
import { defineChange } from './define-change.ts';
import { Id } from './payload-fields.ts';

/** Deletes a role; one in use only where the change says that it is taken from all who have it (R26). */
export const deleteRole = defineChange({
  kind: 'role.delete',
  title: 'Delete a role',
  accounts: 'institutional',
  payload: z.strictObject({ roleId: Id, unassign: z.boolean().optional() }),
  check({ roleId, unassign = false }, at) {
    const unseen = mustSeeRole(at, roleId);
    if (unseen.length > 0 || unassign) return unseen;
    const [assigned, shared] = [
      at.state.count('roleAssignments', 'byRole', roleId),
      at.state.count('roleShares', 'byRole', roleId),
    ];
    return assigned + shared === 0
      ? []
      : [
          problem(
            'role_in_use',
            `${at.state.nameOf('roles', roleId)} is assigned ${assigned === 0 ? 'to nobody' : countOf(assigned, 'time')} and shared with ${countOf(shared, 'company', 'companies')}. Say \`unassign: true\` to take it from all of them.`,
          ),
        ];
  },
  edits: ({ roleId }, { state }) => [
    ...deleteAll(state, 'roleAssignments', 'byRole', roleId),
    ...deleteAll(state, 'roleShares', 'byRole', roleId),
    deleteEdit(state, 'roles', roleId),
  ],
  describe: ({ roleId, unassign }, state) =>
    `Delete the role ${state.nameOf('roles', roleId)}${unassign ? ', taking it from all who have it' : ''}`,
  examples: [{ roleId: 'rol_spare' }, { roleId: 'rol_clerk', unassign: true }],
});
