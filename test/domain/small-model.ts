import { AccountState, type Edit } from '../../src/domain/account-state.ts';
import type { admit } from '../../src/domain/admission.ts';
import { digestDocument, type Change, type ChangeState, type Decision, type Verdict } from '../../src/domain/change.ts';
import type { ChangeKind } from '../../src/domain/change-kind.ts';
import type { judge } from '../../src/domain/deciding.ts';
import { defaultPolicy } from '../../src/domain/entities/account.ts';
import type { EntityName } from '../../src/domain/entities/index.ts';
import type { Fields } from '../../src/domain/entity.ts';
import type { settle } from '../../src/domain/settlement.ts';
import {
  acts,
  callsForWarning,
  canonical,
  fieldOf,
  isAboveFloor,
  isOfficer,
  naiveAfter,
  officersIn,
  openings,
  versionOf,
  type Act,
  type Slot,
  type World,
} from './small-world.ts';

/** The doors of the core, through which alone the model goes: replace what lies behind one, and see what it guarded. */
export interface Core {
  readonly admit: typeof admit;
  readonly judge: typeof judge;
  readonly settle: typeof settle;
  readonly kindOf: (kind: string) => ChangeKind | undefined;
}

export interface Exploration {
  readonly states: number;
  readonly steps: number;
  /** What went wrong first, and the shortest way there. */
  readonly violation: { readonly what: string; readonly path: readonly string[] } | undefined;
}

class Violation extends Error {}

const must = (holds: boolean, what: string): void => {
  if (!holds) throw new Violation(what);
};

const ACCOUNT = 'acc_small';
const NOW = Date.parse('2026-03-02T09:00:00.000Z');
const AT = '2026-01-05T09:00:00.000Z';
const WRONG = 'another';
const context = { now: NOW, canMeet: () => true };

const idOf = (at: number): string => `usr_${at}`;
const payloadOf = (act: Act): unknown =>
  act.kind === 'approvals.set' ? { requiredApprovals: act.to } : { userId: idOf(act.target) };

const stateOf = (world: World): AccountState =>
  AccountState.ofRows(ACCOUNT, versionOf(world), [
    [
      'account',
      ACCOUNT,
      {
        name: 'Small',
        clientType: 'organization',
        requiredApprovals: world.required,
        rights: [],
        ...defaultPolicy,
        probationHours: 0,
      },
    ],
    ['companies', 'cmp_hq', { name: 'Small', parentId: null }],
    ...world.people.map(({ active, designated, since }, at): [EntityName, string, Fields] => [
      'users',
      idOf(at),
      {
        name: `Person ${at}`,
        email: `${at}@small.example`,
        status: active ? 'active' : 'suspended',
        companyId: 'cmp_hq',
        officer: designated,
        owner: false,
        officerSince: since === 0 ? null : since,
        officerSinceAt: since === 0 ? null : AT,
        addressSince: 1,
        addressSinceAt: AT,
      },
    ]),
  ]);

/** The edit of an act, whose `before` is what was shown at submission. */
const editOf = ({ act, before }: Pick<Slot, 'act' | 'before'>): Edit => {
  const users = (fields: Fields, was: Fields, target: number): Edit => ({
    entity: 'users',
    id: idOf(target),
    before: was,
    after: fields,
  });
  switch (act.kind) {
    case 'approvals.set':
      return {
        entity: 'account',
        id: ACCOUNT,
        before: { requiredApprovals: Number(before) },
        after: { requiredApprovals: act.to },
      };
    case 'user.suspend':
      return users({ status: 'suspended' }, { status: before === 'true' ? 'active' : 'suspended' }, act.target);
    case 'officer.designate':
    case 'officer.remove':
      return users({ officer: act.kind === 'officer.designate' }, { officer: before === 'true' }, act.target);
  }
};

