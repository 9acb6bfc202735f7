import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import * as jose from 'jose';
import { createBearerVerifier, type BearerVerifier } from '../../src/identity/bearer.ts';
import { Unauthenticated, type UnauthenticatedReason } from '../../src/identity/caller.ts';
import { AUDIENCE, startStubProvider, type StubProvider } from './stub-provider.ts';

let provider: StubProvider;
let verifier: BearerVerifier;

beforeAll(async () => {
  provider = await startStubProvider();
  verifier = createBearerVerifier({ issuer: provider.issuer, audience: AUDIENCE });
});

afterEach(() => {
  provider.answers.clear();
});

afterAll(() => provider.pause());

const now = (): number => Math.floor(Date.now() / 1000);
const encoded = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

const fresh = (issuer = provider.issuer): BearerVerifier => createBearerVerifier({ issuer, audience: AUDIENCE });

async function refused(token: string, by = verifier): Promise<Unauthenticated> {
  const outcome = await by.verify(token).then(
    () => 'accepted',
    (cause: unknown) => cause,
  );
  expect(outcome).toBeInstanceOf(Unauthenticated);
  const { message, cause } = outcome as Unauthenticated;
  for (const part of token.split('.').filter((one) => one.length > 8)) {
    expect(message + String(cause)).not.toContain(part);
  }
  return outcome as Unauthenticated;
}

const refusal = async (token: string, by = verifier): Promise<UnauthenticatedReason> =>
  (await refused(token, by)).reason;

/** What was wrong at the provider, in words, without its address. */
async function trouble(by = fresh()): Promise<string> {
  const { reason, cause } = await refused(await provider.token(), by);
  expect(reason).toBe('provider_unreachable');
  return (cause as Error).message.replaceAll(provider.issuer, 'ISSUER');
}

/** A token with a header of its own, rightly signed. */
async function signedWith(header: object): Promise<string> {
  const [, payload] = (await provider.token()).split('.') as [string, string, string];
  const signed = `${encoded({ alg: 'RS256', kid: 'RS256', ...header })}.${payload}`;
  const signature = await crypto.subtle.sign('RSASSA-PKCS1-v1_5', provider.keys.RS256, Buffer.from(signed));
  return `${signed}.${Buffer.from(signature).toString('base64url')}`;
}

