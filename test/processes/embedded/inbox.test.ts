import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { request } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import { pino } from 'pino';
import { startInbox, type Inbox } from '../../../src/processes/embedded/inbox.ts';
import type { Letter } from '../../../src/processes/embedded/letter-store.ts';

const log = pino({ level: 'silent' });
const LINK = 'http://localhost:8080/approve/abc';

let dataDir: string;
let inbox: Inbox;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'inbox-'));
  inbox = await startInbox({ dataDir, smtpPort: 0, httpPort: 0, log });
});

afterAll(async () => {
  await inbox.stop();
  await rm(dataDir, { recursive: true });
});

type Mail = { to: string | string[]; subject?: string; text?: string; html?: string; headers?: Record<string, string> };

/** Sends a letter by a real SMTP conversation. */
async function send(mail: Mail, by = inbox): Promise<string> {
  const transport = createTransport(by.smtpUrl);
  try {
    const { messageId } = await transport.sendMail({ from: 'Countersign <no-reply@countersign.example>', ...mail });
    return messageId;
  } finally {
    transport.close();
  }
}

async function lettersTo(address: string, by = inbox): Promise<Letter[]> {
  const response = await fetch(`${by.url}/letters?to=${encodeURIComponent(address)}`, {
    headers: { accept: 'application/json' },
  });
  expect(response.headers.get('content-type')).toMatch('application/json');
  return ((await response.json()) as { items: Letter[] }).items;
}

const page = async (path: string): Promise<{ status: number; text: string; headers: Headers }> => {
  const response = await fetch(inbox.url + path, { headers: { accept: 'text/html' } });
  return { status: response.status, text: await response.text(), headers: response.headers };
};

test('an inbox without letters says so', async () => {
  const { status, text } = await page('/letters');
  expect(status).toBe(200);
  expect(text).toContain('No letter has come yet');
  expect(await lettersTo('ada@acme.example')).toEqual([]);
});

