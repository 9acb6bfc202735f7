import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { request } from 'node:http';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decodeJwt, decodeProtectedHeader } from 'jose';
import { pino } from 'pino';
import { createBearerVerifier } from '../../../src/identity/bearer.ts';
import { createSignIn } from '../../../src/identity/openid.ts';
import { DEMO_PEOPLE } from '../../../src/processes/embedded/demo-people.ts';
import { demoToken } from '../../../src/processes/embedded/demo-token.ts';
import {
  CLI_CLIENT_ID,
  CLI_REDIRECT_URI,
  startIdentityProvider,
  type IdentityProviderOptions,
} from '../../../src/processes/embedded/identity-provider.ts';
import { Browser } from './browser.ts';

const AUDIENCE = 'https://api.countersign.example';
const REDIRECT_URI = 'http://localhost:8080/auth/callback';
const CLIENT = { clientId: 'countersign', clientSecret: 'the demo client’s secret'.replace('’', '') };

let dataDir: string;
let provider: { issuer: string; stop: () => Promise<void> };

const options = (more: Partial<IdentityProviderOptions> = {}): IdentityProviderOptions => ({
  dataDir,
  port: 0,
  publicUrl: 'http://localhost:8080',
  audience: AUDIENCE,
  ...CLIENT,
  redirectUris: [REDIRECT_URI],
  environment: undefined,
  log: pino({ level: 'silent' }),
  ...more,
});

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'identity-provider-'));
  provider = await startIdentityProvider(options());
});

afterAll(async () => {
  await provider.stop();
  await rm(dataDir, { recursive: true });
});

const authorization = (more: Record<string, string> = {}): URL => {
  const url = new URL(`${provider.issuer}/auth`);
  url.search = new URLSearchParams({
    client_id: CLI_CLIENT_ID,
    redirect_uri: CLI_REDIRECT_URI,
    response_type: 'code',
    scope: 'openid',
    state: 'state-of-this-test',
    code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
    code_challenge_method: 'S256',
    ...more,
  }).toString();
  return url;
};

describe('a demo person’s access token', () => {
  test('is what the service takes from its callers', async () => {
    const token = await demoToken({ issuer: provider.issuer, audience: AUDIENCE, person: 'ada' });
    expect(decodeProtectedHeader(token)).toMatchObject({ alg: 'RS256', typ: 'at+jwt' });
    const verifier = createBearerVerifier({ issuer: provider.issuer, audience: AUDIENCE });
    expect(await verifier.verify(token)).toEqual({
      issuer: provider.issuer,
      subject: 'ada',
      email: 'ada@acme.example',
      emailVerified: true,
      name: 'Ada Okafor',
      operator: false,
      via: 'bearer',
    });
  });

  test('outlives a restart of the provider, and its keys are for this user alone', async () => {
    const first = await startIdentityProvider(options());
    const token = await demoToken({ issuer: first.issuer, audience: AUDIENCE, person: 'ben' });
    const port = Number(new URL(first.issuer).port);
    await first.stop();
    const second = await startIdentityProvider(options({ port }));
    try {
      const verifier = createBearerVerifier({ issuer: second.issuer, audience: AUDIENCE });
      expect(await verifier.verify(token)).toMatchObject({ subject: 'ben' });
    } finally {
      await second.stop();
    }
    expect((await stat(join(dataDir, 'identity-provider', 'keys.json'))).mode & 0o777).toBe(0o600);
  });

  test('is given to nobody who is not a demo person', async () => {
    await expect(demoToken({ issuer: provider.issuer, audience: AUDIENCE, person: 'zoe' })).rejects.toThrow(
      'Signing in as "zoe" was refused (HTTP 422): is that a demo person?',
    );
  });

  test('is asked for at loopback only, and for the audience that the provider serves', async () => {
    await expect(demoToken({ issuer: 'https://login.example', audience: AUDIENCE, person: 'ada' })).rejects.toThrow(
      'found issuer https://login.example, expected localhost',
    );
    await expect(demoToken({ issuer: provider.issuer, audience: 'https://x.example', person: 'ada' })).rejects.toThrow(
      `The provider's tokens are for ${AUDIENCE}; expected them to be for https://x.example`,
    );
  });
});

describe('the page sign-in', () => {
  test('goes by the code flow to the person who was picked, and asks anew every time', async () => {
    const signIn = createSignIn({ issuer: provider.issuer, ...CLIENT, redirectUri: REDIRECT_URI });
    const browser = new Browser();
    for (const person of ['cleo', 'dev', 'cleo']) {
      const { redirectTo, flow } = await signIn.begin('/approve/x');
      const page = await browser.follow(redirectTo, REDIRECT_URI);
      expect(page.response.status).toBe(200);
      const back = await browser.follow(page.url, REDIRECT_URI, { person });
      expect(await signIn.finish(flow, back.url)).toMatchObject({
        subject: person,
        email: `${person}@acme.example`,
        emailVerified: true,
        via: 'session',
      });
    }
  });

  test('lists everybody, says what it is, has no script and asks for no password', async () => {
    const { response } = await new Browser().follow(authorization(), REDIRECT_URI);
    const text = await response.text();
    for (const { name, email, title } of DEMO_PEOPLE)
      for (const part of [name, email, title]) expect(text).toContain(part);
    expect(text).toContain('Demo sign-in');
    expect(text).not.toMatch(/<script|type="password"|javascript:|\son\w+=/i);
    expect(text).toContain('name="viewport"');
    expect(response.headers.get('content-security-policy')).toMatch(
      /^default-src 'none'; style-src 'sha256-[^']+'; .*form-action 'self' http:\/\/localhost:8080; frame-ancestors 'none'/,
    );
    expect(response.headers.get('cache-control')).toBe('no-store');
  });

  test('is for the browser that started it', async () => {
    const { url } = await new Browser().follow(authorization(), REDIRECT_URI);
    const stranger = await new Browser().open(url, { person: 'ada' });
    expect(stranger.status).toBe(400);
    expect(await stranger.text()).toContain('This sign-in has ended');
  });

  test('shows an unknown name and an endless form the list again', async () => {
    const browser = new Browser();
    const { url } = await browser.follow(authorization(), REDIRECT_URI);
    for (const person of ['<script>', 'x'.repeat(100_000), '__proto__', '']) {
      const answer = await browser.open(url, { person });
      expect(answer.status).toBe(422);
      expect(await answer.text()).not.toContain('<script>');
    }
  });
});

