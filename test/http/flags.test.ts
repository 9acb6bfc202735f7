import { beforeAll, describe, expect, test } from '@jest/globals';
import { formOf, ownForm, useApi, type Answered, type ChangeBody, type TestAccount } from './api-fixture.ts';

const api = useApi();
const DAY = 24 * 3_600_000;

/** Decisions ask for a session, as by default. */
let acme: TestAccount;
/** Decisions ask for the link alone. */
let open: TestAccount;
const finn: Record<string, string> = {};
let counter = 0;

beforeAll(async () => {
  acme = await api.organization(['ada', 'ben', 'cleo', 'dev', 'eva'], 2);
  open = await api.organization(['ada', 'ben', 'cleo', 'dev', 'eva'], 1);
  await open.enact('policy.set', { approvalAssurance: 'link' });
  for (const account of [acme, open]) finn[account.id] = await account.addUser('finn');
});

const change = (account: TestAccount, by = 'ada'): Promise<ChangeBody> =>
  account.submit('user.modify', { userId: finn[account.id], name: `Finn ${++counter}` }, by);

const ask = (account: TestAccount, { id }: ChangeBody, what: 'flag' | 'unflag', as: string, json?: object) =>
  api.ask<ChangeBody>(`${account.path}/changes/${id}/${what}`, { as, method: 'POST', ...(json && { json }) });

const post = (
  link: string,
  page: Answered,
  verdict: string,
  more: { session?: string; headers?: Record<string, string>; comment?: string } = {},
) => {
  const { session, headers = ownForm, ...fields } = more;
  return api.ask(link, {
    form: { ...formOf(page.text), verdict, ...fields },
    headers,
    ...(session !== undefined && { session }),
  });
};

describe('through the API', () => {
  test('R50 a flag stops it, decisions are refused, and enough others lift it', async () => {
    const [asked, other] = [await change(acme), await change(acme)];
    const flagged = await ask(acme, asked, 'flag', 'ben', { comment: 'Not agreed.' });
    expect(flagged.status).toBe(200);
    const until = new Date(api.database().clock.now + DAY).toISOString();
    expect(flagged.body).toMatchObject({
      next: { what: 'frozen', at: until },
      frozen: {
        by: { name: 'Ben Example' },
        change: { id: asked.id },
        comment: 'Not agreed.',
        until,
        lifts: { required: 2, missing: 2, by: [] },
      },
    });
    expect(flagged.body.waiting).toContain(`stopped until ${until}: Ben Example flagged it as wrong`);
    for (const each of [asked, other])
      await api.refused(
        `${acme.path}/changes/${each.id}/decisions`,
        { as: 'cleo', json: { verdict: 'reject', digest: each.digest } },
        409,
        'account_frozen',
      );
    // The other ones say so too, in lists as well, and their workflows were woken.
    expect(await acme.read(other)).toMatchObject({ frozen: { change: { id: asked.id } } });
    const { body: list } = await api.ask<{ items: ChangeBody[] }>(`${acme.path}/changes?state=pending`, { as: 'dev' });
    for (const { id } of [asked, other])
      expect(list.items.find((item) => item.id === id)).toMatchObject({ next: { what: 'frozen' } });
    const woken = api.workflows.woken.map(({ input }) => input.changeId);
    expect(woken).toEqual(expect.arrayContaining([asked.id, other.id]));

    await api.refused(`${acme.path}/changes/${asked.id}/unflag`, { as: 'ben', method: 'POST' }, 403, 'not_eligible');
    await api.refused(`${acme.path}/changes/${asked.id}/unflag`, { as: 'ada', method: 'POST' }, 403, 'not_eligible');
    expect((await ask(acme, asked, 'unflag', 'cleo')).body.frozen).toMatchObject({ lifts: { missing: 1 } });
    expect((await ask(acme, asked, 'unflag', 'cleo')).body.frozen).toMatchObject({ lifts: { missing: 1 } });
    expect((await ask(acme, other, 'unflag', 'dev')).body.frozen).toBeNull();
    await acme.decide(asked, 'eva');
  });

  test('R50 one flag a day; the same once more answers the same', async () => {
    const [asked, other] = [await change(acme), await change(acme, 'cleo')];
    expect((await ask(acme, asked, 'flag', 'dev')).status).toBe(200);
    expect((await ask(acme, asked, 'flag', 'dev')).status).toBe(200);
    await api.refused(`${acme.path}/changes/${other.id}/flag`, { as: 'dev', json: {} }, 409, 'already_flagged');
    api.database().clock.advance(DAY);
    expect((await ask(acme, other, 'flag', 'dev')).status).toBe(200);
    api.database().clock.advance(DAY);
  });

  test('R50 a list does not say of a removal that it is stopped', async () => {
    const removal = await acme.submit('user.suspend', { userId: await acme.idOf('eva') });
    expect((await ask(acme, removal, 'flag', 'eva')).body).toMatchObject({ frozen: null });
    const { body } = await api.ask<{ items: ChangeBody[] }>(`${acme.path}/changes?state=pending`, { as: 'ben' });
    expect(body.items.find(({ id }) => id === removal.id)).toMatchObject({ frozen: null });
    await api.ask(`${acme.path}/changes/${removal.id}/withdraw`, { as: 'ada', method: 'POST' });
    api.database().clock.advance(DAY);
  });

  test('what has ended is not flagged, and what is not there not either', async () => {
    const asked = await change(acme);
    await acme.decide(asked, 'ben', 'reject');
    await api.refused(`${acme.path}/changes/${asked.id}/flag`, { as: 'cleo', json: {} }, 409, 'change_ended');
    await api.refused(`${acme.path}/changes/chg_none/flag`, { as: 'cleo', json: {} }, 404, 'not_found_here');
    await api.refused(`${acme.path}/changes/${asked.id}/flag`, { as: 'cleo', json: { x: 1 } }, 422, 'invalid_payload');
  });
});

