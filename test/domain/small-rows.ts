import { AccountState, type Edit } from '../../src/domain/account-state.ts';
import { digestDocument, type Change, type ChangeState, type Decision } from '../../src/domain/change.ts';
import { defaultPolicy } from '../../src/domain/entities/account.ts';
import type { EntityName } from '../../src/domain/entities/index.ts';
import type { Fields } from '../../src/domain/entity.ts';
import { actText, everyone, versionOf, type Act, type Pending, type World } from './small-world.ts';

const ACCOUNT = 'acc_small';
export const NOW = Date.parse('2026-03-02T09:00:00.000Z');
/** When whatever lands does: long enough ago that no probation is left. */
export const AT = '2026-01-05T09:00:00.000Z';
/** A digest of no change. */
export const WRONG = 'another';

export const idOf = (at: number): string => `usr_${at}`;
export const payloadOf = (act: Act): unknown =>
  act.kind === 'approvals.set' ? { requiredApprovals: act.to } : { userId: idOf(act.target) };

/** The account as its rows would be loaded. */
export const stateOf = (world: World): AccountState =>
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
export const editOf = ({ act, before }: Pick<Pending, 'act' | 'before'>): Edit => {
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

const changeAnew = (pending: Pending): Change => {
  const draft = {
    id: 'chg_small',
    accountId: ACCOUNT,
    kind: pending.act.kind,
    kindVersion: 1,
    payload: payloadOf(pending.act),
    reason: null,
    initiatorId: idOf(pending.initiator),
    edits: [editOf(pending)],
    impact: [],
    roles: [],
    warnings: pending.warned ? [{ code: 'not_operable' as const, message: '' }] : [],
    requiredApprovals: pending.requiredApprovals,
    assurance: defaultPolicy.approvalAssurance,
    sensitive: true,
    baseVersion: pending.base,
    submittedAt: NOW - 1,
    expiresAt: NOW + 1,
    state: 'pending' as const,
  };
  return { ...draft, ...digestDocument(draft) };
};

const changes = new Map<string, Change>();

/** The change as its row would be loaded, in this state. */
export const changeOf = (pending: Pending, state: ChangeState): Change => {
  const { act, initiator, requiredApprovals, base, warned, before } = pending;
  const key = `${actText(act)},${initiator},${requiredApprovals},${base},${warned},${before}`;
  const change = changes.get(key) ?? changeAnew(pending);
  changes.set(key, change);
  return state === 'pending' ? change : { ...change, state };
};

/** The decisions as their rows would be loaded. */
export const decisionsOf = (pending: Pending, change: Change): Decision[] =>
  pending.votes.map((vote) => ({
    officerId: idOf(vote.by),
    verdict: vote.verdict,
    digest: vote.rightDigest ? change.digest : WRONG,
    designation: vote.designation,
    assurance: 'session',
    bySubject: pending.act.kind !== 'approvals.set' && pending.act.target === vote.by,
    at: NOW - 1,
    comment: null,
  }));

/** What the model knows of an account. */
export const worldOf = (state: AccountState): World => ({
  required: state.account.requiredApprovals,
  people: everyone.map((at) => {
    const row = state.get('users', idOf(at))!;
    return { active: row.status === 'active', designated: row.officer, since: row.officerSince ?? 0 };
  }),
  pending: undefined,
});
