import fc from 'fast-check';
import { webhookEvents } from '../../src/domain/entities/webhooks.ts';
import type { Setting } from '../../scripts/countersign/setting/file.ts';
import { pathOf, written, type Path } from '../../scripts/countersign/setting/names.ts';

/** Enough rights to tell sets of them apart. */
const RIGHTS = ['reports.statements', 'reports.tax', 'funding.withdraw', 'trading.orders', 'shipment.book'];

/** More than this are only slower to read. */
const MOST_USERS = 9;

/** An alteration of any setting: which sort, and two numbers that pick what it is about and what becomes of it. */
export type Alteration = readonly [sort: number, which: number, how: number];

interface Draft {
  readonly setting: Setting;
  /** Whoever alters: they keep what they have. */
  readonly own: string;
  /** What parts of the file were called when it was exported. */
  readonly formerly: ReadonlyMap<object, string>;
  /** A name that nothing has yet. */
  readonly fresh: (what: string) => string;
}

const pick = <T>(items: readonly T[], at: number): T | undefined => items[at % Math.max(items.length, 1)];

const toggle = (items: string[], item: string): void => {
  const at = items.indexOf(item);
  if (at < 0) items.push(item);
  else items.splice(at, 1);
};

const setsOf = ({ employeeRoles, employeeGroups }: Setting) => [...employeeRoles, ...employeeGroups];
const startsWith = (path: Path, top: Path): boolean => top.every((name, at) => path[at] === name);

/** Every name of a file as it is written, altered in its place. */
const rewrite = (setting: Setting, as: (name: string) => string): void => {
  const all = (names: string[]): void => void names.splice(0, names.length, ...names.map(as));
  all(setting.headquarters.ceiling);
  for (const company of setting.companies) {
    company.name = as(company.name);
    all(company.ceiling);
  }
  for (const role of setting.roles) {
    role.name = as(role.name);
    for (const share of role.sharedWith) share.company = as(share.company);
  }
  for (const set of setsOf(setting)) {
    set.name = as(set.name);
    all(set.roles);
  }
  for (const user of setting.users) {
    if (user.company !== undefined) user.company = as(user.company);
    all(user.roles);
  }
};

const roleGone = (setting: Setting, name: string): void => {
  for (const { roles } of [...setting.users, ...setsOf(setting)]) if (roles.includes(name)) toggle(roles, name);
  for (const { ceiling } of [setting.headquarters, ...setting.companies])
    if (ceiling.includes(name)) toggle(ceiling, name);
  setting.roles = setting.roles.filter((role) => role.name !== name);
};

const userGone = (setting: Setting, email: string): void => {
  for (const { members } of setsOf(setting)) if (members.includes(email)) toggle(members, email);
  for (const area of Object.values(setting.authorizers ?? {}))
    for (const { people } of Object.values(area)) if (people.includes(email)) toggle(people, email);
  setting.users = setting.users.filter((user) => user.email !== email);
};

const companyGone = (setting: Setting, top: Path): void => {
  const isIn = (name: string | undefined): boolean => name !== undefined && startsWith(pathOf(name)!, top);
  for (const { name } of setting.roles.filter((role) => isIn(role.name))) roleGone(setting, name);
  setting.employeeRoles = setting.employeeRoles.filter(({ name }) => !isIn(name));
  setting.employeeGroups = setting.employeeGroups.filter(({ name }) => !isIn(name));
  for (const role of setting.roles) role.sharedWith = role.sharedWith.filter(({ company }) => !isIn(company));
  for (const user of setting.users) if (isIn(user.company)) delete user.company;
  setting.companies = setting.companies.filter(({ name }) => !isIn(name));
};

/** Calls something otherwise, and says what it was called where the account knows it. */
const rename = ({ setting, formerly }: Draft, thing: { name: string; was?: string | undefined }, to: Path): void => {
  const called = thing.name;
  const from = pathOf(called)!;
  const known = formerly.get(thing);
  if (known !== undefined) thing.was = known;
  const isCompany = (setting.companies as object[]).includes(thing);
  rewrite(setting, (name) => {
    const path = pathOf(name)!;
    if (name === called) return written(to);
    return isCompany && startsWith(path, from) ? written([...to, ...path.slice(from.length)]) : name;
  });
};

