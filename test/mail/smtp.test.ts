import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import PostalMime from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import { letterFor } from '../../src/mail/letters.ts';
import { createMailer, MailNotSent, type Mailer } from '../../src/mail/smtp.ts';
import { sampleRemoval } from './sample-change.ts';

const to = { name: 'Cara "C" <Dünn>, Esq.', email: 'cara@acme.example' };
const link = 'https://countersign.example/approve/Yv3dQ0kq8m1nZb5w2rT7xA9cE4uHsJ6pLfKgDoIiRtM';
const letter = letterFor({ type: 'approval-request', to, change: sampleRemoval(), link });
const mail = { to, ...letter, messageId: '<chg_1.usr_cara.1@countersign.example>' };

let received: { recipients: string[]; source: Buffer }[] = [];
let refusal: { code: number; text: string } | null = null;
let server: SMTPServer;
let mailer: Mailer;

const listen = async (): Promise<number> =>
  new Promise((resolve) => {
    const listening = server.listen(0, '127.0.0.1', () => {
      const address = listening.address();
      resolve(typeof address === 'object' && address !== null ? address.port : 0);
    });
  });

beforeEach(async () => {
  received = [];
  refusal = null;
  server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        received.push({
          recipients: session.envelope.rcptTo.map(({ address }) => address),
          source: Buffer.concat(chunks),
        });
        done(refusal === null ? null : Object.assign(new Error(refusal.text), { responseCode: refusal.code }));
      });
    },
  });
  const port = await listen();
  mailer = createMailer({
    smtpUrl: `smtp://127.0.0.1:${port}?logger=true&debug=true`,
    from: 'Countersign <countersign@service.example>',
  });
});

afterEach(async () => {
  mailer.close();
  await new Promise<void>((resolve) => {
    server.close(resolve);
  });
});

describe('the mailer', () => {
  test('a letter arrives as it was made, with both parts, the given Message-ID and the marks of automatic mail', async () => {
    await mailer.send(mail);
    const [{ recipients, source } = { recipients: [], source: Buffer.alloc(0) }] = received;
    const parsed = await PostalMime.parse(source);
    const header = (name: string): string | undefined => parsed.headers.find(({ key }) => key === name)?.value;
    expect(recipients).toEqual(['cara@acme.example']);
    expect(parsed.to).toEqual([{ name: to.name, address: to.email }]);
    expect(parsed.from).toEqual({ name: 'Countersign', address: 'countersign@service.example' });
    expect(parsed.subject).toBe(letter.subject);
    expect(parsed.messageId).toBe(mail.messageId);
    expect(parsed.text?.replaceAll('\r\n', '\n').trim()).toBe(letter.text.trim());
    expect(parsed.html?.replaceAll('\r\n', '\n').trim()).toBe(letter.html.trim());
    expect(header('auto-submitted')).toBe('auto-generated');
    expect(header('x-auto-response-suppress')).toBe('All');
    expect(parsed.headers.some(({ key }) => key.startsWith('list-'))).toBe(false);
  });

  test('a name and a subject with line breaks add no header and no recipient', async () => {
    await mailer.send({
      ...mail,
      to: { name: 'Cara\r\nBcc: all@evil.example', email: to.email },
      subject: 'Hello\r\nX-Evil: yes',
    });
    const [{ recipients, source } = { recipients: [], source: Buffer.alloc(0) }] = received;
    const { headers } = await PostalMime.parse(source);
    expect(recipients).toEqual(['cara@acme.example']);
    expect(headers.map(({ key }) => key)).not.toEqual(expect.arrayContaining(['x-evil']));
    expect(headers.map(({ key }) => key)).not.toEqual(expect.arrayContaining(['bcc']));
  });

  test.each([
    [550, true],
    [451, false],
  ])('R42 an answer of %i is told without a word of the letter or its recipient', async (code, permanent) => {
    refusal = { code, text: 'no mailbox cara@acme.example' };
    const failure = await mailer.send(mail).catch((cause: unknown) => cause);
    expect(failure).toBeInstanceOf(MailNotSent);
    expect((failure as MailNotSent).permanent).toBe(permanent);
    expect((failure as MailNotSent).message).toBe(`Mail could not be sent: EMESSAGE (${code})`);
    expect((failure as MailNotSent).cause).toBeUndefined();
  });

  test('readiness is whether the server answers', async () => {
    await expect(mailer.verify()).resolves.toBeUndefined();
    const nobody = createMailer({ smtpUrl: 'smtp://127.0.0.1:1', from: 'a@b.example' });
    await expect(nobody.verify()).rejects.toThrow('Mail could not be sent: ESOCKET');
    nobody.close();
  });

  test('a Message-ID that is none is refused', async () => {
    await expect(mailer.send({ ...mail, messageId: 'x\r\ny' })).rejects.toThrow(TypeError);
    expect(received).toHaveLength(0);
  });
});
