import { Refused } from '../../domain/problems.ts';
import { provision, type ProvisionOutcome, type ProvisionRequest } from '../../transactions/provision.ts';
import {
  readProvisioned,
  type FoundResource,
  type Looked,
  type ReadProvisioned,
} from '../../transactions/read-provisioned.ts';
import type { Services } from '../services.ts';
import { attributeOf, isRecord, projected, type Attribute, type Projection } from './attributes.ts';
import { filterOf, matches } from './filter.ts';
import { groups } from './groups.ts';
import { schemas, ScimRefused } from './messages.ts';
import { patchOf } from './patch.ts';
import { locationOf, type Json, type Place, type ScimKind } from './resource.ts';
import { configAt, MOST_RESULTS, resourceTypesAt, schemasAt, type Discovered } from './schemas.ts';
import { users } from './users.ts';

/** Whose token asks, and for what. */
export interface ScimAsked {
  readonly services: Services;
  readonly accountId: string;
  readonly officerId: string;
  /** The id of the path; empty where it has none. */
  readonly id: string;
  readonly query: Readonly<Record<string, string>>;
  readonly body: unknown;
}

export interface ScimAnswer {
  readonly status: 200 | 201 | 204;
  readonly body?: Json;
  readonly location?: string;
}

export interface ScimEndpoint {
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  /** Below `/scim/v2`. */
  readonly path: string;
  readonly answer: (asked: ScimAsked) => Promise<ScimAnswer>;
}

const DEFAULT_RESULTS = 100;

const attributesIn = (text: string | undefined): Attribute[] | undefined =>
  text?.split(',').map((name) => {
    const found = attributeOf(name.trim());
    if (found === undefined)
      throw new ScimRefused('invalidValue', `an attribute is expected, found "${name.slice(0, 100)}"`);
    return found;
  });

const projectionOf = ({ attributes, excludedAttributes }: ScimAsked['query']): Projection => ({
  attributes: attributesIn(attributes),
  excluded: attributesIn(excludedAttributes) ?? [],
});

const integerOf = (name: string, text: string | undefined, otherwise: number): number => {
  if (text === undefined) return otherwise;
  if (!/^[+-]?\d{1,9}$/.test(text)) throw new ScimRefused('invalidValue', `${name}: a whole number is expected`);
  return Number(text);
};

const listOf = <T>(all: readonly T[], query: ScimAsked['query'], show: (each: T) => Json): Json => {
  const startIndex = Math.max(1, integerOf('startIndex', query['startIndex'], 1));
  const count = Math.min(MOST_RESULTS, Math.max(0, integerOf('count', query['count'], DEFAULT_RESULTS)));
  const resources = all.slice(startIndex - 1, startIndex - 1 + count);
  return {
    schemas: [schemas.list],
    totalResults: all.length,
    startIndex,
    itemsPerPage: resources.length,
    Resources: resources.map(show),
  };
};

const placeOf = <A>({ services, accountId }: ScimAsked, { state, providersId }: ReadProvisioned<A>): Place => ({
  publicUrl: services.publicUrl,
  accountId,
  state,
  providersId,
});

const read = async <A>(asked: ScimAsked, kind: ScimKind<A>, looked?: Looked) => {
  const found = await readProvisioned(asked.services.store, asked.accountId, kind, looked);
  return { ...found, place: placeOf(asked, found) };
};

const oneOf = <A>(found: readonly FoundResource<A>[], id: string): FoundResource<A> => {
  const one = found.find(({ row }) => row.id === id);
  if (one === undefined) throw Refused.because('not_found_here', 'There is no such resource.');
  return one;
};

const get = async <A>(asked: ScimAsked, kind: ScimKind<A>): Promise<ScimAnswer> => {
  const projection = projectionOf(asked.query);
  const { found, place } = await read(asked, kind, { id: asked.id });
  return { status: 200, body: projected(kind.show(oneOf(found, asked.id), place), projection) };
};

const list = async <A>(asked: ScimAsked, kind: ScimKind<A>): Promise<ScimAnswer> => {
  const { query } = asked;
  const projection = projectionOf(query);
  const filter = query['filter'] === undefined ? undefined : filterOf(query['filter']);
  const { found, place } = await read(asked, kind, kind.looked(filter));
  const shown = (each: FoundResource<A>): Json => kind.show(each, place);
  const all = filter === undefined ? found : found.filter((each) => matches(shown(each), filter));
  return { status: 200, body: listOf(all, query, (each) => projected(shown(each), projection)) };
};

/** Has it asked for, tells the workflows, and answers the resource as it is now. */
const asking = async <A>(
  asked: ScimAsked,
  kind: ScimKind<A>,
  request: Pick<ProvisionRequest<A>, 'id' | 'ask'>,
): Promise<ProvisionOutcome> => {
  const { services, accountId, officerId } = asked;
  const { sort, type } = kind;
  const { store, workflows, figures } = services;
  const outcome = await provision(store, { accountId, officerId, sort, type, ...request }).catch((error: unknown) => {
    figures.submissions.inc({ outcome: error instanceof Refused ? error.problems[0].code : 'internal' });
    throw error;
  });
  figures.submissions.inc({ outcome: outcome.submitted === undefined ? 'repeated' : 'submitted' });
  if (outcome.withdrawn !== undefined) await workflows.wake(outcome.withdrawn, { officerId, verdict: 'withdraw' });
  if (outcome.submitted !== undefined) await workflows.start(outcome.submitted);
  return outcome;
};

