import type { Stage } from '../acceptance/processes.ts';
import {
  digestsOf,
  emailOf,
  lettersOf,
  OFFICERS,
  type PlayedAccount,
  type PlayedChange,
  type WithMail,
} from './two-approvals.ts';

interface Verified {
  readonly ok: boolean;
  readonly events: number;
  readonly tables: { readonly ok: boolean; readonly differences: readonly unknown[] };
}

/** What is wrong with an account's trail and tables; nothing, where they verify. */
export const trailFindings = async ({ client }: Stage, account: PlayedAccount): Promise<string[]> => {
  const verified = await client<Verified>('ada', 'GET', `/v1/accounts/${account.slug}/audit/verify`);
  return verified.ok && verified.tables.ok ? [] : [`the trail does not verify: ${JSON.stringify(verified)}`];
};

const countOf = async (stage: Stage, text: string, values: unknown[]): Promise<number> =>
  (await stage.sql<{ n: number }>(`SELECT count(*)::int AS n FROM ${text}`, values))[0]!.n;

export type End = 'applied' | 'rejected' | 'withdrawn';

/** What is wrong with a change that adds the user `email`; nothing, where it ended once, as it had to, and that alone. */
export const endFindings = async (
  stage: Stage,
  account: PlayedAccount,
  change: PlayedChange,
  email: string,
  end: End = 'applied',
): Promise<string[]> => {
  const ofChange = 'account_id = $1 AND change_id = $2';
  const both = [account.id, change.id];
  const once = end === 'applied' ? 1 : 0;
  const rows: [what: string, expected: number, found: number][] = [
    ['rows of the user', once, await countOf(stage, 'users WHERE account_id = $1 AND email = $2', [account.id, email])],
    [
      `${end} rows`,
      1,
      await countOf(stage, 'changes WHERE account_id = $1 AND id = $2 AND state = $3', [...both, end]),
    ],
  ];
  for (const [type, expected] of [
    ['change.submitted', 1],
    ['change.approved', once],
    ['change.applied', once],
    ['change.ended', 1 - once],
  ] as const)
    rows.push([
      `${type} events`,
      expected,
      await countOf(stage, `events WHERE ${ofChange} AND type = $3`, [...both, type]),
    ]);
  return rows
    .filter(([, expected, found]) => expected !== found)
    .map(
      ([what, expected, found]) =>
        `change #${change.number} of ${account.name}: ${found} ${what}, expected ${expected}`,
    );
};

/** What is wrong with the versions: every applied change makes one, and none is skipped. */
export const versionFindings = async (stage: Stage, account: PlayedAccount): Promise<string[]> => {
  const [row] = await stage.sql<{ version: number; applied: number[] }>(
    `SELECT version, ARRAY(SELECT applied_version FROM changes WHERE account_id = $1 AND applied_version IS NOT NULL
                           ORDER BY 1) AS applied FROM accounts WHERE id = $1`,
    [account.id],
  );
  const { version, applied } = row!;
  const expected = Array.from({ length: version }, (_, i) => i + 1);
  return JSON.stringify(applied) === JSON.stringify(expected)
    ? []
    : [`version ${version}, applied at ${JSON.stringify(applied)}`];
};

/**
 * What is wrong with the letters about a change: everybody was told of its end, whatever came twice came as the same
 * letter, and, where it was given the time, each officer but the initiator was asked.
 */
export const letterFindings = async (
  stage: WithMail,
  account: PlayedAccount,
  change: PlayedChange,
  { asked = [], end = 'applied' }: { readonly asked?: readonly string[]; readonly end?: End } = {},
): Promise<string[]> => {
  const letters = await lettersOf(stage, account, change);
  const digests = await digestsOf(stage, account, change);
  const ids = new Map<string, Set<string>>();
  for (const { to, subject, messageId } of letters)
    for (const address of to) {
      const key = `${address}: ${subject}`;
      ids.set(key, (ids.get(key) ?? new Set()).add(messageId));
    }
  const doubled = [...ids].filter(([, messageIds]) => messageIds.size > 1).map(([key]) => `two letters to ${key}`);
  const has = (person: string, lead: string): boolean =>
    letters.some((letter) => letter.to.includes(emailOf(person)) && letter.subject.includes(`] ${lead}: `)) ||
    digests.some((letter) => letter.to.includes(emailOf(person)));
  const lead = `${end.charAt(0).toUpperCase()}${end.slice(1)}`;
  const unasked = asked.filter((officer) => !has(officer, 'Approve')).map((officer) => `${officer} was not asked`);
  const untold = ['ada', ...OFFICERS].filter((person) => !has(person, lead)).map((one) => `${one} was not told`);
  return [...doubled, ...unasked, ...untold].map(
    (finding) => `change #${change.number} of ${account.name}: ${finding}`,
  );
};

/** What is wrong with the records of a change's letters: each says once in the trail that it was sent. */
export const recordFindings = async (stage: Stage, account: PlayedAccount, change: PlayedChange): Promise<string[]> => {
  const events = await stage.sql<{ data: string }>(
    "SELECT data FROM events WHERE account_id = $1 AND change_id = $2 AND type = 'notice.sent'",
    [account.id, change.id],
  );
  const letters = events
    .flatMap(({ data }) => (JSON.parse(data) as { sent: readonly { kind: string; to: string }[] }).sent)
    .map(({ kind, to }) => `${kind} to ${to}`);
  const twice = letters.filter((letter, i) => letters.indexOf(letter) !== i);
  return [
    ...twice.map((letter) => `change #${change.number} of ${account.name}: ${letter} is recorded twice`),
    ...(letters.length > 0 ? [] : [`change #${change.number} of ${account.name}: no letter is recorded`]),
  ];
};

/** How often each activity was begun for a change, at most, over all its runs' attempts. */
export const attemptsOf = (stage: Stage, { workflowId }: PlayedChange): Promise<ReadonlyMap<string, number>> =>
  stage.withTemporal(async (client) => {
    const { events } = await client.workflow.getHandle(workflowId).fetchHistory();
    const names = new Map<string, string>();
    const attempts = new Map<string, number>();
    for (const { eventId, activityTaskScheduledEventAttributes, activityTaskStartedEventAttributes } of events ?? []) {
      if (activityTaskScheduledEventAttributes)
        names.set(String(eventId), activityTaskScheduledEventAttributes.activityType?.name ?? '');
      if (activityTaskStartedEventAttributes) {
        const name = names.get(String(activityTaskStartedEventAttributes.scheduledEventId)) ?? '';
        attempts.set(name, Math.max(attempts.get(name) ?? 0, activityTaskStartedEventAttributes.attempt ?? 0));
      }
    }
    return attempts;
  });

/** The workers that took part in a change, by the names that the server knows them by. */
export const workersOf = (stage: Stage, { workflowId }: PlayedChange): Promise<ReadonlySet<string>> =>
  stage.withTemporal(async (client) => {
    const { events } = await client.workflow.getHandle(workflowId).fetchHistory();
    const identities = (events ?? []).map(({ activityTaskStartedEventAttributes: started }) => started?.identity);
    return new Set(identities.filter((identity) => typeof identity === 'string'));
  });
