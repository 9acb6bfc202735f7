import { z } from 'zod';
import { modifyEdit } from '../domain/account-state.ts';
import { mustBeGrantable } from '../domain/rights.ts';
import { mustSeeRole, nameMustBeFree, titlesOf } from './checks.ts';
import { defineChange } from './define-change.ts';
import { Id, Name, Rights } from './payload-fields.ts';

/** Renames a role, or replaces its rights for everybody whom it reaches. */
export const modifyRole = defineChange({
  kind: 'role.modify',
  title: 'Modify a role',
  accounts: 'institutional',
  payload: z.strictObject({ roleId: Id, name: Name.optional(), rights: Rights.optional() }),
  check({ roleId, name, rights }, at) {
    const unseen = mustSeeRole(at, roleId);
    if (unseen.length > 0) return unseen;
    const role = at.state.get('roles', roleId)!;
    return [...mustBeGrantable(rights), ...nameMustBeFree(at, 'roles', role.companyId, name ?? role.name, roleId)];
  },
  edits: ({ roleId, name, rights }, { state }) =>
    modifyEdit(state, 'roles', roleId, {
      ...(name !== undefined && { name }),
      ...(rights !== undefined && { rights: [...rights].sort() }),
    }),
  describe({ roleId, name, rights }, state) {
    const held = state.get('roles', roleId)?.rights ?? [];
    const [added, taken] = [
      (rights ?? held).filter((code) => !held.includes(code)),
      held.filter((code) => rights?.includes(code) === false),
    ];
    const parts = [
      ...(name === undefined ? [] : [`new name ${name}`]),
      ...(added.length === 0 ? [] : [`add ${titlesOf(added)}`]),
      ...(taken.length === 0 ? [] : [`take ${titlesOf(taken)}`]),
    ];
    return `Modify the role ${state.nameOf('roles', roleId)}${parts.length > 0 ? `: ${parts.join('; ')}` : ''}`;
  },
  examples: [{ roleId: 'rol_clerk', rights: ['reports.tax'] }],
});
