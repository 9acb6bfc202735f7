import type { Express, Request, Response } from 'express';
import { problem, Refused, type Problem } from '../domain/problems.ts';
import { Unauthenticated } from '../identity/caller.ts';
import type { PresentedPersonalToken, PresentedToken } from '../store/store.ts';
import { resolvePerson } from '../transactions/resolve-person.ts';
import { signedInBy, type SignedIn } from './authenticate.ts';
import { formReader, jsonReader, largeJsonReader, plainFaults, type BodyReader } from './body.ts';
import { networkOfClient } from './client-address.ts';
import { faultsOf, identifier } from './fields.ts';
import { onceByKey } from './idempotency.ts';
import type { WorkGate } from './overload.ts';
import { problemsOf, TimedOut } from './problem.ts';
import { traceOf } from './request-trace.ts';
import { TooManyRequests, userKey } from './rate-limits.ts';
import type { AccountContext, Context, Cookie, Reply, Route, ServiceAccount } from './route.ts';
import { mustBeSameOrigin } from './same-origin.ts';
import { securityProblems } from './security-access.ts';
import type { Services } from './services.ts';

const TIME_LIMIT_SECONDS = 25;

const nothingHere = (): Refused => Refused.because('not_found_here', 'There is nothing here.');

/** Whom a route is for, or nobody: 401 before anything else is looked at. */
const signedInFor = async (
  { unattended }: Route,
  request: Request,
  { authenticate, authenticateUnattended }: Services,
): Promise<SignedIn> => {
  const signedIn = await (unattended ? authenticateUnattended(request) : authenticate(request));
  if (signedIn === undefined)
    throw Refused.because('unauthenticated', 'A bearer token or a session is expected, found neither.');
  return signedIn;
};

/** The account that the path names, as the caller sees it: for somebody from outside it is not there (R12). */
const accountFor = async (segment: string, signedIn: SignedIn, { store }: Services): Promise<AccountContext> => {
  const named = await store.accountNamed(segment);
  const person = named && (await resolvePerson(store, named.id, signedIn.identity));
  if (named === undefined || person === undefined) throw nothingHere();
  const { state, now, eventCount, userId, user } = person;
  return { ...named, state, now, eventCount, userId, user, isOfficer: securityProblems(state, userId).length === 0 };
};

/** The account that the path names, as somebody with a personal token sees it: only the token's own is there. */
const accountForToken = async (
  segment: string,
  { userId, state, now, eventCount }: PresentedPersonalToken,
  { store }: Services,
): Promise<AccountContext> => {
  const named = await store.accountNamed(segment);
  const user = state.get('users', userId);
  if (named?.id !== state.accountId || user === undefined || user.status === 'removed') throw nothingHere();
  return { ...named, state, now, eventCount, userId, user, isOfficer: securityProblems(state, userId).length === 0 };
};

/** The account that the path names, as a service sees it: only its own is there, and only what its scopes name. */
const accountForService = async (
  segment: string,
  { tokenId, state }: PresentedToken,
  scope: NonNullable<Route['forServices']>['scope'],
  { store }: Services,
): Promise<ServiceAccount> => {
  const named = await store.accountNamed(segment);
  const token = state.get('serviceTokens', tokenId);
  if (named?.id !== state.accountId || token?.scopes.includes(scope) !== true) throw nothingHere();
  return { ...named, state, tokenId };
};

/** Why the account's user may not call this; nothing where they may. */
const barred = (route: Route, { state, userId, user }: AccountContext): readonly Problem[] => {
  if (user.status !== 'active') return [problem('suspended', 'Your access to the account is suspended.')];
  return route.who === 'officer' ? securityProblems(state, userId) : [];
};

const queryOf = (route: Route, request: Request): unknown => {
  if (route.page) return request.query;
  if (route.query === undefined) {
    const [found] = Object.keys(request.query);
    if (found === undefined) return {};
    throw Refused.because('invalid_payload', `no query is expected, found "${found}"`);
  }
  const parsed = route.query.safeParse(request.query);
  if (!parsed.success) throw new Refused(faultsOf(parsed.error));
  return parsed.data;
};

