import type { Express, Request, Response } from 'express';
import { problem, Refused, type Problem } from '../domain/problems.ts';
import type { PresentedToken } from '../store/store.ts';
import { resolvePerson } from '../transactions/resolve-person.ts';
import type { SignedIn } from './authenticate.ts';
import { formReader, jsonReader, largeJsonReader, plainFaults, type BodyReader } from './body.ts';
import { faultsOf, identifier } from './fields.ts';
import { onceByKey } from './idempotency.ts';
import { problemsOf, TimedOut } from './problem.ts';
import { traceOf } from './request-trace.ts';
import type { AccountContext, Context, Reply, Route, ServiceAccount } from './route.ts';
import { mustBeSameOrigin } from './same-origin.ts';
import { securityProblems } from './security-access.ts';
import type { Services } from './services.ts';

const TIME_LIMIT_SECONDS = 25;

const nothingHere = (): Refused => Refused.because('not_found_here', 'There is nothing here.');

/** Whom a route is for, or nobody: 401 before anything else is looked at. */
const signedInFor = async (request: Request, { authenticate }: Services): Promise<SignedIn> => {
  const signedIn = await authenticate(request);
  if (signedIn === undefined)
    throw Refused.because('unauthenticated', 'A bearer token or a session is expected, found neither.');
  return signedIn;
};

/** The account that the path names, as the caller sees it: for somebody from outside it is not there (R12). */
const accountFor = async (segment: string, signedIn: SignedIn, { store }: Services): Promise<AccountContext> => {
  const named = await store.accountNamed(segment);
  const person = named && (await resolvePerson(store, named.id, signedIn.identity));
  if (named === undefined || person === undefined) throw nothingHere();
  const { state, userId, user } = person;
  return { ...named, state, userId, user, isOfficer: securityProblems(state, userId).length === 0 };
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

const send = (response: Response, { status, json, text, headers = {}, cookies = [] }: Reply): void => {
  response.status(status).set(headers);
  for (const { name, value, options } of cookies) response.cookie(name, value, options);
  if (text !== undefined) response.type(text.type).send(text.body);
  else if (json !== undefined) response.json(json);
  else response.end();
};

const withinTime = async <T>(work: Promise<T>): Promise<T> => {
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
}

const baseOf = ({ services, request, response }: Asked) => ({
  services,
  request,
  trace: traceOf(response),
  params: request.params as Readonly<Record<string, string>>,
  query: {},
  body: undefined,
});

const readOf = async ({ route, read, request, response }: Asked) => ({
  query: queryOf(route, request),
  body: route.method === 'post' ? await bodyOf(route, request, response, read) : undefined,
});

/** What a path says in its places names something, or there is nothing here. */
const mustBeNames = (params: object): void => {
  if (!Object.values(params).every((value) => typeof value === 'string' && identifier.test(value))) throw nothingHere();
};

const answerAnybody = async (asked: Asked): Promise<Reply> => {
  const { route, services, request } = asked;
  if (route.page && route.method === 'post') mustBeSameOrigin(request, services.publicOrigin);
  const context = { ...baseOf(asked), ...(await readOf(asked)), identify: () => services.authenticate(request) };
  return route.handle(context);
};

const answerPerson = async (asked: Asked): Promise<Reply> => {
  const { route, services, request } = asked;
  const base = baseOf(asked);
  const signedIn = await signedInFor(request, services);
  // To anybody else the desk is not there.
  if (route.who === 'operator' && !signedIn.caller.operator) throw nothingHere();
  mustBeNames(base.params);
  const segment = base.params['account'];
  const account = segment === undefined ? undefined : await accountFor(segment, signedIn, services);
  base.trace.accountId = account?.id ?? null;
  base.trace.userId = account?.userId ?? null;
  const context = { ...base, signedIn, account } as unknown as Context<'signed-in'> & Context;
  try {
    if (signedIn.sessionSecret !== null && route.method === 'post') mustBeSameOrigin(request, services.publicOrigin);
    if (account !== undefined) {
      const reasons = barred(route, account);
      if (reasons.length > 0) throw new Refused(reasons);
    }
    const whole = { ...context, ...(await readOf(asked)) };
    return route.answerAgain === undefined
      ? await route.handle(whole)
      : await onceByKey(route, whole, (once) => route.handle({ ...whole, once }));
  } catch (error) {
    if (problemsOf(error) !== undefined) await route.pathFirst?.(context);
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
  if (route.forServices === undefined) return answerPerson(asked);
  const presented = await services.authenticateService(request);
  return presented === undefined ? answerPerson(asked) : answerService(asked, presented, route.forServices);
};

const expressPath = (path: string): string => path.replaceAll(/\{(\w+)\}/g, ':$1');

const mustName = ({ who, method, path, forServices }: Route): void => {
  const ofAccount = who === 'member' || who === 'officer';
  if (ofAccount !== path.includes('{account}'))
    throw new TypeError(
      `${method} ${path} is for "${who}": a path with {account} is expected for members and officers alone`,
    );
  if (forServices !== undefined && !ofAccount)
    throw new TypeError(`${method} ${path} is for services: a path with {account} is expected for them`);
};

/** Mounts routes; an address that is there answers other methods with 405. */
export const mountAll = (app: Express, routes: readonly Route[], services: Services): void => {
  for (const route of routes) {
    mustName(route);
    const read = readerFor(route, services);
    app[route.method](expressPath(route.path), async (request, response) => {
      const trace = traceOf(response);
      trace.route = route.path;
      trace.page = route.page;
      trace.statuses = route.statuses;
      const reply = await withinTime(answer({ route, read, services, request, response }));
      send(response, {
        ...reply,
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
