import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiResponseObject } from 'zod-openapi';
import { z } from 'zod';
import { statusOf, titleOf, type RefusalCode } from '../domain/problems.ts';
import { ProblemAnswer } from './answers.ts';
import type { OpenApiDocument } from './pages/docs-page.ts';
import { PROBLEM_TYPE } from './problem.ts';
import { tags, type Route } from './route.ts';

const VERSION = '0.1.0';

const DESCRIPTION = `Dual control for account security: a change that one Security Officer starts is applied once other officers have signed it.

Requests and answers are JSON. Unknown keys of a request are refused. Ids are opaque; an account's path segment is its id or its slug. Lists take limit (at most 200) and cursor, and answer items and nextCursor. Times are RFC 3339 in UTC.

A refusal is application/problem+json with every problem in problems. The order is 401, 404 (the path), 403, 422, 409, 412, 429: status and code are those of the first. What comes too often is answered 429 (too_many_requests) before any of 422, what comes while too much is at work 503, both with Retry-After. Somebody from outside an account gets 404 for everything in it.

A caller brings a JWT access token of the configured OpenID issuer as a bearer token, or the session cookie of the pages. A service brings its token as a bearer token, at the addresses that say so; nowhere else is it taken. A personal token is taken at the addresses of its account that say so, with its scope: read where something is read, submit for submitting, previewing, withdrawing and resubmitting. No token decides. An identity provider speaks SCIM 2.0 at /scim/v2, which describes itself at /scim/v2/Schemas, with a personal token of the scope scim.`;

const parameterWords: Readonly<Record<string, string>> = {
  account: 'The id of the account, or its slug.',
  id: 'The id.',
  token: 'The secret of a link, as the letter holds it.',
};

/** The codes with which a route can refuse: those that follow from its declaration, and its own. */
const refusalsOf = (route: Route): RefusalCode[] => {
  const takesBody = route.body !== undefined;
  return [
    ...new Set<RefusalCode>([
      ...(route.who === 'anyone' ? [] : (['unauthenticated'] as const)),
      ...((route.path.includes('{') && route.who !== 'anyone') || route.who === 'operator'
        ? (['not_found_here'] as const)
        : []),
      ...(route.who === 'member' || route.who === 'officer' ? (['suspended'] as const) : []),
      ...(route.who === 'officer' ? (['not_an_officer', 'not_an_owner'] as const) : []),
      ...(route.method === 'post' ? (['cross_origin'] as const) : []),
      ...(takesBody || route.query !== undefined ? (['invalid_payload'] as const) : []),
      ...(takesBody ? (['payload_too_large', 'unsupported_media_type'] as const) : []),
      ...(route.forTokens === undefined ? [] : (['token_scope'] as const)),
      ...(route.who !== 'anyone' || route.limit !== undefined ? (['too_many_requests'] as const) : []),
      ...(route.answerAgain !== undefined ? (['idempotency_mismatch', 'idempotency_running'] as const) : []),
      ...(route.refuses ?? []),
      'internal',
      'unavailable',
    ]),
  ];
};

const refusedAnswers = (route: Route): Record<string, ZodOpenApiResponseObject> => {
  const byStatus = new Map<number, RefusalCode[]>();
  for (const code of refusalsOf(route)) {
    const status = route.statuses[code] ?? statusOf(code);
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  return Object.fromEntries(
    [...byStatus]
      .sort(([a], [b]) => a - b)
      .map(([status, codes]) => [
        String(status),
        {
          description: codes.map((code) => titleOf(code)).join('; '),
          content: route.page ? { 'text/html': {} } : { [PROBLEM_TYPE]: { schema: ProblemAnswer } },
          'x-codes': codes,
        },
      ]),
  );
};

const goodAnswers = ({ answers }: Route): Record<string, ZodOpenApiResponseObject> =>
  Object.fromEntries(
    Object.entries(answers).map(([status, { description, type, schema }]) => [
      status,
      { description, ...(type !== null && { content: { [type]: schema === undefined ? {} : { schema } } }) },
    ]),
  );

const IdempotencyKey = z.object({
  'Idempotency-Key': z.string().max(200).optional().meta({
    description:
      'For 24 hours the same key and body replay the first good answer, per caller and account. A refusal frees the key.',
  }),
});

const operationOf = (route: Route): ZodOpenApiOperationObject => {
  const { method, path, tag, summary, description, body, query, answerAgain, who, forServices, forTokens } = route;
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!);
  const params = z.object(
    Object.fromEntries(names.map((name) => [name, z.string().meta({ description: parameterWords[name] ?? '' })])),
  );
  return {
    operationId: operationIdOf(method, path),
    tags: [tag],
    summary,
    ...(description !== undefined && { description }),
    security:
      who === 'anyone'
        ? []
        : [
            { bearer: [] },
            { session: [] },
            ...(forTokens === undefined ? [] : [{ personal: [] }]),
            ...(forServices === undefined ? [] : [{ service: [] }]),
          ],
    requestParams: {
      ...(names.length > 0 && { path: params }),
      ...(query !== undefined && { query }),
      ...(answerAgain !== undefined && { header: IdempotencyKey }),
    },
    ...(body !== undefined && {
      requestBody: {
        required: !body.safeParse(undefined).success,
        content: { [route.page ? 'application/x-www-form-urlencoded' : 'application/json']: { schema: body } },
      },
    }),
    responses: { ...refusedAnswers(route), ...goodAnswers(route) },
  };
};

/** `get_accounts_account_users` for `GET /v1/accounts/{account}/users`. */
const operationIdOf = (method: string, path: string): string =>
  [method, ...path.split(/\W+/).filter((part) => part !== '' && part !== 'v1')].join('_');

/** The OpenAPI 3.1 document of routes: made from what validates their requests. */
export const openApiOf = (routes: readonly Route[], publicUrl: string, sessionCookie: string): OpenApiDocument => {
  const paths: Record<string, Record<string, ZodOpenApiOperationObject>> = {};
  for (const route of routes) paths[route.path] = { ...paths[route.path], [route.method]: operationOf(route) };
  const document: unknown = createDocument(
    {
      openapi: '3.1.1',
      info: { title: 'Countersign', version: VERSION, description: DESCRIPTION },
      servers: [{ url: publicUrl }],
      tags: Object.entries(tags).map(([name, description]) => ({ name, description })),
      paths,
      components: {
        securitySchemes: {
          bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
          personal: {
            type: 'http',
            scheme: 'bearer',
            bearerFormat: 'cpt_…, a token that a person made for themselves',
          },
          service: { type: 'http', scheme: 'bearer', bearerFormat: 'cst_…, the token of a service' },
          session: { type: 'apiKey', in: 'cookie', name: sessionCookie },
        },
      },
    },
    {
      // Answers may gain fields; requests may not bring any.
      override: ({ jsonSchema, io }) => {
        if (io === 'output' && jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties;
      },
    },
  );
  return document as OpenApiDocument;
};
