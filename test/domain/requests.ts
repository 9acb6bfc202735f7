import fc from 'fast-check';
import type { AccountState } from '../../src/domain/account-state.ts';
import { hasEnded, type Change, type Verdict } from '../../src/domain/change.ts';
import { areas, levels } from '../../src/domain/entities/authorizers.ts';
import type { Settled } from '../../src/domain/settlement.ts';
import { someRights } from './arbitraries.ts';
import { acme, BRANCH, HEADQUARTERS, people, Script, type Person } from './acme.ts';

/** What somebody asks for: which kind, about whom, and what. */
export type Request = readonly [kind: number, about: number, what: number];

const pick = <T>(items: readonly T[], at: number): T => items[at % items.length]!;

/** About whom: the cast, and whoever was added since. */
const userAt = (state: AccountState, about: number): string =>
  pick([...state.all('users')].map(([id]) => id).sort(), about);

const policies = [
  { probationHours: 0 },
  { officerRemoval: 'keep-operable' },
  { officerRemoval: 'floor', probationHours: 24 },
  { approvalAssurance: 'link' },
  { approvalAssurance: 'passkey' },
];

const single: readonly ((state: AccountState, about: number, what: number) => readonly [string, unknown])[] = [
  (state, about) => ['officer.remove', { userId: userAt(state, about) }],
  (state, about) => ['officer.designate', { userId: userAt(state, about) }],
  (state, about) => ['user.suspend', { userId: userAt(state, about) }],
  (state, about) => ['user.reinstate', { userId: userAt(state, about) }],
  (state, about) => ['user.remove', { userId: userAt(state, about) }],
  (_state, _about, what) => ['approvals.set', { requiredApprovals: what % 3 }],
  (state, about, what) => ['rights.grant', { userId: userAt(state, about), rights: someRights.slice(what % 5) }],
  (state, about, what) => ['rights.revoke', { userId: userAt(state, about), rights: someRights.slice(what % 5) }],
  (state, about, what) => [
    'user.modify',
    {
      userId: userAt(state, about),
      ...pick([{ companyId: BRANCH }, { companyId: HEADQUARTERS }, { email: `m${what}@acme.example` }], what),
    },
  ],
  (_state, about, what) => [
    'user.add',
    {
      name: `New ${about}`,
      email: `new${about % 4}@acme.example`,
      officer: what % 2 === 0,
      rights: someRights.slice(what % 6),
    },
  ],
  (_state, _about, what) => ['policy.set', pick(policies, what)],
  (state, about, what) => [
    'authorizer.assign',
    { userId: userAt(state, about), area: pick(areas, what), level: pick(levels, what) },
  ],
];

const member = (request: readonly [string, unknown]) => ({ kind: request[0], payload: request[1] });

/** The kind and payload of a request on a state; a set of three where the number says so. */
export const requestOn = (state: AccountState, [kind, about, what]: Request): readonly [string, unknown] =>
  kind < single.length
    ? pick(single, kind)(state, about, what)
    : [
        'change-set',
        {
          changes: [about, what, about + what].map((n, i) =>
            member(pick(single, n + kind + i)(state, about + i * n, what + i)),
          ),
        },
      ];

export const requests: fc.Arbitrary<Request> = fc.tuple(fc.nat(single.length + 5), fc.nat(12), fc.nat(12));

/** Something that somebody does: `by` and `change` pick from who and what there is. */
export type Action =
  | { readonly do: 'submit'; readonly by: Person; readonly request: Request }
  | { readonly do: 'decide'; readonly by: Person; readonly change: number; readonly verdict: Verdict }
  | { readonly do: 'approve-all' | 'finish' | 'settle' | 'withdraw'; readonly change: number };

const officers: readonly Person[] = ['ada', 'ben', 'cleo', 'dev', 'eva'];

export const actions: fc.Arbitrary<Action[]> = fc.array(
  fc.oneof(
    {
      weight: 8,
      arbitrary: fc.record({
        do: fc.constant('submit' as const),
        by: fc.constantFrom('ada', 'ada', ...officers),
        request: requests,
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        do: fc.constant('decide' as const),
        by: fc.constantFrom(...people),
        change: fc.nat(3),
        verdict: fc.constantFrom<Verdict>('approve', 'approve', 'approve', 'reject'),
      }),
    },
    { weight: 3, arbitrary: fc.record({ do: fc.constant('approve-all' as const), change: fc.nat(3) }) },
    { weight: 6, arbitrary: fc.record({ do: fc.constant('finish' as const), change: fc.nat(3) }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('settle' as const), change: fc.nat(3) }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('withdraw' as const), change: fc.nat(3) }) },
  ),
  { minLength: 10, maxLength: 60, size: 'max' },
);

/** A settling, and the states on both sides of it. */
export interface Landing {
  readonly change: Change;
  readonly settled: Settled;
  readonly before: AccountState;
  readonly after: AccountState;
}

export const accounts = fc.record({
  requiredApprovals: fc.constantFrom<0 | 1 | 2>(0, 1, 2),
  officers: fc.constantFrom<readonly Person[]>(officers, officers.slice(0, 4), officers.slice(0, 3)),
  atBranch: fc.constantFrom<readonly Person[]>([], ['ben'], ['ben', 'cleo', 'dev']),
});

/** Plays the actions; tells of each settling. */
export const play = (
  options: Parameters<typeof acme>[0],
  plot: readonly Action[],
  onSettled: (landing: Landing, script: Script, id: string) => void,
): Script => {
  const script = new Script(acme({ ...options, account: { probationHours: 0 } }));
  const submitted: string[] = [];
  const act = (action: Exclude<Action, { do: 'submit' }>, id: string): void => {
    if (action.do === 'decide') script.decide(id, action.by, action.verdict);
    if (action.do === 'approve-all' || action.do === 'finish') for (const person of officers) script.decide(id, person);
    if (action.do === 'settle' || action.do === 'finish') {
      const before = script.state;
      const change = script.change(id);
      const settled = script.settle(id);
      onSettled({ change, settled, before, after: script.state }, script, id);
    }
    if (action.do === 'withdraw' && !hasEnded(script.change(id).state)) script.withdraw(id);
  };
  for (const action of plot) {
    if (action.do === 'submit') {
      const result = script.trySubmit(action.by, ...requestOn(script.state, action.request));
      if ('id' in result) submitted.push(result.id);
    } else if (submitted.length > 0) act(action, pick([...submitted].reverse(), action.change));
  }
  return script;
};
