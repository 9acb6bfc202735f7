import { z } from 'zod';
import { defineCommand } from './command.ts';
import { readDocument } from './document.ts';
import { keyOf, showPreview, submitChange, submitting, type Submission } from './submission.ts';
import { timeoutOf } from './wait.ts';

const Member = z.strictObject({
  kind: z.string(),
  payload: z.unknown().refine((payload) => payload !== undefined, 'a payload is expected, found none'),
});
const reason = z.string().nullish();

const One = Member.extend({ reason });
const Several = z
  .strictObject({ changes: z.array(Member).min(1), reason })
  .transform(({ changes, ...rest }) => ({ kind: 'change-set', payload: { changes }, ...rest }));

const Expected = z.record(z.string(), z.unknown(), {
  error: 'kind and payload are expected, or changes: a list of them; and a reason beside',
});

/** One change, or several modifications that are one change: each is held against its own form, which names what is wrong. */
const Asked = Expected.transform((found, context): z.infer<typeof One> => {
  const parsed = ('changes' in found ? Several : One).safeParse(found);
  if (parsed.success) return parsed.data;
  for (const issue of parsed.error.issues) context.addIssue({ ...issue });
  return z.NEVER;
});

/** Submits what a file says, or shows what it would come to. */
export const submit = defineCommand({
  name: 'submit',
  takes: 'ACCOUNT [FILE]',
  does: 'submits the change of a file, or shows what it would do',
  note: 'The file, or the standard input, is YAML or JSON: kind, payload and reason; or changes, a list of kinds and payloads that are one change, and reason.',
  options: { preview: { type: 'boolean', does: 'shows what it would do, and starts nothing' }, ...submitting },
  async run({ positionals: [account = '', file], values, connection, io, tell }) {
    const timeoutMs = timeoutOf(values.timeout);
    const asked = await readDocument(Asked, file, io);
    const submission: Submission = { ...asked, reason: values.reason ?? asked.reason ?? null };
    if (values.preview === true) return showPreview(connection, account, submission, { tell });
    const { wait = false, json = false } = values;
    return submitChange(connection, account, submission, {
      ...{ key: values['idempotency-key'] ?? keyOf(submission), wait, timeoutMs, json, io },
    });
  },
});
