import { AccountState, EditMismatch, type Edit } from '../domain/account-state.ts';
import { canonicalJson, sha256 } from '../domain/canonical.ts';
import { entityNames, type EntityName } from '../domain/entities/index.ts';
import type { Fields } from '../domain/entity.ts';
import { problem, Refused } from '../domain/problems.ts';
import {
  accountHead,
  eachAppliedChange,
  eachChangeRow,
  eachDecisionRow,
  eachEvent,
  bindingRows,
  type ChangeEvidence,
} from '../store/evidence.ts';
import { loadRows, tableOf } from '../store/state-tables.ts';
import type { Store } from '../store/store.ts';
import { eventHash, GENESIS, type StoredEvent } from '../store/trail.ts';

/** A row that is not as the trail and the changes say. */
export interface Difference {
  readonly table: string;
  readonly id: string;
  readonly why: string;
}

/** What verifying an account's evidence comes to (R41). */
export interface Verification {
  readonly ok: boolean;
  readonly events: number;
  /** The first event at which the chain breaks. */
  readonly firstBroken?: { readonly seq: number; readonly why: string };
  readonly tables: { readonly ok: boolean; readonly differences: readonly Difference[] };
}

/** More than this many differences tell no more. */
const DIFFERENCE_LIMIT = 100;

/** What the trail says, gathered on the way along the chain. */
interface Told {
  readonly digests: Map<string, string>;
  readonly applied: Map<string, number>;
  readonly ended: Map<string, string>;
  readonly decisions: Map<string, string>;
  readonly bindings: Map<string, string>;
}

const decisionKey = (changeId: string, officerId: string): string => `${changeId} ${officerId}`;

const listen = (told: Told, event: StoredEvent): void => {
  const data = JSON.parse(event.data) as Record<string, unknown>;
  const change = event.changeId ?? '';
  switch (event.type) {
    case 'account.opened':
      told.digests.set(change, String(data['digest']));
      told.applied.set(change, 1);
      break;
    case 'change.submitted':
      told.digests.set(change, String(data['digest']));
      break;
    case 'change.applied':
      told.applied.set(change, Number(data['version']));
      break;
    case 'change.ended':
      told.ended.set(change, String(data['state']));
      break;
    case 'decision.recorded':
      told.decisions.set(
        decisionKey(change, event.actorId ?? ''),
        canonicalJson([data['verdict'], data['digest'], data['designation']]),
      );
      break;
    case 'identity.bound':
      told.bindings.set(String(data['userId']), canonicalJson([data['issuer'], data['subject']]));
      break;
    case 'identity.unbound':
      told.bindings.delete(String(data['userId']));
      break;
  }
};

/** Where the next event does not follow the one before, in words. */
const breakOf = (
  accountId: string,
  event: StoredEvent,
  before: { count: number; hash: string },
): string | undefined => {
  if (event.seq !== before.count + 1) return `event ${before.count + 1} is expected, found ${event.seq}`;
  if (event.prevHash !== before.hash) return 'it does not hold the hash of the event before';
  if (eventHash(accountId, event) !== event.hash) return 'its hash is not that of what it says';
  return undefined;
};

/** Compares a change's row with its document, and its end with the trail's. */
const changeDifferences = (told: Told, row: ChangeEvidence): Difference[] => {
  const differ = (why: string): Difference => ({ table: 'changes', id: row.id, why });
  const found: Difference[] = [];
  if (sha256(row.document) !== row.digest) found.push(differ('its digest is not that of its document'));
  if (told.digests.get(row.id) !== row.digest)
    found.push(
      differ(
        told.digests.has(row.id)
          ? 'its digest is not the one that the trail has'
          : 'the trail does not know its submission',
      ),
    );
  const document = JSON.parse(row.document) as Record<string, unknown>;
  const columns = {
    kind: row.kind,
    payload: JSON.parse(row.payload) as unknown,
    reason: row.reason,
    initiator: row.initiatorId,
    requiredApprovals: row.requiredApprovals,
    expiresAt: row.expiresAt.toISOString(),
  };
  for (const [name, value] of Object.entries(columns))
    if (canonicalJson(document[name]) !== canonicalJson(value))
      found.push(differ(`its ${name} is not that of its document`));
  const end = told.applied.has(row.id) ? 'applied' : told.ended.get(row.id);
  const rowEnd = row.state === 'pending' || row.state === 'approved' ? undefined : row.state;
  if (end !== rowEnd) found.push(differ(`its state is ${row.state}; the trail has it ${end ?? 'open'}`));
  if (row.state === 'applied' && told.applied.get(row.id) !== row.appliedVersion)
    found.push(differ(`its version is ${row.appliedVersion}; the trail has ${told.applied.get(row.id)}`));
  return found;
};

