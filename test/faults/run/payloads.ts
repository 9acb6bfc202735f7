import { randomUUID } from 'node:crypto';
import type { Random } from '../random.ts';
import type { KnownAccount } from './accounts.ts';

export interface Modification {
  readonly kind: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

/** What makes a name or an address one of its kind. */
const token = (): string => randomUUID().slice(0, 13);

const RIGHTS = ['reports.statements', 'reports.tax', 'reports.activity'];

export const addUser = (): Modification => {
  const mark = token();
  return { kind: 'user.add', payload: { name: `Joiner ${mark}`, email: `joiner-${mark}@acme.example` } };
};

type Maker = (random: Random, account: KnownAccount) => Modification | undefined;

const someAdded = (random: Random, { added }: KnownAccount, status: string): string | undefined => {
  const fitting = added.filter((user) => user.status === status);
  return fitting.length === 0 ? undefined : random.pick(fitting).id;
};

const ofAdded =
  (kind: string, status: string, more: (random: Random) => object = () => ({})): Maker =>
  (random, account) => {
    const userId = someAdded(random, account, status);
    return userId === undefined ? undefined : { kind, payload: { userId, ...more(random) } };
  };

/** One who is no applicant, so that somebody is left who knows the account. */
const officerMoved: Maker = (random, account) => {
  const [, ...others] = [...account.people.keys()];
  if (others.length === 0) return undefined;
  const person = random.pick(others);
  const kind = account.officers.includes(person) ? 'officer.remove' : 'officer.designate';
  return { kind, payload: { userId: account.people.get(person)! } };
};

const numberMoved: Maker = (random, account) => ({
  kind: 'approvals.set',
  payload: { requiredApprovals: random.pick([0, 1, 2].filter((number) => number !== account.required)) },
});

const makers: readonly Maker[] = [
  addUser,
  addUser,
  addUser,
  ofAdded('user.modify', 'active', () => ({ name: `Renamed ${token()}` })),
  ofAdded('user.modify', 'active', () => ({ name: `Renamed ${token()}` })),
  ofAdded('user.suspend', 'active'),
  ofAdded('user.reinstate', 'suspended'),
  ofAdded('user.remove', 'active'),
  ofAdded('rights.grant', 'active', (random) => ({ rights: [random.pick(RIGHTS)] })),
  ofAdded('rights.revoke', 'active', (random) => ({ rights: [random.pick(RIGHTS)] })),
  (random) => ({
    kind: 'role.create',
    payload: { type: 'employee', name: `Role ${token()}`, rights: [random.pick(RIGHTS)] },
  }),
  (random, account) => ({
    kind: 'employee-group.create',
    payload: { name: `Group ${token()}`, memberIds: [random.pick([...account.people.values()])] },
  }),
  (random) => ({
    kind: 'authorizers.set',
    payload: {
      area: random.pick(['portal', 'funding']),
      primary: random.between(0, 2),
      secondary: random.between(0, 2),
    },
  }),
  (random) => ({ kind: 'policy.set', payload: { changeExpiryHours: random.between(1, 200) } }),
  (random) => ({
    kind: 'change-set',
    payload: {
      changes: [addUser(), { kind: 'rights.grant', payload: { userId: '#0', rights: [random.pick(RIGHTS)] } }],
    },
  }),
  officerMoved,
  officerMoved,
  numberMoved,
  numberMoved,
];

/** Some modification of an account, of any kind that fits it. */
export const someModification = (random: Random, account: KnownAccount): Modification =>
  random.pick(makers)(random, account) ?? addUser();