const belowOf = (setting: Setting, which: number): Path => {
  const name = pick([undefined, ...setting.companies.map((company) => company.name)], which);
  return name === undefined ? [] : pathOf(name)!;
};

const people = ({ setting, own }: Draft) => setting.users.filter(({ email }) => email !== own);

/** Sorts of alterations. What one does not find it leaves as it is. */
const sorts: Readonly<Record<string, (draft: Draft, which: number, how: number) => void>> = {
  'a user comes': ({ setting, fresh }, which, how) => {
    if (setting.users.length >= MOST_USERS) return;
    const company = belowOf(setting, which);
    const name = fresh('Person');
    setting.users.push({
      ...{ email: `${name.toLowerCase().replaceAll(/[^a-z0-9]/g, '')}@acme.example`, name },
      ...(company.length > 0 && { company: written(company) }),
      status: how % 5 === 0 ? 'suspended' : 'active',
      ...{ officer: how % 7 === 0, owner: false, rights: RIGHTS.slice(0, how % 3), roles: [] },
    });
  },
  'a user goes': (draft, which, how) => {
    if (how % 3 > 0) return;
    const user = pick(people(draft), which);
    if (user !== undefined) userGone(draft.setting, user.email);
  },
  'a user is called otherwise': (draft, which) => {
    const user = pick(people(draft), which);
    if (user !== undefined) user.name = draft.fresh('Renamed');
  },
  'a user has another address': (draft, which) => {
    const user = pick(people(draft), which);
    if (user === undefined) return;
    const known = draft.formerly.get(user);
    if (known !== undefined) user.was = known;
    const [from, to] = [
      user.email,
      `${draft
        .fresh('moved')
        .toLowerCase()
        .replaceAll(/[^a-z0-9]/g, '')}@acme.example`,
    ];
    user.email = to;
    const lists = [
      ...setsOf(draft.setting).map(({ members }) => members),
      ...Object.values(draft.setting.authorizers!).flatMap((area) => Object.values(area).map((place) => place.people)),
    ];
    for (const list of lists) if (list.includes(from)) list.splice(list.indexOf(from), 1, to);
  },
  'a user stands otherwise': (draft, which, how) => {
    const user = pick(people(draft), which);
    if (user === undefined) return;
    if (how % 2 === 0) user.status = user.status === 'active' ? 'suspended' : 'active';
    else user.officer = !user.officer;
  },
  'a user belongs to another company': (draft, which, how) => {
    const user = pick(people(draft), which);
    const company = belowOf(draft.setting, how);
    if (user === undefined) return;
    delete user.company;
    if (company.length > 0) user.company = written(company);
  },
  'a right is given or taken': (draft, which, how) => {
    const user = pick(people(draft), which);
    if (user !== undefined) toggle(user.rights, pick(RIGHTS, how)!);
  },
  'a role is assigned or taken': (draft, which, how) => {
    const user = pick(people(draft), which);
    const role = pick(
      draft.setting.roles.filter(({ type }) => type === 'employee'),
      how,
    );
    if (user !== undefined && role !== undefined) toggle(user.roles, role.name);
  },
  'a company comes': ({ setting, fresh }, which) =>
    void setting.companies.push({ name: written([...belowOf(setting, which), fresh('Branch / of \\')]), ceiling: [] }),
  'a company goes': ({ setting }, which, how) => {
    if (how % 3 > 0) return;
    const company = pick(setting.companies, which);
    if (company !== undefined) companyGone(setting, pathOf(company.name)!);
  },
  'a company is called otherwise, or moves': (draft, which, how) => {
    const company = pick(draft.setting.companies, which);
    if (company === undefined) return;
    const path = pathOf(company.name)!;
    const target = belowOf(draft.setting, how);
    const above = startsWith(target, path) ? path.slice(0, -1) : target;
    // A role is shared with companies under its own.
    for (const role of draft.setting.roles)
      role.sharedWith = role.sharedWith.filter((share) => !startsWith(pathOf(share.company)!, path));
    rename(draft, company, [...above, draft.fresh('Site')]);
  },
  'a ceiling is set': ({ setting }, which, how) => {
    const company = pick(setting.companies, which);
    const role = pick(
      setting.roles.filter(({ type }) => type === 'company'),
      how,
    );
    if (company !== undefined && role !== undefined) toggle(company.ceiling, role.name);
  },
  'a role comes': ({ setting, fresh }, which, how) =>
    void setting.roles.push({
      name: written([...belowOf(setting, which), fresh('Role')]),
      type: how % 3 === 0 ? 'company' : 'employee',
      rights: how % 3 === 0 ? RIGHTS.slice(how % 2) : RIGHTS.slice(0, how % 4),
      sharedWith: [],
    }),
  'a role goes': ({ setting }, which, how) => {
    if (how % 3 > 0) return;
    const role = pick(setting.roles, which);
    if (role !== undefined) roleGone(setting, role.name);
  },
  'a role holds otherwise': ({ setting }, which, how) => {
    const role = pick(setting.roles, which);
    if (role !== undefined) toggle(role.rights, pick(RIGHTS, how)!);
  },
  'a role is called otherwise': (draft, which) => {
    const role = pick(draft.setting.roles, which);
    if (role !== undefined) rename(draft, role, [...pathOf(role.name)!.slice(0, -1), draft.fresh('Called')]);
  },
  'a role is shared or not': ({ setting }, which, how) => {
    const role = pick(setting.roles, which);
    const above = role && pathOf(role.name)!.slice(0, -1);
    const company = pick(
      setting.companies.filter(({ name }) => above && startsWith(pathOf(name)!, above) && name !== written(above)),
      how,
    );
    if (role === undefined || company === undefined) return;
    const shared = role.sharedWith.find((share) => share.company === company.name);
    if (shared === undefined) role.sharedWith.push({ company: company.name, branch: how % 2 === 0 });
    else if (how % 3 === 0) shared.branch = !shared.branch;
    else role.sharedWith.splice(role.sharedWith.indexOf(shared), 1);
  },
  'a set comes': ({ setting, fresh }, which, how) =>
    void (how % 2 === 0 ? setting.employeeRoles : setting.employeeGroups).push({
      name: written([...belowOf(setting, which), fresh('Team')]),
      members: setting.users.slice(0, how % 3).map(({ email }) => email),
      roles: setting.roles
        .filter(({ type }) => type === 'employee')
        .slice(0, how % 2)
        .map(({ name }) => name),
    }),
  'a set goes': ({ setting }, which, how) => {
    if (how % 3 > 0) return;
    const set = pick(setsOf(setting), which);
    setting.employeeRoles = setting.employeeRoles.filter((each) => each !== set);
    setting.employeeGroups = setting.employeeGroups.filter((each) => each !== set);
  },
  'a set has other members': ({ setting }, which, how) => {
    const set = pick(setsOf(setting), which);
    if (set !== undefined) toggle(set.members, pick(setting.users, how)!.email);
  },
  'a set is called otherwise': (draft, which) => {
    const set = pick(setsOf(draft.setting), which);
    if (set !== undefined) rename(draft, set, [...pathOf(set.name)!.slice(0, -1), draft.fresh('Crew')]);
  },
  'the policy is another': ({ setting }, which, how) => {
    setting.account.policy.changeExpiryHours = 1 + (which % 720);
    setting.account.policy.officerRemoval = how % 2 === 0 ? 'floor' : 'keep-operable';
  },
  'authorizers are others': ({ setting }, which, how) => {
    const place = setting.authorizers![which % 2 === 0 ? 'portal' : 'funding'][how % 2 === 0 ? 'primary' : 'secondary'];
    place.required = how % 3;
    toggle(place.people, pick(setting.users, how)!.email);
  },
  'a service token comes or goes': ({ setting, fresh }, which, how) => {
    if (how % 2 === 0) setting.serviceTokens.push({ name: fresh('Ledger'), scopes: ['access-check'] });
    else setting.serviceTokens.splice(which, 1);
  },
  'a webhook comes, goes or is another': ({ setting, formerly, fresh }, which, how) => {
    const webhook = pick(setting.webhooks, which);
    const url = `https://hooks.example.com/${how}`;
    if (webhook === undefined || how % 4 === 0)
      setting.webhooks.push({ name: fresh('Hook / of \\'), url, events: webhookEvents.slice(0, 1 + (how % 3)) });
    else if (how % 4 === 1) setting.webhooks.splice(setting.webhooks.indexOf(webhook), 1);
    else if (how % 4 === 2) Object.assign(webhook, { url, events: webhookEvents.slice(which % 5) });
    else Object.assign(webhook, { was: formerly.get(webhook), name: fresh('Told') });
  },
};

