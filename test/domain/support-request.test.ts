import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Verdict } from '../../src/domain/change.ts';
import {
  DEFAULT_COOLING_HOURS,
  hasRequestEnded,
  judgeObjection,
  judgeOperator,
  REQUEST_LIFE_MS,
  requestMoves,
  requestStates,
  settleRequest,
  tallyOf,
  type Filer,
  type Objection,
  type Operator,
  type OperatorDecision,
  type RequestState,
  type Standing,
} from '../../src/domain/support-request.ts';
import { HOUR, MONDAY } from './acme.ts';
import { filedRequest, operator } from './operators.ts';

const COOLING = DEFAULT_COOLING_HOURS * HOUR;
const OFFICER: Filer = { type: 'user', userId: 'usr_ada' };

/** A request that is played: every decision and objection as the transactions take it, settled after each. */
class Play {
  now = MONDAY;
  readonly users = new Set<string>();
  readonly decisions: OperatorDecision[] = [];
  readonly objections: Objection[] = [];
  request: Standing;

  constructor(filer: Filer = OFFICER) {
    this.request = filedRequest(filer, COOLING);
  }

  readonly isUser = ({ id }: Operator): boolean => this.users.has(id);

  get tally() {
    return tallyOf(this.request, this.decisions, this.isUser);
  }

  /** Lets time pass, and answers the state after settling. */
  after(ms: number): RequestState {
    this.now += ms;
    return this.settle();
  }

  decide(who: Operator, verdict: Verdict = 'approve', digest?: string): string {
    const asked = { operator: who, verdict, digest, comment: null };
    const judged = judgeOperator(this.request, this.decisions, asked, this);
    if (judged.outcome === 'refused') return judged.problem.code;
    if (judged.outcome === 'recorded') {
      this.decisions.push(judged.decision);
      this.request = { ...this.request, ...judged.move };
    }
    return this.settle();
  }

  object(userId: string): string {
    const at = { now: this.now, missing: this.tally.missing };
    const judged = judgeObjection(this.request, this.objections, { userId, comment: null }, at);
    if (judged.outcome === 'refused') return judged.problem.code;
    if (judged.outcome === 'recorded') {
      this.objections.push(judged.objection);
      this.request = { ...this.request, ...judged.move };
    }
    return this.settle();
  }

  settle(): RequestState {
    const settled = settleRequest(this.request, this.tally, this.now);
    const { state } = this.request;
    if (settled.do === 'cool') this.request = { ...this.request, state: 'cooling', coolingUntil: settled.until };
    const to = settled.do === 'apply' ? 'applied' : settled.do === 'end' ? settled.state : this.request.state;
    if (to !== state) expect(requestMoves[state]).toContain(to);
    this.request = { ...this.request, state: to };
    return to;
  }
}

const [olga, omar, otto, odin] = ['olga', 'omar', 'otto', 'odin'].map((name) => operator(name)) as [
  Operator,
  Operator,
  Operator,
  Operator,
];

