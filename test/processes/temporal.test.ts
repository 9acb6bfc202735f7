import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { freePort } from '../../src/processes/embedded/ports.ts';
import { createTemporalClient } from '../../src/processes/temporal.ts';
import type { Organization } from '../transactions/organization.ts';
import { silent, until } from '../temporal.ts';
import { Whole } from './whole.ts';

/** A request waits 1.5 seconds for Temporal; the rest is for a slow machine. */
const SOON_MS = 3_000;

let whole: Whole;
beforeAll(async () => {
  whole = await Whole.start();
}, 120_000);
afterAll(async () => {
  await whole.stop();
}, 60_000);

const newUser = (name: string) => ({ name, email: `${name}@acme.example`, rights: ['reports.statements'] });

const restarts = async (organization: Organization, changeId: string) =>
  (await organization.events('workflow.restarted')).filter((event) => event.changeId === changeId);

test('R35 a lost signal: the reconciler has the approved change settled', async () => {
  const acme = await whole.open();
  const changeId = await whole.submit(acme, 'ada', 'user.add', newUser('noor'));
  await acme.decide(changeId, 'ben');
  await acme.decide(changeId, 'cleo');
  await whole.untilState(acme, changeId, 'applied');
  expect(await restarts(acme, changeId)).toEqual([]);
});

test('R35 a workflow that was never started is, by the reconciler, and nobody is written to twice', async () => {
  const acme = await whole.open({ requiredApprovals: 1 });
  const changeId = await acme.submit('ada', 'user.add', newUser('omar'));
  await until(async () => (await acme.events('notice.sent')).some((event) => event.changeId === changeId));
  await whole.decide(acme, changeId, 'ben');
  await whole.untilState(acme, changeId, 'applied');
  const handle = await whole.handle(acme, changeId);
  expect(await handle.result()).toBe('applied');
  const ids = (await whole.letters()).map(({ messageId }) => messageId).filter((id) => id.includes(changeId));
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids).toHaveLength(3 + 4 + 1);
});

test('R35 a workflow that was terminated comes back, and the change ends as it should', async () => {
  const acme = await whole.open();
  const changeId = await whole.submit(acme, 'ada', 'user.add', newUser('pia'));
  await whole.decide(acme, changeId, 'ben');
  await (await whole.handle(acme, changeId)).terminate('by an operator');
  await acme.decide(changeId, 'cleo');
  await whole.untilState(acme, changeId, 'applied');
  expect(await (await whole.handle(acme, changeId)).result()).toBe('applied');
  expect((await restarts(acme, changeId)).map(({ data }) => data)).toEqual([{ found: 'closed' }]);
});

test('R33 a forged signal applies nothing, and leaves an event that names the claimed officer and nobody else', async () => {
  const acme = await whole.open();
  const changeId = await whole.submit(acme, 'ada', 'user.add', newUser('quin'));
  const handle = await whole.handle(acme, changeId);
  for (const officerId of [acme.idOf('ben'), 'eve@evil.example'])
    await handle.signal('decided', { officerId, verdict: 'approve' });
  await until(async () => (await acme.events('signal.ignored')).length === 2);
  expect((await acme.events('signal.ignored')).map(({ data }) => data)).toEqual([
    { claimed: acme.idOf('ben') },
    { claimed: 'unknown' },
  ]);
  expect(await whole.state(acme, changeId)).toBe('pending');
  expect(await handle.query('waiting')).toMatchObject({ state: 'pending', missing: 2 });
  await whole.decide(acme, changeId, 'ben');
  await whole.decide(acme, changeId, 'cleo');
  await whole.untilState(acme, changeId, 'applied');
});

test('R35 with Temporal down, submitting and deciding are answered soon, and go on when it is back', async () => {
  const acme = await whole.open({ requiredApprovals: 1 });
  const begun = await whole.submit(acme, 'ada', 'user.add', newUser('sam'));
  await whole.server.kill();
  const from = performance.now();
  const changeId = await whole.submit(acme, 'ada', 'user.add', newUser('tess'));
  await whole.decide(acme, changeId, 'ben');
  await whole.decide(acme, begun, 'cleo');
  expect(performance.now() - from).toBeLessThan(3 * SOON_MS);
  expect(await whole.state(acme, changeId)).toBe('approved');
  expect(await whole.state(acme, begun)).toBe('approved');
  await whole.server.comeBack();
  await whole.untilState(acme, begun, 'applied');
  await whole.untilState(acme, changeId, 'applied');
  expect((await restarts(acme, changeId)).map(({ data }) => data)).toEqual([{ found: 'missing' }]);
  expect(await restarts(acme, begun)).toEqual([]);
});

