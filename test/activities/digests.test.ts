import { createHash } from 'node:crypto';
import { beforeEach, expect, test } from '@jest/globals';
import { createActivities, type Activities } from '../../activities/index.ts';
import { newSecret } from '../../src/identity/secrets.ts';
import { MailNotSent, type Mail } from '../../src/mail/smtp.ts';
import { linkByHash } from '../../src/store/before-account.ts';
import type { Store } from '../../src/store/store.ts';
import { verify } from '../../src/transactions/verify.ts';
import { usePostgres } from '../postgres.ts';
import { addressOf, Organization } from '../transactions/organization.ts';

/*
 * Beyond ten letters in five minutes to one person they become one (R48), with a real database and a mail server that
 * each test holds in its hand.
 */

const pg = usePostgres();
const MINUTE = 60_000;

let received: Mail[] = [];
let answer: (mail: Mail) => void | Promise<void> = () => undefined;
beforeEach(() => {
  received = [];
  answer = () => undefined;
});

const activitiesOn = (store: Store): Activities =>
  createActivities({
    store,
    mailer: {
      async send(mail) {
        await answer(mail);
        received.push(mail);
      },
      verify: () => Promise.resolve(),
      close: () => undefined,
    },
    mintSecret: newSecret,
    publicUrl: 'https://countersign.example',
  });

class Scene {
  readonly acme: Organization;
  readonly activities: Activities;
  #names = 0;

  constructor(acme: Organization) {
    this.acme = acme;
    this.activities = activitiesOn(acme.store);
  }

  static async open(): Promise<Scene> {
    return new Scene(await Organization.open(pg.openStore(), { requiredApprovals: 1, officers: ['ben'] }));
  }

  /** A change that Ben alone is asked about. */
  submit(): Promise<string> {
    const { acme } = this;
    return acme.submit('ada', 'user.modify', { userId: acme.idOf('ada'), name: `ada the ${++this.#names}th` });
  }

  async submitMany(count: number): Promise<string[]> {
    const ids: string[] = [];
    for (let i = 0; i < count; i++) ids.push(await this.submit());
    return ids;
  }

  send(changeId: string, activities = this.activities): Promise<{ readonly heldUntil: string | null }> {
    return activities.sendLetters({ accountId: this.acme.accountId, changeId });
  }

  async sendAll(ids: readonly string[]): Promise<(string | null)[]> {
    const held: (string | null)[] = [];
    for (const id of ids) held.push((await this.send(id)).heldUntil);
    return held;
  }

  owed(): Promise<{ change_id: string; kind: string }[]> {
    return pg.database.sql(
      "SELECT change_id, kind FROM notices WHERE account_id = $1 AND sent_at IS NULL AND kind <> 'invitation'",
      [this.acme.accountId],
    );
  }

  async wakeOf(changeId: string): Promise<number | undefined> {
    const [row] = await pg.database.sql<{ at: Date | null }>('SELECT next_wake_at AS at FROM changes WHERE id = $1', [
      changeId,
    ]);
    return row?.at?.getTime();
  }
}

const linksIn = (text: string): string[] =>
  [...text.matchAll(/^https:\/\/countersign\.example\/approve\/([\w-]{43})$/gm)].map(([, token]) => token!);

const linkOf = async (scene: Scene, token: string) =>
  scene.acme.store.lookUp((db) => linkByHash(db, createHash('sha256').update(token).digest('hex')));

test('R48 ten letters go by themselves; the others go as one, each change with a link of its own', async () => {
  const scene = await Scene.open();
  const { clock } = pg.database;
  const ids = await scene.submitMany(14);
  const held = await scene.sendAll(ids);
  const due = new Date(clock.now + 5 * MINUTE).toISOString();
  expect(held.slice(0, 11)).toEqual([...Array<null>(10).fill(null), due]);
  // The first in it asks for it when it is due; the others look a little later, in turns, whether it has gone.
  for (const later of held.slice(11)) {
    const after = Date.parse(later!) - Date.parse(due);
    expect([15_000, 25_000, 35_000, 45_000]).toContain(after);
  }
  expect(received).toHaveLength(10);
  expect((await scene.owed()).map((notice) => notice.change_id).sort()).toEqual(ids.slice(10).sort());

  clock.advance(5 * MINUTE - 1);
  expect((await scene.send(ids[12]!)).heldUntil).toBe(held[12]);
  expect((await scene.send(ids[10]!)).heldUntil).toBe(due);
  expect(received).toHaveLength(10);

  clock.advance(1);
  expect((await scene.send(ids[12]!)).heldUntil).toBeNull();
  expect(received).toHaveLength(11);
  const digest = received.at(-1)!;
  expect(digest.to.email).toBe(addressOf('ben'));
  expect(digest.subject).toContain('4 changes wait for your decision');
  const tokens = linksIn(digest.text);
  const links = await Promise.all(tokens.map((token) => linkOf(scene, token)));
  expect(links.map((link) => link?.changeId).sort()).toEqual(ids.slice(10).sort());
  for (const link of links) expect(link).toMatchObject({ officerId: scene.acme.idOf('ben'), ended: false });
  for (const token of tokens) expect(digest.html).toContain(`href="https://countersign.example/approve/${token}"`);

  // The others find nothing left, and the next change has a letter of its own.
  expect(await scene.sendAll(ids)).toEqual(Array<null>(14).fill(null));
  expect(await scene.owed()).toEqual([]);
  await scene.send(await scene.submit());
  expect(received).toHaveLength(12);
  expect(received.at(-1)!.subject).toContain('Approve:');
}, 60_000);

