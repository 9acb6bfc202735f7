import { expect, test } from '@jest/globals';
import { takeLetters } from '../../src/transactions/letters.ts';
import { accountsOfPerson, resolvePerson } from '../../src/transactions/resolve-person.ts';
import { verify } from '../../src/transactions/verify.ts';
import { usePostgres } from '../postgres.ts';
import { addressOf, DAY, ISSUER, Organization, outcomeOf, type OrganizationOptions } from './organization.ts';

const pg = usePostgres();
const open = (options?: OrganizationOptions): Promise<Organization> =>
  Organization.open(pg.openStore(), { requiredApprovals: 1, ...options });

let links = 0;
const mint = () => ({ secret: `secret-${++links}`, hash: links.toString(16).padStart(64, '0') });
const take = async (acme: Organization, changeId: string) =>
  (await takeLetters(acme.store, { accountId: acme.accountId, changeId }, mint)).letters;
const openLinks = async (acme: Organization, who: string): Promise<string[]> =>
  (
    await pg.database.sql<{ change_id: string }>(
      'SELECT change_id FROM links WHERE account_id = $1 AND officer_id = $2 AND ended_at IS NULL',
      [acme.accountId, acme.idOf(who)],
    )
  ).map((row) => row.change_id);
const noticesOf = (changeId: string) =>
  pg.database.sql<{ kind: string; user_id: string; address: string }>(
    'SELECT kind, user_id, address FROM notices WHERE change_id = $1 ORDER BY kind, user_id',
    [changeId],
  );
const invitationsOf = async (acme: Organization): Promise<Record<string, string>> =>
  Object.fromEntries(
    (
      await pg.database.sql<{ user_id: string; address: string }>(
        'SELECT user_id, address FROM invitations WHERE account_id = $1',
        [acme.accountId],
      )
    ).map((row) => [row.user_id, row.address]),
  );

test('R18 a new address: the old one is told, open links end, none is sent for what came before, and probation begins', async () => {
  const acme = await open();
  const earlier = await acme.submit('ada', 'user.suspend', { userId: acme.idOf('dev') });
  await take(acme, earlier);
  expect(await openLinks(acme, 'ben')).toEqual([earlier]);
  pg.database.clock.advance(DAY);
  const moving = await acme.carry('ada', 'user.modify', { userId: acme.idOf('ben'), email: 'ben.new@acme.example' }, [
    'cleo',
  ]);
  expect(await openLinks(acme, 'ben')).toEqual([]);
  expect(await noticesOf(moving.id)).toContainEqual({
    kind: 'address-changed',
    user_id: acme.idOf('ben'),
    address: addressOf('ben'),
  });
  const letters = await take(acme, moving.id);
  expect(letters.find(({ notice }) => notice.kind === 'address-changed')?.to.email).toBe(addressOf('ben'));
  expect(
    letters.find(({ notice }) => notice.kind === 'ended-applied' && notice.userId === acme.idOf('ben'))?.to.email,
  ).toBe('ben.new@acme.example');

  pg.database.clock.advance(4 * DAY);
  await acme.settle(earlier);
  expect((await take(acme, earlier)).filter(({ notice }) => notice.userId === acme.idOf('ben'))).toEqual([]);
  expect(await openLinks(acme, 'ben')).toEqual([]);

  await acme.carry('ada', 'user.modify', { userId: acme.idOf('ben'), email: 'ben.newer@acme.example' }, ['cleo']);
  const sensitive = await acme.submit('ada', 'policy.set', { changeExpiryHours: 100 });
  expect(await outcomeOf(acme.decide(sensitive, 'ben'))).toBe('probation');
  pg.database.clock.advance(DAY);
  expect(await outcomeOf(acme.decide(sensitive, 'ben'))).toBe('done');
});

