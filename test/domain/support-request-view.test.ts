import { describe, expect, test } from '@jest/globals';
import type { RequestStep, SupportRequestView, ViewedRequest } from '../../src/domain/support-request-view.ts';
import type { Operator } from '../../src/domain/support-request.ts';
import { approval, objection, operator, sampleRequest, type SampleOptions } from '../mail/sample-request.ts';
import { ACME, DAY, HOUR, idOf, MONDAY } from './acme.ts';

const [olga, omar] = [approval('olga'), approval('omar', { at: MONDAY + 2 * HOUR })];
const cooling = { state: 'cooling', coolingUntil: MONDAY + 74 * HOUR } as const;
const isOlga = ({ id }: Operator): boolean => id === 'opr_olga';

type Next = SupportRequestView['next'];

const awaiting: Next = { what: 'awaiting_operators', at: '2026-03-04T09:00:00.000Z' };
const ended: Next = { what: 'ended', at: null };

const countingOf = ({ decisions }: SupportRequestView): string[] =>
  decisions.filter(({ counts }) => counts).map((d) => d.operator);

test('R8 (c) what everybody reads of a request: who filed it, why, what it does, and how far it is', () => {
  const { digest, ...view } = sampleRequest({
    decisions: [approval('olga', { comment: 'Form seen.' })],
    objections: [objection('ben')],
    request: {
      warnings: [{ code: 'not_operable', message: 'Too few.' }],
      objectedAt: MONDAY + 2 * HOUR,
    },
  });
  expect(digest).toMatch(/^[0-9a-f]{64}$/);
  expect(view).toEqual({
    id: 'srq_1',
    account: { id: ACME, slug: 'acme', name: 'Acme' },
    kind: 'officer.add',
    title: 'Add a Security Officer by the support desk',
    description: 'Add Gus Grant (gus@acme.example) as a Security Officer, with the rights: Tax documents',
    evidence: 'Signed form, folder 7 of the Oslo office',
    comment: 'Eva is on leave, and nobody can approve.',
    state: 'filed',
    stateReason: null,
    filer: { type: 'user', id: idOf('ada'), name: 'Ada Bell' },
    difference: ['name', 'address', 'company', 'Security Officer', 'right: Tax documents'].map((what) =>
      expect.objectContaining({ subject: 'Gus Grant (user, gus@acme.example)', what }),
    ),
    impact: {
      gaining: 1,
      losing: 0,
      groups: [
        expect.objectContaining({
          gained: [{ code: 'reports.tax', title: 'Tax documents' }],
          people: [{ id: expect.any(String), name: 'Gus Grant' }],
        }),
      ],
    },
    warnings: [{ code: 'not_operable', message: 'Too few.' }],
    operators: { required: 3, received: 1, missing: 2 },
    decisions: [
      { operator: 'opr_olga', verdict: 'approve', comment: 'Form seen.', at: '2026-02-02T10:00:00.000Z', counts: true },
    ],
    objections: [
      {
        user: { id: idOf('ben'), name: 'Ben Cole' },
        comment: 'I know of no Gus.',
        at: '2026-02-02T11:00:00.000Z',
        counts: true,
      },
    ],
    next: awaiting,
    waiting: 'It waits for 2 more of 3 operators, until 2026-03-04T09:00:00.000Z.',
    coolingHours: 72,
    coolingUntil: null,
    filedAt: '2026-02-02T09:00:00.000Z',
    lapsesAt: '2026-03-04T09:00:00.000Z',
    endedAt: null,
    changeId: null,
    workflowId: 'support-request-acc_acme-srq_1',
    history: [
      { at: '2026-02-02T09:00:00.000Z', what: 'filed', by: idOf('ada') },
      { at: '2026-02-02T10:00:00.000Z', what: 'approved', by: 'opr_olga' },
      { at: '2026-02-02T11:00:00.000Z', what: 'objected', by: idOf('ben') },
    ],
  });
});

test('R8 (c) of an operator who filed it on a paper form, people read that it was one, and the id alone', () => {
  const view = sampleRequest({ request: { filer: { type: 'operator', ...operator('odin') } } });
  expect(view.filer).toEqual({ type: 'operator', id: 'opr_odin', name: 'An operator of the support desk' });
  expect(view.history).toEqual([{ at: '2026-02-02T09:00:00.000Z', what: 'filed', by: 'opr_odin' }]);
});

