import type { ServerResponse } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { createWebhookActivities, type WebhookActivities } from '../../activities/webhooks.ts';
import type { DeliveryRef } from '../../src/domain/delivery.ts';
import { MailNotSent } from '../../src/mail/smtp.ts';
import { webhookParts, webhookSending } from '../../src/processes/webhook-parts.ts';
import { makeWebhookSecret } from '../../src/transactions/make-webhook-secret.ts';
import { readHosts } from '../../src/webhooks/hosts.ts';
import type { Sent } from '../../src/webhooks/send.ts';
import { keyringOf, newKeyring } from '../keyring.ts';
import { usePostgres } from '../postgres.ts';
import { Organization } from '../transactions/organization.ts';
import { Receiver } from '../webhooks/receiver.ts';

const pg = usePostgres();
const keyring = newKeyring();

let receiver: Receiver;
let acme: Organization;
let due: DeliveryRef[];
let letters: string[];
let attempts: Sent[];
let mailFault: Error | undefined;
let secret: string;

beforeAll(async () => {
  receiver = await Receiver.start();
});
afterAll(() => receiver.stop());

const activities = (keys = keyring): WebhookActivities =>
  createWebhookActivities(
    {
      store: acme.store,
      publicUrl: 'https://countersign.example',
      mailer: {
        send(mail) {
          if (mailFault !== undefined) return Promise.reject(mailFault);
          letters.push(mail.to.email);
          return Promise.resolve();
        },
        verify: () => Promise.resolve(),
        close: () => undefined,
      },
    },
    {
      ...webhookSending(keys, readHosts(receiver.allowed)!),
      onAttempt: (_ref, sent) => void attempts.push(sent),
    },
  );

beforeEach(async () => {
  [due, letters, attempts, mailFault] = [[], [], [], undefined];
  receiver.received.length = 0;
  receiver.answer = (response) => void response.writeHead(204).end();
  const store = pg.database.openStore(pg.database.clock.read, (found) => void due.push(...found));
  acme = await Organization.open(store, { requiredApprovals: 0 });
  const { accountId } = acme;
  await acme.carry('ada', 'webhook.set', { name: 'Ledger', url: receiver.url }, []);
  const [[webhookId]] = [...(await store.stateOf(accountId))!.all('webhooks')] as [[string, unknown]];
  const made = webhookParts(keyring, []).makeSecret(accountId, webhookId);
  secret = made.secret;
  const request = { accountId, webhookId, userId: acme.idOf('ada'), keepOldHours: 24 };
  await makeWebhookSecret(store, { ...request, sealed: made.sealed });
  await acme.carry('ada', 'user.modify', { userId: acme.idOf('dev'), name: 'Devin' }, []);
});

describe('delivering', () => {
  test('sends the message that was owed, signed by the secret that was taken', async () => {
    expect(await activities().deliverWebhook(due[0]!)).toMatchObject({ state: 'delivered', mustTell: false });
    expect(receiver.checked(secret)).toMatchObject([{ id: due[0]!.deliveryId, type: 'change.submitted' }]);
    expect(attempts).toEqual([{ status: 204, fault: null }]);
  });

  test('once more sends nothing more', async () => {
    await activities().deliverWebhook(due[0]!);
    expect(await activities().deliverWebhook(due[0]!)).toMatchObject({ state: 'delivered' });
    expect(receiver.received).toHaveLength(1);
  });

  test('with a signing key that was replaced still opens the secret, and without it sends nothing', async () => {
    const replaced = newKeyring();
    expect(await activities(replaced).deliverWebhook(due[0]!)).toMatchObject({ state: 'owed' });
    expect(attempts).toEqual([{ status: null, fault: 'secret-not-opened' }]);
    expect(receiver.received).toEqual([]);
    pg.database.clock.advance(5_000);
    const both = keyringOf(replaced.signing, [keyring.signing]);
    expect(await activities(both).deliverWebhook(due[0]!)).toMatchObject({ state: 'delivered' });
  });
});

test('a receiver that hangs holds four places at most: what comes after it is asked for again, and counts as no attempt', async () => {
  for (const name of ['Uno', 'Due', 'Tre', 'Quattro'])
    await acme.carry('ada', 'user.modify', { userId: acme.idOf('dev'), name }, []);
  const held: ServerResponse[] = [];
  const full = new Promise<void>((resolve) => {
    receiver.answer = (response, count) => {
      held.push(response);
      if (count === 4) resolve();
    };
  });
  const sender = activities();
  const sending = due.slice(0, 4).map((ref) => sender.deliverWebhook(ref));
  await full;
  expect(await sender.deliverWebhook(due[4]!)).toMatchObject({ state: 'owed', mustTell: false });
  expect(attempts).toEqual([]);
  receiver.answer = (response) => void response.writeHead(204).end();
  for (const response of held) response.writeHead(204).end();
  expect((await Promise.all(sending)).map(({ state }) => state)).toEqual(Array<string>(4).fill('delivered'));
  expect(await sender.deliverWebhook(due[4]!)).toMatchObject({ state: 'delivered' });
});

describe('telling that a message was given up', () => {
  test('goes to every officer of headquarters', async () => {
    await activities().tellOfWebhook(due[0]!);
    expect(letters.sort()).toEqual(['ada', 'ben', 'cleo', 'dev'].map((name) => `${name}@acme.example`));
  });

  test('is tried again while the mail is down, and not for what is refused for good', async () => {
    mailFault = new MailNotSent('EENVELOPE', 451);
    await expect(activities().tellOfWebhook(due[0]!)).rejects.toThrow(MailNotSent);
    mailFault = new MailNotSent('EENVELOPE', 550);
    await expect(activities().tellOfWebhook(due[0]!)).resolves.toBeUndefined();
  });

  test('tells nobody once the webhook is removed', async () => {
    const [[webhookId]] = [...(await acme.store.stateOf(acme.accountId))!.all('webhooks')] as [[string, unknown]];
    await acme.carry('ada', 'webhook.remove', { webhookId }, []);
    await activities().tellOfWebhook(due[0]!);
    expect(letters).toEqual([]);
  });
});
