import type { AccountState, Edit } from '../../src/domain/account-state.ts';
import type { admit } from '../../src/domain/admission.ts';
import type { Change, ChangeState, Verdict } from '../../src/domain/change.ts';
import type { ChangeKind } from '../../src/domain/change-kind.ts';
import type { judge } from '../../src/domain/deciding.ts';
import type { settle } from '../../src/domain/settlement.ts';
import { AT, changeOf, decisionsOf, editOf, idOf, NOW, payloadOf, stateOf, worldOf, WRONG } from './small-rows.ts';
import {
  accountText,
  actsIn,
  actText,
  callsForWarning,
  canonical,
  everyone,
  fieldOf,
  isAboveFloor,
  isApproved,
  isConflicted,
  isOfficer,
  isRejected,
  naiveAfter,
  officersIn,
  openings,
  outliving,
  pendingText,
  type Act,
  type Pending,
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
  /** Worlds after a landing, none like another but in names. */
  readonly worlds: number;
  /** Worlds with each of their two pending changes as submitted and decided on so far. */
  readonly states: number;
  /** How often the core was asked. */
  readonly asked: number;
  /** What went wrong first, and how it came there. */
  readonly violation: { readonly what: string; readonly path: readonly string[] } | undefined;
}

class Violation extends Error {}

const must = (holds: boolean, what: string): void => {
  if (!holds) throw new Violation(what);
};

/** All that can come of a change on an account while nothing lands. */
interface Future {
  /** The change with each set of decisions that it can have; the first is as it stands. */
  readonly open: readonly Pending[];
  /** The account once it has landed; none where no set of decisions lets it. */
  readonly landed: World | undefined;
}

const context = { now: NOW, canMeet: () => true, stop: undefined };

const hasVoted = ({ votes }: Pending, by: number): boolean => votes.some((vote) => vote.by === by);

/** The core, asked once for what is the same, and each answer held against what is right by plain counting. */
const watched = (core: Core) => {
  let asked = 0;
  const states = new Map<string, AccountState>();
  const futures = new Map<string, Future>();
  const submissions = new Map<string, Pending | undefined>();

  const loaded = (world: World): AccountState => {
    const key = accountText(world);
    const state = states.get(key) ?? stateOf(world);
    states.set(key, state);
    return state;
  };

  const settleAs = (world: World, pending: Pending, state: ChangeState) => {
    asked += 1;
    const change = changeOf(pending, state);
    return core.settle(loaded(world), core.kindOf(change.kind)!, change, decisionsOf(pending, change), context);
  };

  const judgeAs = (world: World, pending: Pending, state: ChangeState, by: number, verdict: Verdict, right = true) => {
    asked += 1;
    const change = changeOf(pending, state);
    const digest = right ? change.digest : WRONG;
    const request = { officerId: idOf(by), verdict, digest, comment: null, proven: 'session' as const };
    return core.judge(loaded(world), change, decisionsOf(pending, change), request, context);
  };

  /** What has ended stays so, whoever asks again. */
  const mustStayEnded = (world: World, pending: Pending, end: ChangeState): void => {
    must(settleAs(world, pending, end).do === 'nothing', `doubled: what is ${end} was settled again`);
    const by = everyone.find((at) => pending.loyal[at]! && at !== pending.initiator && !hasVoted(pending, at));
    if (by !== undefined)
      must(
        judgeAs(world, pending, end, by, 'approve').outcome !== 'recorded',
        `doubled: a decision on what is ${end} was recorded`,
      );
  };

  /**
   * The change with one more decision, where the core takes it and it does not end by it. Four are more than can be
   * rightful: a core that takes them twice comes to an end all the same.
   */
  const decided = (world: World, pending: Pending, by: number, verdict: Verdict, right: boolean): Pending[] => {
    if (pending.votes.length === everyone.length) return [];
    const answer = judgeAs(world, pending, 'pending', by, verdict, right);
    const rightful = right && by !== pending.initiator && pending.loyal[by]! && !hasVoted(pending, by);
    must(!rightful || answer.outcome === 'recorded', 'lost: a rightful decision was refused');
    if (answer.outcome !== 'recorded') return [];
    const vote = { by, verdict, rightDigest: right, designation: answer.decision.designation, lapsed: false };
    const after = { ...pending, votes: [...pending.votes, vote].sort((a, b) => a.by - b.by) };
    if (answer.state !== 'rejected') return [after];
    must(isRejected(after), 'lost: it ended as rejected without a rejection');
    mustStayEnded(world, after, 'rejected');
    return [];
  };

  const landed = (world: World, pending: Pending, edits: readonly Edit[]): World => {
    must(isApproved(world, pending), 'unapproved: too few other officers stand behind it');
    must(!isRejected(pending), 'unapproved: it was rejected');
    must(pending.loyal[pending.initiator]!, 'unapproved: its initiator has stopped being an officer');
    const state = loaded(world);
    let applied: AccountState;
    try {
      applied = state.after(edits, { version: state.version + 1, at: AT });
    } catch {
      throw new Violation('lost: its edits do not fit what is there');
    }
    const after = worldOf(applied);
    must(fieldOf(after, pending.act) !== pending.before, 'lost: it was applied, and nothing is otherwise');
    must(isAboveFloor(after), 'below the floor: too few officers are left');
    must(!callsForWarning(world, after) || pending.warned, 'unapproved: a warning was not shown');
    mustStayEnded(after, outliving(pending, world, after), 'applied');
    return after;
  };

  /** What settling comes to: the account with the change landed, or nothing to walk on from. */
  const settled = (world: World, pending: Pending): World | undefined => {
    const answer = settleAs(world, pending, 'pending');
    const approved = isApproved(world, pending);
    switch (answer.do) {
      case 'apply':
        return landed(world, pending, answer.edits);
      case 'wait':
        must(!approved && pending.loyal[pending.initiator]!, 'lost: it waits for nothing');
        return undefined;
      case 'end':
        must(
          answer.state === 'rejected'
            ? isRejected(pending)
            : answer.state === 'conflicted' && isConflicted(world, pending),
          `lost: it ended as ${answer.state} for no reason`,
        );
        mustStayEnded(world, pending, answer.state);
        return undefined;
      case 'nothing':
        throw new Violation('lost: nothing happens to it');
    }
  };

  return {
    asked: () => asked,

    /** The change that a submission makes on the account, where the core admits it. */
    submitted: (world: World, by: number, act: Act): Pending | undefined => {
      const key = `${accountText(world)}${by}${actText(act)}`;
      if (submissions.has(key)) return submissions.get(key);
      asked += 1;
      const answer = core.admit(loaded(world), core.kindOf(act.kind)!, payloadOf(act), {
        ...context,
        changeId: 'chg_small',
        initiatorId: idOf(by),
        reason: null,
        identicalPending: undefined,
        open: { byInitiator: 0, ofAccount: 0 },
      });
      const after = naiveAfter(world, act);
      const needed = Math.max(world.required, after.required);
      const rightful =
        isOfficer(world.people[by]!) &&
        fieldOf(after, act) !== fieldOf(world, act) &&
        isAboveFloor(after) &&
        officersIn(world) > needed;
      must('change' in answer || !rightful, 'lost: a rightful change was refused');
      must(!('change' in answer) || rightful, 'admitted: a change that can never be right');
      const pending = 'change' in answer ? remembered(world, by, act, needed, answer.change) : undefined;
      submissions.set(key, pending);
      return pending;
    },

    /** Every set of decisions that a change can have while nothing lands, made one by one in every order. */
    future: (world: World, start: Pending): Future => {
      const key = `${accountText(world)}|${pendingText(start)}`;
      const known = futures.get(key);
      if (known) return known;
      const open = new Map([[pendingText(start), start]]);
      let after: World | undefined;
      for (const pending of open.values()) {
        after = settled(world, pending) ?? after;
        mustStayEnded(world, pending, 'withdrawn');
        for (const by of everyone)
          for (const [verdict, right] of [
            ['approve', true],
            ['reject', true],
            ['approve', false],
          ] as const)
            for (const next of decided(world, pending, by, verdict, right)) open.set(pendingText(next), next);
      }
      const found = { open: [...open.values()], landed: after };
      futures.set(key, found);
      return found;
    },
  };
};

