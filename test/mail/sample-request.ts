import { deskKindOf } from '../../src/changes/index.ts';
import { deskDocument, evaluateForDesk } from '../../src/domain/desk-admission.ts';
import { requestViewOf, type SupportRequestView, type ViewedRequest } from '../../src/domain/support-request-view.ts';
import type { IsUser, Objection, Operator, OperatorDecision } from '../../src/domain/support-request.ts';
import { acme, ACME, DAY, HOUR, idOf, MONDAY } from '../domain/acme.ts';

const state = acme({ requiredApprovals: 2 });

export interface SampleOptions {
  readonly kind?: string;
  readonly payload?: unknown;
  readonly comment?: string | null;
  readonly evidence?: string;
  readonly request?: Partial<ViewedRequest>;
  readonly decisions?: readonly OperatorDecision[];
  readonly objections?: readonly Objection[];
  readonly now?: number;
  /** Nobody where it is not said. */
  readonly isUser?: IsUser;
}

export const operator = (name: string): Operator => ({ id: `opr_${name}`, addressKey: `${name}@desk.example` });

export const approval = (name: string, more: Partial<OperatorDecision> = {}): OperatorDecision => ({
  ...operator(name),
  ...{ verdict: 'approve', knowing: false, comment: null, at: MONDAY + HOUR, ...more },
});

export const objection = (person: 'ben' | 'cleo', more: Partial<Objection> = {}): Objection => ({
  ...{ userId: idOf(person), counts: true, comment: 'I know of no Gus.', at: MONDAY + 2 * HOUR, ...more },
});

/** A request of Ada's that the desk add Gus as an officer of Acme, where nothing else is said. */
export const sampleRequest = ({
  kind = 'officer.add',
  payload = { name: 'Gus Grant', email: 'gus@acme.example', rights: ['reports.tax'] },
  comment = 'Eva is on leave, and nobody can approve.',
  evidence = 'Signed form, folder 7 of the Oslo office',
  request = {},
  decisions = [],
  objections = [],
  now = MONDAY + 3 * HOUR,
  isUser = () => false,
}: SampleOptions = {}): SupportRequestView => {
  const found = deskKindOf(kind)!;
  const ids = { requestId: 'srq_1', changeId: 'chg_1' };
  const evaluation = evaluateForDesk(state, found, payload, ids);
  if (evaluation.problems.length > 0) throw new Error(JSON.stringify(evaluation.problems));
  const expiresAt = MONDAY + 30 * DAY;
  const content = { ...evaluation, accountId: ACME, kind, payload, comment, expiresAt };
  return requestViewOf(
    { slug: 'acme', state },
    {
      ...content,
      ...deskDocument({ ...content, id: 'chg_1', requestId: 'srq_1' }),
      ...{ id: 'srq_1', changeId: 'chg_1', title: found.title, description: found.describe(payload, state), evidence },
      filer: { type: 'user', userId: idOf('ada') },
      state: 'filed',
      stateReason: null,
      filedAt: MONDAY,
      lapsesAt: expiresAt,
      coolingMs: 72 * HOUR,
      objectedAt: null,
      coolingUntil: null,
      endedAt: null,
      ...request,
    },
    { decisions, objections },
    { now, isUser },
  );
};
