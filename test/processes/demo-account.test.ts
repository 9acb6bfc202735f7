import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { LETTERS_AT_PACE } from '../../src/domain/letter-pace.ts';
import { acts, flags, setUp, type PlannedDeed } from '../../src/processes/demo/changes.ts';
import { createDemoClient, type DemoAddress } from '../../src/processes/demo/client.ts';
import { supportRequests, type PlannedRequest } from '../../src/processes/demo/support-requests.ts';
import { DEMO_PEOPLE } from '../../src/processes/embedded/demo-people.ts';
import { until } from '../acceptance/until.ts';
import { killAllIn, makeFolder, processesIn, Run } from './npm-start.ts';

jest.setTimeout(240_000);

const PATH = '/v1/accounts/acme';

interface Change {
  readonly number: number;
  readonly reason: string | null;
  readonly state: string;
  readonly stateReason: { readonly text: string } | null;
  readonly approvals: { readonly required: number; readonly received: number };
  readonly decisions: readonly { readonly verdict: string; readonly comment: string | null }[];
  readonly warnings: readonly { readonly code: string }[];
  readonly frozen: unknown;
  readonly resubmits: string | null;
  readonly kind: string;
  readonly submittedAt: string;
  readonly expiresAt: string;
}

interface SupportRequest {
  readonly evidence: string;
  readonly state: string;
  readonly filer: { readonly type: string };
  readonly operators: { readonly required: number };
  readonly decisions: readonly { readonly verdict: string; readonly comment: string | null }[];
  readonly objections: readonly { readonly comment: string | null }[];
  readonly coolingHours: number;
}

interface Company {
  readonly id: string;
  readonly name: string;
  readonly parentId: string | null;
  readonly companyRoles: readonly unknown[];
}

let folder: string;
let run: Run;
const runs: Run[] = [];

const start = (): Run => {
  run = new Run({ COUNTERSIGN_DATA: folder });
  runs.push(run);
  return run;
};

const running = (): DemoAddress & { inboxUrl: string } =>
  JSON.parse(readFileSync(join(folder, 'running.json'), 'utf8')) as DemoAddress & { inboxUrl: string };

const get = <T>(path: string, person = 'ada'): Promise<T> => createDemoClient(running())<T>(person, 'GET', PATH + path);
const list = async <T>(what: string): Promise<readonly T[]> =>
  (await get<{ items: readonly T[] }>(`/${what}${what.includes('?') ? '&' : '?'}limit=200`)).items;

/** Waits, while it is filled, until so many changes have been submitted. */
const untilChanges = async (count: number): Promise<void> => {
  await run.said('Filling it');
  const client = createDemoClient(running());
  await until(`${count} changes are there`, async () => {
    if (run.stdout.includes('Countersign is running.')) throw new Error('it was filled before');
    const { items } = await client<{ items: readonly unknown[] }>('ada', 'GET', `${PATH}/changes?limit=200`);
    return items.length >= count;
  });
};

/** What a plan comes to, as far as it does not depend on how often the start was interrupted. */
const planned = (deeds: readonly PlannedDeed[]): readonly string[] =>
  deeds
    .map((deed) => {
      const approvals = (deed.decisions ?? []).filter(({ verdict }) => verdict === undefined).length;
      const flagged = flags.some(({ reason }) => reason === deed.reason);
      return [deed.reason, deed.outcome, approvals, 'resubmits' in deed, flagged].join(' · ');
    })
    .sort();

const found = (changes: readonly Change[]): readonly string[] =>
  changes
    .map(({ reason, state, decisions, resubmits, frozen }) => {
      const approvals = decisions.filter(({ verdict }) => verdict === 'approve').length;
      return [reason, state, approvals, resubmits !== null, frozen !== null].join(' · ');
    })
    .sort();

/** What a plan for the desk comes to, and what is found of one. */
const plannedOfDesk = ({ evidence, outcome, by, steps }: PlannedRequest): string =>
  [evidence, outcome, 'operator' in by ? 'operator' : 'user', ...steps.map(({ comment }) => comment).sort()].join(
    ' · ',
  );
const foundOfDesk = ({ evidence, state, filer, decisions, objections }: SupportRequest): string =>
  [evidence, state, filer.type, ...[...decisions, ...objections].map(({ comment }) => comment).sort()].join(' · ');