test('R48 what waits is a row: each change is looked at after its letters should have gone, and not before', async () => {
  const scene = await Scene.open();
  const ids = await scene.submitMany(12);
  await scene.sendAll(ids);
  const due = pg.database.clock.now + 5 * MINUTE;
  for (const id of ids.slice(10)) {
    expect(await scene.wakeOf(id)).toBe(due + MINUTE);
    // A settling for another reason leaves it so.
    expect(await scene.activities.settle({ accountId: scene.acme.accountId, changeId: id, claimed: [] })).toMatchObject(
      {
        lettersOwed: true,
      },
    );
    expect(await scene.wakeOf(id)).toBe(due + MINUTE);
  }
  pg.database.clock.advance(5 * MINUTE);
  await scene.send(ids[10]!);
  for (const id of ids) expect(await scene.wakeOf(id)).toBeGreaterThan(due + 60 * MINUTE);
}, 60_000);

test('R48 workflows of many changes side by side, and several workers, don’t pass the pace and send nothing twice', async () => {
  const scene = await Scene.open();
  const ids = await scene.submitMany(16);
  const workers = [scene.activities, activitiesOn(pg.openStore()), activitiesOn(pg.openStore())];
  const sendAll = () => Promise.all(ids.map((id, i) => scene.send(id, workers[i % workers.length])));
  await sendAll();
  expect(received).toHaveLength(10);
  pg.database.clock.advance(5 * MINUTE);
  await sendAll();
  expect(received).toHaveLength(11);
  expect(new Set(received.map(({ messageId }) => messageId)).size).toBe(11);
  expect(linksIn(received.at(-1)!.text)).toHaveLength(6);
  pg.database.clock.advance(MINUTE);
  await sendAll();
  expect(received).toHaveLength(11);
  expect(await scene.owed()).toEqual([]);
}, 60_000);

test('R48 a digest whose sender died is sent by another, with the same name and what it had gathered', async () => {
  const scene = await Scene.open();
  const ids = await scene.submitMany(12);
  await scene.sendAll(ids);
  pg.database.clock.advance(5 * MINUTE);
  let begun: () => void = () => undefined;
  const sending = new Promise<void>((resolve) => (begun = resolve));
  const names: string[] = [];
  answer = ({ messageId }) => {
    names.push(messageId);
    begun();
    return new Promise<never>(() => undefined);
  };
  void scene.send(ids[10]!);
  await sending;
  answer = ({ messageId }) => void names.push(messageId);
  // While it may still be at it nobody else sends it; a later letter is not added to it.
  const held = (await scene.send(ids[11]!)).heldUntil!;
  expect(Date.parse(held)).toBeGreaterThan(pg.database.clock.now);
  const late = await scene.submit();
  await scene.send(late);
  expect(received.map(({ subject }) => subject).at(-1)).toContain('Approve:');
  expect(names).toHaveLength(2);
  pg.database.clock.advance(2 * MINUTE);
  await scene.send(ids[11]!);
  expect(names).toEqual([names[0], names[1], names[0]]);
  expect(linksIn(received.at(-1)!.text)).toHaveLength(2);
  expect(await scene.owed()).toEqual([]);
}, 60_000);

