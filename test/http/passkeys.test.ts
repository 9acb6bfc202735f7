import { beforeAll, describe, expect, test } from '@jest/globals';
import { newSecret } from '../../src/identity/secrets.ts';
import { verify } from '../../src/transactions/verify.ts';
import type { Misdeeds } from '../identity/software-authenticator.ts';
import { formOf, ownForm, useApi, type ChangeBody, type TestAccount } from './api-fixture.ts';
import { passkeysOf, type Options } from './passkey-fixture.ts';

const api = useApi();
let acme: TestAccount;
let ids: Record<string, string>;

const { enrolLinks, post, enrolAt, cookieOf, enrolled, goOn, challenged, keys, sessions, signedIn } = passkeysOf(
  api,
  () => acme,
);
let number = 0;
const submitted = (by = 'ada'): Promise<ChangeBody> =>
  acme.submit('user.add', { name: `Noor ${++number}`, email: `noor${number}@acme.example` }, by);

beforeAll(async () => {
  acme = await api.organization(['ada', 'ben', 'cleo'], 1);
  ids = Object.fromEntries(
    await Promise.all(acme.officers.map(async (person) => [person, await acme.idOf(person)] as const)),
  );
  await enrolLinks();
});

describe('enrolling a passkey', () => {
  test('R51 by the letter of an invitation it binds the user, signs them in, and is an event', async () => {
    const added = await acme.enact('user.add', { name: 'Pia', email: 'pia@acme.example', officer: true });
    const { pia: link } = await enrolLinks(added.id);
    expect((await api.ask(link!)).text).toContain('Make a passkey, Pia');
    const { key, answer } = await enrolAt(link!);
    expect(answer.status).toBe(200);
    expect(answer.text).toContain('Your passkey is ready');
    const session = cookieOf(answer);
    const me = await api.ask<{ accounts: { id: string; officer: boolean }[] }>('/v1/me', { session });
    expect(me.body.accounts).toMatchObject([{ id: acme.id }]);
    const own = await api.ask<{ items: unknown[]; allowed: number }>(`${acme.path}/passkeys`, { session });
    expect(own.body).toMatchObject({ items: [{}], allowed: 1 });
    expect((await acme.eventTypes()).slice(-3)).toEqual(['notice.sent', 'identity.bound', 'authenticator.enrolled']);

    const options = await post('/sign-in/passkey/options', { returnTo: '/docs', passkey: '' });
    const passkey = JSON.stringify(key.get(options.body as Options));
    const entered = await post('/sign-in/passkey', { returnTo: '/docs', passkey });
    expect([entered.status, entered.headers.get('location')]).toEqual([303, '/docs']);
    const again = await api.ask<{ accounts: { id: string }[] }>('/v1/me', { session: cookieOf(entered) });
    expect(again.body.accounts).toMatchObject([{ id: acme.id }]);
    expect((await post('/sign-in/passkey', { returnTo: '/docs', passkey })).status).toBe(401);
    expect((await verify(api.store, acme.id)).ok).toBe(true);

    // What a removed person came in by is gone at once (R19).
    const piaId = (me.body.accounts[0] as unknown as { userId: string }).userId;
    await acme.enact('user.remove', { userId: piaId });
    expect((await api.ask('/v1/me', { session })).status).toBe(401);
    const closed = await post('/sign-in/passkey/options', { returnTo: '/', passkey: '' });
    const late = JSON.stringify(key.get(closed.body as Options));
    expect((await post('/sign-in/passkey', { returnTo: '/', passkey: late })).status).toBe(401);
    expect((await verify(api.store, acme.id)).ok).toBe(true);
  });

  test('R51 a link is used once, by whom it was sent to, and for no more passkeys than are allowed', async () => {
    sessions['ben'] = await api.session('ben');
    const letter = await api.ask<{ sentTo: string }>(`${acme.path}/passkeys`, {
      ...signedIn('ben'),
      method: 'POST',
      json: {},
    });
    expect([letter.status, letter.body]).toEqual([202, { sentTo: 'ben@acme.example' }]);
    // Asked again at once, no second letter goes out.
    await api.ask(`${acme.path}/passkeys`, { ...signedIn('ben'), method: 'POST', json: {} });
    const links = await enrolLinks();
    expect(Object.keys(links)).toEqual(['ben']);
    const link = links['ben']!;
    for (const asked of [{}, { session: await api.session('cleo') }]) {
      const page = await api.ask(link, asked);
      expect(page.status).toBe(200);
      expect(page.text).toContain('Sign in to go on');
      expect(page.text).not.toContain('Ben');
    }
    const { key, answer } = await enrolAt(link, { session: sessions['ben'] });
    expect(answer.status).toBe(200);
    keys['ben'] = key;
    expect((await api.ask(link, { session: sessions['ben'] })).status).toBe(410);
    await api.refused(`${acme.path}/passkeys`, { ...signedIn('ben'), method: 'POST', json: {} }, 409, 'passkey_limit');
    expect((await api.ask(`/enrol/${newSecret().secret}`)).status).toBe(410);
    expect((await api.ask('/enrol/x')).status).toBe(410);
  });

  test.each<[string, Misdeeds]>([
    ['another site', { origin: 'https://evil.example' }],
    ['another host', { rpId: 'evil.example' }],
    ['nobody who is there', { unverified: true }],
    ['another challenge', { challenge: 'AAAA' }],
  ])('is refused when it is made for %s, and the link stays good', async (_what, misdeeds) => {
    sessions['cleo'] ??= await api.session('cleo');
    await api
      .database()
      .sql(`UPDATE notices SET queued_at = queued_at - interval '1 hour' WHERE account_id = $1`, [acme.id]);
    await api.ask(`${acme.path}/passkeys`, { ...signedIn('cleo'), method: 'POST', json: {} });
    const link = (await enrolLinks())['cleo']!;
    const before = await api.rowCounts();
    const { answer } = await enrolAt(link, { session: sessions['cleo'] }, misdeeds);
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect((await api.rowCounts())['authenticators']).toBe(before['authenticators']);
    expect((await api.ask(link, { session: sessions['cleo'] })).status).toBe(200);
  });

  test('R51 another passkey is a change, and so is the loss of all of them', async () => {
    const change = await acme.enact('authenticator.add', { userId: ids['ben'] });
    const { ben: link } = await enrolLinks(change.id);
    const { answer, key } = await enrolAt(link!, { session: sessions['ben']! });
    expect(answer.status).toBe(200);
    const own = await api.ask<{ items: unknown[] }>(`${acme.path}/passkeys`, { session: sessions['ben']! });
    expect(own.body.items).toHaveLength(2);

    const reset = await acme.enact('identity.reset', { userId: ids['ben'] });
    expect((await api.ask('/v1/me', { session: sessions['ben']! })).status).toBe(401);
    const [letters, { [`ben`]: anew }] = [
      await api
        .database()
        .sql<{ kind: string }>(`SELECT kind FROM notices WHERE change_id = $1 AND user_id = $2 ORDER BY kind`, [
          reset.id,
          ids['ben'],
        ]),
      await enrolLinks(reset.id),
    ];
    expect(letters.map(({ kind }) => kind)).toEqual([
      'approval-request',
      'ended-applied',
      'identity-reset',
      'invitation',
    ]);
    const options = await post('/sign-in/passkey/options', { returnTo: '/', passkey: '' });
    for (const lost of [keys['ben']!, key]) {
      const passkey = JSON.stringify(lost.get(options.body as Options));
      expect((await post('/sign-in/passkey', { returnTo: '/', passkey })).status).toBe(401);
    }
    expect(anew).toMatch(/^\/enrol\//);
    // Their first sign-in at the provider binds them again, and they enrol one passkey anew.
    expect(await acme.idOf('ben')).toBe(ids['ben']);
    sessions['ben'] = await api.session('ben');
    keys['ben'] = (await enrolAt(anew!, { session: sessions['ben'] })).key;
    expect((await verify(api.store, acme.id)).ok).toBe(true);
  });
});

describe('deciding with a passkey', () => {
  beforeAll(async () => {
    await api
      .database()
      .sql(`UPDATE notices SET queued_at = queued_at - interval '1 hour' WHERE account_id = $1`, [acme.id]);
    for (const person of ['ada', 'cleo']) {
      sessions[person] = await api.session(person);
      keys[person] = await enrolled(person);
    }
    // Ben, whose identity was reset, is on probation for changes of this sort (R18).
    const policy = { approvalAssurance: 'passkey', probationHours: 0 };
    const asked = await acme.submit('policy.set', policy);
    await api.refused(
      `${acme.path}/changes/${asked.id}/decisions`,
      { as: 'ben', json: { verdict: 'approve', digest: asked.digest } },
      403,
      'probation',
    );
    expect(await acme.decide(asked, 'cleo')).toMatchObject({ state: 'applied' });
  });

  test('R39 the account asks for it: a session alone decides nothing', async () => {
    const change = await submitted();
    await api.refused(
      `${acme.path}/changes/${change.id}/decisions`,
      { ...signedIn('cleo'), json: { verdict: 'approve', digest: change.digest } },
      403,
      'assurance_required',
    );
    expect((await acme.read(change)).approvals.received).toBe(0);
  });

  test('R39 what it signs is this decision, is kept, and is checked again', async () => {
    const change = await submitted();
    const options = await challenged(change, signedIn('cleo'));
    expect(options.allowCredentials!.map(({ id }) => id)).toEqual([keys['cleo']!.id]);
    const passkey = keys['cleo']!.get(options);
    const decide = { ...signedIn('cleo'), json: { verdict: 'approve', digest: change.digest, passkey } };
    const answer = await api.ask<ChangeBody>(`${acme.path}/changes/${change.id}/decisions`, decide);
    expect([answer.status, answer.body.state]).toEqual([200, 'applied']);
    const before = sessions['cleo']!;
    goOn('cleo', answer);
    await api.refused('/v1/me', { session: before }, 401, 'unauthenticated');
    expect((await api.ask('/v1/me', signedIn('cleo'))).status).toBe(200);
    const [row] = await api
      .database()
      .sql<{ assurance: string; document: string }>(
        'SELECT assurance, document FROM decisions d JOIN passkey_assertions a USING (account_id, change_id, officer_id) WHERE change_id = $1',
        [change.id],
      );
    expect(row!.assurance).toBe('passkey');
    expect(JSON.parse(row!.document)).toMatchObject({
      purpose: 'countersign.decision.v1',
      accountId: acme.id,
      changeId: change.id,
      digest: change.digest,
      verdict: 'approve',
      officerId: ids['cleo'],
      origin: api.url,
    });
    expect((await verify(api.store, acme.id)).ok).toBe(true);
  });

  test.each<[string, (change: ChangeBody, other: ChangeBody) => Promise<Record<string, unknown>>]>([
    ['another verdict', async (change) => keys['cleo']!.get(await challenged(change, signedIn('cleo'), 'reject'))],
    ['another change', async (_change, other) => keys['cleo']!.get(await challenged(other, signedIn('cleo')))],
    [
      'another session of the same officer',
      async (change) =>
        keys['cleo']!.get(await challenged(change, { session: await api.session('cleo'), headers: ownForm })),
    ],
    ['another officer', async (change) => keys['ben']!.get(await challenged(change, signedIn('ben')))],
    ['another officer’s passkey', async (change) => keys['ben']!.get(await challenged(change, signedIn('cleo')))],
    ['no challenge of ours', () => Promise.resolve(keys['cleo']!.get({ challenge: newSecret().secret }))],
    [
      'nobody who is there',
      async (change) => keys['cleo']!.get(await challenged(change, signedIn('cleo')), { unverified: true }),
    ],
    [
      'another site',
      async (change) =>
        keys['cleo']!.get(await challenged(change, signedIn('cleo')), { origin: 'https://evil.example' }),
    ],
    [
      'a copy of the passkey that lags behind',
      async (change) => keys['cleo']!.get(await challenged(change, signedIn('cleo')), { counter: 1 }),
    ],
  ])('R39 a signature for %s decides nothing, and is spent', async (_what, signing) => {
    const [change, other] = [await submitted(), await submitted('ben')];
    const passkey = await signing(change, other);
    const path = `${acme.path}/changes/${change.id}/decisions`;
    const json = { verdict: 'approve', digest: change.digest, passkey };
    await api.refused(path, { ...signedIn('cleo'), json }, 403, 'assurance_required');
    await api.refused(path, { ...signedIn('cleo'), json }, 403, 'assurance_required');
    expect(await acme.read(change)).toMatchObject({ state: 'pending', decisions: [] });
  });

  test('R39 a challenge lives for five minutes and is used once', async () => {
    const change = await submitted();
    const path = `${acme.path}/changes/${change.id}/decisions`;
    const options = await challenged(change, signedIn('cleo'));
    api.database().clock.now += 5 * 60_000 + 1;
    sessions['cleo'] = await api.session('cleo');
    const late = { verdict: 'approve', digest: change.digest, passkey: keys['cleo']!.get(options) };
    await api.refused(path, { ...signedIn('cleo'), json: late }, 403, 'assurance_required');
    const passkey = keys['cleo']!.get(await challenged(change, signedIn('cleo'), 'reject'));
    const json = { verdict: 'reject', digest: change.digest, passkey };
    goOn('cleo', await api.ask(path, { ...signedIn('cleo'), json }));
    // Repeating one's decision answers the same, whatever became of the challenge; it proves nothing, and gives no session.
    const repeated = await api.ask(path, { ...signedIn('cleo'), json });
    expect([repeated.status, repeated.headers.getSetCookie()]).toEqual([200, []]);
  });

  test('R39 the page has the passkey sign, and takes its answer with the form', async () => {
    const change = await submitted();
    const link = (await acme.links(change))['cleo']!;
    const page = await api.ask(link, signedIn('cleo'));
    expect(page.text).toContain('data-passkey="use"');
    expect(page.headers.get('content-security-policy')).toContain("script-src 'self'");
    const form = { ...formOf(page.text), verdict: 'approve', comment: 'Known to me.' };
    expect((await post(link, form, signedIn('cleo'))).status).toBe(403);
    await api.refused(`${link}/passkey`, { form, headers: ownForm }, 401, 'unauthenticated').catch(() => undefined);
    const options = await post(`${link}/passkey`, form, signedIn('cleo'));
    const passkey = JSON.stringify(keys['cleo']!.get(options.body as Options));
    const posted = await post(link, { ...form, passkey }, signedIn('cleo'));
    expect(posted.status).toBe(303);
    const before = sessions['cleo']!;
    goOn('cleo', posted);
    await api.refused('/v1/me', { session: before }, 401, 'unauthenticated');
    expect((await api.ask(link, signedIn('cleo'))).text).toContain('You approved this change');
    expect(await acme.read(change)).toMatchObject({ state: 'applied', decisions: [{ comment: 'Known to me.' }] });
  });

  test('R44 an officer without one is not asked, is told, and can ask for the letter on the page', async () => {
    const added = await acme.submit('user.add', { name: 'Olga', email: 'olga@acme.example', officer: true });
    for (const officer of ['cleo']) {
      const passkey = keys[officer]!.get(await challenged(added, signedIn(officer)));
      const json = { verdict: 'approve', digest: added.digest, passkey };
      goOn(officer, await api.ask(`${acme.path}/changes/${added.id}/decisions`, { ...signedIn(officer), json }));
    }
    const olga = await acme.idOf('olga');
    const change = await submitted();
    expect(change.excluded).toContainEqual(
      expect.objectContaining({
        officer: expect.objectContaining({ id: olga }),
        why: expect.objectContaining({ code: 'assurance_required' }),
      }),
    );
    const links = await acme.links(change);
    expect(Object.keys(links)).not.toContain('olga');

    // Whose passkeys are gone finds out on the page of a link that they have.
    const link = links['cleo']!;
    await api.database().sql('UPDATE authenticators SET user_id = $2 WHERE user_id = $1', [ids['cleo'], ids['ada']]);
    const page = await api.ask(link, signedIn('cleo'));
    expect(page.text).toContain('Send me the letter');
    const letter = await post(`${link}/passkey-letter`, formOf(page.text), signedIn('cleo'));
    expect([letter.status, letter.text.includes('A letter is on its way')]).toEqual([200, true]);
    await api
      .database()
      .sql('UPDATE authenticators SET user_id = $2 WHERE credential_id = $1', [keys['cleo']!.id, ids['cleo']]);
  });

  test('R41 evidence that was altered, swapped or deleted is named', async () => {
    const [row] = await api
      .database()
      .sql<{ change_id: string; signature: string; document: string }>(
        'SELECT change_id, signature, document FROM passkey_assertions WHERE account_id = $1 LIMIT 1',
        [acme.id],
      );
    const set = (column: string) => `UPDATE passkey_assertions SET ${column} = $2 WHERE change_id = $1`;
    const tampering: [sql: string, values: unknown[], undo: unknown[]][] = [
      [set('signature'), [row!.change_id, `${row!.signature.slice(0, -4)}AAAA`], [row!.change_id, row!.signature]],
      [set('document'), [row!.change_id, `${row!.document} `], [row!.change_id, row!.document]],
    ];
    for (const [sql, values, undo] of tampering) {
      await api.database().tamper(sql, values);
      expect((await verify(api.store, acme.id)).tables.differences).toContainEqual(
        expect.objectContaining({ table: 'passkey_assertions', why: 'it is not what the trail has of it' }),
      );
      await api.database().tamper(sql, undo);
    }
    await api.database().tamper('UPDATE authenticators SET public_key = $2 WHERE user_id = $1', [ids['cleo'], 'x']);
    expect((await verify(api.store, acme.id)).tables.differences).toContainEqual(
      expect.objectContaining({ table: 'authenticators', why: 'fingerprint is not as the trail has it' }),
    );
  });
});
