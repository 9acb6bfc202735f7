import type { Directory } from './directory.ts';
import { orgSetUp } from './org-set-up.ts';
import { HEADQUARTERS } from './organization.ts';
import type { Officer } from './people.ts';

/*
 * What happens in the demo account: who asks for what and why, and what others decide. Data alone; `fill.ts` does it.
 *
 * Two states are not among these. `expired` comes with time: one change expires an hour after the start. `failed` can't
 * be reached through the service's doors: it is a change whose edits the database refused.
 */

export interface PlannedDecision {
  readonly by: Officer;
  readonly verdict?: 'reject';
  readonly comment?: string;
}

interface Planned {
  readonly by: Officer;
  /** Nobody else gives this reason: by it a later start finds the change. */
  readonly reason: string;
  readonly decisions?: readonly PlannedDecision[];
  /** What becomes of it in the end; what is pending stays so. */
  readonly outcome: 'applied' | 'rejected' | 'conflicted' | 'withdrawn' | 'pending';
  /** What its initiator says who takes it back. */
  readonly withdrawn?: string;
}

export interface PlannedChange extends Planned {
  readonly kind: string;
  readonly payload: (at: Directory) => unknown;
}

/** The ended change of the same reason, submitted again. */
export interface PlannedResubmission extends Planned {
  readonly resubmits: true;
}

export type PlannedDeed = PlannedChange | PlannedResubmission;

const founded = (first: string, second?: string): readonly PlannedDecision[] => [
  { by: 'dev', comment: first },
  { by: 'eva', ...(second !== undefined && { comment: second }) },
];

/** What makes the organization, and everybody's access to it. */
export const setUp: readonly PlannedDeed[] = [
  {
    by: 'ada',
    kind: 'change-set',
    payload: orgSetUp,
    reason: 'Org set-up: companies, roles, people and authorizers as the board resolved on 2 November.',
    decisions: founded('Compared with the list from HR, line by line.', 'The logistics part is as we agreed.'),
    outcome: 'applied',
  },
  {
    by: 'ada',
    kind: 'policy.set',
    payload: () => ({ approvalAssurance: 'link', probationHours: 0 }),
    reason: 'While we settle in, the link of a letter is enough to decide, and new officers need not wait.',
    decisions: founded('Fine for the first weeks; let us tighten it in the new year.'),
    outcome: 'applied',
  },
];

const NEW_ADDRESS = 'Helen asked for her letters to go to her new address.';
const STATEMENTS_AND_REPORTS = 'Regional teams keep asking for custom reports; statement readers should have them.';

