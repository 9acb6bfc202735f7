import { must, readAll, type Schemas } from '../../../src/client/client.ts';
import { readAccount, type Account, type Connection } from '../connection.ts';
import { exits, refused, Stop } from '../exits.ts';
import type { Setting, SettingSet } from './file.ts';
import { written, type Path } from './names.ts';

type RoleInFull = Schemas['RoleInFull'];
type SetInFull = Schemas['EmployeeSetInFull'];
type UserInFull = Schemas['UserInFull'];
export type SetType = SetInFull['type'];

/** An account's setting as the API has it, by ids. */
export interface Current {
  readonly account: Account;
  readonly rights: readonly string[];
  readonly companies: ReadonlyMap<string, Schemas['Company']>;
  readonly roles: ReadonlyMap<string, Pick<RoleInFull, 'id' | 'name' | 'type' | 'companyId' | 'rights' | 'sharedWith'>>;
  readonly sets: ReadonlyMap<string, SetInFull>;
  readonly users: ReadonlyMap<string, UserInFull>;
  readonly areas: readonly Schemas['Authorizers'][];
  readonly tokens: readonly Schemas['ServiceToken'][];
  readonly webhooks: readonly Schemas['Webhook'][];
}

const PAGE = 200;
const AT_ONCE = 6;
const TRIES = 4;

/** The same of each, some at a time. */
const ofEach = async <T, R>(items: readonly T[], read: (item: T) => Promise<R>): Promise<R[]> => {
  const found: R[] = [];
  for (let at = 0; at < items.length; at += AT_ONCE)
    found.push(...(await Promise.all(items.slice(at, at + AT_ONCE).map(read))));
  return found;
};

const byId = <T extends { readonly id: string }>(items: readonly T[]): Map<string, T> =>
  new Map(items.map((item) => [item.id, item]));

const pageOf = (account: string, cursor: string | undefined) => ({
  path: { account },
  query: { limit: PAGE, ...(cursor !== undefined && { cursor }) },
});

const readRoles = async ({ api }: Connection, account: string) => {
  const roles = await readAll((cursor) =>
    must(api.GET('/v1/accounts/{account}/roles', { params: pageOf(account, cursor) })),
  );
  return ofEach(roles, async (role) =>
    role.shared
      ? must(api.GET('/v1/accounts/{account}/roles/{id}', { params: { path: { account, id: role.id } } }))
      : { ...role, sharedWith: [] },
  );
};

const readSets = async ({ api }: Connection, account: string): Promise<SetInFull[]> => {
  const [roles, groups] = await Promise.all([
    readAll((cursor) => must(api.GET('/v1/accounts/{account}/employee-roles', { params: pageOf(account, cursor) }))),
    readAll((cursor) => must(api.GET('/v1/accounts/{account}/employee-groups', { params: pageOf(account, cursor) }))),
  ]);
  return ofEach([...roles, ...groups], ({ id, type }) => {
    const params = { path: { account, id } };
    return type === 'employee-role'
      ? must(api.GET('/v1/accounts/{account}/employee-roles/{id}', { params }))
      : must(api.GET('/v1/accounts/{account}/employee-groups/{id}', { params }));
  });
};

const readUsers = async ({ api }: Connection, account: string): Promise<UserInFull[]> => {
  const users = await readAll((cursor) =>
    must(api.GET('/v1/accounts/{account}/users', { params: pageOf(account, cursor) })),
  );
  return ofEach(users, async ({ id }) => {
    const user = await must(api.GET('/v1/accounts/{account}/users/{id}', { params: { path: { account, id } } }));
    // Whoever reads all users is an officer, and reads each in full.
    return user as UserInFull;
  });
};

const readParts = async (connection: Connection, account: Account): Promise<Current> => {
  const { api } = connection;
  const params = { path: { account: account.id } };
  const isOrganization = account.clientType === 'organization';
  const [{ sections }, companies, roles, sets, areas, tokens, webhooks, users] = await Promise.all([
    must(api.GET('/v1/accounts/{account}/functions', { params })),
    readAll((cursor) => must(api.GET('/v1/accounts/{account}/companies', { params: pageOf(account.id, cursor) }))),
    readRoles(connection, account.id),
    readSets(connection, account.id),
    isOrganization ? must(api.GET('/v1/accounts/{account}/authorizers', { params })).then(({ items }) => items) : [],
    readAll((cursor) => must(api.GET('/v1/accounts/{account}/service-tokens', { params: pageOf(account.id, cursor) }))),
    readAll((cursor) => must(api.GET('/v1/accounts/{account}/webhooks', { params: pageOf(account.id, cursor) }))),
    readUsers(connection, account.id),
  ]);
  const functions = sections.flatMap((section) => section.functions);
  return {
    ...{ account, areas, tokens, webhooks },
    rights: functions.filter(({ inAccount, officerOnly }) => inAccount && !officerOnly).map(({ code }) => code),
    ...{ companies: byId(companies), roles: byId(roles), sets: byId(sets), users: byId(users) },
  };
};

/** The company that all others lie under. */
export const headquartersOf = ({ companies }: Pick<Current, 'companies'>): Schemas['Company'] =>
  [...companies.values()].find(({ parentId }) => parentId === null)!;

/**
 * A setting lacks what its reader can't see (R23), and an import would take it away. So whoever exports or imports holds
 * every right that anybody can have: then nothing is hidden from them.
 */
