import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { pino } from 'pino';
import { createBearerVerifier } from '../../src/identity/bearer.ts';
import { createSignIn } from '../../src/identity/openid.ts';
import { hashSecret } from '../../src/identity/secrets.ts';
import { demoToken } from '../../src/processes/embedded/demo-token.ts';
import { startIdentityProvider } from '../../src/processes/embedded/identity-provider.ts';
import { dataDirs } from '../processes/embedded/embedded-fixtures.ts';
import { formOf, ownForm, useApi, type TestAccount } from './api-fixture.ts';

const audience = 'https://api.countersign.example';
const folders = dataDirs();
let provider: Awaited<ReturnType<typeof startIdentityProvider>>;

const api = useApi(async (url) => {
  const client = { clientId: 'pages', clientSecret: 'a-secret-of-the-test' };
  const redirectUri = `${url}/sign-in/callback`;
  provider = await startIdentityProvider({
    dataDir: folders.make(),
    port: 0,
    publicUrl: url,
    audience,
    ...client,
    redirectUris: [redirectUri],
    environment: 'test',
    log: pino({ level: 'silent' }),
  });
  return {
    verifier: createBearerVerifier({ issuer: provider.issuer, audience }),
    signIn: createSignIn({ issuer: provider.issuer, ...client, redirectUri }),
  };
});
let acme: TestAccount;

beforeAll(async () => {
  api.tokenOf = (person) => demoToken({ issuer: provider.issuer, audience, person });
  acme = await api.organization(['ada', 'ben', 'cleo'], 1);
});
afterAll(async () => {
  await provider.stop();
  folders.removeAll();
});

/** A browser, as far as signing in needs one: it keeps cookies by host and follows redirects. */
class Browser {
  readonly #jar = new Map<string, Map<string, string>>();

  cookie(name: string): string | undefined {
    return this.#cookies(api.url).get(name);
  }

  setCookie(name: string, value: string): void {
    this.#cookies(api.url).set(name, value);
  }

  async go(url: string, form?: Record<string, string>): Promise<Response> {
    const jar = this.#cookies(url);
    const response = await fetch(url, {
      redirect: 'manual',
      headers: {
        cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; '),
        ...(form && ownForm),
      },
      ...(form && { method: 'POST', body: new URLSearchParams(form) }),
    });
    for (const line of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)!;
      if (value === '') jar.delete(name!);
      else jar.set(name!, value!);
    }
    return response;
  }

  /** Signs in from a page of the service, and answers where the browser ends up. */
  async signIn(person: string, from: string): Promise<string> {
    let url = `${api.url}${from}`;
    let form: Record<string, string> | undefined;
    for (let step = 0; step < 12; step++) {
      const response = await this.go(url, form);
      form = undefined;
      const location = response.headers.get('location');
      if (location === null && url.startsWith(api.url)) return url.slice(api.url.length);
      if (location === null) form = { person };
      else url = new URL(location, url).href;
    }
    throw new Error('the sign-in did not end');
  }

  #cookies(url: string): Map<string, string> {
    const { host } = new URL(url);
    return this.#jar.get(host) ?? this.#jar.set(host, new Map()).get(host)!;
  }
}

const signedIn = async (person: string): Promise<Browser> => {
  const browser = new Browser();
  await browser.signIn(person, '/sign-in?returnTo=%2F');
  return browser;
};

