import { beforeAll, expect, test } from '@jest/globals';
import { eventHash, readEvents, type StoredEvent } from '../../src/store/trail.ts';
import { verify, type Verification } from '../../src/transactions/verify.ts';
import { type TestDatabase, usePostgres } from '../postgres.ts';
import { addressOf, DAY, Organization } from './organization.ts';

const pg = usePostgres();

/** A database with an account that has lived: every sort of end, a decision with a comment, bindings that end. */
interface Lived {
  readonly database: TestDatabase;
  readonly acme: Organization;
  readonly rejected: string;
  readonly pending: string;
  readonly granted: string;
}

const liveOnce = async (): Promise<Lived> => {
  const database = await pg.server.database();
  const acme = await Organization.open(database.openStore(), { requiredApprovals: 1 });
  for (const name of ['ben', 'cleo', 'dev']) await acme.signIn(name);
  const carry = async (kind: string, payload: unknown): Promise<string> => {
    database.clock.advance(DAY);
    return (await acme.carry('ada', kind, payload, ['ben'])).id;
  };
  const granted = await carry('rights.grant', { userId: acme.idOf('dev'), rights: ['reports.tax', 'funding.deposit'] });
  await carry('user.modify', { userId: acme.idOf('ben'), email: 'ben.new@acme.example' });
  await carry('user.add', { name: 'eve', email: addressOf('eve'), officer: true });
  await carry('user.remove', { userId: acme.idOf('cleo') });
  await carry('authorizers.set', { area: 'funding', primary: 1, secondary: 0 });
  await acme.learnNames();
  const rejected = await acme.submit('ada', 'user.suspend', { userId: acme.idOf('eve') });
  await acme.decide(rejected, 'dev', 'reject', { comment: 'Eve is needed.' });
  const withdrawn = await acme.submit('ada', 'user.suspend', { userId: acme.idOf('eve') });
  await acme.withdraw(withdrawn, 'ada');
  const pending = await acme.submit('ada', 'policy.set', { probationHours: 1 });
  await acme.settle(pending, [acme.idOf('dev')]);
  return { database, acme, rejected, pending, granted };
};

let model: Lived;
let eventsOfALife: number;
beforeAll(async () => {
  model = await liveOnce();
  eventsOfALife = (await check(model)).events;
  await model.database.close();
}, 60_000);

const live = async (): Promise<Lived> => {
  const database = await pg.server.database(model.database);
  return { ...model, database, acme: model.acme.through(database.openStore()) };
};

const check = ({ acme }: Lived): Promise<Verification> => verify(acme.store, acme.accountId);

/** What verifying comes to after somebody wrote around the service, who could. */
const afterTampering = async (
  sql: (lived: Lived) => readonly [string, ...unknown[]],
): Promise<Verification & { lived: Lived }> => {
  const lived = await live();
  const [text, ...values] = sql(lived);
  await lived.database.tamper(text, values);
  return { ...(await check(lived)), lived };
};

test('R41 an account that was left alone verifies, in every sort of state', async () => {
  const found = await check(await live());
  expect(found).toEqual({ ok: true, events: eventsOfALife, tables: { ok: true, differences: [] } });
  expect(eventsOfALife).toBeGreaterThan(25);
});

test('R41 what happens while it verifies does not disturb it', async () => {
  const lived = await live();
  const renaming = (async () => {
    for (let i = 0; i < 10; i++)
      await lived.acme.carry('ada', 'user.modify', { userId: lived.acme.idOf('dev'), name: `dev ${i}` }, ['ben']);
  })();
  const found = await Promise.all(Array.from({ length: 5 }, () => check(lived)));
  await renaming;
  expect(found.map(({ ok }) => ok)).toEqual([true, true, true, true, true]);
});

test('R41 an account that is not there is named', async () => {
  await expect(verify(pg.openStore(), 'acc_none')).rejects.toThrow('no account acc_none');
});

