import { z } from 'zod';
import { deleteEdit, type AccountState } from '../domain/account-state.ts';
import { isWithin } from '../domain/companies.ts';
import { mustBeCompany, mustSeeRole, sharesMustBeUnused } from './checks.ts';
import { defineChange } from './define-change.ts';
import { Id } from './payload-fields.ts';

/** The shares that go: that with the company, and with `branch` those with companies under it as well. */
const sharesGoing = (state: AccountState, roleId: string, companyId: string, branch: boolean): string[] =>
  state
    .find('roleShares', 'byRole', roleId)
    .filter((id) => {
      const share = state.get('roleShares', id)!;
      return share.companyId === companyId || (branch && isWithin(state, share.companyId, companyId));
    })
    .sort();

/** Takes a role back from a company that does not use it (R24). */
export const unshareRole = defineChange({
  kind: 'role.unshare',
  title: 'Stop sharing a role',
  accounts: 'institutional',
  payload: z.strictObject({ roleId: Id, companyId: Id, branch: z.boolean().optional() }),
  check({ roleId, companyId, branch = false }, at) {
    const { state } = at;
    const unknown = [...mustSeeRole(at, roleId), ...mustBeCompany(state, companyId)];
    if (unknown.length > 0) return unknown;
    return sharesMustBeUnused(state, roleId, sharesGoing(state, roleId, companyId, branch));
  },
  edits: ({ roleId, companyId, branch = false }, { state }) =>
    sharesGoing(state, roleId, companyId, branch).map((id) => deleteEdit(state, 'roleShares', id)),
  describe: ({ roleId, companyId, branch }, state) =>
    `Stop sharing the role ${state.nameOf('roles', roleId)} with ${state.nameOf('companies', companyId)}${branch ? ' and all below it' : ''}`,
  examples: [{ roleId: 'rol_viewer', companyId: 'cmp_branch' }],
});
