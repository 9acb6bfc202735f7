import { keepsPace, roomForLetter, PACE_MS } from '../domain/letter-pace.ts';
import type { LockedAccount } from './account-lock.ts';
import { gather, markTaken, unsentOfDigest, type UnsentNotice } from './notices.ts';

/*
 * Letters keep to a pace: beyond so many in a while to one person, they wait and go as one digest (R48). All of it is
 * rows, read and written under the account's lock. A letter that is being sent counts from when it was taken, so that
 * the workflows of many changes can't pass the pace side by side.
 */

/** Names a digest within its account. */
export interface DigestRef {
  readonly userId: string;
  readonly number: number;
}

/** A digest letter that this caller alone is to send now, with the letters that it carries. */
export interface TakenDigest extends DigestRef {
  readonly notices: readonly UnsentNotice[];
}

/** What is sent now of the letters that somebody was about to send, and when what waits is to be looked at. */
export interface Paced {
  readonly alone: readonly UnsentNotice[];
  readonly digests: readonly TakenDigest[];
  /** Milliseconds; null where nothing waits. */
  readonly heldUntil: number | null;
}

/** Longer than any attempt to send one letter: who took a digest and has not said what became of it is dead. */
const LEASE_MS = 2 * 60_000;
/** How soon those who wait for a digest that another sends look again. */
const LOOK_MS = 15_000;

interface OpenDigest extends DigestRef {
  readonly dueAt: number;
  readonly closedAt: number | null;
  readonly takenAt: number | null;
}

/** When letters to users went, or began to go, of late: but for those that are asked about. */
const recentLetters = async (
  { tx, accountId, now }: LockedAccount,
  userIds: readonly string[],
  changeId: string,
): Promise<ReadonlyMap<string, number[]>> => {
  const rows = await tx.$queryRawUnsafe<{ userId: string; at: Date }[]>(
    `SELECT user_id AS "userId", taken_at AS at FROM notices
     WHERE account_id = $1 AND user_id = ANY ($2::text[]) AND taken_at > $3::timestamptz
       AND NOT (change_id = $4 AND sent_at IS NULL)
     UNION ALL
     SELECT user_id, taken_at FROM letter_digests
     WHERE account_id = $1 AND user_id = ANY ($2::text[]) AND taken_at > $3::timestamptz`,
    accountId,
    userIds,
    new Date(now - PACE_MS).toISOString(),
    changeId,
  );
  const recent = new Map<string, number[]>();
  for (const { userId, at } of rows) recent.set(userId, [...(recent.get(userId) ?? []), at.getTime()]);
  return recent;
};

const openDigests = async (
  { tx, accountId }: LockedAccount,
  userIds: readonly string[],
): Promise<readonly OpenDigest[]> => {
  const rows = await tx.$queryRawUnsafe<
    (DigestRef & { readonly dueAt: Date; readonly closedAt: Date | null; readonly takenAt: Date | null })[]
  >(
    `SELECT user_id AS "userId", number, due_at AS "dueAt", closed_at AS "closedAt", taken_at AS "takenAt"
     FROM letter_digests WHERE account_id = $1 AND user_id = ANY ($2::text[]) AND sent_at IS NULL`,
    accountId,
    userIds,
  );
  return rows.map(({ userId, number, dueAt, closedAt, takenAt }) => ({
    userId,
    number,
    dueAt: dueAt.getTime(),
    closedAt: closedAt?.getTime() ?? null,
    takenAt: takenAt?.getTime() ?? null,
  }));
};

const beginDigest = async (
  { tx, accountId }: LockedAccount,
  userId: string,
  dueAt: number,
): Promise<OpenDigest & { readonly closedAt: null }> => {
  const { _max } = await tx.letterDigest.aggregate({ where: { accountId, userId }, _max: { number: true } });
  const number = (_max.number ?? 0) + 1;
  await tx.letterDigest.create({ data: { accountId, userId, number, dueAt: new Date(dueAt) } });
  return { userId, number, dueAt, closedAt: null, takenAt: null };
};