/** Writes the events from `from` on anew, each with the hash that it then has. */
const restamp = async (
  { database, acme }: Lived,
  from: number,
  alter: (event: StoredEvent) => StoredEvent,
): Promise<string> => {
  const events = await acme.store.read((tx) => readEvents(tx, acme.accountId, from - 1, 1_000));
  let prevHash = events[0]!.prevHash;
  for (const [i, event] of events.entries()) {
    const altered = { ...(i === 0 ? alter(event) : event), prevHash };
    prevHash = eventHash(acme.accountId, altered);
    await database.tamper('UPDATE events SET data = $3, prev_hash = $4, hash = $5 WHERE account_id = $1 AND seq = $2', [
      acme.accountId,
      event.seq,
      altered.data,
      altered.prevHash,
      prevHash,
    ]);
  }
  return prevHash;
};

test.each([
  ['edited', `UPDATE events SET data = data || ' ' WHERE seq = 7`, 7, 'its hash'],
  ['backdated', `UPDATE events SET at = at - interval '1 day' WHERE seq = 7`, 7, 'its hash'],
  ['given to another actor', `UPDATE events SET actor_id = 'usr_mallory' WHERE seq = 7`, 7, 'its hash'],
  ['moved to another change', 'UPDATE events SET change_id = NULL WHERE seq = 2', 2, 'its hash'],
  ['deleted', 'DELETE FROM events WHERE seq = 7', 7, 'event 7 is missing'],
  ['the first one, and deleted', 'DELETE FROM events WHERE seq = 1', 1, 'event 1 is missing'],
  [
    'swapped with the next',
    `UPDATE events SET seq = 1007 WHERE seq = 7; UPDATE events SET seq = 7 WHERE seq = 8;
     UPDATE events SET seq = 8 WHERE seq = 1007`,
    7,
    'it does not hold',
  ],
  [
    'put between two others',
    `UPDATE events SET seq = seq + 1000 WHERE seq > 7; UPDATE events SET seq = seq - 999 WHERE seq > 1000;
     INSERT INTO events SELECT account_id, 8, at, type, actor_id, NULL, data, hash, repeat('a', 64) FROM events WHERE seq = 7;
     UPDATE accounts SET event_count = event_count + 1`,
    8,
    'its hash',
  ],
  ['made no JSON', `UPDATE events SET data = '{' WHERE seq = 7`, 7, 'its hash'],
])('R41 an event that is %s breaks the chain where it stands', async (_, sql, seq, why) => {
  const found = await afterTampering(() => [sql]);
  expect(found.ok).toBe(false);
  expect(found.firstBroken).toEqual({ seq, why: expect.stringContaining(why) });
});

test('R41 events cut off at the end are missed by the account’s own count', async () => {
  const found = await afterTampering(({ acme }) => [
    'DELETE FROM events WHERE account_id = $1 AND seq > 20',
    acme.accountId,
  ]);
  expect(found.firstBroken).toMatchObject({ seq: 21, why: expect.stringContaining('the trail ends with 20') });
});

test('R41 an event inserted at the end, well formed, is not counted by the account', async () => {
  const lived = await live();
  const { database, acme } = lived;
  const [last] = await acme.store.read((tx) => readEvents(tx, acme.accountId, eventsOfALife - 1, 1));
  const forged = {
    seq: eventsOfALife + 1,
    at: last!.at,
    type: 'change.approved',
    actorId: null,
    changeId: lived.pending,
    data: '{}',
    prevHash: last!.hash,
  };
  await database.tamper(
    'INSERT INTO events (account_id, seq, at, type, change_id, data, prev_hash, hash) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)',
    [
      acme.accountId,
      forged.seq,
      forged.at,
      forged.type,
      forged.changeId,
      forged.data,
      forged.prevHash,
      eventHash(acme.accountId, forged),
    ],
  );
  expect((await check(lived)).firstBroken).toMatchObject({ seq: eventsOfALife + 1 });
});

test('R41 a tail written anew with right hashes is given away by the head that the account holds', async () => {
  const lived = await live();
  await restamp(lived, 10, (event) => ({ ...event, data: '{"forged":true}' }));
  expect((await check(lived)).firstBroken).toEqual({
    seq: eventsOfALife,
    why: 'the account holds another hash for it',
  });
});

