import { randomUUID } from 'node:crypto';
import { deskKindOf } from '../changes/index.ts';
import { starterProblems } from '../domain/admission.ts';
import { canonicalJson, sha256 } from '../domain/canonical.ts';
import type { ChangeKind } from '../domain/change-kind.ts';
import { assuranceOfDesk, deskDocument, evaluateForDesk } from '../domain/desk-admission.ts';
import { problem, Refused, type Problem } from '../domain/problems.ts';
import type { SupportInput } from '../domain/support-report.ts';
import { OPERATORS_REQUIRED, REQUEST_LIFE_MS, type Filer } from '../domain/support-request.ts';
import { remarkFault } from '../domain/text.ts';
import type { LockedAccount } from '../store/account-lock.ts';
import type { Store } from '../store/store.ts';
import { insertRequest, openRequests, type IdentifiedOperator, type StoredRequest } from '../store/support-requests.ts';
import { oweConcerned, supportInputOf, usersAmong } from './support-request.ts';

export interface FileRequest {
  readonly accountId: string;
  /** A user of the account, or an operator with a paper form. */
  readonly by: { readonly userId: string } | { readonly operator: IdentifiedOperator };
  readonly kind: string;
  readonly payload: unknown;
  /** Where the paper lies. */
  readonly evidence: string;
  readonly comment: string | null;
  /** For how long officers can object once it is approved. It stays what it was when the request was filed. */
  readonly coolingMs: number;
}

/** As many requests of an account can be open. */
const MOST_OPEN = 20;

const remarkProblems = ({ evidence, comment }: FileRequest): Problem[] => {
  const faults = {
    evidence: evidence.trim() === '' ? 'where the evidence lies is expected, found nothing' : remarkFault(evidence),
    comment: comment === null ? undefined : remarkFault(comment),
  };
  return Object.entries(faults).flatMap(([path, fault]) =>
    fault === undefined ? [] : [problem('invalid_payload', fault, path)],
  );
};

/** Who may file: those who may start changes; and an operator who is no user of the account (R8 c). */
const filerProblems = async ({ tx, state }: LockedAccount, by: FileRequest['by']): Promise<Problem[]> => {
  if ('userId' in by) return starterProblems(state, by.userId);
  const isUser = await usersAmong(tx, state, [], [by.operator]);
  return isUser(by.operator)
    ? [problem('not_eligible', 'You are a user of this account: another operator files the form.')]
    : [];
};

const filerOf = (by: FileRequest['by']): Filer =>
  'userId' in by
    ? { type: 'user', userId: by.userId }
    : { type: 'operator', id: by.operator.id, addressKey: by.operator.addressKey };

/** Why there can be no such request beside those that are open. */
const besideOpen = async (account: LockedAccount, { kind, payload }: FileRequest): Promise<Problem[]> => {
  const { count, identical } = await openRequests(account.tx, account.accountId, { kind, payload, now: account.now });
  if (identical !== undefined)
    return [{ ...problem('conflicting_change', `The same request is open: ${identical}.`), id: identical }];
  return count < MOST_OPEN
    ? []
    : [problem('too_many_changes', `At most ${MOST_OPEN} requests of an account are open at a time.`)];
};

const requestOf = (
  account: LockedAccount,
  kind: ChangeKind,
  { payload: given, evidence, comment, coolingMs, by }: FileRequest,
): { readonly request: StoredRequest; readonly problems: readonly Problem[] } => {
  const { accountId, state, now } = account;
  const [id, changeId] = ['srq', 'chg'].map((prefix) => `${prefix}_${randomUUID().replaceAll('-', '')}`) as [
    string,
    string,
  ];
  const payload = JSON.parse(canonicalJson(given)) as unknown;
  const { edits, impact, roles, warnings, sensitive, problems } = evaluateForDesk(state, kind, payload, {
    requestId: id,
    changeId,
  });
  const parsed = kind.parse(payload);
  const description = 'payload' in parsed && problems.length === 0 ? kind.describe(parsed.payload, state) : kind.title;
  const lapsesAt = now + REQUEST_LIFE_MS;
  const content = { accountId, kind: kind.kind, payload, comment, edits, impact, roles, warnings, expiresAt: lapsesAt };
  return {
    problems,
    request: {
      ...content,
      ...deskDocument({ ...content, id: changeId, requestId: id }),
      ...{ id, changeId, title: kind.title, description, kindVersion: kind.version, evidence, sensitive, coolingMs },
      filer: filerOf(by),
      assurance: assuranceOfDesk(state),
      baseVersion: state.version,
      filedAt: now,
      lapsesAt,
      state: 'filed',
      stateReason: null,
      objectedAt: null,
      coolingUntil: null,
      endedAt: null,
    },
  };
};

const record = async (account: LockedAccount, request: StoredRequest): Promise<void> => {
  const { filer } = request;
  await insertRequest(account, request);
  account.append({
    type: 'support-request.filed',
    actorId: filer.type === 'user' ? filer.userId : filer.id,
    data: {
      request: request.id,
      change: request.changeId,
      kind: request.kind,
      digest: request.digest,
      filer: filer.type,
      required: OPERATORS_REQUIRED,
      base: request.baseVersion,
      assurance: request.assurance,
      sensitive: request.sensitive,
      warnings: request.warnings.map((w) => w.code),
      evidence: sha256(request.evidence),
      coolingMs: request.coolingMs,
      lapsesAt: new Date(request.lapsesAt).toISOString(),
    },
  });
  await oweConcerned(account, request.id, 'filed');
};

/**
 * Files a request to the support desk: stored, with its event and the letters that tell every officer, or refused with
 * every problem (R8 c, R13, R14).
 */
export const fileSupportRequest = async (store: Store, asked: FileRequest): Promise<SupportInput> => {
  const kind = deskKindOf(asked.kind);
  if (kind === undefined)
    throw Refused.because('invalid_payload', `a kind of the support desk is expected, found "${asked.kind}"`, 'kind');
  const remarks = remarkProblems(asked);
  return store.inAccount(asked.accountId, async (account) => {
    const barred = await filerProblems(account, asked.by);
    if (barred.length > 0) throw new Refused(barred);
    const { request, problems } = requestOf(account, kind, asked);
    const all = [...remarks, ...problems, ...(await besideOpen(account, asked))];
    if (all.length > 0) throw new Refused(all);
    await record(account, request);
    return supportInputOf(request);
  });
};
