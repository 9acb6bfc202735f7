import { describe, expect, test } from '@jest/globals';
import { addressOf, type ChangeAnswer, type Problem, type TestAccount } from './test-account.ts';
import { until } from './until.ts';
import { Visitor, wordsOf } from './visitor.ts';
import { useWorld } from './world.ts';

const world = useWorld();
let people = 0;

const submitted = (account: TestAccount, by = account.officers[0]!): Promise<ChangeAnswer> => {
  const number = ++people;
  return account.submit('user.add', { name: `Noor ${number}`, email: `noor.${number}@acme.example` }, { by });
};

const organization = (officers: readonly string[], requiredApprovals: 1 | 2 = 2, assurance?: 'link') =>
  world().openAccount({ requiredApprovals, officers, ...(assurance && { assurance }) });

/** The claim that somebody approved, as whoever reaches Temporal can send it. */
const forge = (change: ChangeAnswer, officerId: string): Promise<void> =>
  world().temporal.workflow.getHandle(change.workflowId).signal('decided', { officerId, verdict: 'approve' });

const mustWaitStill = async (account: TestAccount, change: ChangeAnswer, version: number): Promise<void> => {
  expect(await account.read(change)).toMatchObject({ state: 'pending', approvals: { received: 0 }, decisions: [] });
  expect(await account.version()).toBe(version);
};

describe('nobody approves their own change', () => {
  test('R7 by the API', async () => {
    const account = await organization(['ada', 'ben', 'cleo']);
    const version = await account.version();
    const change = await submitted(account);
    for (const verdict of ['approve', 'reject'] as const)
      expect(await account.decide<Problem>('ada', change, verdict)).toMatchObject({
        status: 403,
        body: { code: 'self_approval' },
      });
    await mustWaitStill(account, change, version);
  });

  test("R7 R39 by another officer's link, opened in the initiator's session", async () => {
    for (const assurance of [undefined, 'link'] as const) {
      const account = await organization(['ada', 'ben', 'cleo'], 2, assurance);
      const version = await account.version();
      const change = await submitted(account);
      const stolen = await account.link('ben', change);
      await account.link('cleo', change);
      expect(await account.lettersTo(addressOf('ada'), change)).toEqual([]);

      const ada = new Visitor();
      const page = await ada.signIn(world().publicUrl, 'ada', new URL(stolen).pathname);
      expect(page.status).toBe(403);
      expect(wordsOf(page.text)).toContain('This link was sent to another person');
      expect(page.text).not.toContain('Noor');
      const posted = await ada.post(stolen, { digest: change.digest, formToken: 'x', verdict: 'approve' });
      expect(posted.status).toBe(403);
      await mustWaitStill(account, change, version);
    }
  });

  test('R7 by raw SQL, whatever it calls itself', async () => {
    const account = await organization(['ada', 'ben', 'cleo']);
    const change = await submitted(account);
    const [ada, ben] = [await account.userOf('ada'), await account.userOf('ben')];
    const insert = (officerId: string, initiatorId: string) =>
      world().sql(
        `INSERT INTO decisions (account_id, change_id, officer_id, initiator_id, verdict, digest, designation, by_subject, assurance, decided_at)
         VALUES ($1, $2, $3, $4, 'approve', $5, 1, false, 'session', now())`,
        [account.id, change.id, officerId, initiatorId, change.digest],
      );
    await expect(insert(ada.id, ada.id)).rejects.toMatchObject({ constraint: 'decisions_never_by_the_initiator' });
    // Nor by naming somebody else as the initiator: the row must name the change's own.
    await expect(insert(ada.id, ben.id)).rejects.toMatchObject({ code: '23503' });
    await expect(
      world().sql('UPDATE changes SET initiator_id = $3 WHERE account_id = $1 AND id = $2', [
        account.id,
        change.id,
        ben.id,
      ]),
    ).rejects.toThrow('what was submitted never moves');
    await expect(
      world().sql(`UPDATE changes SET state = 'approved' WHERE account_id = $1 AND id = $2`, [account.id, change.id]),
    ).rejects.toThrow('0 of 2 approvals');
    expect(await account.read(change)).toMatchObject({ state: 'pending', decisions: [] });
  });
});