test('R18 who was invited at an address that moved is invited at the new one, with a letter, and not at the old one', async () => {
  const acme = await open();
  const moving = await acme.carry('ada', 'user.modify', { userId: acme.idOf('ben'), email: 'Ben.New@acme.example' }, [
    'cleo',
  ]);
  expect((await invitationsOf(acme))[acme.idOf('ben')]).toBe('ben.new@acme.example');
  expect(await noticesOf(moving.id)).toContainEqual({
    kind: 'invitation',
    user_id: acme.idOf('ben'),
    address: 'Ben.New@acme.example',
  });
  expect(await acme.signIn('ben', addressOf('ben'))).toBeUndefined();
  expect(await acme.signIn('ben', 'ben.new@ACME.example')).toBe(acme.idOf('ben'));
});

test('R18 a letter that was owed before goes to the address of now', async () => {
  const acme = await open();
  const other = await acme.carry('ada', 'user.modify', { userId: acme.idOf('dev'), name: 'devin' }, ['cleo']);
  await acme.carry('ada', 'user.modify', { userId: acme.idOf('ben'), email: 'ben.new@acme.example' }, ['cleo']);
  const letter = (await take(acme, other.id)).find(({ notice }) => notice.userId === acme.idOf('ben'));
  expect(letter?.to.email).toBe('ben.new@acme.example');
});

test('R19 removing ends links, binding and invitation at once, and its event is in the trail', async () => {
  const acme = await open();
  await acme.signIn('ben');
  const waiting = await acme.submit('ada', 'user.modify', { userId: acme.idOf('dev'), name: 'devin' });
  await take(acme, waiting);
  expect(await openLinks(acme, 'ben')).toEqual([waiting]);
  const { id } = await acme.carry('ada', 'user.remove', { userId: acme.idOf('ben') }, ['cleo']);
  expect(await openLinks(acme, 'ben')).toEqual([]);
  expect(await openLinks(acme, 'cleo')).toEqual([waiting]);
  expect(await acme.signIn('ben')).toBeUndefined();
  expect(await acme.events('identity.unbound')).toEqual([
    { type: 'identity.unbound', changeId: id, data: { userId: acme.idOf('ben') } },
  ]);
  const { id: uninvited } = await acme.carry('ada', 'user.remove', { userId: acme.idOf('dev') }, ['cleo']);
  expect(Object.keys(await invitationsOf(acme))).toEqual([acme.idOf('cleo')]);
  expect((await acme.events('identity.unbound')).filter(({ changeId }) => changeId === uninvited)).toEqual([]);
  expect(await acme.signIn('dev')).toBeUndefined();
  expect(await outcomeOf(acme.decide(waiting, 'ben'))).toBe('not_an_officer');
  expect(await verify(acme.store, acme.accountId)).toMatchObject({ ok: true });
});

test('R19 the address of a removed user is free, and whoever gets it is somebody else', async () => {
  const acme = await open();
  await acme.signIn('ben');
  await acme.carry('ada', 'user.remove', { userId: acme.idOf('ben') }, ['cleo']);
  const before = acme.idOf('ben');
  await acme.carry('ada', 'user.add', { name: 'ben', email: addressOf('ben') }, ['cleo']);
  const after = await acme.signIn('ben');
  expect(after).toBeDefined();
  expect(after).not.toBe(before);
  expect(await verify(acme.store, acme.accountId)).toMatchObject({ ok: true });
});

test('R19 the invitation of who is removed before it is sent has no point', async () => {
  const acme = await open();
  const { id } = await acme.carry('ada', 'user.add', { name: 'eve', email: addressOf('eve') }, ['cleo']);
  await acme.learnNames();
  await acme.carry('ada', 'user.remove', { userId: acme.idOf('eve') }, ['cleo']);
  expect((await take(acme, id)).map(({ notice }) => notice.kind)).not.toContain('invitation');
});

test('R51 the first sign-in with the invited, verified address binds; the invitation is used up', async () => {
  const acme = await open();
  expect(await acme.signIn('ada')).toBe(acme.idOf('ada'));
  expect(await acme.signIn('ben')).toBe(acme.idOf('ben'));
  expect(Object.keys(await invitationsOf(acme)).sort()).toEqual([acme.idOf('cleo'), acme.idOf('dev')].sort());
  expect(await acme.signIn('ben', 'anything@else.example')).toBe(acme.idOf('ben'));
  expect(
    await resolvePerson(acme.store, acme.accountId, { issuer: ISSUER, subject: 'subject-of-ben', verifiedEmail: null }),
  ).toMatchObject({ userId: acme.idOf('ben'), isOfficer: true });
  expect((await acme.events('identity.bound')).map(({ data }) => data['userId'])).toEqual([
    acme.idOf('ada'),
    acme.idOf('ben'),
  ]);
});

