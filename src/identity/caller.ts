/** Somebody whom the identity provider vouches for. Known by issuer and subject; the address is what it says of them. */
export type Caller = {
  readonly issuer: string;
  readonly subject: string;
  readonly email?: string;
  /** Whether the provider has verified {@link email}; false when there is none. */
  readonly emailVerified: boolean;
  readonly name?: string;
  /** Whether they are of the support desk (`OPERATOR_CLAIM`). */
  readonly operator: boolean;
  readonly via: 'bearer' | 'session';
};

/** Why nobody could be recognised. For logs and tests; an answer says no more than 401, or 503 when unreachable. */
export type UnauthenticatedReason =
  | 'malformed_token'
  | 'expired_token'
  | 'not_yet_valid'
  | 'wrong_audience'
  | 'wrong_issuer'
  | 'bad_signature'
  | 'unsupported_algorithm'
  | 'sign_in_failed'
  | 'service_token'
  | 'unknown_service_token'
  | 'provider_unreachable';

const WORDS: Readonly<Record<UnauthenticatedReason, string>> = {
  malformed_token: 'The token is not a JWT access token with an issuer, a subject, an audience and an expiry.',
  expired_token: 'The token has expired.',
  not_yet_valid: 'The token is not valid yet.',
  wrong_audience: 'The token is meant for another service.',
  wrong_issuer: 'The token comes from another issuer than the configured one.',
  bad_signature: 'The token is not signed by a key of the configured issuer.',
  unsupported_algorithm: 'The token is signed by another algorithm than RS256, ES256 or EdDSA.',
  sign_in_failed: 'The sign-in was not completed, or does not belong to this browser.',
  service_token: 'A service’s token is taken only at the addresses that its scopes name.',
  unknown_service_token: 'There is no such service token, or it was revoked or has expired.',
  provider_unreachable: 'The identity provider does not answer.',
};

/** Nobody was recognised. Holds no part of a token; its cause, if any, says what was wrong at the provider. */
export class Unauthenticated extends Error {
  readonly reason: UnauthenticatedReason;

  constructor(reason: UnauthenticatedReason, providerTrouble?: Error) {
    super(WORDS[reason], { cause: providerTrouble });
    this.name = 'Unauthenticated';
    this.reason = reason;
  }
}

/** What the provider states about a person, in a token or at its userinfo endpoint. */
export type Claims = Readonly<Record<string, unknown>>;

/** A claim that marks the operators of the support desk. */
export type OperatorClaim = { readonly name: string; readonly value: string };

/**
 * Reads the setting `OPERATOR_CLAIM`.
 *
 * @throws Error where it isn't `name=value`
 */
export function parseOperatorClaim(setting: string): OperatorClaim {
  const at = setting.indexOf('=');
  const [name, value] = [setting.slice(0, at).trim(), setting.slice(at + 1).trim()];
  if (at < 1 || name === '' || value === '') {
    throw new Error(`OPERATOR_CLAIM: found "${setting}", expected name=value, groups=support-desk say`);
  }
  return { name, value };
}

/** Whether the claims hold the operator's: its value, or a list with its value. No setting means no operator. */
export function isOperator(claims: Claims, operatorClaim: OperatorClaim | undefined): boolean {
  if (operatorClaim === undefined || !Object.hasOwn(claims, operatorClaim.name)) return false;
  const found = claims[operatorClaim.name];
  const values: unknown[] = Array.isArray(found) ? found : [found];
  return values.includes(operatorClaim.value);
}

const MAX_ADDRESS = 320;

/** The address as the claims state it. Some providers write `email_verified` as a string. */
export function addressOf(claims: Claims): { email?: string; emailVerified: boolean } {
  const { email, email_verified: verified } = claims;
  if (typeof email !== 'string' || email === '' || email.length > MAX_ADDRESS) return { emailVerified: false };
  return { email, emailVerified: verified === true || verified === 'true' };
}