describe('a letter', () => {
  test('comes by SMTP, is a file at once, and is read back whole as JSON', async () => {
    const messageId = await send({
      to: 'ada@acme.example',
      subject: 'Zwei Änderungen – bitte prüfen',
      text: `Please decide: ${LINK}`,
      html: `<p>Please <a href="${LINK}">decide</a></p>`,
    });
    const files = await readdir(join(dataDir, 'inbox'));
    expect(files).toEqual(['00000001.eml']);
    expect(await readFile(join(dataDir, 'inbox', '00000001.eml'), 'utf8')).toContain('Delivered-To: ada@acme.example');
    const [letter, ...others] = await lettersTo('ada@acme.example');
    expect(others).toEqual([]);
    expect(letter).toMatchObject({
      id: '00000001',
      to: ['ada@acme.example'],
      from: 'no-reply@countersign.example',
      subject: 'Zwei Änderungen – bitte prüfen',
      messageId,
    });
    expect(letter?.html.trim()).toBe(`<p>Please <a href="${LINK}">decide</a></p>`);
    expect(letter?.text.trim()).toBe(`Please decide: ${LINK}`);
    expect(new Date(letter?.date ?? '').toISOString()).toBe(letter?.date);
  });

  test('to several people is found by each, the newest first, whatever the case', async () => {
    await send({ to: ['ben@acme.example', 'Cleo@acme.example'], subject: 'first' });
    await send({ to: 'ben@acme.example', subject: 'second' });
    expect((await lettersTo('BEN@acme.example')).map(({ subject }) => subject)).toEqual(['second', 'first']);
    expect((await lettersTo('cleo@acme.example')).map(({ subject }) => subject)).toEqual(['first']);
    expect(await inbox.letters.list({ to: 'cleo@acme.example', limit: 10 })).toHaveLength(1);
  });

  test('can’t say itself whom it was delivered to', async () => {
    await send({ to: 'dev@acme.example', subject: 'forged', headers: { 'Delivered-To': 'eva@acme.example' } });
    expect(await lettersTo('eva@acme.example')).toEqual([]);
    expect((await lettersTo('dev@acme.example')).map(({ to }) => to)).toEqual([['dev@acme.example']]);
  });

  test('over a megabyte is refused for good, and nothing of it is kept', async () => {
    await expect(send({ to: 'finn@acme.example', text: 'x '.repeat(600_000) })).rejects.toMatchObject({
      responseCode: 552,
    });
    expect(await lettersTo('finn@acme.example')).toEqual([]);
    expect((await readdir(join(dataDir, 'inbox'))).filter((name) => !name.endsWith('.eml'))).toEqual([]);
  });

  test('sent beside fifty others is kept like all of them, in files numbered without gaps', async () => {
    const before = (await readdir(join(dataDir, 'inbox'))).length;
    await Promise.all(
      Array.from({ length: 50 }, (_, n) => send({ to: 'gita@acme.example', subject: `letter ${String(n)}` })),
    );
    const names = (await readdir(join(dataDir, 'inbox'))).sort();
    expect(names).toEqual(Array.from({ length: before + 50 }, (_, n) => `${String(n + 1).padStart(8, '0')}.eml`));
    expect(new Set((await lettersTo('gita@acme.example')).map(({ subject }) => subject)).size).toBe(50);
  });

  test('is still there after a restart, and numbers go on', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'inbox-'));
    const start = (): Promise<Inbox> => startInbox({ dataDir: folder, smtpPort: 0, httpPort: 0, log });
    const first = await start();
    await send({ to: 'ada@acme.example', subject: 'before' }, first);
    await first.stop();
    const second = await start();
    try {
      await send({ to: 'ada@acme.example', subject: 'after' }, second);
      const letters = await lettersTo('ada@acme.example', second);
      expect(letters.map(({ id, subject }) => [id, subject])).toEqual([
        ['00000002', 'after'],
        ['00000001', 'before'],
      ]);
    } finally {
      await second.stop();
      await rm(folder, { recursive: true });
    }
  });
});

