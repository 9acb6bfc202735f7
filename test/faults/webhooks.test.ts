import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Webhook } from 'standardwebhooks';
import { Stage } from '../acceptance/processes.ts';
import { until } from '../acceptance/until.ts';
import { Receiver } from '../webhooks/receiver.ts';

/*
 * Messages between real processes: an API that owes them, a worker that sends them, a receiver that takes them or does
 * not, and SIGKILL in between.
 */

interface Delivery {
  readonly id: string;
  readonly type: string;
  readonly changeId: string;
  readonly state: string;
  readonly attempts: number;
  readonly status: number | null;
}

let stage: Stage;
let receiver: Receiver;
let path: string;
let webhookId: string;
let secret: string;

const ask = <T>(method: 'GET' | 'POST', below: string, body?: unknown): Promise<T> =>
  stage.client<T>('ada', method, `${path}${below}`, body);

const deliveries = async (): Promise<readonly Delivery[]> =>
  [...(await ask<{ items: Delivery[] }>('GET', `/webhooks/${webhookId}/deliveries?limit=200`)).items].reverse();

const enact = async (kind: string, payload: unknown): Promise<string> => {
  const { id } = await ask<{ id: string }>('POST', '/changes', { kind, payload });
  await until('it is applied', async () => (await ask<{ state: string }>('GET', `/changes/${id}`)).state === 'applied');
  return id;
};

let people = 0;
const somethingHappens = (): Promise<string> =>
  enact('user.add', { name: `Noor ${++people}`, email: `noor${people}@acme.example` });

/** Waits until all that a change owes was taken; the ids, in the order in which they came. */
const taken = async (changeId: string): Promise<readonly Delivery[]> =>
  until('its messages are taken', async () => {
    const owed = (await deliveries()).filter((delivery) => delivery.changeId === changeId);
    return owed.length === 2 && owed.every(({ state }) => state === 'delivered') ? owed : false;
  });

const idsReceived = (): string[] => receiver.received.map(({ headers }) => String(headers['webhook-id']));

beforeAll(async () => {
  [stage, receiver] = await Promise.all([Stage.start(), Receiver.start()]);
  const allowed = { WEBHOOK_HOSTS: receiver.allowed };
  await Promise.all([stage.worker.start(allowed), stage.api.start(allowed)]);
  const { account } = await stage.client<{ account: { id: string } }>('ada', 'POST', '/v1/applications', {
    ...{ clientType: 'organization', name: 'Hooked', requiredApprovals: 0 },
    applicant: { name: 'Ada', email: 'ada@acme.example' },
  });
  path = `/v1/accounts/${account.id}`;
  await enact('webhook.set', {
    ...{ name: 'Ledger', url: receiver.url },
    events: ['change.submitted', 'change.applied'],
  });
  webhookId = (await ask<{ items: { id: string }[] }>('GET', '/webhooks')).items[0]!.id;
  ({ secret } = await ask<{ secret: string }>('POST', `/webhooks/${webhookId}/secret`, {}));
}, 240_000);

afterAll(async () => {
  await stage?.stop();
  await receiver?.stop();
}, 120_000);

test('R41 what happens is told, signed, in the order of its events', async () => {
  const changeId = await somethingHappens();
  const owed = await taken(changeId);
  const messages = receiver.checked(secret).filter(({ data }) => data['changeId'] === changeId);
  expect(messages.map(({ id, type }) => ({ id, type }))).toEqual(owed.map(({ id, type }) => ({ id, type })));
  expect(messages.map(({ data }) => data['state'])).toEqual(['approved', 'applied']);
  expect(owed).toMatchObject([
    { attempts: 1, status: 204 },
    { attempts: 1, status: 204 },
  ]);
}, 120_000);

test('R35 what was sent and not written down as the worker was killed is sent again, as the same message', async () => {
  const held = new Promise<void>((resolve) => {
    receiver.answer = () => resolve();
  });
  receiver.received.length = 0;
  const changeId = await somethingHappens();
  await held;
  await stage.worker.kill();
  receiver.answer = (response) => void response.writeHead(204).end();
  await stage.worker.start({ WEBHOOK_HOSTS: receiver.allowed });
  const owed = await taken(changeId);
  expect(idsReceived()).toEqual([owed[0]!.id, ...owed.map(({ id }) => id)]);
  const [first, again] = receiver.received;
  expect(again!.body).toBe(first!.body);
  for (const { headers, body } of receiver.received)
    expect(new Webhook(secret).verify(body, headers as Record<string, string>)).toMatchObject({ data: { changeId } });
}, 240_000);

test('R35 what was owed as the API was killed before it could say so is sent all the same', async () => {
  receiver.received.length = 0;
  await stage.temporal.kill();
  const { id } = await ask<{ id: string }>('POST', '/changes', {
    kind: 'user.add',
    payload: { name: 'Last', email: 'last@acme.example' },
  });
  await stage.api.kill();
  await stage.temporal.start();
  await stage.api.start({ WEBHOOK_HOSTS: receiver.allowed });
  const owed = await taken(id);
  expect(idsReceived()).toEqual(owed.map(({ id }) => id));
}, 240_000);

test('a message that is refused is tried again, and can be sent again once it was taken', async () => {
  receiver.received.length = 0;
  receiver.answer = (response, count) => void response.writeHead(count === 1 ? 503 : 204).end();
  const owed = await taken(await somethingHappens());
  expect(idsReceived()).toEqual([owed[0]!.id, ...owed.map(({ id }) => id)]);
  expect(owed[0]).toMatchObject({ attempts: 2, status: 204 });
  const [{ id }] = owed as [Delivery];
  await ask('POST', `/webhooks/${webhookId}/deliveries/${id}/replay`);
  await until('it comes again', () => idsReceived().filter((each) => each === id).length === 3);
}, 120_000);

test('R42 no log holds the secret, nor a history the address', async () => {
  const texts = [stage.api.output, stage.worker.output];
  for (const text of texts) for (const word of [secret, secret.slice(6)]) expect(text).not.toContain(word);
  const history = await stage.withTemporal(async (client) => {
    const [{ id }] = (await deliveries()) as [Delivery];
    const workflowId = `webhook-${path.split('/').at(-1)!}-${id}`;
    return JSON.stringify(await client.workflow.getHandle(workflowId).fetchHistory());
  });
  expect(history).not.toContain(receiver.url);
  expect(history).not.toContain(Buffer.from(receiver.url).toString('base64').slice(0, -4));
});
