import { AccountState, createEdit, modifyEdit, type Edit } from '../../src/domain/account-state.ts';
import { admit, type SubmissionContext } from '../../src/domain/admission.ts';
import { grantable } from '../../src/domain/catalogue.ts';
import { moves, type Change, type ChangeState, type Decision, type Verdict } from '../../src/domain/change.ts';
import { judge, type CanMeet, type Judged, type SettlingContext } from '../../src/domain/deciding.ts';
import { judgeFlag, judgeLift } from '../../src/domain/flagging.ts';
import { stoppedBy, type Flag, type Stop } from '../../src/domain/flags.ts';
import { defaultPolicy, type Account, type Assurance } from '../../src/domain/entities/account.ts';
import { authorizerId } from '../../src/domain/entities/authorizers.ts';
import { membershipId, setTypes } from '../../src/domain/entities/employee-sets.ts';
import { grantId } from '../../src/domain/entities/grants.ts';
import { roleAssignmentId } from '../../src/domain/entities/role-assignments.ts';
import { roleShareId } from '../../src/domain/entities/roles.ts';
import type { Problem } from '../../src/domain/problems.ts';
import { settle, type Settled } from '../../src/domain/settlement.ts';
import { kindOf } from '../../src/changes/index.ts';

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

/** When the account was opened, in milliseconds. */
export const OPENED_AT = Date.parse('2026-01-05T09:00:00.000Z');
/** When scripts begin: long after every probation that an opening could start. */
export const MONDAY = OPENED_AT + 28 * DAY;

export const ACME = 'acc_acme';
export const HEADQUARTERS = 'cmp_hq';
export const BRANCH = 'cmp_branch';

export const everyRight = grantable.map((f) => f.code);

interface Member {
  readonly name: string;
  readonly rights: readonly string[];
  readonly officer?: boolean;
  readonly owner?: boolean;
  readonly suspended?: boolean;
}

/** The cast: five officers, of whom Ada opened the account and holds every right; two users; and Sam, suspended. */
export const cast = {
  ada: { name: 'Ada Bell', rights: everyRight, officer: true, owner: true },
  ben: { name: 'Ben Cole', rights: ['reports.statements', 'trading.orders'], officer: true },
  cleo: { name: 'Cleo Dart', rights: ['reports.tax'], officer: true },
  dev: { name: 'Dev Ekman', rights: [], officer: true },
  eva: { name: 'Eva Falk', rights: ['billing.invoices', 'funding.history'], officer: true },
  fred: { name: 'Fred Gale', rights: ['reports.statements'] },
  gina: { name: 'Gina Holt', rights: ['reports.statements', 'funding.deposit'] },
  sam: { name: 'Sam Ives', rights: ['reports.risk'], suspended: true },
} as const satisfies Record<string, Member>;

export type Person = keyof typeof cast;
export const people = Object.keys(cast) as readonly Person[];
export const officersOfAcme = ['ada', 'ben', 'cleo', 'dev', 'eva'] as const satisfies readonly Person[];

export const idOf = (person: Person): string => `usr_${person}`;
export const addressOf = (person: Person): string => `${person}@acme.example`;

export interface AcmeOptions {
  /** 2 where it is not said. */
  readonly requiredApprovals?: 0 | 1 | 2;
  /** Who of the cast is there; everybody where it is not said. */
  readonly people?: readonly Person[];
  /** Who is an officer, of those that are there; the cast's own where it is not said. */
  readonly officers?: readonly Person[];
  /** The people who belong to the subsidiary; everybody else is of headquarters. */
  readonly atBranch?: readonly Person[];
  readonly account?: Partial<Account>;
  /** Whether it has roles, sets of employees, an empty company and a token: those of the kinds' examples. */
  readonly withRoles?: boolean;
}

