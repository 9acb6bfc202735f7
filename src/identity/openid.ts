import { EncryptJWT, jwtDecrypt } from 'jose';
import * as openid from 'openid-client';
import { z } from 'zod';
import {
  addressOf,
  isOperator,
  Unauthenticated,
  type Caller,
  type Claims,
  type OperatorClaim,
  type UnauthenticatedReason,
} from './caller.ts';
import { isLoopback, keptOnceAnswered, ProviderUnreachable, providerFetch, requireSecure } from './provider-fetch.ts';
import { deriveKey } from './secrets.ts';
import { statesAddress } from './userinfo.ts';

const FLOW_LIFE = '10 minutes';
const CLOCK_SKEW_SECONDS = 30;
const TIMEOUT_SECONDS = 5;
const MAX_RETURN_TO = 2_000;

const SignInFlow = z.strictObject({
  state: z.string(),
  nonce: z.string(),
  codeVerifier: z.string(),
  returnTo: z.string(),
});

/** What a browser's sign-in under way must remember; kept sealed in a cookie of its own. */
export type SignInFlow = z.infer<typeof SignInFlow>;

export type SignInOptions = {
  /** `OIDC_ISSUER` */
  readonly issuer: string;
  readonly clientId: string;
  /** Absent for a public client, which PKCE alone protects. */
  readonly clientSecret?: string | undefined;
  /** Where the provider sends the browser back to; below `PUBLIC_URL`. */
  readonly redirectUri: string;
  readonly operatorClaim?: OperatorClaim | undefined;
};

export type SignIn = {
  /**
   * Starts a sign-in.
   *
   * @param returnTo where the browser goes afterwards; anything but a path of this service becomes `/`
   * @throws Unauthenticated (`provider_unreachable`)
   */
  begin(this: void, returnTo: unknown): Promise<{ redirectTo: string; flow: SignInFlow }>;
  /**
   * Ends a sign-in: trades the code for an ID token, and checks that, its signature, nonce and state.
   *
   * @param currentUrl the URL that the browser came back to; only its query counts
   * @throws Unauthenticated (`sign_in_failed`, `provider_unreachable`)
   */
  finish(this: void, flow: SignInFlow, currentUrl: string | URL): Promise<Caller>;
};

/**
 * Signs people in on the pages, by the code flow with PKCE at the configured OpenID issuer. The provider is first asked
 * when somebody signs in.
 *
 * @throws Error where issuer or redirect URI is neither https nor on loopback
 */
export function createSignIn(options: SignInOptions): SignIn {
  requireSecure('OIDC_ISSUER', options.issuer);
  requireSecure('PUBLIC_URL', options.redirectUri);
  const provider = keptOnceAnswered(() => discover(options));

  return {
    async begin(returnTo) {
      const config = await orUnauthenticated('provider_unreachable', provider);
      const flow: SignInFlow = {
        state: openid.randomState(),
        nonce: openid.randomNonce(),
        codeVerifier: openid.randomPKCECodeVerifier(),
        returnTo: safeReturnTo(returnTo),
      };
      const redirectTo = openid.buildAuthorizationUrl(config, {
        redirect_uri: options.redirectUri,
        scope: 'openid email profile',
        state: flow.state,
        nonce: flow.nonce,
        code_challenge: await openid.calculatePKCECodeChallenge(flow.codeVerifier),
        code_challenge_method: 'S256',
      });
      return { redirectTo: redirectTo.href, flow };
    },

    async finish(flow, currentUrl) {
      const config = await orUnauthenticated('provider_unreachable', provider);
      const back = new URL(options.redirectUri);
      back.search = new URL(currentUrl, options.redirectUri).search;
      return orUnauthenticated('sign_in_failed', async () => {
        const tokens = await openid.authorizationCodeGrant(config, back, {
          pkceCodeVerifier: flow.codeVerifier,
          expectedState: flow.state,
          expectedNonce: flow.nonce,
          idTokenExpected: true,
        });
        const claims = tokens.claims();
        if (claims === undefined) throw new Unauthenticated('sign_in_failed');
        return callerOf(claims, await statedClaims(config, tokens.access_token, claims), options);
      });
    },
  };
}

