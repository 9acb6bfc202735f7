import type { Edit } from '../domain/account-state.ts';
import { canonicalJson } from '../domain/canonical.ts';
import type { StateReason, Verdict, Warning } from '../domain/change.ts';
import type { Assurance } from '../domain/entities/account.ts';
import type { Impact } from '../domain/impact.ts';
import type { RoleAtHand } from '../domain/role-rules.ts';
import {
  hasRequestEnded,
  type Filer,
  type Move,
  type Objection,
  type Operator,
  type OperatorDecision,
  type RequestState,
  type Standing,
} from '../domain/support-request.ts';
import type { LockedAccount } from './account-lock.ts';
import type { Tx } from './database.ts';
import type {
  SupportDecision as DecisionRow,
  SupportObjection as ObjectionRow,
  SupportRequest as RequestRow,
} from './generated/prisma/client.ts';
import { identityHash } from './people.ts';

/** A request to the support desk as it is kept: what was filed, and where it stands. Times are milliseconds. */
export interface StoredRequest extends Standing {
  readonly id: string;
  readonly accountId: string;
  /** The id of the change that it becomes when it is applied. */
  readonly changeId: string;
  readonly kind: string;
  readonly kindVersion: number;
  readonly title: string;
  readonly description: string;
  readonly payload: unknown;
  /** Where the paper lies. */
  readonly evidence: string;
  readonly comment: string | null;
  readonly edits: readonly Edit[];
  readonly impact: Impact;
  readonly roles: readonly RoleAtHand[];
  readonly warnings: readonly Warning[];
  readonly assurance: Assurance;
  readonly sensitive: boolean;
  readonly baseVersion: number;
  readonly document: string;
  /** When it lapses unless somebody objects: part of its document. */
  readonly expiresAt: number;
  readonly stateReason: StateReason | null;
  readonly endedAt: number | null;
}

/** An operator with the identity that their hash is of. */
export interface IdentifiedOperator extends Operator {
  readonly issuer: string;
  readonly subject: string;
}

export interface StoredOperatorDecision extends OperatorDecision, IdentifiedOperator {}

const filerOf = ({ filerId, filerOperator, filerAddress }: RequestRow): Filer =>
  filerId === null
    ? { type: 'operator', id: filerOperator!, addressKey: filerAddress! }
    : { type: 'user', userId: filerId };

const requestOf = (row: RequestRow): StoredRequest => {
  const document = JSON.parse(row.document) as {
    edits: readonly Edit[];
    effect: Impact;
    roles: readonly RoleAtHand[];
  };
  return {
    id: row.id,
    accountId: row.accountId,
    changeId: row.changeId,
    kind: row.kind,
    kindVersion: row.kindVersion,
    title: row.title,
    description: row.description,
    payload: JSON.parse(row.payload) as unknown,
    evidence: row.evidence,
    comment: row.comment,
    filer: filerOf(row),
    edits: document.edits,
    impact: document.effect,
    roles: document.roles,
    warnings: JSON.parse(row.warnings) as Warning[],
    assurance: row.assurance as Assurance,
    sensitive: row.sensitive,
    baseVersion: row.baseVersion,
    document: row.document,
    digest: row.digest,
    coolingMs: Number(row.coolingMs),
    filedAt: row.filedAt.getTime(),
    expiresAt: row.expiresAt.getTime(),
    state: row.state as RequestState,
    stateReason: row.stateCode === null ? null : { code: row.stateCode, text: row.stateText ?? '' },
    lapsesAt: row.lapsesAt.getTime(),
    objectedAt: row.objectedAt?.getTime() ?? null,
    coolingUntil: row.coolingUntil?.getTime() ?? null,
    endedAt: row.endedAt?.getTime() ?? null,
  };
};

const decisionOf = (row: DecisionRow): StoredOperatorDecision => ({
  id: row.operator,
  issuer: row.issuer,
  subject: row.subject,
  addressKey: row.addressKey,
  verdict: row.verdict as Verdict,
  knowing: row.knowing,
  comment: row.comment,
  at: row.decidedAt.getTime(),
});

const objectionOf = (row: ObjectionRow): Objection => ({
  userId: row.userId,
  counts: row.counts,
  comment: row.comment,
  at: row.objectedAt.getTime(),
});

