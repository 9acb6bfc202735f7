import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { verify } from '../../src/transactions/verify.ts';
import { formOf, useApi, type ChangeBody, type TestAccount } from './api-fixture.ts';
import { passkeysOf, type Options } from './passkey-fixture.ts';

/*
 * An account that asks for passkeys: a word for lifting a flag is signed as a decision is (R39, R50).
 */

const api = useApi();
let acme: TestAccount;
const { post, enrolLinks, enrolled, goOn, challenged, keys, sessions, signedIn } = passkeysOf(api, () => acme);
let flagged: ChangeBody;
let number = 0;

const unflag = (person: string, json: object = {}) =>
  api.ask<ChangeBody>(`${acme.path}/changes/${flagged.id}/unflag`, { ...signedIn(person), method: 'POST', json });
const refused = (person: string, json: object) =>
  api.refused(
    `${acme.path}/changes/${flagged.id}/unflag`,
    { ...signedIn(person), method: 'POST', json },
    403,
    'assurance_required',
  );
const signedBy = async (person: string, change = flagged) =>
  keys[person]!.get(await challenged(change, signedIn(person), 'unflag'));
const submitted = (by: string) =>
  acme.submit('user.add', { name: `Noor ${++number}`, email: `noor${number}@acme.example` }, by);

beforeAll(async () => {
  acme = await api.organization(['ada', 'ben', 'cleo', 'dev'], 1);
  for (const person of acme.officers) await acme.idOf(person);
  await enrolLinks();
  for (const person of ['ada', 'ben', 'cleo', 'dev']) {
    sessions[person] = await api.session(person);
    keys[person] = await enrolled(person);
  }
  await acme.enact('policy.set', { approvalAssurance: 'passkey' });
});

// An officer flags once a day.
beforeEach(async () => {
  api.database().clock.advance(24 * 3_600_000);
  for (const person of acme.officers) sessions[person] = await api.session(person);
  flagged = await submitted('ada');
  const answer = await api.ask(`${acme.path}/changes/${flagged.id}/flag`, { ...signedIn('ben'), json: {} });
  expect(answer.status).toBe(200);
});

describe('lifting a flag with a passkey', () => {
  test('R50 lifts it, is kept, gives the session another secret, and is checked again', async () => {
    await refused('cleo', {});
    const before = sessions['cleo']!;
    const lifted = await unflag('cleo', { passkey: await signedBy('cleo') });
    expect([lifted.status, lifted.body.frozen]).toEqual([200, null]);
    goOn('cleo', lifted);
    await api.refused('/v1/me', { session: before }, 401, 'unauthenticated');
    const [row] = await api.database().sql<{ document: string; data: string }>(
      `SELECT a.document, e.data FROM lift_assertions a JOIN flags f ON f.id = a.flag_id
         JOIN events e ON e.change_id = f.change_id AND e.type = 'change.unflagged' WHERE f.change_id = $1`,
      [flagged.id],
    );
    expect(JSON.parse(row!.document)).toMatchObject({
      purpose: 'countersign.lift.v1',
      accountId: acme.id,
      officerId: await acme.idOf('cleo'),
      flags: [expect.stringMatching(/^flg_/)],
    });
    expect(JSON.parse(row!.data)).toMatchObject({ assurance: 'passkey', assertion: expect.any(String) });
    expect((await verify(api.store, acme.id)).ok).toBe(true);
  });

  test.each<[string, () => Promise<object>]>([
    ['a decision', async () => keys['cleo']!.get(await challenged(flagged, signedIn('cleo')))],
    [
      'the flags of before another one',
      async () => {
        const passkey = await signedBy('cleo');
        await api.ask(`${acme.path}/changes/${flagged.id}/flag`, { ...signedIn('dev'), json: {} });
        return passkey;
      },
    ],
    ['another officer', () => signedBy('dev')],
    [
      'another session',
      async () => {
        const passkey = await signedBy('cleo');
        sessions['cleo'] = await api.session('cleo');
        return passkey;
      },
    ],
    [
      'nobody who is there',
      async () => keys['cleo']!.get(await challenged(flagged, signedIn('cleo'), 'unflag'), { unverified: true }),
    ],
  ])('R50 a signature for %s lifts nothing, and is spent', async (_what, signing) => {
    const passkey = await signing();
    await refused('cleo', { passkey });
    await refused('cleo', { passkey });
    expect(await acme.read(flagged)).toMatchObject({ next: { what: 'frozen' }, frozen: { lifts: { by: [] } } });
    const challenges = await api
      .database()
      .sql('SELECT challenge FROM passkey_challenges WHERE expires_at > $1', [new Date(api.database().clock.now)]);
    expect(challenges).toEqual([]);
  });

  test('R50 whoever may not lift it gets no challenge', async () => {
    for (const person of ['ada', 'ben'])
      await api.refused(
        `${acme.path}/changes/${flagged.id}/passkey-challenges`,
        { ...signedIn(person), json: { verdict: 'unflag', digest: flagged.digest } },
        403,
        'not_eligible',
      );
  });

  test('R50 the page has the passkey sign it', async () => {
    const link = (await acme.links(flagged))['cleo']!;
    const page = await api.ask(link, signedIn('cleo'));
    expect(page.text).toContain('data-passkey="use"');
    expect(page.text).toContain('Your passkey signs it: the flags that stand now.');
    expect(page.headers.get('content-security-policy')).toContain("script-src 'self'");
    const form = { ...formOf(page.text), verdict: 'unflag' };
    expect((await post(link, form, signedIn('cleo'))).status).toBe(403);
    const options = await post(`${link}/passkey`, form, signedIn('cleo'));
    const passkey = JSON.stringify(keys['cleo']!.get(options.body as Options));
    const posted = await post(link, { ...form, passkey }, signedIn('cleo'));
    expect(posted.status).toBe(303);
    goOn('cleo', posted);
    expect(await acme.read(flagged)).toMatchObject({ frozen: null });
  });

  test('R41 evidence that was altered, moved or deleted is named', async () => {
    await unflag('cleo', { passkey: await signedBy('cleo') });
    const [row] = await api
      .database()
      .sql<{ flag_id: string; document: string; signature: string }>(
        'SELECT a.* FROM lift_assertions a JOIN flags f ON f.id = a.flag_id WHERE f.change_id = $1',
        [flagged.id],
      );
    const { flag_id: flag, document, signature } = row!;
    const set = (column: string) => `UPDATE lift_assertions SET ${column} = $2 WHERE flag_id = $1`;
    const why = async () =>
      (await verify(api.store, acme.id)).tables.differences
        .filter(({ table }) => table === 'lift_assertions')
        .map((difference) => difference.why);
    await api.database().tamper(set('signature'), [flag, `${signature.slice(0, -4)}AAAA`]);
    expect(await why()).toEqual(['it is not what the trail has of it']);
    await api.database().tamper(set('signature'), [flag, signature]);
    await api.database().tamper(set('document'), [flag, document.replace('flg_', 'flg-')]);
    expect(await why()).toEqual(['what was signed is the lift of other flags']);
    await api.database().tamper(set('document'), [flag, document]);
    expect(await why()).toEqual([]);
    await api.database().tamper('DELETE FROM lift_assertions WHERE flag_id = $1', [flag]);
    expect(await why()).toEqual(['it was lifted by passkey, the table lacks what that signed']);
  });
});
