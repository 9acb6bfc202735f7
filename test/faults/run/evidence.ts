import type { Letter } from '../../../src/processes/embedded/letter-store.ts';
import { workflowIdOf } from '../../../src/domain/settle-report.ts';
import { readHistories, type History } from './histories.ts';
import type { Observer } from './observer.ts';
import type { Played } from './plays.ts';
import type { Ask, Call, ClientRecord, Outcome } from './record.ts';
import { Replay, type Edit } from './replay.ts';
import type { Theatre } from './theatre.ts';

export interface ChangeRow {
  readonly account_id: string;
  readonly id: string;
  readonly number: number;
  readonly kind: string;
  readonly payload: string;
  readonly reason: string | null;
  readonly initiator_id: string;
  readonly required_approvals: number;
  readonly base_version: number;
  readonly digest: string;
  readonly document: string;
  readonly state: string;
  readonly state_code: string | null;
  readonly state_text: string | null;
  readonly submitted_at: Date;
  readonly expires_at: Date;
  readonly ended_at: Date | null;
  readonly applied_version: number | null;
  readonly next_wake_at: Date | null;
}

export interface DecisionRow {
  readonly change_id: string;
  readonly officer_id: string;
  readonly verdict: string;
  readonly digest: string;
  readonly designation: number;
  readonly comment: string | null;
  readonly decided_at: Date;
}

export interface EventRow {
  readonly account_id: string;
  readonly seq: number;
  readonly type: string;
  readonly change_id: string | null;
  readonly data: Readonly<Record<string, unknown>>;
}

export interface UserRow {
  readonly account_id: string;
  readonly id: string;
  readonly email: string;
}

export interface AccountRow {
  readonly id: string;
  readonly name: string;
  readonly version: number;
}

/** What became of something that was asked for, over all the calls by which it was. */
export interface Asked {
  readonly ask: Ask;
  readonly outcome: Outcome;
  readonly calls: readonly Call[];
}

export interface ChangeFacts {
  readonly row: ChangeRow;
  readonly edits: readonly Edit[];
  readonly decisions: readonly DecisionRow[];
  readonly events: readonly EventRow[];
  /** The account's version when it ended or, open, now. Of an applied change, the one before its own. */
  readonly versionAtEnd: number;
  readonly replay: Replay;
  readonly history: History | undefined;
}

/** Everything that the invariants read: the database, the workflows' histories, the mail, and the clients' own record. */
export interface Evidence {
  readonly theatre: Theatre;
  readonly accounts: readonly AccountRow[];
  readonly replays: ReadonlyMap<string, Replay>;
  /** Every change, openings among them. */
  readonly changes: readonly ChangeFacts[];
  readonly events: readonly EventRow[];
  readonly users: ReadonlyMap<string, UserRow>;
  readonly letters: readonly Letter[];
  readonly asked: readonly Asked[];
  readonly observer: Observer;
  readonly played: Played;
  /** What the service's processes have logged. */
  readonly logs: string;
  readonly died: readonly string[];
}

const merged = (calls: readonly Call[]): Asked[] =>
  [...Map.groupBy(calls, ({ ask }) => ask.id).values()].map((all) => {
    const outcomes = all.map(({ outcome }) => outcome);
    const outcome = outcomes.includes('ok') ? 'ok' : outcomes.includes('unknown') ? 'unknown' : 'refused';
    return { ask: all[0]!.ask, outcome, calls: all };
  });

const ENDS = ['change.applied', 'change.ended'];

/** The account's version before each event of it, by number. */
const versionsBefore = (events: readonly EventRow[]): ReadonlyMap<number, number> => {
  let version = 0;
  return new Map(
    events.map(({ seq, type, data }) => {
      const before = version;
      if (type === 'change.applied' || type === 'account.opened') version = Number(data['version'] ?? version + 1);
      return [seq, before] as const;
    }),
  );
};

export const gather = async (
  theatre: Theatre,
  record: ClientRecord,
  { observer, played, died }: Pick<Evidence, 'observer' | 'played' | 'died'>,
): Promise<Evidence> => {
  const accounts = await theatre.sql<AccountRow>(
    'SELECT a.id, s.name, a.version FROM accounts a JOIN account_settings s ON s.account_id = a.id ORDER BY a.id',
  );
  const rows = await theatre.sql<ChangeRow>('SELECT * FROM changes ORDER BY account_id, number');
  const decisions = await theatre.sql<DecisionRow>('SELECT * FROM decisions ORDER BY decided_at');
  const stored = await theatre.sql<Omit<EventRow, 'data'> & { data: string }>(
    'SELECT account_id, seq, type, change_id, data FROM events ORDER BY account_id, seq',
  );
  const events = stored.map((event) => ({ ...event, data: JSON.parse(event.data) as EventRow['data'] }));
  const users = await theatre.sql<UserRow>('SELECT account_id, id, email FROM users');
  const histories = await readHistories(
    theatre,
    rows.map(({ account_id: accountId, number }) => workflowIdOf(accountId, number)),
  );

  const replays = new Map(accounts.map(({ id }) => [id, new Replay()]));
  const byVersion = rows.filter((row) => row.applied_version !== null);
  for (const row of byVersion.toSorted((a, b) => a.applied_version! - b.applied_version!))
    replays.get(row.account_id)?.apply(editsOf(row));
  const decisionsBy = Map.groupBy(decisions, ({ change_id: id }) => id);
  const eventsBy = Map.groupBy(events, ({ change_id: id }) => id);
  const versions = new Map(
    [...Map.groupBy(events, ({ account_id: id }) => id)].map(([id, all]) => [id, versionsBefore(all)]),
  );

  const changes = rows.map((row): ChangeFacts => {
    const own = eventsBy.get(row.id) ?? [];
    const end = own.find(({ type }) => ENDS.includes(type));
    const replay = replays.get(row.account_id)!;
    return {
      ...{ row, replay, edits: editsOf(row), decisions: decisionsBy.get(row.id) ?? [], events: own },
      versionAtEnd: end === undefined ? replay.version : (versions.get(row.account_id)?.get(end.seq) ?? 0),
      history: histories.get(workflowIdOf(row.account_id, row.number)),
    };
  });
  return {
    ...{ theatre, accounts, replays, changes, events, observer, played, died },
    users: new Map(users.map((user) => [user.id, user])),
    letters: await theatre.letters(),
    asked: merged(record.calls),
    logs: theatre.actors.map((actor) => theatre.logOf(actor)).join('\n'),
  };
};

const editsOf = ({ document }: ChangeRow): readonly Edit[] =>
  (JSON.parse(document) as { edits: readonly Edit[] }).edits;
