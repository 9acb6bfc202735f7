import type { Letter } from '../../../src/processes/embedded/letter-store.ts';
import { submitted } from './change-invariants.ts';
import type { ChangeFacts, Evidence } from './evidence.ts';
import { each, unless, type Finding } from './finding.ts';
import { fetchLinks, linksOf } from './scanner.ts';
import type { Theatre } from './theatre.ts';

/** What a letter says by its Message-ID that it is: of a change, of this kind, to this user. */
interface About {
  readonly changeId: string;
  readonly kind: string;
  readonly userId: string;
}

const aboutOf = ({ messageId }: Letter): About | undefined => {
  const [, changeId, kind, userId] = /^<(chg_\w+)\.([\w-]+)\.(\w+)@/.exec(messageId) ?? [];
  return userId === undefined ? undefined : { changeId: changeId!, kind: kind!, userId };
};

const keyOf = ({ changeId, kind, userId }: About): string => `${changeId} ${kind} ${userId}`;

/** Letters by what they are about, and the digest letters of each address. */
const sorted = ({ letters }: Evidence) => {
  const single = new Set<string>();
  const digests = new Map<string, Letter[]>();
  for (const letter of letters) {
    const about = aboutOf(letter);
    if (about !== undefined) single.add(keyOf(about));
    else if (/\.digest-\d+\./.test(letter.messageId))
      for (const to of letter.to) digests.set(to, [...(digests.get(to) ?? []), letter]);
  }
  return { single, digests };
};

/** The officers just before and just after a change's end, who are users still, and who asked for it. */
const concerned = ({ row, replay, versionAtEnd }: ChangeFacts): ReadonlySet<string> => {
  const before = replay.at(versionAtEnd);
  const after = row.state === 'applied' ? replay.at(versionAtEnd + 1) : before;
  return new Set([
    row.initiator_id,
    ...after.officers.keys(),
    ...[...before.officers.keys()].filter((id) => !after.removed.has(id)),
  ]);
};

/** Officers all the while from a change's submission, who are not its initiator and have not decided. */
const toDecide = ({ row, replay, versionAtEnd, decisions }: ChangeFacts): string[] =>
  [...replay.at(versionAtEnd).officers]
    .filter(([id, since]) => since <= row.base_version && id !== row.initiator_id)
    .map(([id]) => id)
    .filter((id) => !decisions.some(({ officer_id: officerId }) => officerId === id));

/** Every officer who was due a letter got it: those who may decide on what is open, and those who hear of an end. */
export const everyLetterCame = (evidence: Evidence): Finding => {
  const { single, digests } = sorted(evidence);
  const names = new Map(evidence.accounts.map(({ id, name }) => [id, name]));
  const due = submitted(evidence).flatMap((facts) => {
    const { row } = facts;
    const kind = row.ended_at === null ? 'approval-request' : `ended-${row.state}`;
    const people = row.ended_at === null ? toDecide(facts) : concerned(facts);
    return [...people].map((userId) => ({ row, about: { changeId: row.id, kind, userId } }));
  });
  return each(due, ({ row, about }) => {
    const { email = '' } = evidence.users.get(about.userId) ?? {};
    const inDigest = (digests.get(email) ?? []).some(
      ({ subject, text }) =>
        subject.startsWith(`[${names.get(row.account_id) ?? ''}]`) && text.includes(`\n#${row.number}: `),
    );
    return unless(
      single.has(keyOf(about)) || inDigest,
      `${email} got no letter ${about.kind} of #${row.number} ${row.id}`,
    );
  });
};

/** Nobody else got one, at no other address; and what came more than once came as the same letter. */
export const noOtherLetterCame = (evidence: Evidence): Finding => {
  const changes = new Map(evidence.changes.map((facts) => [facts.row.id, facts]));
  const identities = new Map<string, string>();
  return each(evidence.letters, (letter) => {
    const about = aboutOf(letter);
    const to = letter.to.join();
    const name = `${to}: ${letter.subject}`;
    const known = identities.get(name) ?? letter.messageId;
    identities.set(name, known);
    const isDigest = /\.digest-\d+\./.test(letter.messageId);
    const twice = unless(isDigest || known === letter.messageId, `two letters to ${name}`);
    if (about === undefined) return [...twice, ...unless(isDigest, `${name} is about nothing: ${letter.messageId}`)];
    const facts = changes.get(about.changeId);
    const user = evidence.users.get(about.userId);
    if (facts === undefined || user === undefined) return [`${name} is about nothing there is`];
    const { row, replay } = facts;
    const wasOfficer = Array.from({ length: replay.version + 1 }, (_, version) => replay.at(version)).some(
      ({ officers }) => officers.has(about.userId),
    );
    const isInvited = about.kind === 'invitation' && facts.edits.some(({ id }) => id === about.userId);
    const asks = about.kind === 'approval-request' || about.kind.startsWith('reminder');
    return [
      ...twice,
      ...unless(user.account_id === row.account_id, `${name} went to another account's user`),
      ...unless(user.email === to, `${name} went to another address than ${user.email}`),
      ...unless(isInvited || wasOfficer || about.userId === row.initiator_id, `${name} went to no officer`),
      ...unless(!asks || about.userId !== row.initiator_id, `${name} asks who asked for it`),
    ];
  });
};

/** What is no part of what is kept: counts of requests, and what sign-in pages need for a while. */
const PASSING = ['rate_limits', 'sessions', 'passkey_challenges'];

/** What all tables hold, a hash of each. */
const fingerprint = async (theatre: Theatre): Promise<ReadonlyMap<string, string>> => {
  const tables = await theatre.sql<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.tables
     WHERE table_schema = current_schema() AND table_type = 'BASE TABLE' AND table_name <> ALL ($1)`,
    [PASSING],
  );
  const hashes = new Map<string, string>();
  for (const { name } of tables) {
    const [row] = await theatre.sql<{ hash: string }>(
      `SELECT md5(coalesce(string_agg(t::text, '' ORDER BY t::text), '')) AS hash FROM "${name}" t`,
    );
    hashes.set(name, row!.hash);
  }
  return hashes;
};

/** Links are fetched, each in every way, while all is at rest: no row of any table moves. */
export const linksChangeNothing = async ({ theatre, letters }: Evidence): Promise<Finding> => {
  const before = await fingerprint(theatre);
  const checked = await fetchLinks(linksOf(letters));
  const after = await fingerprint(theatre);
  const moved = [...before].filter(([table, hash]) => after.get(table) !== hash);
  return { checked, violations: moved.map(([table]) => `${table} was written to as links were fetched`) };
};