test('R41 a tail written anew together with the head still has to fit the tables', async () => {
  const lived = await live();
  const { database, acme, rejected } = lived;
  const events = await acme.store.read((tx) => readEvents(tx, acme.accountId, 0, 1_000));
  const { seq } = events.find((event) => event.type === 'decision.recorded' && event.changeId === rejected)!;
  const head = await restamp(lived, seq, (event) => ({ ...event, data: event.data.replace('"reject"', '"approve"') }));
  await database.tamper('UPDATE accounts SET event_head = $2 WHERE id = $1', [acme.accountId, head]);
  const found = await check(lived);
  expect(found.firstBroken).toBeUndefined();
  expect(found.tables.differences).toEqual([
    { table: 'decisions', id: `${rejected} ${acme.idOf('dev')}`, why: 'verdict is not as the trail has it' },
  ]);
});

const rowOf =
  (person: string) =>
  ({ acme }: Lived): string =>
    acme.idOf(person);

test.each<[string, (lived: Lived) => readonly [string, ...unknown[]], string, (lived: Lived) => string, string]>([
  [
    'an altered name',
    ({ acme }) => [`UPDATE users SET name = 'Mallory' WHERE id = $1`, acme.idOf('dev')],
    'users',
    rowOf('dev'),
    'name is not what',
  ],
  [
    'an altered address',
    ({ acme }) => [`UPDATE users SET email = 'mallory@evil.example' WHERE id = $1`, acme.idOf('dev')],
    'users',
    rowOf('dev'),
    'email is not what',
  ],
  [
    'an earlier designation',
    ({ acme }) => ['UPDATE users SET officer_since = 1 WHERE id = $1', acme.idOf('eve')],
    'users',
    rowOf('eve'),
    'officerSince is not what',
  ],
  [
    'an earlier time of designation',
    ({ acme }) => [`UPDATE users SET officer_since_at = now() - interval '9 years' WHERE id = $1`, acme.idOf('eve')],
    'users',
    rowOf('eve'),
    'officerSinceAt is not what',
  ],
  [
    'a time that is none',
    ({ acme }) => [`UPDATE users SET address_since_at = '-infinity' WHERE id = $1`, acme.idOf('eve')],
    'users',
    rowOf('eve'),
    'addressSinceAt is not what',
  ],
  [
    'a removed user reinstated',
    ({ acme }) => [`UPDATE users SET status = 'active' WHERE id = $1`, acme.idOf('cleo')],
    'users',
    rowOf('cleo'),
    'status is not what',
  ],
  [
    'a lower requirement',
    ({ acme }) => ['UPDATE account_settings SET required_approvals = 0 WHERE account_id = $1', acme.accountId],
    'account_settings',
    ({ acme }) => acme.accountId,
    'requiredApprovals is not what',
  ],
  [
    'a right taken from the account',
    ({ acme }) => ['UPDATE account_settings SET rights = rights[2:] WHERE account_id = $1', acme.accountId],
    'account_settings',
    ({ acme }) => acme.accountId,
    'rights is not what',
  ],
  [
    'an extra grant',
    ({ acme }) => [
      `INSERT INTO grants VALUES ($1, $2 || ':funding.withdraw', $2, 'funding.withdraw')`,
      acme.accountId,
      acme.idOf('dev'),
    ],
    'grants',
    ({ acme }) => `${acme.idOf('dev')}:funding.withdraw`,
    'no change leads to this row',
  ],
  [
    'a grant that is gone',
    ({ acme }) => ['DELETE FROM grants WHERE id = $1', `${acme.idOf('dev')}:reports.tax`],
    'grants',
    ({ acme }) => `${acme.idOf('dev')}:reports.tax`,
    'the table lacks it',
  ],
  [
    'a user made up',
    ({ acme }) => [
      `INSERT INTO users (account_id, id, name, email, status, company_id, officer, owner, officer_since, officer_since_at, address_since, address_since_at)
     SELECT account_id, 'usr_mallory', 'Mallory', 'm@evil.example', 'active', company_id, true, false, 1, now(), 1, now() FROM users WHERE id = $1`,
      acme.idOf('ada'),
    ],
    'users',
    () => 'usr_mallory',
    'no change leads to this row',
  ],
  [
    'an authorizer’s requirement',
    () => ['UPDATE authorizer_requirements SET "primary" = 0'],
    'authorizer_requirements',
    () => 'funding',
    'primary is not what',
  ],
  [
    'a binding to another identity',
    ({ acme }) => [`UPDATE identity_bindings SET subject = 'mallory' WHERE user_id = $1`, acme.idOf('ben')],
    'identity_bindings',
    rowOf('ben'),
    'identity is not as',
  ],
  [
    'a binding made up',
    ({ acme }) => [
      `INSERT INTO identity_bindings VALUES ($1, $2, 'iss', 'mallory', now())`,
      acme.accountId,
      acme.idOf('eve'),
    ],
    'identity_bindings',
    rowOf('eve'),
    'the trail does not tell of it',
  ],
  [
    'the binding of a removed user',
    ({ acme }) => [
      `INSERT INTO identity_bindings VALUES ($1, $2, 'https://identity.example', 'subject-of-cleo', now())`,
      acme.accountId,
      acme.idOf('cleo'),
    ],
    'identity_bindings',
    rowOf('cleo'),
    'the trail does not tell of it',
  ],
  [
    'a binding that is gone',
    ({ acme }) => ['DELETE FROM identity_bindings WHERE user_id = $1', acme.idOf('dev')],
    'identity_bindings',
    rowOf('dev'),
    'the table lacks it',
  ],
  [
    'a verdict turned',
    ({ rejected }) => [`UPDATE decisions SET verdict = 'approve' WHERE change_id = $1`, rejected],
    'decisions',
    ({ rejected, acme }) => `${rejected} ${acme.idOf('dev')}`,
    'verdict is not as',
  ],
  [
    'a comment put into a mouth',
    ({ rejected }) => [`UPDATE decisions SET comment = 'Gladly.' WHERE change_id = $1`, rejected],
    'decisions',
    ({ rejected, acme }) => `${rejected} ${acme.idOf('dev')}`,
    'comment is not as',
  ],
  [
    'a decision made up',
    ({ acme, pending }) => [
      `INSERT INTO decisions SELECT account_id, id, $2, initiator_id, 'approve', digest, 1, false, 'session', NULL, now() FROM changes WHERE id = $1`,
      pending,
      acme.idOf('dev'),
    ],
    'decisions',
    ({ pending, acme }) => `${pending} ${acme.idOf('dev')}`,
    'the trail does not tell of it',
  ],
  [
    'a decision that is gone',
    ({ rejected }) => ['DELETE FROM decisions WHERE change_id = $1', rejected],
    'decisions',
    ({ rejected, acme }) => `${rejected} ${acme.idOf('dev')}`,
    'the table lacks it',
  ],
  [
    'an end turned',
    ({ rejected }) => [`UPDATE changes SET state = 'withdrawn' WHERE id = $1`, rejected],
    'changes',
    ({ rejected }) => rejected,
    'state is not as the trail',
  ],
  [
    'an approval that was none',
    ({ pending }) => [`UPDATE changes SET state = 'approved' WHERE id = $1`, pending],
    'changes',
    ({ pending }) => pending,
    'state is not as the trail',
  ],
  [
    'fewer approvals asked for',
    ({ pending }) => ['UPDATE changes SET required_approvals = 0 WHERE id = $1', pending],
    'changes',
    ({ pending }) => pending,
    'requiredApprovals is not as its document',
  ],
  [
    'a weaker assurance',
    ({ pending }) => [`UPDATE changes SET assurance = 'link' WHERE id = $1`, pending],
    'changes',
    ({ pending }) => pending,
    'assurance is not as the trail',
  ],
  [
    'a change made harmless',
    ({ pending }) => ['UPDATE changes SET sensitive = false WHERE id = $1', pending],
    'changes',
    ({ pending }) => pending,
    'sensitive is not as the trail',
  ],
  [
    'a later base',
    ({ pending }) => ['UPDATE changes SET base_version = 99 WHERE id = $1', pending],
    'changes',
    ({ pending }) => pending,
    'baseVersion is not as the trail',
  ],
  [
    'another payload',
    ({ pending }) => [`UPDATE changes SET payload = '{"probationHours":0}' WHERE id = $1`, pending],
    'changes',
    ({ pending }) => pending,
    'payload is not as its document',
  ],
  [
    'another effect',
    ({ granted }) => [`UPDATE change_effects SET gained = '{}' WHERE change_id = $1`, granted],
    'change_effects',
    ({ granted }) => granted,
    'the effect is not as',
  ],
  [
    'an altered document',
    ({ granted }) => [
      `UPDATE changes SET document = replace(document, 'reports.tax', 'reports.tex') WHERE id = $1`,
      granted,
    ],
    'changes',
    ({ granted }) => granted,
    'digest is not that of its document',
  ],
  [
    'a document that is none',
    ({ granted }) => [`UPDATE changes SET document = 'nothing' WHERE id = $1`, granted],
    'changes',
    ({ granted }) => granted,
    'document can not be read',
  ],
  [
    'a change that is gone',
    ({ rejected }) => ['DELETE FROM changes WHERE id = $1', rejected],
    'changes',
    ({ rejected }) => rejected,
    'the table lacks it',
  ],
  [
    'a later version',
    ({ acme }) => ['UPDATE accounts SET version = version + 1 WHERE id = $1', acme.accountId],
    'accounts',
    ({ acme }) => acme.accountId,
    'version is 7, the changes lead to 6',
  ],
])('R41 %s is found and named', async (_, sql, table, id, why) => {
  const { ok, tables, lived } = await afterTampering(sql);
  expect(ok).toBe(false);
  expect(tables.ok).toBe(false);
  expect(tables.differences).toContainEqual({ table, id: id(lived), why: expect.stringContaining(why) });
});