const changeOf = (slot: Slot, state: ChangeState): Change => {
  const draft = {
    id: 'chg_small',
    accountId: ACCOUNT,
    kind: slot.act.kind,
    kindVersion: 1,
    payload: payloadOf(slot.act),
    reason: null,
    initiatorId: idOf(slot.initiator),
    edits: [editOf(slot)],
    impact: [],
    warnings: slot.warned ? [{ code: 'not_operable' as const, message: '' }] : [],
    requiredApprovals: slot.requiredApprovals,
    assurance: defaultPolicy.approvalAssurance,
    sensitive: true,
    baseVersion: slot.base,
    submittedAt: NOW - 1,
    expiresAt: NOW + 1,
    state,
  };
  return { ...draft, ...digestDocument(draft) };
};

const decisionsOf = (slot: Slot, change: Change): Decision[] =>
  slot.votes.map((vote) => ({
    officerId: idOf(vote.by),
    verdict: vote.verdict,
    digest: vote.rightDigest ? change.digest : WRONG,
    designation: vote.designation,
    bySubject: slot.act.kind !== 'approvals.set' && slot.act.target === vote.by,
    at: NOW - 1,
    comment: null,
  }));

/** Nobody can veto their own removal: such a rejection ends nothing (R46). */
const isVeto = (slot: Slot, by: number): boolean =>
  (slot.act.kind === 'officer.remove' || slot.act.kind === 'user.suspend') && slot.act.target === by;

const isRejected = (slot: Slot): boolean =>
  slot.votes.some((v) => v.verdict === 'reject' && v.rightDigest && !isVeto(slot, v.by));

/** The approvals that are worth something, counted anew: of other officers, all the time since, for this very change. */
const approversOf = (world: World, slot: Slot): number =>
  new Set(
    slot.votes
      .filter((v) => v.verdict === 'approve' && v.rightDigest && !v.lapsed && v.by !== slot.initiator)
      .filter((v) => slot.loyal[v.by]! && isOfficer(world.people[v.by]!))
      .map((v) => v.by),
  ).size;

const neededFor = (world: World, slot: Slot): number => Math.max(slot.needed, world.required);

/** Why a change may rightly end as conflicted; none where it has to go on. */
const conflictsOf = (world: World, slot: Slot): boolean => {
  const after = naiveAfter(world, slot.act);
  return (
    !slot.loyal[slot.initiator]! ||
    fieldOf(world, slot.act) !== slot.before ||
    !isAboveFloor(after) ||
    (callsForWarning(world, after) && !slot.warned)
  );
};

/** Remembered answers: the core is asked once for what is the same. */
const remembering = <T>(): ((key: string, ask: () => T) => T) => {
  const answers = new Map<string, T>();
  return (key, ask) => {
    if (!answers.has(key)) answers.set(key, ask());
    return answers.get(key)!;
  };
};

type Step = readonly [label: string, to: World];

