import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { kinds } from '../../src/changes/index.ts';
import { ADDRESS_LIMIT, NAME_LIMIT, REMARK_LIMIT } from '../../src/domain/text.ts';
import { cookieNames, cookieOptions } from '../../src/http/cookies.ts';
import { routes } from '../../src/http/routes/index.ts';
import { openDatabase } from '../../src/store/database.ts';
import { useApi, type TestAccount } from './api-fixture.ts';

const api = useApi();
let acme: TestAccount;

beforeAll(async () => {
  acme = await api.organization(['ada', 'ben'], 0);
});

/** Makes a door of the store fail, until it is restored. */
const broken = (door: 'now' | 'boundUser', error: Error): (() => void) => {
  const whole = { ...api.store };
  Object.assign(api.store, { [door]: () => Promise.reject(error) });
  return () => Object.assign(api.store, whole);
};

type Json = Record<string, unknown>;
interface Operation {
  readonly operationId: string;
  readonly security: readonly Json[];
  readonly parameters?: readonly { readonly name: string; readonly in: string }[];
  readonly requestBody?: { readonly content: Record<string, { readonly schema: Json }> };
  readonly responses: Record<
    string,
    { readonly content?: Record<string, Json>; readonly 'x-codes'?: readonly string[] }
  >;
}
interface Document extends Json {
  readonly paths: Record<string, Record<string, Operation>>;
  readonly components: { readonly schemas: Record<string, Json> };
}

const document = async (): Promise<Document> => (await api.ask<Document>('/openapi.json')).body;