test('R48 a digest that could not be sent is owed still, refuses nobody their letters, and goes later', async () => {
  const scene = await Scene.open();
  const ids = await scene.submitMany(12);
  await scene.sendAll(ids);
  pg.database.clock.advance(5 * MINUTE);
  answer = () => {
    throw new MailNotSent('EENVELOPE', 451);
  };
  await expect(scene.send(ids[10]!)).rejects.toThrow('451');
  await expect(scene.send(ids[11]!)).rejects.toThrow('451');
  expect(await scene.owed()).toHaveLength(2);
  expect(await scene.acme.events('notice.sent')).toHaveLength(10);
  answer = () => undefined;
  await scene.send(ids[11]!);
  expect(received).toHaveLength(11);
  expect(await scene.owed()).toEqual([]);
  const told = (await scene.acme.events('notice.sent')).slice(10);
  expect(told.map(({ changeId }) => changeId).sort()).toEqual(ids.slice(10).sort());
  for (const { data } of told)
    expect(data['sent']).toEqual([{ kind: 'approval-request', to: scene.acme.idOf('ben'), digest: 1 }]);
  expect((await verify(scene.acme.store, scene.acme.accountId)).ok).toBe(true);
}, 60_000);

test('R48 letters that could not be sent don’t count; after an outage they keep to the pace', async () => {
  const scene = await Scene.open();
  answer = () => {
    throw new MailNotSent('ECONNECTION', undefined);
  };
  const ids = await scene.submitMany(13);
  for (const id of ids) await expect(scene.send(id)).rejects.toThrow('ECONNECTION');
  pg.database.clock.advance(MINUTE);
  answer = () => undefined;
  await scene.sendAll(ids);
  expect(received).toHaveLength(10);
  pg.database.clock.advance(5 * MINUTE);
  await scene.sendAll(ids);
  expect(received).toHaveLength(11);
  expect(await scene.owed()).toEqual([]);
}, 60_000);

test('R48 a digest refused for good is written down as that, of each of its changes', async () => {
  const scene = await Scene.open();
  const ids = await scene.submitMany(12);
  await scene.sendAll(ids);
  pg.database.clock.advance(5 * MINUTE);
  answer = () => {
    throw new MailNotSent('EENVELOPE', 550);
  };
  await scene.send(ids[10]!);
  const told = (await scene.acme.events('notice.sent')).slice(10);
  for (const { data } of told)
    expect(data).toMatchObject({ sent: [], failed: [{ kind: 'approval-request', digest: 1 }] });
  expect(told).toHaveLength(2);
  expect(await scene.owed()).toEqual([]);
}, 60_000);

test('R48 what has lost its point by then is not in the digest; all of it, and nothing is sent', async () => {
  const scene = await Scene.open();
  const ids = await scene.submitMany(13);
  await scene.sendAll(ids);
  await scene.acme.decide(ids[10]!, 'ben');
  await scene.acme.decide(ids[11]!, 'ben');
  pg.database.clock.advance(5 * MINUTE);
  await scene.send(ids[12]!);
  expect(linksIn(received.at(-1)!.text)).toHaveLength(1);
  expect(await scene.owed()).toEqual([]);

  const more = await scene.submitMany(3);
  await scene.sendAll(more);
  const others = await Scene.open();
  const lone = await others.submitMany(12);
  await others.sendAll(lone);
  for (const id of lone.slice(10)) await others.acme.decide(id, 'ben');
  pg.database.clock.advance(5 * MINUTE);
  const before = received.length;
  for (const id of lone) await others.send(id);
  expect(received).toHaveLength(before);
  expect(await others.owed()).toEqual([]);
}, 60_000);

test('R48 the end of a change waits for its letters, and a change’s request and its end are one entry', async () => {
  const scene = await Scene.open();
  const ids = await scene.submitMany(11);
  await scene.sendAll(ids);
  const settle = (changeId: string) =>
    scene.activities.settle({ accountId: scene.acme.accountId, changeId, claimed: [] });
  await scene.acme.withdraw(ids[0]!, 'ada');
  // Ada had no letter yet; Ben had ten and has one waiting.
  expect(await settle(ids[0]!)).toMatchObject({ state: 'withdrawn', lettersOwed: true });
  expect(received.map(({ to }) => to.email).at(-1)).toBe(addressOf('ada'));
  pg.database.clock.advance(5 * MINUTE);
  expect((await scene.send(ids[0]!)).heldUntil).toBeNull();
  const { text, subject } = received.at(-1)!;
  expect(subject).toContain('1 change waits for your decision');
  expect(text).toContain('was withdrawn');
  expect(linksIn(text)).toHaveLength(1);
  expect(await settle(ids[0]!)).toMatchObject({ lettersOwed: false });
}, 60_000);
