import { fieldsMoved, type Edit } from '../domain/account-state.ts';
import type { Tx } from './database.ts';
import { editsOfDocument } from './state-cache.ts';

/** The end of an officer's designation, by the change that took it. */
export interface DesignationEnd {
  readonly changeId: string;
  /** The account's version from then on. */
  readonly version: number;
  /** Milliseconds. */
  readonly at: number;
}

interface Row {
  readonly id: string;
  readonly version: number;
  readonly endedAt: Date;
  readonly document: string;
}

/** An officer who has a designation loses it with whatever moves their being an officer, or active. */
const ends = (edit: Edit, userId: string): boolean => {
  if (edit.entity !== 'users' || edit.id !== userId || edit.before === null) return false;
  const moved = fieldsMoved(edit);
  return edit.after === null || moved.has('officer') || moved.has('status');
};

/** When the designations of these users ended, as often as they did, the first end first. */
export const designationEnds = async (
  tx: Tx,
  accountId: string,
  userIds: readonly string[],
): Promise<ReadonlyMap<string, readonly DesignationEnd[]>> => {
  const rows = await tx.$queryRawUnsafe<Row[]>(
    `SELECT id, applied_version AS version, ended_at AS "endedAt", document FROM changes
     WHERE account_id = $1 AND applied_version IS NOT NULL AND sensitive
       AND EXISTS (SELECT 1 FROM unnest($2::text[]) AS named (id) WHERE position('"' || named.id || '"' IN document) > 0)
     ORDER BY applied_version`,
    accountId,
    userIds,
  );
  const changes = rows.map((row) => ({ ...row, edits: editsOfDocument(row.document) }));
  return new Map(
    userIds.map((userId) => [
      userId,
      changes
        .filter(({ edits }) => edits.some((edit) => ends(edit, userId)))
        .map(({ id, version, endedAt }) => ({ changeId: id, version, at: endedAt.getTime() })),
    ]),
  );
};
