import { FLAG_MS, type Flag } from '../domain/flags.ts';
import type { LockedAccount } from './account-lock.ts';
import type { Tx } from './database.ts';

/** Selects, as one JSON array, an account's flags of the last day: all, or those against one initiator. */
export const recentFlags = (accountId: string, now: string, initiatorId?: string): string => `
  (SELECT coalesce(json_agg(json_build_object(
     'id', f.id, 'changeId', f.change_id, 'changeNumber', c.number, 'requiredApprovals', c.required_approvals,
     'initiatorId', f.initiator_id, 'flaggerId', f.flagger_id, 'comment', f.comment,
     'at', (extract(epoch FROM f.flagged_at) * 1000)::bigint,
     'lifts', (SELECT coalesce(json_agg(json_build_object(
        'officerId', l.officer_id, 'designation', l.designation,
        'at', (extract(epoch FROM l.lifted_at) * 1000)::bigint) ORDER BY l.lifted_at, l.officer_id), '[]')
      FROM flag_lifts l WHERE l.account_id = f.account_id AND l.flag_id = f.id))
     ORDER BY f.flagged_at, f.id), '[]')
   FROM flags f JOIN changes c ON c.account_id = f.account_id AND c.id = f.change_id
   WHERE f.account_id = ${accountId} AND f.flagged_at > ${now}::timestamptz - interval '${FLAG_MS / 1000} seconds'
     ${initiatorId === undefined ? '' : `AND f.initiator_id = ${initiatorId}`})`;

/** An account's flags of the last day, oldest first. */
export const flagsOf = async (tx: Tx, accountId: string, now: number): Promise<readonly Flag[]> => {
  const [row] = await tx.$queryRawUnsafe<{ flags: Flag[] }[]>(
    `SELECT ${recentFlags('$1', '$2')} AS flags`,
    accountId,
    new Date(now).toISOString(),
  );
  return row!.flags;
};

export const insertFlag = async (
  { tx, accountId, now }: LockedAccount,
  flag: Pick<Flag, 'id' | 'changeId' | 'initiatorId' | 'flaggerId' | 'comment'>,
): Promise<void> => {
  const { id, changeId, initiatorId, flaggerId, comment } = flag;
  await tx.flag.create({
    data: { accountId, id, changeId, initiatorId, flaggerId, comment, flaggedAt: new Date(now) },
    select: { id: true },
  });
};

export const insertLift = async (
  { tx, accountId, now }: LockedAccount,
  { id: flagId, flaggerId, initiatorId }: Flag,
  { officerId, designation }: { readonly officerId: string; readonly designation: number },
): Promise<void> => {
  await tx.flagLift.create({
    data: { accountId, flagId, officerId, flaggerId, initiatorId, designation, liftedAt: new Date(now) },
    select: { flagId: true },
  });
};
