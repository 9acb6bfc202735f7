import Provider, { errors, interactionPolicy, type Configuration } from 'oidc-provider';
import type { Logger } from 'pino';
import { isLoopback } from '../../identity/provider-fetch.ts';
import { html } from '../../mail/html.ts';
import { DESK_CLAIM, demoPerson } from './demo-people.ts';
import { serveOnLoopback } from './loopback.ts';
import { page, pageHeaders } from './page.ts';
import { providerKeys, type ProviderKeys } from './provider-keys.ts';
import { createProviderRecords } from './provider-records.ts';
import { isSignIn, signInListener, signInPath } from './sign-in-page.ts';

const PART = 'The demo identity provider';

/** The public client of command-line scripts, and the address that they are sent back to (and never listen on). */
export const CLI_CLIENT_ID = 'countersign-cli';
export const CLI_REDIRECT_URI = 'http://127.0.0.1/callback';

/** The API as a resource of the provider's own, for clients that name none. Its audience is the configured one. */
const API_RESOURCE = 'urn:countersign:api';
const API_SCOPE = 'api';

const MINUTE = 60;
const HOUR = 60 * MINUTE;

export type IdentityProviderOptions = {
  /** The folder of everything embedded; the provider's keys are kept in it. */
  readonly dataDir: string;
  /** 0 takes a free port. */
  readonly port: number;
  /** The service's own base URL; on loopback, since nobody else could reach this provider. */
  readonly publicUrl: string;
  /** `aud` of every access token. */
  readonly audience: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly redirectUris: readonly string[];
  /** The value of `NODE_ENV`, if any. */
  readonly environment: string | undefined;
  readonly log: Pick<Logger, 'info' | 'error'>;
};

/**
 * Starts an OpenID provider at which anybody can sign in as one of the demo people, without a password: on this machine
 * only, and never in production. Its keys, and so the tokens it gave, outlive a restart.
 *
 * @returns the issuer (`http://localhost:PORT`), and how to stop it
 * @throws Error of one line: in production, with a public URL that isn't on loopback, or when the port is taken
 */
export async function startIdentityProvider(
  options: IdentityProviderOptions,
): Promise<{ issuer: string; stop: () => Promise<void> }> {
  if (options.environment === 'production') {
    throw new Error(`${PART} asks for no password: found NODE_ENV=production, expected OIDC_ISSUER to name a real one`);
  }
  if (!isLoopback(options.publicUrl)) {
    const found = new URL(options.publicUrl).origin;
    throw new Error(
      `${PART} serves this machine alone: found PUBLIC_URL ${found}, expected a localhost URL or OIDC_ISSUER`,
    );
  }
  const keys = await providerKeys(options.dataDir);
  let issuer = '';
  const server = await serveOnLoopback(PART, options.port, (port) => {
    issuer = `http://localhost:${String(port)}`;
    const provider = new Provider(issuer, configuration(options, keys));
    provider.on('server_error', (_context, error) => {
      options.log.error({ error: error.name }, `${PART} failed to answer: ${error.message}`);
    });
    const protocol = provider.callback();
    const signIn = signInListener(provider, [...new Set(options.redirectUris.map((uri) => new URL(uri).origin))]);
    return (request, response) => {
      if (isSignIn(request)) signIn(request, response);
      else void protocol(request, response);
    };
  });
  options.log.info({ issuer }, `${PART} is ready`);
  return { issuer, stop: server.stop };
}

function configuration(options: IdentityProviderOptions, keys: ProviderKeys): Configuration {
  return {
    adapter: createProviderRecords(),
    jwks: { keys: [...keys.jwks.keys] },
    cookies: {
      keys: [...keys.cookieKeys],
      // Cookies know no ports: the service and this provider share those of `localhost`.
      names: { session: 'demo_idp_session', interaction: 'demo_idp_sign_in', resume: 'demo_idp_resume' },
    },
    clients: [
      {
        client_id: options.clientId,
        client_secret: options.clientSecret,
        redirect_uris: [...options.redirectUris],
      },
      {
        client_id: CLI_CLIENT_ID,
        redirect_uris: [CLI_REDIRECT_URI],
        token_endpoint_auth_method: 'none',
        application_type: 'native',
      },
    ],
    clientBasedCORS: () => false,
    pkce: { required: () => true },
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    scopes: ['openid', API_SCOPE],
    // The sign-in needs no second request for the address when the ID token holds it.
    conformIdTokenClaims: false,
    findAccount: (_context, sub) => {
      const person = demoPerson(sub);
      return person && { accountId: sub, claims: () => ({ sub, ...claimsOf(sub) }) };
    },
    extraTokenClaims: (_context, token) => ('accountId' in token ? claimsOf(token.accountId) : undefined),
    features: {
      devInteractions: { enabled: false },
      dPoP: { enabled: false },
      pushedAuthorizationRequests: { enabled: false },
      rpInitiatedLogout: { enabled: false },
      resourceIndicators: {
        enabled: true,
        defaultResource: (_context, client) => (client.clientId === CLI_CLIENT_ID ? API_RESOURCE : []),
        useGrantedResource: () => true,
        getResourceServerInfo: (_context, resource) => {
          if (resource !== API_RESOURCE && resource !== options.audience) throw new errors.InvalidTarget();
          return {
            scope: API_SCOPE,
            audience: options.audience,
            accessTokenFormat: 'jwt',
            jwt: { sign: { alg: 'RS256' } },
          };
        },
      },
    },
    interactions: {
      policy: pickAtEverySignIn(),
      url: (_context, interaction) => signInPath(interaction.uid),
    },
    loadExistingGrant: async (context) => {
      const { client, session, provider, resourceServers } = context.oidc;
      const accountId = session?.accountId;
      if (client === undefined || accountId === undefined) return undefined;
      const grant = new provider.Grant({ clientId: client.clientId, accountId });
      grant.addOIDCScope('openid email profile');
      for (const resource of Object.keys(resourceServers ?? {})) grant.addResourceScope(resource, API_SCOPE);
      await grant.save();
      return grant;
    },
    expiresWithSession: () => false,
    issueRefreshToken: () => false,
    renderError: (context, out) => {
      context.set(pageHeaders());
      context.body = page(
        'Sign-in failed',
        html`<h1>Sign-in failed</h1>
          <p>The request that led here was refused: <strong>${out.error}</strong></p>
          <p>${out.error_description}</p>`,
      );
    },
    ttl: {
      AccessToken: HOUR,
      AuthorizationCode: MINUTE,
      IdToken: HOUR,
      Interaction: 10 * MINUTE,
      Grant: HOUR,
      Session: 10 * MINUTE,
    },
  };
}

function claimsOf(sub: string): Record<string, unknown> | undefined {
  const person = demoPerson(sub);
  if (person === undefined) return undefined;
  const desk = person.group === 'Support desk' ? { [DESK_CLAIM.name]: [DESK_CLAIM.value] } : {};
  return { email: person.email, email_verified: true, name: person.name, ...desk };
}

/** Everybody picks a person at every sign-in; a first-party client needs no consent. */
function pickAtEverySignIn(): interactionPolicy.DefaultPolicy {
  const { Check, Prompt, base } = interactionPolicy;
  const policy = base();
  policy.clear();
  policy.add(
    new Prompt(
      { name: 'login', requestable: true },
      new Check('person_not_picked', 'A person must be picked', 'login_required', (context) =>
        context.oidc.result?.login === undefined ? Check.REQUEST_PROMPT : Check.NO_NEED_TO_PROMPT,
      ),
    ),
  );
  return policy;
}
