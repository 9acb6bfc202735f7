import type { Tx } from './database.ts';
import type { Change } from './generated/prisma/client.ts';

/** The row of a change that has ended, and the event of its end. */
export interface EndedChange {
  readonly row: Change;
  readonly event: { readonly seq: number; readonly hash: string };
}

/** A change that has ended, or undefined. */
export const findEnded = async (tx: Tx, accountId: string, id: string): Promise<EndedChange | undefined> => {
  const row = await tx.change.findUnique({ where: { accountId_id: { accountId, id } } });
  if (row === null || row.endedAt === null) return undefined;
  const event = await tx.event.findFirst({
    where: { accountId, changeId: id, type: { in: ['change.applied', 'change.ended'] } },
    select: { seq: true, hash: true },
    orderBy: { seq: 'desc' },
  });
  return event === null ? undefined : { row, event };
};
