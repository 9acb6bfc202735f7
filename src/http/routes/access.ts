import { z } from 'zod';
import { accessOf } from '../../domain/access.ts';
import { functionOf } from '../../domain/catalogue.ts';
import type { AccountState } from '../../domain/account-state.ts';
import { explainTo } from '../../domain/explanation.ts';
import { problem, Refused, type Problem } from '../../domain/problems.ts';
import { AccessAnswer, AccessAnswers } from '../answers.ts';
import { route, type AccountContext } from '../route.ts';
import { securityProblems } from '../security-access.ts';

const MOST_CHECKS = 1_000;

const Check = z.strictObject({ userId: z.string().max(100), function: z.string().max(100) });
const Body = z.union([Check, z.strictObject({ checks: z.array(Check).min(1).max(MOST_CHECKS) })]).meta({
  id: 'AccessCheck',
});

type Checks = readonly z.infer<typeof Check>[];

/** Officers ask about every user, and other users about themselves; services ask about everybody. */
const mustBeTheirs = (account: AccountContext, body: z.infer<typeof Body>): void => {
  if (!account.isOfficer && checksOf(body).some(({ userId }) => userId !== account.userId))
    throw new Refused(securityProblems(account.state, account.userId));
};

const unknownFunctions = (checks: Checks): Problem[] =>
  checks.flatMap((check, index) =>
    functionOf(check.function) === undefined
      ? [problem('unknown_function', `The catalogue has no function "${check.function}".`, `checks.${index}.function`)]
      : [],
  );

const checksOf = (body: z.infer<typeof Body>): Checks => ('checks' in body ? body.checks : [body]);

/** The answers, as `readerId` is told; a service's reader is nobody, who sees no role's name. */
const answerTo = (state: AccountState, readerId: string | null, body: z.infer<typeof Body>) => {
  const checks = checksOf(body);
  const unknown = unknownFunctions(checks);
  if (unknown.length > 0) throw new Refused(unknown);
  const [mayUse, explain] = [accessOf(state), explainTo(state, readerId)];
  const answers = checks.map(({ userId, function: code }) => ({
    userId,
    function: code,
    allowed: mayUse(userId, code),
    because: explain.right(userId, code).text,
  }));
  return 'checks' in body ? { version: state.version, answers } : answers[0]!;
};

export const accessRoutes = [
  route({
    method: 'post',
    path: '/v1/accounts/{account}/access-check',
    tag: 'People',
    summary: 'Whether users may use functions, and why',
    description:
      'One check, or up to 1,000 as `checks`. Answered from the account’s state of now, never staler than the last change that was acknowledged to anybody. A user who is not there may do nothing. Officers ask about every user, other users about themselves; a service, with a token for access checks, about everybody, and is told no role’s name.',
    who: 'member',
    body: Body,
    large: true,
    refuses: ['not_an_officer', 'not_an_owner', 'unknown_function'],
    status: 200,
    answer: z.union([AccessAnswer, AccessAnswers]),
    forServices: {
      scope: 'access-check',
      handle: ({ account, body }) => Promise.resolve(answerTo(account.state, null, body)),
    },
    handle: ({ account, body }) => {
      mustBeTheirs(account, body);
      return Promise.resolve(answerTo(account.state, account.userId, body));
    },
  }),
];
