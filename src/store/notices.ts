import type { LockedAccount } from './account-lock.ts';
import type { Tx } from './database.ts';

/** A letter that a change owes somebody. One of a kind for a person and a change, ever. */
export interface OwedNotice {
  readonly changeId: string;
  readonly kind: string;
  readonly userId: string;
  readonly address: string;
}

/** A letter that is owed and not sent. */
export interface UnsentNotice extends OwedNotice {
  /** The number of the digest letter that it goes with; null where it goes by itself (R48). */
  readonly digest: number | null;
}

/** Records letters as owed; those recorded before are left as they are. Answers how many are new. */
export const oweNotices = async (account: LockedAccount, notices: readonly OwedNotice[]): Promise<number> => {
  if (notices.length === 0) return 0;
  const { accountId, at, tx } = account;
  return tx.$executeRawUnsafe(
    `INSERT INTO notices (account_id, queued_at, change_id, kind, user_id, address)
     SELECT $1, $2::timestamptz, * FROM unnest($3::text[], $4::text[], $5::text[], $6::text[]) ON CONFLICT DO NOTHING`,
    ...[accountId, at, ...namesOf(notices), notices.map(({ address }) => address)],
  );
};

/** What names letters, a list for each column. */
const namesOf = (notices: readonly OwedNotice[]): string[][] =>
  (['changeId', 'kind', 'userId'] as const).map((name) => notices.map((notice) => notice[name]));

const SHOWN = 'change_id AS "changeId", kind, user_id AS "userId", address, digest';

/** The letters of a change that are owed and not sent. */
export const unsentNotices = (tx: Tx, accountId: string, changeId: string): Promise<UnsentNotice[]> =>
  tx.$queryRawUnsafe<UnsentNotice[]>(
    `SELECT ${SHOWN} FROM notices WHERE account_id = $1 AND change_id = $2 AND sent_at IS NULL ORDER BY kind, user_id`,
    accountId,
    changeId,
  );

/** The letters that a digest to a user is to carry and that are not sent, in the order in which they became due. */
export const unsentOfDigest = async (
  { tx, accountId }: LockedAccount,
  userId: string,
  digest: number,
): Promise<UnsentNotice[]> =>
  tx.$queryRawUnsafe<UnsentNotice[]>(
    `SELECT ${SHOWN} FROM notices WHERE account_id = $1 AND user_id = $2 AND digest = $3 AND sent_at IS NULL
     ORDER BY queued_at, change_id, kind`,
    ...[accountId, userId, digest],
  );

// The changes are said once more: without figures of the table, a join alone reads the account.
const THESE = `
  FROM unnest($2::text[], $3::text[], $4::text[]) AS w (change_id, kind, user_id)
  WHERE n.account_id = $1 AND n.change_id = ANY ($2::text[])
    AND n.change_id = w.change_id AND n.kind = w.kind AND n.user_id = w.user_id AND n.sent_at IS NULL`;

/** Notes that letters are being sent, each by itself; or, after all, are not. */
export const markTaken = async (
  { tx, accountId, at }: LockedAccount,
  notices: readonly OwedNotice[],
  isTaken: boolean,
): Promise<void> => {
  if (notices.length === 0) return;
  const set = isTaken ? 'taken_at = $5::timestamptz, digest = NULL' : 'taken_at = NULL';
  const values = [accountId, ...namesOf(notices), ...(isTaken ? [at] : [])];
  await tx.$executeRawUnsafe(`UPDATE notices n SET ${set} ${THESE}`, ...values);
};

/** Has letters go with a digest. */
export const gather = async (
  { tx, accountId }: LockedAccount,
  notices: readonly OwedNotice[],
  digest: number,
): Promise<void> => {
  const values = [accountId, ...namesOf(notices), digest];
  await tx.$executeRawUnsafe(`UPDATE notices n SET digest = $5, taken_at = NULL ${THESE}`, ...values);
};

/** Marks letters as dealt with; answers those that were not so before. */
export const markSent = async (
  { tx, accountId, at }: LockedAccount,
  notices: readonly OwedNotice[],
): Promise<
  readonly { readonly changeId: string; readonly kind: string; readonly userId: string; readonly queuedAt: Date }[]
> =>
  notices.length === 0
    ? []
    : tx.$queryRawUnsafe(
        `UPDATE notices n SET sent_at = $5::timestamptz ${THESE}
         RETURNING n.change_id AS "changeId", n.kind, n.user_id AS "userId", n.queued_at AS "queuedAt"`,
        ...[accountId, ...namesOf(notices), at],
      );

/** The last letter of a numbered kind (`KIND-3`) to a user about a change, with its number. */
export const lastNoticeOf = async (
  tx: Tx,
  { accountId, changeId, userId }: { readonly accountId: string; readonly changeId: string; readonly userId: string },
  kind: string,
): Promise<{ readonly number: number; readonly queuedAt: Date } | undefined> => {
  const rows = await tx.notice.findMany({
    where: { accountId, changeId, userId, kind: { startsWith: `${kind}-` } },
    select: { queuedAt: true },
    orderBy: { queuedAt: 'desc' },
  });
  return rows[0] && { number: rows.length, queuedAt: rows[0].queuedAt };
};
