import type { AccountState } from '../domain/account-state.ts';
import { starterProblems } from '../domain/admission.ts';
import { problem, type Problem } from '../domain/problems.ts';

/**
 * Why a user may not see and use the security functions of the account; nothing where they may: officers of an
 * organization, owners of any other account (R12, R13).
 */
export const securityProblems = (state: AccountState, userId: string): Problem[] =>
  starterProblems(state, userId).map(({ code, message }) =>
    code === 'not_an_owner'
      ? problem(code, 'Only owners of the account can see and use this.')
      : code === 'not_an_officer'
        ? problem(code, 'Only Security Officers of the account can see and use this.')
        : problem(code, message),
  );
