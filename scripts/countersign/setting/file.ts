import { stringify } from 'yaml';
import { z } from 'zod';
import { assurances, clientTypes, officerRemovals } from '../../../src/domain/entities/account.ts';
import { areas, levels } from '../../../src/domain/entities/authorizers.ts';
import { roleTypes } from '../../../src/domain/entities/roles.ts';
import { serviceScopes } from '../../../src/domain/entities/service-tokens.ts';
import { webhookEvents } from '../../../src/domain/entities/webhooks.ts';
import { addressKey, nameKey } from '../../../src/domain/text.ts';
import { inFileOrder, keyOfName, pathOf } from './names.ts';

/** A name with the companies that it lies under. */
const Named = z.string().refine((text) => pathOf(text) !== undefined, {
  error: 'a name is expected, with the companies above it as in "South / Dispatch", and "\\/" for a slash of its own',
});

const eachOnce = (items: readonly string[]): boolean => new Set(items).size === items.length;
const texts = z.array(z.string()).refine(eachOnce, 'each one once is expected, found one twice').default([]);
const nameds = z.array(Named).refine(eachOnce, 'each one once is expected, found one twice').default([]);
/** What it was called when the file was exported, where it is to be called otherwise, and stays the same thing. */
const was = z.string().optional();

const Company = z.strictObject({ name: Named, was, ceiling: nameds });

const Role = z.strictObject({
  name: Named,
  was,
  type: z.enum(roleTypes),
  rights: texts,
  sharedWith: z.array(z.strictObject({ company: Named, branch: z.boolean().default(false) })).default([]),
});

const EmployeeSet = z.strictObject({ name: Named, was, members: texts, roles: nameds });

const User = z.strictObject({
  email: z.string(),
  was,
  name: z.string(),
  /** Absent for headquarters. */
  company: Named.optional(),
  status: z.enum(['active', 'suspended']).default('active'),
  officer: z.boolean().default(false),
  owner: z.boolean().default(false),
  rights: texts,
  roles: nameds,
});

const Place = z.strictObject({ required: z.int().min(0).max(2), people: texts });
const Area = z.strictObject(
  Object.fromEntries(levels.map((level) => [level, Place])) as Record<'primary' | 'secondary', typeof Place>,
);

const Webhook = z.strictObject({
  name: z.string(),
  was,
  url: z.string(),
  events: z.array(z.enum(webhookEvents)).min(1).refine(eachOnce, 'each one once is expected, found one twice'),
});

const Policy = z.strictObject({
  officerRemoval: z.enum(officerRemovals),
  approvalAssurance: z.enum(assurances),
  changeExpiryHours: z.int(),
  probationHours: z.int(),
});

/** The whole setting of an account, by names and addresses (R1 to R27). */
export const SettingFile = z.strictObject({
  countersign: z.literal(1, { error: '1 is expected: the form of this file' }),
  account: z.strictObject({
    name: z.string(),
    clientType: z.enum(clientTypes),
    requiredApprovals: z.int().min(0).max(2),
    rights: texts,
    policy: Policy,
  }),
  headquarters: z.strictObject({ name: z.string(), ceiling: nameds }),
  companies: z.array(Company).default([]),
  roles: z.array(Role).default([]),
  employeeRoles: z.array(EmployeeSet).default([]),
  employeeGroups: z.array(EmployeeSet).default([]),
  users: z.array(User),
  authorizers: z
    .strictObject(Object.fromEntries(areas.map((area) => [area, Area])) as Record<'portal' | 'funding', typeof Area>)
    .optional(),
  serviceTokens: z
    .array(
      z.strictObject({
        name: z.string(),
        scopes: z.array(z.enum(serviceScopes)).min(1),
        expiresAt: z.iso.datetime().optional(),
      }),
    )
    .default([]),
  webhooks: z.array(Webhook).default([]),
});

export type Setting = z.infer<typeof SettingFile>;
export type SettingSet = z.infer<typeof EmployeeSet>;

const sorted = (items: readonly string[]): string[] => [...items].sort(inFileOrder);

