import type { AccountState, Edit } from './account-state.ts';
import { companyIdOf, isWithin } from './companies.ts';
import { entities } from './entities/index.ts';
import { problem, type Problem } from './problems.ts';

/** The companies in which a row is managed; none where the state does not have it. */
const managedIn = (state: AccountState, { entity, id }: Edit): readonly string[] => {
  const row = state.get(entity, id);
  return row === undefined ? [] : entities[entity].managedIn(row, id, state);
};

/** What is said of a company that the initiator does not manage. */
export const outOfScope = (state: AccountState, companyId: string): Problem =>
  problem('out_of_scope', `${state.nameOf('companies', companyId)} is not yours to manage, nor under it.`);

/**
 * An initiator alters what is managed in their own company and below, as it was before and as it would be after (R25):
 * a move needs both sides in scope. What a set makes on its way is judged as it stands at the end.
 */
export const scopeProblems = (
  before: AccountState,
  after: AccountState,
  edits: readonly Edit[],
  initiatorId: string,
): Problem[] => {
  const own = companyIdOf(before, 'users', initiatorId);
  const outside = new Set<string>();
  for (const edit of edits)
    for (const state of [before, after])
      for (const companyId of managedIn(state, edit)) if (!isWithin(state, companyId, own)) outside.add(companyId);
  return [...outside].sort().map((id) => outOfScope(after, id));
};