const kinds = Object.keys(sorts);

export const alterations: fc.Arbitrary<Alteration[]> = fc.array(
  fc.tuple(fc.nat(kinds.length - 1), fc.nat(60), fc.nat(60)),
  { minLength: 1, maxLength: 7 },
);

/** The setting after the alterations, one after the other, in a file of its own. */
export const altered = (
  setting: Setting,
  path: readonly Alteration[],
  { own, fresh }: Pick<Draft, 'own' | 'fresh'>,
): Setting => {
  const draft = structuredClone(setting);
  const formerly = new Map<object, string>([
    ...[...draft.companies, ...draft.roles, ...setsOf(draft)].map((thing) => [thing, thing.name] as const),
    ...draft.users.map((user) => [user, user.email] as const),
    ...draft.webhooks.map((webhook) => [webhook, webhook.name] as const),
  ]);
  for (const [sort, which, how] of path) sorts[kinds[sort]!]!({ setting: draft, own, formerly, fresh }, which, how);
  return draft;
};

/** A setting with some of everything, made from that of a new account. */
export const furnished = (setting: Setting): Setting => {
  const rich = structuredClone(setting);
  const none = { officer: false, owner: false, status: 'active' } as const;
  rich.companies.push(
    { name: 'South', ceiling: ['South may'] },
    { name: 'South / Harbour', ceiling: [] },
    { name: 'North', ceiling: [] },
  );
  rich.roles.push(
    { name: 'South may', type: 'company', rights: RIGHTS.slice(0, 3), sharedWith: [] },
    { name: 'Clerk', type: 'employee', rights: RIGHTS.slice(0, 2), sharedWith: [{ company: 'South', branch: true }] },
    {
      name: 'South / Teller',
      type: 'employee',
      rights: RIGHTS.slice(2, 3),
      sharedWith: [{ company: 'South / Harbour', branch: false }],
    },
  );
  rich.users.push(
    { ...none, email: 'sol@acme.example', name: 'Sol', company: 'South', rights: RIGHTS.slice(0, 1), roles: ['Clerk'] },
    {
      ...none,
      email: 'nia@acme.example',
      name: 'Nia',
      company: 'South / Harbour',
      rights: [],
      roles: ['South / Teller'],
    },
    { ...none, email: 'lou@acme.example', name: 'Lou', company: 'North', rights: RIGHTS.slice(3), roles: [] },
  );
  rich.employeeGroups.push({
    name: 'South / Dispatch',
    members: ['sol@acme.example', 'nia@acme.example'],
    roles: ['Clerk'],
  });
  rich.employeeRoles.push({ name: 'Driver', members: ['lou@acme.example'], roles: [] });
  rich.webhooks.push({ name: 'Books', url: 'https://hooks.example.com/books', events: ['change.applied'] });
  rich.authorizers!.funding.primary = { required: 1, people: ['lou@acme.example'] };
  return rich;
};

/** What alterations do, for the message of a failure. */
export const sortsOf = (path: readonly Alteration[]): string[] => path.map(([sort]) => kinds[sort]!);
