import type { Edit } from '../domain/account-state.ts';
import { canonicalJson } from '../domain/canonical.ts';
import {
  digestDocument,
  hasEnded,
  type AtEnd,
  type Authority,
  type Change,
  type ChangeState,
  type Decision,
  type StateReason,
  type Verdict,
  type Warning,
} from '../domain/change.ts';
import type { Assurance } from '../domain/entities/account.ts';
import type { Impact } from '../domain/impact.ts';
import type { RoleAtHand } from '../domain/role-rules.ts';
import type { LockedAccount } from './account-lock.ts';
import type { Tx } from './database.ts';
import { insertRow, timestamp, updateRow } from './rows.ts';
import type { Change as ChangeRow, Decision as DecisionRow } from './generated/prisma/client.ts';

/** A change as it is kept: the submission, and where it stands. */
export interface StoredChange extends Change {
  readonly number: number;
  readonly authority: Authority;
  readonly title: string;
  readonly description: string;
  readonly stateReason: StateReason | null;
  readonly endedAt: number | null;
  readonly appliedVersion: number | null;
  readonly atEnd: AtEnd | null;
  readonly resubmits: string | null;
}

/** A change without what can be large. */
export type ChangeSummary = Omit<StoredChange, 'edits' | 'impact' | 'roles' | 'document'>;

const summaryOf = (row: Omit<ChangeRow, 'document'>): ChangeSummary => ({
  id: row.id,
  accountId: row.accountId,
  number: row.number,
  kind: row.kind,
  kindVersion: row.kindVersion,
  title: row.title,
  description: row.description,
  payload: JSON.parse(row.payload) as unknown,
  reason: row.reason,
  authority: row.authority as Authority,
  initiatorId: (row.initiatorId ?? row.supportRequestId)!,
  warnings: JSON.parse(row.warnings) as Warning[],
  requiredApprovals: row.requiredApprovals,
  assurance: row.assurance as Assurance,
  sensitive: row.sensitive,
  baseVersion: row.baseVersion,
  digest: row.digest,
  state: row.state as ChangeState,
  stateReason: row.stateCode === null ? null : { code: row.stateCode, text: row.stateText ?? '' },
  submittedAt: row.submittedAt.getTime(),
  expiresAt: row.expiresAt.getTime(),
  endedAt: row.endedAt?.getTime() ?? null,
  appliedVersion: row.appliedVersion,
  atEnd: row.ending === null ? null : (JSON.parse(row.ending) as AtEnd),
  resubmits: row.resubmits,
});

const storedOf = (row: ChangeRow): StoredChange => {
  const document = JSON.parse(row.document) as {
    edits: readonly Edit[];
    effect: Impact;
    roles: readonly RoleAtHand[];
  };
  const { edits, effect: impact, roles } = document;
  return { ...summaryOf(row), document: row.document, edits, impact, roles };
};

/** Whether what is stored of a change is still what its approvals bind to: somebody may have written around the service. */
export const isAsSubmitted = (change: StoredChange): boolean => {
  const { document, digest } = digestDocument(change);
  return document === change.document && digest === change.digest;
};

const decisionOf = (row: DecisionRow): Decision => ({
  officerId: row.officerId,
  verdict: row.verdict as Verdict,
  digest: row.digest,
  designation: row.designation,
  bySubject: row.bySubject,
  assurance: row.assurance as Assurance,
  comment: row.comment,
  at: row.decidedAt.getTime(),
});

export interface NewChange {
  readonly change: Change;
  readonly title: string;
  readonly description: string;
  readonly resubmits?: string | null;
  /** Officers', where it is not said; of the desk's, the initiator is the request. */
  readonly authority?: Authority;
}

