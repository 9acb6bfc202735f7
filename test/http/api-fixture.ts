import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Writable } from 'node:stream';
import { afterAll, beforeAll, expect } from '@jest/globals';
import { pino } from 'pino';
import { Registry } from 'prom-client';
import type { z } from 'zod';
import { createApi, type ApiParts } from '../../src/http/api.ts';
import { ProblemAnswer, type Account, type Change } from '../../src/http/answers.ts';
import { routes } from '../../src/http/routes/index.ts';
import { createBearerVerifier } from '../../src/identity/bearer.ts';
import { Unauthenticated, type OperatorClaim } from '../../src/identity/caller.ts';
import { createSignIn } from '../../src/identity/openid.ts';
import { newSecret } from '../../src/identity/secrets.ts';
import { insertSession } from '../../src/store/sessions.ts';
import type { Store } from '../../src/store/store.ts';
import { lettersSent, takeLetters } from '../../src/transactions/letters.ts';
import { settle } from '../../src/transactions/settle.ts';
import { settleSupportRequest } from '../../src/transactions/settle-support-request.ts';
import type { ChangeInput, Wake } from '../../workflows/contract.ts';
import type { SupportInput } from '../../workflows/support-contract.ts';
import { AUDIENCE, startStubProvider, type StubProvider } from '../identity/stub-provider.ts';
import { newKeyring } from '../keyring.ts';
import { webhookParts } from '../../src/processes/webhook-parts.ts';
import { readHosts } from '../../src/webhooks/hosts.ts';
import { usePostgres, type TestDatabase } from '../postgres.ts';

export type ChangeBody = z.output<typeof Change>;
export type AccountBody = z.output<typeof Account>;
export type ProblemBody = z.output<typeof ProblemAnswer>;

/** What came back. A JSON body has been held against what the route declares. */
export interface Answered<T = unknown> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: T;
  readonly text: string;
}

export interface Asked {
  readonly method?: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'DELETE' | 'PATCH' | 'OPTIONS';
  /** The subject of a token of the provider. */
  readonly as?: string;
  readonly token?: string;
  /** The secret of a session's cookie. */
  readonly session?: string;
  readonly json?: unknown;
  readonly form?: Record<string, string>;
  readonly raw?: string | Uint8Array<ArrayBuffer>;
  readonly headers?: Record<string, string>;
}

/** The workflows' stand-in: settles at once what the real ones would settle in a while. */
export class SettlingWorkflows {
  readonly started: ChangeInput[] = [];
  readonly woken: { readonly input: ChangeInput; readonly wake: Wake }[] = [];
  /** Off, nothing is settled: the workflows are down. */
  running = true;
  readonly #store: () => Store;

  constructor(store: () => Store) {
    this.#store = store;
  }

  async start(input: ChangeInput): Promise<void> {
    this.started.push(input);
    if (input.requiredApprovals === 0) await this.settle(input);
  }

  async wake(input: ChangeInput, wake: Wake): Promise<void> {
    this.woken.push({ input, wake });
    await this.settle(input);
  }

  async settle({ accountId, changeId }: Pick<ChangeInput, 'accountId' | 'changeId'>): Promise<void> {
    if (this.running) await settle(this.#store(), { accountId, changeId, claimed: [] });
  }
}

/** As `SettlingWorkflows`, of requests to the support desk. */
export class SettlingRequests {
  readonly looked: SupportInput[] = [];
  running = true;
  readonly #store: () => Store;

  constructor(store: () => Store) {
    this.#store = store;
  }

