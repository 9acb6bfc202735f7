import { beforeAll, describe, expect, test } from '@jest/globals';
import { formOf, ownForm, useApi, type Answered, type ChangeBody, type TestAccount } from './api-fixture.ts';

const api = useApi();
/** Decisions ask for a session, as by default. */
let acme: TestAccount;
/** Decisions ask for the link alone. */
let open: TestAccount;
const finn: Record<string, string> = {};
let counter = 0;

beforeAll(async () => {
  acme = await api.organization(['ada', 'ben', 'cleo', 'dev'], 2);
  open = await api.organization(['ada', 'ben', 'cleo', 'dev'], 2);
  await open.enact('policy.set', { approvalAssurance: 'link' });
  for (const account of [acme, open]) finn[account.id] = await account.addUser('finn');
});

const change = (account: TestAccount): Promise<ChangeBody> =>
  account.submit('user.modify', { userId: finn[account.id], name: `Finn <b>${++counter}</b>` }, 'ada', 'A reason');

interface Reader {
  readonly session?: string;
  readonly headers?: Record<string, string>;
}

const post = (
  link: string,
  page: Answered,
  verdict: string,
  { session, headers = ownForm, ...more }: Reader & { comment?: string; digest?: string } = {},
) =>
  api.ask(link, {
    form: { ...formOf(page.text), verdict, ...more },
    headers,
    ...(session !== undefined && { session }),
  });

const nonsense = (): string => `/approve/${'A'.repeat(43)}`;

describe('opening a link', () => {
  test('R37 any number of GETs and HEADs, by whomever, writes nothing', async () => {
    for (const account of [acme, open]) {
      const asked = await change(account);
      const { ben } = await account.links(asked);
      const session = await api.session('ben');
      const other = await api.session('cleo');
      const rows = await api.rowCounts();
      const [state] = await api.database().sql('SELECT * FROM links WHERE change_id = $1 ORDER BY hash', [asked.id]);
      for (let round = 0; round < 5; round++)
        for (const method of ['GET', 'HEAD'] as const)
          for (const reader of [
            {},
            { session },
            { session: other },
            { as: 'ben' },
            { headers: { 'user-agent': 'scanner' } },
          ])
            expect((await api.ask(ben!, { method, ...reader })).status).toBeLessThan(500);
      expect(await api.rowCounts()).toEqual(rows);
      expect(
        await api.database().sql('SELECT * FROM links WHERE change_id = $1 ORDER BY hash', [asked.id]),
      ).toContainEqual(state);
      expect(await account.read(asked)).toMatchObject({ state: 'pending', decisions: [] });
    }
  });

  test('R37 opening binds nobody: an officer who never signed in stays unbound', async () => {
    const young = await api.organization(['ada', 'ben'], 1);
    const invited = await api.ask<{ account: { id: string } }>('/v1/applications', {
      as: 'ada',
      json: {
        clientType: 'organization',
        name: 'Young',
        applicant: { name: 'Ada', email: 'ada@acme.example' },
        officers: [{ name: 'Zoe', email: 'zoe@acme.example' }],
        requiredApprovals: 1,
      },
    });
    const account = api.account(invited.body.account.id, ['ada', 'zoe']);
    expect(young.id).not.toBe(account.id);
    const asked = await account.submit('user.add', { name: 'Gus', email: 'gus@acme.example' });
    const { zoe } = await account.links(asked);
    const session = await api.session('zoe');
    const rows = await api.rowCounts();
    const page = await api.ask(zoe!, { session });
    expect(page.status).toBe(200);
    expect(page.text).toContain('Approve this change');
    expect(await api.rowCounts()).toEqual(rows);
  });

  test('R39 who is not signed in gets the same page and status for good, used, expired and nonsense links', async () => {
    const used = await change(acme);
    const usedLinks = await acme.links(used);
    await acme.decide(used, 'ben');
    const late = await change(acme);
    const lateLinks = await acme.links(late);
    api.database().clock.advance(169 * 3_600_000);
    const good = await change(acme);
    const goodLinks = await acme.links(good);
    const pages = new Set<string>();
    for (const link of [goodLinks['ben']!, usedLinks['ben']!, lateLinks['ben']!, nonsense(), '/approve/x']) {
      const page = await api.ask(link);
      expect(page.status).toBe(200);
      pages.add(page.text.replaceAll(encodeURIComponent(link), 'LINK'));
      const posted = await api.ask(link, {
        form: { verdict: 'approve', digest: good.digest, formToken: 'x' },
        headers: ownForm,
      });
      expect(posted.status).toBe(401);
    }
    expect(pages.size).toBe(1);
    expect([...pages][0]).toContain('Sign in');
    expect([...pages][0]).not.toContain('Finn');
    expect(await acme.read(good)).toMatchObject({ decisions: [] });
  });

  test('R39 signed in as somebody else, it is addressed to another: nothing is shown, and no vote is taken', async () => {
    const asked = await change(acme);
    const { ben } = await acme.links(asked);
    const rightful = await api.ask(ben!, { session: await api.session('ben') });
    for (const person of ['ada', 'cleo', 'finn', 'mallory']) {
      const session = await api.session(person);
      const page = await api.ask(ben!, { session });
      expect(page.status).toBe(403);
      expect(page.text).toContain('another person');
      expect(page.text).not.toContain('A reason');
      const posted = await post(ben!, rightful, 'approve', { session });
      expect(posted.status).toBe(403);
    }
    expect(await acme.read(asked)).toMatchObject({ decisions: [] });
  });

  test('R39 also where the link alone decides, nobody whom the account knows as another reads or decides with it', async () => {
    const asked = await change(open);
    const { ben } = await open.links(asked);
    for (const person of ['ada', 'cleo', 'finn']) {
      const page = await api.ask(ben!, { session: await api.session(person) });
      expect(page.status).toBe(403);
      expect(page.text).not.toContain('A reason');
    }
    const session = await api.session('mallory');
    const page = await api.ask(ben!, { session });
    expect(page.status).toBe(200);
    expect((await post(ben!, page, 'approve', { session })).status).toBe(303);
    const [row] = await api.database().sql('SELECT assurance FROM decisions WHERE change_id = $1', [asked.id]);
    expect(row).toEqual({ assurance: 'link' });
  });
});

