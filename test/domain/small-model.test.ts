import { afterEach, describe, expect, jest, test } from '@jest/globals';
import type { AccountState } from '../../src/domain/account-state.ts';
import * as admission from '../../src/domain/admission.ts';
import { hasEnded, type Change } from '../../src/domain/change.ts';
import * as deciding from '../../src/domain/deciding.ts';
import * as officers from '../../src/domain/officers.ts';
import { settle } from '../../src/domain/settlement.ts';
import { kindOf } from '../../src/changes/index.ts';
import { explore, type Core } from './small-model.ts';

const modules = {
  admission: '../../src/domain/admission.ts',
  deciding: '../../src/domain/deciding.ts',
  officers: '../../src/domain/officers.ts',
} as const;

interface Inner {
  readonly admission?: Partial<typeof admission>;
  readonly deciding?: Partial<typeof deciding>;
  readonly officers?: Partial<typeof officers>;
}

const { tally } = deciding;
type Tally = typeof tally;

const core: Core = { admit: admission.admit, judge: deciding.judge, settle, kindOf };

/** The core, with some of the functions behind its doors put in the place of others. */
const coreWith = async (inner: Inner): Promise<Core> => {
  const real = { admission, deciding, officers };
  jest.resetModules();
  for (const name of Object.keys(inner) as (keyof Inner)[])
    jest.unstable_mockModule(modules[name], () => ({ ...real[name], ...inner[name] }));
  const { admit } = await import('../../src/domain/admission.ts');
  const { settle: settleWith } = await import('../../src/domain/settlement.ts');
  return { ...core, admit, settle: settleWith };
};

afterEach(() => {
  for (const path of Object.values(modules)) jest.unstable_unmockModule(path);
});

/** The core, with another count of what decisions come to when a change is settled. */
const countingBy = (count: Tally): Promise<Core> => coreWith({ deciding: { tally: count } });

const missing = (counted: ReturnType<Tally>, required: number): ReturnType<Tally> => ({
  ...counted,
  required,
  missing: Math.max(0, required - counted.approvals.length),
});

/** The check without the floor, nor the warning that a fall below it always carries. */
const withoutFloor: typeof admission.evaluate = (...asked) => {
  const evaluation = admission.evaluate(...asked);
  const others = evaluation.problems.filter((p) => p.code !== 'quorum_floor' && p.code !== 'last_officer');
  return others.length === evaluation.problems.length ? evaluation : { ...evaluation, problems: others, warnings: [] };
};

/** The account as if everybody in it were an officer under the designation of the decision. */
const allOfficers = (state: AccountState, since: number): AccountState =>
  ({
    account: state.account,
    get: (entity: 'users', id: string) => ({
      ...state.get(entity, id),
      officer: true,
      status: 'active',
      officerSince: since,
    }),
  }) as unknown as AccountState;

interface Mutant {
  /** What is taken out. Where two layers guard the same, both are, and it says so. */
  readonly name: string;
  readonly without: () => Core | Promise<Core>;
  readonly breaks: RegExp;
}

const tooFew = /^unapproved: too few/;

