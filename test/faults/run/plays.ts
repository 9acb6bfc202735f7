import { setTimeout as delay } from 'node:timers/promises';
import { dealer, type Random } from '../random.ts';
import { endOf, enact, openAccount, refresh, type KnownAccount } from './accounts.ts';
import type { Caller } from './caller.ts';
import { addUser, someModification } from './payloads.ts';
import type { AnsweredChange } from './record.ts';

/** What the plays have come to, for what must have happened. */
export interface Played {
  /** The changes of each race, approved side by side. */
  readonly races: (readonly string[])[];
  /** Changes with an approval by somebody who was removed before the others approved. */
  readonly lapsed: string[];
  /** Decisions for another change's digest. */
  stale: number;
  /** Changes that their initiator withdrew, or tried to. */
  withdrawn: number;
}

export interface Player {
  readonly caller: Caller;
  readonly random: Random;
  /** The accounts that all clients share. */
  readonly accounts: readonly KnownAccount[];
  readonly played: Played;
  /** What is played next, by whichever client. */
  next(): PlayName;
  /** What is to become of the next change. */
  fate(): Fate;
  isOver(): boolean;
}

export type Fate = 'approved' | 'rejected' | 'withdrawn' | 'left';
export const fates: readonly Fate[] = [...Array<Fate>(6).fill('approved'), 'rejected', 'withdrawn', 'left'];

/** About two calls in a second. */
const pause = (random: Random): Promise<void> => delay(random.between(150, 650));

const others = (account: KnownAccount, initiator: string): string[] =>
  account.officers.filter((officer) => officer !== initiator);

/** Any modification, to any end: approved, rejected, withdrawn, or left as it is. */
const playChange = async (player: Player): Promise<void> => {
  const { caller, random, accounts, played } = player;
  const account = random.pick(accounts);
  if (random.chance(0.4)) await refresh(caller, account);
  const { kind, payload } = someModification(random, account);
  const initiator = random.chance(0.6) ? account.officers[0]! : random.pick(account.officers);
  const times = random.chance(0.25) ? random.between(2, 3) : 1;
  const change = await caller.submitTimes(times, initiator, account.slug, kind, payload);
  if (change === undefined) return;
  if (kind === 'approvals.set') account.required = (payload as { requiredApprovals: number }).requiredApprovals;
  const approvers = random.shuffle(others(account, initiator));
  if (random.chance(0.1)) await caller.decide(initiator, account.slug, change);
  const fate = player.fate();
  const { required } = change.approvals;
  const approvals = fate === 'approved' ? required : random.between(0, Math.max(0, required - 1));
  for (const officer of approvers.slice(0, approvals)) {
    await pause(random);
    await caller.decide(officer, account.slug, change);
  }
  await pause(random);
  if (fate === 'rejected' && approvers.length > approvals)
    await caller.decide(approvers[approvals]!, account.slug, change, 'reject');
  if (fate !== 'withdrawn') return;
  await caller.withdraw(initiator, account.slug, change);
  played.withdrawn++;
};

/** A change is approved by the digest of another one, and then by its own. */
const playStale = async ({ caller, random, accounts, played }: Player): Promise<void> => {
  const fitting = accounts.filter(({ required, officers }) => required > 0 && officers.length > required);
  if (fitting.length === 0) return;
  const account = random.pick(fitting);
  const [initiator, officer] = account.officers as [string, string];
  const changes: AnsweredChange[] = [];
  for (let i = 0; i < 2; i++) {
    const { kind, payload } = addUser();
    const change = await caller.submit(initiator, account.slug, kind, payload);
    if (change !== undefined) changes.push(change);
  }
  const [one, another] = changes;
  if (one === undefined || another === undefined) return;
  const { code } = await caller.decide(officer, account.slug, { id: another.id, digest: one.digest });
  if (code === 'digest_mismatch') played.stale++;
  for (const change of changes)
    for (const by of others(account, initiator).slice(0, change.approvals.required))
      await caller.decide(by, account.slug, change);
};

