import { brotliDecompressSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { UNATTENDED } from '../../src/http/authenticate.ts';
import { useApi, type TestAccount } from './api-fixture.ts';

const MINUTE = 60_000;

const api = useApi();
let acme: TestAccount;
beforeAll(async () => {
  acme = await api.organization(['ada', 'ben'], 0);
});

const nonceOf = (text: string): string => /<meta name="csp-nonce" content="([^"]+)"/.exec(text)![1]!;

describe('the page of the console', () => {
  test.each(['/', '/apply', '/accounts/acme', '/accounts/acme/people', '/accounts/acme/people/usr_1'])(
    'is the same for everybody at %s, and holds nothing of any account',
    async (path) => {
      const [mine, nobodys] = [await api.ask(path, { as: 'ada' }), await api.ask(path)];
      expect(mine.status).toBe(200);
      const bare = ({ text }: { text: string }): string => text.replaceAll(nonceOf(text), '');
      expect(bare(mine)).toBe(bare(nobodys));
      expect(mine.text).not.toContain('acme');
    },
  );

  test('its policy lets in scripts of the service alone, and styles of its own or with the nonce of this very answer', async () => {
    const [first, second] = [await api.ask('/'), await api.ask('/')];
    const nonce = nonceOf(first.text);
    expect(nonce).not.toBe(nonceOf(second.text));
    expect(Buffer.from(nonce, 'base64')).toHaveLength(16);
    expect(first.headers.get('content-security-policy')).toBe(
      `default-src 'none';style-src 'self' 'nonce-${nonce}';img-src 'self';form-action 'self';frame-ancestors 'none';base-uri 'none';script-src 'self';connect-src 'self'`,
    );
    expect(first.headers.get('cache-control')).toBe('no-store');
    expect(first.text).not.toMatch(/<style| style=|(src|href)="https?:|<script>/);
  });

  test('its files are kept by browsers, are named by what they hold, and come compressed to whom takes that', async () => {
    const { text } = await api.ask('/');
    const [, path] = /src="(\/assets\/console\/[^"]+\.js)"/.exec(text)!;
    const plain = await api.ask(path!, { headers: { 'accept-encoding': 'identity' } });
    expect(plain.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(plain.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(plain.headers.get('content-encoding')).toBeNull();
    const small = await fetch(`${api.url}${path}`, { headers: { 'accept-encoding': 'br' } });
    expect(small.headers.get('content-encoding')).toBe('br');
    expect(await small.text()).toBe(plain.text);
    expect(Number(small.headers.get('content-length'))).toBeLessThan(plain.text.length / 2);
    expect(() => brotliDecompressSync(Buffer.from(plain.text))).toThrow();
  });

  test.each(['none.js', '..%2Findex.html', '%2e%2e%2f%2e%2e%2findex.html', 'index.html'])(
    'nothing but its files is there: %s',
    async (name) => {
      expect((await api.ask(`/assets/console/${name}`)).status).toBe(404);
    },
  );
});

test('R39 what a page asks by itself keeps no session in use before which nobody sits', async () => {
  const session = await api.session('ada');
  const { clock } = api.database();
  const asks = (headers: Record<string, string>) => api.ask(acme.path, { session, headers });
  for (const minutes of [8, 6]) {
    clock.advance(minutes * MINUTE);
    expect((await asks({ [UNATTENDED]: '1' })).status).toBe(200);
  }
  clock.advance(2 * MINUTE);
  expect((await asks({ [UNATTENDED]: '1' })).status).toBe(401);

  const used = await api.session('ada');
  for (const minutes of [8, 6, 8]) {
    clock.advance(minutes * MINUTE);
    expect((await api.ask(acme.path, { session: used })).status).toBe(200);
  }
});