describe('a forged signal', () => {
  test('R33 R41 in the name of others applies nothing and leaves a trace', async () => {
    const account = await organization(['ada', 'ben', 'cleo']);
    const version = await account.version();
    const change = await submitted(account);
    const [ben, cleo] = [await account.userOf('ben'), await account.userOf('cleo')];
    await forge(change, ben.id);
    await forge(change, cleo.id);
    const ignored = await until('both claims are in the trail', async () => {
      const events = (await account.events(change)).filter(({ type }) => type === 'signal.ignored');
      return events.length === 2 && events;
    });
    expect(ignored.map(({ data }) => data['claimed']).toSorted()).toEqual([ben.id, cleo.id].toSorted());
    await mustWaitStill(account, change, version);
    expect(await account.verify()).toMatchObject({ ok: true, tables: { differences: [] } });

    // It stands in nobody's way: the change is approved as ever.
    for (const officer of ['ben', 'cleo']) await account.decide(officer, change);
    expect(await account.ended(change)).toMatchObject({ state: 'applied', approvals: { received: 2 } });
  });

  test("R7 R33 in the initiator's own name, beside one true approval of two, applies nothing", async () => {
    const account = await organization(['ada', 'ben', 'cleo']);
    const version = await account.version();
    const change = await submitted(account);
    await account.decide('ben', change);
    const ada = await account.userOf('ada');
    await forge(change, ada.id);
    await until('the claim is in the trail', async () =>
      (await account.events(change)).some(({ type, data }) => type === 'signal.ignored' && data['claimed'] === ada.id),
    );
    expect(await account.read(change)).toMatchObject({ state: 'pending', approvals: { received: 1, missing: 1 } });
    expect(await account.version()).toBe(version);
  });
});

describe('the removal rule', () => {
  test('R9 R10 three officers and two required: one can go, and everybody who decides is warned', async () => {
    const account = await organization(['ada', 'ben', 'cleo'], 2);
    const cleo = await account.userOf('cleo');
    const change = await account.submit('officer.remove', { userId: cleo.id });
    expect(change.warnings).toHaveLength(1);
    const { text } = await account.letter('ben', change, 'Approve');
    expect(text).toContain('! ');
    // The one who goes may decide too; the record says so.
    for (const officer of ['ben', 'cleo']) expect(await account.decide(officer, change)).toMatchObject({ status: 200 });
    expect(await account.ended(change)).toMatchObject({ state: 'applied' });
    expect(await account.userOf('cleo')).toMatchObject({ officer: false, status: 'active' });
    expect(await world().get('ada', 'GET', account.path)).toMatchObject({
      officers: { active: 2, floor: 2, operable: false },
    });
    const refused = await world().ask<Problem>('cleo', 'GET', `${account.path}/changes`);
    expect(refused).toMatchObject({ status: 403, body: { code: 'not_an_officer' } });
  });

  test('R9 two officers and two required: none can go, by any route', async () => {
    const account = await organization(['ada', 'ben'], 2);
    const ben = await account.userOf('ben');
    for (const kind of ['officer.remove', 'user.suspend', 'user.remove']) {
      const { status, body } = await account.refusedSubmission(kind, { userId: ben.id });
      expect(status).toBe(409);
      expect(body.problems.map(({ code }) => code)).toContain('quorum_floor');
    }
    expect(await account.userOf('ben')).toMatchObject({ officer: true, status: 'active' });
  });

  test('R9 R33 two officers who remove each other at the same moment: one removal lands, one officer stays', async () => {
    const account = await organization(['ada', 'ben'], 1);
    const [ada, ben] = [await account.userOf('ada'), await account.userOf('ben')];
    const ofBen = await account.submit('officer.remove', { userId: ben.id });
    const ofAda = await account.submit('officer.remove', { userId: ada.id }, { by: 'ben' });
    await Promise.all([account.decide('ben', ofBen), account.decide('ada', ofAda)]);
    const states = await until('both removals have ended', async () => {
      const rows = await world().sql<{ state: string }>(
        `SELECT state FROM changes WHERE account_id = $1 AND kind = 'officer.remove' ORDER BY state`,
        [account.id],
      );
      return rows.every(({ state }) => !['pending', 'approved'].includes(state)) && rows.map(({ state }) => state);
    });
    expect(states).toEqual(['applied', 'conflicted']);
    const left = await world().sql('SELECT id FROM users WHERE account_id = $1 AND officer', [account.id]);
    expect(left).toHaveLength(1);
  });

  test('R9 the last officer never goes, even with no approval required', async () => {
    const account = await world().openAccount({ requiredApprovals: 0, officers: ['ada', 'ben'] });
    const [ada, ben] = [await account.userOf('ada'), await account.userOf('ben')];
    await account.enact('officer.remove', { userId: ben.id });
    const { status, body } = await account.refusedSubmission('officer.remove', { userId: ada.id });
    expect(status).toBe(409);
    expect(body.problems.map(({ code }) => code)).toContain('last_officer');
  });
});