/** Writes a change as submitted, with its effect; answers its number. */
export const insertChange = async (
  account: LockedAccount,
  { change, title, description, resubmits = null, authority = 'officers' }: NewChange,
  applied?: { readonly version: number; readonly ending?: string },
): Promise<number> => {
  const number = account.takeChangeNumber();
  const { accountId } = account;
  await insertRow(account.tx, 'changes', {
    account_id: accountId,
    id: change.id,
    number,
    kind: change.kind,
    kind_version: change.kindVersion,
    title,
    description,
    payload: canonicalJson(change.payload),
    reason: change.reason,
    authority,
    initiator_id: authority === 'officers' ? change.initiatorId : null,
    support_request_id: authority === 'desk' ? change.initiatorId : null,
    warnings: JSON.stringify(change.warnings),
    required_approvals: change.requiredApprovals,
    assurance: change.assurance,
    sensitive: change.sensitive,
    base_version: change.baseVersion,
    document: change.document,
    digest: change.digest,
    state: change.state,
    submitted_at: timestamp(change.submittedAt),
    expires_at: timestamp(change.expiresAt),
    ended_at: applied ? account.at : null,
    applied_version: applied?.version ?? null,
    ending: applied?.ending ?? null,
    next_wake_at: account.at,
    resubmits,
  });
  if (change.impact.length > 0)
    await account.tx.changeEffect.createMany({
      data: change.impact.map((group, position) => ({
        accountId,
        changeId: change.id,
        position,
        gained: [...group.gained],
        lost: [...group.lost],
        userIds: [...group.userIds],
        count: group.userIds.length,
      })),
    });
  return number;
};

/** What a change is read from, with its decisions in the order in which they were made. */
export const CHANGE_WITH_DECISIONS = `
  account_id AS "accountId", id, number, kind, kind_version AS "kindVersion", title, description, payload, reason,
  authority, initiator_id AS "initiatorId", support_request_id AS "supportRequestId", warnings, required_approvals AS "requiredApprovals", assurance, sensitive,
  base_version AS "baseVersion", document, digest, state, state_code AS "stateCode", state_text AS "stateText",
  submitted_at AS "submittedAt", expires_at AS "expiresAt", ended_at AS "endedAt",
  applied_version AS "appliedVersion", next_wake_at AS "nextWakeAt", waits_for AS "waitsFor", waits_until AS "waitsUntil",
  resubmits, ending,
  (SELECT coalesce(json_agg(json_build_object(
     'officerId', officer_id, 'verdict', verdict, 'digest', digest, 'designation', designation,
     'bySubject', by_subject, 'assurance', assurance, 'comment', comment,
     'at', (extract(epoch FROM decided_at) * 1000)::bigint) ORDER BY decided_at, officer_id), '[]')
   FROM decisions WHERE decisions.account_id = changes.account_id AND change_id = changes.id) AS decisions`;

/** A row as CHANGE_WITH_DECISIONS reads it. */
export type ChangeWithDecisions = ChangeRow & { readonly decisions: Decision[] };

export interface FoundChange {
  readonly change: StoredChange;
  readonly decisions: readonly Decision[];
}

export const foundOf = (row: ChangeWithDecisions): FoundChange => ({ change: storedOf(row), decisions: row.decisions });

/** The change with its decisions in the order in which they were made, or undefined. */
export const findChange = async (tx: Tx, accountId: string, id: string): Promise<FoundChange | undefined> => {
  const [row] = await tx.$queryRawUnsafe<ChangeWithDecisions[]>(
    `SELECT ${CHANGE_WITH_DECISIONS} FROM changes WHERE account_id = $1 AND id = $2`,
    accountId,
    id,
  );
  return row && foundOf(row);
};

/** What is open already when a change is submitted. */
export interface OpenBeside {
  readonly ofAccount: number;
  readonly byInitiator: number;
  /** The id of an open change of the same initiator, kind and payload. */
  readonly identical: string | undefined;
}

