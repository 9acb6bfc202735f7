import type { Tx } from './database.ts';
import type { Change, Decision, SupportDecision, SupportObjection, SupportRequest } from './generated/prisma/client.ts';
import { authenticatorFingerprint, type Assertion } from './passkeys.ts';
import { identityHash } from './people.ts';
import { secretFingerprint } from './service-tokens.ts';
import { toStoredEvent, type StoredEvent } from './trail.ts';

/*
 * What verifying reads of an account: everything, in batches, so that a long history is never in memory whole.
 */

const BATCH = 2_000;
const CHANGE_BATCH = 100;

export interface AccountHead {
  readonly version: number;
  readonly changeCount: number;
  readonly eventCount: number;
  readonly eventHead: string;
}

export const accountHead = async (tx: Tx, accountId: string): Promise<AccountHead | undefined> =>
  (await tx.account.findUnique({
    where: { id: accountId },
    select: { version: true, changeCount: true, eventCount: true, eventHead: true },
  })) ?? undefined;

/** Every row, a batch at a time: `rowsAfter` gives the next ones behind a place, in order, and `placeOf` a row's own. */
async function* inBatches<Row, Place>(
  size: number,
  rowsAfter: (after: Place | undefined, take: number) => Promise<readonly Row[]>,
  placeOf: (row: Row) => Place,
  first?: Place,
): AsyncIterable<readonly Row[]> {
  for (let after = first; ;) {
    const rows = await rowsAfter(after, size);
    yield rows;
    if (rows.length < size) return;
    after = placeOf(rows.at(-1)!);
  }
}

/** The condition for what lies behind a value; none at the beginning. */
const behind = <Name extends string, V>(name: Name, after: V | undefined) =>
  (after === undefined ? {} : { [name]: { gt: after } }) as { [N in Name]?: { gt: V } };

/** Every event, by its number; or those behind a number. */
export async function* eachEvent(tx: Tx, accountId: string, from?: number): AsyncIterable<StoredEvent> {
  const rowsAfter = (after: number | undefined, take: number) =>
    tx.event.findMany({ where: { accountId, ...behind('seq', after) }, orderBy: { seq: 'asc' }, take });
  for await (const rows of inBatches(BATCH, rowsAfter, (row) => row.seq, from)) yield* rows.map(toStoredEvent);
}

/** A group of a change's effect, as its row has it. */
export interface EffectEvidence {
  readonly gained: readonly string[];
  readonly lost: readonly string[];
  readonly userIds: readonly string[];
  readonly count: number;
}

/** A change's row, with the rows of its effect in their order. */
export type ChangeEvidence = Change & { readonly effect: readonly EffectEvidence[] };

const withEffects = async (tx: Tx, accountId: string, rows: readonly Change[]): Promise<ChangeEvidence[]> => {
  const groups = await tx.changeEffect.findMany({
    where: { accountId, changeId: { in: rows.map((row) => row.id) } },
    orderBy: { position: 'asc' },
  });
  const effects = new Map<string, EffectEvidence[]>(rows.map((row) => [row.id, []]));
  for (const { changeId, gained, lost, userIds, count } of groups)
    effects.get(changeId)!.push({ gained, lost, userIds, count });
  return rows.map((row) => ({ ...row, effect: effects.get(row.id)! }));
};

/** Every change: the applied ones by their version, then the others by their number. */
export async function* eachChange(tx: Tx, accountId: string): AsyncIterable<ChangeEvidence> {
  const applied = (after: number | undefined, take: number) =>
    tx.change.findMany({
      where: { accountId, appliedVersion: after === undefined ? { not: null } : { gt: after } },
      orderBy: { appliedVersion: 'asc' },
      take,
    });
  const others = (after: number | undefined, take: number) =>
    tx.change.findMany({
      where: { accountId, appliedVersion: null, ...behind('number', after) },
      orderBy: { number: 'asc' },
      take,
    });
  for await (const rows of inBatches(CHANGE_BATCH, applied, (row) => row.appliedVersion!))
    yield* await withEffects(tx, accountId, rows);
  for await (const rows of inBatches(CHANGE_BATCH, others, (row) => row.number))
    yield* await withEffects(tx, accountId, rows);
}

interface DecisionPlace {
  readonly changeId: string;
  readonly officerId: string;
}

