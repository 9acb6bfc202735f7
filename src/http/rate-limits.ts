import { createHmac } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { Logger } from 'pino';
import { Counter, type Registry } from 'prom-client';
import { problem, Refused } from '../domain/problems.ts';
import { deriveKey } from '../identity/secrets.ts';
import type { Store } from '../store/store.ts';

/** How often something may be done within how many seconds, by one person of an account or by one network. */
export const rateLimits = {
  /** By network, failures alone: a good token is never counted. */
  'failed-credentials': { most: 60, seconds: 60 },
  'failed-sign-ins': { most: 20, seconds: 300 },
  /** Links that nobody was ever sent. Good, used and ended ones are never counted. */
  'link-guesses': { most: 20, seconds: 300 },
  'sign-ins': { most: 120, seconds: 60 },
  /** By person. */
  applications: { most: 20, seconds: 3_600 },
  /** By person and account. */
  submissions: { most: 120, seconds: 60 },
  previews: { most: 240, seconds: 60 },
  decisions: { most: 120, seconds: 60 },
  /** By person and account; of who is not yet known, by network. */
  'passkey-challenges': { most: 60, seconds: 60 },
  verifications: { most: 10, seconds: 60 },
} as const satisfies Record<string, { readonly most: number; readonly seconds: number }>;

export type RateLimit = keyof typeof rateLimits;

/** Somebody did something too often. */
export class TooManyRequests extends Refused {
  readonly retryAfterSeconds: number;

  constructor(retryAfterSeconds: number) {
    super([
      problem('too_many_requests', `This came too often of late. Try again in ${retryAfterSeconds} seconds or later.`),
    ]);
    this.name = 'TooManyRequests';
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** How limits know a user of an account, whichever door they come by. */
export const userKey = (accountId: string, userId: string): string => `${accountId} ${userId}`;

export interface RateLimiter {
  /** Counts one more by `who`. Throws TooManyRequests. */
  count(limit: RateLimit, who: string): Promise<void>;
}

export interface RateLimiterParts {
  readonly store: Pick<Store, 'count'>;
  /** The keys of counts are hashes under it. */
  readonly sessionSecret: string;
  /** Every limit is multiplied by it. */
  readonly factor: number;
  readonly log: Logger;
  readonly metrics: Registry;
  /** Milliseconds that never go back; for tests. */
  readonly clock?: () => number;
}

const KEYS_KEPT = 20_000;
/** Longer than this nobody waits for a count; this process counts by itself. */
const PATIENCE_MS = 250;
/** For so long the database isn't asked again after it was slow or away. */
const ALONE_MS = 5_000;

interface Window {
  hits: number;
  endsAt: number;
}

const withinPatience = async <T>(work: Promise<T>): Promise<T> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('the database is slow')), PATIENCE_MS);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
};

/**
 * Counts in the database, where every process sees it, with one statement; whoever is over a limit costs none until its
 * window ends. Where the database is slow or away, this process counts by itself for a while: nobody waits, and nobody
 * is refused for it.
 */
export const createRateLimiter = (parts: RateLimiterParts): RateLimiter => {
  const { store, sessionSecret, factor, log, metrics, clock = () => performance.now() } = parts;
  const hashKey = deriveKey(sessionSecret, 'rate limits');
  const refused = new Counter({
    name: 'countersign_rate_limited_total',
    help: 'Requests refused because they came too often, by limit.',
    labelNames: ['limit'] as const,
    registers: [metrics],
  });
  /** When the window of those over their limit ends. */
  const over = new LRUCache<string, number>({ max: KEYS_KEPT });
  const own = new LRUCache<string, Window>({ max: KEYS_KEPT });
  let aloneUntil = -Infinity;

  const countHere = (key: string, seconds: number): { hits: number; leftMs: number } => {
    const now = clock();
    const known = own.get(key);
    const window = known !== undefined && known.endsAt > now ? known : { hits: 0, endsAt: now + seconds * 1_000 };
    window.hits++;
    own.set(key, window);
    return { hits: window.hits, leftMs: window.endsAt - now };
  };

  const countAnywhere = async (key: string, seconds: number): Promise<{ hits: number; leftMs: number }> => {
    if (clock() < aloneUntil) return countHere(key, seconds);
    try {
      return await withinPatience(store.count(key, seconds));
    } catch {
      aloneUntil = clock() + ALONE_MS;
      log.warn({ seconds: ALONE_MS / 1_000 }, 'the database is slow or away: rate limits are counted in this process');
      return countHere(key, seconds);
    }
  };

  const refuse = (limit: RateLimit, leftMs: number): never => {
    refused.inc({ limit });
    throw new TooManyRequests(Math.max(1, Math.ceil(leftMs / 1_000)));
  };

  return {
    async count(limit, who) {
      const { most, seconds } = rateLimits[limit];
      const key = createHmac('sha256', hashKey).update(`${limit} ${who}`).digest('base64url');
      const endsAt = over.get(key);
      if (endsAt !== undefined) {
        const leftMs = endsAt - clock();
        if (leftMs > 0) refuse(limit, leftMs);
        over.delete(key);
      }
      const { hits, leftMs } = await countAnywhere(key, seconds);
      if (hits <= Math.max(1, Math.floor(most * factor))) return;
      over.set(key, clock() + leftMs);
      log.warn({ limit }, 'somebody is over a rate limit');
      refuse(limit, leftMs);
    },
  };
};
