import { z } from 'zod';
import { Refused } from '../../domain/problems.ts';
import { accountOfRequest } from '../../store/before-account.ts';
import { decideSupportRequest } from '../../transactions/decide-support-request.ts';
import { fileSupportRequest } from '../../transactions/file-support-request.ts';
import { pageOf, verdict } from '../answers.ts';
import { Remark } from '../fields.ts';
import { route, type Context } from '../route.ts';
import {
  deskAnswer,
  filedOf,
  operatorBy,
  PaperFiling,
  SupportRequest,
  SupportRequestSummary,
} from '../support-answers.ts';
import { coolingMs, filingRefuses, listQuery, requestPage } from './support-requests.ts';

/** The account of the request of a path. Throws Refused where there is no such request. */
const accountOfPath = async ({
  services: { store },
  params: { id },
}: Context<'operator', '/v1/desk/requests/{id}'>): Promise<string> => {
  const accountId = await store.lookUp((db) => accountOfRequest(db, id));
  if (accountId === undefined) throw Refused.because('not_found_here', 'There is no such request.');
  return accountId;
};

export const deskRoutes = [
  route({
    method: 'get',
    path: '/v1/desk/requests',
    tag: 'Support desk',
    summary: 'The requests of all accounts, newest first',
    description: 'For operators alone: they have no right in any account.',
    who: 'operator',
    query: z.strictObject({
      ...listQuery,
      account: z.string().max(128).optional().meta({ description: 'The id or the slug of an account.' }),
    }),
    status: 200,
    answer: pageOf(SupportRequestSummary),
    handle: async ({ services, query: { account, ...query } }) => {
      if (account === undefined) return requestPage(services, query);
      const named = await services.store.accountNamed(account);
      return named === undefined ? { items: [], nextCursor: null } : requestPage(services, query, named.id);
    },
  }),
  route({
    method: 'post',
    path: '/v1/desk/requests',
    tag: 'Support desk',
    summary: 'Files a request that came on a paper form',
    description: 'Whoever files it is none of the operators who decide on it.',
    who: 'operator',
    body: PaperFiling,
    refuses: ['not_eligible', ...filingRefuses],
    limit: 'submissions',
    status: 201,
    answer: SupportRequest,
    location: ({ id }) => `/v1/desk/requests/${id}`,
    handle: async ({ services, signedIn, body: { account, ...body } }) => {
      const operator = operatorBy(signedIn);
      const named = await services.store.accountNamed(account);
      if (named === undefined) throw Refused.because('not_found', `There is no account ${account}.`, 'account');
      const filed = await fileSupportRequest(services.store, {
        ...filedOf(body),
        accountId: named.id,
        by: { operator },
        coolingMs: coolingMs(services),
      });
      await services.support.look(filed);
      return deskAnswer(services.store, filed.requestId);
    },
  }),
  route({
    method: 'get',
    path: '/v1/desk/requests/{id}',
    tag: 'Support desk',
    summary: 'One request, with its history',
    who: 'operator',
    status: 200,
    answer: SupportRequest,
    handle: ({ services: { store }, params: { id } }) => deskAnswer(store, id),
  }),
  route({
    method: 'post',
    path: '/v1/desk/requests/{id}/decisions',
    tag: 'Support desk',
    summary: 'Approves or rejects a request',
    description:
      'One rejection ends it. Two approvals of different operators begin the time in which officers can object; after an objection a third is needed. Repeating the same decision answers the same.',
    who: 'operator',
    body: z
      .strictObject({
        verdict,
        digest: z.string().max(200).optional().meta({
          description:
            'The `digest` of the request as it was shown. A request never moves; where it is said it must fit.',
        }),
        comment: Remark,
      })
      .meta({ id: 'OperatorDecision' }),
    refuses: ['self_approval', 'not_eligible', 'already_decided', 'change_ended', 'digest_mismatch'],
    pathFirst: async (context) => {
      await accountOfPath(context);
    },
    limit: 'decisions',
    status: 200,
    answer: SupportRequest,
    handle: async (context) => {
      const { services, signedIn, params, body } = context;
      const accountId = await accountOfPath(context);
      const { workflow } = await decideSupportRequest(services.store, {
        accountId,
        requestId: params.id,
        operator: operatorBy(signedIn),
        verdict: body.verdict,
        digest: body.digest,
        comment: body.comment ?? null,
      });
      await services.support.look(workflow);
      return deskAnswer(services.store, params.id);
    },
  }),
];
