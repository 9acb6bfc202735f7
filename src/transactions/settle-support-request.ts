import { deskKindOf } from '../changes/index.ts';
import type { Change, StateReason } from '../domain/change.ts';
import type { ChangeInput } from '../domain/change-input.ts';
import { deskDocument, deskStaleness, evaluateForDesk } from '../domain/desk-admission.ts';
import { sha256 } from '../domain/canonical.ts';
import { deskEndingOf } from '../domain/ending.ts';
import { officerCount } from '../domain/officers.ts';
import type { SupportReport } from '../domain/support-report.ts';
import { hasRequestEnded, settleRequest, type RequestEnd, type RequestState } from '../domain/support-request.ts';
import type { LockedAccount } from '../store/account-lock.ts';
import { findChange, insertChange } from '../store/changes.ts';
import { isIntegrityViolation } from '../store/database.ts';
import { RowsMoved } from '../store/state-tables.ts';
import type { Store } from '../store/store.ts';
import {
  findRequest,
  moveRequest,
  setRequestWake,
  unsentRequestNotices,
  type StoredRequest,
} from '../store/support-requests.ts';
import { alsoWake, followEdits } from './settle.ts';
import { changeInputOf } from './submit.ts';
import { concernedBy, deliberateRequest, oweConcerned, type OpenRequest } from './support-request.ts';

export interface SettleSupportRequest {
  readonly accountId: string;
  readonly requestId: string;
}

/** The database refused the edits, in a transaction that is rolled back. */
class ApplyRefused extends Error {
  constructor(cause: unknown) {
    super('the database refused the edits', { cause });
  }
}

/** How long letters that do not go out are left to their workflow before somebody looks again. */
const LETTERS_LOOK_MS = 60_000;

const reportOf = (account: LockedAccount, state: RequestState, more: Partial<SupportReport>): SupportReport => ({
  state,
  ended: hasRequestEnded(state),
  required: 0,
  missing: 0,
  wakeAt: null,
  lettersOwed: false,
  change: null,
  alsoWake: [],
  version: account.state.version,
  at: account.at,
  ...more,
});

const hasUnsent = async ({ tx, accountId }: LockedAccount, requestId: string): Promise<boolean> =>
  (await unsentRequestNotices(tx, accountId, requestId)).length > 0;

const changeOf = async (
  { tx, accountId }: LockedAccount,
  { state, changeId }: Pick<StoredRequest, 'state' | 'changeId'>,
): Promise<ChangeInput | null> => {
  const found = state === 'applied' ? await findChange(tx, accountId, changeId) : undefined;
  return found === undefined ? null : changeInputOf(found.change);
};

/** What has ended needs no more looks once its letters are out. */
const settleEnded = async (account: LockedAccount, request: StoredRequest): Promise<SupportReport> => {
  const lettersOwed = await hasUnsent(account, request.id);
  if (!lettersOwed) await setRequestWake(account, request.id, null);
  return reportOf(account, request.state, { lettersOwed, change: await changeOf(account, request) });
};

const end = async (
  account: LockedAccount,
  { id }: StoredRequest,
  state: RequestEnd,
  reason: StateReason,
): Promise<SupportReport> => {
  await moveRequest(account, id, { state }, reason);
  account.append({ type: 'support-request.ended', data: { request: id, state, code: reason.code } });
  await oweConcerned(account, id, `ended-${state}`);
  return reportOf(account, state, { lettersOwed: true });
};

/** Whether what is stored of a request is still what was filed: somebody may have written around the service. */
const isAsFiled = (request: StoredRequest): boolean => {
  const { document, digest } = deskDocument({ ...request, id: request.changeId, requestId: request.id });
  return document === request.document && digest === request.digest;
};

/** The change that a request becomes, as its row has it. */
const asChange = (request: StoredRequest): Change => ({
  ...request,
  id: request.changeId,
  reason: request.comment,
  initiatorId: request.id,
  requiredApprovals: 0,
  submittedAt: request.filedAt,
  state: 'applied',
});

