import { z } from 'zod';
import { mayUse } from '../../domain/access.ts';
import { functionOf } from '../../domain/catalogue.ts';
import { explainTo } from '../../domain/explanation.ts';
import { problem, Refused } from '../../domain/problems.ts';
import { AccessAnswer, AccessAnswers } from '../answers.ts';
import { route, type AccountContext } from '../route.ts';
import { securityProblems } from '../security-access.ts';

const MOST_CHECKS = 1_000;

const Check = z.strictObject({ userId: z.string().max(100), function: z.string().max(100) });
const Body = z.union([Check, z.strictObject({ checks: z.array(Check).min(1).max(MOST_CHECKS) })]).meta({
  id: 'AccessCheck',
});

/** Officers ask about every user, everybody else about themselves; about functions that the catalogue has. */
const mustBeAskable = (account: AccountContext, checks: readonly z.infer<typeof Check>[]): void => {
  const unknown = checks.flatMap((check, index) =>
    functionOf(check.function) === undefined
      ? [problem('unknown_function', `The catalogue has no function "${check.function}".`, `checks.${index}.function`)]
      : [],
  );
  if (!account.isOfficer && checks.some(({ userId }) => userId !== account.userId))
    throw new Refused(securityProblems(account.state, account.userId));
  if (unknown.length > 0) throw new Refused(unknown);
};

const answersOf = ({ state, userId: readerId }: AccountContext, checks: readonly z.infer<typeof Check>[]) => {
  const explain = explainTo(state, readerId);
  return checks.map(({ userId, function: code }) => ({
    userId,
    function: code,
    allowed: mayUse(state, userId, code),
    because: explain.right(userId, code).text,
  }));
};

export const accessRoutes = [
  route({
    method: 'post',
    path: '/v1/accounts/{account}/access-check',
    tag: 'People',
    summary: 'Whether users may use functions, and why',
    description:
      'One check, or up to 1,000 as `checks`. Answered from the account’s state of now, never staler than the last change that was acknowledged to anybody. A user who is not there may do nothing.',
    who: 'member',
    body: Body,
    large: true,
    refuses: ['not_an_officer', 'not_an_owner', 'unknown_function'],
    status: 200,
    answer: z.union([AccessAnswer, AccessAnswers]),
    handle: ({ account, body }) => {
      const checks = 'checks' in body ? body.checks : [body];
      mustBeAskable(account, checks);
      const answers = answersOf(account, checks);
      return Promise.resolve('checks' in body ? { version: account.state.version, answers } : answers[0]!);
    },
  }),
];
