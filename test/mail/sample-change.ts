import type { ChangeView } from '../../src/domain/change-view.ts';

/** A change as the view gives it, with two of two approvals to come; alter what a test is about. */
export const sampleChange = (altered: Partial<ChangeView> = {}): ChangeView => ({
  id: 'chg_1',
  number: 12,
  account: { id: 'acc_1', slug: 'acme', name: 'Acme' },
  kind: 'rights.grant',
  title: 'Grant rights',
  description: 'Grant Fred Fox: Withdraw',
  reason: 'Fred stands in for Gil in December.\nIt is taken back in January.',
  state: 'pending',
  stateReason: null,
  initiator: { id: 'usr_ada', name: 'Ada Bell' },
  roles: [],
  difference: [
    { subject: 'Withdraw (right)', what: 'user', before: null, after: 'Fred Fox' },
    { subject: 'Withdraw (right)', what: 'function', before: null, after: 'Withdraw' },
  ],
  impact: {
    gaining: 1,
    losing: 0,
    groups: [
      {
        gained: [{ code: 'funding.withdraw', title: 'Withdraw' }],
        lost: [],
        count: 1,
        people: [{ id: 'usr_fred', name: 'Fred Fox' }],
        officers: 0,
        weighty: false,
      },
    ],
  },
  warnings: [],
  digest: '3f2a9c1b77de0a41c5b85f20c6fb0a93e5d6a1f0b4c8d2e7f9a0b1c2d3e4f506',
  assurance: 'session',
  approvals: { required: 2, received: 0, missing: 2 },
  decisions: [],
  mayStillDecide: [
    { id: 'usr_bob', name: 'Bob Cole', from: null, about: 'no' },
    { id: 'usr_cara', name: 'Cara Dunn', from: null, about: 'no' },
    { id: 'usr_dan', name: 'Dan Egan', from: '2026-11-16T09:30:00.000Z', about: 'no' },
  ],
  excluded: [
    { officer: { id: 'usr_ada', name: 'Ada Bell' }, why: { code: 'self_approval', text: 'asked for the change' } },
  ],
  next: { what: 'awaiting_approvals', at: '2026-11-22T14:05:00.000Z' },
  frozen: null,
  waiting: 'It waits for 2 more approvals.',
  submittedAt: '2026-11-15T14:05:00.000Z',
  expiresAt: '2026-11-22T14:05:00.000Z',
  endedAt: null,
  appliedVersion: null,
  workflowId: 'change-acc_1-12',
  resubmits: null,
  authority: 'officers',
  ...altered,
});

/** Bob's flag on it, of which Cara has said that it can be lifted. */
export const sampleStop: NonNullable<ChangeView['frozen']> = {
  by: { id: 'usr_bob', name: 'Bob Cole' },
  change: { id: 'chg_1', number: 12 },
  comment: 'Ada is on holiday, see https://calendar.example.',
  at: '2026-11-16T10:00:00.000Z',
  until: '2026-11-17T10:00:00.000Z',
  lifts: { required: 2, missing: 1, by: [{ id: 'usr_cara', name: 'Cara Dunn' }] },
  mayLift: [{ id: 'usr_dan', name: 'Dan Egan' }],
};

/** A removal with a warning, one approval, a void one, a rejection that ends nothing, and comments. */
export const sampleRemoval = (altered: Partial<ChangeView> = {}): ChangeView =>
  sampleChange({
    number: 13,
    kind: 'change-set',
    title: 'Change set',
    description:
      '2 modifications: Remove Eva Fall as a Security Officer; Revoke from Gil Gray: Withdraw, Tax documents',
    reason: 'Eva moves to our auditors, see https://intranet.acme.example/moves?id=7 or ask hr@acme.example.',
    difference: [
      { subject: 'Eva Fall (user)', what: 'Security Officer', before: 'yes', after: 'no' },
      { subject: 'Withdraw (right)', what: 'user', before: 'Gil Gray', after: null },
      { subject: 'Withdraw (right)', what: 'function', before: 'Withdraw', after: null },
      { subject: 'Gil Gray (user)', what: 'address', before: 'gil@acme.example', after: 'gil.gray@acme.example' },
    ],
    impact: {
      gaining: 14,
      losing: 15,
      groups: [
        {
          gained: [],
          lost: [
            { code: 'security.users', title: 'Users' },
            { code: 'security.officers', title: 'Security Officers' },
          ],
          count: 1,
          people: [{ id: 'usr_eva', name: 'Eva Fall' }],
          officers: 0,
          weighty: false,
        },
        {
          gained: [{ code: 'reports.risk', title: 'Risk reports' }],
          lost: [
            { code: 'funding.withdraw', title: 'Withdraw' },
            { code: 'reports.tax', title: 'Tax documents' },
          ],
          count: 14,
          people: [
            { id: 'usr_gil', name: 'Gil Gray' },
            { id: 'usr_hal', name: 'Hal Hunt' },
          ],
          officers: 0,
          weighty: false,
        },
      ],
    },
    warnings: [
      {
        code: 'not_operable',
        message:
          'A change would need 3 officers, and 2 would remain: the account could no longer approve its own changes.',
      },
      {
        code: 'right_orphaned',
        message: 'No officer could give these rights any more: reports.tax, funding.withdraw.',
      },
    ],
    approvals: { required: 2, received: 1, missing: 1 },
    decisions: [
      {
        officer: { id: 'usr_bob', name: 'Bob Cole' },
        verdict: 'approve',
        comment: 'Agreed with Eva on Friday.',
        at: '2026-11-16T08:12:00.000Z',
        counts: true,
        bySubject: false,
      },
      {
        officer: { id: 'usr_eva', name: 'Eva Fall' },
        verdict: 'reject',
        comment: 'Nobody has told me of this.',
        at: '2026-11-16T10:40:00.000Z',
        counts: false,
        bySubject: true,
      },
      {
        officer: { id: 'usr_fay', name: 'Fay Ferrer' },
        verdict: 'approve',
        comment: null,
        at: '2026-11-15T18:00:00.000Z',
        counts: false,
        bySubject: false,
      },
    ],
    waiting: 'It waits for 1 more approval.',
    ...altered,
  });
