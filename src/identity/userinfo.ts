import type { JWTPayload } from 'jose';
import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import type { Claims } from './caller.ts';
import { fetchJson, ProviderUnreachable } from './provider-fetch.ts';
import { hashSecret } from './secrets.ts';

const MAX_KEPT = 10_000;
/** How long a provider that didn't answer is left alone about a token. */
const RETRY_MS = 30_000;

const Userinfo = z.looseObject({ sub: z.string() });

/**
 * Says which claims state a caller's address: those of the token when it has both `email` and `email_verified`, else
 * those of the userinfo endpoint, kept for the token's life. Where that endpoint refuses the token, answers about somebody
 * else or not at all, it is left at what the token says.
 */
export function createUserinfo(): (token: string, claims: JWTPayload, endpoint: URL | undefined) => Promise<Claims> {
  const kept = new LRUCache<string, Claims>({ max: MAX_KEPT });
  return async (token, claims, endpoint) => {
    if (statesAddress(claims) || endpoint === undefined) return claims;
    const key = hashSecret(token);
    const known = kept.get(key);
    if (known) return known;
    const keep = (stated: Claims, milliseconds: number): Claims => {
      kept.set(key, stated, { ttl: Math.max(1, milliseconds) });
      return stated;
    };
    try {
      const answer = Userinfo.safeParse(await fetchJson(endpoint, { authorization: `Bearer ${token}` }));
      const usable = answer.success && answer.data.sub === claims.sub && answer.data['email'] !== undefined;
      return keep(usable ? answer.data : claims, (claims.exp ?? 0) * 1000 - Date.now());
    } catch (cause) {
      if (!(cause instanceof ProviderUnreachable)) throw cause;
      return keep(claims, RETRY_MS);
    }
  };
}

/** Whether the claims settle the address, verified or not. */
export const statesAddress = (claims: Claims): boolean =>
  claims['email'] !== undefined && claims['email_verified'] !== undefined;
