import { describe, expect, test } from '@jest/globals';
import type { ChangeAnswer, Problem, TestAccount } from './test-account.ts';
import { addressOf } from './test-account.ts';
import { until } from './until.ts';
import { Visitor, wordsOf } from './visitor.ts';
import { useWorld } from './world.ts';

const world = useWorld();
let people = 0;

const newUser = (rights: readonly string[] = []) => {
  const number = ++people;
  return { name: `Noor ${number}`, email: `noor.${number}@acme.example`, rights };
};

const hasUser = async (account: TestAccount, email: string): Promise<boolean> =>
  (await account.users()).some((user) => user.email === email);

/** The ways in which an officer approves; each leaves what was proven in the decision's row. */
const routes = {
  'the API': {
    assurance: 'session',
    approve: async (account: TestAccount, person: string, change: ChangeAnswer) => {
      expect(await account.decide(person, change)).toMatchObject({ status: 200 });
    },
  },
  "the letter's link alone": {
    assurance: 'link',
    approve: async (account: TestAccount, person: string, change: ChangeAnswer) => {
      const page = await new Visitor().decide(await account.link(person, change), 'approve');
      expect(wordsOf(page.text)).toContain('You approved this change');
    },
  },
  "the letter's link and a session of the same officer": {
    assurance: 'session',
    approve: async (account: TestAccount, person: string, change: ChangeAnswer) => {
      const link = await account.link(person, change);
      const visitor = new Visitor();
      expect(wordsOf((await visitor.open(link)).text)).toContain('Sign in to go on');
      const page = await visitor.signIn(world().publicUrl, person, new URL(link).pathname);
      expect(wordsOf(page.text)).toContain('Approve this change');
      expect(wordsOf((await visitor.decide(link, 'approve')).text)).toContain('You approved this change');
    },
  },
} as const;

const accounts = new Map<string, Promise<TestAccount>>();
/** One account for each number of approvals and policy. */
const accountWith = (requiredApprovals: 0 | 1 | 2, assurance: 'link' | 'session'): Promise<TestAccount> => {
  const key = `${requiredApprovals} ${assurance}`;
  const kept =
    accounts.get(key) ??
    world().openAccount({
      requiredApprovals,
      officers: ['ada', 'ben', 'cleo', 'dev'],
      ...(assurance === 'link' && { assurance }),
    });
  accounts.set(key, kept);
  return kept;
};

describe.each(Object.entries(routes))('through %s', (route, { assurance, approve }) => {
  const policy = route.includes('alone') ? 'link' : 'session';

  test.each([1, 2] as const)('R6 R37 %d required: applied with the last approval, and not before', async (required) => {
    const account = await accountWith(required, policy);
    const version = await account.version();
    const person = newUser(['reports.statements']);
    const change = await account.submit('user.add', person);
    expect(change).toMatchObject({ state: 'pending', approvals: { required, received: 0, missing: required } });

    for (const [index, approver] of ['ben', 'cleo'].slice(0, required).entries()) {
      expect(await account.read(change)).toMatchObject({ state: 'pending', approvals: { received: index } });
      expect(await hasUser(account, person.email)).toBe(false);
      await approve(account, approver, change);
    }

    expect(await account.ended(change)).toMatchObject({ state: 'applied', appliedVersion: version + 1 });
    expect(await account.version()).toBe(version + 1);
    expect(await hasUser(account, person.email)).toBe(true);
    const rows = await world().sql('SELECT assurance FROM decisions WHERE account_id = $1 AND change_id = $2', [
      account.id,
      change.id,
    ]);
    expect(rows).toEqual(Array.from({ length: required }, () => ({ assurance })));
    expect(await account.verify()).toMatchObject({ ok: true, tables: { ok: true, differences: [] } });
  });
});

describe('no approval required', () => {
  test.each(['link', 'session'] as const)('R6 it is applied at once, by the same workflow (%s)', async (policy) => {
    const account = await accountWith(0, policy);
    const person = newUser();
    const change = await account.submit('user.add', person);
    expect(change.approvals).toEqual({ required: 0, received: 0, missing: 0 });
    expect(await account.ended(change)).toMatchObject({ state: 'applied', decisions: [] });
    expect(await hasUser(account, person.email)).toBe(true);
    const workflow = await world().temporal.workflow.getHandle(change.workflowId).describe();
    expect(workflow.type).toBe('change');
    expect((await account.events(change)).map(({ type }) => type)).toEqual(
      expect.arrayContaining(['change.submitted', 'change.applied']),
    );
  });

  test('R6 every other officer is told, and nobody is asked', async () => {
    const account = await accountWith(0, 'session');
    const change = await account.submit('user.add', newUser());
    await account.ended(change);
    for (const officer of ['ben', 'cleo', 'dev']) {
      const { text, html } = await account.letter(officer, change, 'Applied');
      expect(text).toContain('This account asks for no approvals');
      expect(text).not.toContain('/approve/');
      expect(html).not.toContain('/approve/');
    }
    // The initiator's letter goes out with the others, so all there will be is there.
    await account.letter('ada', change, 'Applied');
    for (const officer of account.officers) expect(await account.lettersTo(addressOf(officer), change)).toHaveLength(1);
  });
});

