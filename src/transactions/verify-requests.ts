import { canonicalJson, sha256 } from '../domain/canonical.ts';
import { OPERATORS_REQUIRED } from '../domain/support-request.ts';
import type { Tx } from '../store/database.ts';
import { eachRequest, type RequestEvidence } from '../store/evidence.ts';
import { identityHash } from '../store/people.ts';
import type { ToldRequest, ToldRequests } from './told-requests.ts';

interface Difference {
  readonly table: string;
  readonly id: string;
  readonly why: string;
}

type Row = Readonly<Record<string, unknown>>;

function* compare(table: string, id: string, found: Row, said: Row): Iterable<Difference> {
  for (const [field, value] of Object.entries(said))
    if (value !== undefined && canonicalJson(found[field] ?? null) !== canonicalJson(value))
      yield { table, id, why: `${field} is not as the trail has it` };
}

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

function* differencesOf({ request, decisions, objections }: RequestEvidence, told: ToldRequest): Iterable<Difference> {
  const { decisions: saidDecisions, objections: saidObjections, operators: _, ...said } = told;
  if (sha256(request.document) !== request.digest)
    yield { table: 'support_requests', id: request.id, why: 'digest is not that of its document' };
  yield* compare(
    'support_requests',
    request.id,
    {
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
    },
    { ...said },
  );
  const why = told.state === 'applied' ? unfounded(told) : undefined;
  if (why !== undefined) yield { table: 'support_requests', id: request.id, why };
  yield* compareWords(
    'support_decisions',
    request.id,
    decisions.map((row) => ({
      by: row.operator === `opr_${identityHash(row)}` ? row.operator : `${row.operator}, whose identity is another's`,
      found: { ...row, comment: hashed(row.comment), decidedAt: iso(row.decidedAt) },
    })),
    saidDecisions,
  );
  yield* compareWords(
    'support_objections',
    request.id,
    objections.map((row) => ({
      by: row.userId,
      found: { ...row, comment: hashed(row.comment), objectedAt: iso(row.objectedAt) },
    })),
    saidObjections,
  );
}

function* compareWords(
  table: string,
  requestId: string,
  rows: readonly { readonly by: string; readonly found: Row }[],
  said: ReadonlyMap<string, object>,
): Iterable<Difference> {
  const untold = new Set(said.keys());
  for (const { by, found } of rows) {
    const id = `${requestId} ${by}`;
    const words = said.get(by);
    untold.delete(by);
    if (words === undefined) yield { table, id, why: 'the trail does not tell of it' };
    else yield* compare(table, id, found, { ...words });
  }
  for (const by of untold) yield { table, id: `${requestId} ${by}`, why: 'the trail tells of it, the table lacks it' };
}

/** Holds the requests to the support desk against the trail, and what was applied against its operators (R8 c, R41). */
export async function* requestDifferences(tx: Tx, accountId: string, { all }: ToldRequests): AsyncIterable<Difference> {
  const untold = new Set(all.keys());
  for await (const evidence of eachRequest(tx, accountId)) {
    const { id } = evidence.request;
    untold.delete(id);
    const told = all.get(id);
    if (told === undefined) yield { table: 'support_requests', id, why: 'the trail does not tell of it' };
    else yield* differencesOf(evidence, told);
  }
  for (const id of untold) yield { table: 'support_requests', id, why: 'the trail tells of it, the table lacks it' };
}
