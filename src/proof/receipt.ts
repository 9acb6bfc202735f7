import { z } from 'zod';
import { canonicalJson, sha256 } from '../domain/canonical.ts';
import { isSignedBy, type SigningKey, type VerifierKey } from './keys.ts';

const list = <T extends z.ZodType>(item: T) => z.array(item).readonly();
const time = z.string().meta({ format: 'date-time', description: 'RFC 3339, in UTC.' });
const hash = z.string().regex(/^[0-9a-f]{64}$/);
const person = z.object({ id: z.string(), name: z.string().nullable().meta({ description: 'As of the end.' }) });

export const RECEIPT_FORMAT = 'countersign-receipt/1';

const body = {
  format: z.literal(RECEIPT_FORMAT),
  account: z.object({ id: z.string(), slug: z.string() }),
  change: z.object({
    id: z.string(),
    number: z.int(),
    kind: z.string(),
    kindVersion: z.int(),
    title: z.string(),
    description: z.string(),
    submittedAt: time,
  }),
  digest: hash.meta({ description: 'What was decided on: the SHA-256 of the document.' }),
  document: z.string().nullable().meta({
    description: 'The RFC 8785 JSON that the digest is of, byte by byte; null for who may not read all of the change.',
  }),
  initiator: person,
  decisions: list(
    z.object({
      officer: person,
      verdict: z.enum(['approve', 'reject']),
      at: time,
      digest: hash,
      assurance: z.string(),
      counted: z
        .boolean()
        .nullable()
        .meta({ description: 'Whether it is one of the approvals that counted at the end.' }),
    }),
  ),
  required: z.int().nullable().meta({ description: 'How many approvals of officers it needed at its end.' }),
  desk: z
    .object({
      filer: person,
      required: z.int().meta({ description: 'How many operators it needed.' }),
      operators: list(z.object({ operator: z.string(), at: time })).meta({
        description: 'The operators whose approvals counted.',
      }),
      objectedAt: time.nullable().meta({ description: 'When the first officer objected.' }),
    })
    .optional()
    .meta({
      description:
        'Only of what the support desk did: by whom. Its initiator is then the request, and no officer decided.',
    }),
  policy: z
    .object({
      requiredApprovals: z.int(),
      officerRemoval: z.string(),
      approvalAssurance: z.string(),
      changeExpiryHours: z.int(),
      probationHours: z.int(),
    })
    .nullable()
    .meta({ description: 'In force at the end, before the change itself.' }),
  state: z.string(),
  stateReason: z.object({ code: z.string(), text: z.string() }).nullable(),
  appliedVersion: z.int().nullable(),
  endedAt: time,
  event: z.object({ seq: z.int(), hash }).meta({ description: "The end's event in the trail of the account." }),
};

export type ReceiptBody = z.infer<z.ZodObject<typeof body>>;

export const Receipt = z
  .object({
    ...body,
    signature: z.object({
      keyId: z.string().meta({ description: 'Which key of `/.well-known/countersign-key`.' }),
      value: z.string().meta({ description: 'Ed25519, in base64, of the RFC 8785 JSON of all but `signature`.' }),
    }),
  })
  .meta({
    id: 'Receipt',
    description: 'What became of a change, by whom and under which rules, signed by the service.',
  });
export type Receipt = z.infer<typeof Receipt>;

export const signReceipt = (receipt: ReceiptBody, { verifier, sign }: SigningKey): Receipt => ({
  ...receipt,
  signature: { keyId: verifier.keyId, value: sign(canonicalJson(receipt)).toString('base64') },
});

/** A receipt that proves nothing, and why, in words. */
export class BadReceipt extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'BadReceipt';
  }
}

const Document = z.object({ account: z.string(), change: z.string(), kind: z.string(), initiator: z.string() });

const deskMisfit = ({ filer, required, operators }: NonNullable<Receipt['desk']>): string | undefined => {
  const others = new Set(operators.map(({ operator }) => operator));
  if (others.size !== operators.length || others.has(filer.id)) return 'it counts an operator twice, or who filed it';
  return others.size < required
    ? `it says that the support desk did it with ${others.size} of ${required} operators`
    : undefined;
};

