import type { Ending } from '../domain/ending.ts';
import { Refused } from '../domain/problems.ts';
import { RECEIPT_FORMAT, type ReceiptBody } from '../proof/receipt.ts';
import { findDeliberation } from '../store/deliberation.ts';
import { findEnd } from '../store/receipts.ts';
import type { Store } from '../store/store.ts';
import { changeFor } from './read-change.ts';

/**
 * What a receipt of an ended change says, from stored rows alone: the same at any time, for `readerId` without what they
 * may not read of it (R23). Throws Refused where there is no such change, and while it has not ended.
 */
export const readReceipt = async (
  store: Store,
  accountId: string,
  changeId: string,
  readerId: string,
): Promise<ReceiptBody> => {
  const current = await store.stateNow(accountId);
  const found =
    current && (await store.read(accountId, (tx) => findDeliberation(tx, current.state, current.now, changeId)));
  if (current === undefined || found === undefined || found.change.number === 0)
    throw Refused.because('not_found_here', 'There is no such change.');
  const { change, decisions, slug } = found;
  const end = await store.read(accountId, (tx) => findEnd(tx, accountId, changeId));
  if (end === undefined)
    throw Refused.because('change_open', 'The change has not ended; its receipt comes with its end.');
  const ending = end.ending === null ? null : (JSON.parse(end.ending) as Ending);
  const personOf = (id: string) => ({ id, name: ending?.names[id] ?? null });
  const seen = changeFor(current.state, found, readerId);
  return {
    format: RECEIPT_FORMAT,
    account: { id: accountId, slug },
    change: {
      id: change.id,
      number: change.number,
      kind: change.kind,
      kindVersion: change.kindVersion,
      title: change.title,
      description: seen.description,
      submittedAt: new Date(change.submittedAt).toISOString(),
    },
    digest: change.digest,
    document: seen === change ? change.document : null,
    initiator: personOf(change.initiatorId),
    decisions: decisions.map(({ officerId, verdict, at, digest, assurance }) => ({
      officer: personOf(officerId),
      verdict,
      at: new Date(at).toISOString(),
      digest,
      assurance,
      counted: ending && ending.counted.includes(officerId),
    })),
    required: ending?.required ?? null,
    ...(ending?.desk && { desk: { ...ending.desk, filer: personOf(ending.desk.filer) } }),
    policy: ending?.policy ?? null,
    state: change.state,
    stateReason: seen.stateReason,
    appliedVersion: change.appliedVersion,
    endedAt: end.endedAt.toISOString(),
    event: end.event,
  };
};