/** How rows that belong to a decision each are read, in the order of their changes and officers. */
const byDecision = (accountId: string, after: DecisionPlace | undefined) => ({
  where: {
    accountId,
    ...(after !== undefined && {
      OR: [{ changeId: { gt: after.changeId } }, { changeId: after.changeId, officerId: { gt: after.officerId } }],
    }),
  },
  orderBy: [{ changeId: 'asc' as const }, { officerId: 'asc' as const }],
});

const placeOfDecision = ({ changeId, officerId }: DecisionPlace): DecisionPlace => ({ changeId, officerId });

/** Every decision of the account. */
export async function* eachDecision(tx: Tx, accountId: string): AsyncIterable<Decision> {
  const rowsAfter = (after: DecisionPlace | undefined, take: number) =>
    tx.decision.findMany({ ...byDecision(accountId, after), take });
  for await (const rows of inBatches(BATCH, rowsAfter, placeOfDecision)) yield* rows;
}

/** Everything that passkeys of the account have signed. */
export async function* eachAssertion(
  tx: Tx,
  accountId: string,
): AsyncIterable<DecisionPlace & { readonly assertion: Assertion }> {
  const rowsAfter = (after: DecisionPlace | undefined, take: number) =>
    tx.passkeyAssertion.findMany({ ...byDecision(accountId, after), take });
  for await (const rows of inBatches(BATCH, rowsAfter, placeOfDecision))
    for (const { accountId: _, changeId, officerId, ...assertion } of rows) yield { changeId, officerId, assertion };
}

/** Every binding of the account, the identity as events name it. */
export async function* eachBinding(
  tx: Tx,
  accountId: string,
): AsyncIterable<{ readonly userId: string; readonly identity: string; readonly boundAt: Date }> {
  const rowsAfter = (after: string | undefined, take: number) =>
    tx.identityBinding.findMany({
      where: { accountId, ...behind('userId', after) },
      orderBy: { userId: 'asc' },
      take,
    });
  for await (const rows of inBatches(BATCH, rowsAfter, (row) => row.userId))
    for (const row of rows) yield { userId: row.userId, identity: identityHash(row), boundAt: row.boundAt };
}

/** Every passkey of the account, as events name it. */
export async function* eachAuthenticator(
  tx: Tx,
  accountId: string,
): AsyncIterable<{
  readonly id: string;
  readonly userId: string;
  readonly fingerprint: string;
  readonly enrolledAt: Date;
}> {
  const rowsAfter = (after: string | undefined, take: number) =>
    tx.authenticator.findMany({ where: { accountId, ...behind('id', after) }, orderBy: { id: 'asc' }, take });
  for await (const rows of inBatches(BATCH, rowsAfter, (row) => row.id))
    for (const { id, userId, enrolledAt, ...passkey } of rows)
      yield { id, userId, fingerprint: authenticatorFingerprint(passkey), enrolledAt };
}

/** Every secret of a service token of the account, as events name it. */
export async function* eachServiceSecret(
  tx: Tx,
  accountId: string,
): AsyncIterable<{
  readonly tokenId: string;
  readonly fingerprint: string;
  readonly madeBy: string;
  readonly madeAt: Date;
}> {
  const rowsAfter = (after: string | undefined, take: number) =>
    tx.serviceTokenSecret.findMany({
      where: { accountId, ...behind('tokenId', after) },
      orderBy: { tokenId: 'asc' },
      take,
    });
  for await (const rows of inBatches(BATCH, rowsAfter, (row) => row.tokenId))
    for (const { tokenId, hash, madeBy, madeAt } of rows)
      yield { tokenId, fingerprint: secretFingerprint(hash), madeBy, madeAt };
}

/** A request to the support desk, with what was decided on it and said against it. */
export interface RequestEvidence {
  readonly request: SupportRequest;
  readonly decisions: readonly SupportDecision[];
  readonly objections: readonly SupportObjection[];
}

/** Every request to the support desk of the account. */
export async function* eachRequest(tx: Tx, accountId: string): AsyncIterable<RequestEvidence> {
  const rowsAfter = (after: string | undefined, take: number) =>
    tx.supportRequest.findMany({ where: { accountId, ...behind('id', after) }, orderBy: { id: 'asc' }, take });
  for await (const rows of inBatches(CHANGE_BATCH, rowsAfter, (row) => row.id)) {
    const where = { accountId, requestId: { in: rows.map((row) => row.id) } };
    const decisions = await tx.supportDecision.findMany({ where });
    const objections = await tx.supportObjection.findMany({ where });
    for (const request of rows)
      yield {
        request,
        decisions: decisions.filter((d) => d.requestId === request.id),
        objections: objections.filter((o) => o.requestId === request.id),
      };
  }
}
