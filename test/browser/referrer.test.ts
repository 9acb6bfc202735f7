import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { Page, Request } from 'playwright-core';
import { addressOf, type TestAccount } from '../acceptance/test-account.ts';
import { until } from '../acceptance/until.ts';
import { useWorld } from '../acceptance/world.ts';
import { desktop, useChromium } from './chromium.ts';

/*
 * R42 What another origin learns of where somebody comes from, who has a letter's link open in a real browser.
 */

const world = useWorld();
const open = useChromium();
let account: TestAccount;
let server: Server;
let elsewhere: string;
let count = 0;
/** What the other origin was asked, and how. */
const asked: { readonly url: string; readonly headers: IncomingHttpHeaders }[] = [];

beforeAll(async () => {
  server = createServer(({ url = '', headers }, response) => {
    asked.push({ url, headers });
    // A page that tells everybody its whole address, as pages did before there were policies.
    const policy = url.startsWith('/telling') ? { 'referrer-policy': 'unsafe-url' } : {};
    response
      .writeHead(200, { 'content-type': 'text/html', 'access-control-allow-origin': '*', ...policy })
      .end('<!doctype html><title>Elsewhere</title><h1>Elsewhere</h1>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  elsewhere = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  account = await world().openAccount({ requiredApprovals: 1, officers: ['ada', 'ben', 'cleo'] });
}, 60_000);

beforeEach(() => void asked.splice(0));

afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const evaluate = (page: Page, script: string): Promise<unknown> => page.evaluate(script);

/** The ways by which a browser that shows a page asks another origin for something. */
const ways: Readonly<Record<string, (page: Page, to: string) => Promise<unknown>>> = {
  'a link that is followed': async (page, to) => {
    await evaluate(page, `document.querySelector('main').innerHTML += '<a id="out" href="${to}">Out</a>'`);
    await page.locator('#out').click();
    await page.waitForURL(to);
  },
  'a link that opens another window': async (page, to) => {
    await evaluate(
      page,
      `document.querySelector('main').innerHTML += '<a id="out" target="_blank" rel="opener" href="${to}">Out</a>'`,
    );
    await Promise.all([page.context().waitForEvent('page'), page.locator('#out').click()]);
  },
  'a script that moves on': async (page, to) => {
    await evaluate(page, `location.href = '${to}'`);
    await page.waitForURL(to);
  },
  'an image, a frame, a style and a request': (page, to) =>
    evaluate(
      page,
      `(() => {
        for (const tag of ['img', 'iframe', 'script'])
          document.body.append(Object.assign(document.createElement(tag), { src: '${to}?' + tag }));
        document.head.append(Object.assign(document.createElement('link'), { rel: 'stylesheet', href: '${to}?style' }));
        fetch('${to}?fetch').catch(() => undefined);
        navigator.sendBeacon('${to}?beacon', 'x');
      })()`,
    ),
};
const navigating = Object.keys(ways).slice(0, 3);

/** The three pages that a letter's link opens, as paths. */
const pages: Readonly<Record<string, () => Promise<string>>> = {
  'the page of a change': async () => {
    const person = { name: 'Noor Haddad', email: `noor${Date.now()}@acme.example` };
    const change = await account.submit('user.add', person);
    return new URL(await account.link('ben', change)).pathname;
  },
  'the page that enrols': async () => {
    await world().get('ben', 'POST', `${account.path}/passkeys`, {});
    return linkIn('enrol', 'passkey');
  },
  'the page of a request': async () => {
    const filing = { kind: 'officer.add', name: 'Hugo Blanc', email: `hugo${Date.now()}@acme.example` };
    await world().get('ada', 'POST', `${account.path}/support-requests`, { ...filing, evidence: 'Folder 7' });
    return linkIn('object', filing.email);
  },
};

const linkIn = (page: string, said: string): Promise<string> =>
  until(`a letter to ben with a link to /${page}`, async () => {
    const letters = await world().letters.list({ to: addressOf('ben'), limit: 100 });
    const texts = letters.map(({ text }) => text).filter((text) => text.includes(said));
    return texts.map((text) => new RegExp(`/${page}/[\\w-]{43}`).exec(text)?.[0]).find((link) => link !== undefined);
  });

const toldAny = (secret: string): unknown[] =>
  asked.filter(({ url, headers }) => `${url} ${JSON.stringify(headers)}`.includes(secret));

test('R42 the other origin sees an address that a page tells it: what is looked for would be found', async () => {
  const secret = 'A'.repeat(43);
  for (const way of navigating) {
    const { page } = await open(desktop);
    await page.goto(`${elsewhere}/telling/${secret}`);
    await evaluate(page, `document.body.innerHTML += '<main></main>'`);
    asked.splice(0);
    await ways[way]!(page, `${elsewhere.replace('127.0.0.1', 'localhost')}/told`);
    await until('the other origin is asked', () => asked.length > 0);
    expect({ way, referer: asked[0]!.headers.referer }).toEqual({ way, referer: `${elsewhere}/telling/${secret}` });
  }
});

test.each(Object.keys(pages))('R42 %s tells another origin nothing of its address', async (name) => {
  const path = await pages[name]!();
  const secret = path.split('/')[2]!;
  expect(secret).toMatch(/^[\w-]{43}$/);
  for (const signedIn of [false, true]) {
    const { page, context } = await open(desktop);
    /** What the browser asked of anybody but the service, the identity provider among them. */
    const others: Request[] = [];
    context.on('request', (request) => {
      if (!request.url().startsWith(`${world().publicUrl}/`)) others.push(request);
    });
    if (signedIn) {
      await page.goto(`${world().publicUrl}/sign-in?returnTo=${encodeURIComponent(path)}`);
      await page.getByRole('button', { name: /Ben Lindqvist/ }).click();
      await page.waitForURL(`**${path}`);
    }
    for (const [way, go] of Object.entries(ways)) {
      await page.goto(`${world().publicUrl}${path}`);
      const place = `/way-${++count}`;
      const there = () => asked.filter(({ url }) => url.startsWith(place));
      await go(page, `${elsewhere}${place}`);
      if (navigating.includes(way)) {
        await until('the other origin is asked', () => there().length > 0);
        expect({ way, referer: there()[0]!.headers.referer }).toEqual({ way, referer: undefined });
      } else {
        // The page lets nothing of elsewhere in; that the service answers shows that the browser had the time to try.
        await page.reload();
        expect(there()).toEqual([]);
      }
      expect(toldAny(secret)).toEqual([]);
    }
    expect(others.length).toBeGreaterThan(navigating.length);
    expect(
      others.filter((request) => `${request.url()} ${JSON.stringify(request.headers())}`.includes(secret)),
    ).toEqual([]);
    await context.close();
  }
});
