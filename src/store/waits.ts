import type { Tx } from './database.ts';

/** Why a change waits, and until when where something ends by itself. Milliseconds. */
export interface WaitNoted {
  readonly what: string;
  readonly at: number | null;
}

/** As `setWake`, for a change that a settling has found waiting: what for stands beside it, for figures alone. */
export const setWaiting = async (
  tx: Tx,
  accountId: string,
  id: string,
  { wakeAt, what, at }: WaitNoted & { readonly wakeAt: number },
): Promise<void> => {
  await tx.change.update({
    where: { accountId_id: { accountId, id } },
    data: { nextWakeAt: new Date(wakeAt), waitsFor: what, waitsUntil: at === null ? null : new Date(at) },
    select: { id: true },
  });
};
