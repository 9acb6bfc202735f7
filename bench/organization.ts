import { createEdit, type Edit } from '../src/domain/account-state.ts';
import { deriveId } from '../src/domain/canonical.ts';
import { grantable } from '../src/domain/catalogue.ts';
import { membershipId, setTypes } from '../src/domain/entities/employee-sets.ts';
import { grantId } from '../src/domain/entities/grants.ts';
import { roleAssignmentId } from '../src/domain/entities/role-assignments.ts';
import type { People, PlaceOfPeople } from './large-account.ts';
import { Random } from './random.ts';

export interface TreeSize {
  /** From headquarters down. */
  readonly levels: number;
  readonly companies: number;
  readonly roles: number;
  readonly sets: number;
  /** How many people each further role reaches, through a group of its own. */
  readonly reaches: readonly number[];
}

export interface Tree extends People {
  /** The role that reaches so many people. */
  readonly reaching: ReadonlyMap<number, string>;
}

interface Company {
  readonly id: string;
  readonly level: number;
  /** This one and those above it, headquarters last. */
  readonly above: readonly Company[];
  /** What nobody in it can exceed. */
  readonly ceiling: readonly string[];
  readonly roleIds: string[];
  readonly setIds: string[];
}

const every = grantable.map((f) => f.code).sort();
const CEILING_SHARE = 0.4;

/** Every row of the organization, with ids that follow from the account's. */
class Planting {
  readonly edits: Edit[] = [];
  readonly #accountId: string;
  #count = 10_000_000;

  constructor(accountId: string) {
    this.#accountId = accountId;
  }

  id(prefix: string): string {
    return deriveId(prefix, this.#accountId, this.#count++);
  }

  role(type: 'employee' | 'company', companyId: string, rights: readonly string[]): string {
    const id = this.id('rol');
    this.edits.push(createEdit('roles', id, { name: `Role ${id.slice(-12)}`, type, companyId, rights }));
    return id;
  }

  assign(roleId: string, target: { userId: string } | { setId: string } | { companyId: string }): void {
    const [targetId] = Object.values(target) as [string];
    this.edits.push(
      createEdit('roleAssignments', roleAssignmentId(roleId, targetId), {
        roleId,
        userId: null,
        setId: null,
        companyId: null,
        ...target,
      }),
    );
  }

  set(companyId: string, type: (typeof setTypes)[number]): string {
    const id = this.id('set');
    this.edits.push(createEdit('employeeSets', id, { type, name: `Set ${id.slice(-12)}`, companyId }));
    return id;
  }

  join(setId: string, userId: string): void {
    this.edits.push(createEdit('memberships', membershipId(setId, userId), { setId, userId }));
  }
}

/** A tree that has every level; some of its companies have company roles, whose rights together are their ceiling. */
const plantCompanies = (planting: Planting, random: Random, headquartersId: string, size: TreeSize): Company[] => {
  const headquarters = { id: headquartersId, level: 1, above: [], ceiling: every, roleIds: [], setIds: [] };
  const companies: Company[] = [headquarters];
  while (companies.length < size.companies) {
    const parent =
      companies.length < size.levels
        ? companies.at(-1)!
        : random.pick(companies.filter((company) => company.level < size.levels));
    const id = planting.id('cmp');
    planting.edits.push(createEdit('companies', id, { name: `Company ${companies.length}`, parentId: parent.id }));
    const companyRoles = random.chance(CEILING_SHARE)
      ? Array.from({ length: random.between(1, 2) }, () => random.some(every, random.between(30, 45)))
      : [];
    for (const rights of companyRoles)
      planting.assign(planting.role('company', headquartersId, rights), { companyId: id });
    const ceiling =
      companyRoles.length === 0
        ? parent.ceiling
        : parent.ceiling.filter((code) => companyRoles.some((rights) => rights.includes(code)));
    companies.push({ id, level: parent.level + 1, above: [parent, ...parent.above], ceiling, roleIds: [], setIds: [] });
  }
  return companies;
};

/** A role, or a set, of the company or of one above it. */
const reachable = (random: Random, company: Company, what: 'roleIds' | 'setIds'): string | undefined => {
  const having = [company, ...company.above].filter((at) => at[what].length > 0);
  return having.length === 0 ? undefined : random.pick(random.pick(having)[what]);
};

const plantRoles = (planting: Planting, random: Random, companies: readonly Company[], size: TreeSize): void => {
  const companyRoles = planting.edits.filter((edit) => edit.entity === 'roles').length;
  const employeeRoles = size.roles - companyRoles - size.reaches.length;
  for (let i = 0; i < employeeRoles; i++) {
    const company = i % 4 === 0 ? companies[0]! : random.pick(companies);
    const rights = random.some(company.ceiling, random.between(3, 12));
    company.roleIds.push(planting.role('employee', company.id, rights));
  }
  for (let i = 0; i < size.sets; i++) {
    const company = random.pick(companies);
    const setId = planting.set(company.id, setTypes[i % 2]!);
    company.setIds.push(setId);
    const roleIds = [reachable(random, company, 'roleIds'), reachable(random, company, 'roleIds')];
    for (const roleId of new Set(roleIds)) if (roleId !== undefined) planting.assign(roleId, { setId });
  }
};

const plantUsers = (
  planting: Planting,
  random: Random,
  companies: readonly Company[],
  place: PlaceOfPeople,
): string[] =>
  Array.from({ length: place.count }, (_, i) => {
    const userId = deriveId('usr', place.accountId, 1_000 + i);
    const company = random.pick(companies);
    planting.edits.push(
      createEdit('users', userId, {
        name: `User ${i}`,
        email: `user-${i}@${place.slug}.example`,
        companyId: company.id,
        ...(random.chance(0.02) && { status: 'suspended' as const }),
      }),
    );
    for (const code of random.some(company.ceiling, random.between(0, 2)))
      planting.edits.push(createEdit('grants', grantId(userId, code), { userId, function: code }));
    const roleIds = Array.from({ length: random.between(0, 2) }, () => reachable(random, company, 'roleIds'));
    for (const roleId of new Set(roleIds)) if (roleId !== undefined) planting.assign(roleId, { userId });
    const setId = random.chance(0.7) ? reachable(random, company, 'setIds') : undefined;
    if (setId !== undefined) planting.join(setId, userId);
    return userId;
  });

/** An organization of companies, roles, sets and people, within the rules, always the same for the same account id. */
export const plantTree = (place: PlaceOfPeople, size: TreeSize): Tree => {
  const random = new Random(4);
  const planting = new Planting(place.accountId);
  const companies = plantCompanies(planting, random, place.companyId, size);
  plantRoles(planting, random, companies, size);
  const ids = plantUsers(planting, random, companies, place);
  const everybody = [...ids, ...place.officerIds];
  const reaching = size.reaches.map((count) => {
    const roleId = planting.role('employee', place.companyId, random.some(every, 6));
    const setId = planting.set(place.companyId, 'employee-group');
    planting.assign(roleId, { setId });
    for (const userId of random.some(everybody, count)) planting.join(setId, userId);
    return [count, roleId] as const;
  });
  return { ids, edits: planting.edits, reaching: new Map(reaching) };
};
