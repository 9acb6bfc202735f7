import { canonicalJson } from '../../../src/domain/canonical.ts';
import { submitted } from './change-invariants.ts';
import type { Asked, ChangeFacts, Evidence } from './evidence.ts';
import { each, unless, type Finding } from './finding.ts';

const marker = ({ id }: { readonly id: string }): string => `op ${id}`;
const isDecision = ({ ask }: Asked): boolean => ask.op === 'approve' || ask.op === 'reject';
const said = ({ ask, outcome }: Asked): string => `${ask.op} ${ask.id} by ${ask.actor} (${outcome})`;

/** How many of something there must be, after such an outcome. */
const fits = (outcome: Asked['outcome'], count: number): boolean =>
  outcome === 'ok' ? count === 1 : outcome === 'refused' ? count === 0 : count <= 1;

const personsEmail = (person: string): string => `${person}@acme.example`;

/** Every acknowledged submission is there, once, with what was asked; every refusal left none; repeats found the same. */
export const submissionsAsAnswered = (evidence: Evidence): Finding => {
  const byReason = Map.groupBy(submitted(evidence), ({ row }) => row.reason);
  return each(
    evidence.asked.filter(({ ask }) => ask.op === 'submit'),
    (asked) => {
      const found = byReason.get(marker(asked.ask)) ?? [];
      const answered = new Set(asked.calls.flatMap(({ answer }) => (answer === null ? [] : [answer.id])));
      const { kind, payload } = asked.ask.body;
      return [
        ...unless(fits(asked.outcome, found.length), `${said(asked)}: ${found.length} changes`),
        ...unless(answered.size <= 1, `${said(asked)}: answered with ${answered.size} changes`),
        ...[...answered].flatMap((id) =>
          unless(
            found.some(({ row }) => row.id === id),
            `${said(asked)}: ${id} is not there`,
          ),
        ),
        ...found.flatMap(({ row }) =>
          unless(
            row.kind === kind && sameJson(JSON.parse(row.payload), payload),
            `${said(asked)}: another payload is stored`,
          ),
        ),
      ];
    },
  );
};

/** A payload may be stored with what it leaves to be understood; what was said stands. */
const sameJson = (stored: unknown, asked: unknown): boolean =>
  typeof asked === 'object' && asked !== null && !Array.isArray(asked)
    ? Object.entries(asked).every(([key, value]) => sameJson((stored as Record<string, unknown> | null)?.[key], value))
    : Array.isArray(asked)
      ? Array.isArray(stored) && stored.length === asked.length && asked.every((value, i) => sameJson(stored[i], value))
      : canonicalJson(stored ?? null) === canonicalJson(asked ?? null);

/** Every acknowledged account is there, once; every refusal left none. */
export const openingsAsAnswered = ({ accounts, asked }: Evidence): Finding =>
  each(
    asked.filter(({ ask }) => ask.op === 'open'),
    (one) => {
      const count = accounts.filter(({ name }) => name === one.ask.body['name']).length;
      return unless(fits(one.outcome, count), `${said(one)}: ${count} accounts`);
    },
  );

/** Every acknowledged decision is there, as it was made and for what it was made; every refusal left none. */
export const decisionsAsAnswered = (evidence: Evidence): Finding => {
  const changes = new Map(evidence.changes.map((facts) => [facts.row.id, facts]));
  return each(evidence.asked.filter(isDecision), (asked) => {
    const { ask, outcome } = asked;
    const all = changes.get(ask.changeId!)?.decisions ?? [];
    const own = all.filter(({ officer_id: id }) => evidence.users.get(id)?.email === personsEmail(ask.actor));
    const byThis = all.filter(({ comment }) => comment === marker(ask));
    // The same decision again is acknowledged too, and is the first one's row.
    const isThere = own.some(({ verdict, digest }) => verdict === ask.op && digest === ask.body['digest']);
    return [
      ...unless(outcome !== 'ok' || isThere, `${said(asked)} on ${ask.changeId!}: it is not there`),
      ...unless(outcome !== 'refused' || byThis.length === 0, `${said(asked)} on ${ask.changeId!}: it is there`),
    ];
  });
};

/** Every acknowledged withdrawal has ended its change; a refused one did not. */
export const withdrawalsAsAnswered = (evidence: Evidence): Finding => {
  const changes = new Map(evidence.changes.map((facts) => [facts.row.id, facts]));
  return each(
    evidence.asked.filter(({ ask }) => ask.op === 'withdraw'),
    (asked) => {
      const { state, state_text: text } = changes.get(asked.ask.changeId!)!.row;
      const byThis = text?.includes(marker(asked.ask)) === true;
      return [
        ...unless(
          asked.outcome !== 'ok' || state === 'withdrawn',
          `${said(asked)} on ${asked.ask.changeId!}: it is ${state}`,
        ),
        ...unless(asked.outcome !== 'refused' || !byThis, `${said(asked)} on ${asked.ask.changeId!}: it was withdrawn`),
      ];
    },
  );
};

/** Nothing came of itself: every change and every decision is one that a client asked for, by whom, and for what. */
export const nothingUnasked = (evidence: Evidence): Finding => {
  const asked = new Map(evidence.asked.map((one) => [marker(one.ask), one.ask]));
  return each(submitted(evidence), ({ row, decisions }: ChangeFacts) => [
    ...unless(asked.get(row.reason ?? '')?.op === 'submit', `nobody asked for ${row.id}`),
    ...decisions.flatMap(({ comment, officer_id: officerId, verdict, digest }) => {
      const ask = asked.get(comment ?? '');
      const isTheirs =
        ask?.op === verdict &&
        ask.body['digest'] === digest &&
        evidence.users.get(officerId)?.email === personsEmail(ask.actor);
      return unless(isTheirs && ask.changeId === row.id, `nobody decided so on ${row.id}: ${officerId} ${verdict}`);
    }),
  ]);
};
