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
  const { count } = await account.tx.notice.createMany({
    data: notices.map((notice) => ({ ...notice, accountId: account.accountId, queuedAt: new Date(account.now) })),
    skipDuplicates: true,
  });
  return count;
};

const shown = { changeId: true, kind: true, userId: true, address: true, digest: true } as const;

/** The letters of a change that are owed and not sent. */
export const unsentNotices = async (tx: Tx, accountId: string, changeId: string): Promise<UnsentNotice[]> =>
  tx.notice.findMany({
    where: { accountId, changeId, sentAt: null },
    select: shown,
    orderBy: [{ kind: 'asc' }, { userId: 'asc' }],
  });

/** The letters that a digest to a user is to carry and that are not sent, in the order in which they became due. */
export const unsentOfDigest = async (
  { tx, accountId }: LockedAccount,
  userId: string,
  digest: number,
): Promise<UnsentNotice[]> =>
  tx.notice.findMany({
    where: { accountId, userId, digest, sentAt: null },
    select: shown,
    orderBy: [{ queuedAt: 'asc' }, { changeId: 'asc' }, { kind: 'asc' }],
  });

const these = (notices: readonly OwedNotice[]) => ({
  OR: notices.map(({ changeId, kind, userId }) => ({ changeId, kind, userId })),
});

/** Notes that letters are being sent, each by itself; or, after all, are not. */
export const markTaken = async (
  { tx, accountId, now }: LockedAccount,
  notices: readonly OwedNotice[],
  isTaken: boolean,
): Promise<void> => {
  if (notices.length === 0) return;
  await tx.notice.updateMany({
    where: { accountId, sentAt: null, ...these(notices) },
    data: isTaken ? { takenAt: new Date(now), digest: null } : { takenAt: null },
  });
};

/** Has letters go with a digest. */
export const gather = async (
  { tx, accountId }: LockedAccount,
  notices: readonly OwedNotice[],
  digest: number,
): Promise<void> => {
  await tx.notice.updateMany({
    where: { accountId, sentAt: null, ...these(notices) },
    data: { digest, takenAt: null },
  });
};

/** Marks letters as dealt with; answers those that were not so before. */
export const markSent = async (
  account: LockedAccount,
  notices: readonly OwedNotice[],
): Promise<
  readonly { readonly changeId: string; readonly kind: string; readonly userId: string; readonly queuedAt: Date }[]
> =>
  notices.length === 0
    ? []
    : account.tx.notice.updateManyAndReturn({
        where: { accountId: account.accountId, sentAt: null, ...these(notices) },
        data: { sentAt: new Date(account.now) },
        select: { changeId: true, kind: true, userId: true, queuedAt: true },
      });

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
