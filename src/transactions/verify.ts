import { setImmediate as breathe } from 'node:timers/promises';
import type { Edit } from '../domain/account-state.ts';
import { canonicalJson, sha256 } from '../domain/canonical.ts';
import { entityNames } from '../domain/entities/index.ts';
import { NoSuchAccount } from '../store/account-lock.ts';
import type { Tx } from '../store/database.ts';
import {
  accountHead,
  eachBinding,
  eachChange,
  eachDecision,
  eachEvent,
  eachServiceSecret,
  type AccountHead,
  type ChangeEvidence,
} from '../store/evidence.ts';
import { eachRow, tableOf } from '../store/state-tables.ts';
import type { Store } from '../store/store.ts';
import { breakOf, GENESIS } from '../store/trail.ts';
import { Differences, type Difference } from './differences.ts';
import { HistoryFold, sameValue, UnfitEdit } from './history-fold.ts';
import { Told, type ToldChange } from './told.ts';
import { checkCheckpoints, type CheckpointFindings, type Evidence } from './verify-checkpoints.ts';
import { compareFlags } from './verify-flags.ts';
import { compareAssertions, compareAuthenticators } from './verify-passkeys.ts';
import { compareRequests } from './verify-requests.ts';

/** What verifying an account's evidence comes to (R41). */
export interface Verification {
  readonly ok: boolean;
  readonly events: number;
  /** The first event at which the chain breaks. */
  readonly firstBroken?: { readonly seq: number; readonly why: string };
  /** At most 100 differences are named. */
  readonly tables: { readonly ok: boolean; readonly differences: readonly Difference[] };
  readonly checkpoints: CheckpointFindings;
}

/** After this many edits others get their turn. */
const EDITS_AT_ONCE = 5_000;
const TIMEOUT_MS = 10 * 60_000;

interface Chain {
  readonly events: number;
  readonly told: Told;
  readonly firstBroken: { readonly seq: number; readonly why: string } | undefined;
}

const headBreakOf = (
  { eventCount, eventHead }: AccountHead,
  last: { readonly seq: number; readonly hash: string },
): Chain['firstBroken'] => {
  if (last.seq < eventCount)
    return { seq: last.seq + 1, why: `the account counts ${eventCount} events, the trail ends with ${last.seq}` };
  if (last.seq > eventCount)
    return { seq: eventCount + 1, why: `the account counts ${eventCount} events, the trail goes on to ${last.seq}` };
  return last.hash === eventHead ? undefined : { seq: last.seq, why: 'the account holds another hash for it' };
};

const followChain = async (tx: Tx, accountId: string, head: AccountHead): Promise<Chain> => {
  const told = new Told();
  let events = 0;
  let last = { seq: 0, hash: GENESIS };
  let firstBroken: Chain['firstBroken'];
  for await (const event of eachEvent(tx, accountId)) {
    const why = breakOf(accountId, event, last);
    if (why !== undefined) firstBroken ??= { seq: last.seq + 1, why };
    if (!told.hear(event)) firstBroken ??= { seq: event.seq, why: 'what it says is no JSON object' };
    last = event;
    events++;
  }
  return { events, told, firstBroken: firstBroken ?? headBreakOf(head, last) };
};

interface Document {
  readonly edits: readonly Edit[];
  readonly effect: readonly { readonly userIds: readonly string[] }[];
}

const documentOf = ({ document }: ChangeEvidence): (Document & Readonly<Record<string, unknown>>) | undefined => {
  try {
    const parsed = JSON.parse(document) as Partial<Document> | null;
    return Array.isArray(parsed?.edits) && Array.isArray(parsed.effect)
      ? { ...parsed, edits: parsed.edits, effect: parsed.effect }
      : undefined;
  } catch {
    return undefined;
  }
};

const parsedOr = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
};

const warningCodes = (warnings: string): unknown => {
  const parsed = parsedOr(warnings);
  return Array.isArray(parsed) ? parsed.map((warning: { code?: unknown } | null) => warning?.code ?? null) : parsed;
};