test('R41 an altered document with a digest to match is given away by the trail', async () => {
  const { tables, lived } = await afterTampering(({ granted }) => [
    `UPDATE changes SET document = replace(document, 'reports.tax', 'reports.tex'),
       digest = encode(sha256(convert_to(replace(document, 'reports.tax', 'reports.tex'), 'UTF8')), 'hex') WHERE id = $1`,
    granted,
  ]);
  expect(tables.differences).toContainEqual({
    table: 'changes',
    id: lived.granted,
    why: 'digest is not as the trail has it',
  });
});

test('R41 a change that was applied without approvals is named, though rows and events agree', async () => {
  const lived = await live();
  const { database, acme, granted } = lived;
  await database.tamper('DELETE FROM decisions WHERE change_id = $1', [granted]);
  const events = await acme.store.read((tx) => readEvents(tx, acme.accountId, 0, 1_000));
  const { seq } = events.find((event) => event.type === 'decision.recorded' && event.changeId === granted)!;
  await database.tamper(`UPDATE events SET type = 'signal.ignored' WHERE account_id = $1 AND seq = $2`, [
    acme.accountId,
    seq,
  ]);
  const head = await restamp(lived, seq, (event) => ({ ...event, type: 'signal.ignored' }));
  await database.tamper('UPDATE accounts SET event_head = $2 WHERE id = $1', [acme.accountId, head]);
  const found = await check(lived);
  expect(found.firstBroken).toBeUndefined();
  expect(found.tables.differences).toEqual([
    { table: 'changes', id: granted, why: 'applied with 0 of 1 approvals, by the trail' },
  ]);
});

test('R41 however much differs, a hundred differences are named', async () => {
  const lived = await live();
  const { database, acme } = lived;
  await database.tamper(
    `INSERT INTO grants SELECT account_id, user_id || ':x.' || n, user_id, 'x.' || n FROM grants, generate_series(1, 150) n WHERE id = $1`,
    [`${acme.idOf('dev')}:reports.tax`],
  );
  expect((await check(lived)).tables.differences).toHaveLength(100);
});
