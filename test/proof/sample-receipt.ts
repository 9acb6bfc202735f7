import { canonicalJson, sha256 } from '../../src/domain/canonical.ts';
import { RECEIPT_FORMAT, type ReceiptBody } from '../../src/proof/receipt.ts';

const document = canonicalJson({
  format: 1,
  account: 'acc_acme',
  change: 'chg_3',
  kind: 'user.add',
  initiator: 'usr_ada',
  payload: { name: 'Noor Haddad', email: 'noor@acme.example' },
});

const approvalBy = (id: string, name: string): ReceiptBody['decisions'][0] => ({
  officer: { id, name },
  verdict: 'approve',
  at: '2026-02-03T09:00:00.000Z',
  digest: sha256(document),
  assurance: 'session',
  counted: true,
});

/** What a receipt says of what the support desk did: two operators, and no officer. */
export const sampleDeskReceipt = (): ReceiptBody => {
  const sample = sampleReceipt();
  const desk = canonicalJson({ ...(JSON.parse(document) as object), initiator: 'srq_1' });
  return {
    ...sample,
    document: desk,
    digest: sha256(desk),
    initiator: { id: 'srq_1', name: 'The support desk' },
    decisions: [],
    required: 0,
    desk: {
      filer: { id: 'usr_ada', name: 'Ada Bell' },
      required: 2,
      operators: [
        { operator: 'opr_olga', at: '2026-02-03T09:00:00.000Z' },
        { operator: 'opr_omar', at: '2026-02-03T09:30:00.000Z' },
      ],
      objectedAt: null,
    },
  };
};

/** What a receipt says of a change that two officers approved. */
export const sampleReceipt = (): ReceiptBody => ({
  format: RECEIPT_FORMAT,
  account: { id: 'acc_acme', slug: 'acme' },
  change: {
    id: 'chg_3',
    number: 3,
    kind: 'user.add',
    kindVersion: 1,
    title: 'Add a user',
    description: 'Add Noor Haddad',
    submittedAt: '2026-02-02T09:00:00.000Z',
  },
  digest: sha256(document),
  document,
  initiator: { id: 'usr_ada', name: 'Ada Bell' },
  decisions: [approvalBy('usr_ben', 'Ben Lindqvist'), approvalBy('usr_cleo', 'Cleo Marchetti')],
  required: 2,
  policy: {
    requiredApprovals: 2,
    officerRemoval: 'floor',
    approvalAssurance: 'session',
    changeExpiryHours: 168,
    probationHours: 24,
  },
  state: 'applied',
  stateReason: null,
  appliedVersion: 4,
  endedAt: '2026-02-03T10:00:00.000Z',
  event: { seq: 17, hash: 'ab'.repeat(32) },
});
