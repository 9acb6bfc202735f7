import type { ChangeFacts, Evidence } from './evidence.ts';
import { each, unless, type Finding } from './finding.ts';
import type { Snapshot } from './replay.ts';

const named = ({ row: { id, number, kind, state } }: ChangeFacts): string =>
  `change #${number} ${kind} ${id} (${state})`;

/** Those that somebody submitted. */
export const submitted = ({ changes }: Evidence): readonly ChangeFacts[] => changes.filter(({ row }) => row.number > 0);

/** The number of approvals that a change sets, where it does. */
const numberSet = ({ edits }: ChangeFacts): number => {
  const set = edits.find(({ entity }) => entity === 'account')?.after?.['requiredApprovals'];
  return typeof set === 'number' ? set : 0;
};

const requiredOn = (facts: ChangeFacts, { required }: Snapshot): number =>
  Math.max(facts.row.required_approvals, required, numberSet(facts));

/** The distinct other officers whose approvals of this digest count on a state: made under the designation of now, in time. */
const approversOn = ({ row, decisions }: ChangeFacts, { officers }: Snapshot): ReadonlySet<string> =>
  new Set(
    decisions
      .filter(({ verdict, digest, officer_id: officerId, designation, decided_at: at }) => {
        const since = officers.get(officerId);
        const isOfficer = since !== undefined && since === designation && since <= row.base_version;
        return (
          verdict === 'approve' &&
          digest === row.digest &&
          isOfficer &&
          officerId !== row.initiator_id &&
          at < row.expires_at
        );
      })
      .map(({ officer_id: officerId }) => officerId),
  );

const snapshotAtEnd = ({ replay, versionAtEnd }: ChangeFacts): Snapshot => replay.at(versionAtEnd);

const hasQuorum = (facts: ChangeFacts): boolean => {
  const then = snapshotAtEnd(facts);
  return approversOn(facts, then).size >= requiredOn(facts, then);
};

/** Whether somebody who wasn't an officer all the while asked for it. */
const initiatorLeft = (facts: ChangeFacts): boolean =>
  (snapshotAtEnd(facts).officers.get(facts.row.initiator_id) ?? Infinity) > facts.row.base_version;

/** A conflict has a cause: the account has moved since; and of what stands in nobody's way, the initiator has left. */
const conflictsRightly = (facts: ChangeFacts): boolean =>
  facts.versionAtEnd > facts.row.base_version && (facts.row.kind !== 'user.add' || initiatorLeft(facts));

/** 0 lost: what has its approvals is applied, unless its basis has moved, or it was rejected or withdrawn first. */
export const nothingLost = (evidence: Evidence): Finding =>
  each(
    submitted(evidence).filter((facts) => hasQuorum(facts) || facts.row.state === 'failed'),
    (facts) => {
      const { state } = facts.row;
      const rejected = state === 'rejected' && facts.decisions.some(({ verdict }) => verdict === 'reject');
      const ended = state === 'applied' || state === 'withdrawn' || rejected;
      return unless(ended || (state === 'conflicted' && conflictsRightly(facts)), `${named(facts)} has its approvals`);
    },
  );

/** 0 doubled: every version is made by one change, and every applied change is applied by one event. */
export const nothingDoubled = (evidence: Evidence): Finding => {
  const versions = each(evidence.accounts, ({ id, version }) => {
    const applied = evidence.changes.flatMap(({ row }) =>
      row.account_id === id && row.applied_version !== null ? [row.applied_version] : [],
    );
    const expected = Array.from({ length: version }, (_, i) => i + 1).join();
    const found = applied.sort((a, b) => a - b).join();
    return unless(found === expected, `account ${id} is at version ${version}, changes made the versions ${found}`);
  });
  const events = each(submitted(evidence), (facts) => {
    const count = facts.events.filter(({ type }) => type === 'change.applied').length;
    const expected = facts.row.state === 'applied' ? 1 : 0;
    return unless(count === expected, `${named(facts)} was applied ${count} times, by the trail`);
  });
  return {
    checked: versions.checked + events.checked,
    violations: [...versions.violations, ...events.violations],
  };
};