const mustSeeAll = async ({ api }: Connection, current: Current): Promise<void> => {
  const { account } = current;
  const params = { path: { account: account.id, id: account.you.id } };
  const { functions } = await must(api.GET('/v1/accounts/{account}/users/{id}/rights', { params }));
  const lacking = headquartersOf(current).ceiling.filter((code) => !functions.includes(code));
  if (account.clientType === 'organization' && lacking.length > 0)
    throw refused(
      `Roles that hold what you lack are hidden from you, and the file would lack them. Whoever exports or imports has every right of the account; you do not have: ${lacking.join(', ')}.`,
    );
};

/** The whole setting of an account, all of one version of it. */
export const readCurrent = async (connection: Connection, named: string): Promise<Current> => {
  for (let tried = 0; tried < TRIES; tried += 1) {
    const account = await readAccount(connection, named);
    if (!('version' in account)) throw refused('Only those who can start changes read the whole setting.');
    const current = await readParts(connection, account);
    const after = await readAccount(connection, named);
    if ('version' in after && after.version === account.version) {
      await mustSeeAll(connection, current);
      return current;
    }
  }
  throw new Stop(exits.unreachable, 'The account was altered again and again while it was read. Try again later.');
};

/** The names of a company and of those above it, headquarters left out. */
export const companyPath = (current: Pick<Current, 'companies'>, id: string): Path => {
  const { parentId, name } = current.companies.get(id)!;
  return parentId === null ? [] : [...companyPath(current, parentId), name];
};

/** Roles by themselves: no role is hidden from whoever reads a whole setting. */
const roleIds = (roles: readonly Schemas['RoleName'][]): string[] =>
  roles.map(({ id }) => {
    if (id === null) throw refused('A role is hidden from you: somebody who has its rights can do this.');
    return id;
  });

/** What is assigned to somebody or something itself. */
export const assignedTo = {
  user: ({ roles }: UserInFull): string[] => [...new Set(roleIds(roles.filter(({ through }) => through === null)))],
  set: ({ roles }: SetInFull): string[] => roleIds(roles),
  company: ({ companyRoles }: Schemas['Company']): string[] => roleIds(companyRoles),
};

/** The members of a set: its own list ends somewhere, those of the users do not. */
export const membersOf = ({ users }: Current, setId: string): string[] =>
  [...users.values()].filter(({ sets }) => sets.some(({ id }) => id === setId)).map(({ id }) => id);

/** An account's setting by names. */
export const settingOf = (current: Current): Setting => {
  const { account, companies, roles, sets, users } = current;
  const headquarters = headquartersOf(current);
  const nameOf = (companyId: string, name: string): string => written([...companyPath(current, companyId), name]);
  const roleName = (id: string): string => nameOf(roles.get(id)!.companyId, roles.get(id)!.name);
  const companyName = (id: string): string => written(companyPath(current, id));
  const emailOf = (id: string): string => users.get(id)!.email;
  const setsOf = (type: SetType): SettingSet[] =>
    [...sets.values()]
      .filter((set) => set.type === type)
      .map((set) => ({
        name: nameOf(set.companyId, set.name),
        members: membersOf(current, set.id).map(emailOf),
        roles: assignedTo.set(set).map(roleName),
      }));
  const { name, clientType, requiredApprovals } = account;
  const { officerRemoval, approvalAssurance, changeExpiryHours, probationHours } = account.policy;
  const policy = { officerRemoval, approvalAssurance, changeExpiryHours, probationHours };
  return {
    countersign: 1,
    account: { name, clientType, requiredApprovals, rights: [...current.rights], policy },
    headquarters: { name: headquarters.name, ceiling: assignedTo.company(headquarters).map(roleName) },
    companies: [...companies.values()]
      .filter(({ parentId }) => parentId !== null)
      .map((company) => ({ name: companyName(company.id), ceiling: assignedTo.company(company).map(roleName) })),
    roles: [...roles.values()].map((role) => ({
      ...{ name: roleName(role.id), type: role.type, rights: [...role.rights] },
      sharedWith: role.sharedWith.map(({ companyId, branch }) => ({ company: companyName(companyId), branch })),
    })),
    employeeRoles: setsOf('employee-role'),
    employeeGroups: setsOf('employee-group'),
    users: [...users.values()].map((user) => ({
      ...{ email: user.email, name: user.name },
      ...(user.companyId !== headquarters.id && { company: companyName(user.companyId) }),
      status: user.status === 'suspended' ? 'suspended' : 'active',
      ...{ officer: user.officer, owner: user.owner, rights: [...user.directRights] },
      roles: assignedTo.user(user).map(roleName),
    })),
    ...(current.areas.length > 0 && { authorizers: authorizersOf(current, emailOf) }),
    serviceTokens: current.tokens.map((token) => ({
      ...{ name: token.name, scopes: [...token.scopes] },
      ...(token.expiresAt !== null && { expiresAt: token.expiresAt }),
    })),
    webhooks: current.webhooks.map(({ name, url, events }) => ({ name, url, events: [...events] })),
  };
};

const authorizersOf = ({ areas }: Current, emailOf: (id: string) => string): NonNullable<Setting['authorizers']> => {
  const placesOf = ({ required, people }: Schemas['Authorizers']) => {
    const at = (level: 'primary' | 'secondary') => ({
      required: required[level],
      people: people.filter((each) => each.level === level).map(({ id }) => emailOf(id)),
    });
    return { primary: at('primary'), secondary: at('secondary') };
  };
  const of = (area: Schemas['Authorizers']['area']) => placesOf(areas.find((each) => each.area === area)!);
  return { portal: of('portal'), funding: of('funding') };
};
