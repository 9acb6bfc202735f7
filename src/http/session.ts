import type { Request } from 'express';
import { hashSecret, newSecret } from '../identity/secrets.ts';
import { endSession, insertSession } from '../store/sessions.ts';
import { cookieOf, cookieOptions } from './cookies.ts';
import type { Reply } from './route.ts';
import type { Services } from './services.ts';

const SESSION_SECONDS = 12 * 3_600;

/** Whom a session is for, as the identity provider or a passkey vouches for them. */
export interface SessionIdentity {
  readonly issuer: string;
  readonly subject: string;
  readonly email?: string | undefined;
  readonly emailVerified: boolean;
}

type Cookie = NonNullable<Reply['cookies']>[number];

/** Begins a session, and ends the one that the browser came with: what was known before a sign-in opens nothing after it. */
export const beginSession = async (
  { store, cookieNames, secure }: Services,
  request: Request,
  { issuer, subject, email = undefined, emailVerified }: SessionIdentity,
): Promise<Cookie> => {
  const before = cookieOf(request, cookieNames.session);
  if (before !== undefined) await endSession(store.database.lookUp, hashSecret(before));
  const { secret, hash } = newSecret();
  const expiresAt = new Date((await store.now()) + SESSION_SECONDS * 1_000);
  await insertSession(store.database.lookUp, { hash, issuer, subject, email: email ?? null, emailVerified, expiresAt });
  return { name: cookieNames.session, value: secret, options: cookieOptions(secure, SESSION_SECONDS) };
};