const bodyOf = async (route: Route, request: Request, response: Response, read: BodyReader): Promise<unknown> => {
  const found = await read(request, response);
  if (route.body === undefined) {
    if (typeof found === 'object' && found !== null && Object.keys(found).length > 0)
      throw Refused.because('invalid_payload', 'no body is expected');
    return undefined;
  }
  const faults = plainFaults(found);
  if (faults.length > 0) throw new Refused(faults);
  const parsed = route.body.safeParse(found);
  if (!parsed.success) throw new Refused(faultsOf(parsed.error));
  return parsed.data;
};

const send = (response: Response, { status, json, text, bytes, stream, headers = {}, cookies = [] }: Reply): void => {
  response.status(status).set(headers);
  for (const { name, value, options } of cookies) response.cookie(name, value, options);
  if (stream !== undefined) {
    stream(response);
    traceOf(response).streamsSince = process.hrtime.bigint();
  } else if (text !== undefined) response.type(text.type).send(text.body);
  else if (bytes !== undefined) response.type(bytes.type).send(bytes.body);
  else if (json !== undefined) response.json(json);
  else response.end();
};

/** The work, or TimedOut where it takes longer than a request may. */
export const withinTime = async <T>(work: Promise<T>): Promise<T> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new TimedOut(TIME_LIMIT_SECONDS)), TIME_LIMIT_SECONDS * 1_000);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
};

const readerFor = (route: Route, { maxBodyBytes }: Services): BodyReader =>
  route.page ? formReader : route.large === true ? largeJsonReader(maxBodyBytes) : jsonReader();

/** A request at a route, and what answers it. */
interface Asked {
  readonly route: Route;
  readonly read: BodyReader;
  readonly services: Services;
  readonly request: Request;
  readonly response: Response;
  readonly cookies: Cookie[];
}

const baseOf = ({ services, request, response, cookies }: Asked) => ({
  services,
  request,
  trace: traceOf(response),
  params: request.params as Readonly<Record<string, string>>,
  query: {},
  body: undefined,
  setCookies: (more: readonly Cookie[]) => void cookies.push(...more),
});

const readOf = async ({ route, read, request, response }: Asked) => ({
  query: queryOf(route, request),
  body: route.method === 'post' ? await bodyOf(route, request, response, read) : undefined,
});

/** What a path says in its places names something, or there is nothing here. */
const mustBeNames = (params: object): void => {
  if (!Object.values(params).every((value) => typeof value === 'string' && identifier.test(value))) throw nothingHere();
};

/** Whose limits these are: a user's of an account; before an account is known, an identity's. */
const personOf = ({ identity: { issuer, subject } }: SignedIn, account: AccountContext | undefined): string =>
  account === undefined ? `${issuer} ${subject}` : userKey(account.id, account.userId);

const answerAnybody = async (asked: Asked): Promise<Reply> => {
  const { route, services, request } = asked;
  if (route.page && route.method === 'post') mustBeSameOrigin(request, services.publicOrigin);
  if (route.limit !== undefined) await services.limiter.count(route.limit, networkOfClient(request));
  const context = { ...baseOf(asked), ...(await readOf(asked)), identify: () => services.authenticate(request) };
  try {
    return await route.handle(context);
  } catch (error) {
    if (error instanceof Unauthenticated && error.reason === 'sign_in_failed')
      await services.limiter.count('failed-sign-ins', networkOfClient(request));
    throw error;
  }
};

/** Answers a person, who is signed in or brings a personal token. */
const answerPerson = async (asked: Asked, token?: PresentedPersonalToken): Promise<Reply> => {
  const { route, services, request } = asked;
  const base = baseOf(asked);
  const signedIn = token === undefined ? await signedInFor(route, request, services) : signedInBy(token);
  // To anybody else the desk is not there.
  if (route.who === 'operator' && !signedIn.caller.operator) throw nothingHere();
  mustBeNames(base.params);
  const segment = base.params['account'];
  const account =
    segment === undefined
      ? undefined
      : token === undefined
        ? await accountFor(segment, signedIn, services)
        : await accountForToken(segment, token, services);
  base.trace.personalTokenId = token?.tokenId ?? null;
  base.trace.accountId = account?.id ?? null;
  base.trace.userId = account?.userId ?? null;
  const context = { ...base, signedIn, account } as unknown as Context<'signed-in'> & Context;
  try {
    if (signedIn.sessionSecret !== null && route.method === 'post') mustBeSameOrigin(request, services.publicOrigin);
    if (account !== undefined) {
      const reasons = barred(route, account);
      if (reasons.length > 0) throw new Refused(reasons);
    }
    if (token !== undefined && !token.scopes.some((scope) => scope === route.forTokens))
      throw Refused.because('token_scope', `A token with the scope "${route.forTokens}" is expected here.`);
    if (route.limit !== undefined) await services.limiter.count(route.limit, personOf(signedIn, account));
    const whole = { ...context, ...(await readOf(asked)) };
    return route.answerAgain === undefined
      ? await route.handle(whole)
      : await onceByKey(route, whole, (once) => route.handle({ ...whole, once }));
  } catch (error) {
    // Refused for coming too often is refused at once: nothing more is looked up.
    if (problemsOf(error) !== undefined && !(error instanceof TooManyRequests)) await route.pathFirst?.(context);
    throw error;
  }
};