describe('R8 (c) a request to the support desk, decision by decision', () => {
  test('two operators approve it, the time passes, and it is applied', () => {
    const play = new Play();
    expect(play.decide(olga)).toBe('filed');
    expect(play.after(5 * HOUR)).toBe('filed');
    expect(play.decide(omar)).toBe('cooling');
    expect(play.after(COOLING - 1)).toBe('cooling');
    expect(play.after(1)).toBe('applied');
  });

  test('one operator is not two, however often and by whatever identity of the same address', () => {
    const play = new Play();
    expect(play.decide(olga)).toBe('filed');
    expect(play.decide(olga)).toBe('filed');
    expect(play.decide(operator('twin', olga.addressKey))).toBe('already_decided');
    expect(play.decide(olga, 'reject')).toBe('already_decided');
    expect(play.after(REQUEST_LIFE_MS - 1)).toBe('filed');
    expect(play.after(1)).toBe('lapsed');
  });

  test('whoever filed it on a paper form is neither of the two, by identity or address', () => {
    const play = new Play({ type: 'operator', ...olga });
    expect(play.decide(olga)).toBe('self_approval');
    expect(play.decide(operator('twin', olga.addressKey))).toBe('self_approval');
    expect(play.decide(omar)).toBe('filed');
    expect(play.decide(otto)).toBe('cooling');
  });

  test('a user of the account decides nothing', () => {
    const play = new Play();
    play.users.add(olga.id);
    expect(play.decide(olga)).toBe('not_eligible');
    expect(play.decide(olga, 'reject')).toBe('not_eligible');
    expect(play.decide(omar)).toBe('filed');
  });

  test('an operator who becomes a user counts no more: another one is needed, and the time is not shortened', () => {
    const play = new Play();
    play.decide(olga);
    play.decide(omar);
    play.users.add(olga.id);
    expect(play.after(COOLING)).toBe('cooling');
    expect(play.tally).toMatchObject({ required: 2, missing: 1 });
    expect(play.decide(otto)).toBe('applied');
  });

  test('an approval that counts again before there ever was a time begins it', () => {
    const play = new Play();
    play.decide(olga);
    play.users.add(olga.id);
    expect(play.decide(omar)).toBe('filed');
    play.users.clear();
    expect(play.settle()).toBe('cooling');
    expect(play.after(COOLING - 1)).toBe('cooling');
    expect(play.after(1)).toBe('applied');
  });

  test('one rejection ends it, also while officers can object', () => {
    const early = new Play();
    expect(early.decide(olga, 'reject')).toBe('rejected');
    expect(early.decide(omar)).toBe('change_ended');
    const late = new Play();
    late.decide(olga);
    late.decide(omar);
    expect(late.decide(otto, 'reject')).toBe('rejected');
    expect(late.after(COOLING)).toBe('rejected');
  });

  test('the first objection calls for a third operator and restarts the time; the second changes nothing', () => {
    const play = new Play();
    play.decide(olga);
    play.decide(omar);
    play.after(70 * HOUR);
    expect(play.object('usr_ben')).toBe('cooling');
    expect(play.tally).toMatchObject({ required: 3, missing: 1 });
    play.after(10 * HOUR);
    const before = play.request;
    expect(play.object('usr_cleo')).toBe('cooling');
    expect(play.object('usr_ben')).toBe('cooling');
    expect(play.request).toEqual(before);
    expect(play.objections.map(({ counts }) => counts)).toEqual([true, false]);
    expect(play.after(61 * HOUR)).toBe('cooling');
    expect(play.decide(otto)).toBe('cooling');
    expect(play.after(HOUR)).toBe('applied');
  });

  test('an objection before the approvals: three operators, and the time begins with the third', () => {
    const play = new Play();
    expect(play.object('usr_ben')).toBe('filed');
    play.decide(olga);
    expect(play.decide(omar)).toBe('filed');
    play.after(COOLING);
    expect(play.decide(otto)).toBe('cooling');
    expect(play.after(COOLING - 1)).toBe('cooling');
    expect(play.after(1)).toBe('applied');
  });

  test('three who approved before the objection are not enough: one has to know of it', () => {
    const play = new Play();
    for (const each of [olga, omar, otto]) play.decide(each);
    expect(play.object('usr_ben')).toBe('cooling');
    expect(play.tally).toMatchObject({ required: 3, missing: 1 });
    expect(play.after(COOLING)).toBe('cooling');
    expect(play.decide(odin)).toBe('applied');
  });

  test('an objection never ends a request: there is at least the whole time to find the third operator', () => {
    const play = new Play();
    play.decide(olga);
    play.after(REQUEST_LIFE_MS - HOUR);
    play.object('usr_ben');
    expect(play.after(COOLING - 1)).toBe('filed');
    play.decide(omar);
    expect(play.decide(otto)).toBe('cooling');
  });

  test('what was approved in time is applied, though its 30 days are over before the time is', () => {
    const play = new Play();
    play.decide(olga);
    play.after(REQUEST_LIFE_MS - 1);
    expect(play.decide(omar)).toBe('cooling');
    expect(play.after(COOLING)).toBe('applied');
  });

  test('nobody objects to what has ended, or is being applied', () => {
    const play = new Play();
    play.decide(olga);
    play.decide(omar);
    play.now += COOLING;
    expect(play.object('usr_ben')).toBe('change_ended');
    play.settle();
    expect(play.object('usr_cleo')).toBe('change_ended');
    expect(play.decide(otto)).toBe('change_ended');
  });

  test('a digest that is said is the one shown', () => {
    const play = new Play();
    expect(play.decide(olga, 'approve', 'another')).toBe('digest_mismatch');
    expect(play.decide(olga, 'approve', 'the digest')).toBe('filed');
  });
});

/** Five identities, the last two of one address. */
const everybody = ['a', 'b', 'c', 'd', 'e'].map((name) => operator(name, name === 'e' ? 'd@desk.example' : undefined));

/** A decision as a row could hold it, by anybody, true or not. */
const decisionRows = fc.array(
  fc.record({ who: fc.nat(4), verdict: fc.constantFrom<Verdict>('approve', 'reject'), knowing: fc.boolean() }),
  { maxLength: 12 },
);