/** Writes a request as it was filed. */
export const insertRequest = async (account: LockedAccount, request: StoredRequest): Promise<void> => {
  const { filer } = request;
  await account.tx.supportRequest.create({
    data: {
      accountId: account.accountId,
      id: request.id,
      changeId: request.changeId,
      kind: request.kind,
      kindVersion: request.kindVersion,
      title: request.title,
      description: request.description,
      payload: canonicalJson(request.payload),
      evidence: request.evidence,
      comment: request.comment,
      filerId: filer.type === 'user' ? filer.userId : null,
      filerOperator: filer.type === 'operator' ? filer.id : null,
      filerAddress: filer.type === 'operator' ? filer.addressKey : null,
      warnings: JSON.stringify(request.warnings),
      assurance: request.assurance,
      sensitive: request.sensitive,
      baseVersion: request.baseVersion,
      document: request.document,
      digest: request.digest,
      coolingMs: request.coolingMs,
      filedAt: new Date(request.filedAt),
      expiresAt: new Date(request.expiresAt),
      state: request.state,
      lapsesAt: new Date(request.lapsesAt),
      nextWakeAt: new Date(account.now),
    },
    select: { id: true },
  });
};

/** A request with all that was decided on it and said against it, each in the order in which it came. */
export interface FoundRequest {
  readonly request: StoredRequest;
  readonly decisions: readonly StoredOperatorDecision[];
  readonly objections: readonly Objection[];
}

const withWords = async (tx: Tx, accountId: string, requests: readonly StoredRequest[]): Promise<FoundRequest[]> => {
  const where = { accountId, requestId: { in: requests.map((r) => r.id) } };
  const [decisions, objections] = [
    await tx.supportDecision.findMany({
      where,
      orderBy: [{ decidedAt: 'asc' }, { knowing: 'asc' }, { operator: 'asc' }],
    }),
    await tx.supportObjection.findMany({
      where,
      orderBy: [{ objectedAt: 'asc' }, { counts: 'desc' }, { userId: 'asc' }],
    }),
  ];
  return requests.map((request) => ({
    request,
    decisions: decisions.filter((d) => d.requestId === request.id).map(decisionOf),
    objections: objections.filter((o) => o.requestId === request.id).map(objectionOf),
  }));
};

/** The request of an account, or undefined. */
export const findRequest = async (tx: Tx, accountId: string, id: string): Promise<FoundRequest | undefined> => {
  const row = await tx.supportRequest.findUnique({ where: { accountId_id: { accountId, id } } });
  return row === null ? undefined : (await withWords(tx, accountId, [requestOf(row)]))[0];
};

/** Requests of one account, with what was decided on them and said against them. */
export const requestsById = async (tx: Tx, accountId: string, ids: readonly string[]): Promise<FoundRequest[]> => {
  const rows = await tx.supportRequest.findMany({ where: { accountId, id: { in: [...ids] } } });
  return withWords(tx, accountId, rows.map(requestOf));
};

export interface RequestFilter {
  readonly accountId?: string | undefined;
  readonly state?: RequestState | undefined;
  /** Only those filed before this one. */
  readonly after?: { readonly filedAt: number; readonly id: string } | undefined;
  readonly limit: number;
}

/** The condition of a filter. */
export const requestsWhere = ({ accountId, state, after }: Omit<RequestFilter, 'limit'>) => {
  const filedAt = after && new Date(after.filedAt);
  return {
    ...(accountId !== undefined && { accountId }),
    ...(state !== undefined && { state }),
    ...(after && filedAt && { OR: [{ filedAt: { lt: filedAt } }, { filedAt, id: { lt: after.id } }] }),
  };
};

export const newestFirst = () => [{ filedAt: 'desc' as const }, { id: 'desc' as const }];

/** The ids of an account's requests, newest first. */
export const listRequests = async (
  tx: Tx,
  filter: RequestFilter & { readonly accountId: string },
): Promise<string[]> => {
  const rows = await tx.supportRequest.findMany({
    where: requestsWhere(filter),
    orderBy: newestFirst(),
    take: filter.limit,
    select: { id: true },
  });
  return rows.map(({ id }) => id);
};

const OPEN = { in: ['filed', 'cooling'] };

/** How many requests of an account are open, and the id of one with this kind and payload. */
export const openRequests = async (
  tx: Tx,
  accountId: string,
  { kind, payload, now }: { readonly kind: string; readonly payload: unknown; readonly now: number },
): Promise<{ readonly count: number; readonly identical: string | undefined }> => {
  const open = { accountId, OR: [{ state: 'cooling' }, { state: 'filed', lapsesAt: { gt: new Date(now) } }] };
  const identical = await tx.supportRequest.findFirst({
    where: { ...open, kind, payload: canonicalJson(payload) },
    select: { id: true },
  });
  return { count: await tx.supportRequest.count({ where: open }), identical: identical?.id };
};

/** Moves a request; the database refuses a move that has no place in its life. */
export const moveRequest = async (
  account: LockedAccount,
  id: string,
  { state, lapsesAt, objectedAt, coolingUntil }: Move,
  reason?: StateReason,
): Promise<void> => {
  const time = (at: number | null): Date | null => (at === null ? null : new Date(at));
  await account.tx.supportRequest.update({
    where: { accountId_id: { accountId: account.accountId, id }, state: OPEN },
    data: {
      ...(state !== undefined && { state, endedAt: hasRequestEnded(state) ? new Date(account.now) : null }),
      ...(lapsesAt !== undefined && { lapsesAt: new Date(lapsesAt) }),
      ...(objectedAt !== undefined && { objectedAt: time(objectedAt) }),
      ...(coolingUntil !== undefined && { coolingUntil: time(coolingUntil) }),
      ...(reason && { stateCode: reason.code, stateText: reason.text }),
      nextWakeAt: new Date(account.now),
    },
    select: { id: true },
  });
};