describe('a bearer token', () => {
  test.each(['RS256', 'ES256', 'EdDSA'])('signed with %s by the issuer is accepted', async (alg) => {
    expect(await verifier.verify(await provider.token({ name: 'Ada Okafor' }, { alg }))).toEqual({
      issuer: provider.issuer,
      subject: 'ada',
      email: 'ada@acme.example',
      emailVerified: true,
      name: 'Ada Okafor',
      operator: false,
      via: 'bearer',
    });
  });

  test.each([undefined, 'JWT', 'jwt', 'at+jwt', 'application/at+jwt'])('of typ %s is accepted', async (typ) => {
    await expect(verifier.verify(await provider.token({}, { typ } as never))).resolves.toMatchObject({
      subject: 'ada',
    });
  });

  test.each(['dpop+jwt', 'logout+jwt', 'application/jwk+json', 'at+application/jwt', ''])(
    'of typ "%s" is refused',
    async (typ) => {
      expect(await refusal(await provider.token({}, { typ }))).toBe('malformed_token');
    },
  );

  test('may name several audiences, if this service is among them', async () => {
    await expect(
      verifier.verify(await provider.token({ aud: ['https://other.example', AUDIENCE] })),
    ).resolves.toBeDefined();
  });

  test.each<[string, Record<string, unknown>, UnauthenticatedReason]>([
    ['expired', { exp: now() - 60 }, 'expired_token'],
    ['without an expiry', { exp: undefined }, 'malformed_token'],
    ['not valid yet', { nbf: now() + 120 }, 'not_yet_valid'],
    ['for another audience', { aud: 'https://other.example' }, 'wrong_audience'],
    ['for no audience', { aud: undefined }, 'wrong_audience'],
    ['of another issuer', { iss: 'https://login.other.example' }, 'wrong_issuer'],
    ['of no issuer', { iss: undefined }, 'wrong_issuer'],
    ['whose issuer differs by a slash', { iss: 'SLASH' }, 'wrong_issuer'],
    ['without a subject', { sub: undefined }, 'malformed_token'],
    ['with an empty subject', { sub: '' }, 'malformed_token'],
    ['with a subject of 256 characters', { sub: 's'.repeat(256) }, 'malformed_token'],
    ['with a subject that is a number', { sub: 42 }, 'malformed_token'],
  ])('%s is refused', async (_what, claims, reason) => {
    const given = claims['iss'] === 'SLASH' ? { iss: `${provider.issuer}/` } : claims;
    expect(await refusal(await provider.token(given))).toBe(reason);
  });

  test('may name a subject of 255 characters', async () => {
    const subject = 's'.repeat(255);
    await expect(verifier.verify(await provider.token({ sub: subject }))).resolves.toMatchObject({ subject });
  });

  test.each([7, null, ['Ada']])('whose name is none is taken without it: %p', async (name) => {
    const caller = await verifier.verify(await provider.token({ name }));
    expect(caller).toMatchObject({ subject: 'ada' });
    expect(caller).not.toHaveProperty('name');
  });

  test('is read up to 16,384 characters', async () => {
    const { length } = await provider.token({ pad: '' });
    const longest = await provider.token({ pad: 'x'.repeat(Math.floor((16_384 - length) * 0.75)) });
    expect(16_384 - longest.length).toBeLessThanOrEqual(1);
    await expect(verifier.verify(longest)).resolves.toMatchObject({ subject: 'ada' });
    const longer = await provider.token({ pad: 'x'.repeat(Math.ceil((16_386 - length) * 0.75)) });
    expect(longer.length - 16_384).toBeLessThanOrEqual(3);
    expect(await refusal(longer)).toBe('malformed_token');
  });

  test('is given 30 seconds of clock', async () => {
    await expect(verifier.verify(await provider.token({ exp: now() - 20, nbf: now() + 20 }))).resolves.toBeDefined();
  });

  test('without a signature (alg none) is refused', async () => {
    const [, payload] = (await provider.token()).split('.');
    for (const alg of ['none', 'None', 'NONE']) {
      expect(await refusal(`${encoded({ alg, typ: 'at+jwt' })}.${String(payload)}.`)).toBe('unsupported_algorithm');
    }
  });

  test('whose HMAC key is the public RSA key is refused', async () => {
    const pem = await jose.exportSPKI((await jose.importJWK(provider.publicRsa, 'RS256')) as jose.CryptoKey);
    const confused = (): jose.SignJWT =>
      new jose.SignJWT({ iss: provider.issuer, sub: 'ada', aud: AUDIENCE, exp: now() + 600 });
    for (const alg of ['HS256', 'HS384', 'HS512']) {
      const token = await confused().setProtectedHeader({ alg, kid: 'RS256' }).sign(new TextEncoder().encode(pem));
      expect(await refusal(token)).toBe('unsupported_algorithm');
    }
  });

  test('with an altered payload or signature is refused', async () => {
    const [header, payload, signature] = (await provider.token()).split('.') as [string, string, string];
    const claims = jose.decodeJwt(`${header}.${payload}.${signature}`);
    expect(await refusal(`${header}.${encoded({ ...claims, sub: 'mallory' })}.${signature}`)).toBe('bad_signature');
    const flipped = (signature.startsWith('A') ? 'B' : 'A') + signature.slice(1);
    expect(await refusal(`${header}.${payload}.${flipped}`)).toBe('bad_signature');
    expect(await refusal(`${header}.${payload}.`)).toBe('bad_signature');
  });

  test('signed by a key of its own is refused, whatever its header points to', async () => {
    const { privateKey, publicKey } = await jose.generateKeyPair('RS256', { extractable: true });
    const jwk = await jose.exportJWK(publicKey);
    const own = (): jose.SignJWT =>
      new jose.SignJWT({ iss: provider.issuer, sub: 'ada', aud: AUDIENCE, exp: now() + 600 });
    for (const header of [
      { kid: 'RS256' },
      { kid: 'RS256', jwk },
      { kid: 'RS256', jku: `${provider.issuer}/mine` },
      { kid: '../../../../dev/null' },
      { kid: "x' UNION SELECT 'key" },
    ]) {
      expect(
        await refusal(
          await own()
            .setProtectedHeader({ alg: 'RS256', ...header })
            .sign(privateKey),
        ),
      ).toBe('bad_signature');
    }
    expect(provider.asked.get('/mine')).toBeUndefined();
  });

  test('naming unknown keys makes the service ask for keys no more than once', async () => {
    await verifier.verify(await provider.token());
    const before = provider.asked.get('/jwks') ?? 0;
    for (let n = 0; n < 5; n += 1) {
      expect(await refusal(await provider.token({}, { kid: `unknown-${String(n)}` }))).toBe('bad_signature');
    }
    expect((provider.asked.get('/jwks') ?? 0) - before).toBeLessThanOrEqual(1);
  });

  test.each(['', 'x', 'a.b', 'a.b.c', '....', `${encoded({ alg: 'RS256' })}.${encoded([])}.x`, 'x'.repeat(20_000)])(
    'that is none is refused (case %#)',
    async (token) => {
      expect(await refusal(token)).toBe('malformed_token');
    },
  );

  test.each<[string, object]>([
    ['that is critical and nobody knows', { crit: ['policy'], policy: 'strict' }],
    ['whose critical parts are no list', { crit: 'policy', policy: 'strict' }],
    ['whose algorithm is a list', { alg: ['RS256'] }],
    ['that leaves its claims unencoded', { crit: ['b64'], b64: false }],
  ])('with a header %s is refused, though its signature is right', async (_what, header) => {
    expect(await refusal(await signedWith(header))).toBe('malformed_token');
  });
});