const mutants: readonly Mutant[] = [
  {
    name: 'R7 self-approval refused: when deciding, and when counting',
    without: async () => ({
      ...(await countingBy((state, change, decisions) => tally(state, { ...change, initiatorId: '' }, decisions))),
      judge: (state, change, decisions, request, context) =>
        request.officerId === change.initiatorId
          ? core.judge(state, { ...change, initiatorId: '' }, decisions, request, context)
          : core.judge(state, change, decisions, request, context),
    }),
    breaks: tooFew,
  },
  {
    name: 'R7 one person counts once: when deciding, and when counting',
    without: async () => ({
      ...(await countingBy((state, change, decisions) => {
        const counted = tally(state, change, decisions);
        const again = counted.uncounted.filter((d) => counted.approvals.some((a) => a.officerId === d.officerId));
        return missing({ ...counted, approvals: [...counted.approvals, ...again] }, counted.required);
      })),
      judge: (state, change, decisions, request, context) => {
        const others = decisions.filter((d) => d.officerId !== request.officerId);
        return core.judge(state, change, others, request, context);
      },
    }),
    breaks: tooFew,
  },
  {
    name: 'R28 for this digest alone: when deciding, and when counting',
    without: async () => ({
      ...(await countingBy((state, change, decisions) =>
        tally(
          state,
          change,
          decisions.map((d) => ({ ...d, digest: change.digest })),
        ),
      )),
      judge: (state, change, decisions, request, context) =>
        core.judge(state, change, decisions, { ...request, digest: change.digest }, context),
    }),
    breaks: tooFew,
  },
  {
    name: 'R34 an approver is still an officer',
    without: () =>
      countingBy((state, change, decisions) =>
        missing(
          {
            ...tally(state, change, decisions),
            approvals: decisions.flatMap((d) => tally(allOfficers(state, d.designation), change, [d]).approvals),
          },
          deciding.requiredFor(state, change),
        ),
      ),
    breaks: tooFew,
  },
  {
    name: 'R34 the designation of then: the one that was decided under, and one since the submission',
    without: () =>
      countingBy((state, change, decisions) =>
        tally(
          state,
          { ...change, baseVersion: Infinity },
          decisions.map((d) => ({ ...d, designation: state.get('users', d.officerId)?.officerSince ?? 0 })),
        ),
      ),
    breaks: tooFew,
  },
  {
    name: 'R43 an officer since before the submission: when deciding, and when counting',
    without: async () => ({
      ...(await countingBy((state, change, decisions) =>
        tally(state, { ...change, baseVersion: Infinity }, decisions),
      )),
      judge: (state, change, decisions, request, context) =>
        core.judge(state, { ...change, baseVersion: Infinity }, decisions, request, context),
    }),
    breaks: tooFew,
  },
  {
    name: 'R33 the approvals are counted again',
    without: () => countingBy((...asked) => missing(tally(...asked), 0)),
    breaks: tooFew,
  },
  {
    name: 'R34 required now',
    without: () =>
      countingBy((state, change, decisions) => missing(tally(state, change, decisions), change.requiredApprovals)),
    breaks: tooFew,
  },
  {
    name: 'R34 required at submission',
    without: () =>
      countingBy((state, change, decisions) => missing(tally(state, change, decisions), officers.requiredBy(state))),
    breaks: tooFew,
  },
  {
    name: 'R11 the greater of the old and the new number',
    without: () => ({
      ...core,
      admit: (state, ...asked) => {
        const answer = core.admit(state, ...asked);
        if (!('change' in answer)) return answer;
        return { ...answer, change: { ...answer.change, requiredApprovals: state.account.requiredApprovals } };
      },
    }),
    breaks: tooFew,
  },
  {
    name: 'R32 a rejection ends it: when deciding, and when settling',
    without: async () => ({
      ...(await countingBy((...asked) => ({ ...tally(...asked), rejection: undefined }))),
      judge: (...asked) => {
        const judged = core.judge(...asked);
        return judged.outcome === 'recorded' && judged.state === 'rejected' ? { ...judged, state: 'pending' } : judged;
      },
    }),
    breaks: /^unapproved: it was rejected/,
  },
  {
    name: 'R9 the floor: at submission, and when applied',
    without: () => coreWith({ officers: { floorProblems: () => [] } }),
    breaks: /^admitted/,
  },
  {
    name: 'R9 the floor when applied, and the warning that nobody was shown (R30)',
    without: () => coreWith({ admission: { evaluate: withoutFloor } }),
    breaks: /^below the floor/,
  },
  {
    name: 'R9 the floor at submission',
    without: async () => {
      let submitting = false;
      const floorProblems: typeof officers.floorProblems = (...asked) =>
        submitting ? [] : officers.floorProblems(...asked);
      const without = await coreWith({ officers: { floorProblems } });
      return {
        ...without,
        admit: (...asked) => {
          submitting = true;
          const answer = without.admit(...asked);
          submitting = false;
          return answer;
        },
      };
    },
    breaks: /^admitted/,
  },
  {
    name: 'R44 enough officers can decide',
    without: () => {
      const unreachable = 'quorum_unsatisfiable';
      const admit: Core['admit'] = (state, kind, payload, context) => {
        const answer = core.admit(state, kind, payload, context);
        if ('change' in answer || answer.problems.some((p) => p.code !== unreachable)) return answer;
        const change = { requiredApprovals: answer.evaluation.requiredApprovals, baseVersion: state.version };
        return { ...answer, change: { ...change, ...answer.evaluation } as unknown as Change };
      };
      return { ...core, admit };
    },
    breaks: /^admitted/,
  },
  {
    name: 'R34 the initiator is still an officer: when settling, and when the check is made again',
    without: () =>
      coreWith({
        admission: {
          starterProblems: () => [],
          evaluate: (state, kind, payload, context) =>
            admission.evaluate(state, kind, payload, { ...context, initiatorId: officers.officerIds(state)[0]! }),
        },
      }),
    breaks: /^unapproved: its initiator/,
  },
  {
    name: 'R34 the initiator has been an officer all the time',
    without: async () => {
      let base = 0;
      const without = await countingBy((state, change, decisions) =>
        tally(state, { ...change, baseVersion: base }, decisions),
      );
      return {
        ...without,
        settle: (state, kind, change, ...asked) => {
          base = change.baseVersion;
          return without.settle(state, kind, { ...change, baseVersion: Infinity }, ...asked);
        },
      };
    },
    breaks: /^unapproved: its initiator/,
  },
  {
    name: 'R35 what has ended is not settled again',
    without: () => ({
      ...core,
      settle: (state, kind, change, ...asked) =>
        core.settle(state, kind, hasEnded(change.state) ? { ...change, state: 'approved' } : change, ...asked),
    }),
    breaks: /^doubled: what is/,
  },
  {
    name: 'R31 what has ended is not decided on',
    without: () => ({
      ...core,
      judge: (state, change, ...asked) => core.judge(state, { ...change, state: 'pending' }, ...asked),
    }),
    breaks: /^doubled: a decision/,
  },
  {
    name: 'R30 the edits come out equal (what is there no longer fits them: AccountState would refuse them still)',
    without: () => ({
      ...core,
      settle: (state, kind, change, ...asked) => {
        const settled = core.settle(state, kind, change, ...asked);
        return settled.do === 'end' && ['no_change', 'edits_moved'].includes(settled.reason.code)
          ? { do: 'apply', edits: change.edits, tally: tally(state, change, asked[0]) }
          : settled;
      },
    }),
    breaks: /^lost: its edits do not fit/,
  },
  {
    name: 'R30 no warning that was not shown',
    without: () =>
      coreWith({ admission: { evaluate: (...asked) => ({ ...admission.evaluate(...asked), warnings: [] }) } }),
    breaks: /^unapproved: a warning/,
  },
  {
    name: 'R33 no approval is lost',
    without: () =>
      countingBy((...asked) => {
        const counted = tally(...asked);
        return missing({ ...counted, approvals: counted.approvals.slice(1) }, counted.required);
      }),
    breaks: /^lost: it waits/,
  },
];

describe('the small model of the core', () => {
  test('no change is unapproved, doubled or lost, and no account falls below its floor', () => {
    const { worlds, states, asked, violation } = explore(core);
    process.stdout.write(
      `small model: ${worlds} worlds after a landing, ${states} states of their pending changes, ${asked} answers of the core\n`,
    );
    expect(violation).toBeUndefined();
    expect(worlds).toBeGreaterThan(50_000);
    expect(states).toBeGreaterThan(1_000_000);
  });

  test.each(mutants)('without it, the model finds a fault: $name', async ({ without, breaks }) => {
    const { violation } = explore(await without());
    expect(violation?.what ?? 'no fault').toMatch(breaks);
    expect(violation?.path.length).toBeGreaterThan(0);
  });
});
