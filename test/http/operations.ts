import { callers, type Caller } from './callers.ts';

/** What a cell of the table stands for: a status, and the code of a problem. A page's refusal has no code. */
const cells = {
  '200': [200],
  '201': [201],
  '202': [202],
  '303': [303],
  /** Who calls is not known. */
  '401': [401, 'unauthenticated'],
  /** There is nothing here: an address that does not exist answers the same. */
  '404': [404, 'not_found_here'],
  usr: [403, 'not_an_officer'],
  sus: [403, 'suspended'],
  scp: [403, 'token_scope'],
  out: [403, 'out_of_scope'],
  vot: [403, 'not_eligible'],
  /** A page that says that the link was sent to somebody else. */
  '403': [403],
} as const satisfies Record<string, readonly [status: number, code?: string]>;

/**
 * Who gets what at each operation of the OpenAPI document, as the rules have it (R8, R12, R13, R25, R38, R39, R51), not
 * as the code does. `of` names another call of the same operation. The callers are those of `callers`, in their order:
 * nobody, expired, audience, issuer; other, user, narrow, removed, suspended; service, reader, submitter; operator,
 * officer, session.
 */
const table = `
                                                    | no  exp aud iss | oth usr nar rem sus | srv rea sub | ope off ses
POST /v1/applications                               | 401 401 401 401 | 201 201 201 201 201 | 401 401 401 | 201 201 201
POST /v1/applications/preview                       | 401 401 401 401 | 200 200 200 200 200 | 401 401 401 | 200 200 200
GET /v1/me                                          | 401 401 401 401 | 200 200 200 200 200 | 401 401 401 | 200 200 200
GET /v1/kinds                                       | 401 401 401 401 | 200 200 200 200 200 | 401 401 401 | 200 200 200
GET /v1/accounts/{account}                          | 401 401 401 401 | 404 200 200 404 sus | 401 200 scp | 404 200 200
GET /v1/accounts/{account}/functions                | 401 401 401 401 | 404 usr 200 404 sus | 401 200 scp | 404 200 200
GET /v1/accounts/{account}/companies                | 401 401 401 401 | 404 usr 200 404 sus | 401 200 scp | 404 200 200
GET /v1/accounts/{account}/users                    | 401 401 401 401 | 404 usr 200 404 sus | 401 200 scp | 404 200 200
GET /v1/accounts/{account}/users/{id}               | 401 401 401 401 | 404 usr 200 404 sus | 401 200 scp | 404 200 200
GET /v1/accounts/{account}/users/{id} of oneself    | 401 401 401 401 | 404 200 200 404 sus | 401 200 scp | 404 200 200
GET /v1/accounts/{account}/users/{id}/rights        | 401 401 401 401 | 404 usr 200 404 sus | 401 200 scp | 404 200 200
GET /v1/accounts/{account}/users/{id}/rights of oneself | 401 401 401 401 | 404 200 200 404 sus | 401 200 scp | 404 200 200
GET /v1/accounts/{account}/officers                 | 401 401 401 401 | 404 usr 200 404 sus | 401 200 scp | 404 200 200
GET /v1/accounts/{account}/roles                    | 401 401 401 401 | 404 usr 200 404 sus | 401 200 scp | 404 200 200
GET /v1/accounts/{account}/roles/{id}               | 401 401 401 401 | 404 usr 404 404 sus | 401 200 scp | 404 200 200
GET /v1/accounts/{account}/employee-roles           | 401 401 401 401 | 404 usr 200 404 sus | 401 200 scp | 404 200 200
GET /v1/accounts/{account}/employee-roles/{id}      | 401 401 401 401 | 404 usr 200 404 sus | 401 200 scp | 404 200 200
GET /v1/accounts/{account}/employee-groups          | 401 401 401 401 | 404 usr 200 404 sus | 401 200 scp | 404 200 200
GET /v1/accounts/{account}/employee-groups/{id}     | 401 401 401 401 | 404 usr 200 404 sus | 401 200 scp | 404 200 200
POST /v1/accounts/{account}/access-check            | 401 401 401 401 | 404 usr 200 404 sus | 200 401 401 | 404 200 200
POST /v1/accounts/{account}/access-check of oneself | 401 401 401 401 | 404 200 200 404 sus | 200 401 401 | 404 200 200
GET /v1/accounts/{account}/authorizers              | 401 401 401 401 | 404 usr 200 404 sus | 401 200 scp | 404 200 200
GET /v1/accounts/{account}/service-tokens           | 401 401 401 401 | 404 usr 200 404 sus | 401 200 scp | 404 200 200
POST /v1/accounts/{account}/service-tokens/{id}/secret | 401 401 401 401 | 404 usr out 404 sus | 401 401 401 | 404 201 201
POST /v1/accounts/{account}/tokens                  | 401 401 401 401 | 404 201 201 404 sus | 401 401 401 | 404 201 201
GET /v1/accounts/{account}/tokens                   | 401 401 401 401 | 404 200 200 404 sus | 401 401 401 | 404 200 200
POST /v1/accounts/{account}/tokens/{id}/revoke      | 401 401 401 401 | 404 404 404 404 sus | 401 401 401 | 404 200 200
GET /v1/accounts/{account}/token-holders            | 401 401 401 401 | 404 usr 200 404 sus | 401 401 401 | 404 200 200
GET /v1/accounts/{account}/webhooks                 | 401 401 401 401 | 404 usr 200 404 sus | 401 200 scp | 404 200 200
POST /v1/accounts/{account}/webhooks/{id}/secret    | 401 401 401 401 | 404 usr out 404 sus | 401 401 401 | 404 201 201
GET /v1/accounts/{account}/webhooks/{id}/deliveries | 401 401 401 401 | 404 usr 200 404 sus | 401 200 scp | 404 200 200
POST /v1/accounts/{account}/webhooks/{id}/deliveries/{delivery}/replay | 401 401 401 401 | 404 usr out 404 sus | 401 scp 200 | 404 200 200
POST /v1/accounts/{account}/changes                 | 401 401 401 401 | 404 usr out 404 sus | 401 scp 202 | 404 202 202
POST /v1/accounts/{account}/changes/preview         | 401 401 401 401 | 404 usr 200 404 sus | 401 scp 200 | 404 200 200
POST /v1/accounts/{account}/changes/{id}/resubmit   | 401 401 401 401 | 404 usr out 404 sus | 401 scp 202 | 404 202 202
GET /v1/accounts/{account}/changes                  | 401 401 401 401 | 404 usr 200 404 sus | 401 200 scp | 404 200 200
GET /v1/accounts/{account}/changes/{id}             | 401 401 401 401 | 404 usr 200 404 sus | 401 200 scp | 404 200 200
GET /v1/accounts/{account}/changes/{id}/impact      | 401 401 401 401 | 404 usr 200 404 sus | 401 200 scp | 404 200 200
GET /v1/accounts/{account}/changes/{id}/receipt     | 401 401 401 401 | 404 usr 200 404 sus | 401 401 401 | 404 200 200
POST /v1/accounts/{account}/changes/{id}/decisions  | 401 401 401 401 | 404 usr 200 404 sus | 401 401 401 | 404 200 200
POST /v1/accounts/{account}/changes/{id}/passkey-challenges | 401 401 401 401 | 404 usr 200 404 sus | 401 401 401 | 404 200 200
POST /v1/accounts/{account}/changes/{id}/withdraw   | 401 401 401 401 | 404 usr vot 404 sus | 401 scp 200 | 404 200 200
POST /v1/accounts/{account}/changes/{id}/flag       | 401 401 401 401 | 404 usr 200 404 sus | 401 401 401 | 404 200 200
POST /v1/accounts/{account}/changes/{id}/unflag     | 401 401 401 401 | 404 usr 200 404 sus | 401 401 401 | 404 200 200
POST /v1/accounts/{account}/support-requests        | 401 401 401 401 | 404 usr 201 404 sus | 401 401 401 | 404 201 201
GET /v1/accounts/{account}/support-requests         | 401 401 401 401 | 404 usr 200 404 sus | 401 401 401 | 404 200 200
GET /v1/accounts/{account}/support-requests/{id}    | 401 401 401 401 | 404 usr 200 404 sus | 401 401 401 | 404 200 200
POST /v1/accounts/{account}/support-requests/{id}/objections | 401 401 401 401 | 404 usr 200 404 sus | 401 401 401 | 404 200 200
GET /v1/desk/requests                               | 401 401 401 401 | 404 404 404 404 404 | 401 401 401 | 200 404 404
POST /v1/desk/requests                              | 401 401 401 401 | 404 404 404 404 404 | 401 401 401 | 201 404 404
GET /v1/desk/requests/{id}                          | 401 401 401 401 | 404 404 404 404 404 | 401 401 401 | 200 404 404
POST /v1/desk/requests/{id}/decisions               | 401 401 401 401 | 404 404 404 404 404 | 401 401 401 | 200 404 404
GET /v1/accounts/{account}/audit                    | 401 401 401 401 | 404 usr 200 404 sus | 401 200 scp | 404 200 200
GET /v1/accounts/{account}/audit/verify             | 401 401 401 401 | 404 usr 200 404 sus | 401 200 scp | 404 200 200
GET /v1/accounts/{account}/live                     | 401 401 401 401 | 404 usr 200 404 sus | 401 401 401 | 404 200 200
GET /v1/accounts/{account}/checkpoints              | 401 401 401 401 | 404 usr 200 404 sus | 401 401 401 | 404 200 200
GET /v1/accounts/{account}/passkeys                 | 401 401 401 401 | 404 200 200 404 sus | 401 401 401 | 404 200 200
POST /v1/accounts/{account}/passkeys                | 401 401 401 401 | 404 202 202 404 sus | 401 401 401 | 404 202 202
GET /approve/{token}                                | 200 401 401 401 | 403 403 403 403 403 | 401 401 401 | 403 200 200
POST /approve/{token}                               | 401 401 401 401 | 403 403 403 403 403 | 401 401 401 | 403 303 303
POST /approve/{token}/passkey                       | 401 401 401 401 | 401 401 401 401 401 | 401 401 401 | 401 200 200
POST /approve/{token}/passkey-letter                | 401 401 401 401 | 401 401 401 401 401 | 401 401 401 | 401 200 200
GET /object/{token}                                 | 200 200 200 200 | 200 200 200 200 200 | 200 200 200 | 200 200 200
POST /object/{token}                                | 303 303 303 303 | 303 303 303 303 303 | 303 303 303 | 303 303 303
GET /enrol/{token}                                  | 200 401 401 401 | 200 200 200 200 200 | 401 401 401 | 200 200 200
POST /enrol/{token}/options                         | 401 401 401 401 | 401 401 401 401 401 | 401 401 401 | 401 200 200
POST /enrol/{token}                                 | 401 401 401 401 | 401 401 401 401 401 | 401 401 401 | 401 200 200
GET /sign-in                                        | 303 303 303 303 | 303 303 303 303 303 | 303 303 303 | 303 303 303
GET /sign-in/callback                               | 303 303 303 303 | 303 303 303 303 303 | 303 303 303 | 303 303 303
GET /sign-in/callback of nobody who began           | 401 401 401 401 | 401 401 401 401 401 | 401 401 401 | 401 401 401
GET /sign-in/passkey                                | 200 200 200 200 | 200 200 200 200 200 | 200 200 200 | 200 200 200
POST /sign-in/passkey/options                       | 200 200 200 200 | 200 200 200 200 200 | 200 200 200 | 200 200 200
POST /sign-in/passkey                               | 303 303 303 303 | 303 303 303 303 303 | 303 303 303 | 303 303 303
POST /sign-out                                      | 401 401 401 401 | 401 401 401 401 401 | 401 401 401 | 401 401 200
GET /.well-known/countersign-key                    | 200 200 200 200 | 200 200 200 200 200 | 200 200 200 | 200 200 200
GET /                                               | 200 200 200 200 | 200 200 200 200 200 | 200 200 200 | 200 200 200
GET /apply                                          | 200 200 200 200 | 200 200 200 200 200 | 200 200 200 | 200 200 200
GET /accounts/{name}                                | 200 200 200 200 | 200 200 200 200 200 | 200 200 200 | 200 200 200
GET /accounts/{name}/{place}                        | 200 200 200 200 | 200 200 200 200 200 | 200 200 200 | 200 200 200
GET /accounts/{name}/{place}/{thing}                | 200 200 200 200 | 200 200 200 200 200 | 200 200 200 | 200 200 200
GET /healthz                                        | 200 200 200 200 | 200 200 200 200 200 | 200 200 200 | 200 200 200
GET /readyz                                         | 200 200 200 200 | 200 200 200 200 200 | 200 200 200 | 200 200 200
GET /metrics                                        | 200 200 200 200 | 200 200 200 200 200 | 200 200 200 | 200 200 200
GET /openapi.json                                   | 200 200 200 200 | 200 200 200 200 200 | 200 200 200 | 200 200 200
GET /docs                                           | 200 200 200 200 | 200 200 200 200 200 | 200 200 200 | 200 200 200
GET /assets/console/{file}                                  | 200 200 200 200 | 200 200 200 200 200 | 200 200 200 | 200 200 200
GET /assets/countersign.css                                 | 200 200 200 200 | 200 200 200 200 200 | 200 200 200 | 200 200 200
GET /assets/countersign.svg                                 | 200 200 200 200 | 200 200 200 200 200 | 200 200 200 | 200 200 200
GET /assets/passkey.js                                 | 200 200 200 200 | 200 200 200 200 200 | 200 200 200 | 200 200 200
`;

export interface Expected {
  readonly status: number;
  /** The code of the problem, where the answer is one. */
  readonly code: string | undefined;
}

/** A row of the table: a call of an operation, and what each caller gets. */
export interface Row {
  readonly call: string;
  /** As the document has it: `GET /v1/me`. */
  readonly operation: string;
  readonly expected: Readonly<Record<Caller, Expected>>;
}

const expectedIn = (cell: string): Expected => {
  const [status, code] = (cells as Record<string, readonly [number, string?]>)[cell] ?? [];
  if (status === undefined) throw new TypeError(`a cell of the table is expected, found "${cell}"`);
  return { status, code };
};

const rowOf = (line: string): Row => {
  const [call = '', ...groups] = line.split('|').map((part) => part.trim());
  const found = groups.flatMap((group) => group.split(' '));
  if (found.length !== callers.length)
    throw new TypeError(`${callers.length} cells are expected for ${call}, found ${found.length}`);
  const expected = Object.fromEntries(callers.map((caller, place) => [caller, expectedIn(found[place]!)] as const));
  return { call, operation: call.replace(/ of .*$/, ''), expected: expected as Record<Caller, Expected> };
};

export const rows: readonly Row[] = table.trim().split('\n').slice(1).map(rowOf);