const isBeingSent = ({ takenAt }: OpenDigest, now: number): boolean => takenAt !== null && takenAt + LEASE_MS > now;

/** Takes a digest for this caller to send: what it carries is settled with the first attempt. */
const take = async (account: LockedAccount, { userId, number, closedAt }: OpenDigest): Promise<TakenDigest> => {
  const now = new Date(account.now);
  await account.tx.letterDigest.update({
    where: { accountId_userId_number: { accountId: account.accountId, userId, number } },
    data: { takenAt: now, ...(closedAt === null && { closedAt: now }) },
  });
  return { userId, number, notices: await unsentOfDigest(account, userId, number) };
};

/** Which of a change's unsent letters go now, each by itself; which wait for a digest; and which digests are due (R48). */
export const paceLetters = async (
  account: LockedAccount,
  changeId: string,
  unsent: readonly UnsentNotice[],
): Promise<Paced> => {
  const { now } = account;
  const paced = unsent.filter(({ kind }) => keepsPace(kind));
  if (paced.length === 0) return { alone: unsent, digests: [], heldUntil: null };
  const userIds = [...new Set(paced.map(({ userId }) => userId))];
  const recent = await recentLetters(account, userIds, changeId);
  const open = [...(await openDigests(account, userIds))];
  const alone: UnsentNotice[] = [];
  const awaited = new Set<OpenDigest>();
  for (const userId of userIds) {
    const times = [...(recent.get(userId) ?? [])];
    const late: UnsentNotice[] = [];
    let gathering = open.find((digest) => digest.userId === userId && digest.closedAt === null);
    for (const notice of paced.filter((each) => each.userId === userId)) {
      const digest = open.find((each) => each.userId === userId && each.number === notice.digest);
      const roomAt = roomForLetter(times, now);
      if (digest !== undefined) awaited.add(digest);
      else if (roomAt === null && (gathering === undefined || gathering.dueAt <= now)) {
        times.push(now);
        alone.push(notice);
      } else {
        gathering ??= await beginDigest(account, userId, roomAt!);
        late.push(notice);
      }
    }
    if (late.length === 0) continue;
    await gather(account, late, gathering!.number);
    awaited.add(gathering!);
  }
  await markTaken(account, alone, true);
  const digests: TakenDigest[] = [];
  const looks: number[] = [];
  for (const digest of awaited)
    if (digest.dueAt > now) looks.push(digest.dueAt);
    else if (isBeingSent(digest, now)) looks.push(Math.min(digest.takenAt! + LEASE_MS, now + LOOK_MS));
    else digests.push(await take(account, digest));
  return {
    alone: [...unsent.filter(({ kind }) => !keepsPace(kind)), ...alone],
    digests,
    heldUntil: looks.length === 0 ? null : Math.min(...looks),
  };
};

/** What became of a digest: it is dealt with, or is free to be taken again. */
export const endTaking = async (
  { tx, accountId, now }: LockedAccount,
  { userId, number }: DigestRef,
  outcome: 'sent' | 'nothing-to-send' | 'postponed',
): Promise<void> => {
  await tx.letterDigest.updateMany({
    where: { accountId, userId, number, sentAt: null },
    data: {
      ...(outcome !== 'sent' && { takenAt: null }),
      ...(outcome !== 'postponed' && { sentAt: new Date(now) }),
    },
  });
};

/** When the unsent letters of a change can go at the earliest, now or with their digests; null where it owes none. */
export const lettersCanGoAt = async (account: LockedAccount, changeId: string): Promise<number | null> => {
  const { tx, accountId, now } = account;
  const rows = await tx.$queryRawUnsafe<{ dueAt: Date | null }[]>(
    `SELECT d.due_at AS "dueAt" FROM notices n LEFT JOIN letter_digests d
       ON d.account_id = n.account_id AND d.user_id = n.user_id AND d.number = n.digest
     WHERE n.account_id = $1 AND n.change_id = $2 AND n.sent_at IS NULL`,
    accountId,
    changeId,
  );
  return rows.length === 0 ? null : Math.max(now, Math.min(...rows.map(({ dueAt }) => dueAt?.getTime() ?? now)));
};