/** What of a receipt does not fit the rest of it. The service signs no such thing. */
const misfit = (receipt: Receipt): string | undefined => {
  const { account, change, digest, document, initiator, decisions, required, desk, state } = receipt;
  if (document !== null) {
    if (sha256(document) !== digest) return 'its digest is not the SHA-256 of its document';
    const said = Document.safeParse(JSON.parse(document)).data;
    const own = { account: account.id, change: change.id, kind: change.kind, initiator: initiator.id };
    if (said === undefined || canonicalJson(said) !== canonicalJson(own)) return 'its document is of something else';
  }
  const counted = decisions.filter((decision) => decision.counted === true);
  if (counted.some((decision) => decision.verdict !== 'approve' || decision.digest !== digest))
    return 'it counts what is no approval of its digest';
  const people = new Set(counted.map(({ officer }) => officer.id));
  if (people.size !== counted.length || people.has(initiator.id))
    return 'it counts somebody twice, or who asked for the change';
  if (state === 'applied' && required !== null && counted.length < required)
    return `it says that the change was applied with ${counted.length} of ${required} approvals`;
  return desk && deskMisfit(desk);
};

/**
 * The receipt of a text, if one of the keys has signed it; each of its parts then fits the others. Throws BadReceipt.
 */
export const openReceipt = (text: string, keys: readonly VerifierKey[]): { receipt: Receipt; key: VerifierKey } => {
  let found: unknown;
  try {
    found = JSON.parse(text);
  } catch {
    throw new BadReceipt('it is no receipt: it is no JSON');
  }
  const parsed = Receipt.safeParse(found);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new BadReceipt(`it is no receipt: ${issue?.path.join('.') || 'it'}: ${issue?.message ?? 'not well formed'}`);
  }
  const { signature, ...signed } = found as Receipt;
  const key = keys.find(({ keyId }) => keyId === signature.keyId);
  if (key === undefined)
    throw new BadReceipt(
      `it was signed by key ${signature.keyId}, which is none of those given: ${keys.map(({ keyId }) => keyId).join(', ')}`,
    );
  const value = Buffer.from(signature.value, 'base64');
  if (value.toString('base64') !== signature.value || !isSignedBy(key, canonicalJson(signed), value))
    throw new BadReceipt(`the signature of key ${key.keyId} is not of what it says: it was altered`);
  const why = misfit(parsed.data);
  if (why !== undefined) throw new BadReceipt(`it is signed, and contradicts itself: ${why}`);
  return { receipt: parsed.data, key };
};

const nameOf = ({ id, name }: ReceiptBody['initiator']): string => (name === null ? id : `${name} (${id})`);

const verdicts = { approve: 'Approved', reject: 'Rejected' } as const;

const deskInWords = ({ filer, required, operators, objectedAt }: NonNullable<Receipt['desk']>): string[] => [
  `Done by the support desk, and by no officer; filed by ${nameOf(filer)}.`,
  ...operators.map(({ operator, at }) => `Approved by the operator ${operator} at ${at}.`),
  ...(objectedAt === null ? [] : [`An officer objected at ${objectedAt}.`]),
  `${operators.length} of ${required} operators approved it.`,
];

/** What a receipt says, a line each. */
export const receiptInWords = (receipt: Receipt): string[] => {
  const { account, change, digest, document, initiator, decisions, required, desk, policy, state, endedAt, event } =
    receipt;
  const counted = decisions.filter((decision) => decision.counted === true).length;
  const notes = (decision: Receipt['decisions'][number]): string =>
    decision.verdict === 'approve' && decision.counted === false ? ', which did not count at the end' : '';
  return [
    `Change #${change.number} of ${account.slug}: ${change.description}`,
    `${change.kind}, asked for by ${nameOf(initiator)} at ${change.submittedAt}.`,
    ...decisions.map(
      (each) => `${verdicts[each.verdict]} by ${nameOf(each.officer)} at ${each.at} (${each.assurance})${notes(each)}.`,
    ),
    ...(desk === undefined ? [] : deskInWords(desk)),
    required === null || desk !== undefined
      ? `Ended as ${state} at ${endedAt}.`
      : `Ended as ${state} at ${endedAt}, with ${counted} of ${required} approvals.`,
    ...(receipt.stateReason === null ? [] : [receipt.stateReason.text]),
    ...(policy === null
      ? []
      : [`Policy then: ${policy.requiredApprovals} required, each by ${policy.approvalAssurance}.`]),
    document === null
      ? `What was decided on has the SHA-256 ${digest}; the document itself is not in this copy.`
      : `What was decided on is in it: the document's SHA-256 is ${digest}.`,
    `Event ${event.seq} of the account's trail, ${event.hash}.`,
  ];
};