const rowDifferences = (
  entity: EntityName,
  id: string,
  folded: Fields | undefined,
  found: Fields | undefined,
): Difference[] => {
  const table = tableOf[entity];
  if (found === undefined) return [{ table, id, why: 'the changes lead to this row; the table lacks it' }];
  if (folded === undefined) return [{ table, id, why: 'no change leads to this row' }];
  return Object.keys(found)
    .filter((field) => canonicalJson(found[field]) !== canonicalJson(folded[field]))
    .map((field) => ({ table, id, why: `${field} differs from what the changes lead to` }));
};

/** Compares two maps of what is told with rows of a table, each value in canonical form. */
const told = (table: string, said: ReadonlyMap<string, string>, rows: ReadonlyMap<string, string>): Difference[] => [
  ...[...rows].flatMap(([id, value]) =>
    said.get(id) === value
      ? []
      : [{ table, id, why: said.has(id) ? 'it is not as the trail has it' : 'the trail does not know it' }],
  ),
  ...[...said.keys()]
    .filter((id) => !rows.has(id))
    .map((id) => ({ table, id, why: 'the trail has it; the table lacks it' })),
];

/**
 * Recomputes the chain of an account's events, folds its changes from the opening, and compares both with the tables:
 * states, changes, decisions and bindings. Reads one snapshot and writes nothing.
 */
export const verify = (store: Store, accountId: string): Promise<Verification> =>
  store.snapshot(async (tx) => {
    const head = await accountHead(tx, accountId);
    if (head === undefined) throw new Refused([problem('not_found_here', 'There is no such account.')]);
    const said: Told = {
      digests: new Map(),
      applied: new Map(),
      ended: new Map(),
      decisions: new Map(),
      bindings: new Map(),
    };
    let chain = { count: 0, hash: GENESIS };
    let firstBroken: Verification['firstBroken'];
    for await (const event of eachEvent(tx, accountId)) {
      const why = breakOf(accountId, event, chain);
      if (why !== undefined) firstBroken ??= { seq: chain.count + 1, why };
      chain = { count: event.seq, hash: event.hash };
      listen(said, event);
    }
    if (chain.count !== head.eventCount || chain.hash !== head.eventHead)
      firstBroken ??= {
        seq: Math.min(chain.count, head.eventCount) + 1,
        why: `the account's head is event ${head.eventCount}; the trail ends with ${chain.count}, or otherwise`,
      };

    const differences: Difference[] = [];
    let state = AccountState.empty(accountId);
    try {
      for await (const { id, appliedVersion, endedAt, document } of eachAppliedChange(tx, accountId)) {
        if (appliedVersion !== state.version + 1)
          differences.push({
            table: 'changes',
            id,
            why: `version ${state.version + 1} is expected to be applied next, found ${appliedVersion}`,
          });
        const { edits } = JSON.parse(document) as { edits: readonly Edit[] };
        state = state.after(edits, { version: appliedVersion, at: endedAt.toISOString() });
      }
    } catch (error) {
      if (!(error instanceof EditMismatch)) throw error;
      differences.push({
        table: 'changes',
        id: `version ${state.version + 1}`,
        why: 'its edits do not fit the state that the changes before it lead to',
      });
    }
    if (state.version !== head.version)
      differences.push({
        table: 'accounts',
        id: accountId,
        why: `the account is at version ${head.version}; its changes lead to ${state.version}`,
      });

    const seen = new Map<EntityName, Set<string>>(entityNames.map((name) => [name, new Set()]));
    for (const [entity, id, row] of await loadRows(tx, accountId)) {
      seen.get(entity)!.add(id);
      differences.push(...rowDifferences(entity, id, state.get(entity, id), row));
    }
    for (const entity of entityNames)
      for (const [id, row] of state.all(entity))
        if (!seen.get(entity)!.has(id)) differences.push(...rowDifferences(entity, id, row, undefined));

    const changes = new Set<string>();
    for await (const row of eachChangeRow(tx, accountId)) {
      changes.add(row.id);
      differences.push(...changeDifferences(said, row));
    }
    for (const id of said.digests.keys())
      if (!changes.has(id)) differences.push({ table: 'changes', id, why: 'the trail has it; the table lacks it' });
    const decisions = new Map<string, string>();
    for await (const row of eachDecisionRow(tx, accountId))
      decisions.set(
        decisionKey(row.changeId, row.officerId),
        canonicalJson([row.verdict, row.digest, row.designation]),
      );
    const bindings = new Map(
      (await bindingRows(tx, accountId)).map((row) => [row.userId, canonicalJson([row.issuer, row.subject])]),
    );
    differences.push(
      ...told('decisions', said.decisions, decisions),
      ...told('identity_bindings', said.bindings, bindings),
    );

    const tables = { ok: differences.length === 0, differences: differences.slice(0, DIFFERENCE_LIMIT) };
    return {
      ok: firstBroken === undefined && tables.ok,
      events: chain.count,
      ...(firstBroken && { firstBroken }),
      tables,
    };
  });