const OPEN_BESIDE = `
  SELECT count(*)::int AS "ofAccount", count(*) FILTER (WHERE initiator_id = $2)::int AS "byInitiator",
         min(id) FILTER (WHERE initiator_id = $2 AND kind = $3 AND payload = $4 AND expires_at > $5::timestamptz) AS identical
  FROM changes
  WHERE account_id = $1 AND state IN ('pending', 'approved') AND (state = 'approved' OR expires_at > $5::timestamptz)`;

/** What has not ended, beside a change that is about to be submitted: an undecided one whose time is up has (R32). */
export const findOpenBeside = async (
  tx: Tx,
  accountId: string,
  { initiatorId, kind, payload, now }: { initiatorId: string; kind: string; payload: unknown; now: number },
): Promise<OpenBeside> => {
  const values = [accountId, initiatorId, kind, canonicalJson(payload), timestamp(now)];
  const [row] = await tx.$queryRawUnsafe<(Omit<OpenBeside, 'identical'> & { identical: string | null })[]>(
    OPEN_BESIDE,
    ...values,
  );
  return { ...row!, identical: row!.identical ?? undefined };
};

/** Moves a change to a state; the database refuses a move that has no place in the life of a change. */
export const moveChange = async (
  account: LockedAccount,
  id: string,
  state: ChangeState,
  {
    reason,
    appliedVersion,
    wakeAt,
    ending,
  }: { reason?: StateReason; appliedVersion?: number; wakeAt: number | null; ending?: string },
): Promise<void> => {
  await updateRow(
    account.tx,
    'changes',
    { accountId: account.accountId, id },
    {
      state,
      state_code: reason?.code ?? null,
      state_text: reason?.text ?? null,
      ended_at: hasEnded(state) ? account.at : null,
      applied_version: appliedVersion ?? null,
      next_wake_at: timestamp(wakeAt),
      ...(ending !== undefined && { ending }),
    },
  );
};

/** Sets when the reconciler is to look at a change at the latest; null when there is nothing left to do. */
export const setWake = async (tx: Tx, accountId: string, id: string, wakeAt: number | null): Promise<void> => {
  await updateRow(tx, 'changes', { accountId, id }, { next_wake_at: timestamp(wakeAt) });
};

const PUT_OFF = `
  UPDATE changes SET next_wake_at = $3::timestamptz
  WHERE account_id = $1 AND id = $2 AND ($4::timestamptz IS NULL OR next_wake_at <= $4::timestamptz)
    AND NOT EXISTS (
      SELECT FROM notices WHERE account_id = $1 AND change_id = $2 AND sent_at IS NULL AND digest IS NULL)`;

/**
 * Puts off the next look at a change that owes no letter but within a digest, to `wakeAt` or for good; not where a look has been asked for
 * after `lastAsked`, if that is given. Milliseconds.
 */
export const putOffWake = async (
  tx: Tx,
  accountId: string,
  id: string,
  { wakeAt, lastAsked }: { wakeAt: number | null; lastAsked: number | null },
): Promise<void> => {
  await tx.$executeRawUnsafe(PUT_OFF, accountId, id, timestamp(wakeAt), timestamp(lastAsked));
};

/** Has every other open change looked at by now; answers their numbers. */
export const wakeOthers = async (account: LockedAccount, id: string): Promise<number[]> => {
  const others = await account.tx.change.updateManyAndReturn({
    where: { accountId: account.accountId, id: { not: id }, state: { in: ['pending', 'approved'] } },
    data: { nextWakeAt: new Date(account.now) },
    select: { number: true },
  });
  return others.map(({ number }) => number).sort((a, b) => a - b);
};

/** Has every open change of an initiator looked at by now; answers them, oldest first. */
export const wakeOpen = async (account: LockedAccount, initiatorId: string): Promise<ChangeSummary[]> => {
  const rows = await account.tx.change.updateManyAndReturn({
    where: { accountId: account.accountId, initiatorId, state: { in: ['pending', 'approved'] } },
    data: { nextWakeAt: new Date(account.now) },
    omit: { document: true },
  });
  return rows.map(summaryOf).sort((a, b) => a.number - b.number);
};

