import * as jose from 'jose';
import { z } from 'zod';
import {
  addressOf,
  isOperator,
  Unauthenticated,
  type Caller,
  type OperatorClaim,
  type UnauthenticatedReason,
} from './caller.ts';
import { IssuerKeys } from './issuer-keys.ts';
import { fetchJson, keptOnceAnswered, ProviderUnreachable, requireSecure } from './provider-fetch.ts';
import { createUserinfo } from './userinfo.ts';

const ALGORITHMS = ['RS256', 'ES256', 'EdDSA'];
const TYPES = new Set(['jwt', 'at+jwt']);
const MAX_TOKEN_LENGTH = 16_384;
const MAX_SUBJECT_LENGTH = 255;
const CLOCK_SKEW_SECONDS = 30;

const Discovery = z.object({
  issuer: z.string(),
  jwks_uri: z.string(),
  userinfo_endpoint: z.string().optional(),
});

type Provider = { readonly keys: IssuerKeys; readonly userinfo: URL | undefined };

export type BearerOptions = {
  /** `OIDC_ISSUER`, as it stands in the tokens. */
  readonly issuer: string;
  /** `OIDC_AUDIENCE` */
  readonly audience: string;
  readonly clockSkewSeconds?: number;
  readonly operatorClaim?: OperatorClaim | undefined;
};

export type BearerVerifier = {
  /** @throws Unauthenticated saying why, without the token */
  verify(this: void, token: string): Promise<Caller>;
};

/**
 * Recognises callers by the JWT access tokens of one OpenID issuer. The provider is first asked when a token comes, so it
 * may be down when the service starts; its keys are kept and asked for again when a token names an unknown one.
 *
 * @throws Error where the issuer is neither https nor on loopback
 */
export function createBearerVerifier(options: BearerOptions): BearerVerifier {
  requireSecure('OIDC_ISSUER', options.issuer);
  const provider = keptOnceAnswered(() => discover(options.issuer));
  const statedAddress = createUserinfo();

  return {
    async verify(token) {
      refuseUnread(token, options.issuer);
      try {
        const { keys, userinfo } = await provider();
        const claims = await keys.claimsOf(
          token,
          (known) => areNow(known, options),
          (by) => verified(token, by, options),
        );
        return { ...callerOf(claims, options), ...addressOf(await statedAddress(token, claims, userinfo)) };
      } catch (cause) {
        if (cause instanceof ProviderUnreachable) throw new Unauthenticated('provider_unreachable', cause);
        throw cause;
      }
    },
  };
}

/** Refuses by what the token says of itself, before any key is asked for. */
function refuseUnread(token: string, issuer: string): void {
  if (token.length > MAX_TOKEN_LENGTH) throw new Unauthenticated('malformed_token');
  let header: jose.ProtectedHeaderParameters;
  let claims: jose.JWTPayload;
  try {
    header = jose.decodeProtectedHeader(token);
    claims = jose.decodeJwt(token);
  } catch {
    throw new Unauthenticated('malformed_token');
  }
  if (!ALGORITHMS.includes(String(header.alg))) throw new Unauthenticated('unsupported_algorithm');
  if (
    header.typ !== undefined &&
    !TYPES.has(
      String(header.typ)
        .toLowerCase()
        .replace(/^application\//, ''),
    )
  ) {
    throw new Unauthenticated('malformed_token');
  }
  if (claims.iss !== issuer) throw new Unauthenticated('wrong_issuer');
}

/** Whether claims that held once hold at this time, as the library counts it. */
function areNow({ exp, nbf }: jose.JWTPayload, { clockSkewSeconds = CLOCK_SKEW_SECONDS }: BearerOptions): boolean {
  const now = Math.floor(Date.now() / 1_000);
  return exp !== undefined && exp > now - clockSkewSeconds && (nbf === undefined || nbf <= now + clockSkewSeconds);
}

async function verified(token: string, keys: jose.JWTVerifyGetKey, options: BearerOptions): Promise<jose.JWTPayload> {
  try {
    const { payload } = await jose.jwtVerify(token, keys, {
      algorithms: ALGORITHMS,
      issuer: options.issuer,
      audience: options.audience,
      clockTolerance: options.clockSkewSeconds ?? CLOCK_SKEW_SECONDS,
      requiredClaims: ['exp', 'sub'],
    });
    return payload;
  } catch (cause) {
    const reason = reasonOf(cause);
    if (reason === undefined) throw cause;
    // The library's error holds the claims; it goes no further.
    throw new Unauthenticated(reason);
  }
}

const CLAIM_REASONS: Readonly<Record<string, UnauthenticatedReason>> = {
  aud: 'wrong_audience',
  iss: 'wrong_issuer',
  nbf: 'not_yet_valid',
};

function reasonOf(cause: unknown): UnauthenticatedReason | undefined {
  if (cause instanceof jose.errors.JWTExpired) return 'expired_token';
  if (cause instanceof jose.errors.JWTClaimValidationFailed) return CLAIM_REASONS[cause.claim] ?? 'malformed_token';
  if (cause instanceof jose.errors.JWSSignatureVerificationFailed) return 'bad_signature';
  if (cause instanceof jose.errors.JWKSNoMatchingKey) return 'bad_signature';
  if (cause instanceof jose.errors.JWKSMultipleMatchingKeys) return 'bad_signature';
  if (cause instanceof jose.errors.JWTInvalid || cause instanceof jose.errors.JWSInvalid) return 'malformed_token';
  if (cause instanceof jose.errors.JOSENotSupported) return 'malformed_token';
  return cause instanceof jose.errors.JOSEError ? 'provider_unreachable' : undefined;
}

function callerOf(claims: jose.JWTPayload, options: BearerOptions): Omit<Caller, 'email' | 'emailVerified'> {
  const { sub, name } = claims;
  if (typeof sub !== 'string' || sub === '' || sub.length > MAX_SUBJECT_LENGTH) {
    throw new Unauthenticated('malformed_token');
  }
  return {
    issuer: options.issuer,
    subject: sub,
    ...(typeof name === 'string' && { name }),
    operator: isOperator(claims, options.operatorClaim),
    via: 'bearer',
  };
}

async function discover(issuer: string): Promise<Provider> {
  const url = new URL(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`);
  const document = Discovery.safeParse(await fetchJson(url));
  if (!document.success) throw new ProviderUnreachable(url, 'found no discovery document');
  if (document.data.issuer !== issuer) {
    throw new ProviderUnreachable(url, `found the issuer "${document.data.issuer}", expected "${issuer}"`);
  }
  const { jwks_uri: jwksUri, userinfo_endpoint: userinfo } = document.data;
  try {
    return {
      keys: new IssuerKeys(requireSecure('jwks_uri', jwksUri)),
      userinfo: userinfo === undefined ? undefined : requireSecure('userinfo_endpoint', userinfo),
    };
  } catch (cause) {
    throw new ProviderUnreachable(url, (cause as Error).message);
  }
}