describe('the address', () => {
  test('comes from userinfo when the token has none, and is asked for once in the token’s life', async () => {
    provider.answers.set('/userinfo', {
      status: 200,
      body: { sub: 'ada', email: 'ada@acme.example', email_verified: true },
    });
    provider.asked.delete('/userinfo');
    const token = await provider.token({ email: undefined, email_verified: undefined, jti: 'once' });
    for (let n = 0; n < 3; n += 1) {
      expect(await verifier.verify(token)).toMatchObject({ email: 'ada@acme.example', emailVerified: true });
    }
    expect(provider.asked.get('/userinfo')).toBe(1);
  });

  test('of somebody else in userinfo is not taken', async () => {
    provider.answers.set('/userinfo', {
      status: 200,
      body: { sub: 'eve', email: 'eve@acme.example', email_verified: true },
    });
    const caller = await verifier.verify(
      await provider.token({ email: undefined, email_verified: undefined, jti: 'other' }),
    );
    expect(caller).toMatchObject({ subject: 'ada', emailVerified: false });
    expect(caller).not.toHaveProperty('email');
  });

  test('is never half the token’s and half userinfo’s', async () => {
    provider.answers.set('/userinfo', { status: 200, body: { sub: 'ada', email_verified: true } });
    const token = await provider.token({ email: 'chosen@acme.example', email_verified: undefined, jti: 'half' });
    expect(await verifier.verify(token)).toMatchObject({ email: 'chosen@acme.example', emailVerified: false });
  });

  test.each<[string, { status: number; body: unknown }]>([
    ['refuses the token', { status: 401, body: {} }],
    ['fails', { status: 503, body: {} }],
    ['says nothing sensible', { status: 200, body: 'hello' }],
  ])('is absent when userinfo %s, and the caller is known all the same', async (what, answer) => {
    provider.answers.set('/userinfo', answer);
    const token = await provider.token({ email: undefined, email_verified: undefined, jti: what });
    expect(await verifier.verify(token)).toMatchObject({ subject: 'ada', emailVerified: false });
  });

  test.each<[unknown, boolean]>([
    [true, true],
    ['true', true],
    [false, false],
    ['false', false],
    [1, false],
    [null, false],
  ])('is verified for email_verified %p: %p', async (stated, expected) => {
    const caller = await verifier.verify(await provider.token({ email_verified: stated }));
    expect(caller.emailVerified).toBe(expected);
  });
});

describe('an operator', () => {
  const operatorClaim = { name: 'groups', value: 'support-desk' };

  test.each<[unknown, boolean]>([
    ['support-desk', true],
    [['staff', 'support-desk'], true],
    ['support-desks', false],
    [['SUPPORT-DESK'], false],
    [{ 'support-desk': true }, false],
    [undefined, false],
  ])('is known by the claim: %p is %p', async (groups, expected) => {
    const withDesk = createBearerVerifier({ issuer: provider.issuer, audience: AUDIENCE, operatorClaim });
    expect((await withDesk.verify(await provider.token({ groups }))).operator).toBe(expected);
  });

  test('does not exist without the setting', async () => {
    expect(
      (await verifier.verify(await provider.token({ groups: 'support-desk', undefined: 'undefined' }))).operator,
    ).toBe(false);
  });
});