test('R51 nobody else is bound: another subject, an unverified address, another issuer’s namesake', async () => {
  const acme = await open();
  await acme.signIn('ben');
  const come = (identity: { issuer?: string; subject?: string; verifiedEmail: string | null }) =>
    resolvePerson(acme.store, acme.accountId, { issuer: ISSUER, subject: 'somebody', ...identity });
  expect(await come({ verifiedEmail: addressOf('ben') })).toBeUndefined();
  expect(
    await come({ issuer: 'https://other.example', subject: 'subject-of-ben', verifiedEmail: addressOf('ben') }),
  ).toBeUndefined();
  expect(await come({ verifiedEmail: null })).toBeUndefined();
  expect(await come({ verifiedEmail: 'cleo+tag@acme.example' })).toBeUndefined();
  expect(await come({ verifiedEmail: 'CLEO@acme.example' })).toMatchObject({ userId: acme.idOf('cleo') });
  expect(await acme.events('identity.bound')).toHaveLength(3);
});

test('R51 one identity is one user of an account, however many invitations it could take', async () => {
  const acme = await open();
  const identity = { issuer: ISSUER, subject: 'greedy' };
  const taken = await Promise.all(
    ['ben', 'cleo', 'dev'].map((name, i) =>
      resolvePerson([acme.store, pg.openStore()][i % 2]!, acme.accountId, {
        ...identity,
        verifiedEmail: addressOf(name),
      }),
    ),
  );
  expect(new Set(taken.map((person) => person?.userId)).size).toBe(1);
  expect(await acme.events('identity.bound')).toHaveLength(2);
});

test('R51 of many who claim one invitation at once, one is bound', async () => {
  const acme = await open();
  const stores = [acme.store, pg.openStore(), pg.openStore()];
  const taken = await Promise.all(
    Array.from({ length: 9 }, (_, i) =>
      resolvePerson(stores[i % 3]!, acme.accountId, {
        issuer: ISSUER,
        subject: `claimant-${i}`,
        verifiedEmail: addressOf('ben'),
      }),
    ),
  );
  expect(taken.filter((person) => person !== undefined)).toHaveLength(1);
  expect(await verify(acme.store, acme.accountId)).toMatchObject({ ok: true });
});

test('R51 an invitation lapses after 30 days', async () => {
  const acme = await open();
  pg.database.clock.advance(30 * DAY - 1);
  expect(await acme.signIn('ben')).toBe(acme.idOf('ben'));
  pg.database.clock.advance(1);
  expect(await acme.signIn('cleo')).toBeUndefined();
});

test('R51 an invitation that somebody wrote around the service opens nothing', async () => {
  const acme = await open();
  await pg.database.tamper(`UPDATE invitations SET address = 'mallory@evil.example' WHERE user_id = $1`, [
    acme.idOf('ben'),
  ]);
  expect(
    await resolvePerson(acme.store, acme.accountId, {
      issuer: ISSUER,
      subject: 'mallory',
      verifiedEmail: 'mallory@evil.example',
    }),
  ).toBeUndefined();
  expect(await acme.events('identity.bound')).toHaveLength(1);
});

test('R12 somebody from outside is nobody, and an account that is not there has nobody', async () => {
  const store = (await pg.server.database()).openStore();
  const [acme, globex] = [await Organization.open(store), await Organization.open(store)];
  await acme.signIn('ben');
  const ben = { issuer: ISSUER, subject: 'subject-of-ben', verifiedEmail: null };
  expect(await resolvePerson(globex.store, globex.accountId, ben)).toBeUndefined();
  expect(await resolvePerson(acme.store, 'acc_none', { ...ben, verifiedEmail: addressOf('ben') })).toBeUndefined();
  expect((await accountsOfPerson(acme.store, ben)).map(({ accountId }) => accountId)).toEqual([acme.accountId]);
});
