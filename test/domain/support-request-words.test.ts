import { describe, expect, test } from '@jest/globals';
import {
  judgeObjection,
  judgeOperator,
  lapsedReason,
  operatorOf,
  settleRequest,
  tallyOf,
  type IsUser,
  type Operator,
  type OperatorDecision,
  type OperatorRequest,
  type Standing,
} from '../../src/domain/support-request.ts';
import { HOUR, MONDAY } from './acme.ts';
import { filedRequest, operator } from './operators.ts';

/*
 * What operators and officers are told of a request to the support desk, and what each of their words moves of it.
 */

const COOLING = 72 * HOUR;

const filed = filedRequest({ type: 'user', userId: 'usr_ada' }, COOLING);
const cooling: Standing = { ...filed, state: 'cooling', coolingUntil: MONDAY + COOLING };

const decided = (
  who: Operator,
  verdict: OperatorDecision['verdict'] = 'approve',
  knowing = false,
): OperatorDecision => ({
  ...who,
  verdict,
  knowing,
  comment: null,
  at: MONDAY,
});

const [olga, omar, otto] = ['olga', 'omar', 'otto'].map((name) => operator(name)) as [Operator, Operator, Operator];
const nobodyIsUser: IsUser = () => false;

const decide = (
  request: Standing,
  decisions: readonly OperatorDecision[],
  asked: Partial<OperatorRequest> & Pick<OperatorRequest, 'operator'>,
  { now = MONDAY, isUser = nobodyIsUser }: { readonly now?: number; readonly isUser?: IsUser } = {},
) =>
  judgeOperator(
    request,
    decisions,
    { verdict: 'approve', digest: undefined, comment: null, ...asked },
    { now, isUser },
  );

const object = (request: Standing, now = MONDAY, missing = 2) =>
  judgeObjection(request, [], { userId: 'usr_ben', comment: 'Who is Gus?' }, { now, missing });

describe('an operator’s decision is refused', () => {
  test.each<[string, string, string, () => ReturnType<typeof decide>]>([
    [
      'who filed the request',
      'self_approval',
      'You filed this request; two other operators decide on it.',
      () => decide({ ...filed, filer: { type: 'operator', ...olga } }, [], { operator: olga }),
    ],
    [
      'who filed it with another address than they have now',
      'self_approval',
      'You filed this request; two other operators decide on it.',
      () =>
        decide({ ...filed, filer: { type: 'operator', ...olga } }, [], {
          operator: operator('olga', 'olga@new.example'),
        }),
    ],
    [
      'who is, or would become, a user of the account',
      'not_eligible',
      'You are, or would become, a user of this account: other operators decide on it.',
      () => decide(filed, [], { operator: olga }, { isUser: ({ id }) => id === olga.id }),
    ],
    [
      'who has decided otherwise',
      'already_decided',
      'You have decided "approve" already; a decision is final.',
      () => decide(filed, [decided(olga)], { operator: olga, verdict: 'reject' }),
    ],
    [
      'whose address has decided, by another identity',
      'already_decided',
      'An operator with your address has decided already; a decision is final.',
      () => decide(filed, [decided(olga)], { operator: operator('twin', olga.addressKey) }),
    ],
    [
      'when it has ended',
      'change_ended',
      'The request has ended: it is applied.',
      () => decide({ ...cooling, state: 'applied' }, [decided(olga), decided(omar)], { operator: otto }),
    ],
    [
      'when its time is up, whatever its row still says',
      'change_ended',
      'The request has ended: it is lapsed.',
      () => decide(filed, [decided(olga)], { operator: omar }, { now: filed.lapsesAt }),
    ],
    [
      'who was shown something else',
      'digest_mismatch',
      `The request's digest is the digest; you decided on another.`,
      () => decide(filed, [], { operator: olga, digest: 'another' }),
    ],
  ])('R8 (c) of one %s', (_, code, message, judged) => {
    expect(judged()).toEqual({ outcome: 'refused', problem: { code, message } });
  });
});

describe('an operator’s decision is recorded', () => {
  const record = { id: olga.id, addressKey: olga.addressKey, comment: 'Form seen.', at: MONDAY + HOUR };
  const by = (verdict: OperatorDecision['verdict']) => ({ operator: olga, verdict, comment: 'Form seen.' });
  const later = { now: MONDAY + HOUR };

  test.each<[string, Standing, readonly OperatorDecision[], OperatorDecision['verdict'], boolean, object]>([
    ['the first approval moves nothing', filed, [], 'approve', false, {}],
    [
      'the second begins the time to object',
      filed,
      [decided(omar)],
      'approve',
      false,
      { state: 'cooling', coolingUntil: MONDAY + HOUR + COOLING },
    ],
    ['a third does not begin it again', cooling, [decided(omar), decided(otto)], 'approve', false, {}],
    ['a rejection ends it', filed, [], 'reject', false, { state: 'rejected' }],
    [
      'a rejection ends it in the time to object as well',
      cooling,
      [decided(omar)],
      'reject',
      false,
      { state: 'rejected' },
    ],
    [
      'after an objection it is on record that they knew',
      { ...filed, objectedAt: MONDAY },
      [decided(omar), decided(otto)],
      'approve',
      true,
      { state: 'cooling', coolingUntil: MONDAY + HOUR + COOLING },
    ],
  ])('R8 (c) %s', (_, request, decisions, verdict, knowing, move) => {
    expect(decide(request, decisions, by(verdict), later)).toEqual({
      outcome: 'recorded',
      decision: { ...record, verdict, knowing },
      move,
    });
  });

  test('R8 (c) once: the same again is answered as it was, also after the end', () => {
    expect(decide(filed, [decided(olga)], { operator: olga })).toEqual({ outcome: 'repeated' });
    expect(decide({ ...cooling, state: 'applied' }, [decided(olga)], { operator: olga })).toEqual({
      outcome: 'repeated',
    });
  });

  test('R8 (c) one identity counts once, whatever address each of its rows has', () => {
    const moved = operator('olga', 'olga@new.example');
    expect(tallyOf(filed, [decided(olga), decided(moved)], nobodyIsUser)).toMatchObject({ missing: 1 });
    expect(tallyOf(filed, [decided(olga), decided(omar)], nobodyIsUser)).toMatchObject({ missing: 0 });
  });
});

