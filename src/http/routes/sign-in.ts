import { z } from 'zod';
import { hashSecret, checkFormToken } from '../../identity/secrets.ts';
import { Unauthenticated } from '../../identity/caller.ts';
import { openFlow, sealFlow } from '../../identity/openid.ts';
import { Refused } from '../../domain/problems.ts';
import { endSession } from '../../store/sessions.ts';
import { noteSignIn } from '../../transactions/note-sign-in.ts';
import { accountsOfPerson } from '../../transactions/resolve-person.ts';
import { identityOf } from '../authenticate.ts';
import { cookieOf, cookieOptions } from '../cookies.ts';
import { signedOutPage } from '../pages/plain-pages.ts';
import { htmlReply, page, redirectTo } from '../route.ts';
import { beginSession } from '../session.ts';

/** What the form token of signing out is for. */
export const SIGN_OUT = 'sign-out';

const FLOW_SECONDS = 600;

/** The path of a letter's link. */
export const approvalPath = /^\/approve\/([\w-]+)$/;

const seen = { description: 'On to the identity provider, or back to where it began', type: null } as const;

export const signInRoutes = [
  page({
    method: 'get',
    path: '/sign-in',
    limit: 'sign-ins',
    tag: 'Service',
    summary: 'Signs in on the pages, at the identity provider',
    description: '`returnTo` is the path of this service to come back to.',
    who: 'anyone',
    answers: { 303: seen },
    handle: async ({ services: { signIn, sessionSecret, cookieNames, secure }, query }) => {
      const { redirectTo: provider, flow } = await signIn.begin(query['returnTo']);
      return {
        ...redirectTo(provider),
        cookies: [
          {
            name: cookieNames.flow,
            value: await sealFlow(flow, sessionSecret),
            options: cookieOptions(secure, FLOW_SECONDS),
          },
        ],
      };
    },
  }),
  page({
    method: 'get',
    path: '/sign-in/callback',
    tag: 'Service',
    summary: 'Where the identity provider sends the browser back to',
    who: 'anyone',
    refuses: ['unauthenticated', 'too_many_requests'],
    answers: { 303: seen },
    handle: async ({ services, request }) => {
      const { store, signIn, sessionSecret, cookieNames, secure } = services;
      const flow = await openFlow(cookieOf(request, cookieNames.flow), sessionSecret);
      if (flow === undefined) throw new Unauthenticated('sign_in_failed');
      const caller = await signIn.finish(flow, request.originalUrl);
      const session = await beginSession(services, request, caller);
      const identity = identityOf(caller);
      await accountsOfPerson(store, identity);
      const linkSecret = approvalPath.exec(flow.returnTo)?.[1];
      if (linkSecret !== undefined) await noteSignIn(store, hashSecret(linkSecret), identity);
      return {
        ...redirectTo(flow.returnTo),
        cookies: [session, { name: cookieNames.flow, value: '', options: cookieOptions(secure, 0) }],
      };
    },
  }),
  page({
    method: 'post',
    path: '/sign-out',
    tag: 'Service',
    summary: 'Ends the session',
    who: 'anyone',
    body: z.strictObject({ formToken: z.string().max(200) }),
    refuses: ['unauthenticated'],
    answers: { 200: { description: 'A page', type: 'text/html' } },
    handle: async ({ services: { store, cookieNames, secure }, identify, body }) => {
      const secret = (await identify())?.sessionSecret;
      if (!secret) throw Refused.because('unauthenticated', 'You are not signed in.');
      if (!checkFormToken(secret, SIGN_OUT, body.formToken))
        throw Refused.because('cross_origin', 'The form was not made for this session.');
      await endSession(store.database.lookUp, hashSecret(secret), await store.now());
      return {
        ...htmlReply(200, signedOutPage()),
        cookies: [{ name: cookieNames.session, value: '', options: cookieOptions(secure, 0) }],
      };
    },
  }),
];