export const insertDecision = async (account: LockedAccount, change: Change, decision: Decision): Promise<void> => {
  await insertRow(account.tx, 'decisions', {
    account_id: account.accountId,
    change_id: change.id,
    officer_id: decision.officerId,
    initiator_id: change.initiatorId,
    verdict: decision.verdict,
    digest: decision.digest,
    designation: decision.designation,
    by_subject: decision.bySubject,
    assurance: decision.assurance,
    comment: decision.comment,
    decided_at: timestamp(decision.at),
  });
};

export interface ChangeFilter {
  readonly state?: ChangeState | undefined;
  /** Only those that have not ended, or only those that have. */
  readonly open?: boolean | undefined;
  /** Only these. */
  readonly ids?: readonly string[] | undefined;
  readonly kind?: string | undefined;
  readonly initiatorId?: string | undefined;
  /** Only open changes of others on which this officer has not decided. */
  readonly waitingOn?: string | undefined;
  /** Only those with a smaller number. */
  readonly below?: number | undefined;
  readonly limit: number;
  readonly now: number;
}

/** What a list says of the state: an undecided change whose time is up is expired, whatever its row says (R32). */
const stateFilter = (state: ChangeState | undefined, now: number) => {
  const date = new Date(now);
  if (state === 'pending') return { state, expiresAt: { gt: date } };
  if (state === 'expired') return { OR: [{ state }, { state: 'pending', expiresAt: { lte: date } }] };
  return state === undefined ? {} : { state };
};

/** Which changes have not ended: an undecided one whose time is up has (R32). */
export const openAt = (now: number) => ({
  OR: [{ state: 'approved' }, { state: 'pending', expiresAt: { gt: new Date(now) } }],
});

/** The account's changes, newest first, the opening left out. */
export const listChanges = async (tx: Tx, accountId: string, filter: ChangeFilter): Promise<ChangeSummary[]> => {
  const { state, open, ids, kind, initiatorId, waitingOn, below, limit, now } = filter;
  const decided =
    waitingOn === undefined
      ? []
      : await tx.decision.findMany({ where: { accountId, officerId: waitingOn }, select: { changeId: true } });
  const rows = await tx.change.findMany({
    where: {
      accountId,
      number: { gte: 1, ...(below !== undefined && { lt: below }) },
      AND: [
        stateFilter(state, now),
        open === undefined ? {} : open ? openAt(now) : { NOT: openAt(now) },
        ids === undefined ? {} : { id: { in: [...ids] } },
        kind === undefined ? {} : { kind },
        initiatorId === undefined ? {} : { initiatorId },
        waitingOn === undefined
          ? {}
          : {
              state: { in: ['pending', 'approved'] },
              expiresAt: { gt: new Date(now) },
              initiatorId: { not: waitingOn },
              id: { notIn: decided.map((d) => d.changeId) },
            },
      ],
    },
    omit: { document: true },
    orderBy: { number: 'desc' },
    take: limit,
  });
  return rows.map(summaryOf);
};

export const decisionsOf = async (
  tx: Tx,
  accountId: string,
  changeIds: readonly string[],
): Promise<ReadonlyMap<string, Decision[]>> => {
  const rows = await tx.decision.findMany({
    where: { accountId, changeId: { in: [...changeIds] } },
    orderBy: { decidedAt: 'asc' },
  });
  const found = new Map<string, Decision[]>();
  for (const row of rows) found.set(row.changeId, [...(found.get(row.changeId) ?? []), decisionOf(row)]);
  return found;
};

/** The id of an account's opening. */
export const openingId = async (tx: Tx, accountId: string): Promise<string> =>
  (await tx.change.findFirstOrThrow({ where: { accountId, number: 0 }, select: { id: true } })).id;
