import type { Logger } from 'pino';
import type { Registry } from 'prom-client';
import type { ChangeWorkflows } from '../../workflows/contract.ts';
import type { SupportWorkflows } from '../../workflows/support-contract.ts';
import { eventCounts } from '../store/before-account.ts';
import { seeSession } from '../store/sessions.ts';
import type { BearerVerifier } from '../identity/bearer.ts';
import type { SignIn } from '../identity/openid.ts';
import { createPasskeys, type Passkeys } from '../identity/passkeys.ts';
import type { Keyring } from '../proof/keys.ts';
import type { Store } from '../store/store.ts';
import {
  countingFailures,
  createAuthenticator,
  createServiceAuthenticator,
  createTokenAuthenticator,
  type Authenticator,
  type ServiceAuthenticator,
  type TokenAuthenticator,
} from './authenticate.ts';
import { cookieNames, type CookieNames } from './cookies.ts';
import { createFigures, type Figures } from './figures.ts';
import { openApiOf } from './openapi.ts';
import { LiveStreams, type LiveLimits } from './live.ts';
import type { OpenApiDocument } from './pages/docs-page.ts';
import type { RateLimiter } from './rate-limits.ts';
import type { Route } from './route.ts';
import type { Spans } from './spans.ts';

/** What the API needs to know of webhooks: what is sent, and how, is none of its business. */
export interface WebhookParts {
  /** Why messages can't go to an address, in words; undefined where they can. */
  faultOf(this: void, url: string): string | undefined;
  /** A new secret, and as it is kept. */
  makeSecret(this: void, accountId: string, webhookId: string): { readonly secret: string; readonly sealed: string };
}

/** What the API is made of. */
export interface ApiParts {
  readonly store: Store;
  readonly workflows: ChangeWorkflows;
  readonly support: SupportWorkflows;
  readonly webhooks: WebhookParts;
  /** For how long officers can object to what the support desk is about to do; 72 hours where it is absent (R8 c). */
  readonly deskCoolingHours?: number;
  readonly verifier: BearerVerifier;
  readonly signIn: SignIn;
  /** Seals cookies and signs form tokens; the same in every process that shares a public URL. */
  readonly sessionSecret: string;
  /** Signs receipts; the same in every process that shares a public URL. */
  readonly keyring: Keyring;
  readonly limiter: RateLimiter;
  /** How many requests may be at work at once; the others are refused with 503. */
  readonly mostAtWork: number;
  /** The proxies whose word for a client's address is taken, as addresses and subnets; none where it is empty. */
  readonly trustedProxies: readonly string[];
  /** The base of every link, without a slash at its end. */
  readonly publicUrl: string;
  /** Where operators see a namespace's workflows, for the links of the console; none where it is absent. */
  readonly temporalUi?: string;
  /** Each throws when what it asks is down; the worker where it runs in the same process. */
  readonly health: { temporal(): Promise<void>; mail(): Promise<void>; worker?(): Promise<void> };
  readonly metrics: Registry;
  readonly log: Logger;
  /** Where requests are told as spans; nowhere where it is absent. */
  readonly spans?: Spans;
  /** The largest application or change set, in bytes; 1 MB where it is absent. */
  readonly maxBodyBytes?: number;
  /** Aborted as the process is told to end: it answers still, but says that it is not ready, so that proxies leave it. */
  readonly draining: AbortSignal;
  /** Aborted as the process is about to end: no stream holds it up. */
  readonly stopping: AbortSignal;
  /** Other limits of streams than the usual ones. */
  readonly liveLimits?: Partial<LiveLimits>;
}

/** The parts, and what is made from them once. */
export interface Services extends ApiParts {
  readonly authenticate: Authenticator;
  /** As `authenticate`, for what a browser asks without anybody there: a session is not in use by it. */
  readonly authenticateUnattended: Authenticator;
  readonly authenticateService: ServiceAuthenticator;
  readonly authenticateToken: TokenAuthenticator;
  readonly cookieNames: CookieNames;
  readonly passkeys: Passkeys;
  readonly figures: Figures;
  readonly live: LiveStreams;
  /** The idempotency keys whose requests run in this process, each with what it was asked. */
  readonly keysRunning: Map<string, string>;
  /** Over TLS, as the public sees it. */
  readonly secure: boolean;
  readonly publicOrigin: string;
  /** The OpenAPI document of every route. */
  document(): OpenApiDocument;
}

export const createServices = (parts: ApiParts, routes: readonly Route[]): Services => {
  const { origin, protocol } = new URL(parts.publicUrl);
  const secure = protocol === 'https:';
  const names = cookieNames(secure);
  const figures = createFigures(parts.metrics);
  const live = new LiveStreams({
    eventCounts: (accountIds) => parts.store.lookUp((db) => eventCounts(db, accountIds)),
    streams: figures.streams,
    limits: parts.liveLimits,
  });
  parts.stopping.addEventListener('abort', () => live.stop());
  let document: OpenApiDocument | undefined;
  return {
    ...parts,
    secure,
    publicOrigin: origin,
    cookieNames: names,
    passkeys: createPasskeys(parts.publicUrl),
    authenticate: countingFailures(parts.limiter, createAuthenticator(parts, names)),
    authenticateUnattended: countingFailures(parts.limiter, createAuthenticator(parts, names, seeSession)),
    authenticateService: countingFailures(parts.limiter, createServiceAuthenticator(parts.store)),
    authenticateToken: countingFailures(parts.limiter, createTokenAuthenticator(parts.store)),
    figures,
    live,
    keysRunning: new Map(),
    document: () => (document ??= openApiOf(routes, parts.publicUrl, names.session)),
  };
};
