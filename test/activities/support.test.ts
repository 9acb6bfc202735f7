import { expect, test } from '@jest/globals';
import { createSupportActivities } from '../../activities/support.ts';
import { newSecret } from '../../src/identity/secrets.ts';
import { MailNotSent, type Mailer } from '../../src/mail/smtp.ts';
import { usePostgres } from '../postgres.ts';
import { Desk } from '../transactions/desk.ts';
import { addressOf, Organization } from '../transactions/organization.ts';

const pg = usePostgres();
const gus = { name: 'gus', email: addressOf('gus') };

/** A mail server that answers as it is told, and what it took. */
const scripted = () => {
  const fails = new Map<string, Error>();
  const took: Parameters<Mailer['send']>[0][] = [];
  const send: Mailer['send'] = (letter) => {
    const error = fails.get(letter.to.email);
    if (error !== undefined) return Promise.reject(error);
    took.push(letter);
    return Promise.resolve();
  };
  return { fails, took, mailer: { send } as Mailer };
};

const open = async () => {
  const acme = await Organization.open(pg.openStore(), { officers: ['ben', 'cleo'] });
  const desk = new Desk(acme.store, acme.accountId);
  const mail = scripted();
  const activities = createSupportActivities({
    ...{ store: acme.store, mailer: mail.mailer, mintSecret: newSecret },
    publicUrl: 'https://countersign.example',
  });
  const requestId = await desk.file({ userId: acme.idOf('ada') }, 'officer.add', gus);
  return { acme, desk, ...mail, activities, ref: { accountId: acme.accountId, requestId } };
};

const wakeOf = async (id: string): Promise<Date | null> =>
  (
    await pg.database.sql<{ at: Date | null }>('SELECT next_wake_at AS at FROM support_requests WHERE id = $1', [id])
  )[0]!.at;

test('R8 (c) each officer gets a letter with a link of their own, once; no link is kept', async () => {
  const { activities, ref, took, acme } = await open();
  await activities.sendSupportLetters(ref);
  await activities.sendSupportLetters(ref);
  expect(took.map(({ to }) => to.email).sort()).toEqual(['ada', 'ben', 'cleo'].map((name) => addressOf(name)));
  const links = took.map(({ text }) => /https:\/\/countersign\.example\/object\/([\w-]{43})/.exec(text)![1]!);
  expect(new Set(links).size).toBe(3);
  for (const { html, text, messageId } of took) {
    expect(html).toContain(/\/object\/[\w-]{43}/.exec(text)![0]);
    expect(messageId).toContain(ref.requestId);
  }
  const rows = await pg.database.sql<{ row: string }>('SELECT to_jsonb(l)::text AS row FROM support_links l');
  for (const link of links) expect(rows.some(({ row }) => row.includes(link))).toBe(false);
  expect(await acme.events('notice.sent')).toHaveLength(1);
});

test('letters that can still go out are tried again; one that is refused for good is written down', async () => {
  const { activities, ref, took, fails, acme } = await open();
  fails.set(addressOf('ben'), new MailNotSent('EENVELOPE', 451));
  fails.set(addressOf('cleo'), new MailNotSent('EENVELOPE', 550));
  await expect(activities.sendSupportLetters(ref)).rejects.toThrow();
  fails.clear();
  await activities.sendSupportLetters(ref);
  expect(took.map(({ to }) => to.email)).toEqual([addressOf('ada'), addressOf('ben')]);
  expect((await acme.events('notice.sent'))[0]!.data).toMatchObject({
    failed: [{ kind: 'filed', to: acme.idOf('cleo') }],
  });
});

test('once its letters are out, an open request is looked at when its time is over, an ended one no more', async () => {
  const { activities, desk, ref } = await open();
  await activities.sendSupportLetters(ref);
  expect((await wakeOf(ref.requestId))!.toISOString()).toBe((await desk.read(ref.requestId)).lapsesAt);
  await desk.decide(ref.requestId, 'olga');
  await desk.decide(ref.requestId, 'omar');
  await activities.settleSupport(ref);
  await activities.sendSupportLetters(ref);
  expect((await wakeOf(ref.requestId))!.toISOString()).toBe((await desk.read(ref.requestId)).coolingUntil);
  await desk.decide(ref.requestId, 'otto', 'reject');
  expect(await activities.settleSupport(ref)).toMatchObject({ state: 'rejected', lettersOwed: true });
  await activities.sendSupportLetters(ref);
  expect(await wakeOf(ref.requestId)).toBeNull();
});
