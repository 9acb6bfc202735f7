import { parseCookie } from 'cookie';
import type { CookieOptions, Request } from 'express';

export interface CookieNames {
  readonly session: string;
  /** Of a sign-in under way. */
  readonly flow: string;
}

/** Over TLS the names bind the cookies to this very host. */
export const cookieNames = (secure: boolean): CookieNames => ({
  session: secure ? '__Host-countersign' : 'countersign',
  flow: secure ? '__Host-countersign-flow' : 'countersign-flow',
});

/** No script reads them, and other sites' forms do not send them. */
export const cookieOptions = (secure: boolean, maxAgeSeconds: number): CookieOptions => ({
  httpOnly: true,
  sameSite: 'lax',
  secure,
  path: '/',
  maxAge: maxAgeSeconds * 1_000,
});

export const cookieOf = (request: Request, name: string): string | undefined =>
  parseCookie(request.headers.cookie ?? '')[name];
