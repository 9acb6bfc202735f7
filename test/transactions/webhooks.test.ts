import { beforeEach, describe, expect, test } from '@jest/globals';
import type { DeliveryRef } from '../../src/domain/delivery.ts';
import { deliveriesOf, type Delivery } from '../../src/store/deliveries.ts';
import { messageSent, takeMessage, whomToTell, type DueMessage } from '../../src/transactions/deliver-webhook.ts';
import { makeWebhookSecret } from '../../src/transactions/make-webhook-secret.ts';
import { forgetOldDeliveries, takeOverdueMessages } from '../../src/transactions/reconcile-webhooks.ts';
import { replayDelivery } from '../../src/transactions/replay-delivery.ts';
import { verify } from '../../src/transactions/verify.ts';
import { TestClock, usePostgres } from '../postgres.ts';
import { DAY, HOUR, Organization, outcomeOf } from './organization.ts';

/*
 * What webhooks are owed: rows with their events, in an order, tried, given up, sent again, forgotten.
 */

const pg = usePostgres();
const SEALED = 'v1.00000000.AAAA';
const url = 'https://hooks.example.com/in';

let clock: TestClock;
let acme: Organization;
let webhookId: string;
let due: DeliveryRef[];

const idOf = async (name: string): Promise<string> =>
  [...(await acme.store.stateOf(acme.accountId))!.all('webhooks')].find(([, row]) => row.name === name)![0];

const set = async (name: string, events?: readonly string[], by = 'ada'): Promise<string> => {
  const payload = { name, url, ...(events !== undefined && { events }) };
  expect(await acme.carry(by, 'webhook.set', payload, [])).toMatchObject({ state: 'applied' });
  return idOf(name);
};

const takeSecret = (id = webhookId, keepOldHours = 24, by = 'ada', sealed = SEALED) =>
  makeWebhookSecret(acme.store, {
    ...{ accountId: acme.accountId, webhookId: id, userId: acme.idOf(by) },
    ...{ sealed, keepOldHours },
  });

const deliveries = async (id = webhookId): Promise<Delivery[]> =>
  (
    await acme.store.read(acme.accountId, (tx) =>
      deliveriesOf(tx, acme.accountId, { webhookId: id, state: undefined, before: undefined, limit: 100 }),
    )
  ).reverse();

const refTo = (delivery: Pick<Delivery, 'id'>): DeliveryRef => ({ accountId: acme.accountId, deliveryId: delivery.id });

const taken = async (ref: DeliveryRef): Promise<DueMessage> => {
  const found = await takeMessage(acme.store, ref);
  if ('report' in found) throw new Error(`nothing is due: ${JSON.stringify(found.report)}`);
  return found.message;
};

/** One attempt, answered with a status. */
const attempt = async (delivery: Pick<Delivery, 'id'>, status: number | null) =>
  messageSent(acme.store, refTo(delivery), await taken(refTo(delivery)), { status });

const rename = (name: string): Promise<unknown> =>
  acme.carry('ada', 'user.modify', { userId: acme.idOf('dev'), name }, []);

beforeEach(async () => {
  clock = new TestClock();
  due = [];
  const store = pg.database.openStore(clock.read, (found) => void due.push(...found));
  acme = await Organization.open(store, { requiredApprovals: 0 });
  webhookId = await set('Ledger');
});

