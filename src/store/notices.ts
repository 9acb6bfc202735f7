import type { LockedAccount } from './account-lock.ts';
import type { Tx } from './database.ts';

/** A letter that a change owes somebody. One of a kind for a person and a change, ever. */
export interface OwedNotice {
  readonly changeId: string;
  readonly kind: string;
  readonly userId: string;
  readonly address: string;
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

/** The letters of a change that are owed and not sent. */
export const unsentNotices = async (tx: Tx, accountId: string, changeId: string): Promise<OwedNotice[]> =>
  tx.notice.findMany({
    where: { accountId, changeId, sentAt: null },
    select: { changeId: true, kind: true, userId: true, address: true },
    orderBy: [{ kind: 'asc' }, { userId: 'asc' }],
  });

/** Marks letters as dealt with; answers those that were not so before. */
export const markSent = async (
  account: LockedAccount,
  notices: readonly OwedNotice[],
): Promise<readonly { readonly kind: string; readonly userId: string; readonly queuedAt: Date }[]> =>
  notices.length === 0
    ? []
    : account.tx.notice.updateManyAndReturn({
        where: {
          accountId: account.accountId,
          sentAt: null,
          OR: notices.map(({ changeId, kind, userId }) => ({ changeId, kind, userId })),
        },
        data: { sentAt: new Date(account.now) },
        select: { kind: true, userId: true, queuedAt: true },
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