/** A role for Fred, one that nobody has, one that is shared, one for the subsidiary, a job, a team, a service's token and a webhook. */
const roleEdits = (): Edit[] => [
  createEdit('companies', 'cmp_empty', { name: 'Acme Empty', parentId: HEADQUARTERS }),
  ...setTypes.flatMap((type) => [
    createEdit('employeeSets', `set_${type}`, { type, name: `The ${type}`, companyId: HEADQUARTERS }),
    createEdit('memberships', membershipId(`set_${type}`, idOf('fred')), {
      setId: `set_${type}`,
      userId: idOf('fred'),
    }),
  ]),
  createEdit('roles', 'rol_clerk', {
    name: 'Clerk',
    type: 'employee',
    companyId: HEADQUARTERS,
    rights: ['reports.statements'],
  }),
  createEdit('roles', 'rol_spare', { name: 'Spare', type: 'employee', companyId: HEADQUARTERS, rights: [] }),
  createEdit('roles', 'rol_viewer', {
    name: 'Viewer',
    type: 'employee',
    companyId: HEADQUARTERS,
    rights: ['reports.tax'],
  }),
  createEdit('roles', 'rol_north', {
    name: 'North',
    type: 'company',
    companyId: HEADQUARTERS,
    rights: ['reports.statements', 'reports.tax'],
  }),
  createEdit('roleShares', roleShareId('rol_viewer', BRANCH), { roleId: 'rol_viewer', companyId: BRANCH }),
  ...(
    [
      { userId: idOf('fred'), setId: null },
      { userId: null, setId: 'set_employee-group' },
    ] as const
  ).map((to) =>
    createEdit('roleAssignments', roleAssignmentId('rol_clerk', to.userId ?? to.setId), { roleId: 'rol_clerk', ...to }),
  ),
  createEdit('serviceTokens', 'tok_ledger', { name: 'Ledger', scopes: ['access-check'], takerId: idOf('ada') }),
  createEdit('webhooks', 'whk_desk', {
    name: 'Desk',
    url: 'https://desk.example.com/out',
    events: ['change.applied'],
    takerId: idOf('ada'),
  }),
];

/** The edits that make Acme, an organization. */
export const acmeEdits = ({
  requiredApprovals = 2,
  people: there = people,
  officers = officersOfAcme,
  atBranch = [],
  account = {},
  withRoles = false,
}: AcmeOptions = {}): Edit[] => [
  createEdit('account', ACME, {
    name: 'Acme',
    clientType: 'organization',
    requiredApprovals,
    rights: everyRight,
    ...defaultPolicy,
    ...account,
  }),
  createEdit('companies', HEADQUARTERS, { name: 'Acme' }),
  createEdit('companies', BRANCH, { name: 'Acme North', parentId: HEADQUARTERS }),
  ...there.flatMap((person) => {
    const { name, rights, owner = false, suspended = false }: Member = cast[person];
    const userId = idOf(person);
    return [
      createEdit('users', userId, {
        name,
        email: addressOf(person),
        companyId: atBranch.includes(person) ? BRANCH : HEADQUARTERS,
        officer: officers.includes(person),
        owner,
        status: suspended ? 'suspended' : 'active',
      }),
      ...rights.map((code) => createEdit('grants', grantId(userId, code), { userId, function: code })),
    ];
  }),
  ...(there.includes('eva')
    ? [
        createEdit('authorizers', authorizerId(idOf('eva'), 'portal', 'primary'), {
          userId: idOf('eva'),
          area: 'portal',
          level: 'primary',
        }),
      ]
    : []),
  ...(withRoles ? roleEdits() : []),
];

/** Acme as it was opened, at version 1. */
export const acme = (options: AcmeOptions = {}): AccountState =>
  AccountState.empty(ACME).after(acmeEdits(options), { version: 1, at: new Date(OPENED_AT).toISOString() });