const remembered = (world: World, by: number, act: Act, needed: number, change: Change): Pending => {
  const pending: Pending = {
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
  must(JSON.stringify(change.edits) === JSON.stringify([editOf(pending)]), 'lost: the edits are other ones');
  return pending;
};

/**
 * Walks through every world that can come of an opening, breadth first, until a rule is broken.
 *
 * The core's doors take the account and one change, nothing of any other. So what happens to one of two pending changes
 * commutes with what happens to the other, until one of them lands and the account is another one. The walk therefore
 * goes from landing to landing: for each change that can land, the other with every set of decisions that it can have
 * by then. No interleaving is left out; those that come to the same are walked once.
 */
export const explore = (core: Core): Exploration => {
  const ask = watched(core);
  const cameFrom = new Map<string, readonly [from: string, how: string]>();
  const walked = new Set<string>();
  const queue: World[] = [];
  let states = 0;

  const reach = (some: World, from: string, how: () => string): void => {
    const { key, world } = canonical(some);
    if (cameFrom.has(key)) return;
    cameFrom.set(key, [from, how()]);
    queue.push(world);
  };

  /** One lands, and the other lives on with any of the decisions that it can have had by then. */
  const land = (from: string, world: World, first: Pending, other: Pending): void => {
    const { landed } = ask.future(world, first);
    const key = `${accountText(world)}${actText(first.act)}|${pendingText(other)}`;
    if (landed === undefined || walked.has(key)) return;
    walked.add(key);
    for (const open of ask.future(world, other).open)
      reach({ ...landed, pending: outliving(open, world, landed) }, from, () => `${actText(first.act)} lands`);
  };

  const walk = (key: string, { pending, ...account }: World): void => {
    const world: World = { ...account, pending: undefined };
    const here: World = { ...account, pending };
    const asks = everyone.flatMap((by) => actsIn(world).map((act) => [by, act] as const));
    const ways = pending && ask.future(here, pending);
    reach(world, key, () => 'all that was pending ends');
    if (ways?.landed) reach(ways.landed, key, () => 'it lands');
    for (const [by, act] of asks) {
      const other = ask.submitted(here, by, act);
      if (other === undefined) continue;
      states += (ways?.open.length ?? 1) * ask.future(here, other).open.length;
      if (pending === undefined) reach({ ...world, pending: other }, key, () => `${by} submits ${actText(act)}`);
      else {
        land(key, here, pending, other);
        land(key, here, other, pending);
      }
    }
  };

  const pathTo = (key: string): string[] => {
    const [from, how] = cameFrom.get(key)!;
    return from === '' ? [key] : [...pathTo(from), how, key];
  };

  for (const opening of openings) reach(opening, '', () => 'opening');
  for (const world of queue) {
    const { key } = canonical(world);
    try {
      walk(key, world);
    } catch (error) {
      if (!(error instanceof Violation)) throw error;
      const violation = { what: error.message, path: pathTo(key) };
      return { worlds: cameFrom.size, states, asked: ask.asked(), violation };
    }
  }
  return { worlds: cameFrom.size, states, asked: ask.asked(), violation: undefined };
};
