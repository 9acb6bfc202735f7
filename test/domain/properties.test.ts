import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { EditMismatch, invert, modifyEdit, type AccountState } from '../../src/domain/account-state.ts';
import { isOfficerOnly } from '../../src/domain/catalogue.ts';
import type { Change, Decision } from '../../src/domain/change.ts';
import { judge, tally } from '../../src/domain/deciding.ts';
import { effectiveRights } from '../../src/domain/effective.ts';
import { assurances } from '../../src/domain/entities/account.ts';
import { settle } from '../../src/domain/settlement.ts';
import { kindOf } from '../../src/changes/index.ts';
import { acme, HEADQUARTERS, idOf, MONDAY, people, Script, type Person } from './acme.ts';
import { steps, walk } from './arbitraries.ts';
import { naiveImpact, naiveEffective, plainRows, wholeRows } from './naive.ts';
import { accounts, actions, play } from './requests.ts';

const context = { now: MONDAY, canMeet: () => true, stop: undefined };

/** A change of Ada's that waits on Acme: gives a right to Fred, or takes Eva's designation. */
const changes = fc
  .record({
    requiredApprovals: fc.constantFrom<0 | 1 | 2>(0, 1, 2),
    request: fc.constantFrom(
      ['rights.grant', { userId: idOf('fred'), rights: ['reports.tax'] }] as const,
      ['officer.remove', { userId: idOf('eva') }] as const,
    ),
  })
  .map(({ requiredApprovals, request }) => {
    const script = new Script(acme({ requiredApprovals }));
    return { state: script.state, change: script.change(script.submit('ada', request[0], request[1])) };
  });

/** A decision as a row could hold it, by anybody, true or not. */
const decisionsOn = (change: Change): fc.Arbitrary<Decision[]> =>
  fc.array(
    fc.record({
      officerId: fc.constantFrom(...people.map(idOf)),
      verdict: fc.constantFrom('approve' as const, 'approve' as const, 'reject' as const),
      digest: fc.constantFrom(change.digest, change.digest, change.digest, 'another'),
      designation: fc.constantFrom(1, 1, 1, 2),
      assurance: fc.constantFrom(...assurances),
      bySubject: fc.boolean(),
      at: fc.constantFrom(MONDAY, change.expiresAt - 1, change.expiresAt),
      comment: fc.constant(null),
    }),
    { maxLength: 12 },
  );

const decided = changes.chain(({ state, change }) =>
  decisionsOn(change).map((decisions) => ({ state, change, decisions })),
);

const outcome = ({
  state,
  change,
  decisions,
}: {
  state: AccountState;
  change: Change;
  decisions: readonly Decision[];
}) => {
  const counted = tally(state, change, decisions);
  const settled = settle(state, kindOf(change.kind)!, change, decisions, context);
  return {
    approvers: counted.approvals.map((d) => d.officerId).sort(),
    missing: counted.missing,
    rejected: counted.rejection !== undefined,
    does: settled.do,
    to: settled.do === 'end' ? settled.state : undefined,
  };
};

/** Who truly approves: by definition, over plain rows. */
const naiveApprovers = (state: AccountState, change: Change, decisions: readonly Decision[]): string[] => {
  const users = wholeRows(state)['users']!;
  const valid = decisions.filter(
    (d) =>
      d.verdict === 'approve' &&
      d.officerId !== change.initiatorId &&
      d.digest === change.digest &&
      d.at < change.expiresAt &&
      // Both the account and the change ask for a session.
      ['session', 'passkey'].includes(d.assurance) &&
      users[d.officerId]?.['officer'] === true &&
      users[d.officerId]!['status'] === 'active' &&
      users[d.officerId]!['officerSince'] === d.designation,
  );
  return [...new Set(valid.map((d) => d.officerId))].sort();
};

const naiveOfficers = (state: AccountState) =>
  Object.values(plainRows(state)['users']!).filter((u) => u['officer'] === true && u['status'] === 'active');

