import { grantable } from '../../domain/catalogue.ts';
import type { Directory } from './directory.ts';
import type { Officer } from './people.ts';

/*
 * What has been asked of the support desk for the demo account, and what came of it. Data alone; `ask-the-desk.ts` does
 * it. Time alone brings one of them to its end: the first is applied when the time to object is over.
 */

/** The operators, by the names that the provider knows them by. */
export type Operator = 'olga' | 'omar' | 'otto';

export type DeskStep =
  | { readonly operator: Operator; readonly verdict: 'approve' | 'reject'; readonly comment: string }
  | { readonly objects: Officer; readonly comment: string };

export interface PlannedRequest {
  /** An officer, or an operator with a paper form. */
  readonly by: { readonly officer: Officer } | { readonly operator: Operator };
  readonly kind: 'officer.add' | 'account-rights.set';
  readonly payload: (at: Directory) => object;
  /** No other request has this evidence: by it a later start finds the request. */
  readonly evidence: string;
  readonly comment: string;
  readonly steps: readonly DeskStep[];
  readonly outcome: 'filed' | 'cooling' | 'rejected';
}

const derivatives: readonly string[] = ['trading.options', 'trading.futures'];

export const supportRequests: readonly PlannedRequest[] = [
  {
    by: { operator: 'otto' },
    kind: 'officer.add',
    payload: (at) => ({ userId: at.user('viktor.petrov') }),
    evidence: 'Paper form of 9 November, by post; archive box 31.',
    comment: 'Acme Capital asks for an officer of its own.',
    steps: [
      {
        operator: 'omar',
        verdict: 'reject',
        comment: 'One signature, and the mandate asks for two. The form has gone back to Acme Capital.',
      },
    ],
    outcome: 'rejected',
  },
  {
    by: { officer: 'dev' },
    kind: 'officer.add',
    payload: () => ({ name: 'Nils Ekberg', email: 'nils.ekberg@acme-mail.example' }),
    evidence: 'Form signed by the chairman, sent in by e-mail on 20 November.',
    comment: 'Nils stands in for me while I travel. It is urgent.',
    steps: [
      { operator: 'olga', verdict: 'approve', comment: 'The form is complete, and the signature is on file.' },
      {
        objects: 'eva',
        comment: 'The chairman has signed nothing of the kind, and this is no address of ours.',
      },
    ],
    outcome: 'filed',
  },
  {
    by: { officer: 'ada' },
    kind: 'account-rights.set',
    payload: () => ({ rights: grantable.map(({ code }) => code).filter((code) => !derivatives.includes(code)) }),
    evidence: 'Minutes of the board of 12 November, item 4; folder 7 of the company secretary.',
    comment: 'The board gives up derivatives: nobody at Acme trades options or futures any more.',
    steps: [
      { operator: 'olga', verdict: 'approve', comment: 'The minutes have both signatures.' },
      { operator: 'omar', verdict: 'approve', comment: 'The company secretary confirms it by telephone.' },
    ],
    outcome: 'cooling',
  },
];
