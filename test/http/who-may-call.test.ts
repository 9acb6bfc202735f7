import { beforeAll, describe, expect, test } from '@jest/globals';
import { routes } from '../../src/http/routes/index.ts';
import { ownForm, useApi, type ProblemBody } from './api-fixture.ts';
import { CalledAccount, callers, type Caller } from './callers.ts';
import { calls, type Call } from './operation-requests.ts';
import { rows, type Row } from './operations.ts';

/*
 * R12 Every operation of the OpenAPI document, asked by everybody who may and who may not.
 */

const api = useApi();
api.operatorClaim = { name: 'groups', value: 'support-desk' };
let called: CalledAccount;

type Responses = Readonly<
  Record<string, { readonly content?: Readonly<Record<string, object>>; readonly 'x-codes'?: readonly string[] }>
>;
let documented: ReadonlyMap<string, Responses>;

beforeAll(async () => {
  called = await CalledAccount.open(api);
  const { body } = await api.ask<{ paths: Record<string, Record<string, { responses: Responses }>> }>('/openapi.json');
  documented = new Map(
    Object.entries(body.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, { responses }]) => [`${method.toUpperCase()} ${path}`, responses] as const),
    ),
  );
}, 60_000);

test('R12 the table has every operation of the document, and the document every route', () => {
  const listed = [...new Set(rows.map(({ operation }) => operation))].sort();
  expect(listed).toEqual([...documented.keys()].sort());
  expect(listed).toEqual(routes.map(({ method, path }) => `${method.toUpperCase()} ${path}`).sort());
  expect(new Set(rows.map(({ call }) => call)).size).toBe(rows.length);
  expect(Object.keys(calls).filter((call) => !rows.some((row) => row.call === call))).toEqual([]);
});

test('R12 somebody gets a good answer from each operation', () => {
  for (const operation of documented.keys()) {
    const statuses = rows
      .filter((row) => row.operation === operation)
      .flatMap(({ expected }) => Object.values(expected).map(({ status }) => status));
    expect({ operation, best: Math.min(...statuses) }).toMatchObject({ best: expect.any(Number) });
    expect(Math.min(...statuses)).toBeLessThan(400);
  }
});

/** Where a call goes; every place of the path is filled. */
const pathOf = ({ operation }: Row, { at = {}, query = '' }: Call): string => {
  const names: Readonly<Record<string, string>> = { account: called.account.id, ...at };
  const path = operation.replace(/^\w+ /, '').replaceAll(/\{(\w+)\}/g, (_, name: string) => names[name] ?? `{${name}}`);
  expect(path).not.toContain('{');
  return path + query;
};

describe.each(rows.map((row) => [row.call, row] as const))('R12 %s', (_, row) => {
  const { expected, operation } = row;
  const [method] = operation.split(' ') as ['GET' | 'POST'];
  /** What the call is about; made anew once somebody has used it up. */
  let prepared: Promise<(caller: Caller) => Call | Promise<Call>> | undefined;

  test.each(callers)('%s', async (caller) => {
    prepared ??= calls[row.call]?.(called) ?? Promise.resolve(() => ({}));
    const call = await (await prepared)(caller);
    const [brought, path] = [called.bring[caller], pathOf(row, call)];
    const asked = { method, ...brought, ...call.asked, headers: { ...ownForm, ...call.asked?.headers } };
    const before = await api.rowCounts();
    const answer = await api.ask<Partial<ProblemBody> | undefined>(path, asked);
    const { status, code } = expected[caller];
    expect({ status: answer.status, code: answer.body?.code }).toEqual({
      status,
      code: answer.headers.get('content-type')?.startsWith('application/problem+json') === true ? code : undefined,
    });
    mustBeDocumented(operation, answer);
    if (status >= 400 || (method === 'GET' && status === 200)) expect(await api.rowCounts()).toEqual(before);
    else prepared = undefined;
  });
});

/** The document says that the operation answers so: with this status, type and code. */
const mustBeDocumented = (
  operation: string,
  { status, headers, body }: { status: number; headers: Headers; body: Partial<ProblemBody> | undefined },
): void => {
  const response = documented.get(operation)?.[status];
  expect({ status, documented: response !== undefined }).toEqual({ status, documented: true });
  const type = headers.get('content-type')?.split(';')[0];
  if (type !== undefined) expect(Object.keys(response!.content ?? {})).toContain(type);
  if (body?.code !== undefined) expect(response!['x-codes']).toContain(body.code);
};
