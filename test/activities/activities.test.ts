import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { SMTPServer } from 'smtp-server';
import { createActivities, type Activities } from '../../activities/index.ts';
import { newSecret } from '../../src/identity/secrets.ts';
import { createMailer, type Mailer } from '../../src/mail/smtp.ts';
import { usePostgres } from '../postgres.ts';
import { addressOf, Organization } from '../transactions/organization.ts';

const pg = usePostgres();

/** What the server says to a recipient; nothing: it takes the letter. */
const answers = new Map<string, number>();
const received: string[] = [];
const smtp = new SMTPServer({
  authOptional: true,
  disabledCommands: ['AUTH', 'STARTTLS'],
  disableReverseLookup: true,
  onRcptTo({ address }, _session, done) {
    const responseCode = answers.get(address) ?? answers.get('everybody');
    done(responseCode === undefined ? null : Object.assign(new Error('not now'), { responseCode }));
  },
  onData(stream, { envelope }, done) {
    stream.resume();
    stream.on('end', () => {
      received.push(...envelope.rcptTo.map(({ address }) => address));
      done();
    });
  },
});
let mailer: Mailer;

beforeAll(async () => {
  smtp.listen(0, '127.0.0.1');
  await once(smtp.server, 'listening');
  const { port } = smtp.server.address() as AddressInfo;
  mailer = createMailer({ smtpUrl: `smtp://127.0.0.1:${port}`, from: 'Countersign <countersign@localhost>' });
});
beforeEach(() => {
  answers.clear();
  received.length = 0;
});
afterAll(async () => {
  mailer.close();
  await new Promise<void>((resolve) => smtp.close(resolve));
});

interface Scene {
  readonly acme: Organization;
  readonly activities: Activities;
  readonly ref: (changeId: string) => { accountId: string; changeId: string };
  readonly settle: (changeId: string) => ReturnType<Activities['settle']>;
  readonly owed: (changeId: string) => Promise<number>;
  readonly wakeOf: (changeId: string) => Promise<Date | null>;
}

const open = async (by: Mailer = mailer): Promise<Scene> => {
  const acme = await Organization.open(pg.openStore(), { requiredApprovals: 1, officers: ['ben', 'cleo'] });
  const activities = createActivities({
    store: acme.store,
    mailer: by,
    mintSecret: newSecret,
    publicUrl: 'https://countersign.example',
  });
  const ref = (changeId: string) => ({ accountId: acme.accountId, changeId });
  return {
    acme,
    activities,
    ref,
    settle: (changeId) => activities.settle({ ...ref(changeId), claimed: [] }),
    owed: async (changeId) =>
      (await pg.database.sql('SELECT 1 FROM notices WHERE change_id = $1 AND sent_at IS NULL', [changeId])).length,
    wakeOf: async (changeId) =>
      (
        await pg.database.sql<{ at: Date | null }>('SELECT next_wake_at AS at FROM changes WHERE id = $1', [changeId])
      )[0]!.at,
  };
};

let names = 0;
/** A change of an ordinary sort, approved, its requests sent. */
const approved = async ({ acme, activities, ref }: Scene): Promise<string> => {
  const id = await acme.submit('ada', 'user.modify', { userId: acme.idOf('ben'), name: `ben the ${++names}th` });
  await activities.sendLetters(ref(id));
  await acme.decide(id, 'cleo');
  received.length = 0;
  return id;
};

const everybody = ['ada', 'ben', 'cleo'].map((name) => addressOf(name));

test('R31 the letters of an end go out with the settling that ends it, and nothing is left to do', async () => {
  const scene = await open();
  const id = await approved(scene);
  expect(await scene.settle(id)).toMatchObject({ state: 'applied', lettersOwed: false });
  expect(received.sort()).toEqual(everybody);
  expect(await scene.owed(id)).toBe(0);
  expect(await scene.wakeOf(id)).toBeNull();
});

test('R33 a mail server that takes nothing now stands in no settling’s way: the letters are still owed', async () => {
  const scene = await open();
  const id = await approved(scene);
  answers.set('everybody', 451);
  expect(await scene.settle(id)).toMatchObject({ state: 'applied', lettersOwed: true });
  expect((await scene.acme.stored(id)).change.state).toBe('applied');
  await expect(scene.activities.sendLetters(scene.ref(id))).rejects.toThrow('451');
  expect(received).toEqual([]);
  expect(await scene.wakeOf(id)).not.toBeNull();
  answers.clear();
  await scene.activities.sendLetters(scene.ref(id));
  expect(received.sort()).toEqual(everybody);
  expect(await scene.wakeOf(id)).toBeNull();
});