/** Holds a change's columns and its effect against the document that its digest is of. */
const compareWithDocument = (differences: Differences, row: ChangeEvidence): void => {
  if (sha256(row.document) !== row.digest) differences.add('changes', row.id, 'digest is not that of its document');
  const document = documentOf(row);
  if (document === undefined) return differences.add('changes', row.id, 'document can not be read');
  const codes = warningCodes(row.warnings);
  const columns = {
    account: row.accountId,
    change: row.id,
    kind: row.kind,
    payload: parsedOr(row.payload),
    reason: row.reason,
    initiator: row.initiatorId ?? row.supportRequestId,
    warnings: Array.isArray(codes) ? codes.sort() : codes,
    requiredApprovals: row.requiredApprovals,
    expiresAt: row.expiresAt.toISOString(),
  };
  const said = Object.fromEntries(Object.keys(columns).map((name) => [name, document[name] ?? null]));
  differences.compare('changes', row.id, columns, said, 'its document');
  const effect = document.effect.map((group) => ({ ...group, count: group.userIds?.length }));
  if (canonicalJson(row.effect) !== canonicalJson(effect))
    differences.add('change_effects', row.id, 'the effect is not as the document of its change has it');
};

/** How many officers approved, by the trail: others than the initiator, for the change's digest. */
const approvalsOf = ({ decisions, initiatorId, digest }: ToldChange): number =>
  [...decisions].filter(([officerId, d]) => officerId !== initiatorId && d.verdict === 'approve' && d.digest === digest)
    .length;

/** Holds a change's row against its events. */
const compareWithTrail = (differences: Differences, row: ChangeEvidence, told: ToldChange | undefined): void => {
  if (told === undefined) return differences.add('changes', row.id, 'the trail does not tell of it');
  const { decisions: _, ...said } = told;
  const found = {
    ...row,
    initiatorId: row.initiatorId ?? row.supportRequestId,
    warnings: warningCodes(row.warnings),
    submittedAt: row.submittedAt.toISOString(),
    endedAt: row.endedAt?.toISOString() ?? null,
    ending: row.ending === null ? null : sha256(row.ending),
  };
  differences.compare('changes', row.id, found, said, 'the trail');
  const approvals = approvalsOf(told);
  if (told.state === 'applied' && approvals < row.requiredApprovals)
    differences.add('changes', row.id, `applied with ${approvals} of ${row.requiredApprovals} approvals, by the trail`);
};

/** Folds an applied change's edits. Answers whether they fit. */
const foldOne = async (fold: HistoryFold, row: ChangeEvidence): Promise<boolean> => {
  const edits = documentOf(row)?.edits;
  if (edits === undefined) return false;
  const stamp = { version: row.appliedVersion!, at: row.endedAt!.toISOString() };
  try {
    for (const [i, edit] of edits.entries()) {
      if (i > 0 && i % EDITS_AT_ONCE === 0) await breathe();
      fold.apply(edit, stamp);
    }
    return true;
  } catch (error) {
    if (error instanceof UnfitEdit || error instanceof TypeError) return false;
    throw error;
  }
};

/** Goes through the changes; answers what the applied ones lead to, or nothing where they can't be followed. */
const followChanges = async (
  tx: Tx,
  { accountId, head, told }: { accountId: string; head: AccountHead; told: Told },
  differences: Differences,
): Promise<HistoryFold | undefined> => {
  const fold = new HistoryFold();
  const untold = new Set(told.changes.keys());
  let version = 0;
  let count = 0;
  let isWhole = true;
  for await (const row of eachChange(tx, accountId)) {
    count++;
    untold.delete(row.id);
    compareWithDocument(differences, row);
    compareWithTrail(differences, row, told.changes.get(row.id));
    if (row.appliedVersion === null || !isWhole) continue;
    isWhole = row.appliedVersion === version + 1 && (await foldOne(fold, row));
    if (isWhole) version = row.appliedVersion;
    else
      differences.add(
        'changes',
        row.id,
        row.appliedVersion === version + 1
          ? `its edits do not fit what the changes before it lead to: nothing after version ${version} is compared`
          : `appliedVersion is ${row.appliedVersion}, where ${version + 1} comes next: nothing after it is compared`,
      );
  }
  for (const id of untold) differences.add('changes', id, 'the trail tells of it, the table lacks it');
  if (count !== head.changeCount)
    differences.add('accounts', accountId, `changeCount is ${head.changeCount}, there are ${count} changes`);
  if (isWhole && version !== head.version)
    differences.add('accounts', accountId, `version is ${head.version}, the changes lead to ${version}`);
  return isWhole ? fold : undefined;
};

const compareState = async (tx: Tx, accountId: string, fold: HistoryFold, differences: Differences): Promise<void> => {
  for (const entity of entityNames)
    for await (const [id, row] of eachRow(tx, accountId, entity)) {
      const folded = fold.take(entity, id);
      if (folded === undefined) differences.add(tableOf[entity], id, 'no change leads to this row');
      else
        for (const [field, value] of Object.entries(row))
          if (!sameValue(value, folded[field] ?? null))
            differences.add(tableOf[entity], id, `${field} is not what the changes lead to`);
    }
  for (const [entity, id] of fold.left())
    differences.add(tableOf[entity], id, 'the changes lead to this row, the table lacks it');
};

