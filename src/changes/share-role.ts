import { z } from 'zod';
import { createEdit, modifyEdit } from '../domain/account-state.ts';
import { isWithin } from '../domain/companies.ts';
import { roleShareId } from '../domain/entities/roles.ts';
import { problem } from '../domain/problems.ts';
import { mustBeCompany, mustSeeRole, sharesMustBeUnused } from './checks.ts';
import { defineChange } from './define-change.ts';
import { Id } from './payload-fields.ts';

/** Lets the officers of a company below, or of its whole branch, assign a role (R24). */
export const shareRole = defineChange({
  kind: 'role.share',
  title: 'Share a role',
  accounts: 'institutional',
  payload: z.strictObject({ roleId: Id, companyId: Id, branch: z.boolean().optional() }),
  check({ roleId, companyId, branch = false }, at) {
    const unknown = [...mustSeeRole(at, roleId), ...mustBeCompany(at.state, companyId)];
    if (unknown.length > 0) return unknown;
    const owner = at.state.get('roles', roleId)!.companyId;
    const shared = roleShareId(roleId, companyId);
    const isNarrowed = at.state.get('roleShares', shared)?.branch === true && !branch;
    return companyId !== owner && isWithin(at.state, companyId, owner)
      ? sharesMustBeUnused(at.state, roleId, isNarrowed ? [shared] : [], (id) => id === companyId)
      : [
          problem(
            'out_of_scope',
            `A role of ${at.state.nameOf('companies', owner)} is shared with companies under it; ${at.state.nameOf('companies', companyId)} is not.`,
            'companyId',
          ),
        ];
  },
  edits({ roleId, companyId, branch = false }, { state }) {
    const id = roleShareId(roleId, companyId);
    return state.get('roleShares', id) === undefined
      ? [createEdit('roleShares', id, { roleId, companyId, branch })]
      : modifyEdit(state, 'roleShares', id, { branch });
  },
  describe: ({ roleId, companyId, branch }, state) =>
    `Share the role ${state.nameOf('roles', roleId)} with ${state.nameOf('companies', companyId)}${branch ? ' and all below it' : ''}`,
  examples: [{ roleId: 'rol_clerk', companyId: 'cmp_branch', branch: true }],
});
