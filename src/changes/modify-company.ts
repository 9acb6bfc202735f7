import { z } from 'zod';
import { modifyEdit, type AccountState } from '../domain/account-state.ts';
import { isWithin } from '../domain/companies.ts';
import { problem, type Problem } from '../domain/problems.ts';
import { companyNameMustBeFree, mustBeCompany } from './checks.ts';
import { defineChange } from './define-change.ts';
import { Id, Name } from './payload-fields.ts';

/** A company moves under another that does not lie under it; headquarters stays where it is. */
const mustBeMovable = (state: AccountState, companyId: string, parentId: string | undefined): Problem[] => {
  if (parentId === undefined || state.get('companies', companyId) === undefined) return [];
  if (state.get('companies', companyId)!.parentId === null)
    return [
      problem('invalid_payload', 'headquarters has no company above it; another company is expected', 'parentId'),
    ];
  return isWithin(state, parentId, companyId)
    ? [
        problem(
          'invalid_payload',
          `a company that is not ${state.nameOf('companies', companyId)} nor under it is expected, found ${state.nameOf('companies', parentId)}`,
          'parentId',
        ),
      ]
    : [];
};

/** Whoever could use a role because it was shared with them could no longer be told so after the move (R24). */
const sharesMustHold = (state: AccountState, companyId: string, parentId: string | undefined): Problem[] =>
  parentId === undefined
    ? []
    : [...state.all('roleShares')]
        .filter(([, share]) => isWithin(state, share.companyId, companyId))
        .map(([, { roleId }]) => state.get('roles', roleId)!)
        .filter((role) => !isWithin(state, role.companyId, companyId) && !isWithin(state, parentId, role.companyId))
        .map((role) =>
          problem(
            'company_in_use',
            `A role of ${state.nameOf('companies', role.companyId)} is shared with ${state.nameOf('companies', companyId)} or a company under it, and would no longer come from above.`,
          ),
        )
        .slice(0, 1);

/** Renames a company, or moves it with all that is under it. */
export const modifyCompany = defineChange({
  kind: 'company.modify',
  title: 'Modify a company',
  accounts: 'institutional',
  payload: z.strictObject({ companyId: Id, name: Name.optional(), parentId: Id.optional() }),
  check({ companyId, name, parentId }, { state }) {
    const unknown = [...mustBeCompany(state, companyId), ...mustBeCompany(state, parentId, 'parentId')];
    if (unknown.length > 0) return unknown;
    const company = state.get('companies', companyId)!;
    return [
      ...mustBeMovable(state, companyId, parentId),
      ...sharesMustHold(state, companyId, parentId),
      ...companyNameMustBeFree(state, parentId ?? company.parentId, name ?? company.name, companyId),
    ];
  },
  edits: ({ companyId, name, parentId }, { state }) =>
    modifyEdit(state, 'companies', companyId, {
      ...(name !== undefined && { name }),
      ...(parentId !== undefined && { parentId }),
    }),
  describe({ companyId, name, parentId }, state) {
    const company = `the company ${state.nameOf('companies', companyId)}`;
    if (parentId === undefined) return name === undefined ? `Modify ${company}` : `Rename ${company} to ${name}`;
    const move = `Move ${company} under ${state.nameOf('companies', parentId)}`;
    return name === undefined ? move : `${move} and rename it to ${name}`;
  },
  examples: [{ companyId: 'cmp_branch', name: 'Example North and West' }],
});
