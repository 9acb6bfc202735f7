import { expect, test } from '@jest/globals';
import { modifyEdit } from '../../src/domain/account-state.ts';
import { scopeProblems } from '../../src/domain/scope.ts';
import { acme, BRANCH, HEADQUARTERS, idOf, type Person } from './acme.ts';

/** What is said of moving people to other companies at once. */
const moving = (by: Person, moves: readonly (readonly [Person, string])[]): string[] => {
  const state = acme({ withRoles: true, atBranch: ['ben', 'gina'] });
  const edits = moves.flatMap(([person, companyId]) => modifyEdit(state, 'users', idOf(person), { companyId }));
  return scopeProblems(state, state.after(edits), edits, idOf(by)).map(({ code, message }) => `${code}: ${message}`);
};

const headquarters = 'out_of_scope: Acme is not yours to manage, nor under it.';
const empty = 'out_of_scope: Acme Empty is not yours to manage, nor under it.';

test.each<[string, Person, readonly (readonly [Person, string])[], string[]]>([
  ['from headquarters, both sides are in scope', 'ada', [['gina', 'cmp_empty']], []],
  ['where they come from is not', 'ben', [['fred', BRANCH]], [headquarters]],
  ['where they go to is not', 'ben', [['gina', HEADQUARTERS]], [headquarters]],
  ['neither is, and both are named', 'ben', [['fred', 'cmp_empty']], [empty, headquarters]],
  [
    'a company is named once',
    'ben',
    [
      ['fred', 'cmp_empty'],
      ['eva', BRANCH],
      ['gina', 'cmp_empty'],
    ],
    [empty, headquarters],
  ],
])('R25 a move needs both companies in scope: %s', (_, by, moves, problems) => {
  expect(moving(by, moves)).toEqual(problems);
});