/** Officers are removed at once, each of whom could go alone; sometimes while the number is raised. */
const playRace = async ({ caller, random, played }: Player): Promise<void> => {
  const [officers, required] = random.pick([
    [['ada', 'ben', 'cleo'], 2],
    [['ada', 'ben', 'cleo'], 2],
    [['ada', 'ben'], 1],
    [['ada', 'ben', 'cleo'], 1],
  ] as const);
  const account = await openAccount(caller, 'Race', officers, required);
  if (account === undefined) return;
  const [one, another] = officers.slice(-2) as [string, string];
  const raised = required === 1 && officers.length === 3;
  const asked: readonly (readonly [initiator: string, kind: string, payload: object])[] = [
    ...(raised ? [['ada', 'approvals.set', { requiredApprovals: 2 }] as const] : []),
    ['ada', 'officer.remove', { userId: account.people.get(another) }],
    [raised || required === 2 ? 'ada' : another, 'officer.remove', { userId: account.people.get(one) }],
  ];
  const changes: { change: AnsweredChange; approvers: string[] }[] = [];
  for (const [initiator, kind, payload] of asked) {
    const change = await caller.submit(initiator, account.slug, kind, payload);
    if (change === undefined) return;
    const approvers = others(account, initiator).slice(0, change.approvals.required);
    for (const officer of approvers.slice(0, -1)) await caller.decide(officer, account.slug, change);
    changes.push({ change, approvers: approvers.slice(-1) });
  }
  await Promise.all(
    changes.flatMap(({ change, approvers }) => approvers.map((by) => caller.decide(by, account.slug, change))),
  );
  played.races.push(changes.map(({ change }) => change.id));
};

/** An officer approves and is removed; the change then waits for as many others as before (R34). */
const playLapse = async ({ caller, played }: Player): Promise<void> => {
  const account = await openAccount(caller, 'Lapse', ['ada', 'ben', 'cleo', 'dev'], 2);
  if (account === undefined) return;
  const { kind, payload } = addUser();
  const change = await caller.submit('ada', account.slug, kind, payload);
  if (change === undefined) return;
  const early = await caller.decide('ben', account.slug, change);
  const removal = await caller.submit('ada', account.slug, 'officer.remove', { userId: account.people.get('ben') });
  if (removal === undefined || early.outcome !== 'ok') return;
  for (const officer of ['cleo', 'dev']) await caller.decide(officer, account.slug, removal);
  if ((await endOf(caller, account, removal.id)) !== 'applied') return;
  await caller.decide('cleo', account.slug, change);
  played.lapsed.push(change.id);
  await delay(1_500);
  await caller.decide('dev', account.slug, change);
};

/** Two modifications of one user, both approved: one of them is no longer what was approved. */
const playConflict = async ({ caller, random, accounts }: Player): Promise<void> => {
  const account = random.pick(accounts);
  await refresh(caller, account);
  const active = account.added.filter(({ status }) => status === 'active');
  if (active.length === 0 || account.officers.length < 2) return;
  const userId = random.pick(active).id;
  const changes: AnsweredChange[] = [];
  for (const initiator of [account.officers[0]!, account.officers[1]!]) {
    const name = `Renamed ${crypto.randomUUID().slice(0, 13)}`;
    const change = await caller.submit(initiator, account.slug, 'user.modify', { userId, name });
    if (change !== undefined) changes.push(change);
  }
  for (const [i, change] of changes.entries())
    for (const officer of others(account, account.officers[i]!).slice(0, change.approvals.required))
      await caller.decide(officer, account.slug, change);
};

const plays = {
  change: playChange,
  race: playRace,
  lapse: playLapse,
  conflict: playConflict,
  stale: playStale,
} as const;
export type PlayName = keyof typeof plays;

/** How often each play comes in a round. */
export type Repertoire = Readonly<Record<PlayName, number>>;

export const usual: Repertoire = { change: 14, race: 2, lapse: 1, conflict: 2, stale: 2 };

/** Every play in its turn, as often as the repertoire says. */
export const turns = (random: Random, repertoire: Partial<Repertoire>): (() => PlayName) =>
  dealer(
    random,
    Object.entries(repertoire).flatMap(([name, share]) => Array<PlayName>(share).fill(name as PlayName)),
  );

/** Plays one play after the other until it is over. */
export const play = async (player: Player): Promise<void> => {
  while (!player.isOver()) {
    await plays[player.next()](player);
    await pause(player.random);
  }
};

/** The accounts that the clients share: every number of approvals, with few officers and with more. */
export const openShared = async (caller: Caller, least: boolean): Promise<readonly KnownAccount[]> => {
  const people = ['ada', 'ben', 'cleo', 'dev', 'eva', 'finn'];
  const sorts = least
    ? ([
        [0, 2],
        [1, 3],
        [2, 4],
      ] as const)
    : ([
        [0, 1],
        [0, 3],
        [1, 2],
        [1, 4],
        [2, 3],
        [2, 6],
      ] as const);
  return Promise.all(
    sorts.map(async ([required, officers], i) => {
      const account = await openAccount(caller, 'Shared', people.slice(0, officers), required);
      if (account === undefined) throw new Error('an account could not be opened before any fault');
      // New officers decide at once; and of one account, links alone decide.
      const policy = { probationHours: 0, ...(i === 1 && { approvalAssurance: 'link' }) };
      await enact(caller, account, 'policy.set', policy);
      const { kind, payload } = addUser();
      await enact(caller, account, kind, payload);
      await refresh(caller, account);
      return account;
    }),
  );
};
