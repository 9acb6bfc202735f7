import { beforeAll, expect, test } from '@jest/globals';
import { addressOf, type ChangeAnswer, type TestAccount } from './test-account.ts';
import { until } from './until.ts';
import { hiddenFields, Visitor, wordsOf } from './visitor.ts';
import { useWorld } from './world.ts';

const world = useWorld();
let account: TestAccount;

interface RequestAnswer {
  readonly id: string;
  readonly state: string;
  readonly changeId: string | null;
  readonly operators: { readonly required: number; readonly received: number };
  readonly history: readonly { readonly what: string }[];
}

const read = (id: string): Promise<RequestAnswer> =>
  world().get('ada', 'GET', `${account.path}/support-requests/${id}`);

const decide = (operator: string, id: string, comment?: string) =>
  world().ask<RequestAnswer & { code?: string }>(operator, 'POST', `/v1/desk/requests/${id}/decisions`, {
    verdict: 'approve',
    ...(comment !== undefined && { comment }),
  });

/** The newest letter to a person whose subject holds these words. */
const letterTo = (person: string, words: string) =>
  until(`${person} has a letter: ${words}`, async () => {
    const letters = await world().letters.list({ to: addressOf(person), limit: 500 });
    return letters.find(({ subject }) => subject.startsWith(`[${account.name}] `) && subject.includes(words));
  });

const stateOf = (id: string, state: string) =>
  until(`the request is ${state}`, async () => {
    const now = await read(id);
    return now.state === state ? now : undefined;
  });

beforeAll(async () => {
  account = await world().openAccount({ requiredApprovals: 2, officers: ['ada', 'ben'] });
}, 60_000);

test('R8 (c) an account that can approve nothing any more gets an officer by the desk: form, operators, letters, objection, time', async () => {
  const stuck = await account.refusedSubmission('user.add', { name: 'Cleo Marchetti', email: addressOf('cleo') });
  expect(stuck.body.code).toBe('quorum_unsatisfiable');

  const filed = await world().ask<RequestAnswer>('olga', 'POST', '/v1/desk/requests', {
    ...{ account: account.slug, kind: 'officer.add', name: 'Cleo Marchetti', email: addressOf('cleo') },
    ...{ evidence: 'Form of 3 March, folder 7', comment: 'Two are too few.' },
  });
  expect(filed.status).toBe(201);
  const { id } = filed.body;
  await letterTo('ada', 'Asked of the support desk');
  const told = await letterTo('ben', 'Asked of the support desk');
  const link = /http\S+\/object\/\S+/.exec(told.text)![0];

  expect(await decide('olga', id)).toMatchObject({ status: 403, body: { code: 'self_approval' } });
  expect(await decide('ada', id)).toMatchObject({ status: 404 });
  expect((await decide('omar', id)).status).toBe(200);
  expect(await decide('otto', id, 'The form is in order.')).toMatchObject({ status: 200, body: { state: 'cooling' } });
  await letterTo('ada', 'Approved by the support desk');

  const before = await world().tables();
  for (let i = 0; i < 3; i++) await fetch(link);
  const ben = new Visitor();
  const page = await ben.open(link);
  expect(wordsOf(page.text)).toContain('Cleo Marchetti');
  const unread = await world().tables();
  expect(unread['support_objections']).toBe(before['support_objections']);
  expect(unread['support_requests']).toBe(before['support_requests']);
  const posted = await ben.post(link, {
    ...hiddenFields(page.text),
    verdict: 'object',
    comment: 'Let me ask Cleo first.',
  });
  expect(wordsOf(posted.text)).toContain('Your objection is on record');
  expect(await read(id)).toMatchObject({ state: 'cooling', operators: { required: 3, received: 2 } });

  world().advance(73);
  await letterTo('ada', 'An officer objected');
  expect(await read(id)).toMatchObject({ state: 'cooling', changeId: null });
  expect(await decide('olga', id)).toMatchObject({ status: 403 });
});

test('R8 (c) R51 without an objection it is applied after the time; the new officer is invited and can approve', async () => {
  const { id } = await world().get<RequestAnswer>('ada', 'POST', `${account.path}/support-requests`, {
    ...{ kind: 'officer.add', name: 'Dev Sharma', email: addressOf('dev'), evidence: 'Form of 4 March' },
  });
  for (const operator of ['omar', 'otto']) expect((await decide(operator, id)).status).toBe(200);
  world().advance(71);
  expect(await read(id)).toMatchObject({ state: 'cooling' });
  world().advance(2);
  const { changeId, history } = await stateOf(id, 'applied');
  expect(history.map(({ what }) => what)).toEqual(['filed', 'approved', 'approved', 'ended']);
  const change = await world().get<ChangeAnswer & { authority: string }>(
    'ada',
    'GET',
    `${account.path}/changes/${changeId!}`,
  );
  expect(change).toMatchObject({ state: 'applied', authority: 'desk' });
  await letterTo('ben', 'Done by the support desk');
  expect((await letterTo('dev', 'You are a Security Officer')).text).toMatch(/http\S+\/enrol\/\S+/);
  const me = await world().get<{ accounts: { slug: string; officer: boolean }[] }>('dev', 'GET', '/v1/me');
  expect(me.accounts).toContainEqual(expect.objectContaining({ slug: account.slug, officer: true }));

  const added = await account.submit('user.add', { name: 'Finn Gallagher', email: addressOf('finn') });
  for (const person of ['ben', 'dev']) expect((await account.decide(person, added)).status).toBe(200);
  expect(await account.ended(added)).toMatchObject({ state: 'applied' });
  expect(await account.verify()).toMatchObject({ ok: true, tables: { ok: true, differences: [] } });
});