/** Everything that can happen next in a world, each checked against what may. */
const stepsFrom = (core: Core) => {
  const states = remembering<AccountState>();
  const admitted = remembering<ReturnType<typeof admit>>();
  const judged = remembering<ReturnType<typeof judge>>();
  const settled = remembering<ReturnType<typeof settle>>();

  const accountText = (world: World): string =>
    `${world.required}${versionOf(world)}${world.people.map((p) => `${p.active ? 'A' : 'S'}${p.designated ? 'D' : ''}${p.since}`).join('')}`;
  const slotText = (slot: Slot): string => JSON.stringify({ ...slot, loyal: 0, needed: 0 });
  const loaded = (world: World): AccountState => states(accountText(world), () => stateOf(world));

  const settleOn = (world: World, slot: Slot, state: ChangeState = 'pending') =>
    settled(`${accountText(world)}${state}${slotText(slot)}`, () => {
      const change = changeOf(slot, state);
      const kind = core.kindOf(slot.act.kind)!;
      return core.settle(loaded(world), kind, change, decisionsOf(slot, change), context);
    });

  const judgeOn = (world: World, slot: Slot, by: number, verdict: Verdict, rightDigest: boolean, state: ChangeState) =>
    judged(`${accountText(world)}${by}${verdict}${rightDigest}${state}${slotText(slot)}`, () => {
      const change = changeOf(slot, state);
      const digest = rightDigest ? change.digest : WRONG;
      const request = { officerId: idOf(by), verdict, digest, comment: null, proven: 'session' as const };
      return core.judge(loaded(world), change, decisionsOf(slot, change), request, context);
    });

  /** The world without a change that has ended. What has ended stays so, whoever asks again. */
  const ended = (world: World, at: number, end: ChangeState): World => {
    const slot = world.slots[at]!;
    must(settleOn(world, slot, end).do === 'nothing', `doubled: what is ${end} was settled again`);
    for (const by of [0, 1, 2, 3])
      must(
        judgeOn(world, slot, by, 'approve', true, end).outcome !== 'recorded',
        `doubled: a decision on what is ${end} was recorded`,
      );
    return { ...world, slots: world.slots.toSpliced(at, 1) };
  };

  const replaced = (world: World, at: number, slot: Slot): World => ({
    ...world,
    slots: world.slots.with(at, slot),
  });

  const submit = (world: World, by: number, act: Act): World | undefined => {
    const answer = admitted(`${accountText(world)}${by}${JSON.stringify(act)}`, () =>
      core.admit(loaded(world), core.kindOf(act.kind)!, payloadOf(act), {
        ...context,
        changeId: 'chg_small',
        initiatorId: idOf(by),
        reason: null,
        identicalPending: undefined,
      }),
    );
    const after = naiveAfter(world, act);
    const needed = Math.max(world.required, after.required);
    const rightful =
      isOfficer(world.people[by]!) &&
      fieldOf(after, act) !== fieldOf(world, act) &&
      isAboveFloor(after) &&
      officersIn(world) - 1 >= needed;
    must('problems' in answer === !rightful, rightful ? 'lost: a rightful change was refused' : 'admitted wrongly');
    if ('problems' in answer) return undefined;
    const { change } = answer;
    const slot: Slot = {
      act,
      initiator: by,
      requiredApprovals: change.requiredApprovals,
      base: change.baseVersion,
      warned: change.warnings.length > 0,
      before: fieldOf(world, act),
      votes: [],
      needed,
      loyal: world.people.map(isOfficer),
    };
    must(JSON.stringify(change.edits) === JSON.stringify([editOf(slot)]), 'lost: the edits are other ones');
    return { ...world, slots: [...world.slots, slot] };
  };

  const decide = (world: World, at: number, by: number, verdict: Verdict, rightDigest: boolean): World | undefined => {
    const slot = world.slots[at]!;
    const answer = judgeOn(world, slot, by, verdict, rightDigest, 'pending');
    const rightful =
      rightDigest && by !== slot.initiator && slot.loyal[by]! && slot.votes.every((vote) => vote.by !== by);
    must(!rightful || answer.outcome === 'recorded', 'lost: a rightful decision was refused');
    if (answer.outcome !== 'recorded') return undefined;
    const vote = { by, verdict, rightDigest, designation: answer.decision.designation, lapsed: false };
    const decided: Slot = { ...slot, votes: [...slot.votes, vote] };
    if (answer.state === 'rejected') {
      must(isRejected(decided), 'lost: ended as rejected without a rejection');
      return ended(replaced(world, at, decided), at, 'rejected');
    }
    return replaced(world, at, decided);
  };

  const land = (world: World, at: number, edits: readonly Edit[]): World => {
    const slot = world.slots[at]!;
    must(approversOf(world, slot) >= neededFor(world, slot), 'unapproved: too few other officers stand behind it');
    must(!isRejected(slot), 'unapproved: it was rejected');
    must(slot.loyal[slot.initiator]!, 'unapproved: its initiator has stopped being an officer');
    const state = loaded(world);
    let applied: AccountState;
    try {
      applied = state.after(edits, { version: state.version + 1, at: AT });
    } catch {
      throw new Violation('lost: its edits do not fit what is there');
    }
    const after: World = {
      required: applied.account.requiredApprovals,
      people: world.people.map((_, person) => {
        const row = applied.get('users', idOf(person))!;
        return { active: row.status === 'active', designated: row.officer, since: row.officerSince ?? 0 };
      }),
      slots: world.slots,
    };
    must(fieldOf(after, slot.act) !== slot.before, 'lost: it was applied, and nothing is otherwise');
    must(isAboveFloor(after), 'below the floor: too few officers are left');
    must(!callsForWarning(world, after) || slot.warned, 'unapproved: a warning was not shown');
    const lost = world.people.map((person, who) => isOfficer(person) && !isOfficer(after.people[who]!));
    const remembered = after.slots.map((each) => ({
      ...each,
      loyal: each.loyal.map((loyal, who) => loyal && !lost[who]!),
      votes: each.votes.map((vote) => ({ ...vote, lapsed: vote.lapsed || lost[vote.by]! })),
    }));
    return ended({ ...after, slots: remembered }, at, 'applied');
  };

  const settleSlot = (world: World, at: number): World | undefined => {
    const slot = world.slots[at]!;
    const answer = settleOn(world, slot);
    const complete = approversOf(world, slot) >= neededFor(world, slot);
    switch (answer.do) {
      case 'apply':
        return land(world, at, answer.edits);
      case 'wait':
        must(!complete && slot.loyal[slot.initiator]!, 'lost: it waits for nothing');
        return undefined;
      case 'end':
        must(
          answer.state === 'rejected' ? isRejected(slot) : answer.state === 'conflicted' && conflictsOf(world, slot),
          `lost: it ended as ${answer.state} for no reason`,
        );
        return ended(world, at, answer.state);
      case 'nothing':
        throw new Violation('lost: nothing happens to it');
    }
  };

  return function* (world: World): Iterable<() => Step | undefined> {
    const step = (label: string, take: () => World | undefined) => (): Step | undefined => {
      const to = take();
      return to && [label, to];
    };
    const four = [0, 1, 2, 3];
    if (world.slots.length < 2)
      for (const by of four)
        for (const act of acts.filter((a) => a.kind === 'approvals.set' || world.people[a.target]!.active))
          yield step(`${by} submits ${act.kind} ${JSON.stringify(payloadOf(act))}`, () => submit(world, by, act));
    for (const [at, slot] of world.slots.entries()) {
      const name = `${slot.act.kind} ${JSON.stringify(payloadOf(slot.act))} of ${slot.initiator}`;
      for (const by of four) {
        yield step(`${by} approves ${name}`, () => decide(world, at, by, 'approve', true));
        yield step(`${by} rejects ${name}`, () => decide(world, at, by, 'reject', true));
        yield step(`${by} approves another digest of ${name}`, () => decide(world, at, by, 'approve', false));
      }
      yield step(`${slot.initiator} withdraws ${name}`, () => ended(world, at, 'withdrawn'));
      yield step(`settle ${name}`, () => settleSlot(world, at));
    }
  };
};

/** Walks through every world that can come of an opening, breadth first, until one breaks a rule. */
export const explore = (core: Core): Exploration => {
  const stepsOf = stepsFrom(core);
  const cameFrom = new Map<string, readonly [from: string, label: string]>();
  let wave: { readonly key: string; readonly world: World }[] = openings.map(canonical);
  for (const { key } of wave) cameFrom.set(key, ['', key]);
  let steps = 0;
  const pathTo = (key: string): string[] => {
    const [from, label] = cameFrom.get(key)!;
    return from === '' ? [label] : [...pathTo(from), label];
  };
  while (wave.length > 0) {
    const next: typeof wave = [];
    for (const { key, world } of wave)
      for (const take of stepsOf(world)) {
        steps += 1;
        let step: Step | undefined;
        try {
          step = take();
        } catch (error) {
          if (!(error instanceof Violation)) throw error;
          return { states: cameFrom.size, steps, violation: { what: error.message, path: [...pathTo(key), key] } };
        }
        if (step === undefined) continue;
        const found = canonical(step[1]);
        if (cameFrom.has(found.key)) continue;
        cameFrom.set(found.key, [key, step[0]]);
        next.push(found);
      }
    wave = next;
  }
  return { states: cameFrom.size, steps, violation: undefined };
};
