import { z } from 'zod';
import { Refused } from '../../domain/problems.ts';
import { withdraw } from '../../transactions/withdraw.ts';
import { Change, verdict } from '../answers.ts';
import { changeAnswer, changeMustBe, changeOfPath } from '../change-answers.ts';
import { recordDecision } from '../decision.ts';
import { Remark } from '../fields.ts';
import { PasskeyResponse, signedAnswer, signingOptions } from '../passkey-answers.ts';
import { route } from '../route.ts';
import { stepUpSession } from '../session.ts';

export const decidingRoutes = [
  route({
    method: 'post',
    path: '/v1/accounts/{account}/changes/{id}/decisions',
    tag: 'Changes',
    summary: 'Approves or rejects a change',
    description:
      'Answers when the decision is committed; `state` may still be `pending` or `approved`: ask again. Repeating the same decision answers the same.',
    who: 'officer',
    body: z
      .strictObject({
        verdict,
        digest: z.string().max(200).meta({ description: 'The `digest` of the change as it was shown.' }),
        comment: Remark,
        passkey: PasskeyResponse.optional().meta({
          description: 'The answer of a passkey to `passkey-challenges`, where the account asks for one.',
        }),
      })
      .meta({ id: 'Decision' }),
    refuses: [
      'self_approval',
      'not_eligible',
      'probation',
      'assurance_required',
      'already_decided',
      'change_ended',
      'account_frozen',
      'digest_mismatch',
      'too_many_requests',
    ],
    pathFirst: async (context) => {
      const { initiatorId } = await changeOfPath(context);
      const { isOfficer, userId } = context.account;
      if (isOfficer && initiatorId === userId)
        throw Refused.because('self_approval', 'You asked for this change; other officers decide on it.');
    },
    status: 200,
    answer: Change,
    handle: async ({ services, account, signedIn, params: { id }, body, setCookies }) => {
      // A bearer token is as good as a session (R39).
      const { recorded } = await recordDecision(services, {
        accountId: account.id,
        changeId: id,
        officerId: account.userId,
        verdict: body.verdict,
        digest: body.digest,
        comment: body.comment ?? null,
        proven: 'session',
        ...(body.passkey !== undefined && {
          passkey: signedAnswer(services, body.passkey, signedIn.sessionHash),
        }),
      });
      if (recorded && body.passkey !== undefined) setCookies(await stepUpSession(services, signedIn));
      return changeAnswer(services.store, account.id, id);
    },
  }),
  route({
    method: 'post',
    path: '/v1/accounts/{account}/changes/{id}/passkey-challenges',
    tag: 'Changes',
    summary: 'Makes the challenge that a passkey signs with a decision, or to lift a flag',
    description:
      'WebAuthn options for `navigator.credentials.get`. That of a decision commits to account, change, digest, verdict, officer and session; that of `unflag` to account, officer, session and the flags that stand. It is used once, within 5 minutes.',
    who: 'officer',
    body: z
      .strictObject({ verdict: z.enum([...verdict.options, 'unflag']), digest: z.string().max(200) })
      .meta({ id: 'PasskeyChallenge' }),
    limit: 'passkey-challenges',
    refuses: ['digest_mismatch', 'not_eligible', 'change_ended'],
    pathFirst: changeMustBe,
    status: 200,
    answer: z.looseObject({ challenge: z.string(), rpId: z.string().optional() }).meta({ id: 'PasskeyOptions' }),
    handle: async (context) => {
      const { services, account, signedIn, params, body } = context;
      const { digest } = await changeOfPath(context);
      if (body.digest !== digest)
        throw Refused.because('digest_mismatch', `The change's digest is ${digest}; you asked for ${body.digest}.`);
      return {
        ...(await signingOptions(services, {
          accountId: account.id,
          changeId: params.id,
          officerId: account.userId,
          session: signedIn.sessionHash,
          ...body,
        })),
      };
    },
  }),
  route({
    method: 'post',
    path: '/v1/accounts/{account}/changes/{id}/withdraw',
    limit: 'submissions',
    forTokens: 'submit',
    tag: 'Changes',
    summary: 'Takes a change back',
    description: 'Its initiator alone can, until it is applied.',
    who: 'officer',
    body: z.strictObject({ comment: Remark }).default({}),
    refuses: ['not_eligible', 'change_ended'],
    pathFirst: changeMustBe,
    status: 200,
    answer: Change,
    handle: async ({ services: { store, workflows }, account, params: { id }, body }) => {
      const start = await withdraw(store, {
        accountId: account.id,
        changeId: id,
        userId: account.userId,
        comment: body.comment ?? null,
      });
      await workflows.wake(start, { officerId: account.userId, verdict: 'withdraw' });
      return changeAnswer(store, account.id, id);
    },
  }),
];