test('R8 (c) whatever rows there are, one operator counts once, and neither the filer nor a user at all', () => {
  fc.assert(
    fc.property(decisionRows, fc.boolean(), (rows, objected) => {
      const decisions = rows.map(({ who, ...row }) => ({ ...everybody[who]!, ...row, comment: null, at: MONDAY }));
      const request = {
        filer: { type: 'operator' as const, ...everybody[0]! },
        objectedAt: objected ? MONDAY : null,
      };
      const tally = tallyOf(request, decisions, ({ id }) => id === 'opr_b');
      const rightful = decisions.filter(({ id }) => id !== 'opr_a' && id !== 'opr_b');
      const approving = rightful.filter(({ verdict }) => verdict === 'approve');
      const distinct = new Set(approving.map(({ addressKey }) => addressKey)).size;
      expect(tally.approvals).toHaveLength(distinct);
      expect(tally.missing === 0).toBe(
        distinct >= (objected ? 3 : 2) && (!objected || tally.approvals.some(({ knowing }) => knowing)),
      );
      expect(tally.rejection).toEqual(rightful.find(({ verdict }) => verdict === 'reject'));
    }),
  );
});

type Step =
  | { readonly is: 'decide'; readonly who: number; readonly verdict: Verdict }
  | { readonly is: 'object'; readonly who: number }
  | { readonly is: 'wait'; readonly hours: number }
  | { readonly is: 'user'; readonly who: number; readonly joins: boolean };

const steps = fc.array(
  fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({
        is: fc.constant('decide' as const),
        who: fc.nat(4),
        verdict: fc.constantFrom<Verdict>('approve', 'approve', 'approve', 'approve', 'reject'),
      }),
    },
    { weight: 1, arbitrary: fc.record({ is: fc.constant('object' as const), who: fc.nat(2) }) },
    {
      weight: 3,
      arbitrary: fc.record({ is: fc.constant('wait' as const), hours: fc.constantFrom(1, 20, 71, 72, 73, 400) }),
    },
    { weight: 1, arbitrary: fc.record({ is: fc.constant('user' as const), who: fc.nat(4), joins: fc.boolean() }) },
  ),
  { maxLength: 14 },
);

/** Plays steps, and calls `seen` after each. */
const played = (filer: Filer, all: readonly Step[], seen: (play: Play) => void): Play => {
  const play = new Play(filer);
  for (const step of all) {
    if (step.is === 'decide') play.decide(everybody[step.who]!, step.verdict);
    else if (step.is === 'object') play.object(`usr_${step.who}`);
    else if (step.is === 'wait') play.after(step.hours * HOUR);
    else {
      const { id } = everybody[step.who]!;
      if (step.joins) play.users.add(id);
      else play.users.delete(id);
      play.settle();
    }
    seen(play);
  }
  return play;
};

const filers = fc.constantFrom<Filer>(OFFICER, { type: 'operator', ...everybody[0]! });

describe('R8 (c) whatever is decided, said and waited', () => {
  test('it is applied with two distinct operators at least, three after an objection, no filer and no user among them', () => {
    let applied = 0;
    fc.assert(
      fc.property(filers, steps, (filer, all) => {
        let done = false;
        played(filer, all, (play) => {
          if (done || play.request.state !== 'applied') return;
          done = true;
          applied++;
          const counting = play.decisions.filter(
            (d) =>
              d.verdict === 'approve' && !play.users.has(d.id) && !(filer.type === 'operator' && filer.id === d.id),
          );
          const distinct = new Set(counting.map((d) => d.addressKey)).size;
          expect(distinct).toBeGreaterThanOrEqual(play.objections.length > 0 ? 3 : 2);
          if (play.objections.length > 0) expect(counting.some((d) => d.knowing)).toBe(true);
          expect(play.decisions.filter((d) => d.verdict === 'reject' && !play.users.has(d.id))).toEqual([]);
        });
      }),
      { numRuns: 3_000 },
    );
    expect(applied).toBeGreaterThan(100);
  });

  test('it is never applied before the whole time after its second approval, and after the first objection', () => {
    fc.assert(
      fc.property(filers, steps, (filer, all) => {
        let done = false;
        played(filer, all, (play) => {
          if (done || play.request.state !== 'applied') return;
          done = true;
          const approvals = play.decisions.filter((d) => d.verdict === 'approve').map((d) => d.at);
          expect(play.now - approvals.toSorted((a, b) => a - b)[1]!).toBeGreaterThanOrEqual(COOLING);
          const objected = play.objections.find((o) => o.counts);
          if (objected) expect(play.now - objected.at).toBeGreaterThanOrEqual(COOLING);
        });
      }),
      { numRuns: 3_000 },
    );
  });

  test('what has ended never moves, and only the first objection counts', () => {
    fc.assert(
      fc.property(filers, steps, (filer, all) => {
        let end: RequestState | undefined;
        const play = played(filer, all, ({ request: { state } }) => {
          if (end !== undefined) expect(state).toBe(end);
          if (hasRequestEnded(state)) end = state;
        });
        expect(play.objections.map((o) => o.counts)).toEqual(play.objections.map((_, i) => i === 0));
      }),
      { numRuns: 1_000 },
    );
  });

  test('every state is in the table of moves, and every move leads to one', () => {
    expect(new Set(Object.values(requestMoves).flat())).toEqual(new Set(requestStates.filter((s) => s !== 'filed')));
  });
});
