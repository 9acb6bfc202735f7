import { setTimeout as delay } from 'node:timers/promises';
import { workflowIdOf } from '../../../src/domain/settle-report.ts';
import { until } from '../../acceptance/until.ts';
import type { Theatre } from './theatre.ts';

const PACE_MS = 250;

/** Lets letters that went be long ago (R48): otherwise most of them would wait minutes for a digest. */
const FORGET_WENT = 'UPDATE notices SET taken_at = NULL WHERE sent_at IS NOT NULL AND taken_at IS NOT NULL';

/** On a slow machine more than ten letters to one person are under way at once, and a digest is begun all the same. */
const HASTEN_DIGESTS = `
  WITH hastened AS (
    UPDATE letter_digests SET due_at = now() WHERE sent_at IS NULL AND due_at > now() RETURNING account_id, user_id, number
  )
  UPDATE changes c SET next_wake_at = now() - interval '1 minute'
  FROM hastened h JOIN notices n ON (n.account_id, n.user_id, n.digest) = (h.account_id, h.user_id, h.number)
  WHERE c.account_id = n.account_id AND c.id = n.change_id AND n.sent_at IS NULL`;

/** Has nobody wait for the pace of letters (R48), all the time. */
export const forgetPace = async (theatre: Theatre, isOver: () => boolean): Promise<void> => {
  while (!isOver()) {
    for (const statement of [FORGET_WENT, HASTEN_DIGESTS]) await theatre.sql(statement).catch(() => undefined);
    await delay(PACE_MS);
  }
};

interface Rest {
  readonly approved: number;
  readonly owed: number;
  readonly due: number;
  readonly unsigned: number;
}

/** What is left to do: changes to be applied, letters to be sent, looks that are due, and trails to be signed. */
const restOf = async (theatre: Theatre): Promise<Rest> => {
  const [row] = await theatre.sql<Rest>(
    `SELECT (SELECT count(*)::int FROM changes WHERE state = 'approved') AS approved,
            (SELECT count(*)::int FROM notices WHERE sent_at IS NULL) AS owed,
            (SELECT count(*)::int FROM changes WHERE next_wake_at <= now() + interval '10 minutes') AS due,
            (SELECT count(*)::int FROM accounts a WHERE event_count >
               coalesce((SELECT max(size) FROM checkpoints c WHERE c.account_id = a.id), 0)) AS unsigned`,
  );
  return row!;
};

const isOver = ({ status, shown }: { status: string; shown: string | undefined }, state: string): boolean =>
  status !== 'RUNNING' || shown === state;

/** Which workflows of ended changes are at work still. */
const busyWorkflows = async (theatre: Theatre): Promise<readonly string[]> => {
  const ended = await theatre.sql<{ account_id: string; number: number; state: string }>(
    'SELECT account_id, number, state FROM changes WHERE ended_at IS NOT NULL',
  );
  const states = new Map(ended.map(({ account_id: id, number, state }) => [workflowIdOf(id, number), state]));
  const busy: string[] = [];
  for await (const { workflowId, searchAttributes, status } of theatre.temporal.workflow.list({
    query: "ExecutionStatus = 'Running'",
  })) {
    const state = states.get(workflowId);
    const shown = searchAttributes['CountersignState']?.[0];
    if (
      state !== undefined &&
      !isOver({ status: status.name, shown: shown === undefined ? shown : String(shown) }, state)
    )
      busy.push(workflowId);
  }
  return busy;
};

/** What a workflow waits for, for whoever reads why there is no rest. */
const pendingOf = async ({ temporal }: Theatre, workflowId: string): Promise<unknown> => {
  const { raw, runId } = await temporal.workflow.getHandle(workflowId).describe();
  return {
    runId,
    task: raw.pendingWorkflowTask,
    activities: raw.pendingActivities?.map(({ activityType, attempt, state, lastFailure, lastWorkerIdentity }) => ({
      ...{ name: activityType?.name, attempt, state, lastFailure: lastFailure?.message, lastWorkerIdentity },
    })),
  };
};

/** Makes a look at every open change due, as its next reminder would: what has no workflow any more is found. */
const makeDue = (theatre: Theatre): Promise<unknown> =>
  theatre.sql("UPDATE changes SET next_wake_at = now() - interval '1 minute' WHERE state IN ('pending', 'approved')");

/** Waits until nothing that is due is left, looks once more at all that is open, and waits again. Answers the seconds. */
export const untilQuiet = async (theatre: Theatre, withinMs: number): Promise<number> => {
  const from = performance.now();
  let rest: (Rest & { readonly busy: readonly string[] }) | undefined;
  const rested = (): Promise<true> =>
    until(
      'everything comes to rest',
      async () => {
        rest = { ...(await restOf(theatre)), busy: await busyWorkflows(theatre) };
        if (rest.approved + rest.owed + rest.due + rest.unsigned + rest.busy.length > 0) {
          await delay(200);
          return false;
        }
        return true;
      },
      withinMs,
    ).catch(async (error: unknown) => {
      const pending = await Promise.all((rest?.busy ?? []).slice(0, 3).map((id) => pendingOf(theatre, id)));
      throw new Error(`not at rest after ${withinMs} ms: ${JSON.stringify({ ...rest, pending })}`, { cause: error });
    });
  await rested();
  await makeDue(theatre);
  await rested();
  return Math.round((performance.now() - from) / 1_000);
};
