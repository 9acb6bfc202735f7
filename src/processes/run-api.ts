import type { Server } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Registry } from 'prom-client';
import { createApi } from '../http/api.ts';
import { createRateLimiter } from '../http/rate-limits.ts';
import { createBearerVerifier } from '../identity/bearer.ts';
import type { OperatorClaim } from '../identity/caller.ts';
import type { AllowedHost } from '../webhooks/hosts.ts';
import { createSignIn } from '../identity/openid.ts';
import type { Keyring } from '../proof/keys.ts';
import type { Mailer } from '../mail/smtp.ts';
import type { Spans } from '../http/spans.ts';
import type { Store } from '../store/store.ts';
import { createLimitedServer, hangUpOnceDrained } from './http-server.ts';
import type { TemporalClient } from './temporal.ts';
import { webhookParts } from './webhook-parts.ts';

export interface ApiParts {
  readonly store: Store;
  readonly temporal: TemporalClient;
  readonly mailer: Mailer;
  readonly port: number;
  /** The address to listen on; all of them where it is absent. */
  readonly host?: string;
  readonly publicUrl: string;
  readonly oidc: {
    readonly issuer: string;
    readonly audience: string;
    readonly clientId: string;
    readonly clientSecret: string | undefined;
  };
  readonly operatorClaim: OperatorClaim | null;
  readonly sessionSecret: string;
  /** For how long officers can object to what the support desk is about to do; the default where it is absent. */
  readonly deskCoolingHours?: number;
  readonly keyring: Keyring;
  /** Where messages of webhooks may go; nowhere where it is absent. */
  readonly webhookHosts?: readonly AllowedHost[];
  readonly temporalUi?: string | undefined;
  readonly trustedProxies: readonly string[];
  readonly rateFactor: number;
  readonly mostAtWork: number;
  /** For how long it goes on answering, not ready any more, once it is told to stop; not at all where it is absent. */
  readonly drainSeconds?: number;
  readonly log: Logger;
  readonly metrics: Registry;
  /** Where spans are told; nowhere where it is absent. */
  readonly spans?: Spans;
  /** The worker that runs in the same process, if one does. */
  readonly worker?: { check(): Promise<void> };
}

export interface RunningApi {
  stop(): Promise<void>;
}

const DRAIN_MS = 10_000;

const closeServer = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    const force = setTimeout(() => server.closeAllConnections(), DRAIN_MS);
    server.close(() => {
      clearTimeout(force);
      resolve();
    });
    server.closeIdleConnections();
  });

/** Serves the API and the pages. */
export const runApi = async (parts: ApiParts): Promise<RunningApi> => {
  const { store, temporal, mailer, port, host, publicUrl, oidc, operatorClaim, sessionSecret, log, metrics, worker } =
    parts;
  const { trustedProxies, rateFactor, mostAtWork } = parts;
  const claim = operatorClaim === null ? {} : { operatorClaim };
  const draining = new AbortController();
  const stopping = new AbortController();
  const app = createApi({
    store,
    draining: draining.signal,
    stopping: stopping.signal,
    workflows: temporal.workflows,
    support: temporal.support,
    webhooks: webhookParts(parts.keyring, parts.webhookHosts ?? []),
    ...(parts.deskCoolingHours !== undefined && { deskCoolingHours: parts.deskCoolingHours }),
    verifier: createBearerVerifier({ issuer: oidc.issuer, audience: oidc.audience, ...claim }),
    signIn: createSignIn({
      issuer: oidc.issuer,
      clientId: oidc.clientId,
      ...(oidc.clientSecret !== undefined && { clientSecret: oidc.clientSecret }),
      redirectUri: `${publicUrl}/sign-in/callback`,
      ...claim,
    }),
    sessionSecret,
    keyring: parts.keyring,
    limiter: createRateLimiter({ store, sessionSecret, factor: rateFactor, log, metrics }),
    trustedProxies,
    mostAtWork,
    ...(parts.temporalUi !== undefined && { temporalUi: parts.temporalUi }),
    publicUrl,
    health: {
      temporal: () => temporal.check(),
      mail: () => mailer.verify(),
      ...(worker && { worker: () => worker.check() }),
    },
    metrics,
    ...(parts.spans && { spans: parts.spans }),
    log,
  });
  const server = createLimitedServer(app);
  hangUpOnceDrained(server, draining.signal);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  return {
    async stop() {
      // A proxy that asks finds out first, and sends nothing more; only then the listener closes.
      draining.abort();
      await delay((parts.drainSeconds ?? 0) * 1_000);
      stopping.abort();
      await closeServer(server);
    },
  };
};
