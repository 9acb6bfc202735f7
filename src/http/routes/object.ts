import { z } from 'zod';
import { starterProblems } from '../../domain/admission.ts';
import { problem, Refused, statusOf, type Problem } from '../../domain/problems.ts';
import { checkFormToken, formToken, hashSecret } from '../../identity/secrets.ts';
import { canBeObjectedTo } from '../../mail/objecting-words.ts';
import { requestLinkByHash, type FoundRequestLink } from '../../store/before-account.ts';
import type { Store } from '../../store/store.ts';
import { objectToSupportRequest } from '../../transactions/object-support-request.ts';
import { readSupportRequest, type ReadRequest } from '../../transactions/read-support-request.ts';
import { objectionPage } from '../pages/objection-page.ts';
import { htmlReply, page, redirectTo, type Reply } from '../route.ts';

const PATH = '/object/{token}';
const token = /^[\w-]{43}$/;

interface Opened {
  readonly link: FoundRequestLink;
  readonly read: ReadRequest;
}

/** What a link opens; undefined where it has ended: with the address and the designation of its reader. Writes nothing. */
const openLink = async (store: Store, secret: string): Promise<Opened | undefined> => {
  if (!token.test(secret)) return undefined;
  const link = await store.lookUp((db) => requestLinkByHash(db, hashSecret(secret)));
  const read = link && (await readSupportRequest(store, link.accountId, link.requestId));
  if (link === undefined || read === undefined) return undefined;
  const user = read.state.get('users', link.userId);
  const isStillTheirs =
    user !== undefined &&
    starterProblems(read.state, link.userId).length === 0 &&
    user.addressSince <= link.version &&
    (user.officerSince ?? 0) <= link.version;
  return isStillTheirs ? { link, read } : undefined;
};

const replyOf = (
  opened: Opened | undefined,
  {
    action,
    key,
    refusal = null,
    comment = '',
  }: { action: string; key: string; refusal?: Problem | null; comment?: string },
): Reply => {
  if (opened === undefined) return htmlReply(statusOf('link_ended'), objectionPage({ shows: 'link-ended' }));
  const { link, read } = opened;
  const { view, state } = read;
  const own = view.objections.find(({ user }) => user.id === link.userId) ?? null;
  const open = own === null && canBeObjectedTo(view);
  return htmlReply(
    refusal === null ? 200 : statusOf(refusal.code),
    objectionPage({
      shows: 'request',
      reader: { id: link.userId, name: state.nameOf('users', link.userId) },
      request: view,
      own,
      form: open ? { action, formToken: key, comment } : null,
      refusal,
    }),
  );
};

const html = (description: string) => ({ description, type: 'text/html' as const });
const pathOf = (secret: string): string => `/object/${encodeURIComponent(secret)}`;
const purposeOf = (secret: string): string => `object:${secret}`;

export const objectionRoutes = [
  page({
    method: 'get',
    path: PATH,
    tag: 'Support desk',
    summary: 'Shows a request to the officer to whom the link was sent',
    description: 'Changes and writes nothing, however often it is opened.',
    who: 'anyone',
    answers: { 200: html('The request, and the form to object'), 410: html('The link has ended') },
    handle: async ({ services: { store, sessionSecret }, params: { token: secret } }) =>
      replyOf(await openLink(store, secret), {
        action: pathOf(secret),
        key: formToken(sessionSecret, purposeOf(secret)),
      }),
  }),
  page({
    method: 'post',
    path: PATH,
    tag: 'Support desk',
    summary: 'Objects to the request, with the form of the page',
    description:
      'The link alone is enough, whatever the account asks of decisions: an objection gives nobody anything.',
    who: 'anyone',
    body: z.strictObject({
      verdict: z.literal('object'),
      formToken: z.string().max(200),
      comment: z.string().max(20_000).default(''),
    }),
    answers: {
      303: { description: 'To the page, which shows the objection', type: null },
      403: html('The form is not of this page'),
      409: html('The page, and why nothing was recorded'),
      410: html('The link has ended'),
    },
    handle: async ({ services, trace, params: { token: secret }, body }) => {
      const { store, sessionSecret, support } = services;
      const form = { action: pathOf(secret), key: formToken(sessionSecret, purposeOf(secret)) };
      const opened = await openLink(store, secret);
      const comment = body.comment.replaceAll('\r\n', '\n');
      if (opened === undefined) return replyOf(opened, form);
      if (!checkFormToken(sessionSecret, purposeOf(secret), body.formToken)) {
        const refusal = problem('cross_origin', 'The form was made for another page: read this one, and post it.');
        return replyOf(opened, { ...form, refusal, comment });
      }
      const { accountId, requestId, userId } = opened.link;
      trace.accountId = accountId;
      trace.userId = userId;
      try {
        const request = { accountId, requestId, userId, comment: comment.trim() === '' ? null : comment };
        await support.look(await objectToSupportRequest(store, request));
      } catch (error) {
        if (!(error instanceof Refused)) throw error;
        return replyOf(await openLink(store, secret), { ...form, refusal: error.problems[0], comment });
      }
      return redirectTo(form.action);
    },
  }),
];