  async look(input: SupportInput): Promise<void> {
    this.looked.push(input);
    if (this.running) await settleSupportRequest(this.#store(), input);
  }
}

const declaredFor = (method: string, path: string) =>
  routes.find(
    (route) =>
      route.method === method.toLowerCase() &&
      new RegExp(`^${route.path.replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(path.split('?')[0]!),
  );

const mustBeDeclared = (method: string, path: string, status: number, type: string, body: unknown): void => {
  if (type.startsWith('application/problem+json')) {
    const problem = ProblemAnswer.parse(body);
    expect(problem).toEqual(body);
    expect(problem.status).toBe(status);
    return;
  }
  const schema = declaredFor(method, path)?.answers[status]?.schema;
  if (schema !== undefined) expect(schema.parse(body)).toEqual(body);
};

/** The first that a stream sends; it goes on only for whoever reads on. */
const beginningOf = async ({ body }: Response): Promise<string> => {
  for await (const chunk of body ?? []) return Buffer.from(chunk).toString();
  return '';
};

/** The service's API on a port of its own, with a real database and a provider that the test holds in its hand. */
export class TestApi {
  url = '';
  store!: Store;
  provider!: StubProvider;
  readonly database: () => TestDatabase;
  readonly metrics = new Registry();
  readonly logged: string[] = [];
  readonly workflows = new SettlingWorkflows(() => this.store);
  readonly support = new SettlingRequests(() => this.store);
  readonly health: ApiParts['health'] = { temporal: () => Promise.resolve(), mail: () => Promise.resolve() };
  readonly sessionSecret = newSecret().secret;
  /** Who is the support desk; nobody where it is absent. */
  operatorClaim: OperatorClaim | undefined;
  readonly keyring = newKeyring();
  readonly draining = new AbortController();
  readonly stopping = new AbortController();
  /** The identity provider does not answer. */
  providerDown = false;
  #server!: Server;
  #counting: Promise<string> | undefined;

  constructor(database: () => TestDatabase) {
    this.database = database;
  }

  async start(overrides: (url: string) => Promise<Partial<ApiParts>> = () => Promise.resolve({})): Promise<void> {
    this.provider = await startStubProvider();
    this.store = this.database().openStore();
    this.#server = createServer((request, response) => {
      app(request, response);
    });
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    this.url = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
    const { issuer } = this.provider;
    const verifier = createBearerVerifier({ issuer, audience: AUDIENCE, operatorClaim: this.operatorClaim });
    const app = createApi({
      store: this.store,
      workflows: this.workflows,
      support: this.support,
      webhooks: webhookParts(this.keyring, readHosts('hooks.example.com')!),
      verifier: {
        verify: (token) =>
          this.providerDown ? Promise.reject(new Unauthenticated('provider_unreachable')) : verifier.verify(token),
      },
      signIn: createSignIn({ issuer, clientId: 'pages', redirectUri: `${this.url}/sign-in/callback` }),
      sessionSecret: this.sessionSecret,
      keyring: this.keyring,
      limiter: { count: () => Promise.resolve() },
      trustedProxies: [],
      mostAtWork: 1_000,
      draining: this.draining.signal,
      stopping: this.stopping.signal,
      publicUrl: this.url,
      health: this.health,
      metrics: this.metrics,
      log: pino(
        { level: 'trace' },
        new Writable({
          write: (chunk: Buffer, _encoding, done) => {
            this.logged.push(chunk.toString());
            done();
          },
        }),
      ),
      ...(await overrides(this.url)),
    });
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.provider?.pause();
    this.#server?.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  /** How a person of the test comes by a token. */
  tokenOf = (person: string): Promise<string> => this.token(person);

  token(person: string, claims: Record<string, unknown> = {}): Promise<string> {
    return this.provider.token({ sub: person, email: `${person}@acme.example`, ...claims });
  }

  async ask<T = unknown>(path: string, asked: Asked = {}): Promise<Answered<T>> {
    const { as, json, form, raw, session } = asked;
    const body = raw ?? (json !== undefined ? JSON.stringify(json) : form && new URLSearchParams(form).toString());
    const method = asked.method ?? (body === undefined ? 'GET' : 'POST');
    const token = asked.token ?? (as === undefined ? undefined : await this.tokenOf(as));
    const response = await fetch(`${this.url}${path}`, {
      method,
      redirect: 'manual',
      headers: {
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...(session !== undefined && { cookie: `countersign=${session}` }),
        ...(json !== undefined && { 'content-type': 'application/json' }),
        ...(form !== undefined && { 'content-type': 'application/x-www-form-urlencoded' }),
        ...asked.headers,
      },
      ...(body !== undefined && { body }),
    });
    const type = response.headers.get('content-type') ?? '';
    const text = await (type.startsWith('text/event-stream') ? beginningOf(response) : response.text());
    const isJson = /json/.test(type) && text !== '';
    const parsed: unknown = isJson ? JSON.parse(text) : undefined;
    if (isJson) mustBeDeclared(method, path, response.status, type, parsed);
    return { status: response.status, headers: response.headers, body: parsed as T, text };
  }

  /** Asks, and expects a refusal with this status and code. */
  async refused(path: string, asked: Asked, status: number, code: string): Promise<ProblemBody> {
    const answer = await this.ask<ProblemBody>(path, asked);
    expect({ status: answer.status, code: answer.body?.code }).toEqual({ status, code });
    return answer.body;
  }

  /** A session of a person, as signing in makes it; its cookie's value. */
  async session(person: string): Promise<string> {
    const { secret, hash } = newSecret();
    const owner = { subject: person, email: `${person}@acme.example`, emailVerified: true };
    await insertSession(
      this.store.database.lookUp,
      hash,
      { issuer: this.provider.issuer, ...owner },
      this.database().clock.now,
    );
    return secret;
  }

  /** Opens an organization with these officers, the first the applicant, and binds everybody. */
  async organization(officers: readonly string[], requiredApprovals: 0 | 1 | 2): Promise<TestAccount> {
    const [applicant, ...others] = officers.map((person) => ({
      name: nameOf(person),
      email: `${person}@acme.example`,
    }));
    const { status, body } = await this.ask<{ account: AccountBody }>('/v1/applications', {
      as: officers[0]!,
      json: { clientType: 'organization', name: 'Acme', applicant, officers: others, requiredApprovals },
    });
    expect(status).toBe(201);
    const account = new TestAccount(this, body.account.id, officers);
    for (const person of officers) await account.idOf(person);
    return account;
  }

  account(id: string, officers: readonly string[]): TestAccount {
    return new TestAccount(this, id, officers);
  }

  /** How many rows each table has. */
  async rowCounts(): Promise<Record<string, number>> {
    this.#counting ??= this.database()
      .sql<{ name: string }>(`SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1`)
      .then((tables) =>
        tables.map(({ name }) => `SELECT '${name}' AS name, count(*)::int AS rows FROM "${name}"`).join(' UNION ALL '),
      );
    const counts = await this.database().sql<{ name: string; rows: number }>(await this.#counting);
    return Object.fromEntries(counts.map(({ name, rows }) => [name, rows]));
  }
}

export const nameOf = (person: string): string => `${person[0]!.toUpperCase()}${person.slice(1)} Example`;

/** An account of the test, by its path. */
export class TestAccount {
  readonly api: TestApi;
  readonly id: string;
  readonly officers: readonly string[];
  readonly path: string;

  constructor(api: TestApi, id: string, officers: readonly string[]) {
    this.api = api;
    this.id = id;
    this.officers = officers;
    this.path = `/v1/accounts/${id}`;
  }

  /** The user that a person is here; binds them at the first call, as signing in does. */
  async idOf(person: string): Promise<string> {
    const { body } = await this.api.ask<{ accounts: { id: string; userId: string }[] }>('/v1/me', { as: person });
    return body.accounts.find(({ id }) => id === this.id)!.userId;
  }

  async submit(kind: string, payload: unknown, by = this.officers[0]!, reason?: string): Promise<ChangeBody> {
    const { status, body } = await this.api.ask<ChangeBody>(`${this.path}/changes`, {
      as: by,
      json: { kind, payload, ...(reason !== undefined && { reason }) },
    });
    expect({ status, body }).toMatchObject({ status: 202 });
    return body;
  }

  async decide(change: ChangeBody, by: string, verdict: 'approve' | 'reject' = 'approve'): Promise<ChangeBody> {
    const { status, body } = await this.api.ask<ChangeBody>(`${this.path}/changes/${change.id}/decisions`, {
      as: by,
      json: { verdict, digest: change.digest },
    });
    expect({ status, body }).toMatchObject({ status: 200 });
    return body;
  }

  async read(change: Pick<ChangeBody, 'id'>, by = this.officers[0]!): Promise<ChangeBody> {
    const { status, body } = await this.api.ask<ChangeBody>(`${this.path}/changes/${change.id}`, { as: by });
    expect(status).toBe(200);
    return body;
  }

  /** Submits a change and has as many others approve it as it needs. */
  async enact(kind: string, payload: unknown, by = this.officers[0]!): Promise<ChangeBody> {
    let change = await this.submit(kind, payload, by);
    for (const officer of this.officers.filter((person) => person !== by)) {
      if (change.approvals.missing === 0) break;
      change = await this.decide(change, officer);
    }
    change = await this.read(change, by);
    expect(change.state).toBe('applied');
    return change;
  }

  /** Adds a user and binds them; their id. */
  async addUser(person: string, more: Record<string, unknown> = {}): Promise<string> {
    await this.enact('user.add', { name: nameOf(person), email: `${person}@acme.example`, ...more });
    return this.idOf(person);
  }

  /** The links of the letters that a change owes, by person, as paths. */
  async links(change: Pick<ChangeBody, 'id'>): Promise<Record<string, string>> {
    const ref = { accountId: this.id, changeId: change.id };
    // The clock stands still: letters that went before were long ago (R48).
    await this.api.database().sql('UPDATE notices SET taken_at = NULL WHERE account_id = $1', [this.id]);
    const { letters, nextLook } = await takeLetters(this.api.store, ref, newSecret);
    await lettersSent(this.api.store, ref, { sent: letters.map(({ notice }) => notice), failed: [], nextLook });
    return Object.fromEntries(
      letters.flatMap(({ to, secret }) => (secret === null ? [] : [[to.email.split('@')[0]!, `/approve/${secret}`]])),
    );
  }

  eventTypes(): Promise<string[]> {
    return this.api
      .database()
      .sql<{ type: string }>('SELECT type FROM events WHERE account_id = $1 ORDER BY seq', [this.id])
      .then((rows) => rows.map(({ type }) => type));
  }
}

/** Starts the API before the file's tests and stops it after them. */
export const useApi = (overrides?: (url: string) => Promise<Partial<ApiParts>>): TestApi => {
  const postgres = usePostgres();
  const api = new TestApi(() => postgres.database);
  beforeAll(() => api.start(overrides), 60_000);
  afterAll(() => api.stop());
  return api;
};

/** The hidden fields and the rest of a page's one form. */
export const formOf = (page: string): Record<string, string> =>
  Object.fromEntries(
    [...page.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name, value]) => [
      name!,
      value!,
    ]),
  );

/** What a browser sends with a form of the service's own. */
export const ownForm = { 'sec-fetch-site': 'same-origin' };