describe('an objection', () => {
  const objection = { userId: 'usr_ben', counts: true, comment: 'Who is Gus?', at: MONDAY + HOUR };

  test('R8 (c) before the approvals is on record, and begins no time', () => {
    expect(object(filed, MONDAY + HOUR)).toEqual({
      outcome: 'recorded',
      objection,
      move: { objectedAt: MONDAY + HOUR, lapsesAt: filed.lapsesAt },
    });
  });

  test('R8 (c) within the time begins it anew', () => {
    expect(object(cooling, MONDAY + HOUR, 0)).toEqual({
      outcome: 'recorded',
      objection,
      move: { objectedAt: MONDAY + HOUR, lapsesAt: filed.lapsesAt, coolingUntil: MONDAY + HOUR + COOLING },
    });
  });

  test('R8 (c) after the first one moves nothing', () => {
    expect(object({ ...cooling, objectedAt: MONDAY }, MONDAY + HOUR, 1)).toEqual({
      outcome: 'recorded',
      objection: { ...objection, counts: false },
      move: {},
    });
  });

  test('R8 (c) is not too late where the approvals are there and no time has begun yet', () => {
    expect(object(filed, MONDAY + HOUR, 0)).toMatchObject({ outcome: 'recorded', move: { objectedAt: MONDAY + HOUR } });
  });

  test('R8 (c) of the same officer again is answered as it was; that of another is theirs', () => {
    const by = (userId: string) =>
      judgeObjection(cooling, [objection], { userId, comment: null }, { now: MONDAY, missing: 0 }).outcome;
    expect(
      judgeObjection(cooling, [objection], { userId: 'usr_ben', comment: null }, { now: MONDAY, missing: 0 }),
    ).toEqual({ outcome: 'repeated' });
    expect(by('usr_cleo')).toBe('recorded');
  });

  test.each<[string, string, () => ReturnType<typeof object>]>([
    [
      'when its time is over',
      'The time to object is over; the request is being applied.',
      () => object(cooling, MONDAY + COOLING, 0),
    ],
    [
      'when the request has ended',
      'The request has ended: it is rejected.',
      () => object({ ...cooling, state: 'rejected' }),
    ],
    ['when the request has lapsed', 'The request has ended: it is lapsed.', () => object(filed, filed.lapsesAt)],
  ])('R8 (c) is refused %s', (_, message, judged) => {
    expect(judged()).toEqual({ outcome: 'refused', problem: { code: 'change_ended', message } });
  });
});

describe('what happens now with a request', () => {
  const lapsed = { code: 'lapsed', text: 'It had not enough operators by 2026-03-04T09:00:00.000Z.' };
  const settled = (request: Standing, decisions: readonly OperatorDecision[], now = MONDAY) =>
    settleRequest(request, tallyOf(request, decisions, nobodyIsUser), now);
  const both = [decided(olga), decided(omar)];

  test.each<[string, () => ReturnType<typeof settled>, ReturnType<typeof settled>]>([
    ['it waits for its operators until it lapses', () => settled(filed, []), { do: 'wait', wakeAt: filed.lapsesAt }],
    [
      'it lapses without them',
      () => settled(filed, [decided(olga)], filed.lapsesAt),
      { do: 'end', state: 'lapsed', reason: lapsed },
    ],
    ['with them the time to object begins', () => settled(filed, both), { do: 'cool', until: MONDAY + COOLING }],
    ['it waits until that time is over', () => settled(cooling, both), { do: 'wait', wakeAt: MONDAY + COOLING }],
    ['after it, it is applied', () => settled(cooling, both, MONDAY + COOLING), { do: 'apply' }],
    [
      'after an objection it waits for the third operator',
      () => settled({ ...cooling, objectedAt: MONDAY }, both, MONDAY + COOLING),
      { do: 'wait', wakeAt: filed.lapsesAt },
    ],
    [
      'a rejection ends it',
      () => settled(filed, [decided(olga, 'reject')]),
      { do: 'end', state: 'rejected', reason: { code: 'rejected', text: 'An operator rejected it.' } },
    ],
    [
      'what has ended does nothing more',
      () => settled({ ...cooling, state: 'applied' }, both, MONDAY + COOLING),
      { do: 'nothing', state: 'applied' },
    ],
  ])('R8 (c) %s', (_, found, expected) => {
    expect(found()).toEqual(expected);
  });

  test('R8 (c) why it has lapsed is said with the time', () => {
    expect(lapsedReason(filed)).toEqual(lapsed);
  });
});

test('R8 R42 an operator is known by the hash of their identity and their address as it is compared', () => {
  expect(operatorOf('1f2e', 'Olga+Desk@Desk.example')).toEqual({ id: 'opr_1f2e', addressKey: 'olga@desk.example' });
});