describe('R8 (c) why it waits, in one sentence', () => {
  const approvedByTwo = (request: Partial<ViewedRequest>, more: SampleOptions = {}): SampleOptions => ({
    decisions: [olga, omar],
    request,
    ...more,
  });

  test.each<[string, SampleOptions, Next, string]>([
    ['filed', {}, awaiting, 'It waits for 2 more of 2 operators, until 2026-03-04T09:00:00.000Z.'],
    [
      'approved by one',
      { decisions: [olga] },
      awaiting,
      'It waits for 1 more of 2 operators, until 2026-03-04T09:00:00.000Z.',
    ],
    [
      'approved by two',
      approvedByTwo(cooling),
      { what: 'cooling', at: '2026-02-05T11:00:00.000Z' },
      'It has its operators, and is applied after 2026-02-05T11:00:00.000Z unless an officer objects.',
    ],
    [
      'a millisecond before its time is over',
      approvedByTwo(cooling, { now: cooling.coolingUntil - 1 }),
      { what: 'cooling', at: '2026-02-05T11:00:00.000Z' },
      'It has its operators, and is applied after 2026-02-05T11:00:00.000Z unless an officer objects.',
    ],
    [
      'when its time is over',
      approvedByTwo(cooling, { now: cooling.coolingUntil }),
      { what: 'applying', at: null },
      'Its time is over and it is being applied.',
    ],
    [
      'objected to after two had approved',
      approvedByTwo({ ...cooling, objectedAt: MONDAY + 2 * HOUR }),
      awaiting,
      'It waits for 1 more of 3 operators, until 2026-03-04T09:00:00.000Z.',
    ],
    [
      'one of two has become a user of the account',
      approvedByTwo(cooling, { isUser: isOlga }),
      awaiting,
      'It waits for 1 more of 2 operators, until 2026-03-04T09:00:00.000Z.',
    ],
    [
      'one of two was a user of the account and is none any more',
      approvedByTwo({}),
      { what: 'cooling', at: null },
      'It has its operators, and the time in which officers can object is yet to begin.',
    ],
    [
      'applied',
      approvedByTwo({ ...cooling, state: 'applied', endedAt: MONDAY + 74 * HOUR }),
      ended,
      'It has ended: applied.',
    ],
    ['not approved in its 30 days', { decisions: [olga], now: MONDAY + 30 * DAY }, ended, 'It has ended: lapsed.'],
  ])('%s', (_, options, next, waiting) => {
    expect(sampleRequest(options)).toMatchObject({ next, waiting });
  });
});

describe('R8 (c) whose word counts', () => {
  test('the approvals of operators who are no users of the account', () => {
    const view = sampleRequest({ decisions: [olga, omar], isUser: isOlga });
    expect(view.operators).toEqual({ required: 2, received: 1, missing: 1 });
    expect(countingOf(view)).toEqual(['opr_omar']);
  });

  test('the rejection that ended it, and what was approved before', () => {
    const otto = approval('otto', { verdict: 'reject', at: MONDAY + 2 * HOUR });
    const stateReason = { code: 'rejected', text: 'An operator rejected it.' };
    const view = sampleRequest({
      decisions: [olga, otto],
      request: { state: 'rejected', stateReason, endedAt: MONDAY + 2 * HOUR },
    });
    expect(countingOf(view)).toEqual(['opr_olga', 'opr_otto']);
    expect(view).toMatchObject({
      state: 'rejected',
      stateReason,
      operators: { required: 2, received: 1, missing: 1 },
      endedAt: '2026-02-02T11:00:00.000Z',
      changeId: null,
    });
  });

  test('what an end came from stays what it was, whoever has become a user since', () => {
    const view = sampleRequest({
      decisions: [olga, omar],
      request: { ...cooling, state: 'applied', endedAt: cooling.coolingUntil },
      isUser: isOlga,
    });
    expect(countingOf(view)).toEqual(['opr_olga', 'opr_omar']);
    expect(view).toMatchObject({
      operators: { required: 2, received: 2, missing: 0 },
      stateReason: null,
      coolingUntil: '2026-02-05T11:00:00.000Z',
      endedAt: '2026-02-05T11:00:00.000Z',
      changeId: 'chg_1',
    });
  });
});

describe('R8 (c) a request without its operators after 30 days has lapsed, whatever its row still says', () => {
  const lapsed = {
    state: 'lapsed',
    stateReason: { code: 'lapsed', text: 'It had not enough operators by 2026-03-04T09:00:00.000Z.' },
    endedAt: '2026-03-04T09:00:00.000Z',
    changeId: null,
  };

  test('it ended then, and its history says so', () => {
    const view = sampleRequest({ decisions: [olga], now: MONDAY + 31 * DAY });
    expect(view).toMatchObject(lapsed);
    expect(view.history.at(-1)).toEqual({ at: '2026-03-04T09:00:00.000Z', what: 'ended', by: null });
  });

  test('once its row says so too, it ended when that was written', () => {
    const row = { state: 'lapsed', stateReason: lapsed.stateReason, endedAt: MONDAY + 30 * DAY + 1 } as const;
    const view = sampleRequest({ request: row, now: MONDAY + 31 * DAY });
    expect(view).toMatchObject({ ...lapsed, endedAt: '2026-03-04T09:00:00.001Z' });
    expect(view.history.at(-1)).toEqual({ at: '2026-03-04T09:00:00.001Z', what: 'ended', by: null });
  });
});

test('R8 (c) the history tells what happened in the order of time, objections among decisions', () => {
  const { history } = sampleRequest({
    decisions: [olga, omar, approval('otto', { verdict: 'reject', at: MONDAY + 4 * HOUR })],
    objections: [
      objection('ben', { at: MONDAY + 1.5 * HOUR }),
      objection('cleo', { at: MONDAY + 3 * HOUR, counts: false }),
    ],
    request: { state: 'rejected', endedAt: MONDAY + 4 * HOUR },
  });
  const steps: RequestStep[] = [
    { at: '2026-02-02T09:00:00.000Z', what: 'filed', by: idOf('ada') },
    { at: '2026-02-02T10:00:00.000Z', what: 'approved', by: 'opr_olga' },
    { at: '2026-02-02T10:30:00.000Z', what: 'objected', by: idOf('ben') },
    { at: '2026-02-02T11:00:00.000Z', what: 'approved', by: 'opr_omar' },
    { at: '2026-02-02T12:00:00.000Z', what: 'objected', by: idOf('cleo') },
    { at: '2026-02-02T13:00:00.000Z', what: 'rejected', by: 'opr_otto' },
    { at: '2026-02-02T13:00:00.000Z', what: 'ended', by: null },
  ];
  expect(history).toEqual(steps);
});