async function discover({ issuer, clientId, clientSecret }: SignInOptions): Promise<openid.Configuration> {
  return openid.discovery(
    new URL(issuer),
    clientId,
    { [openid.clockTolerance]: CLOCK_SKEW_SECONDS },
    clientSecret === undefined ? openid.None() : clientAuthentication(clientSecret),
    {
      timeout: TIMEOUT_SECONDS,
      [openid.customFetch]: libraryFetch,
      execute: [openid.enableNonRepudiationChecks, ...(isLoopback(issuer) ? [openid.allowInsecureRequests] : [])],
    },
  );
}

const libraryFetch: openid.CustomFetch = (url, { body, ...init }) =>
  providerFetch(url, { ...init, body: body as NonNullable<RequestInit['body']> });

/** By HTTP Basic, the standard's default, unless the provider says that it takes the secret in the form alone. */
function clientAuthentication(clientSecret: string): openid.ClientAuth {
  const [basic, post] = [openid.ClientSecretBasic(clientSecret), openid.ClientSecretPost(clientSecret)];
  return (server, client, body, headers) => {
    const taken = server.token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
    const method = taken.includes('client_secret_basic') ? basic : post;
    method(server, client, body, headers);
  };
}

async function statedClaims(
  config: openid.Configuration,
  accessToken: string,
  claims: openid.IDToken,
): Promise<Claims> {
  if (statesAddress(claims) || config.serverMetadata().userinfo_endpoint === undefined) return claims;
  const answer = await openid.fetchUserInfo(config, accessToken, claims.sub);
  return answer.email === undefined ? claims : answer;
}

const callerOf = (claims: openid.IDToken, stated: Claims, options: SignInOptions): Caller => ({
  issuer: options.issuer,
  subject: claims.sub,
  ...addressOf(stated),
  ...(typeof claims['name'] === 'string' && { name: claims['name'] }),
  operator: isOperator(claims, options.operatorClaim),
  via: 'session',
});

/** Turns what the library and the network throw into {@link Unauthenticated}, keeping no more than the error's code. */
async function orUnauthenticated<T>(reason: UnauthenticatedReason, step: () => Promise<T>): Promise<T> {
  try {
    return await step();
  } catch (cause) {
    if (cause instanceof Unauthenticated) throw cause;
    const inner = cause instanceof Error ? cause.cause : undefined;
    for (const one of [cause, inner]) {
      if (one instanceof ProviderUnreachable) throw new Unauthenticated('provider_unreachable', one);
    }
    throw new Unauthenticated(reason, new Error(codeOf(cause)));
  }
}

/** The code of a library's error; its message and its own cause may quote the provider's answer. */
const codeOf = (cause: unknown): string =>
  cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : 'unknown';

/** A path of this service to go back to after signing in; `/` for anything that could lead elsewhere. */
export function safeReturnTo(found: unknown): string {
  const base = 'http://service.invalid';
  // Browsers read a backslash as a slash and drop tabs and line breaks: both could turn a path into another host.
  if (typeof found !== 'string' || found.length > MAX_RETURN_TO || !/^\/(?!\/)[\x21-\x5b\x5d-\x7e]*$/.test(found))
    return '/';
  if (!URL.canParse(found, base)) return '/';
  const { origin, pathname, search, hash } = new URL(found, base);
  return origin === base && !pathname.startsWith('//') ? pathname + search + hash : '/';
}

/**
 * Seals a sign-in under way for a cookie that only this service can read, good for 10 minutes.
 *
 * @param secret the service's session secret
 */
export const sealFlow = (flow: SignInFlow, secret: string): Promise<string> =>
  new EncryptJWT({ flow })
    .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
    .setIssuedAt()
    .setExpirationTime(FLOW_LIFE)
    .encrypt(deriveKey(secret, 'sign-in flow'));

/** The sign-in under way that {@link sealFlow} sealed; nothing where it is too old, altered, or sealed by another key. */
export async function openFlow(sealed: unknown, secret: string): Promise<SignInFlow | undefined> {
  if (typeof sealed !== 'string') return undefined;
  try {
    const { payload } = await jwtDecrypt(sealed, deriveKey(secret, 'sign-in flow'), {
      keyManagementAlgorithms: ['dir'],
      contentEncryptionAlgorithms: ['A256GCM'],
      requiredClaims: ['exp'],
    });
    return SignInFlow.parse(payload['flow']);
  } catch {
    return undefined;
  }
}
