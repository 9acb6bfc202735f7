import type { Request } from 'express';
import type { BearerVerifier } from '../identity/bearer.ts';
import { Unauthenticated, type Caller } from '../identity/caller.ts';
import {
  hashSecret,
  isPersonalToken,
  isServiceToken,
  isWellFormedPersonalToken,
  isWellFormedServiceToken,
} from '../identity/secrets.ts';
import { seeSession, useSession, type FindSession } from '../store/sessions.ts';
import type { PresentedPersonalToken, PresentedToken, Store } from '../store/store.ts';
import type { Identity } from '../transactions/resolve-person.ts';
import { networkOfClient } from './client-address.ts';
import { cookieOf, type CookieNames } from './cookies.ts';
import type { RateLimiter } from './rate-limits.ts';

/** Somebody who is signed in, by a token or by a session's cookie. */
export interface SignedIn {
  readonly caller: Caller;
  readonly identity: Identity;
  /** The secret of the cookie's session; null for a bearer, which no other site can make a browser send. */
  readonly sessionSecret: string | null;
  /** SHA-256 of what they have brought: the session's secret, or the bearer token. */
  readonly sessionHash: string;
}

/**
 * Who sends a request; undefined where nothing is brought, or a session that has ended. Throws Unauthenticated, for a
 * service's or a personal token always: only a route that says so asks a ServiceAuthenticator or a TokenAuthenticator.
 */
export type Authenticator = (request: Request) => Promise<SignedIn | undefined>;

/** The service whose token a request brings; undefined where it brings none. Throws Unauthenticated for one that is not known. */
export type ServiceAuthenticator = (request: Request) => Promise<PresentedToken | undefined>;

/** Whose personal token a request brings; undefined where it brings none. Throws Unauthenticated for one that is not known. */
export type TokenAuthenticator = (request: Request) => Promise<PresentedPersonalToken | undefined>;

/**
 * By this a page says that it asks by itself, and nobody sits before it: such a request is answered like any other, and
 * does not keep its session in use. Whoever leaves it out keeps their own session, and nothing else.
 */
export const UNATTENDED = 'countersign-unattended';

const bearer = /^Bearer +([\w\-.~+/]+=*)$/i;

export const identityOf = ({ issuer, subject, email, emailVerified }: Caller): Identity => ({
  issuer,
  subject,
  verifiedEmail: emailVerified ? (email ?? null) : null,
});

export const createAuthenticator =
  (
    { store, verifier }: { store: Store; verifier: BearerVerifier },
    names: CookieNames,
    findSession: FindSession = useSession,
  ): Authenticator =>
  async (request) => {
    const { authorization } = request.headers;
    if (authorization !== undefined) {
      const token = bearer.exec(authorization)?.[1];
      if (token === undefined) throw new Unauthenticated('malformed_token');
      if (isServiceToken(token)) throw new Unauthenticated('service_token');
      if (isPersonalToken(token)) throw new Unauthenticated('personal_token');
      const caller = await verifier.verify(token);
      return { caller, identity: identityOf(caller), sessionSecret: null, sessionHash: hashSecret(token) };
    }
    const secret = cookieOf(request, names.session);
    if (secret === undefined || secret === '') return undefined;
    const find = request.get(UNATTENDED) === undefined ? findSession : seeSession;
    const found = await find(store.database.lookUp, hashSecret(secret), await store.now());
    if (found === undefined) return undefined;
    const { issuer, subject, email, emailVerified } = found;
    const caller: Caller = {
      issuer,
      subject,
      ...(email !== null && { email }),
      emailVerified,
      operator: false,
      via: 'session',
    };
    return { caller, identity: identityOf(caller), sessionSecret: secret, sessionHash: hashSecret(secret) };
  };

export const createServiceAuthenticator =
  (store: Store): ServiceAuthenticator =>
  async ({ headers }) => {
    const token = bearer.exec(headers.authorization ?? '')?.[1];
    if (token === undefined || !isServiceToken(token)) return undefined;
    const found = isWellFormedServiceToken(token) ? await store.serviceToken(hashSecret(token)) : undefined;
    if (found === undefined) throw new Unauthenticated('unknown_service_token');
    return found;
  };

export const createTokenAuthenticator =
  (store: Store): TokenAuthenticator =>
  async ({ headers }) => {
    const token = bearer.exec(headers.authorization ?? '')?.[1];
    if (token === undefined || !isPersonalToken(token)) return undefined;
    const found = isWellFormedPersonalToken(token) ? await store.personalToken(hashSecret(token)) : undefined;
    if (found === undefined) throw new Unauthenticated('unknown_personal_token');
    return found;
  };

/** Who a personal token speaks for: never the support desk, and with no address that a provider has verified. */
export const signedInBy = ({ issuer, subject }: PresentedPersonalToken): SignedIn => ({
  caller: { issuer, subject, emailVerified: false, operator: false, via: 'token' },
  identity: { issuer, subject, verifiedEmail: null },
  sessionSecret: null,
  // No challenge is ever made for one: a token decides nothing.
  sessionHash: '',
});

/**
 * Counts who brings what nobody is recognised by, by their network, and refuses them when it was too often. Whoever is
 * recognised is never counted, so that nobody is kept out by what others of their network do.
 */
export const countingFailures =
  <T>(limiter: RateLimiter, recognise: (request: Request) => Promise<T>) =>
  async (request: Request): Promise<T> => {
    try {
      return await recognise(request);
    } catch (error) {
      if (error instanceof Unauthenticated && error.reason !== 'provider_unreachable')
        await limiter.count('failed-credentials', networkOfClient(request));
      throw error;
    }
  };