describe('from the page', () => {
  test('R50 "This looks wrong" stands beside approve and reject, stops it, and others lift it with their own links', async () => {
    for (const account of [acme, open]) {
      const asked = await change(account);
      const links = await account.links(asked);
      const reader = async (person: string) => (account === acme ? { session: await api.session(person) } : {});
      const ben = await reader('ben');
      const page = await api.ask(links['ben']!, ben);
      expect(page.text).toContain('This looks wrong');
      expect((await post(links['ben']!, page, 'flag', { ...ben, comment: 'Who asked?' })).status).toBe(303);
      expect(await account.read(asked)).toMatchObject({
        decisions: [],
        frozen: { by: { name: 'Ben Example' }, comment: 'Who asked?' },
      });

      // The flagger reads why it waits, and can do nothing; nobody can decide.
      const after = await api.ask(links['ben']!, ben);
      expect(after.status).toBe(200);
      expect(after.text).toContain('This change is stopped');
      expect(after.text).toContain('Who asked?');
      expect(after.text).not.toContain('<form');
      expect((await post(links['ben']!, page, 'approve', ben)).status).toBe(409);

      const lifters = account === acme ? ['cleo', 'dev'] : ['cleo'];
      for (const person of lifters) {
        const as = await reader(person);
        const stopped = await api.ask(links[person]!, as);
        expect(stopped.text).toContain('Lift the flag');
        expect(stopped.text).not.toContain('Approve this change');
        expect((await post(links[person]!, stopped, 'unflag', as)).status).toBe(303);
      }
      expect(await account.read(asked)).toMatchObject({ frozen: null, decisions: [], state: 'pending' });
      expect((await api.ask(links['ben']!, ben)).text).toContain('Approve this change');
      api.database().clock.advance(DAY);
    }
  });

  test('R50 a flag is guarded as a decision is: its own form, this site, this person, an open link', async () => {
    const asked = await change(acme);
    const { ben } = await acme.links(asked);
    const session = await api.session('ben');
    const page = await api.ask(ben!, { session });
    for (const verdict of ['flag', 'unflag']) {
      expect((await post(ben!, page, verdict)).status).toBe(401);
      expect((await post(ben!, page, verdict, { session: await api.session('cleo') })).status).toBe(403);
      expect((await post(ben!, page, verdict, { session: await api.session('ben') })).status).toBe(403);
      const elsewhere = { session, headers: { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' } };
      expect((await post(ben!, page, verdict, elsewhere)).status).toBe(403);
    }
    expect(await acme.read(asked)).toMatchObject({ frozen: null });
    const byLink = await change(open);
    const links = await open.links(byLink);
    const shown = await api.ask(links['ben']!);
    await api.database().sql('UPDATE links SET ended_at = now() WHERE change_id = $1', [byLink.id]);
    expect((await post(links['ben']!, shown, 'flag')).status).toBe(410);
    expect(await open.read(byLink)).toMatchObject({ frozen: null });
  });

  test('R50 who has decided lifts it signed in, from the same page; by a link that was used, nobody does', async () => {
    const asked = await change(acme);
    const links = await acme.links(asked);
    const cleo = { session: await api.session('cleo') };
    expect((await post(links['cleo']!, await api.ask(links['cleo']!, cleo), 'approve', cleo)).status).toBe(303);
    await ask(acme, asked, 'flag', 'dev');
    const page = await api.ask(links['cleo']!, cleo);
    expect(page.text).toContain('You approved this change');
    expect((await post(links['cleo']!, page, 'unflag', cleo)).status).toBe(303);
    expect((await acme.read(asked)).frozen).toMatchObject({ lifts: { missing: 1, by: [{ name: 'Cleo Example' }] } });
  });
});
