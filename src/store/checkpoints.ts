import type { Tx } from './database.ts';

/** A signed head of an account's chain, as its row has it. */
export interface StoredCheckpoint {
  readonly size: number;
  /** Hexadecimal. */
  readonly root: string;
  readonly keyId: string;
  /** The C2SP checkpoint: what was signed, and the signature. */
  readonly note: string;
  readonly signedAt: Date;
}

const BATCH = 1_000;

const SIGNING_LOCK = `hashtextextended('checkpoints of ' || $1, 0)`;

/** Keeps others from signing for an account until the transaction ends; false where somebody does already. */
export const takeSigning = async (tx: Tx, accountId: string): Promise<boolean> => {
  const [row] = await tx.$queryRawUnsafe<{ taken: boolean }[]>(
    `SELECT pg_try_advisory_xact_lock(${SIGNING_LOCK}) AS taken`,
    accountId,
  );
  return row!.taken;
};

/** Keeps others from signing for an account until the transaction ends, once those are done who do. */
export const waitForSigning = async (tx: Tx, accountId: string): Promise<void> => {
  await tx.$executeRawUnsafe(`SELECT pg_advisory_xact_lock(${SIGNING_LOCK})`, accountId);
};

export const lastCheckpoint = async (tx: Tx, accountId: string): Promise<StoredCheckpoint | undefined> =>
  (await tx.checkpoint.findFirst({ where: { accountId }, orderBy: { size: 'desc' } })) ?? undefined;

/** A page of an account's checkpoints, the newest first. */
export const listCheckpoints = (
  tx: Tx,
  accountId: string,
  { below, limit }: { below: number | undefined; limit: number },
): Promise<StoredCheckpoint[]> =>
  tx.checkpoint.findMany({
    where: { accountId, ...(below !== undefined && { size: { lt: below } }) },
    orderBy: { size: 'desc' },
    take: limit,
  });

/** The checkpoints above a size, the smallest first, in batches. */
export async function* checkpointsAbove(tx: Tx, accountId: string, size: number): AsyncIterable<StoredCheckpoint[]> {
  for (let after = size; ;) {
    const rows = await tx.checkpoint.findMany({
      where: { accountId, size: { gt: after } },
      orderBy: { size: 'asc' },
      take: BATCH,
    });
    if (rows.length > 0) yield rows;
    if (rows.length < BATCH) return;
    after = rows.at(-1)!.size;
  }
}

export const insertCheckpoints = async (
  tx: Tx,
  accountId: string,
  checkpoints: readonly StoredCheckpoint[],
): Promise<void> => {
  await tx.checkpoint.createMany({ data: checkpoints.map((checkpoint) => ({ accountId, ...checkpoint })) });
};

/** The hashes that the trail holds for these events; none for those that it lacks. */
export const hashesOf = async (
  tx: Tx,
  accountId: string,
  seqs: readonly number[],
): Promise<ReadonlyMap<number, string>> => {
  const rows = await tx.event.findMany({
    where: { accountId, seq: { in: [...seqs] } },
    select: { seq: true, hash: true },
  });
  return new Map(rows.map(({ seq, hash }) => [seq, hash]));
};
