import type { AccountState } from './account-state.ts';
import { functionOf } from './catalogue.ts';
import { canSeeRole, explainRights, type RightExplained, type RightMask, type RightSource } from './effective.ts';

/** A source or a mask in words, with the ids that its reader may have. A role that they can't see is hidden (R23). */
export interface Said {
  readonly type: string;
  readonly text: string;
  readonly roleId?: string;
  readonly through?: string;
  readonly setId?: string;
  readonly companyId?: string;
}

/** Why a user may, or may not, use a function, as a reader is told. */
export interface Explanation {
  readonly function: string;
  readonly title: string;
  readonly allowed: boolean;
  readonly sources: readonly Said[];
  readonly masks: readonly Said[];
  /** The same in a sentence. */
  readonly text: string;
}

const HIDDEN = 'a hidden role';

/** A role as a reader is told of it: hidden, without its id, where they can't see it (R23). */
export const roleAsSeen = (
  state: AccountState,
  readerId: string,
  roleId: string,
): { readonly id: string | null; readonly name: string } =>
  canSeeRole(state, readerId, roleId)
    ? { id: roleId, name: state.nameOf('roles', roleId) }
    : { id: null, name: HIDDEN };

/** How a reader is told of an account's rights, everything on one state; one who is no user sees no role at all. */
export const explainTo = (state: AccountState, readerId: string | null) => {
  const visible = new Map<string, boolean>();
  const sees = (roleId: string): boolean => {
    const known = visible.get(roleId) ?? (readerId !== null && canSeeRole(state, readerId, roleId));
    visible.set(roleId, known);
    return known;
  };
  const roleName = (roleId: string): string => (sees(roleId) ? `the role ${state.nameOf('roles', roleId)}` : HIDDEN);

  const source = (found: RightSource): Said => {
    if (found.type === 'direct') return { type: 'direct', text: 'granted directly' };
    if (found.type === 'designation') return { type: 'designation', text: 'given with the designation of an officer' };
    const { roleId, through, setId } = found;
    const by =
      setId === null ? '' : `, through the ${through.replace('-', ' ')} ${state.nameOf('employeeSets', setId)}`;
    return {
      type: 'role',
      text: `given by ${roleName(roleId)}${by}`,
      through,
      ...(sees(roleId) && { roleId }),
      ...(setId !== null && { setId }),
    };
  };
  const mask = (found: RightMask): Said => {
    if (found.type === 'status') return { type: 'status', text: `the user is ${found.status}` };
    if (found.type === 'account') return { type: 'account', text: 'the account does not have this right' };
    const names = found.roleIds.map((id) => (sees(id) ? state.nameOf('roles', id) : '(hidden)')).join(', ');
    const lack = found.roleIds.length === 1 ? `role ${names} lacks` : `roles ${names} lack`;
    return {
      type: 'company',
      companyId: found.companyId,
      text: `${state.nameOf('companies', found.companyId)} does not have it, since its company ${lack} it`,
    };
  };
  const told = ({ function: code, allowed, sources, masks }: RightExplained): Explanation => {
    const [given, masked] = [sources.map(source), masks.map(mask)];
    const texts = (all: readonly Said[]): string => all.map(({ text }) => text).join('; ');
    const because = allowed
      ? texts(given)
      : given.length === 0
        ? 'nothing gives it'
        : `${texts(masked)}. Masked: ${texts(given)}`;
    return {
      function: code,
      title: functionOf(code)!.title,
      allowed,
      sources: given,
      masks: masked,
      text: `${allowed ? 'Allowed' : 'Not allowed'}: ${because}.`,
    };
  };
  return {
    /** Of one user, every function of the catalogue. */
    rightsOf: (userId: string): Explanation[] => explainRights(state, userId).map(told),
    /** Of one user, one function of the catalogue. */
    right: (userId: string, code: string): Explanation => told(explainRights(state, userId, [code])[0]!),
  };
};
