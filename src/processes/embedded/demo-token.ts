import * as openid from 'openid-client';
import { decodeJwt } from 'jose';
import { isLoopback } from '../../identity/provider-fetch.ts';
import { CLI_CLIENT_ID, CLI_REDIRECT_URI } from './identity-provider.ts';

const MAX_STEPS = 8;

/**
 * Signs a demo person in at the embedded provider, as a browser would: code flow with PKCE, the sign-in page's form
 * posted. For scripts, tests and benchmarks.
 *
 * @param person the subject of a demo person, `ada` say
 * @returns an access token for the API
 * @throws Error of one line where the provider is not the embedded one, or knows nobody of that name
 */
export async function demoToken(options: { issuer: string; audience: string; person: string }): Promise<string> {
  if (!isLoopback(options.issuer)) {
    throw new Error(
      `The demo people sign in at the embedded provider: found issuer ${options.issuer}, expected localhost`,
    );
  }
  const config = await openid.discovery(new URL(options.issuer), CLI_CLIENT_ID, undefined, openid.None(), {
    execute: [openid.allowInsecureRequests],
  });
  const codeVerifier = openid.randomPKCECodeVerifier();
  const state = openid.randomState();
  const start = openid.buildAuthorizationUrl(config, {
    redirect_uri: CLI_REDIRECT_URI,
    scope: 'openid email profile api',
    code_challenge: await openid.calculatePKCECodeChallenge(codeVerifier),
    code_challenge_method: 'S256',
    state,
  });
  const back = await signIn(start, options.person);
  const tokens = await openid.authorizationCodeGrant(config, back, {
    pkceCodeVerifier: codeVerifier,
    expectedState: state,
  });
  const { aud } = decodeJwt(tokens.access_token);
  if (aud !== options.audience) {
    throw new Error(`The provider's tokens are for ${String(aud)}; expected them to be for ${options.audience}`);
  }
  return tokens.access_token;
}

/** Follows the redirects from the authorization endpoint, picks the person on the way, and says where it led. */
async function signIn(start: URL, person: string): Promise<URL> {
  const cookies = new Map<string, string>();
  let url = start;
  let form: URLSearchParams | undefined;
  for (let step = 0; step < MAX_STEPS; step += 1) {
    const response = await fetch(url, {
      redirect: 'manual',
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(form && { method: 'POST', body: form }),
    });
    await response.body?.cancel();
    for (const line of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (name !== undefined && value !== undefined) cookies.set(name, value);
    }
    const location = response.headers.get('location');
    if (location !== null) {
      url = new URL(location, url);
      form = undefined;
      if (url.href.startsWith(CLI_REDIRECT_URI)) return url;
    } else if (response.status === 200 && form === undefined) {
      form = new URLSearchParams({ person });
    } else {
      throw new Error(
        `Signing in as "${person}" was refused (HTTP ${String(response.status)}): is that a demo person?`,
      );
    }
  }
  throw new Error(`Signing in as "${person}" didn't end after ${String(MAX_STEPS)} steps`);
}
