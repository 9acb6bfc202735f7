import type { ImpactGroup } from '../domain/impact.ts';
import type { Tx } from './database.ts';

export interface StoredGroup extends ImpactGroup {
  readonly position: number;
}

/** Groups of a change's effect, in their order, from a position on. */
export const readEffect = async (
  tx: Tx,
  accountId: string,
  changeId: string,
  from: number,
  limit: number,
): Promise<StoredGroup[]> =>
  tx.changeEffect.findMany({
    where: { accountId, changeId, position: { gte: from } },
    select: { position: true, gained: true, lost: true, userIds: true },
    orderBy: { position: 'asc' },
    take: limit,
  });

/** The group of a change's effect that a user is in, and how many are; undefined where they neither gain nor lose. */
export const groupOfUser = async (
  tx: Tx,
  accountId: string,
  changeId: string,
  userId: string,
): Promise<(Omit<ImpactGroup, 'userIds'> & { readonly count: number }) | undefined> =>
  (await tx.changeEffect.findFirst({
    where: { accountId, changeId, userIds: { has: userId } },
    select: { gained: true, lost: true, count: true },
  })) ?? undefined;