const history: readonly PlannedDeed[] = [
  {
    by: 'ada',
    kind: 'rights.grant',
    payload: (at) => ({ userId: at.user('finn'), rights: ['funding.deposit', 'trading.fx'] }),
    reason: 'Finn stands in for Priya on the currency desk until she is back in January.',
    decisions: founded('Her leave is in the HR calendar.', 'Fine by me.'),
    outcome: 'applied',
  },
  {
    by: 'dev',
    kind: 'change-set',
    payload: (at) => ({
      changes: [
        {
          kind: 'employee-group.create',
          payload: {
            name: 'On-call',
            companyId: at.company(HEADQUARTERS),
            memberIds: [at.user('samir.nasser'), at.user('oskar.nyman')],
          },
        },
        {
          kind: 'role.assign',
          payload: { roleId: at.role('Support contact'), to: { type: 'employee-group', id: '#0' } },
        },
      ],
    }),
    reason: 'Samir and Oskar share the on-call phone from this week on and open tickets at night.',
    decisions: [{ by: 'ada' }, { by: 'eva', comment: 'Good: last week nobody could.' }],
    outcome: 'applied',
  },
  {
    by: 'eva',
    kind: 'role.assign',
    payload: (at) => ({ roleId: at.role('Claims handler'), to: { type: 'employee', id: at.user('siobhan.kearney') } }),
    reason: 'Siobhan takes over claims in the north; Kwame cannot keep up alone.',
    decisions: [{ by: 'ada', comment: 'Agreed with Kwame.' }, { by: 'dev' }],
    outcome: 'applied',
  },
  {
    by: 'ada',
    kind: 'change-set',
    payload: (at) => ({
      changes: ['frank.delaney', 'yuki.mori'].map((who) => ({
        kind: 'user.remove',
        payload: { userId: at.user(who) },
      })),
    }),
    reason: 'Frank and Yuki have left us: HR tickets 4417 and 4423.',
    decisions: founded('Their devices are back.', 'Yuki’s shifts are covered.'),
    outcome: 'applied',
  },
  {
    by: 'dev',
    kind: 'user.suspend',
    payload: (at) => ({ userId: at.user('grace.mbeki') }),
    reason: 'Grace’s laptop was stolen on the train. Locked until she has a new one.',
    decisions: [{ by: 'eva', comment: 'She called me as well.' }, { by: 'ada' }],
    outcome: 'applied',
  },
  {
    by: 'ada',
    kind: 'user.suspend',
    payload: (at) => ({ userId: at.user('tomasz.wolski') }),
    reason: 'Tomasz is on parental leave until April.',
    decisions: founded('Congratulations to him!'),
    outcome: 'applied',
  },
  {
    by: 'ada',
    kind: 'role.modify',
    payload: (at) => ({ roleId: at.role('Statement reader'), rights: ['reports.activity', 'reports.statements'] }),
    reason: 'The auditors ask that statement readers see no other documents.',
    decisions: founded('Finding 7 of the interim audit.', 'Nobody in logistics needs them.'),
    outcome: 'applied',
  },
  {
    by: 'dev',
    kind: 'role.modify',
    payload: (at) => ({
      roleId: at.role('Statement reader'),
      rights: ['documents.read', 'reports.activity', 'reports.custom', 'reports.statements'],
    }),
    reason: STATEMENTS_AND_REPORTS,
    decisions: [{ by: 'eva', comment: 'Yes, please.' }, { by: 'ada' }],
    outcome: 'conflicted',
  },
  {
    by: 'eva',
    kind: 'rights.grant',
    payload: (at) => ({ userId: at.user('hugo'), rights: ['shipment.premium'] }),
    reason: 'Hugo could book the December charters himself.',
    decisions: [
      {
        by: 'dev',
        verdict: 'reject',
        comment: 'Not before the insurer confirms the new limit. Ask again in January, please.',
      },
    ],
    outcome: 'rejected',
  },
  {
    by: 'dev',
    kind: 'user.add',
    payload: (at) => ({
      ...{ name: 'Sanjay Pillai', email: 'sanjay.pillai@contractor.example', companyId: at.company(HEADQUARTERS) },
      rights: ['settings.api', 'reports.flex'],
    }),
    reason: 'Sanjay builds the new data feed, as a contractor for three months.',
    decisions: [
      { by: 'eva' },
      { by: 'ada', verdict: 'reject', comment: 'Contractors work with a service token, not with a user: see IT-2291.' },
    ],
    outcome: 'rejected',
  },
  {
    by: 'ada',
    kind: 'company.modify',
    payload: (at) => ({ companyId: at.company('Acme Iberia'), name: 'Acme Iberia and Americas' }),
    reason: 'Iberia looks after the Americas from January on.',
    decisions: [{ by: 'eva' }],
    withdrawn: 'the board has put it off until the summer.',
    outcome: 'withdrawn',
  },
  {
    by: 'ada',
    kind: 'policy.set',
    payload: () => ({ changeExpiryHours: 1 }),
    reason: 'Quarter-end: what is asked for now is decided within the hour, or not at all.',
    decisions: founded('As every quarter.'),
    outcome: 'applied',
  },
];

const soonExpired: readonly PlannedDeed[] = [
  {
    by: 'eva',
    kind: 'rights.grant',
    payload: (at) => ({ userId: at.user('leila.haddou'), rights: ['shipment.premium'] }),
    reason: 'The charter for the trade fair leaves tonight; Leila books it with premium if this comes in time.',
    outcome: 'pending',
  },
];

const aWeekAgain: readonly PlannedDeed[] = [
  {
    by: 'ada',
    kind: 'policy.set',
    payload: () => ({ changeExpiryHours: 168 }),
    reason: 'Quarter-end is over: a week to decide, as before.',
    decisions: founded('Thank you.'),
    outcome: 'applied',
  },
];

