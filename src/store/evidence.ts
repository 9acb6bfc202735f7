import type { Tx } from './database.ts';
import type { StoredEvent } from './trail.ts';

/*
 * What verifying reads of an account: everything, in batches, so that a long history is never in memory whole.
 */

const BATCH = 2_000;
const CHANGE_BATCH = 100;

export const accountHead = async (
  tx: Tx,
  accountId: string,
): Promise<{ readonly version: number; readonly eventCount: number; readonly eventHead: string } | undefined> =>
  (await tx.account.findUnique({
    where: { id: accountId },
    select: { version: true, eventCount: true, eventHead: true },
  })) ?? undefined;

/** Every event, by its number. */
export async function* eachEvent(tx: Tx, accountId: string): AsyncIterable<StoredEvent> {
  for (let after = Number.MIN_SAFE_INTEGER; ;) {
    const rows = await tx.event.findMany({
      where: { accountId, ...(after === Number.MIN_SAFE_INTEGER ? {} : { seq: { gt: after } }) },
      orderBy: { seq: 'asc' },
      take: BATCH,
    });
    for (const { accountId: _, at, ...row } of rows) yield { ...row, at: at.toISOString() };
    if (rows.length < BATCH) return;
    after = rows.at(-1)!.seq;
  }
}

/** Every applied change, by its version. */
export async function* eachAppliedChange(
  tx: Tx,
  accountId: string,
): AsyncIterable<{
  readonly id: string;
  readonly appliedVersion: number;
  readonly endedAt: Date;
  readonly document: string;
}> {
  for (let after = 0; ;) {
    const rows = await tx.change.findMany({
      where: { accountId, appliedVersion: { gt: after } },
      select: { id: true, appliedVersion: true, endedAt: true, document: true },
      orderBy: { appliedVersion: 'asc' },
      take: CHANGE_BATCH,
    });
    for (const row of rows) yield { ...row, appliedVersion: row.appliedVersion!, endedAt: row.endedAt! };
    if (rows.length < CHANGE_BATCH) return;
    after = rows.at(-1)!.appliedVersion!;
  }
}

/** A change's row, as far as it can be held against its document and the trail. */
export interface ChangeEvidence {
  readonly id: string;
  readonly number: number;
  readonly kind: string;
  readonly payload: string;
  readonly reason: string | null;
  readonly initiatorId: string;
  readonly requiredApprovals: number;
  readonly expiresAt: Date;
  readonly document: string;
  readonly digest: string;
  readonly state: string;
  readonly appliedVersion: number | null;
}

/** Every change, by its number. */
export async function* eachChangeRow(tx: Tx, accountId: string): AsyncIterable<ChangeEvidence> {
  for (let after = -1; ;) {
    const rows = await tx.change.findMany({
      where: { accountId, number: { gt: after } },
      select: {
        id: true,
        number: true,
        kind: true,
        payload: true,
        reason: true,
        initiatorId: true,
        requiredApprovals: true,
        expiresAt: true,
        document: true,
        digest: true,
        state: true,
        appliedVersion: true,
      },
      orderBy: { number: 'asc' },
      take: CHANGE_BATCH,
    });
    yield* rows;
    if (rows.length < CHANGE_BATCH) return;
    after = rows.at(-1)!.number;
  }
}

/** Every decision of the account. */
export async function* eachDecisionRow(
  tx: Tx,
  accountId: string,
): AsyncIterable<{
  readonly changeId: string;
  readonly officerId: string;
  readonly verdict: string;
  readonly digest: string;
  readonly designation: number;
}> {
  for (let skip = 0; ; skip += BATCH) {
    const rows = await tx.decision.findMany({
      where: { accountId },
      select: { changeId: true, officerId: true, verdict: true, digest: true, designation: true },
      orderBy: [{ changeId: 'asc' }, { officerId: 'asc' }],
      skip,
      take: BATCH,
    });
    yield* rows;
    if (rows.length < BATCH) return;
  }
}

export const bindingRows = (tx: Tx, accountId: string) =>
  tx.identityBinding.findMany({ where: { accountId }, select: { userId: true, issuer: true, subject: true } });
