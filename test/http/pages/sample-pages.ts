import type { ChangeView } from '../../../src/domain/change-view.ts';
import type { ApprovalPage } from '../../../src/http/pages/approval-page.ts';
import { sampleChange, sampleStop } from '../../mail/sample-change.ts';

export const reader = { id: 'usr_cara', name: 'Cara Dunn' };

export const deciding = (
  change: ChangeView = sampleChange(),
  altered: Partial<Extract<ApprovalPage, { shows: 'decide' }>> = {},
): ApprovalPage => ({
  shows: 'decide',
  reader,
  change,
  refusal: null,
  action: '/approve/Yv3dQ0kq8m1nZb5w2rT7xA',
  formToken: 'form-token',
  comment: '',
  aboutReader: 'no',
  ...altered,
});

const applied = sampleChange({ state: 'applied', endedAt: '2026-11-17T08:00:01.000Z', appliedVersion: 14 });

/** Every page that shows a change, and no form. */
export const withoutForm: readonly ApprovalPage[] = [
  { shows: 'own-change', reader, change: sampleChange(), refusal: null },
  {
    shows: 'not-eligible',
    reader,
    change: sampleChange(),
    refusal: null,
    why: 'You are on probation for changes of this sort.',
    from: '2026-11-16T09:30:00.000Z',
    passkeyLetter: null,
  },
  {
    shows: 'decided',
    reader,
    change: applied,
    refusal: null,
    decision: { verdict: 'approve', at: '2026-11-16T09:30:00.000Z', comment: 'Fine.' },
    justNow: false,
    lift: null,
  },
  { shows: 'ended', reader, change: applied, refusal: null },
  { shows: 'stopped', reader, change: sampleChange({ frozen: sampleStop }), refusal: null, lift: null },
];

/** Every page that shows nothing of a change. */
export const withoutChange: readonly ApprovalPage[] = [
  { shows: 'sign-in', signInPath: '/auth/sign-in' },
  { shows: 'other-person', signedInAs: 'Bob Cole', signInPath: '/auth/sign-in' },
  { shows: 'link-ended' },
];