describe('the OpenAPI document', () => {
  test('has every mounted route, and nothing else', async () => {
    const { paths } = await document();
    const listed = Object.entries(paths).flatMap(([path, methods]) => Object.keys(methods).map((m) => `${m} ${path}`));
    expect(listed.sort()).toEqual(routes.map(({ method, path }) => `${method} ${path}`).sort());
  });

  test('no file mounts a route past the one function that does, and that of SCIM, whose addresses are a table too', () => {
    const folder = fileURLToPath(new URL('../../src/http', import.meta.url));
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
    const mounting = files.filter((file) =>
      /\b(app|router)(\[|\.(get|post|put|patch|delete|all)\()|express\.Router|Router\(/.test(
        readFileSync(`${folder}/${file}`, 'utf8'),
      ),
    );
    expect(mounting.sort()).toEqual(['mount.ts', 'scim/mount.ts']);
  });

  test('is OpenAPI 3.1, every reference leads somewhere, and every path parameter is described', async () => {
    const whole = await document();
    expect(whole['openapi']).toMatch(/^3\.1\./);
    const references = [...JSON.stringify(whole).matchAll(/"\$ref":"([^"]+)"/g)].map(([, ref]) => ref!);
    expect(references.length).toBeGreaterThan(20);
    for (const reference of references) {
      const found = reference
        .replace('#/', '')
        .split('/')
        .reduce<unknown>((node, key) => (node as Json | undefined)?.[key], whole);
      expect({ reference, found: typeof found }).toEqual({ reference, found: 'object' });
    }
    const ids = Object.entries(whole.paths).flatMap(([path, methods]) =>
      Object.values(methods).map(({ operationId, parameters = [] }) => {
        const named = parameters.filter((p) => p.in === 'path').map(({ name }) => name);
        expect({ path, named }).toEqual({ path, named: [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!) });
        return operationId;
      }),
    );
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('answers may gain fields: none of their schemas is closed, nor says more beside what it refers to', async () => {
    const { paths, components } = await document();
    const [found, faults]: [Set<string>, string[]] = [new Set(), []];
    const read = (value: unknown, place: string): void => {
      if (typeof value !== 'object' || value === null) return;
      const { $ref, additionalProperties } = value as Json;
      if (additionalProperties === false) faults.push(`${place} is closed`);
      if (typeof $ref === 'string') {
        const name = $ref.replace('#/components/schemas/', '');
        if (!found.has(name)) read(components.schemas[(found.add(name), name)], name);
      }
      for (const [key, part] of Object.entries(value)) read(part, `${place}/${key}`);
    };
    for (const [path, methods] of Object.entries(paths))
      for (const [method, { responses }] of Object.entries(methods)) read(responses, `${method} ${path}`);
    expect(found.size).toBeGreaterThan(20);
    expect(faults).toEqual([]);
  });

  test('R49 it says how long names, addresses and remarks may be', async () => {
    const { components } = await document();
    const properties = (name: string): Json => components.schemas[name]!['properties'] as Json;
    expect(properties('NewPersonalToken')['name']).toMatchObject({ minLength: 1, maxLength: NAME_LIMIT });
    expect(properties('Decision')['comment']).toMatchObject({
      anyOf: [{ type: 'string', maxLength: REMARK_LIMIT }, { type: 'null' }],
    });
    const adding = kinds.find(({ kind }) => kind === 'user.add')!.jsonSchema()['properties'] as Json;
    expect(adding['name']).toMatchObject({ minLength: 1, maxLength: NAME_LIMIT });
    expect(adding['email']).toMatchObject({ maxLength: ADDRESS_LIMIT });
  });

  test('requests take no unknown key, and every kind of change is one of the bodies of a submission', async () => {
    const { paths, components } = await document();
    const submission =
      paths['/v1/accounts/{account}/changes']!['post']!.requestBody!.content['application/json']!.schema;
    const schema = components.schemas[String(submission['$ref']).replace('#/components/schemas/', '')]!;
    const bodies = schema['oneOf'] as { properties: { kind: { const: string } }; additionalProperties: boolean }[];
    expect(bodies.map(({ properties }) => properties.kind.const)).toEqual(kinds.map(({ kind }) => kind));
    for (const { additionalProperties } of bodies) expect(additionalProperties).toBe(false);
    expect(components.schemas['Application']).toMatchObject({ additionalProperties: false });
    expect(components.schemas['Change']).not.toHaveProperty('additionalProperties', false);
  });

  test('says of each route who may call it and with which codes it refuses', async () => {
    const { paths } = await document();
    const decide = paths['/v1/accounts/{account}/changes/{id}/decisions']!['post']!;
    expect(decide.security).toEqual([{ bearer: [] }, { session: [] }]);
    expect(decide.responses['403']!['x-codes']).toEqual(
      expect.arrayContaining(['self_approval', 'not_an_officer', 'suspended']),
    );
    expect(decide.responses['412']!['x-codes']).toEqual(['digest_mismatch']);
    expect(paths['/v1/applications']!['post']!.responses['422']!['x-codes']).toContain('quorum_unsatisfiable');
    expect(paths['/healthz']!['get']!.security).toEqual([]);
  });

  test('is read as a page', async () => {
    const page = await api.ask('/docs');
    expect(page.status).toBe(200);
    expect(page.text).toContain('/v1/accounts/{account}/changes');
    expect(page.text).toContain('code-self_approval');
  });

  test('R12 nobody but the pages, health and documentation is served without signing in', async () => {
    const open = routes.filter(({ who }) => who === 'anyone').map(({ path }) => path);
    expect(open.filter((path) => path.startsWith('/v1'))).toEqual([]);
    for (const { method, path, who } of routes)
      if (who !== 'anyone') {
        const place = path.replace('{account}', acme.id).replace('{id}', 'x');
        await api.refused(place, { method: method === 'get' ? 'GET' : 'POST' }, 401, 'unauthenticated');
      }
  });
});

describe('every answer', () => {
  test.each([
    ['an answer', '/v1/me', 200],
    ['a refusal', '/v1/accounts/none', 404],
    ['an unknown path', '/none', 404],
    ['a page', `/approve/${'A'.repeat(43)}`, 410],
    ['the style sheet', '/assets/countersign.css', 200],
    ['the figures', '/metrics', 200],
  ])('%s carries the security headers', async (_what, path, status) => {
    const answer = await api.ask(path, { as: 'ada' });
    expect(answer.status).toBe(status);
    const headers = Object.fromEntries(answer.headers);
    expect(headers).toMatchObject({
      'content-security-policy':
        "default-src 'none';style-src 'self';img-src 'self';form-action 'self';frame-ancestors 'none';base-uri 'none'",
      'cache-control': 'no-store',
      'referrer-policy': 'same-origin',
      'x-robots-tag': 'noindex',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
    });
    expect(headers['permissions-policy']).toContain('camera=()');
    expect(headers).not.toHaveProperty('x-powered-by');
    expect(headers).not.toHaveProperty('access-control-allow-origin');
  });

  test('the pages bring no script, no inline style, and nothing from elsewhere', async () => {
    for (const path of ['/docs', `/approve/${'A'.repeat(43)}`, '/sign-in/callback']) {
      const { text } = await api.ask(path);
      expect(text).toMatch(/^<!doctype html>/);
      expect(text).not.toMatch(/<script|<style| style=|(src|href)="https?:/);
    }
  });

  test('another method is 405 and says which are taken', async () => {
    for (const method of ['PUT', 'DELETE', 'PATCH', 'OPTIONS'] as const) {
      const answer = await api.ask<{ code: string }>('/v1/me', { method, as: 'ada' });
      expect(answer.status).toBe(405);
      expect(answer.headers.get('allow')).toBe('GET, HEAD');
      expect(answer.body.code).toBe('method_not_allowed');
    }
    const posted = await api.ask('/v1/applications', { as: 'ada' });
    expect([posted.status, posted.headers.get('allow')]).toEqual([405, 'POST']);
  });

  test('paths are exact: another case or a slash at the end is another path', async () => {
    for (const path of ['/V1/me', '/v1/me/', '//v1/me']) await api.refused(path, { as: 'ada' }, 404, 'not_found_here');
  });
});

test('over TLS the cookies are bound to the host, and only sent over TLS', () => {
  expect(cookieNames(true)).toEqual({ session: '__Host-countersign', flow: '__Host-countersign-flow' });
  expect(cookieOptions(true, 60)).toEqual({ httpOnly: true, sameSite: 'lax', secure: true, path: '/', maxAge: 60_000 });
});

describe('what nobody foresaw', () => {
  test('is 500 with a trace id and nothing of what is inside; the log has the place and no message', async () => {
    const restore = broken('boundUser', new Error('secret detail of ada@acme.example'));
    const traceId = 'abcdefabcdefabcdefabcdefabcdef01';
    const problem = await api.refused(
      acme.path,
      { as: 'ada', headers: { traceparent: `00-${traceId}-00f067aa0ba902b7-01` } },
      500,
      'internal',
    );
    restore();
    expect(problem.traceId).toBe(traceId);
    expect(JSON.stringify(problem)).not.toContain('secret detail');
    const line = api.logged.find((each) => each.includes(traceId) && each.includes('a request failed'))!;
    expect(line).toContain('"name":"Error"');
    expect(line).toContain('service.test.ts');
    expect(line).not.toContain('secret detail');
  });
});

describe('without its database', () => {
  test('every answer is 503, and says nothing of where the database is', async () => {
    const database = openDatabase({ url: 'postgresql://nobody@127.0.0.1:1/nothing' });
    const found = await database.lookUp.$queryRawUnsafe('SELECT 1').catch((error: unknown) => error as Error);
    await database.close();
    const restore = broken('boundUser', found as Error);
    const problem = await api.refused(acme.path, { as: 'ada' }, 503, 'unavailable');
    restore();
    expect(JSON.stringify(problem)).not.toContain('127.0.0.1:1');
  });
});

describe('health and figures', () => {
  test('the process is up', async () => {
    expect((await api.ask('/healthz')).body).toEqual({ status: 'up' });
  });

  test('each dependency by name; without Temporal or mail it is degraded and still answers 200', async () => {
    expect(await api.ask('/readyz')).toMatchObject({
      status: 200,
      body: { status: 'up', dependencies: { database: 'up', temporal: 'up', mail: 'up' } },
    });
    api.health.temporal = () => Promise.reject(new Error('down'));
    expect(await api.ask('/readyz')).toMatchObject({
      status: 200,
      body: { status: 'degraded', dependencies: { temporal: 'down' } },
    });
    api.health.temporal = () => Promise.resolve();
  });

  test('where the worker runs in the same process, it is a dependency too', async () => {
    api.health.worker = () => Promise.reject(new Error('the worker does not work'));
    const dependencies = { database: 'up', temporal: 'up', mail: 'up' };
    const degraded = { status: 'degraded', dependencies: { ...dependencies, worker: 'down' } };
    expect(await api.ask('/readyz')).toMatchObject({ status: 200, body: degraded });
    api.health.worker = () => Promise.resolve();
    expect((await api.ask('/readyz')).body).toEqual({
      status: 'up',
      dependencies: { ...dependencies, worker: 'up' },
    });
    delete api.health.worker;
  });

  test('without the database it is down', async () => {
    const restore = broken('now', new Error('down'));
    expect(await api.ask('/readyz')).toMatchObject({
      status: 503,
      body: { status: 'down', dependencies: { database: 'down' } },
    });
    restore();
  });

  test('requests are counted by route and never by path; submissions and decisions by outcome', async () => {
    await acme.submit('user.add', { name: 'Gus', email: 'gus@acme.example' });
    await api.refused(
      `${acme.path}/changes`,
      { as: 'ada', json: { kind: 'user.add', payload: {} } },
      422,
      'invalid_payload',
    );
    const { text, headers } = await api.ask('/metrics');
    expect(headers.get('content-type')).toContain('text/plain');
    expect(text).toContain('route="/v1/accounts/{account}/changes",status="202"');
    expect(text).toContain('countersign_submissions_total{outcome="submitted"}');
    expect(text).toContain('countersign_submissions_total{outcome="invalid_payload"}');
    expect(text).not.toContain(acme.id);
  });

  test('a request is one line of the log: method, route, status, milliseconds, trace, account and user', async () => {
    const before = api.logged.length;
    await api.ask(`${acme.path}/users?q=secretname`, { as: 'ada' });
    const [line] = api.logged.slice(before).map((each) => JSON.parse(each) as Json);
    expect(line).toMatchObject({
      msg: 'request',
      method: 'GET',
      route: '/v1/accounts/{account}/users',
      status: 200,
      ms: expect.any(Number),
      traceId: expect.stringMatching(/^[0-9a-f]{32}$/),
      accountId: acme.id,
      userId: await acme.idOf('ada'),
    });
    expect(JSON.stringify(line)).not.toContain('secretname');
  });
});
