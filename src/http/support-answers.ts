import { z } from 'zod';
import { deskKinds } from '../changes/index.ts';
import { Refused } from '../domain/problems.ts';
import { requestStates } from '../domain/support-request.ts';
import type { IdentifiedOperator } from '../store/support-requests.ts';
import { identityHash } from '../store/people.ts';
import { operatorOf } from '../domain/support-request.ts';
import type { Store } from '../store/store.ts';
import { readRequestOfDesk, readSupportRequest, type ReadRequest } from '../transactions/read-support-request.ts';
import type { ZodOpenApiOverrideMetaContext } from 'zod-openapi';
import { DifferenceLine, Edit, Impact, PersonRef, verdict, Warning } from './answers.ts';
import type { SignedIn } from './authenticate.ts';
import { identifier, Remark } from './fields.ts';

const time = z.string().meta({ format: 'date-time', description: 'RFC 3339, in UTC.' });
const list = <T extends z.ZodType>(item: T) => z.array(item).readonly();
const Reason = z.object({ code: z.string(), text: z.string() });

export const requestState = z.enum(requestStates);

const fields = {
  id: z.string(),
  account: z.object({ id: z.string(), slug: z.string(), name: z.string() }),
  kind: z.string(),
  title: z.string(),
  description: z.string(),
  payload: z.unknown(),
  evidence: z.string(),
  comment: z.string().nullable(),
  state: requestState,
  stateReason: Reason.nullable(),
  filer: z.object({ type: z.enum(['user', 'operator']), id: z.string(), name: z.string() }),
  warnings: list(Warning),
  digest: z.string(),
  operators: z
    .object({ required: z.int(), received: z.int(), missing: z.int() })
    .meta({ description: 'Two different operators; three after an objection.' }),
  decisions: list(
    z.object({
      operator: z.string().meta({ description: 'Stable, and neither name nor address.' }),
      verdict,
      comment: z.string().nullable(),
      at: time,
      counts: z.boolean().meta({ description: 'False of an operator who has become a user of the account.' }),
    }),
  ),
  objections: list(z.object({ user: PersonRef, comment: z.string().nullable(), at: time, counts: z.boolean() })),
  next: z.object({
    what: z.enum(['awaiting_operators', 'cooling', 'applying', 'ended']),
    at: time.nullable(),
  }),
  waiting: z.string(),
  coolingHours: z.number().meta({ description: 'For how long officers can object once it is approved.' }),
  coolingUntil: time.nullable(),
  filedAt: time,
  lapsesAt: time,
  endedAt: time.nullable(),
  changeId: z.string().nullable().meta({ description: 'The change that it has become, of authority `desk`.' }),
  workflowId: z.string(),
  history: list(
    z.object({
      at: time,
      what: z.enum(['filed', 'approved', 'rejected', 'objected', 'ended']),
      by: z.string().nullable(),
    }),
  ),
};

export const SupportRequestSummary = z.object(fields).meta({ id: 'SupportRequestSummary' });

export const SupportRequest = z
  .object({ ...fields, edits: list(Edit), difference: list(DifferenceLine), impact: Impact })
  .meta({ id: 'SupportRequest', description: 'What is asked of the support desk, and where it stands.' });

type Answer = z.input<typeof SupportRequest>;

const answerOf = ({ view, request }: ReadRequest): Answer => ({
  ...view,
  payload: request.payload,
  edits: request.edits,
});

export const summaryOf = ({
  view,
  request,
}: Pick<ReadRequest, 'view' | 'request'>): z.input<typeof SupportRequestSummary> => {
  const { difference: _, impact: __, ...rest } = view;
  return { ...rest, payload: request.payload };
};

const noSuchRequest = (): Refused => Refused.because('not_found_here', 'There is no such request.');

/** A request of an account as the API answers it. Throws Refused where the account has none of this id. */
export const requestAnswer = async (store: Store, accountId: string, requestId: string): Promise<Answer> => {
  const read = await readSupportRequest(store, accountId, requestId);
  if (read === undefined) throw noSuchRequest();
  return answerOf(read);
};

/** As `requestAnswer`, for an operator, who names no account. */
export const deskAnswer = async (store: Store, requestId: string): Promise<Answer> => {
  const read = await readRequestOfDesk(store, requestId);
  if (read === undefined) throw noSuchRequest();
  return answerOf(read);
};

/** The kinds' payloads beside what every request says, each as one object, as a request's body has them. */
const bodiesOf = (more: Record<string, unknown>, required: readonly string[]): object[] =>
  deskKinds.map((kind) => {
    const {
      $schema: _,
      properties,
      required: own = [],
      ...rest
    } = kind.jsonSchema() as {
      $schema?: string;
      properties: object;
      required?: string[];
    };
    return {
      ...rest,
      title: kind.title,
      properties: { kind: { const: kind.kind }, ...properties, ...more },
      required: ['kind', ...required, ...own],
      examples: kind.examples.map((example) => ({
        kind: kind.kind,
        ...(example as object),
        ...(required.includes('account') && { account: 'acme' }),
        evidence: 'Letter of 2 March, folder 7',
        comment: null,
      })),
    };
  });

const remark = { type: ['string', 'null'], description: 'At most 1,000 characters; line breaks are allowed.' };
const evidence = { type: 'string', description: 'Where the paper lies: at most 1,000 characters.' };

const named = (id: string, more: Record<string, unknown>, required: readonly string[]) => ({
  id,
  description: 'A kind with its payload’s own fields beside it.',
  override: ({ jsonSchema }: ZodOpenApiOverrideMetaContext) => {
    for (const key of Object.keys(jsonSchema)) delete jsonSchema[key as keyof typeof jsonSchema];
    Object.assign(jsonSchema, { oneOf: bodiesOf(more, required) });
  },
});

const filing = {
  kind: z.enum(deskKinds.map(({ kind }) => kind)),
  evidence: z.string().max(10_000),
  comment: Remark,
};

/** What officers and owners file: the kind's payload lies beside these; the kind itself judges it. */
export const Filing = z.looseObject(filing).meta(named('SupportFiling', { evidence, comment: remark }, ['evidence']));

/** What operators file on a paper form: they name the account. */
export const PaperFiling = z
  .looseObject({ ...filing, account: z.string().regex(identifier) })
  .meta(
    named(
      'PaperFiling',
      { account: { type: 'string', description: 'The id or the slug.' }, evidence, comment: remark },
      ['account', 'evidence'],
    ),
  );

/** The parts of a body as the transaction takes them. */
export const filedOf = ({ kind, evidence: where, comment = null, ...payload }: z.infer<typeof Filing>) => ({
  kind,
  payload,
  evidence: where,
  comment: comment ?? null,
});

/**
 * The caller as an operator. Only their verified address shows that they are no user of an account: without one nothing
 * is decided.
 */
export const operatorBy = ({ caller: { issuer, subject }, identity }: SignedIn): IdentifiedOperator => {
  if (identity.verifiedEmail === null)
    throw Refused.because(
      'not_eligible',
      'An operator acts with a verified address: only it shows that they are no user.',
    );
  return { ...operatorOf(identityHash({ issuer, subject }), identity.verifiedEmail), issuer, subject };
};