/** 0 unapproved: what is applied had enough valid, distinct, other officers' approvals of that digest. */
export const nothingUnapproved = (evidence: Evidence): Finding =>
  each(
    submitted(evidence).filter(({ row }) => row.state === 'applied'),
    (facts) => {
      const then = snapshotAtEnd(facts);
      const approvers = approversOn(facts, then);
      const required = requiredOn(facts, then);
      return [
        ...unless(
          approvers.size >= required,
          `${named(facts)} was applied with ${approvers.size} of ${required} approvals`,
        ),
        ...unless(!initiatorLeft(facts), `${named(facts)} was applied though who asked for it had left`),
      ];
    },
  );

/** At every version, the active officers are at least as many as the required approvals, and one at least. */
export const neverBelowFloor = ({ replays }: Evidence): Finding =>
  each(
    [...replays].flatMap(([id, replay]) =>
      Array.from({ length: replay.version }, (_, i) => ({ id, version: i + 1, then: replay.at(i + 1) })),
    ),
    ({ id, version, then: { officers, required } }) =>
      unless(
        officers.size >= Math.max(1, required),
        `account ${id} had ${officers.size} officers with ${required} required at version ${version}`,
      ),
  );

/** An end is an end: as it was first seen, and as a client was first told. */
export const endsNeverMove = async ({ observer, asked, changes }: Evidence): Promise<Finding> => {
  const { seen, moved } = await observer.compare();
  const states = new Map(changes.map(({ row }) => [row.id, row.state]));
  const ended = ['applied', 'rejected', 'withdrawn', 'expired', 'conflicted', 'failed'];
  const told = each(
    asked.flatMap(({ calls }) =>
      calls.flatMap(({ answer }) => (answer && ended.includes(answer.state) ? [answer] : [])),
    ),
    ({ id, state }) =>
      unless(states.get(id) === state, `a client was told that ${id} is ${state}: it is ${states.get(id) ?? 'absent'}`),
  );
  return { checked: seen + told.checked, violations: [...moved, ...told.violations] };
};

/** What ended otherwise than applied has left nothing: no version, and nothing that it would have made. */
export const otherwiseNothing = async (evidence: Evidence): Promise<Finding> => {
  const made = new Set(
    (
      await evidence.theatre.sql<{ id: string }>(
        `SELECT id FROM users UNION SELECT id FROM roles UNION SELECT id FROM employee_sets UNION SELECT id FROM companies`,
      )
    ).map(({ id }) => id),
  );
  return each(
    submitted(evidence).filter(({ row }) => row.state !== 'applied'),
    (facts) => [
      ...unless(facts.row.applied_version === null, `${named(facts)} has a version`),
      ...facts.edits
        .filter(({ before, id }) => before === null && made.has(id))
        .map(({ entity, id }) => `${named(facts)} made ${entity} ${id}`),
    ],
  );
};

/** Nothing is open past its expiry, and nothing has expired before it. */
export const nothingPastExpiry = async (evidence: Evidence): Promise<Finding> => {
  const [row] = await evidence.theatre.sql<{ now: Date }>('SELECT now()');
  return each(submitted(evidence), (facts) => {
    const { ended_at: endedAt, expires_at: expiresAt, state } = facts.row;
    return [
      ...unless(endedAt !== null || expiresAt > row!.now, `${named(facts)} is open past its expiry`),
      ...unless(state !== 'expired' || endedAt! >= expiresAt, `${named(facts)} expired before its expiry`),
    ];
  });
};

/** Workflows agree with rows; where one was told otherwise, a repair is on record and the latest run agrees. */
export const workflowsAgree = (evidence: Evidence): Finding =>
  each(evidence.changes, (facts) => {
    const { row, history } = facts;
    const isOpen = row.ended_at === null;
    if (history === undefined) return unless(!isOpen, `${named(facts)} has no workflow`);
    const { status, result, shown } = history;
    if (status === 'RUNNING')
      return unless(isOpen || shown === row.state, `the workflow of ${named(facts)} still runs`);
    if (isOpen) return [`the workflow of ${named(facts)} has ended: ${status}`];
    return unless(status !== 'COMPLETED' || result === row.state, `the workflow of ${named(facts)} answered ${result}`);
  });
