import { randomBytes } from 'node:crypto';
import type { Request } from 'express';
import { z } from 'zod';
import { Refused, statusOf } from '../../domain/problems.ts';
import { safeReturnTo } from '../../identity/openid.ts';
import { PASSKEY_ISSUER, signedChallenge } from '../../identity/passkeys.ts';
import { checkFormToken, formToken, hashSecret } from '../../identity/secrets.ts';
import { accountOfPasskey, type FoundEnrolment } from '../../store/before-account.ts';
import {
  authenticatorsOf,
  countUse,
  passkeyByCredential,
  takeChallenge,
  type FoundPasskey,
} from '../../store/passkeys.ts';
import { askForPasskey } from '../../transactions/ask-for-passkey.ts';
import { enrolPasskey, openEnrolment, type OpenEnrolment } from '../../transactions/enrol-passkey.ts';
import { noteSignIn } from '../../transactions/note-sign-in.ts';
import type { SignedIn } from '../authenticate.ts';
import { networkOfClient } from '../client-address.ts';
import {
  enrolledPage,
  enrolPage,
  notEnrolledPage,
  PASSKEY_SCRIPT_PATH,
  passkeySignInPage,
} from '../pages/passkey-pages.ts';
import { passkeyScript } from '../passkey-script.ts';
import { withScript } from '../headers.ts';
import { answerOf, challengeFor, passkeyField } from '../passkey-answers.ts';
import { htmlReply, page, redirectTo, route, type Reply } from '../route.ts';
import type { Services } from '../services.ts';
import { beginSession } from '../session.ts';
import { approvalPath } from './sign-in.ts';

const html = (description: string) => ({ description, type: 'text/html' as const });
const options = { description: 'What the browser needs', type: 'application/json' as const };

const refuseForm = (): Refused =>
  Refused.because('cross_origin', 'The form was made for another link: open the letter again, and press there.');

const token = /^[\w-]{43}$/;

/** Whose passkey a link enrols, where it may now, for who is signed in. Throws Refused. */
const enrolmentOf = async (
  { store, limiter }: Services,
  request: Request,
  secret: string,
  signedIn: SignedIn | undefined,
): Promise<OpenEnrolment> => {
  const known = token.test(secret)
    ? await openEnrolment(store, { linkHash: hashSecret(secret), signedInAs: signedIn?.identity ?? null })
    : undefined;
  if (known !== undefined) return known;
  await limiter.count('link-guesses', networkOfClient(request));
  throw Refused.because('link_ended', 'This link has ended.');
};

/** The page that a refusal comes to. */
const refusedReply = (error: unknown, path: string, statusOfSignIn = statusOf('unauthenticated')): Reply => {
  if (!(error instanceof Refused)) throw error;
  const [{ code }] = error.problems;
  if (code === 'too_many_requests') throw error;
  if (code === 'unauthenticated') return htmlReply(statusOfSignIn, notEnrolledPage('sign-in', path));
  return htmlReply(statusOf(code), notEnrolledPage(code === 'passkey_limit' ? 'limit' : 'ended', path));
};

const enrolPath = (secret: string): string => `/enrol/${encodeURIComponent(secret)}`;

const takeOwn = async (
  { store }: Services,
  challenge: string | undefined,
  purpose: string,
): Promise<Record<string, unknown> & { readonly document: string }> => {
  const now = await store.now();
  const document = challenge === undefined ? undefined : await store.lookUp((db) => takeChallenge(db, challenge, now));
  const facts = document === undefined ? {} : (JSON.parse(document) as Record<string, unknown>);
  if (document === undefined || facts['purpose'] !== purpose)
    throw Refused.because('assurance_required', 'The answer came too late, or was used before: press again.');
  return { ...facts, document };
};

const passkeyOf = async ({ store }: Services, credentialId: string): Promise<FoundPasskey | undefined> => {
  const accountId = await store.lookUp((db) => accountOfPasskey(db, credentialId));
  return accountId === undefined
    ? undefined
    : store.read(accountId, (tx) => passkeyByCredential(tx, accountId, credentialId));
};

const wordsOf = async ({ store }: Services, { accountId, userId }: FoundEnrolment) => {
  const state = (await store.stateOf(accountId))!;
  return { account: state.account.name, name: state.nameOf('users', userId) };
};

const ENROL = 'countersign.enrol.v1';
const SIGN_IN = 'countersign.sign-in.v1';