describe('R7, R28, R33, R34: what counts', () => {
  test('the initiator never counts', () => {
    fc.assert(
      fc.property(decided, ({ state, change, decisions }) => {
        const others = decisions.filter((d) => d.officerId !== change.initiatorId);
        expect(outcome({ state, change, decisions })).toEqual(outcome({ state, change, decisions: others }));
        for (const verdict of ['approve', 'reject'] as const) {
          const request = { officerId: change.initiatorId, verdict, digest: change.digest, comment: null };
          const judged = judge(state, change, decisions, { ...request, proven: 'passkey' }, context);
          expect(judged).toMatchObject({ outcome: 'refused', problem: { code: 'self_approval' } });
        }
      }),
    );
  });

  test('one officer counts once, in any order, however often', () => {
    const shuffled = decided.chain(({ decisions, ...rest }) =>
      fc
        .tuple(fc.shuffledSubarray(decisions, { minLength: decisions.length }), fc.shuffledSubarray(decisions))
        .map(([order, again]) => ({ ...rest, decisions, mixed: [...order, ...again] })),
    );
    fc.assert(
      fc.property(shuffled, ({ state, change, decisions, mixed }) => {
        const once = outcome({ state, change, decisions });
        expect(outcome({ state, change, decisions: mixed })).toEqual(once);
        expect(once.approvers).toEqual(naiveApprovers(state, change, decisions));
        expect(once.missing).toBe(Math.max(0, change.requiredApprovals - once.approvers.length));
      }),
    );
  });

  test('a rejection ends it', () => {
    const rejected = decided.chain(({ state, change, decisions }) =>
      fc
        .tuple(fc.constantFrom<Person>('ben', 'cleo', 'dev'), fc.nat(decisions.length))
        .map(([by, at]) => ({ state, change, decisions, by, at })),
    );
    fc.assert(
      fc.property(rejected, ({ state, change, decisions, by, at }) => {
        const request = { officerId: idOf(by), verdict: 'reject' as const, digest: change.digest, comment: null };
        const judged = judge(state, change, [], { ...request, proven: 'passkey' }, context);
        if (judged.outcome !== 'recorded') throw new Error(judged.outcome);
        expect(judged.state).toBe('rejected');
        const all = decisions.toSpliced(at, 0, judged.decision);
        expect(outcome({ state, change, decisions: all })).toMatchObject({ does: 'end', to: 'rejected' });
      }),
    );
  });

  test('no approval for another digest counts', () => {
    fc.assert(
      fc.property(decided, ({ state, change, decisions }) => {
        const forThis = decisions.filter((d) => d.digest === change.digest);
        expect(outcome({ state, change, decisions })).toEqual(outcome({ state, change, decisions: forThis }));
        const other = { ...change, digest: 'another' };
        expect(outcome({ state, change: other, decisions: forThis }).approvers).toEqual([]);
      }),
    );
  });

  test("an approval stops counting with its officer's designation", () => {
    const patches = [
      { officer: false },
      { officer: true },
      { status: 'suspended' },
      { status: 'active' },
      { status: 'removed', officer: false },
      { name: 'Other' },
    ] as const;
    const moves = fc.array(
      fc.tuple(fc.constantFrom<Person>('ben', 'cleo', 'dev', 'eva'), fc.constantFrom(...patches)),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(moves, (path) => {
        const script = new Script();
        const id = script.submit('ada', 'rights.grant', { userId: idOf('fred'), rights: ['reports.tax'] });
        const loyal = new Set<Person>(['ben', 'cleo', 'dev', 'eva']);
        for (const person of loyal) script.decide(id, person);
        for (const [person, patch] of path) {
          script.land(modifyEdit(script.state, 'users', idOf(person), patch));
          const user = script.state.get('users', idOf(person))!;
          if (!user.officer || user.status !== 'active') loyal.delete(person);
        }
        const { approvers, missing } = outcome({
          state: script.state,
          change: script.change(id),
          decisions: script.decisions(id),
        });
        expect(approvers).toEqual([...loyal].map(idOf).sort());
        expect(missing).toBe(Math.max(0, 2 - loyal.size));
      }),
    );
  });
});

