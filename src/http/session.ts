import type { Request } from 'express';
import { hashSecret, newSecret } from '../identity/secrets.ts';
import { endSession, insertSession, renewSession, SESSION_MS } from '../store/sessions.ts';
import type { SignedIn } from './authenticate.ts';
import { cookieOf, cookieOptions } from './cookies.ts';
import type { Cookie } from './route.ts';
import type { Services } from './services.ts';

/** Whom a session is for, as the identity provider or a passkey vouches for them. */
export interface SessionIdentity {
  readonly issuer: string;
  readonly subject: string;
  readonly email?: string | undefined;
  readonly emailVerified: boolean;
}

const cookieFor = ({ cookieNames, secure }: Services, secret: string, milliseconds: number): Cookie => ({
  name: cookieNames.session,
  value: secret,
  options: cookieOptions(secure, Math.floor(milliseconds / 1_000)),
});

/** Begins a session, and ends the one that the browser came with: what was known before a sign-in opens nothing after it. */
export const beginSession = async (
  services: Services,
  request: Request,
  { issuer, subject, email = undefined, emailVerified }: SessionIdentity,
): Promise<Cookie> => {
  const { store, cookieNames } = services;
  const now = await store.now();
  const before = cookieOf(request, cookieNames.session);
  if (before !== undefined) await endSession(store.database.lookUp, hashSecret(before), now);
  const { secret, hash } = newSecret();
  await insertSession(store.database.lookUp, hash, { issuer, subject, email: email ?? null, emailVerified }, now);
  return cookieFor(services, secret, SESSION_MS);
};

/**
 * Gives the session of somebody who has just stepped up another secret, so that what was known before opens nothing
 * after it; it ends when it would have. Nothing for a bearer, or where the session has ended meanwhile.
 */
export const stepUpSession = async (services: Services, { sessionSecret }: SignedIn): Promise<readonly Cookie[]> => {
  if (sessionSecret === null) return [];
  const { store } = services;
  const now = await store.now();
  const { secret, hash } = newSecret();
  const expiresAt = await renewSession(store.database.lookUp, { before: hashSecret(sessionSecret), hash }, now);
  return expiresAt === undefined ? [] : [cookieFor(services, secret, expiresAt - now)];
};