/** An individual account of two owners, Ada and Ben, and a user, Fred. */
export const jointAccount = (): AccountState => {
  const state = acme({
    requiredApprovals: 0,
    people: ['ada', 'ben', 'fred'],
    officers: [],
    account: { clientType: 'joint' },
  });
  return state.after(modifyEdit(state, 'users', idOf('ben'), { owner: true }), {
    version: 1,
    at: new Date(OPENED_AT).toISOString(),
  });
};

/** What Ada's submission knows beside state and payload, long after the opening. */
export const submissionContext = (more: Partial<SubmissionContext> = {}): SubmissionContext => ({
  changeId: 'chg_1',
  initiatorId: idOf('ada'),
  reason: null,
  now: MONDAY,
  canMeet: () => true,
  identicalPending: undefined,
  open: { byInitiator: 0, ofAccount: 0 },
  ...more,
});

interface Entry {
  change: Change;
  decisions: Decision[];
}

interface DecideOptions {
  readonly digest?: string;
  readonly proven?: Assurance;
  readonly comment?: string;
}

/** Whether a change can go from one state to the other (R31). */
export const canMove = (from: ChangeState, to: ChangeState): boolean => (moves[from] as readonly string[]).includes(to);

/** An account in play: submits, decides and settles in memory, each time as one transaction would. */
export class Script {
  state: AccountState;
  now = MONDAY;
  canMeet: CanMeet = () => true;
  #flags: Flag[] = [];
  readonly #entries = new Map<string, Entry>();

  constructor(state: AccountState = acme()) {
    this.state = state;
  }

  /** What submitting comes to: the change's id, or the problems. Nothing is stored with problems (R29). */
  trySubmit(
    by: Person,
    kind: string,
    payload: unknown,
    reason: string | null = null,
  ): { readonly id: string } | { readonly problems: readonly Problem[] } {
    const id = `chg_${this.#entries.size + 1}`;
    const admitted = admit(this.state, kindOf(kind)!, payload, {
      changeId: id,
      initiatorId: idOf(by),
      reason,
      now: this.now,
      canMeet: this.canMeet,
      identicalPending: undefined,
      open: { byInitiator: 0, ofAccount: 0 },
    });
    if ('problems' in admitted) return { problems: admitted.problems };
    this.#entries.set(id, { change: admitted.change, decisions: [] });
    return { id };
  }

  /** Submits what must be admitted. The change's id. */
  submit(by: Person, kind: string, payload: unknown, reason: string | null = null): string {
    const submitted = this.trySubmit(by, kind, payload, reason);
    if ('problems' in submitted) throw new Error(`refused: ${JSON.stringify(submitted.problems)}`);
    return submitted.id;
  }

  /** The codes for which a submission is refused; none where it would be admitted. */
  refusals(by: Person, kind: string, payload: unknown): string[] {
    const submitted = this.trySubmit(by, kind, payload);
    return 'problems' in submitted ? submitted.problems.map((p) => p.code) : [];
  }

  change(id: string): Change {
    return this.#entry(id).change;
  }

  decisions(id: string): readonly Decision[] {
    return this.#entry(id).decisions;
  }

  decide(id: string, by: Person, verdict: Verdict = 'approve', options: DecideOptions = {}): Judged {
    const entry = this.#entry(id);
    const judged = judge(
      this.state,
      entry.change,
      entry.decisions,
      {
        officerId: idOf(by),
        verdict,
        digest: options.digest ?? entry.change.digest,
        comment: options.comment ?? null,
        proven: options.proven ?? 'passkey',
      },
      this.#context(entry.change),
    );
    if (judged.outcome === 'recorded') {
      entry.decisions.push(judged.decision);
      this.#move(entry, judged.state);
    }
    return judged;
  }

  /** The code for which a decision is refused; what became of it otherwise. */
  outcome(id: string, by: Person, verdict: Verdict = 'approve', options: DecideOptions = {}): string {
    const judged = this.decide(id, by, verdict, options);
    return judged.outcome === 'refused' ? judged.problem.code : judged.outcome;
  }