describe('the provider refuses', () => {
  test.each([CLI_CLIENT_ID, CLIENT.clientId])(
    'the client %s without PKCE, or with a plain challenge',
    async (client_id) => {
      const redirect_uri = client_id === CLI_CLIENT_ID ? CLI_REDIRECT_URI : REDIRECT_URI;
      const without = authorization({ client_id, redirect_uri });
      without.searchParams.delete('code_challenge');
      without.searchParams.delete('code_challenge_method');
      const plain = authorization({ client_id, redirect_uri, code_challenge_method: 'plain' });
      for (const start of [without, plain]) {
        const { url } = await new Browser().follow(start, redirect_uri);
        expect(url.searchParams.get('error')).toBe('invalid_request');
        expect(url.searchParams.get('code')).toBeNull();
      }
    },
  );

  test('a code with another verifier', async () => {
    const browser = new Browser();
    const page = await browser.follow(authorization(), CLI_REDIRECT_URI);
    const back = await browser.follow(page.url, CLI_REDIRECT_URI, { person: 'ada' });
    const answer = await browser.open(`${provider.issuer}/token`, {
      grant_type: 'authorization_code',
      client_id: CLI_CLIENT_ID,
      redirect_uri: CLI_REDIRECT_URI,
      code: back.url.searchParams.get('code') ?? '',
      code_verifier: 'v'.repeat(43),
    });
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ error: 'invalid_grant' });
  });

  test('another redirect address, on a page of its own', async () => {
    const { response } = await new Browser().follow(
      authorization({ redirect_uri: 'https://evil.example/' }),
      'https://evil',
    );
    expect(response.status).toBe(400);
    expect(await response.text()).toContain('Sign-in failed');
  });

  test('a token for another resource', async () => {
    const { url } = await new Browser().follow(authorization({ resource: 'https://other.example' }), CLI_REDIRECT_URI);
    expect(url.searchParams.get('error')).toBe('invalid_target');
  });

  test('a name of somebody else’s for this machine', async () => {
    const { port } = new URL(provider.issuer);
    const status = await new Promise<number | undefined>((resolve, reject) => {
      request(
        { host: '127.0.0.1', port, path: '/auth', headers: { host: `rebound.evil.example:${port}` } },
        (answer) => {
          answer.resume();
          resolve(answer.statusCode);
        },
      )
        .on('error', reject)
        .end();
    });
    expect(status).toBe(421);
  });
});

describe('the provider does not start', () => {
  test('in production', async () => {
    await expect(startIdentityProvider(options({ environment: 'production' }))).rejects.toThrow(
      'The demo identity provider asks for no password: found NODE_ENV=production, expected OIDC_ISSUER to name a real one',
    );
  });

  test.each(['https://countersign.example', 'http://192.168.1.7:8080', 'http://localhost.evil.example'])(
    'for a service at %s',
    async (publicUrl) => {
      await expect(startIdentityProvider(options({ publicUrl }))).rejects.toThrow(
        `The demo identity provider serves this machine alone: found PUBLIC_URL ${publicUrl}, expected a localhost URL`,
      );
    },
  );

  test('on a port that is taken, saying which', async () => {
    const port = Number(new URL(provider.issuer).port);
    await expect(startIdentityProvider(options({ port }))).rejects.toThrow(
      `The demo identity provider: port ${String(port)} of 127.0.0.1 is taken by another process; expected a free one`,
    );
  });

  test('with keys that are not its own, and shows none of them', async () => {
    const file = join(dataDir, 'identity-provider', 'keys.json');
    const kept = await readFile(file, 'utf8');
    await writeFile(file, kept.slice(0, 200));
    try {
      const outcome: unknown = await startIdentityProvider(options()).catch((cause: unknown) => cause);
      expect(String(outcome)).toMatch(
        /keys\.json: found something else than the demo provider's keys; remove the file/,
      );
      expect(String(outcome)).not.toContain(kept.slice(30, 60));
    } finally {
      await writeFile(file, kept);
    }
  });
});

test('every token holds the person’s own address and nothing of another’s', async () => {
  for (const { sub, email, name } of DEMO_PEOPLE) {
    const claims = decodeJwt(await demoToken({ issuer: provider.issuer, audience: AUDIENCE, person: sub }));
    expect(claims).toMatchObject({ sub, email, email_verified: true, name, iss: provider.issuer, aud: AUDIENCE });
  }
});