describe('deciding with the page', () => {
  test('R39 link and session: the officer signs in, sees the change, and decides; the page then shows what was decided', async () => {
    const asked = await change(acme);
    const links = await acme.links(asked);
    const session = await api.session('ben');
    const page = await api.ask(links['ben']!, { session });
    expect(page.status).toBe(200);
    expect(page.text).toContain('A reason');
    expect(page.text).toContain('&lt;b&gt;');
    expect(page.text).not.toContain('<b>');
    expect(formOf(page.text)).toMatchObject({ digest: asked.digest });
    const posted = await post(links['ben']!, page, 'approve', { session, comment: 'Fine\r\nby me' });
    expect(posted.status).toBe(303);
    expect(posted.headers.get('location')).toBe(links['ben']);
    const after = await acme.read(asked);
    expect(after.decisions).toMatchObject([{ verdict: 'approve', comment: 'Fine\nby me', counts: true }]);
    expect(api.workflows.woken.at(-1)).toMatchObject({ input: { changeId: asked.id }, wake: { verdict: 'approve' } });
    const shown = await api.ask(links['ben']!, { session });
    expect(shown.status).toBe(200);
    expect(shown.text).toContain('You approved this change');
    const [row] = await api.database().sql('SELECT assurance FROM decisions WHERE change_id = $1', [asked.id]);
    expect(row).toEqual({ assurance: 'session' });
  });

  test('R39 the link alone decides where the account says so', async () => {
    const asked = await change(open);
    const { ben, cleo } = await open.links(asked);
    const page = await api.ask(ben!);
    expect(page.status).toBe(200);
    expect((await post(ben!, page, 'approve')).status).toBe(303);
    const shown = await api.ask(ben!);
    expect(shown.status).toBe(200);
    expect(shown.text).toContain('You approved this change');
    expect((await post(cleo!, await api.ask(cleo!), 'approve', { headers: { origin: api.url } })).status).toBe(303);
    expect(await open.read(asked)).toMatchObject({ state: 'applied' });
    const rows = await api.database().sql('SELECT assurance FROM decisions WHERE change_id = $1', [asked.id]);
    expect(rows).toEqual([{ assurance: 'link' }, { assurance: 'link' }]);
  });

  test('R39 a bearer token counts as signed in', async () => {
    const asked = await change(acme);
    const { ben } = await acme.links(asked);
    const page = await api.ask(ben!, { as: 'ben' });
    expect(page.text).toContain('Approve this change');
    const posted = await api.ask(ben!, {
      as: 'ben',
      form: { ...formOf(page.text), verdict: 'reject' },
      headers: ownForm,
    });
    expect(posted.status).toBe(303);
    expect(await acme.read(asked)).toMatchObject({ state: 'rejected' });
  });

  test('R7 the initiator has no link, and another’s link is not theirs to use, session or link', async () => {
    for (const account of [acme, open]) {
      const asked = await change(account);
      const links = await account.links(asked);
      expect(Object.keys(links).sort()).toEqual(['ben', 'cleo', 'dev']);
      const reader = account === open ? {} : { session: await api.session('ben') };
      const page = await api.ask(links['ben']!, reader);
      const posted = await post(links['ben']!, page, 'approve', { session: await api.session('ada') });
      expect(posted.status).toBe(403);
      expect(await account.read(asked)).toMatchObject({ decisions: [], approvals: { received: 0 } });
    }
  });

  test('R38 a link dies with the decision, all links of that officer for the change together', async () => {
    const asked = await change(open);
    const first = await open.links(asked);
    await api
      .database()
      .sql(`UPDATE notices SET sent_at = NULL WHERE change_id = $1 AND kind = 'approval-request'`, [asked.id]);
    const second = await open.links(asked);
    expect(second['ben']).not.toBe(first['ben']);
    const stale = await api.ask(first['ben']!);
    expect((await post(second['ben']!, await api.ask(second['ben']!), 'approve')).status).toBe(303);
    const again = await post(first['ben']!, stale, 'reject');
    expect(again.status).toBe(409);
    expect(again.text).toContain('You approved this change');
    expect((await post(first['ben']!, stale, 'approve')).status).toBe(303);
    expect((await open.read(asked)).decisions).toHaveLength(1);
    const [row] = await api
      .database()
      .sql(`SELECT count(*)::int AS open FROM links WHERE change_id = $1 AND officer_id = $2 AND ended_at IS NULL`, [
        asked.id,
        await open.idOf('ben'),
      ]);
    expect(row).toEqual({ open: 0 });
  });

  test('R38 a link dies with its change: nothing is shown by the link, and its officer sees how it ended', async () => {
    for (const account of [acme, open]) {
      const asked = await change(account);
      const { ben, cleo } = await account.links(asked);
      const session = await api.session('ben');
      const page = await api.ask(ben!, account === open ? {} : { session });
      const cleos = await api.session('cleo');
      await post(cleo!, await api.ask(cleo!, { session: cleos }), 'reject', { session: cleos });
      const posted = await post(ben!, page, 'approve', account === open ? {} : { session });
      expect(posted.status).toBe(account === open ? 410 : 409);
      const ended = await api.ask(ben!, { session });
      expect(ended.status).toBe(410);
      expect(ended.text).toContain('rejected');
      const anonymous = await api.ask(ben!);
      expect(anonymous.status).toBe(account === open ? 410 : 200);
      expect(anonymous.text).not.toContain('Finn');
    }
  });

  test('R38 a link dies with the designation and with the address', async () => {
    const small = await api.organization(['ada', 'ben', 'cleo', 'dev'], 1);
    await small.enact('policy.set', { approvalAssurance: 'link' });
    const asked = await small.submit('user.add', { name: 'Gus', email: 'gus@acme.example' });
    const { ben, cleo } = await small.links(asked);
    const pages = [await api.ask(ben!), await api.ask(cleo!)];
    await small.enact('user.modify', { userId: await small.idOf('ben'), email: 'ben.new@acme.example' }, 'dev');
    await small.enact('officer.remove', { userId: await small.idOf('cleo') }, 'dev');
    for (const [i, link] of [ben!, cleo!].entries()) {
      const page = await api.ask(link);
      expect(page.status).toBe(410);
      expect(page.text).not.toContain('Gus');
      expect((await post(link, pages[i]!, 'approve')).status).toBe(410);
    }
    expect(await small.read(asked)).toMatchObject({ state: 'pending', decisions: [] });
  });

  test('R38 a used link shows its outcome to nobody once the address is another’s', async () => {
    const large = await api.organization(['ada', 'ben', 'cleo', 'dev'], 2);
    await large.enact('policy.set', { approvalAssurance: 'link' });
    const asked = await large.submit('user.add', { name: 'Gus', email: 'gus@acme.example' });
    const { ben } = await large.links(asked);
    expect((await post(ben!, await api.ask(ben!), 'approve')).status).toBe(303);
    expect((await api.ask(ben!)).text).toContain('You approved this change');
    const userId = await large.idOf('ben');
    const moved = await large.submit('user.modify', { userId, email: 'ben.new@acme.example' });
    for (const officer of ['cleo', 'dev']) await large.decide(moved, officer);
    const page = await api.ask(ben!);
    expect(page.status).toBe(410);
    expect(page.text).not.toContain('Gus');
    expect((await api.ask(ben!, { session: await api.session('ben') })).text).toContain('You approved this change');
  });

  test('R43 an officer on probation reads the change and learns from when they may decide', async () => {
    const young = await api.organization(['ada', 'ben', 'cleo'], 1);
    const eve = await young.addUser('eve');
    await young.enact('officer.designate', { userId: eve });
    const asked = await young.submit('approvals.set', { requiredApprovals: 0 });
    const { eve: link } = await young.links(asked);
    const page = await api.ask(link!, { session: await api.session('eve') });
    expect(page.status).toBe(200);
    expect(page.text).toContain('You can decide from');
    expect(formOf(page.text)).toEqual({});
  });
});