  settle(id: string): Settled {
    const entry = this.#entry(id);
    const { change, decisions } = entry;
    const settled = settle(this.state, kindOf(change.kind)!, change, decisions, this.#context(change));
    if (settled.do === 'apply') {
      this.#move(entry, 'approved');
      this.state = this.state.after(settled.edits, this.#stamp());
      this.#move(entry, 'applied');
    } else if (settled.do === 'end') this.#move(entry, settled.state);
    else if (settled.do === 'wait') this.#move(entry, settled.tally.missing === 0 ? 'approved' : 'pending');
    return settled;
  }

  /** The flags of the account, oldest first. */
  get flags(): readonly Flag[] {
    return this.#flags;
  }

  /** The code for which a flag is refused; what became of it otherwise (R50). */
  flag(id: string, by: Person): string {
    const { change } = this.#entry(id);
    const own = this.#flags.findLast((flag) => flag.flaggerId === idOf(by));
    const judged = judgeFlag(this.state, change, idOf(by), own, this.now);
    if (judged.outcome === 'refused') return judged.problem.code;
    if (judged.outcome === 'recorded')
      this.#flags.push({
        id: `flg_${this.#flags.length + 1}`,
        changeId: id,
        changeNumber: Number(id.slice('chg_'.length)),
        requiredApprovals: change.requiredApprovals,
        initiatorId: change.initiatorId,
        flaggerId: idOf(by),
        at: this.now,
        comment: null,
        lifts: [],
      });
    return judged.outcome;
  }

  /** The code for which lifting is refused; what became of it otherwise (R50). */
  lift(id: string, by: Person, proven: Assurance = 'passkey'): string {
    const { change } = this.#entry(id);
    const judged = judgeLift(this.state, change, this.#flags, { officerId: idOf(by), proven }, this.now);
    if (judged.outcome === 'refused') return judged.problem.code;
    if (judged.outcome === 'recorded') {
      const lift = { officerId: idOf(by), designation: judged.designation, at: this.now };
      const lifted = new Set(judged.flags.map((flag) => flag.id));
      this.#flags = this.#flags.map((flag) => (lifted.has(flag.id) ? { ...flag, lifts: [...flag.lifts, lift] } : flag));
    }
    return judged.outcome;
  }

  /** What stops a change now. */
  stop(id: string): Stop | undefined {
    return this.#context(this.#entry(id).change).stop;
  }

  /** Withdraws, as the initiator may until it is applied (R32). */
  withdraw(id: string): void {
    this.#move(this.#entry(id), 'withdrawn');
  }

  /** Submits, approves by these officers, and settles: what must be applied. The change's id. */
  carry(by: Person, kind: string, payload: unknown, approvers: readonly Person[]): string {
    const id = this.submit(by, kind, payload);
    for (const officer of approvers) this.decide(id, officer);
    const settled = this.settle(id);
    if (settled.do !== 'apply') throw new Error(`not applied: ${JSON.stringify(settled)}`);
    return id;
  }

  /** Lands edits as the support desk's door does, past every officer. */
  land(edits: readonly Edit[]): void {
    this.state = this.state.after(edits, this.#stamp());
  }

  #context(change: Change): SettlingContext {
    const { now, canMeet } = this;
    return { now, canMeet, stop: stoppedBy(this.state, change, this.#flags, now) };
  }

  #stamp() {
    return { version: this.state.version + 1, at: new Date(this.now).toISOString() };
  }

  #entry(id: string): Entry {
    const entry = this.#entries.get(id);
    if (entry === undefined) throw new Error(`no change ${id} in this script`);
    return entry;
  }

  #move(entry: Entry, to: ChangeState): void {
    const from = entry.change.state;
    if (from === to) return;
    if (!canMove(from, to)) throw new Error(`no move from ${from} to ${to}`);
    entry.change = { ...entry.change, state: to };
  }
}