const setOf = ({ name, members, roles }: SettingSet): SettingSet => ({
  name,
  members: sorted(members),
  roles: sorted(roles),
});

/** A setting in the one order of files, with nothing that only tells what something was called. */
export const inOrder = (setting: Setting): Setting => {
  const byName = (a: { name: string }, b: { name: string }): number => inFileOrder(a.name, b.name);
  const { account, headquarters, companies, roles, employeeRoles, employeeGroups, users, authorizers } = setting;
  return {
    countersign: 1,
    account: { ...account, rights: sorted(account.rights) },
    headquarters: { name: headquarters.name, ceiling: sorted(headquarters.ceiling) },
    companies: companies.map(({ name, ceiling }) => ({ name, ceiling: sorted(ceiling) })).sort(byName),
    roles: roles
      .map(({ name, type, rights, sharedWith }) => ({
        ...{ name, type, rights: sorted(rights) },
        sharedWith: [...sharedWith].sort((a, b) => inFileOrder(a.company, b.company)),
      }))
      .sort(byName),
    employeeRoles: employeeRoles.map(setOf).sort(byName),
    employeeGroups: employeeGroups.map(setOf).sort(byName),
    users: users
      .map(({ was: _, ...user }) => ({ ...user, rights: sorted(user.rights), roles: sorted(user.roles) }))
      .sort((a, b) => inFileOrder(a.email, b.email)),
    ...(authorizers && {
      authorizers: Object.fromEntries(
        areas.map((area) => [
          area,
          Object.fromEntries(
            levels.map((level) => {
              const { required, people } = authorizers[area][level];
              return [level, { required, people: sorted(people) }];
            }),
          ),
        ]),
      ) as NonNullable<Setting['authorizers']>,
    }),
    serviceTokens: setting.serviceTokens.map((token) => ({ ...token, scopes: [...token.scopes].sort() })).sort(byName),
    webhooks: setting.webhooks.map(({ name, url, events }) => ({ name, url, events: [...events].sort() })).sort(byName),
  };
};

const defaults: readonly unknown[] = [false, 'active'];

/** Without what says nothing: an empty list, or a default. */
const brief = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(brief);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(
        ([, each]) => each !== undefined && !defaults.includes(each) && !(Array.isArray(each) && each.length === 0),
      )
      .map(([key, each]) => [key, brief(each)]),
  );
};

const HEAD = `# The setting of an account of Countersign. docs/cli.md says what each part means.
# Alter it, then: countersign import ACCOUNT FILE --preview
`;

/** A setting as data, in the one order of files and without what says nothing. */
export const settingData = (setting: Setting): unknown => brief(inOrder(setting));

/** A setting as a file. The same setting is always the same bytes. */
export const settingText = (setting: Setting): string =>
  HEAD + stringify(settingData(setting), { lineWidth: 0, aliasDuplicateObjects: false });

const twice = (keys: readonly string[]): string | undefined => {
  const before = new Set<string>();
  return keys.find((key) => before.size === before.add(key).size);
};

/** What a file says twice, in words. */
export const doubles = (setting: Setting): string[] => {
  const repeated = (what: string, keys: readonly string[], shown = (key: string) => key): string[] => {
    const found = twice(keys);
    return found === undefined ? [] : [`${what}: ${shown(found)} is there twice.`];
  };
  const named = (what: string, items: readonly { readonly name: string }[]): string[] =>
    repeated(
      what,
      items.map(({ name }) => keyOfName(name)),
      (key) => (JSON.parse(key) as string[]).join(' / '),
    );
  return [
    ...named('companies', setting.companies),
    ...named('roles', setting.roles),
    ...named('employeeRoles and employeeGroups', [...setting.employeeRoles, ...setting.employeeGroups]),
    ...repeated(
      'serviceTokens',
      setting.serviceTokens.map(({ name }) => nameKey(name)),
    ),
    ...repeated(
      'webhooks',
      setting.webhooks.map(({ name }) => nameKey(name)),
    ),
    ...repeated(
      'users',
      setting.users.map(({ email }) => addressKey(email)),
    ),
  ];
};
