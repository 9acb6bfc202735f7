import type { Request } from 'express';
import { z } from 'zod';
import { problem, Refused } from '../../domain/problems.ts';
import { checkFormToken, formToken, hashSecret } from '../../identity/secrets.ts';
import { linkReply, openLink, type OpenedLink, type Posted } from '../approval-link.ts';
import type { SignedIn } from '../authenticate.ts';
import { networkOfClient } from '../client-address.ts';
import { recordDecision } from '../decision.ts';
import { recordFlag, recordLift } from '../flagging.ts';
import { passkeyLetterPage } from '../pages/passkey-pages.ts';
import { answerOf, passkeyField, signedAnswer, signingOptions } from '../passkey-answers.ts';
import { htmlReply, page, redirectTo } from '../route.ts';
import { retryAfterOf } from '../retry-after.ts';
import type { Services } from '../services.ts';
import { stepUpSession } from '../session.ts';
import { askForPasskey } from '../../transactions/ask-for-passkey.ts';

const PATH = '/approve/{token}';

const pathOf = (token: string): string => `/approve/${encodeURIComponent(token)}`;

/**
 * What the form's token is made with: the reader's own session; without one the service's secret, bound to the link's.
 */
const formKey = (
  { sessionSecret }: Services,
  signedIn: SignedIn | undefined,
  token: string,
): readonly [secret: string, purpose: string] => [signedIn?.sessionSecret ?? sessionSecret, `decide:${token}`];

/** Opens a link; who brings one that nobody was ever sent is counted, and refused when it was too often. */
const openCounted = async (
  { store, limiter }: Services,
  request: Request,
  token: string,
  signedIn: SignedIn | undefined,
): Promise<OpenedLink> => {
  const opened = await openLink(store, token, signedIn);
  if ('guessed' in opened) await limiter.count('link-guesses', networkOfClient(request));
  return opened;
};

const DecisionForm = z.strictObject({
  verdict: z.enum(['approve', 'reject', 'flag', 'unflag']),
  digest: z.string().max(200),
  formToken: z.string().max(200),
  comment: z.string().max(20_000).default(''),
  passkey: passkeyField,
});

const html = (description: string) => ({ description, type: 'text/html' as const });

/** A link whose reader is signed in as the officer to whom it was sent, and posts from its page. Throws Refused. */
const boundLink = async (services: Services, request: Request, token: string, posted: string) => {
  const signedIn = await services.authenticate(request);
  const opened = await openCounted(services, request, token, signedIn);
  if (signedIn === undefined || opened.shows !== 'change' || opened.proven !== 'session')
    throw Refused.because('unauthenticated', 'Sign in as the officer to whom the link was sent.');
  if (!checkFormToken(...formKey(services, signedIn, token), posted))
    throw Refused.because('cross_origin', 'The form was made for another session: read the page, and post this one.');
  return { signedIn, link: opened.link };
};