/** What the founders have left open, and the designation of those who join them. */
const leftOpen: readonly PlannedDeed[] = [
  {
    by: 'ada',
    resubmits: true,
    reason: STATEMENTS_AND_REPORTS,
    decisions: [{ by: 'eva', comment: 'Still yes.' }],
    outcome: 'pending',
  },
  {
    by: 'ada',
    kind: 'user.remove',
    payload: (at) => ({ userId: at.user('ingrid.solheim') }),
    reason: 'Ingrid retires at the end of the month. We miss her already.',
    outcome: 'pending',
  },
  {
    by: 'ada',
    kind: 'policy.set',
    payload: () => ({ probationHours: 24 }),
    reason: 'Everybody has settled in: from now on a new officer waits a day before deciding on officers and policy.',
    outcome: 'pending',
  },
  {
    by: 'ada',
    kind: 'change-set',
    payload: (at) => ({
      changes: [
        { kind: 'company.add', payload: { name: 'Acme Nordic', parentId: at.company('Acme Europe') } },
        {
          kind: 'role.create',
          payload: {
            ...{ type: 'company', name: 'Nordic start', companyId: at.company(HEADQUARTERS) },
            rights: ['billing.invoices', 'documents.read', 'funding.history', 'reports.statements'],
          },
        },
        { kind: 'role.assign', payload: { roleId: '#1', to: { type: 'company', id: '#0' } } },
        {
          kind: 'user.add',
          payload: {
            ...{ name: 'Elin Sandberg', email: 'elin.sandberg@acme.example', companyId: '#0' },
            roleIds: [at.role('Country controller')],
          },
        },
        {
          kind: 'user.add',
          payload: {
            ...{ name: 'Mikkel Thorsen', email: 'mikkel.thorsen@acme.example', companyId: '#0' },
            rights: ['billing.invoices'],
          },
        },
        { kind: 'employee-group.create', payload: { name: 'Oslo office', companyId: '#0', memberIds: ['#3', '#4'] } },
      ],
    }),
    reason: 'Oslo opens on 1 December with Elin and Mikkel; they begin with little and get more in spring.',
    decisions: [{ by: 'dev', comment: 'IT is ready for Oslo.' }],
    outcome: 'pending',
  },
  {
    by: 'eva',
    kind: 'role.create',
    payload: (at) => ({
      ...{ type: 'employee', name: 'Customs broker', companyId: at.company('Acme Logistics') },
      rights: ['documents.upload', 'shipment.certificates', 'shipment.track'],
    }),
    reason: 'The new customs procedure needs somebody who issues certificates and books nothing.',
    decisions: [{ by: 'ada' }],
    outcome: 'pending',
  },
  {
    by: 'dev',
    kind: 'user.modify',
    payload: (at) => ({ userId: at.user('helen.papadakis'), email: 'helen.papadakis@acme-mail.example' }),
    reason: NEW_ADDRESS,
    outcome: 'pending',
  },
  {
    by: 'ada',
    kind: 'change-set',
    payload: (at) => ({
      changes: ['ben', 'cleo'].map((who) => ({ kind: 'officer.designate', payload: { userId: at.user(who) } })),
    }),
    reason: 'Ben and Cleo become Security Officers: with three of us, one holiday is enough to stop everything.',
    decisions: founded('High time.', 'Welcome, both of you.'),
    outcome: 'applied',
  },
];

/** What is asked for since. Few, and few of them for Ben: each is a letter of the ten that he gets without waiting (R48). */
const since: readonly PlannedDeed[] = [
  {
    by: 'ada',
    kind: 'user.add',
    payload: (at) => ({
      ...{ name: 'Ruth Adeyemi', email: 'ruth.adeyemi@acme.example', companyId: at.company(HEADQUARTERS) },
      rights: ['billing.invoices'],
      roleIds: [at.role('Accounts payable')],
    }),
    reason: 'Ruth starts in accounts payable on 1 December.',
    outcome: 'pending',
  },
  {
    by: 'ben',
    kind: 'rights.grant',
    payload: (at) => ({ userId: at.user('finn'), rights: ['transfers.external', 'transfers.beneficiaries'] }),
    reason: 'Finn prepares the supplier payments himself while Priya is away; I release them.',
    outcome: 'pending',
  },
  {
    by: 'ben',
    kind: 'authorizer.assign',
    payload: (at) => ({ userId: at.user('samir.nasser'), area: 'portal', level: 'primary' }),
    reason: 'The portal asks for two primary authorizers and has one.',
    decisions: [{ by: 'eva', comment: 'He knows the portal best.' }],
    outcome: 'pending',
  },
  {
    by: 'cleo',
    kind: 'role.assign',
    payload: (at) => ({ roleId: at.role('Contract signatory'), to: { type: 'employee', id: at.user('anders.holm') } }),
    reason: 'Anders signs the haulage contracts of the new year; power of attorney is filed.',
    decisions: [{ by: 'ben', comment: 'I have seen the power of attorney.' }],
    outcome: 'pending',
  },
];

/**
 * Done after the set-up, one after the other; the deeds of one act are asked for in this order and decided on side by
 * side.
 */
export const acts: readonly (readonly PlannedDeed[])[] = [history, soonExpired, aWeekAgain, leftOpen, since];

/** What is flagged as wrong at the end, by whom and why (R50): Ben and Cleo hear of it too. */
export const flags: readonly { readonly reason: string; readonly by: Officer; readonly comment: string }[] = [
  {
    reason: NEW_ADDRESS,
    by: 'eva',
    comment: 'Helen knows nothing of this address, and Dev is on a plane. Has somebody got hold of his session?',
  },
];
