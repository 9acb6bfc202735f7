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
  /** When what waits can go at the earliest. Milliseconds; null where nothing waits. */
  readonly goesAt: number | null;
  /** When the change's workflow asks for it: then, or soon after where another's does. */
  readonly heldUntil: number | null;
}

/** Longer than any attempt to send one letter: who took a digest and has not said what became of it is dead. */
const LEASE_MS = 2 * 60_000;
/** How soon those who wait for a digest that another sends look again. */
const LOOK_MS = 15_000;
/** So many turns of so long those take who look only whether a digest has gone, lest hundreds look at one instant. */
const [TURNS, TURN_MS] = [4, 10_000];

interface OpenDigest extends DigestRef {
  readonly dueAt: number;
  readonly closedAt: number | null;
  readonly takenAt: number | null;
  /** The change whose workflow asks for it when it is due, the first that has a letter in it; null where none has yet. */
  readonly carrier: string | null;
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
    (Pick<OpenDigest, 'userId' | 'number' | 'carrier'> & {
      readonly dueAt: Date;
      readonly closedAt: Date | null;
      readonly takenAt: Date | null;
    })[]
  >(
    `SELECT user_id AS "userId", number, due_at AS "dueAt", closed_at AS "closedAt", taken_at AS "takenAt",
       (SELECT c.id FROM notices n JOIN changes c ON c.account_id = n.account_id AND c.id = n.change_id
        WHERE n.account_id = d.account_id AND n.user_id = d.user_id AND n.digest = d.number AND n.sent_at IS NULL
        ORDER BY n.queued_at, c.number LIMIT 1) AS carrier
     FROM letter_digests d WHERE account_id = $1 AND user_id = ANY ($2::text[]) AND sent_at IS NULL`,
    accountId,
    userIds,
  );
  return rows.map(({ userId, number, carrier, dueAt, closedAt, takenAt }) => ({
    ...{ userId, number, carrier },
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
  return { userId, number, dueAt, closedAt: null, takenAt: null, carrier: null };
};

/** When a change asks for a digest that is not due yet: its carrier then, the others whether it has gone, in turns. */
const lookFor = ({ dueAt, carrier }: OpenDigest, changeId: string): number => {
  const turn = changeId.charCodeAt(changeId.length - 1) % TURNS;
  return carrier === null || carrier === changeId ? dueAt : dueAt + LOOK_MS + turn * TURN_MS;
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
  if (paced.length === 0) return { alone: unsent, digests: [], goesAt: null, heldUntil: null };
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
  const times: { goes: number; asked: number }[] = [];
  for (const digest of awaited)
    if (digest.dueAt > now) times.push({ goes: digest.dueAt, asked: lookFor(digest, changeId) });
    else if (isBeingSent(digest, now)) {
      const freeAt = Math.min(digest.takenAt! + LEASE_MS, now + LOOK_MS);
      times.push({ goes: freeAt, asked: freeAt });
    } else digests.push(await take(account, digest));
  const first = (of: 'goes' | 'asked'): number | null =>
    times.length === 0 ? null : Math.min(...times.map((time) => time[of]));
  return {
    alone: [...unsent.filter(({ kind }) => !keepsPace(kind)), ...alone],
    digests,
    goesAt: first('goes'),
    heldUntil: first('asked'),
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