/** Waits, while it is filled, until the desk has been asked for something. */
const untilDeskWasAsked = async (): Promise<void> => {
  await run.said('Filling it');
  const client = createDemoClient(running());
  await until('the desk has been asked', async () => {
    if (run.stdout.includes('Countersign is running.')) throw new Error('it was filled before');
    const { items } = await client<{ items: readonly unknown[] }>('ada', 'GET', `${PATH}/support-requests`);
    return items.length > 0;
  });
};

beforeAll(async () => {
  ({ folder } = await makeFolder());
});

afterAll(() => {
  for (const each of runs) if (!each.hasExited) process.kill(each.pid, 'SIGKILL');
  killAllIn(folder);
  rmSync(folder, { recursive: true, force: true });
});

describe('the demo account, start after start', () => {
  test('a Ctrl-C while it is filled ends everything in order', async () => {
    start();
    await untilChanges(6);
    run.pressCtrlC();
    expect(await run.exit()).toBe(0);
    expect(run.stderr).toBe('');
    expect(run.stdout).not.toContain('Countersign is running.');
    expect(processesIn(folder)).toEqual([]);
  });

  test('R35 a start that was interrupted, then killed, is taken up again, and ends up as it was planned', async () => {
    start();
    await untilChanges(20);
    await run.kill();
    start();
    await untilDeskWasAsked();
    await run.kill();
    start();
    await run.ready();
    expect(found(await list<Change>('changes'))).toEqual(planned([...setUp, ...acts.flat()]));
    expect((await list<SupportRequest>('support-requests')).map(foundOfDesk).sort()).toEqual(
      supportRequests.map(plannedOfDesk).sort(),
    );
    expect(await get('/audit/verify')).toMatchObject({ ok: true, tables: { ok: true } });
  });

  test('R20 R22 R24 it has people, companies at three levels with ceilings, and roles, some of them shared', async () => {
    const [users, removed, companies, roles] = await Promise.all([
      list<{ name: string; status: string; officer: boolean }>('users'),
      list<{ name: string }>('users?status=removed'),
      list<Company>('companies'),
      list<{ id: string; type: string; assignments: number }>('roles'),
    ]);
    expect(users.length).toBeGreaterThanOrEqual(38);
    expect(removed.map(({ name }) => name).sort()).toEqual(['Frank Delaney', 'Yuki Mori']);
    expect(users.filter(({ status }) => status === 'suspended').map(({ name }) => name)).toHaveLength(2);
    const officers = DEMO_PEOPLE.filter(({ group }) => group === 'Security Officers of Acme').map(({ name }) => name);
    expect(
      users
        .filter(({ officer }) => officer)
        .map(({ name }) => name)
        .sort(),
    ).toEqual(officers.sort());

    const depth = ({ parentId }: Company): number =>
      parentId === null ? 1 : 1 + depth(companies.find(({ id }) => id === parentId)!);
    expect(Math.max(...companies.map(depth))).toBe(3);
    const limited = companies.filter(({ companyRoles }) => companyRoles.length > 0);
    expect(new Set(limited.map(depth))).toEqual(new Set([2, 3]));

    expect(roles.length).toBeGreaterThanOrEqual(24);
    const inFull = await Promise.all(
      roles.map(({ id }) => get<{ sharedWith: readonly { branch: boolean }[] }>(`/roles/${id}`)),
    );
    expect(new Set(inFull.flatMap(({ sharedWith }) => sharedWith.map(({ branch }) => branch)))).toEqual(
      new Set([true, false]),
    );
  });

  test('R14 R31 R50 its changes are in every state that can be reached at once, and its portal has too few authorizers', async () => {
    const changes = await list<Change>('changes');
    expect(changes.length).toBeGreaterThanOrEqual(25);
    expect(new Set(changes.map(({ state }) => state))).toEqual(
      new Set(['pending', 'applied', 'rejected', 'withdrawn', 'conflicted']),
    );
    const pending = changes.filter(({ state }) => state === 'pending');
    expect(new Set(pending.map(({ approvals }) => `${approvals.received} of ${approvals.required}`))).toEqual(
      new Set(['0 of 2', '1 of 2']),
    );
    expect(pending.flatMap(({ warnings }) => warnings.map(({ code }) => code))).toContain('authorizers_below_required');
    expect(pending.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['policy.set', 'change-set']));
    expect(pending.filter(({ frozen }) => frozen !== null)).toHaveLength(1);
    const hours = ({ submittedAt, expiresAt }: Change): number =>
      (Date.parse(expiresAt) - Date.parse(submittedAt)) / 3_600_000;
    expect(pending.map(hours).filter((each) => each === 1)).toHaveLength(1);
    expect(changes.filter(({ reason }) => reason === null)).toEqual([]);
    expect(await get('')).toMatchObject({
      requiredApprovals: 2,
      policy: { approvalAssurance: 'link', changeExpiryHours: 168 },
      officers: { active: 5 },
    });
    const { items } = await get<{ items: readonly { area: string; warnings: readonly unknown[] }[] }>('/authorizers');
    expect(items.filter(({ warnings }) => warnings.length > 0).map(({ area }) => area)).toEqual(['portal']);
  });

  test('R8 the support desk was asked: one in its time to object, one objected to, and a paper form rejected', async () => {
    const requests = await list<SupportRequest>('support-requests');
    const [cooling, filed, rejected] = ['cooling', 'filed', 'rejected'].map((state) =>
      requests.find((each) => each.state === state)!,
    );
    expect(cooling).toMatchObject({ coolingHours: 72, operators: { required: 2, received: 2 }, objections: [] });
    expect(filed).toMatchObject({ operators: { required: 3, received: 1 }, objections: [{ counts: true }] });
    expect(rejected).toMatchObject({ filer: { type: 'operator' }, decisions: [{ verdict: 'reject' }] });
    const client = createDemoClient(running());
    const { items } = await client<{ items: readonly unknown[] }>('otto', 'GET', '/v1/desk/requests?account=acme');
    expect(items).toHaveLength(supportRequests.length);
  });

  test('R16 R44 whoever is an officer there can start something, and nobody finds a change out of reach', async () => {
    const client = createDemoClient(running());
    for (const { person, rights } of [
      { person: 'ben', rights: ['funding.deposit'] },
      { person: 'cleo', rights: ['documents.upload'] },
      { person: 'dev', rights: ['support.chat'] },
    ]) {
      const [user] = await list<{ id: string }>('users?q=marcus.oyelaran');
      const body = { kind: 'rights.grant', payload: { userId: user!.id, rights } };
      expect(await client(person, 'POST', `${PATH}/changes/preview`, body)).toMatchObject({ admissible: true });
    }
    for (const { next } of await list<{ next: { what: string } }>('changes?state=pending'))
      expect(next.what).toMatch(/^(awaiting_approvals|frozen)$/);
  });

  test('R48 the letters of Ben and Cleo leave room for those of three changes, so that none of theirs waits', async () => {
    const { inboxUrl } = running();
    const perChange = 2;
    for (const person of ['ben', 'cleo']) {
      const items = await until('the letter that tells of the flag comes', async () => {
        const headers = { accept: 'application/json' };
        const response = await fetch(`${inboxUrl}/letters?to=${person}@acme.example`, { headers });
        const { items } = (await response.json()) as { items: readonly { subject: string }[] };
        return items.some(({ subject }) => subject.includes('Flagged')) && items;
      });
      const paced = items.filter(({ subject }) => /Approve:|Applied:/.test(subject));
      expect(paced.length).toBeGreaterThan(0);
      expect(paced.length + 3 * perChange).toBeLessThanOrEqual(LETTERS_AT_PACE);
      expect(items.filter(({ subject }) => subject.includes('Flagged'))).toHaveLength(1);
    }
  });

  test('a second start opens and submits nothing again', async () => {
    const counted = async () => ({
      account: await get<{ version: number }>(''),
      changes: (await list('changes')).length,
      requests: (await list('support-requests')).length,
    });
    const before = await counted();
    run.pressCtrlC();
    expect(await run.exit()).toBe(0);
    start();
    await run.ready();
    expect(run.stdout).not.toContain('Opening the demo account');
    expect(await counted()).toEqual(before);
    const { accounts } = await createDemoClient(running())<{ accounts: readonly unknown[] }>('ada', 'GET', '/v1/me');
    expect(accounts).toHaveLength(1);
    run.pressCtrlC();
    await run.exit();
  });
});
