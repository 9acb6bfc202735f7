import type { Tx } from './database.ts';
import type {
  Change,
  Decision,
  PasskeyAssertion,
  SupportDecision,
  SupportObjection,
  SupportRequest,
} from './generated/prisma/client.ts';
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

/** Every event, by its number; or those behind a number. */
export async function* eachEvent(tx: Tx, accountId: string, behind?: number): AsyncIterable<StoredEvent> {
  for (let after = behind; ;) {
    const rows = await tx.event.findMany({
      where: { accountId, ...(after !== undefined && { seq: { gt: after } }) },
      orderBy: { seq: 'asc' },
      take: BATCH,
    });
    for (const row of rows) yield toStoredEvent(row);
    if (rows.length < BATCH) return;
    after = rows.at(-1)!.seq;
  }
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
  for (let after: number | undefined; ;) {
    const rows = await tx.change.findMany({
      where: { accountId, appliedVersion: after === undefined ? { not: null } : { gt: after } },
      orderBy: { appliedVersion: 'asc' },
      take: CHANGE_BATCH,
    });
    yield* await withEffects(tx, accountId, rows);
    if (rows.length < CHANGE_BATCH) break;
    after = rows.at(-1)!.appliedVersion!;
  }
  for (let after: number | undefined; ;) {
    const rows = await tx.change.findMany({
      where: { accountId, appliedVersion: null, ...(after !== undefined && { number: { gt: after } }) },
      orderBy: { number: 'asc' },
      take: CHANGE_BATCH,
    });
    yield* await withEffects(tx, accountId, rows);
    if (rows.length < CHANGE_BATCH) return;
    after = rows.at(-1)!.number;
  }
}

/** Every decision of the account. */
export async function* eachDecision(tx: Tx, accountId: string): AsyncIterable<Decision> {
  for (let after: Pick<Decision, 'changeId' | 'officerId'> | undefined; ;) {
    const rows: Decision[] = await tx.decision.findMany({
      where: {
        accountId,
        ...(after !== undefined && {
          OR: [{ changeId: { gt: after.changeId } }, { changeId: after.changeId, officerId: { gt: after.officerId } }],
        }),
      },
      orderBy: [{ changeId: 'asc' }, { officerId: 'asc' }],
      take: BATCH,
    });
    yield* rows;
    if (rows.length < BATCH) return;
    after = rows.at(-1)!;
  }
}

/** Every binding of the account, the identity as events name it. */
export async function* eachBinding(
  tx: Tx,
  accountId: string,
): AsyncIterable<{ readonly userId: string; readonly identity: string; readonly boundAt: Date }> {
  for (let after: string | undefined; ;) {
    const rows = await tx.identityBinding.findMany({
      where: { accountId, ...(after !== undefined && { userId: { gt: after } }) },
      orderBy: { userId: 'asc' },
      take: BATCH,
    });
    for (const row of rows) yield { userId: row.userId, identity: identityHash(row), boundAt: row.boundAt };
    if (rows.length < BATCH) return;
    after = rows.at(-1)!.userId;
  }
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
  for (let after: string | undefined; ;) {
    const rows = await tx.authenticator.findMany({
      where: { accountId, ...(after !== undefined && { id: { gt: after } }) },
      orderBy: { id: 'asc' },
      take: BATCH,
    });
    for (const { id, userId, enrolledAt, ...passkey } of rows)
      yield { id, userId, fingerprint: authenticatorFingerprint(passkey), enrolledAt };
    if (rows.length < BATCH) return;
    after = rows.at(-1)!.id;
  }
}

/** Everything that passkeys of the account have signed. */
export async function* eachAssertion(
  tx: Tx,
  accountId: string,
): AsyncIterable<{ readonly changeId: string; readonly officerId: string; readonly assertion: Assertion }> {
  for (let after: { readonly changeId: string; readonly officerId: string } | undefined; ;) {
    const rows: PasskeyAssertion[] = await tx.passkeyAssertion.findMany({
      where: {
        accountId,
        ...(after !== undefined && {
          OR: [{ changeId: { gt: after.changeId } }, { changeId: after.changeId, officerId: { gt: after.officerId } }],
        }),
      },
      orderBy: [{ changeId: 'asc' }, { officerId: 'asc' }],
      take: BATCH,
    });
    for (const { accountId: _, changeId, officerId, ...assertion } of rows) yield { changeId, officerId, assertion };
    if (rows.length < BATCH) return;
    after = rows.at(-1)!;
  }
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
  for (let after: string | undefined; ;) {
    const rows = await tx.serviceTokenSecret.findMany({
      where: { accountId, ...(after !== undefined && { tokenId: { gt: after } }) },
      orderBy: { tokenId: 'asc' },
      take: BATCH,
    });
    for (const { tokenId, hash, madeBy, madeAt } of rows)
      yield { tokenId, fingerprint: secretFingerprint(hash), madeBy, madeAt };
    if (rows.length < BATCH) return;
    after = rows.at(-1)!.tokenId;
  }
}

/** A request to the support desk, with what was decided on it and said against it. */
export interface RequestEvidence {
  readonly request: SupportRequest;
  readonly decisions: readonly SupportDecision[];
  readonly objections: readonly SupportObjection[];
}

/** Every request to the support desk of the account. */
export async function* eachRequest(tx: Tx, accountId: string): AsyncIterable<RequestEvidence> {
  for (let after: string | undefined; ;) {
    const rows = await tx.supportRequest.findMany({
      where: { accountId, ...(after !== undefined && { id: { gt: after } }) },
      orderBy: { id: 'asc' },
      take: CHANGE_BATCH,
    });
    const where = { accountId, requestId: { in: rows.map((row) => row.id) } };
    const decisions = await tx.supportDecision.findMany({ where });
    const objections = await tx.supportObjection.findMany({ where });
    for (const request of rows)
      yield {
        request,
        decisions: decisions.filter((d) => d.requestId === request.id),
        objections: objections.filter((o) => o.requestId === request.id),
      };
    if (rows.length < CHANGE_BATCH) return;
    after = rows.at(-1)!.id;
  }
}