describe('a webhook', () => {
  test('R42 is sent nothing before its first secret was taken, and then what happens from there on', async () => {
    await rename('Devin');
    expect(await deliveries()).toEqual([]);
    await takeSecret();
    expect(await deliveries()).toEqual([]);
    await rename('Dev');
    expect((await deliveries()).map(({ type }) => type)).toEqual(['change.submitted', 'change.applied']);
  });

  test('is told by ids, number, kind, state and time, and of nobody’s name, address or reason', async () => {
    await takeSecret();
    const changeId = await acme.submit('ada', 'user.modify', { userId: acme.idOf('dev'), name: 'Devina' }, 'Her wish');
    const [first] = await deliveries();
    const { number } = (await acme.stored(changeId)).change;
    expect(JSON.parse(first!.body)).toEqual({
      type: 'change.submitted',
      timestamp: new Date(clock.now).toISOString(),
      data: {
        accountId: acme.accountId,
        event: first!.seq,
        actorId: acme.idOf('ada'),
        ...{ changeId, number, kind: 'user.modify', state: 'approved' },
      },
    });
    for (const word of ['Devina', 'wish', '@', 'digest']) expect(first!.body).not.toContain(word);
  });

  test('is told of the events that it was set for, and of no others', async () => {
    const other = await set('Ends', ['change.ended', 'decision.recorded']);
    await takeSecret(other);
    await rename('Devin');
    expect(await deliveries(other)).toEqual([]);
    const id = await acme.submit('ada', 'user.modify', { userId: acme.idOf('dev'), name: 'Dave' });
    await acme.withdraw(id, 'ada');
    expect((await deliveries(other)).map(({ type }) => type)).toEqual(['change.ended']);
  });

  test('of another account hears nothing of this one', async () => {
    await takeSecret();
    const other = await Organization.open(acme.store, { requiredApprovals: 0, name: 'Other' });
    await other.carry('ada', 'user.modify', { userId: other.idOf('dev'), name: 'Devin' }, []);
    expect(await deliveries()).toEqual([]);
  });

  test('that is removed ends its secrets, with an event; what it is owed is not sent', async () => {
    await takeSecret();
    await rename('Devin');
    const [owed, blocked] = (await deliveries()) as [Delivery, Delivery];
    const { id } = await acme.carry('ada', 'webhook.remove', { webhookId }, []);
    expect(await acme.events('webhook.secret-ended')).toEqual([
      { type: 'webhook.secret-ended', changeId: id, data: { webhookId } },
    ]);
    expect(await takeMessage(acme.store, refTo(owed))).toMatchObject({ report: { state: 'given-up', wakeAt: null } });
    const states = (await deliveries()).map(({ state }) => state);
    expect(new Set(states)).toEqual(new Set(['given-up']));
    expect(await takeMessage(acme.store, refTo(blocked))).toMatchObject({ report: { state: 'given-up' } });
  });

  test('R41 leaves the trail, the fold and the tables in order, whatever became of it', async () => {
    await takeSecret();
    await rename('Devin');
    const [first] = (await deliveries()) as [Delivery];
    await attempt(first, 410);
    await replayDelivery(acme.store, { ...refTo(first), webhookId, userId: acme.idOf('ben') });
    await acme.carry('ada', 'webhook.remove', { webhookId }, []);
    const { firstBroken, tables } = await verify(acme.store, acme.accountId);
    expect({ firstBroken, tables }).toEqual({ firstBroken: undefined, tables: { ok: true, differences: [] } });
  });
});

describe('the secret of a webhook', () => {
  const secrets = () =>
    pg.database.sql<{ number: number; sealed: string; ends_at: Date | null }>(
      'SELECT number, sealed, ends_at FROM webhook_secrets WHERE webhook_id = $1 ORDER BY number',
      [webhookId],
    );

  test('is for the officer of headquarters who asked for the webhook last', async () => {
    expect(await outcomeOf(takeSecret(webhookId, 24, 'ben'))).toBe('out_of_scope');
    expect(await outcomeOf(takeSecret('whk_none'))).toBe('not_found_here');
    await acme.carry('ben', 'webhook.set', { webhookId, name: 'Ledger', url }, []);
    expect(await outcomeOf(takeSecret(webhookId, 24, 'ben'))).toBe('done');
    expect(await outcomeOf(takeSecret())).toBe('out_of_scope');
    await acme.carry('ada', 'officer.remove', { userId: acme.idOf('ben') }, []);
    expect(await outcomeOf(takeSecret(webhookId, 24, 'ben'))).toBe('not_an_officer');
  });

  test('signs along with the next for as long as was said, and no third one does', async () => {
    await takeSecret(webhookId, 24, 'ada', 'v1.00000000.AAAA');
    await takeSecret(webhookId, 24, 'ada', 'v1.00000000.BBBB');
    await rename('Devin');
    const [first] = (await deliveries()) as [Delivery];
    expect((await taken(refTo(first))).sealedSecrets).toEqual(['v1.00000000.BBBB', 'v1.00000000.AAAA']);
    await takeSecret(webhookId, 1, 'ada', 'v1.00000000.CCCC');
    expect((await taken(refTo(first))).sealedSecrets).toEqual(['v1.00000000.CCCC', 'v1.00000000.BBBB']);
    clock.advance(HOUR + 1);
    expect((await taken(refTo(first))).sealedSecrets).toEqual(['v1.00000000.CCCC']);
    await takeSecret(webhookId, 0, 'ada', 'v1.00000000.DDDD');
    expect((await taken(refTo(first))).sealedSecrets).toEqual(['v1.00000000.DDDD']);
    expect((await secrets()).map(({ number }) => number)).toEqual([3, 4]);
  });

  test('R42 is in no event: a hash of what is kept is', async () => {
    await takeSecret();
    const [made] = await acme.events('webhook.secret-made');
    const { data } = made!;
    expect(Object.keys(data).sort()).toEqual(['fingerprint', 'number', 'webhookId']);
    expect(JSON.stringify(data)).not.toContain(SEALED);
  });
});