export const passkeyRoutes = [
  page({
    method: 'get',
    path: '/enrol/{token}',
    tag: 'Passkeys',
    summary: 'Where the person to whom the link was sent makes a passkey',
    description: 'Opening it writes nothing. Who has an identity already has to be signed in with it.',
    who: 'anyone',
    answers: {
      200: html('The page, or the way to sign in'),
      409: html('There are as many as there may be'),
      410: html('The link has ended'),
    },
    handle: async ({ services, request, params: { token: secret }, identify }) => {
      const path = enrolPath(secret);
      try {
        const found = await enrolmentOf(services, request, secret, await identify());
        const words = await wordsOf(services, found);
        const form = { action: path, formToken: formToken(services.sessionSecret, `enrol:${secret}`), refusal: null };
        return htmlReply(200, enrolPage({ ...words, ...form }), withScript);
      } catch (error) {
        return refusedReply(error, path, 200);
      }
    },
  }),
  page({
    method: 'post',
    path: '/enrol/{token}/options',
    tag: 'Passkeys',
    summary: 'Makes the challenge of a passkey that is to be made',
    who: 'anyone',
    body: z.strictObject({ formToken: z.string().max(200), passkey: passkeyField }),
    limit: 'passkey-challenges',
    answers: { 200: options },
    refuses: ['unauthenticated', 'passkey_limit', 'link_ended'],
    handle: async ({ services, request, params: { token: secret }, body, identify }) => {
      if (!checkFormToken(services.sessionSecret, `enrol:${secret}`, body.formToken)) throw refuseForm();
      const found = await enrolmentOf(services, request, secret, await identify());
      const { account, name } = await wordsOf(services, found);
      const { accountId, userId, linkHash } = found;
      const handle = randomBytes(32).toString('base64url');
      const has = await services.store.read(accountId, (tx) => authenticatorsOf(tx, accountId, userId));
      const challenge = await challengeFor(services, { purpose: ENROL, accountId, userId, link: linkHash, handle });
      const json = await services.passkeys.creation(challenge, { handle, name: `${name} (${account})`, has });
      return { status: 200, json };
    },
  }),
  page({
    method: 'post',
    path: '/enrol/{token}',
    tag: 'Passkeys',
    summary: 'Enrols a passkey',
    who: 'anyone',
    body: z.strictObject({ formToken: z.string().max(200), passkey: passkeyField }),
    answers: {
      200: html('It is enrolled, and its user signed in'),
      401: html('The way to sign in'),
      403: html('Nothing was made, and why'),
      409: html('There are as many as there may be'),
      410: html('The link has ended'),
    },
    handle: async ({ services, request, trace, params: { token: secret }, body, identify }) => {
      const path = enrolPath(secret);
      const key = [services.sessionSecret, `enrol:${secret}`] as const;
      if (!checkFormToken(...key, body.formToken)) throw refuseForm();
      try {
        const signedIn = await identify();
        const found = await enrolmentOf(services, request, secret, signedIn);
        const words = await wordsOf(services, found);
        const { accountId, userId, linkHash } = found;
        trace.accountId = accountId;
        trace.userId = userId;
        const again = (refusal: string): Reply =>
          htmlReply(403, enrolPage({ ...words, action: path, formToken: formToken(...key), refusal }), withScript);
        const answer = answerOf(body.passkey);
        if (answer === undefined) return again('No passkey was made. Press again, and follow your browser.');
        const challenge = signedChallenge(answer);
        const facts = await takeOwn(services, challenge, ENROL);
        const passkey = facts['link'] === linkHash ? await services.passkeys.made(answer, challenge!) : undefined;
        if (passkey === undefined) return again('What your browser made is no passkey for this service. Press again.');
        const passkeyIdentity = { issuer: PASSKEY_ISSUER, subject: String(facts['handle']) };
        const signedInAs = signedIn?.identity ?? null;
        const bound = await enrolPasskey(services.store, {
          ...{ accountId, userId, linkHash, passkey, signedInAs, passkeyIdentity },
        });
        const reply = htmlReply(200, enrolledPage(words.account));
        if (bound === null) return reply;
        return { ...reply, cookies: [await beginSession(services, request, { ...bound, emailVerified: false })] };
      } catch (error) {
        return refusedReply(error, path);
      }
    },
  }),
  page({
    method: 'get',
    path: '/sign-in/passkey',
    tag: 'Passkeys',
    summary: 'Signs in on the pages with a passkey',
    description: '`returnTo` is the path of this service to come back to.',
    who: 'anyone',
    answers: { 200: html('The page') },
    handle: ({ query }) =>
      Promise.resolve(htmlReply(200, passkeySignInPage(safeReturnTo(query['returnTo']), null), withScript)),
  }),
  page({
    method: 'post',
    path: '/sign-in/passkey/options',
    tag: 'Passkeys',
    summary: 'Makes the challenge of a sign-in',
    who: 'anyone',
    body: z.strictObject({ returnTo: z.string().max(2_000), passkey: passkeyField }),
    limit: 'passkey-challenges',
    answers: { 200: options },
    handle: async ({ services }) => {
      const challenge = await challengeFor(services, { purpose: SIGN_IN });
      return { status: 200, json: await services.passkeys.request(challenge, []) };
    },
  }),
  page({
    method: 'post',
    path: '/sign-in/passkey',
    tag: 'Passkeys',
    summary: 'Begins a session by a passkey',
    who: 'anyone',
    body: z.strictObject({ returnTo: z.string().max(2_000), passkey: passkeyField }),
    answers: { 303: { description: 'Back to where it began', type: null }, 401: html('The page, and why') },
    handle: async ({ services, request, body }) => {
      const returnTo = safeReturnTo(body.returnTo);
      const refuse = (why: string): Reply => htmlReply(401, passkeySignInPage(returnTo, why), withScript);
      const answer = answerOf(body.passkey);
      if (answer === undefined) return refuse('No passkey was used. Press again, and follow your browser.');
      const { store, passkeys } = services;
      const facts = await takeOwn(services, signedChallenge(answer), SIGN_IN).catch((error: unknown) => {
        if (error instanceof Refused) return undefined;
        throw error;
      });
      const found = facts && (await passkeyOf(services, answer.id));
      const signed = found && (await passkeys.signed(answer, facts.document, found.authenticator));
      if (found === undefined || signed === undefined)
        return refuse('This passkey opens nothing here: it was made for another service, has ended, or came too late.');
      await store.database.transaction(found.authenticator.accountId, (tx) =>
        countUse(tx, found.authenticator, signed.counter),
      );
      const session = await beginSession(services, request, { ...found.identity, emailVerified: false });
      const linkSecret = approvalPath.exec(returnTo)?.[1];
      if (linkSecret !== undefined)
        await noteSignIn(store, hashSecret(linkSecret), { ...found.identity, verifiedEmail: null });
      return { ...redirectTo(returnTo), cookies: [session] };
    },
  }),
  page({
    method: 'get',
    path: PASSKEY_SCRIPT_PATH,
    tag: 'Passkeys',
    summary: 'The script of the pages on which a passkey is made or used',
    who: 'anyone',
    answers: { 200: { description: 'A script', type: 'text/javascript' } },
    handle: () => Promise.resolve({ status: 200, text: { type: 'text/javascript', body: passkeyScript() } }),
  }),
  route({
    method: 'get',
    path: '/v1/accounts/{account}/passkeys',
    tag: 'Passkeys',
    summary: 'My passkeys',
    who: 'member',
    status: 200,
    answer: z
      .object({
        items: z.array(z.object({ id: z.string(), enrolledAt: z.iso.datetime() })),
        allowed: z.number().int().meta({ description: 'How many I may have: more is a change.' }),
      })
      .meta({ id: 'Passkeys' }),
    handle: async ({ services: { store }, account: { id, userId, user } }) => {
      const found = await store.read(id, (tx) => authenticatorsOf(tx, id, userId));
      const items = found.map((one) => ({ id: one.id, enrolledAt: one.enrolledAt.toISOString() }));
      return { items, allowed: user.passkeys };
    },
  }),
  route({
    method: 'post',
    path: '/v1/accounts/{account}/passkeys',
    tag: 'Passkeys',
    summary: 'Asks for the letter whose link makes a passkey of mine',
    description: 'It goes to my address. Its link works while I am signed in, for 24 hours, once.',
    who: 'member',
    limit: 'submissions',
    refuses: ['passkey_limit'],
    status: 202,
    answer: z.object({ sentTo: z.string() }).meta({ id: 'PasskeyLetter' }),
    handle: async ({ services: { store, workflows }, account: { id: accountId, userId, user } }) => {
      const opening = await askForPasskey(store, { accountId, userId });
      await workflows.wake(opening, { officerId: '', verdict: 'look' });
      return { sentTo: user.email };
    },
  }),
];
