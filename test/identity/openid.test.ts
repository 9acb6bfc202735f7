import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import fc from 'fast-check';
import { decodeProtectedHeader, EncryptJWT } from 'jose';
import { parseOperatorClaim, Unauthenticated } from '../../src/identity/caller.ts';
import { createSignIn, openFlow, safeReturnTo, sealFlow, type SignInFlow } from '../../src/identity/openid.ts';
import { deriveKey } from '../../src/identity/secrets.ts';
import { startStubProvider, type StubProvider } from './stub-provider.ts';

const SECRET = 'a session secret of this service';
const REDIRECT_URI = 'http://localhost:8080/auth/callback';
const CLIENT_ID = 'countersign';

let provider: StubProvider;

beforeAll(async () => {
  provider = await startStubProvider();
});

afterEach(() => {
  provider.answers.clear();
  jest.useRealTimers();
});

afterAll(() => provider.pause());

const signIn = () =>
  createSignIn({
    issuer: provider.issuer,
    clientId: CLIENT_ID,
    clientSecret: 'client-secret',
    redirectUri: REDIRECT_URI,
  });

/** Lets the stub's token endpoint give this ID token. */
async function giveIdToken(flow: SignInFlow, claims: Record<string, unknown> = {}, forged?: string): Promise<void> {
  const idToken = forged ?? (await provider.token({ aud: CLIENT_ID, nonce: flow.nonce, ...claims }, { typ: 'JWT' }));
  const body = { access_token: 'opaque', token_type: 'Bearer', id_token: idToken };
  provider.answers.set('/token', { status: 200, body });
}

const back = (flow: SignInFlow, more = ''): string => `${REDIRECT_URI}?code=abc&state=${flow.state}${more}`;

const reasonOf = (outcome: Promise<unknown>): Promise<unknown> =>
  outcome.then(
    () => 'accepted',
    (cause: unknown) => (cause instanceof Unauthenticated ? cause.reason : cause),
  );

describe('signing in', () => {
  test('starts at the provider with PKCE, a state and a nonce, each new every time', async () => {
    const [one, other] = [await signIn().begin('/changes/1'), await signIn().begin('/changes/1')];
    const query = new URL(one.redirectTo).searchParams;
    expect(one.redirectTo).toMatch(new RegExp(`^${provider.issuer}/auth\\?`));
    expect(Object.fromEntries(query)).toMatchObject({
      response_type: 'code',
      client_id: CLIENT_ID,
      redirect_uri: REDIRECT_URI,
      code_challenge_method: 'S256',
      state: one.flow.state,
      nonce: one.flow.nonce,
    });
    expect(one.redirectTo).not.toContain(one.flow.codeVerifier);
    expect(one.flow.returnTo).toBe('/changes/1');
    for (const field of ['state', 'nonce', 'codeVerifier'] as const)
      expect(one.flow[field]).not.toBe(other.flow[field]);
  });

  test('ends with the caller', async () => {
    const { flow } = await signIn().begin('/');
    await giveIdToken(flow, { name: 'Ada Okafor' });
    expect(await signIn().finish(flow, back(flow))).toEqual({
      issuer: provider.issuer,
      subject: 'ada',
      email: 'ada@acme.example',
      emailVerified: true,
      name: 'Ada Okafor',
      operator: false,
      via: 'session',
    });
  });

  test('asks userinfo for the address that the ID token lacks', async () => {
    const { flow } = await signIn().begin('/');
    await giveIdToken(flow, { email: undefined, email_verified: undefined });
    provider.answers.set('/userinfo', {
      status: 200,
      body: { sub: 'ada', email: 'a@acme.example', email_verified: true },
    });
    expect(await signIn().finish(flow, back(flow))).toMatchObject({ email: 'a@acme.example', emailVerified: true });
    provider.answers.set('/userinfo', {
      status: 200,
      body: { sub: 'eve', email: 'e@acme.example', email_verified: true },
    });
    expect(await reasonOf(signIn().finish(flow, back(flow)))).toBe('sign_in_failed');
  });

  test.each<[string, (flow: SignInFlow) => Promise<string>]>([
    ['another state', (flow) => giveIdToken(flow).then(() => `${REDIRECT_URI}?code=abc&state=other`)],
    ['no state', (flow) => giveIdToken(flow).then(() => `${REDIRECT_URI}?code=abc`)],
    ['another nonce', (flow) => giveIdToken(flow, { nonce: 'other' }).then(() => back(flow))],
    ['no nonce', (flow) => giveIdToken(flow, { nonce: undefined }).then(() => back(flow))],
    ['an ID token for another client', (flow) => giveIdToken(flow, { aud: 'other' }).then(() => back(flow))],
    ['an ID token of another issuer', (flow) => giveIdToken(flow, { iss: 'https://x.example' }).then(() => back(flow))],
    ['an expired ID token', (flow) => giveIdToken(flow, { exp: 1 }).then(() => back(flow))],
    ['a refusal', (flow) => Promise.resolve(`${REDIRECT_URI}?error=access_denied&state=${flow.state}`)],
    [
      'an ID token with an altered signature',
      async (flow) => {
        const token = await provider.token({ aud: CLIENT_ID, nonce: flow.nonce });
        const other = await provider.token({ aud: CLIENT_ID, nonce: flow.nonce, sub: 'eve' });
        await giveIdToken(flow, {}, [...token.split('.').slice(0, 2), other.split('.')[2]].join('.'));
        return back(flow);
      },
    ],
  ])('fails with %s', async (_what, comeBack) => {
    const { flow } = await signIn().begin('/');
    expect(await reasonOf(signIn().finish(flow, await comeBack(flow)))).toBe('sign_in_failed');
  });

  test('says so when the provider is down, and works once it is back', async () => {
    const late = await startStubProvider();
    await late.pause();
    const patient = createSignIn({ issuer: late.issuer, clientId: CLIENT_ID, redirectUri: REDIRECT_URI });
    expect(await reasonOf(patient.begin('/'))).toBe('provider_unreachable');
    await late.resume();
    try {
      expect((await patient.begin('/')).redirectTo).toContain(late.issuer);
    } finally {
      await late.pause();
    }
  });

  test('refuses plain http anywhere but on loopback', () => {
    const settings = { issuer: 'http://login.example', clientId: CLIENT_ID, redirectUri: REDIRECT_URI };
    expect(() => createSignIn(settings)).toThrow('OIDC_ISSUER: found "http://login.example"');
    expect(() => createSignIn({ ...settings, issuer: provider.issuer, redirectUri: 'http://x.example/' })).toThrow(
      'PUBLIC_URL: found "http://x.example/"',
    );
  });
});