describe('a form that is not the page’s own', () => {
  test.each<[string, Record<string, string>]>([
    ['no sign of where it comes from', {}],
    ['another site', { 'sec-fetch-site': 'cross-site' }],
    ['no page at all', { 'sec-fetch-site': 'none' }],
    ['another origin', { origin: 'https://elsewhere.example' }],
    ['an origin of null', { origin: 'null' }],
  ])('from %s is refused, with a session or with the link alone', async (_what, headers) => {
    for (const account of [acme, open]) {
      const asked = await change(account);
      const { ben } = await account.links(asked);
      const reader = account === open ? {} : { session: await api.session('ben') };
      const page = await api.ask(ben!, reader);
      const rows = await api.rowCounts();
      expect((await post(ben!, page, 'approve', { ...reader, headers })).status).toBe(403);
      expect(await api.rowCounts()).toEqual(rows);
    }
  });

  test('the form token of another session, link or purpose is refused, and the page is shown again', async () => {
    const asked = await change(acme);
    const { ben } = await acme.links(asked);
    const session = await api.session('ben');
    const elsewhere = await api.ask(ben!, { session: await api.session('ben') });
    const posted = await post(ben!, elsewhere, 'approve', { session, comment: 'Keep <this>' });
    expect(posted.status).toBe(403);
    expect(posted.text).toContain('Nothing was recorded');
    expect(posted.text).toContain('Keep &lt;this&gt;');
    const free = await change(open);
    const links = await open.links(free);
    const mine = await api.ask(links['ben']!);
    expect((await post(links['cleo']!, mine, 'approve')).status).toBe(403);
    expect(await acme.read(asked)).toMatchObject({ decisions: [] });
    expect(await open.read(free)).toMatchObject({ decisions: [] });
  });

  test('another digest is 412, and the page says so', async () => {
    const asked = await change(open);
    const { ben } = await open.links(asked);
    const posted = await post(ben!, await api.ask(ben!), 'approve', { digest: '0'.repeat(64) });
    expect(posted.status).toBe(412);
    expect(posted.text).toContain('Nothing was recorded');
    expect(await open.read(asked)).toMatchObject({ decisions: [] });
  });

  test('a comment that is too long is 422, and is kept in the form', async () => {
    const asked = await change(open);
    const { ben } = await open.links(asked);
    const posted = await post(ben!, await api.ask(ben!), 'approve', { comment: 'long '.repeat(300) });
    expect(posted.status).toBe(422);
    expect(posted.text).toContain('long long long');
  });

  test.each([{ verdict: 'maybe' }, { verdict: 'approve', officerId: 'usr_x' }])(
    'fields that are not the form’s: %j',
    async (fields) => {
      const asked = await change(open);
      const { ben } = await open.links(asked);
      const page = await api.ask(ben!);
      const posted = await api.ask(ben!, {
        form: { ...formOf(page.text), ...fields },
        headers: ownForm,
      });
      expect(posted.status).toBe(422);
      expect(posted.headers.get('content-type')).toContain('text/html');
      expect(await open.read(asked)).toMatchObject({ decisions: [] });
    },
  );

  test('JSON is no form', async () => {
    const asked = await change(open);
    const { ben } = await open.links(asked);
    const posted = await api.ask(ben!, { json: { verdict: 'approve', digest: asked.digest }, headers: ownForm });
    expect(posted.status).toBe(415);
  });
});

test('R42 the secret of a link is in no log line, event or answer but its own page', async () => {
  const asked = await change(open);
  const { ben, cleo } = await open.links(asked);
  await post(ben!, await api.ask(ben!), 'approve');
  await api.ask(`/sign-in?returnTo=${encodeURIComponent(cleo!)}`);
  await api.ask(`${cleo!}/nothing`);
  await api.ask(cleo!, { method: 'PUT' });
  const events = await api.database().sql<{ data: string }>('SELECT data FROM events');
  const said = [...api.logged, ...events.map(({ data }) => data)].join('\n');
  for (const link of [ben!, cleo!]) expect(said).not.toContain(link.slice('/approve/'.length));
  expect(api.logged.some((line) => line.includes('/approve/{token}'))).toBe(true);
});
