import { sha256 } from '../domain/canonical.ts';
import { OPERATORS_REQUIRED } from '../domain/support-request.ts';
import type { Tx } from '../store/database.ts';
import { eachRequest, type RequestEvidence } from '../store/evidence.ts';
import { identityHash } from '../store/people.ts';
import type { Differences } from './differences.ts';
import type { ToldRequest, ToldRequests } from './told-requests.ts';

const iso = (date: Date | null): string | null => date?.toISOString() ?? null;
const hashed = (comment: string | null): string | null => (comment === null ? null : sha256(comment));

const codesOf = (warnings: string): unknown => {
  try {
    return (JSON.parse(warnings) as { code: string }[]).map((warning) => warning.code);
  } catch {
    return warnings;
  }
};

/** Why an applied request ought not to have been, by the trail alone. */
export const unfounded = ({
  operators,
  decisions,
  objectedAt,
  coolingUntil,
  endedAt,
  filer,
}: ToldRequest): string | undefined => {
  const approving = new Set(operators.filter((by) => by !== filer && decisions.get(String(by))?.verdict === 'approve'));
  const required = OPERATORS_REQUIRED + (objectedAt === null ? 0 : 1);
  if (approving.size < required) return `applied with ${approving.size} of ${required} operators, by the trail`;
  if (objectedAt !== null && ![...approving].some((by) => decisions.get(String(by))?.knowing === true))
    return 'applied without an operator who knew of the objection, by the trail';
  return String(coolingUntil) <= String(endedAt) ? undefined : 'applied before its time was over, by the trail';
};

const compareRequest = (
  differences: Differences,
  { request, decisions, objections }: RequestEvidence,
  told: ToldRequest,
): void => {
  const { decisions: saidDecisions, objections: saidObjections, operators: _, ...said } = told;
  const { id } = request;
  if (sha256(request.document) !== request.digest)
    differences.add('support_requests', id, 'digest is not that of its document');
  const found = {
    ...request,
    filer: request.filerId ?? request.filerOperator,
    warnings: codesOf(request.warnings),
    evidence: sha256(request.evidence),
    coolingMs: Number(request.coolingMs),
    filedAt: iso(request.filedAt),
    expiresAt: iso(request.expiresAt),
    lapsesAt: iso(request.lapsesAt),
    objectedAt: iso(request.objectedAt),
    coolingUntil: iso(request.coolingUntil),
    endedAt: iso(request.endedAt),
  };
  differences.compare('support_requests', id, found, { ...said }, 'the trail');
  const why = told.state === 'applied' ? unfounded(told) : undefined;
  if (why !== undefined) differences.add('support_requests', id, why);
  const decided = decisions.map((row) => ({
    by: row.operator === `opr_${identityHash(row)}` ? row.operator : `${row.operator}, whose identity is another's`,
    found: { ...row, comment: hashed(row.comment), decidedAt: iso(row.decidedAt) },
  }));
  compareWords(differences, 'support_decisions', id, decided, saidDecisions);
  const objected = objections.map((row) => ({
    by: row.userId,
    found: { ...row, comment: hashed(row.comment), objectedAt: iso(row.objectedAt) },
  }));
  compareWords(differences, 'support_objections', id, objected, saidObjections);
};

const compareWords = (
  differences: Differences,
  table: string,
  requestId: string,
  rows: readonly { readonly by: string; readonly found: Readonly<Record<string, unknown>> }[],
  said: ReadonlyMap<string, object>,
): void => {
  const untold = new Set(said.keys());
  for (const { by, found } of rows) {
    const id = `${requestId} ${by}`;
    const words = said.get(by);
    untold.delete(by);
    if (words === undefined) differences.add(table, id, 'the trail does not tell of it');
    else differences.compare(table, id, found, { ...words }, 'the trail');
  }
  for (const by of untold) differences.add(table, `${requestId} ${by}`, 'the trail tells of it, the table lacks it');
};

/** Holds the requests to the support desk against the trail, and what was applied against its operators (R8 c, R41). */
export const compareRequests = async (
  tx: Tx,
  accountId: string,
  { all }: ToldRequests,
  differences: Differences,
): Promise<void> => {
  const untold = new Set(all.keys());
  for await (const evidence of eachRequest(tx, accountId)) {
    const { id } = evidence.request;
    untold.delete(id);
    const told = all.get(id);
    if (told === undefined) differences.add('support_requests', id, 'the trail does not tell of it');
    else compareRequest(differences, evidence, told);
  }
  for (const id of untold) differences.add('support_requests', id, 'the trail tells of it, the table lacks it');
};