const answered = async <A>(
  asked: ScimAsked,
  kind: ScimKind<A>,
  { id }: ProvisionOutcome,
  status: 200 | 201,
): Promise<ScimAnswer> => {
  const { found, place } = await read(asked, kind, { id });
  const body = projected(kind.show(oneOf(found, id), place), projectionOf(asked.query));
  return { status, body, ...(status === 201 && { location: locationOf(place, kind.path, id) }) };
};

const wholeIn = ({ body }: ScimAsked, { schema }: Pick<ScimKind<never>, 'schema'>): Json => {
  if (!isRecord(body) || !Array.isArray(body['schemas']) || !body['schemas'].includes(schema))
    throw new ScimRefused('invalidSyntax', `a body of the schema ${schema} is expected`);
  return body;
};

const create = async <A>(asked: ScimAsked, kind: ScimKind<A>): Promise<ScimAnswer> => {
  const body = wholeIn(asked, kind);
  const { place } = await read(asked, kind, { id: '' });
  return answered(asked, kind, await asking(asked, kind, { ask: kind.readWhole(body, place) }), 201);
};

const replace = async <A>(asked: ScimAsked, kind: ScimKind<A>): Promise<ScimAnswer> => {
  const { found, place } = await read(asked, kind, { id: asked.id });
  oneOf(found, asked.id);
  const ask = kind.readWhole(wholeIn(asked, kind), place);
  return answered(asked, kind, await asking(asked, kind, { id: asked.id, ask }), 200);
};

const patch = async <A>(asked: ScimAsked, kind: ScimKind<A>): Promise<ScimAnswer> => {
  const { found, place } = await read(asked, kind, { id: asked.id });
  oneOf(found, asked.id);
  const ask = kind.readPatch(patchOf(asked.body), place);
  return answered(asked, kind, await asking(asked, kind, { id: asked.id, ask }), 200);
};

/** What is there stays until its removal is approved, and is answered; what was only to be is gone at once. */
const remove = async <A>(asked: ScimAsked, kind: ScimKind<A>): Promise<ScimAnswer> => {
  const outcome = await asking(asked, kind, { id: asked.id, ask: () => null });
  if (outcome.gone) return { status: 204 };
  const { found } = await read(asked, kind, { id: asked.id });
  // Where nobody else has to approve, it may be gone by now.
  return found.some(({ row }) => row.id === asked.id) ? answered(asked, kind, outcome, 200) : { status: 204 };
};

const endpointsOf = <A>(kind: ScimKind<A>): ScimEndpoint[] => {
  const all = `/${kind.path}`;
  const one = `${all}/{id}`;
  return [
    { method: 'get', path: all, answer: (asked) => list(asked, kind) },
    { method: 'post', path: all, answer: (asked) => create(asked, kind) },
    { method: 'get', path: one, answer: (asked) => get(asked, kind) },
    { method: 'put', path: one, answer: (asked) => replace(asked, kind) },
    { method: 'patch', path: one, answer: (asked) => patch(asked, kind) },
    { method: 'delete', path: one, answer: (asked) => remove(asked, kind) },
  ];
};

const baseOf = ({ services }: ScimAsked): string => `${services.publicUrl}/scim/v2`;

const discovery = (path: string, at: (base: string) => readonly Discovered[]): ScimEndpoint[] => [
  {
    method: 'get',
    path,
    answer: (asked) => {
      // RFC 7644, 4: what describes the service is not filtered.
      if (asked.query['filter'] !== undefined) throw Refused.because('out_of_scope', 'This list is not filtered.');
      return Promise.resolve({ status: 200, body: listOf(at(baseOf(asked)), asked.query, ({ body }) => body) });
    },
  },
  {
    method: 'get',
    path: `${path}/{id}`,
    answer: (asked) => {
      const found = at(baseOf(asked)).find(({ id }) => id.toLowerCase() === asked.id.toLowerCase());
      if (found === undefined) throw Refused.because('not_found_here', 'There is no such resource.');
      return Promise.resolve({ status: 200, body: found.body });
    },
  },
];

/** Every address of SCIM. */
export const scimEndpoints: readonly ScimEndpoint[] = [
  {
    method: 'get',
    path: '/ServiceProviderConfig',
    answer: (asked) => Promise.resolve({ status: 200, body: configAt(baseOf(asked)) }),
  },
  ...discovery('/ResourceTypes', resourceTypesAt),
  ...discovery('/Schemas', schemasAt),
  ...endpointsOf(users),
  ...endpointsOf(groups),
];