test('R35 where Temporal never answered, a start and a wake are answered soon all the same, and a check says so', async () => {
  const acme = await whole.open({ requiredApprovals: 1 });
  const input = await whole.input(acme, await acme.submit('ada', 'user.add', newUser('una')));
  const connectionOptions = { address: `127.0.0.1:${await freePort()}` };
  const dead = createTemporalClient({ connectionOptions, namespace: 'none', taskQueue: 'none' }, silent);
  const from = performance.now();
  await dead.workflows.start(input);
  await dead.workflows.wake(input, { officerId: acme.idOf('ben'), verdict: 'approve' });
  await expect(dead.check()).rejects.toThrow();
  await expect(dead.find(input)).rejects.toThrow();
  expect(performance.now() - from).toBeLessThan(4 * SOON_MS);
  await dead.close();
});

test('with the mail server down, a change is decided and applied; when it is back, each letter comes once', async () => {
  const acme = await whole.open({ requiredApprovals: 1 });
  await until(async () => (await acme.events('notice.sent')).length === 1);
  await whole.stopMail();
  const changeId = await whole.submit(acme, 'ada', 'user.add', newUser('vera'));
  await whole.decide(acme, changeId, 'ben');
  await whole.untilState(acme, changeId, 'applied');
  const handle = await whole.handle(acme, changeId);
  expect((await handle.describe()).status.name).toBe('RUNNING');
  await whole.startMail();
  expect(await handle.result()).toBe('applied');
  const letters = (await whole.letters()).filter(({ messageId }) => messageId.includes(changeId));
  expect(letters.map(({ messageId }) => messageId.split('.')[1]).sort()).toEqual([
    ...Array<string>(4).fill('ended-applied'),
    'invitation',
  ]);
  expect(new Set(letters.map(({ messageId }) => messageId)).size).toBe(letters.length);
});

test('letters that wait for the mail server come once each when it is back, each with a message id of its own', async () => {
  const acme = await whole.open({ requiredApprovals: 2 });
  await until(async () => (await acme.events('notice.sent')).length === 1);
  await whole.stopMail();
  const changeId = await whole.submit(acme, 'ada', 'user.add', newUser('will'));
  const handle = await whole.handle(acme, changeId);
  await until(async () => ((await handle.describe()).raw.pendingActivities?.[0]?.attempt ?? 0) > 1);
  await whole.startMail();
  await until(async () => (await acme.events('notice.sent')).length === 2);
  const letters = (await whole.letters()).filter(({ messageId }) => messageId.includes(changeId));
  expect(letters.map(({ to }) => to[0]).sort()).toEqual(['ben', 'cleo', 'dev'].map((name) => `${name}@acme.example`));
  expect(new Set(letters.map(({ messageId }) => messageId)).size).toBe(3);
});

test('R42 an activity’s failure enters the history without what it was about', async () => {
  const acme = await whole.open({ requiredApprovals: 1 });
  const changeId = await acme.submit('ada', 'user.add', newUser('xena'));
  const failure = Object.assign(new Error('duplicate key (xena@acme.example)'), { code: 'P2099' });
  const inAccount = jest.spyOn(whole.store, 'inAccount');
  inAccount.mockRejectedValueOnce(failure).mockRejectedValueOnce(failure);
  await whole.temporal.workflows.start(await whole.input(acme, changeId));
  await until(() => inAccount.mock.calls.length >= 2);
  inAccount.mockRestore();
  await whole.decide(acme, changeId, 'ben');
  const handle = await whole.handle(acme, changeId);
  expect(await handle.result()).toBe('applied');
  const texts = textsOf(await handle.fetchHistory());
  expect(texts).toContain('Error P2099');
  expect(texts.filter((text) => text.includes('xena'))).toEqual([]);
});

test('R42 no history of all that was done here holds a name, an address, a link or an answer of a mail server', async () => {
  const names = ['ada', 'ben', 'cleo', 'dev', 'noor', 'omar', 'pia', 'quin', 'sam', 'tess', 'vera', 'will', 'xena'];
  const forbidden = new RegExp(`\\b(${names.join('|')}|acme\\.example|Acme)\\b|https?://|/approve/|\n +at `, 'i');
  let read = 0;
  for await (const { workflowId, runId } of whole.server.client.workflow.list()) {
    const texts = textsOf(await whole.server.client.workflow.getHandle(workflowId, runId).fetchHistory());
    expect(texts.filter((text) => forbidden.test(text))).toEqual([]);
    read++;
  }
  expect(read).toBeGreaterThan(10);
});

/** Every text of a history, those of its payloads decoded. */
const textsOf = (value: unknown): string[] => {
  if (value instanceof Uint8Array) return [Buffer.from(value).toString('utf8')];
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsOf);
};