export const approvalRoutes = [
  page({
    method: 'get',
    path: PATH,
    tag: 'Approval pages',
    summary: 'Shows a change to the officer to whom the link was sent',
    description:
      'Changes and writes nothing, however often it is opened. Where the account asks for a session, everybody who is not signed in gets the same page, whatever the token.',
    who: 'anyone',
    refuses: ['too_many_requests'],
    answers: {
      200: html('The change and its form; what was decided; or the way to sign in'),
      403: html('Addressed to another person'),
      410: html('The link has ended'),
    },
    handle: async ({ services, request, params: { token }, identify }) => {
      const signedIn = await identify();
      const opened = await openCounted(services, request, token, signedIn);
      return linkReply(opened, { path: pathOf(token), formToken: formToken(...formKey(services, signedIn, token)) });
    },
  }),
  page({
    method: 'post',
    path: PATH,
    tag: 'Approval pages',
    summary: 'Decides on the change, flags it as wrong or lifts a flag, with the form of the page',
    who: 'anyone',
    body: DecisionForm,
    refuses: ['too_many_requests'],
    answers: {
      303: { description: 'To the page, which shows what was decided', type: null },
      401: html('The way to sign in'),
      403: html('Addressed to another person, or not for the reader to decide'),
      409: html('The page, and why nothing was recorded'),
      410: html('The link has ended'),
      412: html('The change is not the one that was shown'),
    },
    handle: async ({ services, request, trace, params: { token }, body, identify, setCookies }) => {
      const { store } = services;
      const signedIn = await identify();
      const path = pathOf(token);
      const key = formKey(services, signedIn, token);
      const form = { path, formToken: formToken(...key) };
      const opened = await openCounted(services, request, token, signedIn);
      if (opened.shows === 'sign-in') return { ...linkReply(opened, form), status: 401 };
      if (opened.shows !== 'change') return linkReply(opened, form);
      const { link, proven } = opened;
      const answer = answerOf(body.passkey);
      const comment = body.comment.replaceAll('\r\n', '\n');
      const refused = (refusal: Posted['refusal']): Posted => ({ refusal, comment });
      if (!checkFormToken(...key, body.formToken))
        return linkReply(opened, {
          ...form,
          posted: refused(
            problem('cross_origin', 'The form was made for another session: read the page, and post this one.'),
          ),
        });
      trace.accountId = link.accountId;
      trace.userId = link.officerId;
      try {
        const { verdict, digest } = body;
        const by = {
          accountId: link.accountId,
          changeId: link.changeId,
          officerId: link.officerId,
          comment: comment.trim() === '' ? null : comment,
          proven,
          ...(proven === 'link' && { linkHash: hashSecret(token) }),
        };
        const passkey = answer && signedIn && signedAnswer(services, answer, signedIn.sessionHash);
        const signed = passkey && { passkey };
        if (verdict === 'flag') await recordFlag(services, by);
        else {
          const { recorded } =
            verdict === 'unflag'
              ? await recordLift(services, { ...by, ...signed })
              : await recordDecision(services, { ...by, verdict, digest, ...signed });
          if (recorded && passkey && signedIn) setCookies(await stepUpSession(services, signedIn));
        }
      } catch (error) {
        if (!(error instanceof Refused)) throw error;
        const reply = linkReply(await openLink(store, token, signedIn), {
          ...form,
          posted: refused(error.problems[0]),
        });
        return { ...reply, headers: retryAfterOf(error) };
      }
      return redirectTo(path);
    },
  }),
  page({
    method: 'post',
    path: `${PATH}/passkey`,
    tag: 'Approval pages',
    summary: 'Makes the challenge that a passkey signs with the decision, or to lift a flag',
    description: 'As that of the API: it is used once, within 5 minutes.',
    who: 'anyone',
    body: DecisionForm,
    limit: 'passkey-challenges',
    refuses: ['unauthenticated', 'digest_mismatch', 'not_eligible', 'change_ended', 'not_an_officer', 'suspended'],
    answers: { 200: { description: 'What the browser needs', type: 'application/json' } },
    handle: async ({ services, request, params: { token }, body }) => {
      const { signedIn, link } = await boundLink(services, request, token, body.formToken);
      if (body.digest !== link.digest)
        throw Refused.because('digest_mismatch', 'The change is not the one that was shown: read the page again.');
      const { accountId, changeId, officerId, digest } = link;
      if (body.verdict === 'flag')
        throw Refused.because(
          'invalid_payload',
          'approve, reject or unflag is expected: a flag asks for none',
          'verdict',
        );
      const facts = { accountId, changeId, officerId, digest, verdict: body.verdict, session: signedIn.sessionHash };
      return { status: 200, json: await signingOptions(services, facts) };
    },
  }),
  page({
    method: 'post',
    path: `${PATH}/passkey-letter`,
    tag: 'Approval pages',
    summary: 'Asks for the letter whose link makes the passkey that a decision asks for',
    who: 'anyone',
    body: z.strictObject({ formToken: z.string().max(200) }),
    limit: 'passkey-challenges',
    refuses: ['unauthenticated', 'passkey_limit'],
    answers: { 200: html('The letter is on its way') },
    handle: async ({ services, request, params: { token }, body }) => {
      const { link } = await boundLink(services, request, token, body.formToken);
      const { accountId, officerId: userId } = link;
      const opening = await askForPasskey(services.store, { accountId, userId });
      await services.workflows.wake(opening, { officerId: '', verdict: 'look' });
      return htmlReply(200, passkeyLetterPage());
    },
  }),
];
