import { schemas } from './messages.ts';
import type { Json } from './resource.ts';

/*
 * What a client can ask the service itself about (RFC 7643, 5 to 7): what is supported, and each attribute that is kept.
 */

export const MOST_RESULTS = 200;

interface Told {
  readonly type?: 'string' | 'boolean' | 'complex' | 'reference' | 'dateTime' | 'integer';
  readonly multiValued?: boolean;
  readonly required?: boolean;
  readonly caseExact?: boolean;
  readonly mutability?: 'readOnly' | 'readWrite' | 'immutable';
  readonly uniqueness?: 'none' | 'server';
  readonly canonicalValues?: readonly string[];
  readonly referenceTypes?: readonly string[];
  readonly subAttributes?: readonly Json[];
}

const attribute = (name: string, description: string, told: Told = {}): Json => ({
  name,
  type: 'string',
  multiValued: false,
  description,
  required: false,
  caseExact: false,
  mutability: 'readWrite',
  returned: 'default',
  uniqueness: 'none',
  ...told,
});

const readOnly = { mutability: 'readOnly' } as const;
const reference = (name: string, description: string, types: readonly string[], more: Told = {}): Json =>
  attribute(name, description, { type: 'reference', referenceTypes: types, caseExact: true, ...more });

const userAttributes = [
  attribute(
    'userName',
    'What the provider calls the user. It is their address, where it is one and emails says no other.',
    {
      required: true,
      uniqueness: 'server',
    },
  ),
  attribute('displayName', 'The name that officers read and approve.'),
  attribute('name', 'The parts of the name. They are the name where displayName was never said.', {
    type: 'complex',
    subAttributes: [
      attribute('formatted', 'The whole name.'),
      attribute('givenName', 'The given name.'),
      attribute('familyName', 'The family name.'),
    ],
  }),
  attribute(
    'emails',
    'The one address of the user: letters go there, and who signs in is known by it. The userName, where that is an address and this is not said.',
    {
      type: 'complex',
      multiValued: true,
      required: true,
      subAttributes: [
        attribute('value', 'The address: plain ASCII.', { required: true, uniqueness: 'server' }),
        attribute('type', 'Always work.', { canonicalValues: ['work'] }),
        attribute('primary', 'Always true.', { type: 'boolean' }),
      ],
    },
  ),
  attribute('active', 'Whether the user has access now. What waits for approval does not count.', { type: 'boolean' }),
  attribute('groups', 'The groups of the user.', {
    type: 'complex',
    multiValued: true,
    ...readOnly,
    subAttributes: [
      attribute('value', 'The id of the group.', readOnly),
      reference('$ref', 'The address of the group.', ['Group'], readOnly),
      attribute('display', 'The name of the group.', readOnly),
      attribute('type', 'Always direct.', { canonicalValues: ['direct'], ...readOnly }),
    ],
  }),
];

const groupAttributes = [
  attribute('displayName', 'The name of the group.', { required: true, uniqueness: 'server' }),
  attribute('members', 'Users of the account. Who waits for approval can join once it is given.', {
    type: 'complex',
    multiValued: true,
    subAttributes: [
      attribute('value', 'The id of the user.', { mutability: 'immutable' }),
      reference('$ref', 'The address of the user.', ['User'], { mutability: 'immutable' }),
      attribute('display', 'The name of the user.', readOnly),
      attribute('type', 'Always User.', { canonicalValues: ['User'], mutability: 'immutable' }),
    ],
  }),
];

const changeAttributes = [
  attribute('pending', 'The changes that touch this and wait, the one that was asked for here first.', {
    type: 'complex',
    multiValued: true,
    ...readOnly,
    subAttributes: [
      attribute('value', 'The id of the change.', { caseExact: true, ...readOnly }),
      reference('$ref', 'The address of the change.', ['external'], readOnly),
      attribute('number', 'Its number in the account.', { type: 'integer', ...readOnly }),
      attribute('kind', 'Its kind.', { caseExact: true, ...readOnly }),
      attribute('state', 'pending, or approved and about to be applied.', {
        canonicalValues: ['pending', 'approved'],
        ...readOnly,
      }),
      attribute('submittedAt', 'When it was submitted.', { type: 'dateTime', ...readOnly }),
      attribute('expiresAt', 'When it ends if nobody decides.', { type: 'dateTime', ...readOnly }),
    ],
  }),
];

/** Something that is found by asking the service about itself. */
export interface Discovered {
  readonly id: string;
  readonly body: Json;
}

const described = (
  base: string,
  id: string,
  [name, description, attributes]: [string, string, Json[]],
): Discovered => ({
  id,
  body: {
    schemas: [schemas.schema],
    id,
    name,
    description,
    attributes,
    meta: { resourceType: 'Schema', location: `${base}/Schemas/${id}` },
  },
});

export const schemasAt = (base: string): readonly Discovered[] => [
  described(base, schemas.user, ['User', 'A person with access to the account.', userAttributes]),
  described(base, schemas.group, ['Group', 'An employee group of the account.', groupAttributes]),
  described(base, schemas.change, ['Change', 'What waits for approval of this resource.', changeAttributes]),
];

const typed = (base: string, name: 'User' | 'Group', schema: string, description: string): Discovered => ({
  id: name,
  body: {
    schemas: [schemas.resourceType],
    id: name,
    name,
    endpoint: `/${name}s`,
    description,
    schema,
    schemaExtensions: [{ schema: schemas.change, required: false }],
    meta: { resourceType: 'ResourceType', location: `${base}/ResourceTypes/${name}` },
  },
});

export const resourceTypesAt = (base: string): readonly Discovered[] => [
  typed(base, 'User', schemas.user, 'People with access to the account.'),
  typed(base, 'Group', schemas.group, 'Employee groups of the account.'),
];

const no = { supported: false } as const;

export const configAt = (base: string): Json => ({
  schemas: [schemas.config],
  documentationUri: new URL('/docs', base).href,
  patch: { supported: true },
  bulk: { ...no, maxOperations: 0, maxPayloadSize: 0 },
  filter: { supported: true, maxResults: MOST_RESULTS },
  changePassword: no,
  sort: no,
  etag: no,
  authenticationSchemes: [
    {
      type: 'oauthbearertoken',
      name: 'Personal token',
      description: 'A token of a Security Officer with the scope "scim", as a bearer token.',
      primary: true,
    },
  ],
  meta: { resourceType: 'ServiceProviderConfig', location: `${base}/ServiceProviderConfig` },
});