const apply = async (account: LockedAccount, { request, tally }: OpenRequest): Promise<SupportReport> => {
  const before = account.state;
  const [concerned, officersBefore] = [concernedBy(before), officerCount(before)];
  const change = asChange(request);
  const { title, description, edits } = request;
  const ending = deskEndingOf(before, request, tally);
  let number: number;
  try {
    await account.apply(edits);
    const { version } = account.state;
    number = await insertChange(account, { change, title, description, authority: 'desk' }, { version, ending });
    await moveRequest(account, request.id, { state: 'applied' });
  } catch (error) {
    if (isIntegrityViolation(error) || error instanceof RowsMoved) throw new ApplyRefused(error);
    throw error;
  }
  await followEdits(account, change, before, edits);
  await oweConcerned(account, request.id, 'ended-applied', concerned);
  account.append({
    type: 'support-request.applied',
    changeId: change.id,
    data: {
      request: request.id,
      number,
      version: account.state.version,
      digest: change.digest,
      operators: tally.approvals.map((d) => d.id),
      officersBefore,
      officersAfter: officerCount(account.state),
      ending: sha256(ending),
    },
  });
  const stored = await findChange(account.tx, account.accountId, change.id);
  return reportOf(account, 'applied', {
    lettersOwed: true,
    change: changeInputOf(stored!.change),
    alsoWake: await alsoWake(account, request),
  });
};

const applyOrEnd = async (account: LockedAccount, open: OpenRequest): Promise<SupportReport> => {
  const { request } = open;
  const kind = deskKindOf(request.kind);
  // A newer version may know it: this one keeps its hands off, and the settling is tried again.
  if (kind === undefined) throw new Error(`this version of the service does not know the desk's kind ${request.kind}`);
  if (!isAsFiled(request))
    return end(account, request, 'conflicted', {
      code: 'not_as_submitted',
      text: 'What is stored of it is not what was approved. Operators have been told.',
    });
  const ids = { requestId: request.id, changeId: request.changeId };
  const stale = deskStaleness(evaluateForDesk(account.state, kind, request.payload, ids), request);
  return stale === undefined ? apply(account, open) : end(account, request, 'conflicted', stale);
};

const wait = async (
  account: LockedAccount,
  { request, tally }: OpenRequest,
  wakeAt: number,
): Promise<SupportReport> => {
  // Whoever has become an officer since is told as the others were.
  await oweConcerned(account, request.id, 'filed');
  if (request.state === 'cooling') await oweConcerned(account, request.id, 'cooling');
  const lettersOwed = await hasUnsent(account, request.id);
  await setRequestWake(account, request.id, lettersOwed ? account.now + LETTERS_LOOK_MS : wakeAt);
  const { required, missing } = tally;
  return reportOf(account, request.state, {
    ...{ required, missing, lettersOwed },
    wakeAt: new Date(wakeAt).toISOString(),
  });
};

const cool = async (account: LockedAccount, open: OpenRequest, coolingUntil: number): Promise<SupportReport> => {
  const { request } = open;
  const state = 'cooling';
  await moveRequest(account, request.id, { state, coolingUntil });
  account.append({
    type: 'support-request.cooling',
    data: { request: request.id, coolingUntil: new Date(coolingUntil).toISOString() },
  });
  return wait(account, { ...open, request: { ...request, state, coolingUntil } }, coolingUntil);
};

const settleLocked = async (account: LockedAccount, requestId: string): Promise<SupportReport> => {
  const open = await deliberateRequest(account.tx, account.state, requestId);
  if (open === undefined) throw new Error(`no request ${requestId} in account ${account.accountId}`);
  const { request, tally } = open;
  const now = settleRequest(request, tally, account.now);
  switch (now.do) {
    case 'nothing':
      return settleEnded(account, request);
    case 'end':
      return end(account, request, now.state, now.reason);
    case 'cool':
      return cool(account, open, now.until);
    case 'apply':
      return applyOrEnd(account, open);
    case 'wait':
      return wait(account, open, now.wakeAt);
  }
};

/**
 * Settles a request: the only door by which the support desk comes to an account's tables. Applies it as a change of the
 * desk's authority, ends it, or says what it waits for; a repeated call finds it ended and changes nothing (R8 c, R35).
 */
export const settleSupportRequest = async (
  store: Store,
  { accountId, requestId }: SettleSupportRequest,
): Promise<SupportReport> => {
  try {
    return await store.inAccount(accountId, (account) => settleLocked(account, requestId));
  } catch (error) {
    if (!(error instanceof ApplyRefused)) throw error;
    return store.inAccount(accountId, async (account) => {
      const again = await findRequest(account.tx, accountId, requestId);
      if (again === undefined || hasRequestEnded(again.request.state)) return settleLocked(account, requestId);
      return end(account, again.request, 'conflicted', {
        code: 'refused_by_database',
        text: 'The database refused the edits; nothing was applied. Operators have been told.',
      });
    });
  }
};
