import { z } from 'zod';
import { Change } from '../answers.ts';
import { changeAnswer, changeMustBe } from '../change-answers.ts';
import { Remark } from '../fields.ts';
import { recordFlag, recordLift } from '../flagging.ts';
import { PasskeyResponse, signedAnswer } from '../passkey-answers.ts';
import { route } from '../route.ts';
import { stepUpSession } from '../session.ts';

export const flagRoutes = [
  route({
    method: 'post',
    path: '/v1/accounts/{account}/changes/{id}/flag',
    tag: 'Changes',
    summary: 'Flags a change as wrong',
    description:
      'It and the other pending changes of its initiator stop for 24 hours, and all officers are told: nobody decides on them and nothing of them is applied. A change that does nothing but remove or suspend the flagger or the initiator never stops. An officer flags once a day; repeating it answers the same.',
    who: 'officer',
    body: z.strictObject({ comment: Remark }).default({}),
    refuses: ['change_ended', 'already_flagged', 'too_many_requests'],
    pathFirst: changeMustBe,
    status: 200,
    answer: Change,
    handle: async ({ services, account, params: { id }, body }) => {
      const comment = body.comment ?? null;
      // A bearer token is as good as a session (R39).
      const by = { accountId: account.id, changeId: id, officerId: account.userId, proven: 'session' } as const;
      await recordFlag(services, { ...by, comment });
      return changeAnswer(services.store, account.id, id, account.userId);
    },
  }),
  route({
    method: 'post',
    path: '/v1/accounts/{account}/changes/{id}/unflag',
    tag: 'Changes',
    summary: 'Says that what stops a change can be lifted',
    description:
      'Every flag against its initiator that is not the asker’s own. A flag is lifted once as many officers other than its flagger and the initiator have said so as approvals are required, at least one. Each counts once; `frozen` has who may.',
    who: 'officer',
    body: z
      .strictObject({
        passkey: PasskeyResponse.optional().meta({
          description: 'The answer of a passkey to `passkey-challenges`, where the account asks for one.',
        }),
      })
      .default({}),
    refuses: ['not_eligible', 'assurance_required', 'change_ended', 'too_many_requests'],
    pathFirst: changeMustBe,
    status: 200,
    answer: Change,
    handle: async ({ services, account, signedIn, params: { id }, body, setCookies }) => {
      const by = { accountId: account.id, changeId: id, officerId: account.userId, proven: 'session' } as const;
      const passkey = body.passkey && signedAnswer(services, body.passkey, signedIn.sessionHash);
      const { recorded } = await recordLift(services, { ...by, ...(passkey && { passkey }) });
      if (recorded && passkey) setCookies(await stepUpSession(services, signedIn));
      return changeAnswer(services.store, account.id, id, account.userId);
    },
  }),
];
