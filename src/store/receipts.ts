import type { Tx } from './database.ts';

/** What was kept of a change's end, and the event of it. */
export interface StoredEnd {
  readonly endedAt: Date;
  /** RFC 8785 JSON; null where the change ended before that was kept. */
  readonly ending: string | null;
  readonly event: { readonly seq: number; readonly hash: string };
}

/** The end of a change; undefined while it has none. */
export const findEnd = async (tx: Tx, accountId: string, id: string): Promise<StoredEnd | undefined> => {
  const row = await tx.change.findUnique({
    where: { accountId_id: { accountId, id } },
    select: { endedAt: true, ending: true },
  });
  const event = await tx.event.findFirst({
    where: { accountId, changeId: id, type: { in: ['change.applied', 'change.ended', 'support-request.applied'] } },
    select: { seq: true, hash: true },
  });
  return row?.endedAt && event ? { endedAt: row.endedAt, ending: row.ending, event } : undefined;
};
