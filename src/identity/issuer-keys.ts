import * as jose from 'jose';
import { LRUCache } from 'lru-cache';
import { providerFetch } from './provider-fetch.ts';
import { hashSecret } from './secrets.ts';

const TOKENS_KEPT = 10_000;

interface Kept {
  /** The keys by which its signature held. */
  readonly edition: number;
  readonly claims: jose.JWTPayload;
}

/**
 * The keys of an issuer, and the tokens whose signatures hold by them: whoever brings the same token again costs no
 * further check of a signature, for as long as these very keys would be taken. A token is kept as its hash.
 */
export class IssuerKeys {
  readonly #keys: ReturnType<typeof jose.createRemoteJWKSet>;
  readonly #tokens = new LRUCache<string, Kept>({ max: TOKENS_KEPT });
  #timesAsked = 0;

  constructor(url: URL) {
    this.#keys = jose.createRemoteJWKSet(url, {
      [jose.customFetch]: (input, init) => {
        this.#timesAsked++;
        return providerFetch(input, init);
      },
    });
  }

  /** The token's claims, as `verify` has answered them by the keys of now; else it is asked. `isNow` says whether they still hold. */
  async claimsOf(
    token: string,
    isNow: (claims: jose.JWTPayload) => boolean,
    verify: (keys: jose.JWTVerifyGetKey) => Promise<jose.JWTPayload>,
  ): Promise<jose.JWTPayload> {
    const hash = hashSecret(token);
    const edition = this.#edition();
    const known = this.#tokens.get(hash);
    if (known !== undefined && known.edition === edition && isNow(known.claims)) return known.claims;
    const claims = await verify(this.#keys);
    // Asked for meanwhile, they may be others than those that were checked with.
    if (edition !== undefined && edition === this.#edition()) this.#tokens.set(hash, { edition, claims });
    return claims;
  }

  /** Names the keys that are taken now; undefined where they have to be asked for, or are being asked for. */
  #edition(): number | undefined {
    return this.#keys.fresh && !this.#keys.reloading ? this.#timesAsked : undefined;
  }
}