describe('the way back', () => {
  test.each(['/', '/changes/12?waitingOn=me', '/approve/abc-DEF_123', '/a#b'])('%s is kept', (path) => {
    expect(safeReturnTo(path)).toBe(path);
  });

  test.each([
    '//evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    '/..//evil.example',
    '/.//evil.example',
    'https://evil.example/',
    'javascript:alert(1)',
    'changes/1',
    '',
    ' /x',
    `/${'x'.repeat(3_000)}`,
    undefined,
    null,
    7,
    ['/x'],
  ])('%p becomes /', (found) => {
    expect(safeReturnTo(found)).toBe('/');
  });

  test('never leads to another origin', () => {
    const part = fc.constantFrom('/', '\\', '.', '..', '@', ':', '?', '#', '%2f', '%5c', '\t', 'evil.example', 'http:');
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(part).map((parts) => `/${parts.join('')}`),
        ),
        (found) => {
          const to = safeReturnTo(found);
          expect(to).toMatch(/^\/(?![/\\])/);
          expect(new URL(to, 'https://service.example').origin).toBe('https://service.example');
        },
      ),
      { numRuns: 2_000 },
    );
  });
});

describe('a sealed sign-in', () => {
  const flow: SignInFlow = { state: 's', nonce: 'n', codeVerifier: 'v', returnTo: '/approve/link-secret' };

  test('opens with the same secret, and shows nothing without it', async () => {
    const sealed = await sealFlow(flow, SECRET);
    expect(await openFlow(sealed, SECRET)).toEqual(flow);
    expect(await openFlow(sealed, 'another secret')).toBeUndefined();
    expect(decodeProtectedHeader(sealed)).toEqual({ alg: 'dir', enc: 'A256GCM' });
    expect(Buffer.from(sealed, 'base64url').toString('latin1')).not.toContain('link-secret');
  });

  test('is good for 10 minutes', async () => {
    jest.useFakeTimers({ now: Date.now(), doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask'] });
    const sealed = await sealFlow(flow, SECRET);
    jest.setSystemTime(Date.now() + 9 * 60_000);
    expect(await openFlow(sealed, SECRET)).toEqual(flow);
    jest.setSystemTime(Date.now() + 2 * 60_000);
    expect(await openFlow(sealed, SECRET)).toBeUndefined();
  });

  test('does not open when altered, when it never ends, or when it holds something else', async () => {
    const key = deriveKey(SECRET, 'sign-in flow');
    const encrypt = (payload: Record<string, unknown>): EncryptJWT =>
      new EncryptJWT(payload).setProtectedHeader({ alg: 'dir', enc: 'A256GCM' });
    const sealed = await sealFlow(flow, SECRET);
    const tagAt = sealed.lastIndexOf('.') + 1;
    const altered = sealed.slice(0, tagAt) + (sealed[tagAt] === 'A' ? 'B' : 'A') + sealed.slice(tagAt + 1);
    expect(await openFlow(altered, SECRET)).toBeUndefined();
    expect(await openFlow(await encrypt({ flow }).encrypt(key), SECRET)).toBeUndefined();
    expect(
      await openFlow(
        await encrypt({ flow: { state: 's' } })
          .setExpirationTime('5m')
          .encrypt(key),
        SECRET,
      ),
    ).toBeUndefined();
    expect(await openFlow(undefined, SECRET)).toBeUndefined();
  });
});

describe('the setting OPERATOR_CLAIM', () => {
  test('is a name and a value; the value may hold an equals sign', () => {
    expect(parseOperatorClaim('groups=support-desk')).toEqual({ name: 'groups', value: 'support-desk' });
    expect(parseOperatorClaim('https://x.example/role = a=b')).toEqual({
      name: 'https://x.example/role',
      value: 'a=b',
    });
  });

  test.each(['', 'groups', 'groups=', '=support', ' = '])('"%s" is refused', (setting) => {
    expect(() => parseOperatorClaim(setting)).toThrow(`OPERATOR_CLAIM: found "${setting}", expected name=value`);
  });
});
