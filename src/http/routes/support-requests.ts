import { z } from 'zod';
import { findRequest } from '../../store/support-requests.ts';
import { Refused } from '../../domain/problems.ts';
import { DEFAULT_COOLING_HOURS } from '../../domain/support-request.ts';
import { fileSupportRequest } from '../../transactions/file-support-request.ts';
import { objectToSupportRequest } from '../../transactions/object-support-request.ts';
import { readSupportRequests } from '../../transactions/read-support-request.ts';
import { pageOf } from '../answers.ts';
import { Remark } from '../fields.ts';
import { cursorOf, paging, placeOf } from '../paging.ts';
import { route, type Context } from '../route.ts';
import type { Services } from '../services.ts';
import {
  filedOf,
  Filing,
  requestAnswer,
  requestState,
  summaryOf,
  SupportRequest,
  SupportRequestSummary,
} from '../support-answers.ts';

/** For how long officers can object, in milliseconds. */
export const coolingMs = ({ deskCoolingHours = DEFAULT_COOLING_HOURS }: Services): number =>
  Math.max(1, Math.round(deskCoolingHours * 3_600_000));

/** What a page of requests is asked by, and where the list goes on. */
export const listQuery = { ...paging, state: requestState.optional() };
const place = z.tuple([z.int(), z.string()]);

/** A page of requests, newest first. */
export const requestPage = async (
  { store }: Services,
  {
    limit,
    cursor,
    state,
  }: { limit: number; cursor?: string | undefined; state?: z.infer<typeof requestState> | undefined },
  accountId?: string,
) => {
  const [filedAt, id] = placeOf(cursor, place) ?? [];
  const after = filedAt === undefined || id === undefined ? undefined : { filedAt, id };
  const found = await readSupportRequests(store, { accountId, state, after, limit: limit + 1 });
  const page = found.slice(0, limit);
  const last = page.at(-1)?.request;
  return {
    items: page.map(summaryOf),
    nextCursor: found.length > limit && last !== undefined ? cursorOf([last.filedAt, last.id]) : null,
  };
};

export const filingRefuses = [
  'unknown_function',
  'not_found',
  'officer_only_right',
  'exceeds_company_rights',
  'not_an_organization',
  'institutional_only',
  'individual_only',
  'no_change',
  'quorum_floor',
  'last_officer',
  'last_owner',
  'email_taken',
  'conflicting_change',
  'too_many_changes',
] as const;

/** Throws what the path of a request refuses before anything that is said about it. */
const requestMustBe = async ({
  services: { store },
  account,
  params: { id },
}: Context<'officer', '/v1/accounts/{account}/support-requests/{id}'>): Promise<void> => {
  if ((await store.read(account.id, (tx) => findRequest(tx, account.id, id))) === undefined)
    throw Refused.because('not_found_here', 'There is no such request.');
};

export const supportRequestRoutes = [
  route({
    method: 'post',
    path: '/v1/accounts/{account}/support-requests',
    tag: 'Support desk',
    summary: 'Asks the support desk for what no change can do',
    description:
      'Two operators of the service decide, none of them a user of the account. Every officer is told when it is filed and when it is approved, and can object until it is applied.',
    who: 'officer',
    body: Filing,
    refuses: filingRefuses,
    limit: 'submissions',
    status: 201,
    answer: SupportRequest,
    location: ({ account, id }) => `/v1/accounts/${account.id}/support-requests/${id}`,
    handle: async ({ services, account, body }) => {
      const filed = await fileSupportRequest(services.store, {
        ...filedOf(body),
        accountId: account.id,
        by: { userId: account.userId },
        coolingMs: coolingMs(services),
      });
      await services.support.look(filed);
      return requestAnswer(services.store, account.id, filed.requestId);
    },
  }),
  route({
    method: 'get',
    path: '/v1/accounts/{account}/support-requests',
    tag: 'Support desk',
    summary: 'What was asked of the support desk, newest first',
    who: 'officer',
    query: z.strictObject(listQuery),
    status: 200,
    answer: pageOf(SupportRequestSummary),
    handle: ({ services, account, query }) => requestPage(services, query, account.id),
  }),
  route({
    method: 'get',
    path: '/v1/accounts/{account}/support-requests/{id}',
    tag: 'Support desk',
    summary: 'One request to the support desk',
    who: 'officer',
    status: 200,
    answer: SupportRequest,
    handle: ({ services: { store }, account, params: { id } }) => requestAnswer(store, account.id, id),
  }),
  route({
    method: 'post',
    path: '/v1/accounts/{account}/support-requests/{id}/objections',
    tag: 'Support desk',
    summary: 'Objects to a request',
    description:
      'The first objection calls for a third operator, who knows of it, and restarts the time; those after it are on record. None ends the request. Repeating one’s own answers the same.',
    who: 'officer',
    body: z.strictObject({ comment: Remark }).default({}),
    refuses: ['change_ended'],
    pathFirst: (context) => requestMustBe(context),
    limit: 'decisions',
    status: 200,
    answer: SupportRequest,
    handle: async ({ services: { store, support }, account, params: { id }, body }) => {
      const request = { accountId: account.id, requestId: id, userId: account.userId, comment: body.comment ?? null };
      await support.look(await objectToSupportRequest(store, request));
      return requestAnswer(store, account.id, id);
    },
  }),
];