describe('signing in on the pages', () => {
  test('a session of 8 hours begins, kept by its hash alone, in a cookie that no script and no other site’s form gets', async () => {
    const browser = new Browser();
    const start = await browser.go(`${api.url}/sign-in?returnTo=%2F`);
    expect(start.status).toBe(303);
    expect(new URL(start.headers.get('location')!).origin).toBe(provider.issuer);
    expect(start.headers.getSetCookie()[0]).toMatch(/^countersign-flow=.*; Path=\/;.*HttpOnly; SameSite=Lax/);
    expect(await browser.signIn('ada', '/sign-in?returnTo=%2Fdocs')).toBe('/docs');
    const secret = browser.cookie('countersign')!;
    expect(secret).toMatch(/^[\w-]{43}$/);
    expect(browser.cookie('countersign-flow')).toBeUndefined();
    const [row] = await api
      .database()
      .sql('SELECT subject, email, expires_at FROM sessions WHERE hash = $1', [hashSecret(secret)]);
    expect(row).toMatchObject({ subject: 'ada', email: 'ada@acme.example' });
    expect((row!['expires_at'] as Date).getTime()).toBe(api.database().clock.now + 8 * 3_600_000);
    expect((await api.ask(acme.path, { session: secret })).status).toBe(200);
  });

  test('signing in again gives another secret, and ends the session before', async () => {
    const browser = await signedIn('ada');
    const first = browser.cookie('countersign')!;
    await browser.signIn('ada', '/sign-in?returnTo=%2F');
    const second = browser.cookie('countersign')!;
    expect(second).not.toBe(first);
    await api.refused('/v1/me', { session: first }, 401, 'unauthenticated');
    expect((await api.ask('/v1/me', { session: second })).status).toBe(200);
  });

  test('a session that somebody planted is not taken over', async () => {
    const browser = new Browser();
    browser.setCookie('countersign', 'planted'.repeat(6));
    await browser.signIn('ben', '/sign-in?returnTo=%2F');
    expect(browser.cookie('countersign')).not.toBe('planted'.repeat(6));
  });

  test.each(['https://elsewhere.example/', '//elsewhere.example', '/\\elsewhere.example', 'javascript:alert(1)'])(
    'nobody is sent on to %s',
    async (returnTo) => {
      expect(await new Browser().signIn('ada', `/sign-in?returnTo=${encodeURIComponent(returnTo)}`)).toBe('/');
    },
  );

  test('a callback without the browser’s own flow, or with another state, signs nobody in', async () => {
    const rows = await api.rowCounts();
    const bare = await api.ask('/sign-in/callback?code=x&state=y');
    expect(bare.status).toBe(401);
    expect(bare.headers.get('content-type')).toContain('text/html');
    const browser = new Browser();
    await browser.go(`${api.url}/sign-in`);
    const forged = await browser.go(
      `${api.url}/sign-in/callback?code=x&state=y&iss=${encodeURIComponent(provider.issuer)}`,
    );
    expect(forged.status).toBe(401);
    expect(browser.cookie('countersign')).toBeUndefined();
    expect(await api.rowCounts()).toEqual(rows);
  });

  test('R51 the first sign-in with an invited, verified address binds the identity', async () => {
    await acme.enact('user.add', { name: 'Finn', email: 'finn@acme.example' });
    await signedIn('finn');
    const events = await acme.eventTypes();
    expect(events.at(-1)).toBe('identity.bound');
    await signedIn('finn');
    expect(await acme.eventTypes()).toEqual(events);
  });

  test('R41 a sign-in to decide is an event; one from elsewhere, or by somebody from outside, is none', async () => {
    const asked = await acme.submit('user.add', { name: 'Gita', email: 'gita@acme.example' });
    const { ben } = await acme.links(asked);
    const browser = new Browser();
    const page = await browser.go(`${api.url}${ben!}`);
    const [, signInPath] = /href="(\/sign-in\?[^"]+)"/.exec(await page.text())!;
    expect(await browser.signIn('ben', signInPath!)).toBe(ben);
    const shown = await (await browser.go(`${api.url}${ben!}`)).text();
    expect(shown).toContain('Approve this change');
    const [event] = await api
      .database()
      .sql(`SELECT actor_id, change_id, data FROM events WHERE type = 'identity.signed-in'`);
    expect(event).toEqual({ actor_id: await acme.idOf('ben'), change_id: asked.id, data: '{}' });
    const rows = await acme.eventTypes();
    await new Browser().signIn('mallory', signInPath!);
    await signedIn('ben');
    expect(await acme.eventTypes()).toEqual(rows);

    const posted = await browser.go(`${api.url}${ben!}`, { ...formOf(shown), verdict: 'approve', comment: '' });
    expect(posted.status).toBe(303);
    expect(await (await browser.go(`${api.url}${ben!}`)).text()).toContain('You approved this change');
    expect(await acme.read(asked)).toMatchObject({ state: 'applied' });
  });
});

describe('signing out', () => {
  test('ends the session, by the token that a script reads of who it is', async () => {
    const session = (await signedIn('ada')).cookie('countersign')!;
    const { body } = await api.ask<{ session: { signOutToken: string } }>('/v1/me', { session });
    const form = { formToken: body.session.signOutToken };
    const other = (await signedIn('ada')).cookie('countersign')!;
    expect((await api.ask('/sign-out', { session: other, form, headers: ownForm })).status).toBe(403);
    expect((await api.ask('/sign-out', { session, form, headers: ownForm })).status).toBe(200);
    await api.refused('/v1/me', { session }, 401, 'unauthenticated');
  });

  test('takes no form of another session or another site', async () => {
    const [mine, theirs] = [await signedIn('ada'), await signedIn('mallory')];
    const session = mine.cookie('countersign')!;
    const formFor = async (secret: string) => {
      const { body } = await api.ask<{ session: { signOutToken: string } }>('/v1/me', { session: secret });
      return { formToken: body.session.signOutToken };
    };
    const foreign = await formFor(theirs.cookie('countersign')!);
    expect((await api.ask('/sign-out', { session, form: foreign, headers: ownForm })).status).toBe(403);
    const own = await formFor(session);
    expect(
      (await api.ask('/sign-out', { session, form: own, headers: { 'sec-fetch-site': 'cross-site' } })).status,
    ).toBe(403);
    expect((await api.ask('/v1/me', { session })).status).toBe(200);
  });
});

test('R42 no session, sign-in or token is in a log line', async () => {
  const browser = await signedIn('cleo');
  const secret = browser.cookie('countersign')!;
  await api.ask('/v1/me', { session: secret });
  const token = await demoToken({ issuer: provider.issuer, audience, person: 'cleo' });
  await api.ask('/v1/me', { token });
  await api.ask('/v1/me', { token: `${token}x` });
  const said = api.logged.join('\n');
  for (const hidden of [secret, hashSecret(secret), token, 'cleo@acme.example', 'Cleo'])
    expect(said).not.toContain(hidden);
});
