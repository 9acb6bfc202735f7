import { createHash } from 'node:crypto';
import { must, type Schemas } from '../../src/client/client.ts';
import { canonicalJson } from '../../src/domain/canonical.ts';
import type { ChangeView } from '../../src/domain/change-view.ts';
import { hasEnded } from '../../src/domain/change-states.ts';
import {
  differenceSection,
  endingOf,
  headlineOf,
  impactSection,
  unlimited,
  warningsSection,
} from '../../src/mail/change-summary.ts';
import { compositionText } from '../../src/mail/composition-text.ts';
import { shownName, shownSentence } from '../../src/mail/shown-text.ts';
import { counted } from '../../src/mail/times.ts';
import { viewOf, type Change } from './changes.ts';
import { addressOf, type Connection } from './connection.ts';
import { exits, type Exit } from './exits.ts';
import { jsonOf, problemLines, type Io } from './terminal.ts';
import { exitOfEnd, timeout, untilEnded } from './wait.ts';

/** What is asked for. */
export interface Submission {
  readonly kind: string;
  readonly payload: unknown;
  readonly reason: string | null;
}

type Preview = Schemas['Preview'];

const approvalWords = ({ requiredApprovals, eligibleApprovers }: Preview): string => {
  if (requiredApprovals === 0) return 'It would be applied at once: no approval is required.';
  const names = eligibleApprovers.map(({ name }) => shownName(name)).join(', ');
  return `It would wait for ${counted(requiredApprovals, 'approval')}, by: ${names || 'nobody, as things are'}.`;
};

const previewText = (preview: Preview): string => {
  const { admissible, problems, warnings, difference, impact } = preview;
  if (!admissible) return ['It would be refused:', ...problemLines(problems).map((line) => `  ${line}`)].join('\n');
  const sections = [
    ...warningsSection({ warnings: warnings as ChangeView['warnings'] }),
    differenceSection({ state: 'pending', difference }, unlimited),
    impactSection({ impact }, unlimited),
  ];
  return `${compositionText(sections).trimEnd()}\n\n${approvalWords(preview)}`;
};

/** Shows what a submission would come to. Nothing is started. */
export const showPreview = async (
  { api }: Connection,
  account: string,
  submission: Submission,
  { tell }: { readonly tell: (preview: Preview, words: () => string) => void },
): Promise<Exit> => {
  const preview = await must(
    // The document has each kind's payload by itself; a file holds any of them.
    api.POST('/v1/accounts/{account}/changes/preview', { params: { path: { account } }, body: submission as never }),
  );
  tell(preview, () => previewText(preview));
  return preview.admissible ? exits.done : exits.refused;
};

/** What is made from the same makes the same key, so that what was sent twice by mistake is one change. */
export const keyOf = (madeFrom: unknown): string =>
  `countersign-${createHash('sha256').update(canonicalJson(madeFrom)).digest('hex')}`;

const submittedText = (connection: Connection, change: Change, again: boolean): string =>
  [
    `Change #${change.number} ${again ? 'was submitted before' : 'is submitted'}: ${headlineOf(viewOf(change))}`,
    hasEnded(change.state) ? endingOf(viewOf(change)) : shownSentence(change.waiting),
    `Digest: ${change.digest}`,
    `Console: ${addressOf(connection, change)}`,
  ].join('\n');

/** The options of whatever submits. */
export const submitting = {
  reason: { type: 'string', value: 'TEXT', does: 'the reason that everybody reads' },
  wait: { type: 'boolean', does: 'waits until the change has ended' },
  timeout,
  'idempotency-key': { type: 'string', value: 'KEY', does: 'the same key is the same change, another makes another' },
} as const;

export interface SubmitOptions {
  readonly key: string;
  readonly wait: boolean;
  readonly timeoutMs: number | undefined;
  readonly json: boolean;
  readonly io: Io;
}

/** Submits, and waits for the end where that is wanted. */
export const submitChange = async (
  connection: Connection,
  account: string,
  submission: Submission,
  { key, wait, timeoutMs, json, io }: SubmitOptions,
): Promise<Exit> => {
  const call = connection.api.POST('/v1/accounts/{account}/changes', {
    params: { path: { account }, header: { 'Idempotency-Key': key } },
    body: submission as never,
  });
  const change = await must(call);
  const again = (await call).response.headers.get('idempotency-replayed') === 'true';
  const said = submittedText(connection, change, again);
  if (!wait) {
    io.out(json ? jsonOf(change) : said);
    return exits.done;
  }
  io.note(said);
  const ended = await untilEnded(connection, change, timeoutMs);
  io.out(json ? jsonOf(ended) : endingOf(viewOf(ended)));
  return exitOfEnd(ended);
};