describe('after the end', () => {
  const appliedBy = async (account: TestAccount, ...approvers: string[]): Promise<ChangeAnswer> => {
    const change = await account.submit('user.add', newUser());
    for (const approver of approvers) await account.decide(approver, change);
    return account.ended(change);
  };

  test('R31 R40 a third decision by the API is told the outcome', async () => {
    const account = await accountWith(2, 'session');
    const change = await appliedBy(account, 'ben', 'cleo');
    for (const verdict of ['approve', 'reject'] as const) {
      const answer = await account.decide<Problem>('dev', change, verdict);
      expect(answer).toMatchObject({ status: 409, body: { code: 'change_ended' } });
      expect(answer.body.detail).toContain('applied');
    }
    expect((await account.read(change)).decisions).toHaveLength(2);
  });

  test("R40 one's own same verdict is answered again, another one is refused", async () => {
    const account = await accountWith(2, 'session');
    const change = await appliedBy(account, 'ben', 'cleo');
    expect(await account.decide('ben', change)).toMatchObject({
      status: 200,
      body: { id: change.id, state: 'applied' },
    });
    expect(await account.decide<Problem>('ben', change, 'reject')).toMatchObject({
      status: 409,
      body: { code: 'already_decided' },
    });
    expect(await account.read(change)).toMatchObject({ state: 'applied', approvals: { received: 2 } });
  });

  test("R38 the others' links have ended, and a used one shows what was decided", async () => {
    const account = await accountWith(2, 'link');
    const change = await account.submit('user.add', newUser());
    const links = await Promise.all(['ben', 'cleo', 'dev'].map((officer) => account.link(officer, change)));
    const [ben, cleo, dev] = links as [string, string, string];
    await new Visitor().decide(ben, 'approve');
    const page = await new Visitor().open(dev);
    await new Visitor().decide(cleo, 'approve');
    await account.ended(change);

    expect((await new Visitor().open(dev)).status).toBe(410);
    const { text } = page;
    const late = await new Visitor().post(dev, {
      digest: change.digest,
      formToken: /name="formToken" value="([^"]*)"/.exec(text)![1]!,
      verdict: 'approve',
    });
    expect(late.status).toBe(410);
    const used = await new Visitor().open(ben);
    expect(used.status).toBe(200);
    expect(wordsOf(used.text)).toContain('You approved this change');
    expect(wordsOf(used.text)).toContain('The change is applied');
    expect((await account.read(change)).decisions).toHaveLength(2);
  });
});

describe('two at once', () => {
  test('R7 R35 the same approval posted ten times at once counts once', async () => {
    const account = await accountWith(2, 'session');
    const change = await account.submit('user.add', newUser());
    const answers = await Promise.all(Array.from({ length: 10 }, () => account.decide('ben', change)));
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 10 }, () => 200));
    expect(await account.read(change)).toMatchObject({ state: 'pending', approvals: { received: 1, missing: 1 } });
    await account.decide('cleo', change);
    expect(await account.ended(change)).toMatchObject({ state: 'applied' });
    const applied = (await account.events(change)).filter(({ type }) => type === 'change.applied');
    expect(applied).toHaveLength(1);
  });

  test('R37 each officer has one letter with a link of their own, the initiator none', async () => {
    // One of its own: the letters of one account keep a pace.
    const officers = ['ada', 'ben', 'cleo', 'dev'];
    const account = await world().openAccount({ requiredApprovals: 2, officers });
    const change = await account.submit('user.add', newUser());
    const links = await Promise.all(['ben', 'cleo', 'dev'].map((officer) => account.link(officer, change)));
    expect(new Set(links).size).toBe(3);
    await until('three letters', async () => {
      const all = await world().letters.list({ limit: 1_000 });
      return (
        all.filter(
          ({ subject }) => subject.startsWith(`[${account.name}] Approve`) && subject.endsWith(`(#${change.number})`),
        ).length === 3
      );
    });
    expect(await account.lettersTo(addressOf('ada'), change)).toEqual([]);
  });
});