describe('the pages', () => {
  const HOSTILE = '"><script>alert(1)</script><img src=x onerror=alert(2)>';

  async function hostileLetter(): Promise<Letter> {
    await send({
      to: 'hugo@acme.example',
      subject: HOSTILE,
      text: `</pre>${HOSTILE}`,
      html: `<html><head><title>x</title></head><body><script>parent.alert(3)</script><a href="${LINK}">go</a></body></html>`,
      headers: { 'X-Hostile': HOSTILE },
    });
    const [letter] = await lettersTo('hugo@acme.example');
    if (letter === undefined) throw new Error('The letter did not come');
    return letter;
  }

  test('show a hostile subject, text and header as text', async () => {
    const { id } = await hostileLetter();
    for (const path of ['/letters', `/letters/${id}`, `/letters?to=${encodeURIComponent(HOSTILE)}`]) {
      const { text } = await page(path);
      expect(text).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
      expect(text).not.toMatch(/<script|<img|<\/pre>"/i);
    }
  });

  test('frame a letter’s own HTML so that it runs nothing, and its links open in a tab', async () => {
    const { id } = await hostileLetter();
    const { text, headers } = await page(`/letters/${id}`);
    expect(text).toContain(`src="/letters/${id}/html"`);
    expect(text).toContain('sandbox="allow-popups allow-popups-to-escape-sandbox"');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");

    const framed = await page(`/letters/${id}/html`);
    expect(framed.headers.get('content-security-policy')).toBe(
      "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'; " +
        'sandbox allow-popups allow-popups-to-escape-sandbox',
    );
    expect(framed.text).toContain('<head><base target="_blank">');
    expect(framed.text).toContain(`<a href="${LINK}">go</a>`);
  });

  test('show one letter: to whom, from whom, its text, headers and source', async () => {
    const { id } = await hostileLetter();
    const { text } = await page(`/letters/${id}`);
    for (const part of ['hugo@acme.example', 'no-reply@countersign.example', 'x-hostile', 'Text part', 'Headers']) {
      expect(text).toContain(part);
    }
    const source = await page(`/letters/${id}/source`);
    expect(source.headers.get('content-type')).toMatch('text/plain');
    expect(source.headers.get('x-content-type-options')).toBe('nosniff');
    expect(source.text).toMatch(
      /^Delivered-To: hugo@acme\.example\r\nReturn-Path: <no-reply@countersign\.example>\r\n/,
    );
  });

  test('name the addresses with the most letters, and have the others behind them, open where one of them is shown', async () => {
    for (const name of ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'zoe']) await send({ to: `${name}@many.example` });
    await send({ to: 'h@many.example' });
    const { text } = await page('/letters');
    expect(text).toMatch(/<details >\s*<summary>\d+ more addresses<\/summary>/);
    expect(text.indexOf('gita@acme.example (')).toBeLessThan(text.indexOf('<details'));
    expect(text.indexOf('zoe@many.example (1)')).toBeGreaterThan(text.indexOf('<details'));
    expect((await page('/letters?to=Zoe%40many.example')).text).toMatch(/<details open>/);
  });

  test('list each address with its letters, and only its own when asked', async () => {
    await send({ to: 'ines@acme.example', subject: 'For Inês alone' });
    expect((await page('/letters')).text).toContain('ines@acme.example (1)');
    const { text } = await page('/letters?to=ines%40acme.example');
    expect(text).toContain('For Inês alone');
    expect(text).not.toContain('letter 7');
    expect((await page('/letters?to=nobody%40acme.example')).text).toContain('No letter has come for this address');
  });

  test.each(['/letters/99999999', '/letters/..%2f..%2fidentity-provider%2fkeys', '/letters/00000001.eml', '/nothing'])(
    'answer 404 for %s',
    async (path) => {
      expect((await page(path)).status).toBe(404);
      expect((await page(`${path}/source`)).status).toBe(404);
    },
  );

  test('lead from the root to the list', async () => {
    const response = await fetch(inbox.url, { redirect: 'manual' });
    expect(response.headers.get('location')).toBe('/letters');
  });
});

describe('both doors', () => {
  test('answer on loopback names only', async () => {
    const { port } = new URL(inbox.url);
    const status = await new Promise<number | undefined>((resolve, reject) => {
      request({ host: '127.0.0.1', port, path: '/letters', headers: { host: 'rebound.evil.example' } }, (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      })
        .on('error', reject)
        .end();
    });
    expect(status).toBe(421);
  });

  test('are bound to 127.0.0.1', async () => {
    for (const url of [inbox.url, inbox.smtpUrl]) {
      const port = Number(new URL(url).port);
      const outcome = await new Promise<string | undefined>((resolve) => {
        const socket = connect({ host: '127.0.0.2', port }, () => {
          socket.destroy();
          resolve('connected');
        });
        socket.on('error', (cause: NodeJS.ErrnoException) => resolve(cause.code));
      });
      expect(outcome).toBe('ECONNREFUSED');
    }
  });

  test('say which port is taken', async () => {
    const taken = { smtpPort: Number(new URL(inbox.smtpUrl).port), httpPort: Number(new URL(inbox.url).port) };
    const words = (port: number): string =>
      `The demo inbox: port ${String(port)} of 127.0.0.1 is taken by another process`;
    const start = (ports: Partial<typeof taken>): Promise<Inbox> =>
      startInbox({ dataDir, smtpPort: 0, httpPort: 0, log, ...ports });
    await expect(start({ smtpPort: taken.smtpPort })).rejects.toThrow(words(taken.smtpPort));
    await expect(start({ httpPort: taken.httpPort })).rejects.toThrow(words(taken.httpPort));
  });
});