describe('the provider', () => {
  test('may be down at the start, and is asked again', async () => {
    const late = await startStubProvider();
    const token = await late.token();
    await late.pause();
    const patient = fresh(late.issuer);
    expect(await refusal(token, patient)).toBe('provider_unreachable');
    await late.resume();
    try {
      await expect(patient.verify(token)).resolves.toMatchObject({ subject: 'ada' });
    } finally {
      await late.pause();
    }
  });

  test('is not asked at all for a token that speaks of another issuer or algorithm', async () => {
    const untouched = fresh();
    const before = provider.asked.get('/.well-known/openid-configuration');
    await refusal(await provider.token({ iss: 'https://login.other.example' }), untouched);
    await refusal(`${encoded({ alg: 'none' })}.${encoded({ iss: provider.issuer })}.`, untouched);
    expect(provider.asked.get('/.well-known/openid-configuration')).toBe(before);
  });

  const discovery = '/.well-known/openid-configuration';
  const https = (path: string) => `https://login.other.example/${path}`;
  const expected = 'expected an https URL, or http on localhost';

  test.each<[string, Record<string, unknown> | string, string]>([
    [
      'names another issuer',
      { issuer: https(''), jwks_uri: https('jwks') },
      `found the issuer "${https('')}", expected "ISSUER"`,
    ],
    [
      'names keys over plain http',
      { jwks_uri: 'http://keys.other.example/jwks' },
      `jwks_uri: found "http://keys.other.example/jwks", ${expected}`,
    ],
    [
      'names people over plain http',
      { jwks_uri: https('jwks'), userinfo_endpoint: 'http://other.example/me' },
      `userinfo_endpoint: found "http://other.example/me", ${expected}`,
    ],
    ['names no keys', {}, 'found no discovery document'],
    ['is no document', 'hello', 'found no discovery document'],
    ['is endless', 'x'.repeat(1_000_000), 'the answer is longer than 524288 bytes'],
  ])('is not believed when its discovery document %s', async (_what, document, words) => {
    const body = typeof document === 'object' ? { issuer: provider.issuer, ...document } : document;
    provider.answers.set(discovery, { status: 200, body });
    expect(await trouble()).toBe(`ISSUER${discovery}: ${words}`);
  });

  test('is asked for its keys within bounds', async () => {
    provider.answers.set('/jwks', { status: 200, body: 'x'.repeat(1_000_000) });
    expect(await trouble()).toBe('ISSUER/jwks: the answer is longer than 524288 bytes');
  });

  test('that fails to give its keys, or gives none, is out of reach', async () => {
    for (const answer of [
      { status: 503, body: {} },
      { status: 200, body: 'hello' },
    ]) {
      provider.answers.set('/jwks', answer);
      expect(await refusal(await provider.token(), fresh())).toBe('provider_unreachable');
    }
  });

  test('of two keys for an algorithm expects that a token says which', async () => {
    const keys = ['one', 'two'].map((kid) => ({ ...provider.publicRsa, alg: 'RS256', kid }));
    provider.answers.set('/jwks', { status: 200, body: { keys } });
    const by = fresh();
    expect(await refusal(await provider.token({}, { kid: undefined } as never), by)).toBe('bad_signature');
    await expect(by.verify(await provider.token({}, { kid: 'two' }))).resolves.toMatchObject({ subject: 'ada' });
  });

  test('may end its name with a slash', async () => {
    const issuer = `${provider.issuer}/`;
    provider.answers.set(discovery, { status: 200, body: { issuer, jwks_uri: `${issuer}jwks` } });
    await expect(fresh(issuer).verify(await provider.token({ iss: issuer }))).resolves.toMatchObject({ issuer });
  });

  test('is asked about people where it says where, and nowhere else', async () => {
    const unstated = () => provider.token({ email: undefined, email_verified: undefined });
    provider.answers.set('/userinfo', {
      status: 200,
      body: { sub: 'ada', email: 'ada@acme.example', email_verified: true },
    });
    await expect(fresh().verify(await unstated())).resolves.toMatchObject({ email: 'ada@acme.example' });
    provider.answers.set(discovery, {
      status: 200,
      body: { issuer: provider.issuer, jwks_uri: `${provider.issuer}/jwks` },
    });
    const caller = await fresh().verify(await unstated());
    expect(caller).toMatchObject({ subject: 'ada', emailVerified: false });
    expect(caller).not.toHaveProperty('email');
  });

  test('is not followed elsewhere', async () => {
    provider.answers.set('/.well-known/openid-configuration', (_request, response) => {
      response.writeHead(302, { location: `${provider.issuer}/elsewhere` }).end();
    });
    expect(await refusal(await provider.token(), fresh())).toBe('provider_unreachable');
    expect(provider.asked.get('/elsewhere')).toBeUndefined();
  });

  test.each(['http://login.example', 'ftp://localhost', 'localhost', 'http://localhost.evil.example'])(
    'is refused as a setting: %s',
    (issuer) => {
      expect(() => createBearerVerifier({ issuer, audience: AUDIENCE })).toThrow(
        `OIDC_ISSUER: found "${issuer}", expected an https URL, or http on localhost`,
      );
    },
  );
});