describe('a delivery', () => {
  beforeEach(() => takeSecret());

  test('of a change waits for the one before it, and goes once that is over', async () => {
    await rename('Devin');
    const [first, second] = (await deliveries()) as [Delivery, Delivery];
    expect(due.map(({ deliveryId }) => deliveryId)).toEqual([first.id]);
    expect(second.dueAt).toBeNull();
    expect(await takeMessage(acme.store, refTo(second))).toMatchObject({ report: { state: 'owed', wakeAt: null } });
    expect(await attempt(first, 500)).toMatchObject({ state: 'owed' });
    expect((await deliveries())[1]!.dueAt).toBeNull();
    clock.advance(5_000);
    expect(await attempt(first, 204)).toMatchObject({ state: 'delivered', wakeAt: null, mustTell: false });
    expect(due.map(({ deliveryId }) => deliveryId)).toEqual([first.id, second.id]);
    expect(await attempt(second, 200)).toMatchObject({ state: 'delivered' });
  });

  test('of another change, or to another webhook, waits for none', async () => {
    const other = await set('Other');
    await takeSecret(other);
    await rename('Devin');
    await rename('Dave');
    const owed = [...(await deliveries()), ...(await deliveries(other))];
    expect(owed.filter(({ dueAt }) => dueAt !== null).map(({ type }) => type)).toEqual(
      // The other webhook's own setting is told too.
      Array<string>(5).fill('change.submitted'),
    );
  });

  test('is tried after ever longer pauses for about a day, then given up, with an event and one telling', async () => {
    await rename('Devin');
    const [first, second] = (await deliveries()) as [Delivery, Delivery];
    const begun = clock.now;
    const reports = [];
    for (;;) {
      const report = await attempt(first, 503);
      reports.push(report);
      if (report.wakeAt === null) break;
      const early = await takeMessage(acme.store, refTo(first));
      expect(early).toMatchObject({ report: { state: 'owed', wakeAt: report.wakeAt } });
      clock.advance(Date.parse(report.wakeAt) - clock.now);
    }
    expect(reports.map(({ state }) => state)).toEqual([...Array<string>(8).fill('owed'), 'given-up']);
    expect(clock.now - begun).toBeGreaterThan(20 * HOUR);
    expect(clock.now - begun).toBeLessThan(28 * HOUR);
    expect(reports.at(-1)!.mustTell).toBe(true);
    // Whoever asks again, as after dying before the letters went, learns that somebody is to be told.
    expect(await takeMessage(acme.store, refTo(first))).toEqual({ report: reports.at(-1) });
    expect((await acme.events('webhook.given-up')).map(({ data }) => data)).toEqual([
      { webhookId, delivery: first.id },
    ]);
    // The next one goes all the same, and of what fails after it nobody is told again.
    expect(await attempt(second, 410)).toMatchObject({ state: 'given-up', mustTell: false });
    expect(await takeMessage(acme.store, refTo(first))).toMatchObject({ report: { mustTell: true } });
    expect(await takeMessage(acme.store, refTo(second))).toMatchObject({ report: { mustTell: false } });
    expect((await whomToTell(acme.store, refTo(first)))!.to).toHaveLength(4);
  });

  test('is given up at once by whoever is gone; after one that arrives, somebody is told anew', async () => {
    await rename('Devin');
    const [first, second] = (await deliveries()) as [Delivery, Delivery];
    expect(await attempt(first, 410)).toMatchObject({ state: 'given-up', mustTell: true });
    expect(await attempt(second, 204)).toMatchObject({ state: 'delivered', mustTell: false });
    clock.advance(1);
    await rename('Dave');
    const third = (await deliveries())[2]!;
    expect(await attempt(third, 410)).toMatchObject({ state: 'given-up', mustTell: true });
  });

  test('whose attempt is written down twice counts it once', async () => {
    await rename('Devin');
    const [first] = (await deliveries()) as [Delivery];
    const message = await taken(refTo(first));
    const once = await messageSent(acme.store, refTo(first), message, { status: 500 });
    expect(await messageSent(acme.store, refTo(first), message, { status: 500 })).toEqual(once);
    expect((await deliveries())[0]).toMatchObject({ attempts: 1, status: 500 });
  });

  test('can be sent again by an officer of headquarters, whatever became of it, as the same message', async () => {
    await rename('Devin');
    const [first, second] = (await deliveries()) as [Delivery, Delivery];
    const before = await taken(refTo(first));
    await attempt(first, 204);
    expect(await takeMessage(acme.store, refTo(first))).toMatchObject({ report: { state: 'delivered' } });
    const replay = (by: string, of: Pick<Delivery, 'id'> = first, at = webhookId) =>
      outcomeOf(replayDelivery(acme.store, { ...refTo(of), webhookId: at, userId: acme.idOf(by) }));
    expect(await replay('ben')).toBe('done');
    expect(due.at(-1)).toEqual(refTo(first));
    expect(await taken(refTo(first))).toEqual(before);
    expect(await replay('ben', { id: 'msg_0_whk_0' })).toBe('not_found_here');
    expect(await replay('ben', second, 'whk_other')).toBe('not_found_here');
    await acme.carry('ada', 'officer.remove', { userId: acme.idOf('ben') }, []);
    expect(await replay('ben')).toBe('not_an_officer');
    expect((await acme.events('webhook.replayed')).map(({ data }) => data)).toEqual([
      { webhookId, delivery: first.id },
    ]);
  });

  test('that nobody has started is found once it is overdue, by one reconciler', async () => {
    await rename('Devin');
    const [first] = (await deliveries()) as [Delivery];
    const overdue = async () =>
      (await takeOverdueMessages(acme.store, { graceMs: 5_000, putOffMs: 30_000, limit: 100 })).filter(
        ({ accountId }) => accountId === acme.accountId,
      );
    expect(await overdue()).toEqual([]);
    clock.advance(5_001);
    expect(await overdue()).toEqual([refTo(first)]);
    expect(await overdue()).toEqual([]);
    // It was put off for reconcilers alone: whoever looks may send it.
    expect((await taken(refTo(first))).id).toBe(first.id);
  });

  test('is forgotten 30 days after its end, and not before', async () => {
    await rename('Devin');
    const [first, second] = (await deliveries()) as [Delivery, Delivery];
    await attempt(first, 204);
    clock.advance(30 * DAY);
    await forgetOldDeliveries(acme.store, 100);
    expect((await deliveries()).map(({ id }) => id)).toEqual([first.id, second.id]);
    clock.advance(1_000);
    await forgetOldDeliveries(acme.store, 100);
    expect((await deliveries()).map(({ id }) => id)).toEqual([second.id]);
  });

  test('R41 is there with its event or not at all: what is rolled back owes nothing', async () => {
    const failing = acme.store.inAccount(acme.accountId, async (account) => {
      account.append({ type: 'change.flagged', data: {} });
      await account.flush();
      throw new Error('the database went away');
    });
    await expect(failing).rejects.toThrow('went away');
    expect(await deliveries()).toEqual([]);
    expect(due).toEqual([]);
  });
});