describe('R9, R16, R35: what lands', () => {
  test('never fewer officers than required', () => {
    let landed = 0;
    fc.assert(
      fc.property(accounts, actions, (account, plot) => {
        play(account, plot, ({ settled, after }) => {
          if (settled.do === 'apply') landed += 1;
          const officers = naiveOfficers(after);
          expect(officers.length).toBeGreaterThanOrEqual(Math.max(1, after.account.requiredApprovals));
          expect(officers.some((u) => u['companyId'] === HEADQUARTERS)).toBe(true);
        });
      }),
      { numRuns: 100 },
    );
    expect(landed).toBeGreaterThan(50);
  });

  test('nothing lands without enough other officers of the time', () => {
    let landed = 0;
    fc.assert(
      fc.property(accounts, actions, (account, plot) => {
        play(account, plot, ({ change, settled, before, after }, script, id) => {
          if (settled.do !== 'apply') return;
          landed += 1;
          const required = Math.max(
            change.requiredApprovals,
            before.account.requiredApprovals,
            after.account.requiredApprovals,
          );
          const approvers = naiveApprovers(before, change, script.decisions(id));
          expect(approvers.length).toBeGreaterThanOrEqual(required);
          expect(script.decisions(id).every((d) => d.verdict === 'approve' || d.bySubject)).toBe(true);
        });
      }),
      { numRuns: 100 },
    );
    expect(landed).toBeGreaterThan(30);
  });

  test('applying is idempotent', () => {
    let landed = 0;
    fc.assert(
      fc.property(accounts, actions, (account, plot) => {
        play(account, plot, ({ change, settled, after }, script, id) => {
          if (settled.do !== 'apply') return;
          landed += 1;
          expect(script.settle(id)).toEqual({ do: 'nothing', state: 'applied' });
          expect(script.state).toBe(after);
          // Were the end forgotten, the state itself would still keep the change from landing again.
          const again = settle(after, kindOf(change.kind)!, change, script.decisions(id), context);
          expect(again.do).not.toBe('apply');
          expect(() => after.after(settled.edits)).toThrow(EditMismatch);
        });
      }),
      { numRuns: 100 },
    );
    expect(landed).toBeGreaterThan(30);
  });

  test('nobody gains a right that the initiator lacks', () => {
    let gains = 0;
    fc.assert(
      fc.property(accounts, actions, (account, plot) => {
        play(account, plot, ({ change, before, after }) => {
          const was = wholeRows(before);
          const own = naiveEffective(was, change.initiatorId);
          for (const { gained } of Object.values(naiveImpact(was, wholeRows(after))))
            for (const code of gained) {
              gains += 1;
              expect(own).toContain(code);
            }
        });
      }),
      { numRuns: 100 },
    );
    expect(gains).toBeGreaterThan(20);
  });

  test('apply then undo is the identity', () => {
    let landed = 0;
    fc.assert(
      fc.property(accounts, actions, (account, plot) => {
        play(account, plot, ({ settled, before, after }) => {
          if (settled.do !== 'apply') return;
          landed += 1;
          expect(plainRows(after.after(invert(settled.edits)))).toEqual(plainRows(before));
        });
      }),
      { numRuns: 50 },
    );
    fc.assert(
      fc.property(steps, (path) => {
        const { taken, after } = walk(acme(), path);
        expect(plainRows(after.after(invert(taken.flat())))).toEqual(plainRows(acme()));
      }),
    );
    expect(landed).toBeGreaterThan(10);
  });
});

describe('R17, R22: ceilings', () => {
  test('nothing above the ceiling has effect', () => {
    fc.assert(
      fc.property(steps, (path) => {
        const { after } = walk(acme(), path);
        const ceiling = after.account.rights;
        for (const [id] of after.all('users'))
          for (const code of effectiveRights(after, id).codes()) {
            expect(ceiling).toContain(code);
            expect(isOfficerOnly(code)).toBe(false);
          }
      }),
    );
  });

  test('everything that is written and within the ceiling has effect', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...acme().account.rights]), (rights) => {
        const state = acme({ account: { rights } });
        expect(effectiveRights(state, idOf('ada')).codes()).toEqual([...rights].sort());
      }),
    );
  });
});
