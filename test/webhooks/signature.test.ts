import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Webhook } from 'standardwebhooks';
import { newPem } from '../keyring.ts';
import { readSigningKey } from '../../src/proof/keys.ts';
import { NotOpened, open, purposeOf, seal, SEALING, sealingKey } from '../../src/webhooks/sealing.ts';
import { newWebhookSecret, signatureHeaders } from '../../src/webhooks/signature.ts';

/*
 * What signs messages, held against the convention's own reference, and how it lies at rest.
 */

const now = (): number => Math.floor(Date.now() / 1_000);
const text = fc.string({ unit: 'binary', maxLength: 200 });
const id = fc.stringMatching(/^msg_[0-9]{1,6}_whk_[0-9a-z]{1,30}$/);

test('a message is taken by the reference verifier, with the secret that signed it', () => {
  fc.assert(
    fc.property(id, fc.json(), (id, body) => {
      const secret = newWebhookSecret();
      const headers = signatureHeaders({ id, timestamp: now(), body }, [secret]);
      expect(new Webhook(secret).verify(body, headers)).toEqual(JSON.parse(body));
    }),
  );
});

test('with two secrets, each of the two takes it, and no third does', () => {
  const [one, other, third] = [newWebhookSecret(), newWebhookSecret(), newWebhookSecret()];
  const headers = signatureHeaders({ id: 'msg_1_whk_1', timestamp: now(), body: '{}' }, [one, other]);
  for (const secret of [one, other]) expect(new Webhook(secret).verify('{}', headers)).toEqual({});
  expect(() => new Webhook(third).verify('{}', headers)).toThrow('No matching signature');
});

test.each<[string, (headers: ReturnType<typeof signatureHeaders>) => [object, string]]>([
  ['another body', (headers) => [headers, '{"a":2}']],
  ['another id', (headers) => [{ ...headers, 'webhook-id': 'msg_2_whk_1' }, '{"a":1}']],
  ['another time', (headers) => [{ ...headers, 'webhook-timestamp': String(now() - 5) }, '{"a":1}']],
])('a signature is not good for %s', (_, altered) => {
  const secret = newWebhookSecret();
  const message = { id: 'msg_1_whk_1', timestamp: now(), body: '{"a":1}' };
  const [headers, body] = altered(signatureHeaders(message, [secret]));
  expect(() => new Webhook(secret).verify(body, headers as Record<string, string>)).toThrow('No matching signature');
});

test('the reference refuses a message of long ago, which somebody has kept', () => {
  const secret = newWebhookSecret();
  const headers = signatureHeaders({ id: 'msg_1_whk_1', timestamp: now() - 600, body: '{}' }, [secret]);
  expect(() => new Webhook(secret).verify('{}', headers)).toThrow('too old');
});

test('a secret has as many bytes as the convention asks for, and no two are the same', () => {
  const made = Array.from({ length: 50 }, newWebhookSecret);
  expect(new Set(made).size).toBe(50);
  for (const secret of made) {
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]+=*$/);
    expect(Buffer.from(secret.slice(6), 'base64')).toHaveLength(32);
  }
});

const key = () => sealingKey(readSigningKey(newPem()).derive(SEALING));

test('R42 what is sealed opens for the same webhook by the same key alone, and shows nothing', () => {
  const [mine, other] = [key(), key()];
  fc.assert(
    fc.property(text, text, text, (secret, purpose, elsewhere) => {
      const sealed = seal(mine, purpose, secret);
      expect(open([other, mine], purpose, sealed)).toBe(Buffer.from(secret).toString());
      expect(() => open([other], purpose, sealed)).toThrow(NotOpened);
      expect(secret.length > 5 && sealed.includes(Buffer.from(secret).toString('base64url'))).toBe(false);
      if (Buffer.from(purpose).toString() !== Buffer.from(elsewhere).toString())
        expect(() => open([mine], elsewhere, sealed)).toThrow(NotOpened);
    }),
  );
});

test('R42 what was altered anywhere does not open', () => {
  const mine = key();
  const sealed = seal(mine, purposeOf('acc_1', 'whk_1'), newWebhookSecret());
  const [version, id, text] = sealed.split('.') as [string, string, string];
  const bytes = Buffer.from(text, 'base64url');
  for (let at = 0; at < bytes.length; at++) {
    const altered = Buffer.from(bytes);
    altered[at]! ^= 1;
    const again = [version, id, altered.toString('base64url')].join('.');
    expect(() => open([mine], purposeOf('acc_1', 'whk_1'), again)).toThrow(NotOpened);
  }
  for (const nonsense of ['', 'v1', 'v1.00000000.', `v1.${mine.id}.AAAA`])
    expect(() => open([mine], '', nonsense)).toThrow(NotOpened);
});

test('the same signing key derives the same key for a use, and another for another use', () => {
  const pem = newPem();
  const [one, again] = [readSigningKey(pem), readSigningKey(pem)];
  expect(one.derive(SEALING)).toEqual(again.derive(SEALING));
  expect(one.derive(SEALING)).not.toEqual(one.derive('another use'));
});