describe('a token that comes again', () => {
  const { subtle } = globalThis.crypto;
  const timers = ['nextTick', 'queueMicrotask', 'setImmediate', 'setInterval', 'setTimeout'] as const;
  const others = ['clearImmediate', 'clearInterval', 'clearTimeout', 'hrtime', 'performance'] as const;
  const later = (seconds: number): void => {
    jest.setSystemTime(Date.now() + seconds * 1_000);
  };

  beforeEach(() => {
    jest.useFakeTimers({ now: Date.now(), doNotFake: [...timers, ...others] });
  });

  afterEach(() => {
    jest.useRealTimers();
    jest.restoreAllMocks();
  });

  /** A verifier that has the issuer's keys, and has taken the token. */
  const having = async (token: string): Promise<BearerVerifier> => {
    const by = fresh();
    await by.verify(await provider.token());
    await by.verify(token);
    return by;
  };

  test('is taken as before, without another check of its signature', async () => {
    const token = await provider.token({ name: 'Ada Okafor' }, { alg: 'ES256' });
    const by = await having(token);
    const before = await fresh().verify(token);
    const checks = jest.spyOn(subtle, 'verify');
    expect(await by.verify(token)).toEqual(before);
    expect(checks).not.toHaveBeenCalled();
    await by.verify(await provider.token({ sub: 'ben' }));
    expect(checks).toHaveBeenCalledTimes(1);
  });

  test('with another signature is refused', async () => {
    const token = await provider.token();
    const by = await having(token);
    const [header, payload] = token.split('.') as [string, string, string];
    const [, , signature] = (await provider.token({ sub: 'ben' })).split('.') as [string, string, string];
    expect(await refusal(`${header}.${payload}.${signature}`, by)).toBe('bad_signature');
    expect(await by.verify(token)).toMatchObject({ subject: 'ada' });
  });

  test('is refused once its time is over, by the second', async () => {
    const token = await provider.token({ exp: now() + 100 });
    const by = await having(token);
    later(129);
    expect(await by.verify(token)).toMatchObject({ subject: 'ada' });
    later(1);
    expect(await refusal(token, by)).toBe('expired_token');
  });

  test('is refused where the clock was set back to before its time', async () => {
    const token = await provider.token({ nbf: now() - 10 });
    const by = await having(token);
    later(-41);
    expect(await refusal(token, by)).toBe('not_yet_valid');
  });

  test('is refused once the issuer shows other keys', async () => {
    const token = await provider.token({ exp: now() + 7_200 });
    const by = await having(token);
    provider.answers.set('/jwks', { status: 200, body: { keys: [] } });
    later(9 * 60);
    expect(await by.verify(token)).toMatchObject({ subject: 'ada' });
    // From here on the keys are asked for again.
    later(2 * 60);
    expect(await refusal(token, by)).toBe('bad_signature');
  });

  test('is refused once another token’s unknown key has had the keys asked for', async () => {
    const token = await provider.token();
    const by = await having(token);
    provider.answers.set('/jwks', { status: 200, body: { keys: [] } });
    later(40);
    expect(await refusal(await provider.token({}, { kid: 'unknown' }), by)).toBe('bad_signature');
    expect(await refusal(token, by)).toBe('bad_signature');
  });
});
