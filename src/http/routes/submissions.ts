import { z } from 'zod';
import type { ZodOpenApiOverrideMetaContext } from 'zod-openapi';
import { kinds } from '../../changes/index.ts';
import { differenceOf, knowing } from '../../domain/difference.ts';
import type { ChangeInput } from '../../domain/change-input.ts';
import { withoutHidden } from '../../domain/hidden-roles.ts';
import { impactView } from '../../domain/impact-view.ts';
import { inOrder, Refused } from '../../domain/problems.ts';
import { REMARK_LIMIT } from '../../domain/text.ts';
import { KeyUsed } from '../../store/idempotency.ts';
import { preview, resubmit, submit } from '../../transactions/submit.ts';
import { Change, Preview } from '../answers.ts';
import { changeAnswer, changeMustBe } from '../change-answers.ts';
import { Remark } from '../fields.ts';
import { route, type AccountContext } from '../route.ts';
import type { Services } from '../services.ts';

const Submission = z
  .strictObject({
    kind: z.string().max(100),
    payload: z.unknown().refine((payload) => payload !== undefined, 'a payload is expected, found none'),
    reason: Remark,
  })
  .meta({
    id: 'Submission',
    description: 'A kind and its payload; `GET /v1/kinds` has each payload by itself.',
    override: ({ jsonSchema }: ZodOpenApiOverrideMetaContext) => {
      for (const key of Object.keys(jsonSchema)) delete jsonSchema[key as keyof typeof jsonSchema];
      Object.assign(jsonSchema, { oneOf: kinds.filter((kind) => !kind.retired).map(submissionOf) });
    },
  });

const submissionOf = (kind: (typeof kinds)[number]): object => {
  const { $schema: _, ...payload } = kind.jsonSchema();
  return {
    title: kind.title,
    type: 'object',
    properties: { kind: { const: kind.kind }, payload, reason: { type: ['string', 'null'], maxLength: REMARK_LIMIT } },
    required: ['kind', 'payload'],
    additionalProperties: false,
    examples: kind.examples.map((example) => ({ kind: kind.kind, payload: example })),
  };
};

type Submitted = z.infer<typeof Submission>;

const requestOf = (
  { webhooks }: Services,
  { id, userId }: AccountContext,
  { kind, payload, reason = null }: Submitted,
) => ({
  webhookFault: webhooks.faultOf,
  accountId: id,
  initiatorId: userId,
  kind,
  payload,
  reason,
});

const outcomeOf = (error: unknown): string =>
  error instanceof Refused ? error.problems[0].code : error instanceof KeyUsed ? 'repeated' : 'internal';

/** Submits, starts the workflow, and counts what came of it. */
const started = async (
  { store, workflows, figures }: Services,
  accountId: string,
  work: Promise<ChangeInput>,
): Promise<z.input<typeof Change>> => {
  const start = await work.catch((error: unknown) => {
    figures.submissions.inc({ outcome: outcomeOf(error) });
    throw error;
  });
  figures.submissions.inc({ outcome: 'submitted' });
  await workflows.start(start);
  return changeAnswer(store, accountId, start.changeId);
};

const refuses = [
  'unknown_function',
  'not_found',
  'officer_only_right',
  'exceeds_company_rights',
  'exceeds_own_rights',
  'out_of_scope',
  'not_an_organization',
  'institutional_only',
  'webhook_not_allowed',
  'no_change',
  'quorum_floor',
  'last_officer',
  'quorum_unsatisfiable',
  'email_taken',
  'conflicting_change',
  'too_many_changes',
] as const;

export const submissionRoutes = [
  route({
    method: 'post',
    path: '/v1/accounts/{account}/changes',
    limit: 'submissions',
    forTokens: 'submit',
    tag: 'Changes',
    summary: 'Submits a change',
    description: 'Where no approval is required it is applied at once; ask for it again to see it applied.',
    who: 'officer',
    body: Submission,
    large: true,
    answerAgain: ({ services: { store } }, { accountId, changeId }) => changeAnswer(store, accountId, changeId),
    refuses,
    status: 202,
    answer: Change,
    location: ({ account, id }) => `/v1/accounts/${account.id}/changes/${id}`,
    handle: ({ services, account, body, once }) =>
      started(services, account.id, submit(services.store, { ...requestOf(services, account, body), once })),
  }),
  route({
    method: 'post',
    path: '/v1/accounts/{account}/changes/preview',
    limit: 'previews',
    forTokens: 'submit',
    tag: 'Changes',
    summary: 'What a submission would come to',
    description: 'The same answer as a submission, every problem listed; starts and stores nothing.',
    who: 'officer',
    body: Submission,
    large: true,
    status: 200,
    answer: Preview,
    handle: async ({ services, account, body }) => {
      const { state, problems, evaluation, standings } = await preview(
        services.store,
        requestOf(services, account, body),
      );
      const { impact, warnings, requiredApprovals } = evaluation;
      // Whoever asks for a change reads all of it; what is refused is none.
      const edits = problems.length === 0 ? evaluation.edits : withoutHidden(state, evaluation.edits, account.userId);
      const known = knowing(state, evaluation.edits);
      return {
        admissible: problems.length === 0,
        problems: inOrder(problems),
        warnings,
        edits,
        difference: differenceOf(edits, state),
        impact: impactView(impact, known),
        requiredApprovals,
        eligibleApprovers: standings
          .filter((s) => s.may)
          .map(({ officerId, from }) => ({
            id: officerId,
            name: state.nameOf('users', officerId),
            from: from === null ? null : new Date(from).toISOString(),
          })),
      };
    },
  }),
  route({
    method: 'post',
    path: '/v1/accounts/{account}/changes/{id}/resubmit',
    limit: 'submissions',
    forTokens: 'submit',
    tag: 'Changes',
    summary: 'Submits an ended change anew, on the state of now',
    description: 'After any end but `applied`. Whoever asks becomes the initiator.',
    who: 'officer',
    refuses,
    pathFirst: changeMustBe,
    status: 202,
    answer: Change,
    location: ({ account, id }) => `/v1/accounts/${account.id}/changes/${id}`,
    handle: ({ services, account, params: { id } }) =>
      started(
        services,
        account.id,
        resubmit(services.store, {
          ...{ accountId: account.id, changeId: id, initiatorId: account.userId },
          webhookFault: services.webhooks.faultOf,
        }),
      ),
  }),
];
