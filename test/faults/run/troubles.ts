import { submitted } from './change-invariants.ts';
import type { Evidence } from './evidence.ts';
import type { Played } from './plays.ts';
import type { ClientRecord } from './record.ts';

/** Whether a fault that takes hold of a worker lasted at a time. */
const workerAway = (record: ClientRecord): ((at: number) => boolean) => {
  const spans: [from: number, to: number][] = [];
  const begun = new Map<string, number>();
  for (const { at, what, fault, targets } of record.notes) {
    const key = `${String(fault)} ${String(targets)}`;
    if (!String(targets).includes('worker-')) continue;
    if (what === 'fault') begun.set(key, at);
    else if (begun.has(key)) {
      spans.push([begun.get(key)!, at]);
      begun.delete(key);
    }
  }
  return (at) => spans.some(([from, to]) => from <= at && at <= to);
};

const timesIn = (text: string, sought: string): number => text.split(sought).length - 1;

/** What must have happened of which the clients themselves know. */
export const troublesPlayed = ({ races, lapsed, stale, withdrawn }: Played): ReadonlyMap<string, number> =>
  new Map([
    ['removals raced', races.length],
    ['approval lapsed', lapsed.length],
    ['stale approval refused', stale],
    ['withdrawn', withdrawn],
  ]);

/** What must have happened, so that a run without a finding says something; how often it did. */
export const troublesOf = (
  evidence: Evidence,
  record: ClientRecord,
  { repeats, scanned }: { readonly repeats: number; readonly scanned: number },
): ReadonlyMap<string, number> => {
  const { changes, events, letters, asked, played, logs } = evidence;
  const ofType = (type: string): number => events.filter((event) => event.type === type).length;
  const histories = changes.flatMap(({ history }) => history ?? []);
  const ids = letters.map(({ messageId }) => messageId);
  const states = new Map(changes.map(({ row }) => [row.id, row.state]));
  const isApplied = (id: string): boolean => states.get(id) === 'applied';
  const away = workerAway(record);
  return new Map([
    ...troublesPlayed(played),
    ['settled again', histories.filter(({ settleAttempts }) => settleAttempts > 1).length],
    ['worker fell silent', histories.reduce((sum, { silences }) => sum + silences, 0)],
    ['two workers on one change', histories.filter(({ workers }) => workers.size > 1).length],
    ['rogue signal ignored', ofType('signal.ignored')],
    ['workflow restarted', ofType('workflow.restarted')],
    ['signal lost', timesIn(logs, 'did not reach Temporal')],
    ['stale at applying', submitted(evidence).filter(({ row }) => row.state === 'conflicted').length],
    ['letter came twice', ids.length - new Set(ids).size],
    ['removals raced', played.races.filter((ids) => ids.some(isApplied) && !ids.every(isApplied)).length],
    [
      'decided while a worker was away',
      asked.filter(
        ({ ask, outcome, calls }) => ask.op === 'approve' && outcome === 'ok' && away(calls.at(-1)!.invokedAt),
      ).length,
    ],
    ['asked again', repeats],
    ['link fetched meanwhile', scanned],
  ]);
};
