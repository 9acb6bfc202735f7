import type { z } from 'zod';
import type { AccountState } from '../domain/account-state.ts';
import { directRights, rolesReaching } from '../domain/effective.ts';
import { areas, levels } from '../domain/entities/authorizers.ts';
import type { SetType } from '../domain/entities/employee-sets.ts';
import type { User as UserRow } from '../domain/entities/users.ts';
import { roleAsSeen } from '../domain/explanation.ts';
import { inNameOrder } from '../domain/text.ts';
import type { User, UserInFull } from './people-answers.ts';

type InFull = z.input<typeof UserInFull>;

/** A user as lists have them, and as they read themselves. */
export const userView = (
  id: string,
  { name, email, status, companyId, officer, owner }: UserRow,
): z.input<typeof User> => ({ id, name, email, status, companyId, officer, owner });

const setOf = (state: AccountState, id: string): { type: SetType; id: string; name: string } => {
  const { type, name } = state.get('employeeSets', id)!;
  return { type, id, name };
};

/** The roles that reach a user, their own before those of sets; one that the reader can't see is hidden (R23). */
const rolesOf = (state: AccountState, userId: string, readerId: string): InFull['roles'] =>
  [...rolesReaching(state, userId)]
    .map(({ roleId, setId }) => ({
      ...roleAsSeen(state, readerId, roleId),
      through: setId === null ? null : setOf(state, setId),
    }))
    .sort(
      (a, b) =>
        inNameOrder(a.through?.name ?? '', b.through?.name ?? '') ||
        inNameOrder(a.name, b.name) ||
        inNameOrder(a.id ?? '', b.id ?? ''),
    );

/** A user with all that gives them something, to a reader who is an officer (R12, R20, R23). */
export const userInFull = (state: AccountState, id: string, readerId: string): InFull => {
  const user = state.get('users', id)!;
  const authorizes = new Set(
    state.find('authorizers', 'byUser', id).map((each) => {
      const { area, level } = state.get('authorizers', each)!;
      return `${area} ${level}`;
    }),
  );
  return {
    ...userView(id, user),
    companyName: state.nameOf('companies', user.companyId),
    directRights: directRights(state, id).codes(),
    roles: rolesOf(state, id, readerId),
    sets: state
      .find('memberships', 'byUser', id)
      .map((each) => setOf(state, state.get('memberships', each)!.setId))
      .sort((a, b) => inNameOrder(a.name, b.name)),
    authorizes: areas
      .flatMap((area) => levels.map((level) => ({ area, level })))
      .filter(({ area, level }) => authorizes.has(`${area} ${level}`)),
  };
};
