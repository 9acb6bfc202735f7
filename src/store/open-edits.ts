import type { Edit } from '../domain/account-state.ts';
import type { Change } from '../domain/change.ts';
import { openAt } from './changes.ts';
import type { Tx } from './database.ts';
import { editsOfDocument } from './state-cache.ts';

/** What each open change of an account would alter, oldest first. */
export const openEdits = async (
  tx: Tx,
  accountId: string,
  now: number,
): Promise<{ readonly id: string; readonly edits: readonly Edit[] }[]> => {
  const rows = await tx.change.findMany({
    where: { accountId, ...openAt(now) },
    select: { id: true, document: true },
    orderBy: { number: 'asc' },
  });
  return rows.map(({ id, document }) => ({ id, edits: editsOfDocument(document) }));
};

/** What changes alter and hand out, by their ids. */
export const documentsOf = async (
  tx: Tx,
  accountId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Pick<Change, 'edits' | 'roles'>>> => {
  if (ids.length === 0) return new Map();
  const rows = await tx.change.findMany({
    where: { accountId, id: { in: [...ids] } },
    select: { id: true, document: true },
  });
  return new Map(
    rows.map(({ id, document }) => [id, JSON.parse(document) as Pick<Change, 'edits' | 'roles'>] as const),
  );
};