const answerService = async (
  asked: Asked,
  presented: PresentedToken,
  { scope, handle }: NonNullable<Route['forServices']>,
): Promise<Reply> => {
  const base = baseOf(asked);
  mustBeNames(base.params);
  const account = await accountForService(base.params['account']!, presented, scope, asked.services);
  base.trace.accountId = account.id;
  base.trace.serviceTokenId = account.tokenId;
  return handle({ ...base, account, ...(await readOf(asked)) });
};

/** Does all that every route has in common, in the order of refusals: 401, 404, 403, 422; then lets the route answer. */
const answer = async (asked: Asked): Promise<Reply> => {
  const { route, services, request } = asked;
  if (route.who === 'anyone') return answerAnybody(asked);
  if (route.forTokens !== undefined) {
    const token = await services.authenticateToken(request);
    if (token !== undefined) return answerPerson(asked, token);
  }
  if (route.forServices === undefined) return answerPerson(asked);
  const presented = await services.authenticateService(request);
  return presented === undefined ? answerPerson(asked) : answerService(asked, presented, route.forServices);
};

const expressPath = (path: string): string => path.replaceAll(/\{(\w+)\}/g, ':$1');

const mustName = ({ who, method, path, forServices, forTokens }: Route): void => {
  const ofAccount = who === 'member' || who === 'officer';
  if (ofAccount !== path.includes('{account}'))
    throw new TypeError(
      `${method} ${path} is for "${who}": a path with {account} is expected for members and officers alone`,
    );
  if (forServices !== undefined && !ofAccount)
    throw new TypeError(`${method} ${path} is for services: a path with {account} is expected for them`);
  if (forTokens !== undefined && (!ofAccount || (forTokens === 'read') !== (method === 'get')))
    throw new TypeError(`${method} ${path} takes personal tokens to ${forTokens}: "read" is expected for get alone`);
};

/** Mounts routes; an address that is there answers other methods with 405. */
export const mountAll = (app: Express, routes: readonly Route[], services: Services, gate: WorkGate): void => {
  for (const route of routes) {
    mustName(route);
    const read = readerFor(route, services);
    app[route.method](expressPath(route.path), async (request, response) => {
      const trace = traceOf(response);
      trace.route = route.path;
      trace.refusal = route.page ? 'page' : 'problem';
      trace.statuses = route.statuses;
      const asked: Asked = { route, read, services, request, response, cookies: [] };
      const reply = await withinTime(gate.run(route, () => answer(asked)));
      send(response, {
        ...reply,
        cookies: [...asked.cookies, ...(reply.cookies ?? [])],
        headers: { ...(reply.json !== undefined && route.headersOf(reply.json)), ...reply.headers },
      });
    });
  }
  for (const [path, methods] of methodsByPath(routes))
    app.all(path, (_request, response) => {
      response.set('allow', methods.join(', '));
      throw Refused.because('method_not_allowed', `${methods.join(' or ')} is expected here`);
    });
};

const methodsByPath = (routes: readonly Route[]): Map<string, string[]> => {
  const found = new Map<string, string[]>();
  for (const { path, method } of routes) {
    const methods = method === 'get' ? ['GET', 'HEAD'] : [method.toUpperCase()];
    found.set(expressPath(path), [...(found.get(expressPath(path)) ?? []), ...methods]);
  }
  return found;
};