const compareDecisions = async (tx: Tx, accountId: string, told: Told, differences: Differences): Promise<void> => {
  const untold = new Set(
    [...told.changes].flatMap(([id, { decisions }]) => [...decisions.keys()].map((by) => `${id} ${by}`)),
  );
  for await (const { changeId, officerId, comment, decidedAt, ...row } of eachDecision(tx, accountId)) {
    const id = `${changeId} ${officerId}`;
    untold.delete(id);
    const change = told.changes.get(changeId);
    const said = change?.decisions.get(officerId);
    if (change === undefined || said === undefined) {
      differences.add('decisions', id, 'the trail does not tell of it');
      continue;
    }
    const found = {
      ...row,
      decidedAt: decidedAt.toISOString(),
      comment: comment === null ? null : sha256(comment),
    };
    const { assertion: _assertion, passkeys: _passkeys, ...columns } = said;
    differences.compare('decisions', id, found, { ...columns, initiatorId: change.initiatorId }, 'the trail');
  }
  for (const id of untold) differences.add('decisions', id, 'the trail tells of it, the table lacks it');
};

const compareBindings = async (tx: Tx, accountId: string, told: Told, differences: Differences): Promise<void> => {
  const untold = new Set(told.bindings.keys());
  for await (const { userId, identity, boundAt } of eachBinding(tx, accountId)) {
    untold.delete(userId);
    const said = told.bindings.get(userId);
    if (said === undefined) differences.add('identity_bindings', userId, 'the trail does not tell of it');
    else {
      const found = { identity, boundAt: boundAt.toISOString() };
      differences.compare('identity_bindings', userId, found, { ...said }, 'the trail');
    }
  }
  for (const id of untold) differences.add('identity_bindings', id, 'the trail tells of it, the table lacks it');
};

const compareSecrets = async (tx: Tx, accountId: string, told: Told, differences: Differences): Promise<void> => {
  const untold = new Set(told.secrets.keys());
  for await (const { tokenId, madeAt, ...row } of eachServiceSecret(tx, accountId)) {
    untold.delete(tokenId);
    const said = told.secrets.get(tokenId);
    if (said === undefined) differences.add('service_token_secrets', tokenId, 'the trail does not tell of it');
    else {
      const found = { ...row, madeAt: madeAt.toISOString() };
      differences.compare('service_token_secrets', tokenId, found, { ...said }, 'the trail');
    }
  }
  for (const id of untold) differences.add('service_token_secrets', id, 'the trail tells of it, the table lacks it');
};

/**
 * Recomputes the chain of an account's events, folds its changes from the opening, and holds the tables against both:
 * state, changes with their effects, decisions, flags, bindings, passkeys with what they have signed, tokens with their
 * secrets and requests to the support desk; and checks what was signed of the chain (R41). Without keys, no checkpoint
 * stands. Reads one snapshot and writes nothing. Throws NoSuchAccount.
 */
export const verify = (store: Store, accountId: string, evidence: Evidence = { keys: [] }): Promise<Verification> =>
  store.snapshot(
    accountId,
    async (tx) => {
      const head = await accountHead(tx, accountId);
      if (head === undefined) throw new NoSuchAccount(accountId);
      const { events, told, firstBroken } = await followChain(tx, accountId, head);
      const differences = new Differences();
      const fold = await followChanges(tx, { accountId, head, told }, differences);
      if (fold !== undefined) await compareState(tx, accountId, fold, differences);
      await compareDecisions(tx, accountId, told, differences);
      await compareBindings(tx, accountId, told, differences);
      await compareSecrets(tx, accountId, told, differences);
      await compareAuthenticators(tx, accountId, told, differences);
      await compareAssertions(tx, accountId, told, differences);
      await compareRequests(tx, accountId, told.requests, differences);
      await compareFlags(tx, accountId, told.flags, differences);
      await told.personalTokens.compare(tx, accountId, differences);
      const checkpoints = await checkCheckpoints(tx, accountId, evidence);
      const tables = { ok: differences.named.length === 0, differences: differences.named };
      const ok = firstBroken === undefined && tables.ok && checkpoints.ok;
      return { ok, events, ...(firstBroken && { firstBroken }), tables, checkpoints };
    },
    TIMEOUT_MS,
  );