/** Sets when the reconciler is to look at a request at the latest; null when there is nothing left to do. */
export const setRequestWake = async (
  { tx, accountId }: LockedAccount,
  id: string,
  wakeAt: number | null,
): Promise<void> => {
  await tx.supportRequest.update({
    where: { accountId_id: { accountId, id } },
    data: { nextWakeAt: wakeAt === null ? null : new Date(wakeAt) },
    select: { id: true },
  });
};

export const insertOperatorDecision = async (
  account: LockedAccount,
  requestId: string,
  { issuer, subject }: Pick<IdentifiedOperator, 'issuer' | 'subject'>,
  { id, addressKey, verdict, knowing, comment, at }: OperatorDecision,
): Promise<void> => {
  await account.tx.supportDecision.create({
    data: {
      ...{
        accountId: account.accountId,
        requestId,
        operator: id,
        issuer,
        subject,
        addressKey,
        verdict,
        knowing,
        comment,
      },
      decidedAt: new Date(at),
    },
    select: { operator: true },
  });
};

export const insertObjection = async (
  account: LockedAccount,
  requestId: string,
  { userId, counts, comment, at }: Objection,
): Promise<void> => {
  await account.tx.supportObjection.create({
    data: { accountId: account.accountId, requestId, userId, counts, comment, objectedAt: new Date(at) },
    select: { userId: true },
  });
};

/** The operators, of these, to whose identity a user of the account is bound. */
export const operatorsBound = async (
  tx: Tx,
  accountId: string,
  operators: readonly Pick<IdentifiedOperator, 'id' | 'issuer' | 'subject'>[],
): Promise<ReadonlySet<string>> => {
  if (operators.length === 0) return new Set();
  const bound = await tx.identityBinding.findMany({
    where: { accountId, OR: operators.map(({ issuer, subject }) => ({ issuer, subject })) },
    select: { issuer: true, subject: true },
  });
  const hashes = new Set(bound.map((identity) => `opr_${identityHash(identity)}`));
  return new Set(operators.filter(({ id }) => hashes.has(id)).map(({ id }) => id));
};

export interface OwedRequestNotice {
  readonly kind: string;
  readonly userId: string;
  readonly address: string;
}

/** Records letters about a request as owed; those recorded before are left as they are. Answers how many are new. */
export const oweRequestNotices = async (
  account: LockedAccount,
  requestId: string,
  notices: readonly OwedRequestNotice[],
): Promise<number> => {
  if (notices.length === 0) return 0;
  const { count } = await account.tx.supportNotice.createMany({
    data: notices.map((notice) => ({
      ...notice,
      requestId,
      accountId: account.accountId,
      queuedAt: new Date(account.now),
    })),
    skipDuplicates: true,
  });
  return count;
};

/** The letters about a request that are owed and not sent. */
export const unsentRequestNotices = (tx: Tx, accountId: string, requestId: string): Promise<OwedRequestNotice[]> =>
  tx.supportNotice.findMany({
    where: { accountId, requestId, sentAt: null },
    select: { kind: true, userId: true, address: true },
    orderBy: [{ queuedAt: 'asc' }, { kind: 'asc' }, { userId: 'asc' }],
  });

/** Marks letters about a request as dealt with; answers those that were not so before. */
export const markRequestSent = (
  account: LockedAccount,
  requestId: string,
  notices: readonly Pick<OwedRequestNotice, 'kind' | 'userId'>[],
): Promise<{ kind: string; userId: string }[]> =>
  notices.length === 0
    ? Promise.resolve([])
    : account.tx.supportNotice.updateManyAndReturn({
        where: {
          accountId: account.accountId,
          requestId,
          sentAt: null,
          OR: notices.map(({ kind, userId }) => ({ kind, userId })),
        },
        data: { sentAt: new Date(account.now) },
        select: { kind: true, userId: true },
      });

/** Writes links by which users object to a request. They end with the address, the designation and the request. */
export const insertRequestLinks = async (
  account: LockedAccount,
  requestId: string,
  links: readonly { readonly hash: string; readonly userId: string }[],
): Promise<void> => {
  if (links.length === 0) return;
  const { accountId, now, state } = account;
  await account.tx.supportLink.createMany({
    data: links.map((link) => ({ ...link, accountId, requestId, version: state.version, createdAt: new Date(now) })),
  });
};
