import type { Directory } from './directory.ts';
import { authorizerCounts, authorizers, ceilings, companies, HEADQUARTERS, roles, teams } from './organization.ts';
import { addressOf, employees } from './people.ts';

interface Member {
  readonly kind: string;
  readonly payload: unknown;
}

/** Gathers the members of a change set, and what they make, so that later ones can name it (R36). */
class Gathering {
  readonly changes: Member[] = [];
  readonly #made = new Map<string, string>();

  add(kind: string, payload: unknown): string {
    this.changes.push({ kind, payload });
    return `#${this.changes.length - 1}`;
  }

  /** Adds a member that makes something, which goes by `name` from then on. */
  make(name: string, kind: string, payload: unknown): string {
    const reference = this.add(kind, payload);
    this.#made.set(name, reference);
    return reference;
  }

  /** What a member makes, else what was there before. */
  id(name: string, before: (name: string) => string): string {
    return this.#made.get(name) ?? before(name);
  }
}

const named = {
  company: (name: string): string => `company ${name}`,
  role: (name: string): string => `role ${name}`,
  user: (address: string): string => `user ${address}`,
};

/**
 * The whole organization as one change set: companies and their ceilings first, so that everything after them is judged
 * within those; then roles, people, teams and authorizers.
 */
export const orgSetUp = (at: Directory): { readonly changes: readonly Member[] } => {
  const set = new Gathering();
  const companyId = (name: string): string => set.id(named.company(name), () => at.company(name));
  const roleId = (name: string): string => set.id(named.role(name), () => at.role(name));
  const userId = (address: string): string => set.id(named.user(address), () => at.user(address));

  for (const { name, under } of companies)
    set.make(named.company(name), 'company.add', { name, parentId: companyId(under) });
  for (const { name, company, rights } of ceilings) {
    const role = set.add('role.create', { type: 'company', name, companyId: companyId(HEADQUARTERS), rights });
    set.add('role.assign', { roleId: role, to: { type: 'company', id: companyId(company) } });
  }
  for (const { name, company, rights, sharedWith = [] } of roles) {
    const role = set.make(named.role(name), 'role.create', {
      ...{ type: 'employee', name, companyId: companyId(company), rights },
    });
    for (const { company: below, branch = false } of sharedWith)
      set.add('role.share', { roleId: role, companyId: companyId(below), branch });
  }
  for (const { name, address, company, rights = [], roles: given = [] } of employees)
    set.make(named.user(address), 'user.add', {
      ...{ name, email: addressOf(address), companyId: companyId(company), rights, roleIds: given.map(roleId) },
    });
  for (const { type, name, company, roles: given } of teams) {
    const memberIds = employees.filter((each) => each.teams?.includes(name)).map(({ address }) => userId(address));
    const team = set.add(`${type}.create`, { name, companyId: companyId(company), memberIds });
    for (const role of given) set.add('role.assign', { roleId: roleId(role), to: { type, id: team } });
  }
  for (const counts of authorizerCounts) set.add('authorizers.set', counts);
  for (const { who, area, level } of authorizers) set.add('authorizer.assign', { userId: userId(who), area, level });
  set.add('user.modify', { userId: at.user('eva'), companyId: companyId('Acme Logistics') });
  return { changes: set.changes };
};
