import type { Adapter, AdapterPayload } from 'oidc-provider';
import { LRUCache } from 'lru-cache';

const MAX_RECORDS = 20_000;

/** The names of records that are never found again. */
const FORGOTTEN = new Set(['Session']);

/**
 * Keeps the provider's records (sign-ins under way, codes, grants) in memory. They live for minutes; what must outlive a
 * restart are the keys alone, since the access tokens are signed and not stored.
 *
 * Browser sessions are forgotten at once: everybody picks a person at every sign-in, so that one browser can play
 * several officers.
 */
export function createProviderRecords(): (name: string) => Adapter {
  const records = new LRUCache<string, AdapterPayload>({ max: MAX_RECORDS });
  return (name) => {
    const keyOf = (id: string): string => `${name}:${id}`;
    return {
      upsert(id, payload, expiresInSeconds) {
        if (!FORGOTTEN.has(name)) {
          records.set(keyOf(id), payload, expiresInSeconds === undefined ? {} : { ttl: expiresInSeconds * 1000 });
        }
        return Promise.resolve();
      },
      find: (id) => Promise.resolve(records.get(keyOf(id))),
      findByUid: () => Promise.resolve(undefined),
      findByUserCode: () => Promise.resolve(undefined),
      consume(id) {
        const record = records.get(keyOf(id));
        if (record) record.consumed = Math.floor(Date.now() / 1000);
        return Promise.resolve();
      },
      destroy(id) {
        records.delete(keyOf(id));
        return Promise.resolve();
      },
      revokeByGrantId(grantId) {
        for (const [key, record] of records.entries()) {
          if (record.grantId === grantId && key.startsWith(`${name}:`)) records.delete(key);
        }
        return Promise.resolve();
      },
    };
  };
}