test('after a letter that could not go out, settlings leave the letters alone until one goes out', async () => {
  const scenes = [await open(), await open(), await open()] as const;
  const { activities } = scenes[0];
  const refs = await Promise.all(scenes.map(async (scene) => scene.ref(await approved(scene))));
  const settle = (at: 0 | 1 | 2) => activities.settle({ ...refs[at]!, claimed: [] });
  received.length = 0;
  answers.set('everybody', 451);
  await settle(0);
  answers.clear();
  expect(await settle(1)).toMatchObject({ state: 'applied', lettersOwed: true });
  expect(received).toEqual([]);
  await activities.sendLetters(refs[0]!);
  expect(await settle(2)).toMatchObject({ state: 'applied', lettersOwed: false });
});

test('a mail server that is not there stands in no settling’s way either', async () => {
  const nobody = createMailer({ smtpUrl: 'smtp://127.0.0.1:1', from: 'countersign@localhost' });
  const scene = await open(nobody);
  const id = await scene.acme.submit('ada', 'user.modify', { userId: scene.acme.idOf('ben'), name: 'benedict' });
  await expect(scene.activities.sendLetters(scene.ref(id))).rejects.toThrow('ESOCKET');
  await scene.acme.decide(id, 'cleo');
  expect(await scene.settle(id)).toMatchObject({ state: 'applied', lettersOwed: true });
  nobody.close();
});

test('who was written to is not written to again while another can’t be reached', async () => {
  const scene = await open();
  const id = await approved(scene);
  answers.set(addressOf('ben'), 451);
  expect(await scene.settle(id)).toMatchObject({ lettersOwed: true });
  await expect(scene.activities.sendLetters(scene.ref(id))).rejects.toThrow('451');
  answers.clear();
  await scene.activities.sendLetters(scene.ref(id));
  expect(received.sort()).toEqual(everybody);
});

test('a letter refused for good is written down as that and not tried again', async () => {
  const scene = await open();
  const id = await approved(scene);
  answers.set(addressOf('ben'), 550);
  expect(await scene.settle(id)).toMatchObject({ lettersOwed: false });
  answers.clear();
  await scene.activities.sendLetters(scene.ref(id));
  expect(received.sort()).toEqual(everybody.filter((address) => address !== addressOf('ben')));
  const sent = await scene.acme.events('notice.sent');
  expect(sent.at(-1)).toMatchObject({
    data: { failed: [{ kind: 'ended-applied', to: scene.acme.idOf('ben') }] },
  });
});

test('R44 where other changes are to look again, they come before the letters', async () => {
  const scene = await open();
  const { acme } = scene;
  await acme.submit('ada', 'user.modify', { userId: acme.idOf('cleo'), name: 'cleopatra' });
  const id = await acme.submit('ada', 'approvals.set', { requiredApprovals: 0 });
  await acme.decide(id, 'cleo');
  const report = await scene.settle(id);
  expect(report).toMatchObject({ state: 'applied', lettersOwed: true });
  expect(report.alsoWake).toHaveLength(1);
  expect(received).toEqual([]);
});

/** A mailer whose letters wait until they are let go. */
const held = () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  const begun = Promise.withResolvers<void>();
  const send: Mailer['send'] = async (letter) => {
    begun.resolve();
    await promise;
    await mailer.send(letter);
  };
  return { mailer: { ...mailer, send }, begun: begun.promise, letGo: resolve };
};

test('R33 while the letters of a change are being sent, its settling leaves those of its end to be asked for', async () => {
  const slow = held();
  const scene = await open(slow.mailer);
  const id = await scene.acme.submit('ada', 'user.modify', { userId: scene.acme.idOf('ben'), name: 'benjamin' });
  const requests = scene.activities.sendLetters(scene.ref(id));
  await slow.begun;
  await scene.acme.decide(id, 'cleo');
  expect(await scene.settle(id)).toMatchObject({ state: 'applied', lettersOwed: true });
  slow.letGo();
  await requests;
  received.length = 0;
  await scene.activities.sendLetters(scene.ref(id));
  expect(received.sort()).toEqual(everybody);
});

test('R33 letters of a change that are asked for twice at once are sent one after the other, each once', async () => {
  const slow = held();
  const scene = await open(slow.mailer);
  const id = await scene.acme.submit('ada', 'user.modify', { userId: scene.acme.idOf('ben'), name: 'benno' });
  received.length = 0;
  const first = scene.activities.sendLetters(scene.ref(id));
  await slow.begun;
  const second = scene.activities.sendLetters(scene.ref(id));
  slow.letGo();
  await Promise.all([first, second]);
  expect(received.sort()).toEqual(everybody.slice(1));
});
