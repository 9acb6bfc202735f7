import type { Kind, Section } from '../api/queries';

/** As much of a payload's JSON Schema as forms are made from. */
export interface FieldSchema {
  readonly type?: string;
  readonly format?: string;
  readonly description?: string;
  readonly enum?: readonly string[];
  readonly anyOf?: readonly { readonly const?: number | string }[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly items?: FieldSchema;
  readonly properties?: Readonly<Record<string, FieldSchema>>;
  readonly required?: readonly string[];
}

export type Values = Readonly<Record<string, unknown>>;

export const schemaOf = ({ payload }: Kind): FieldSchema => payload;

const labels: Readonly<Record<string, string>> = {
  userId: 'Person',
  name: 'Name',
  email: 'E-mail address',
  companyId: 'Company',
  parentId: 'Company above',
  rights: 'Rights',
  roleIds: 'Roles',
  roleId: 'Role',
  officer: 'Security Officer',
  requiredApprovals: 'Required approvals',
  officerRemoval: 'Removing officers',
  approvalAssurance: 'What a decision asks for',
  changeExpiryHours: 'Hours until a change expires',
  probationHours: 'Hours of probation',
  area: 'Area',
  level: 'Level',
  primary: 'Primary authorizers',
  secondary: 'Secondary authorizers',
  type: 'Type',
  branch: 'With the whole branch',
  unassign: 'Take away with it whatever uses it',
  memberIds: 'Members',
  addMemberIds: 'Add members',
  removeMemberIds: 'Remove members',
  scopes: 'Scopes',
  expiresAt: 'Good until',
  tokenId: 'Token',
  webhookId: 'Webhook',
  url: 'Address',
  events: 'Told of',
  to: 'Assigned to',
  id: 'Which',
};

const spaced = (name: string): string => name.replace(/([A-Z])/g, ' $1').toLowerCase();

export const labelOf = (name: string): string =>
  labels[name] ?? spaced(name).replace(/^./, (first) => first.toUpperCase());

const choices: Readonly<Record<string, string>> = {
  floor: 'Down to the floor',
  'keep-operable': 'Only while changes can still be approved',
  link: 'The link of the letter alone',
  session: 'The link, and a signed-in session',
  passkey: 'The link, and a passkey',
  'employee-role': 'Employee role',
  'employee-group': 'Employee group',
  employee: 'Employee',
  company: 'Company',
  'access-check': 'Checking access',
};

export const choiceWords = (value: string): string =>
  choices[value] ?? value.replace(/^./, (first) => first.toUpperCase());

/** What is given at first: nothing, but for what must be said and has one natural answer. */
export const initialOf = (schema: FieldSchema, fixed: Values): Values =>
  Object.fromEntries(
    Object.entries(schema.properties ?? {}).flatMap(([name, field]) =>
      name in fixed
        ? [[name, fixed[name]]]
        : schema.required?.includes(name) && field.type === 'array'
          ? [[name, []]]
          : [],
    ),
  );

/** Fields that were left empty are not said. */
export const saidOf = (values: Values): Values =>
  Object.fromEntries(
    Object.entries(values).filter(
      ([, value]) => value !== undefined && value !== '' && value !== null && value !== false,
    ),
  );

/** The names of the required fields that are still empty. */
export const missingOf = (schema: FieldSchema, values: Values): readonly string[] =>
  (schema.required ?? []).filter((name) => {
    const value = values[name];
    const leastOne = schema.properties?.[name]?.minItems ?? 0;
    return value === undefined || value === '' || value === null || (Array.isArray(value) && value.length < leastOne);
  });

const ADDRESS = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** The names of the fields that hold something which is no address where one is asked for. */
export const malformedOf = (schema: FieldSchema, values: Values): readonly string[] =>
  Object.entries(schema.properties ?? {}).flatMap(([name, { format }]) => {
    const value = values[name];
    return format === 'email' && typeof value === 'string' && value !== '' && !ADDRESS.test(value.trim()) ? [name] : [];
  });

/** The sections of what can be given to somebody: what the account has, and no officer-only function (R17). */
export const givable = (sections: readonly Section[]): readonly Section[] =>
  sections
    .map((section) => ({
      ...section,
      functions: section.functions.filter(({ inAccount, officerOnly }) => inAccount && !officerOnly),
    }))
    .filter(({ functions }) => functions.length > 0);
