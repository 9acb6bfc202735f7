import type { Express, Request, Response } from 'express';
import { problem, Refused } from '../../domain/problems.ts';
import type { PresentedPersonalToken } from '../../store/store.ts';
import { plainFaults, scimReader, type BodyReader } from '../body.ts';
import { identifier } from '../fields.ts';
import { withinTime } from '../mount.ts';
import type { WorkGate } from '../overload.ts';
import { userKey } from '../rate-limits.ts';
import { traceOf } from '../request-trace.ts';
import { securityProblems } from '../security-access.ts';
import type { Services } from '../services.ts';
import { scimEndpoints, type ScimAnswer, type ScimEndpoint } from './endpoints.ts';
import { SCIM_JSON, ScimRefused } from './messages.ts';

const BASE = '/scim/v2';

/**
 * Whose token it is: of somebody who may start changes of the account, and made for this. Nothing else is taken here,
 * and this token is taken nowhere else.
 */
const officerOf = async (services: Services, request: Request): Promise<PresentedPersonalToken> => {
  const token = await services.authenticateToken(request);
  if (token === undefined)
    throw Refused.because('unauthenticated', 'A personal token with the scope "scim" is expected as a bearer token.');
  return token;
};

const mustBeAllowed = ({ state, userId, scopes }: PresentedPersonalToken): void => {
  if (state.get('users', userId)?.status !== 'active')
    throw Refused.because('suspended', 'Your access to the account is suspended.');
  const problems = securityProblems(state, userId);
  if (problems.length > 0) throw new Refused(problems);
  if (!scopes.includes('scim')) throw Refused.because('token_scope', 'A token with the scope "scim" is expected here.');
};

const queryOf = (request: Request): Record<string, string> =>
  Object.fromEntries(
    Object.entries(request.query).map(([name, value]) => {
      if (typeof value !== 'string') throw new ScimRefused('invalidValue', `${name}: one value is expected`);
      const [fault] = plainFaults(value);
      if (fault !== undefined) throw new Refused([fault]);
      return [name, value];
    }),
  );

const bodyOf = async (request: Request, response: Response, read: BodyReader): Promise<unknown> => {
  const body = await read(request, response);
  const faults = plainFaults(body);
  if (faults.length > 0) throw new Refused(faults);
  return body;
};

const isWriting = ({ method }: ScimEndpoint): boolean => method !== 'get';
const hasBody = (endpoint: ScimEndpoint): boolean => isWriting(endpoint) && endpoint.method !== 'delete';

const answerTo = async (
  endpoint: ScimEndpoint,
  { services, request, response, read }: { services: Services; request: Request; response: Response; read: BodyReader },
): Promise<ScimAnswer> => {
  const token = await officerOf(services, request);
  const { state, userId: officerId, tokenId } = token;
  const { accountId } = state;
  Object.assign(traceOf(response), { accountId, userId: officerId, personalTokenId: tokenId });
  const id = String(request.params['id'] ?? '');
  if (id !== '' && !identifier.test(id)) throw Refused.because('not_found_here', 'There is no such resource.');
  mustBeAllowed(token);
  if (isWriting(endpoint)) await services.limiter.count('submissions', userKey(accountId, officerId));
  const query = queryOf(request);
  const body = hasBody(endpoint) ? await bodyOf(request, response, read) : undefined;
  return endpoint.answer({ services, accountId, officerId, id, query, body });
};

const send = (response: Response, { status, body, location }: ScimAnswer): void => {
  response.status(status);
  if (location !== undefined) response.set('location', location);
  if (body === undefined) response.end();
  else response.type(SCIM_JSON).send(JSON.stringify(body));
};

const pathsOf = (): ReadonlyMap<string, string[]> => {
  const found = new Map<string, string[]>();
  for (const { path, method } of scimEndpoints)
    found.set(path, [...(found.get(path) ?? []), ...(method === 'get' ? ['GET', 'HEAD'] : [method.toUpperCase()])]);
  return found;
};

const expressPath = (path: string): string => `${BASE}${path.replace('{id}', ':id')}`;

/** Mounts SCIM: whatever is refused below its address is refused in its own words. */
export const mountScim = (app: Express, services: Services, gate: WorkGate): void => {
  const read = scimReader(services.maxBodyBytes);
  app.use(BASE, (_request, response, next) => {
    traceOf(response).refusal = 'scim';
    next();
  });
  for (const endpoint of scimEndpoints) {
    const route = `${BASE}${endpoint.path}`;
    app[endpoint.method](expressPath(endpoint.path), async (request, response) => {
      traceOf(response).route = route;
      const work = () => answerTo(endpoint, { services, request, response, read });
      send(response, await withinTime(gate.run({ path: route }, work)));
    });
  }
  for (const [path, methods] of pathsOf())
    app.all(expressPath(path), (_request, response) => {
      response.set('allow', methods.join(', '));
      throw new Refused([problem('method_not_allowed', `${methods.join(' or ')} is expected here`)]);
    });
};
