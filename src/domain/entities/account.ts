import type { Entity, Fields } from '../entity.ts';
import { rightInWords } from '../catalogue.ts';
import { headquartersOf } from './companies.ts';

export const clientTypes = ['individual', 'joint', 'trust', 'retirement', 'custodial', 'organization'] as const;
export type ClientType = (typeof clientTypes)[number];

export const assurances = ['link', 'session', 'passkey'] as const;
/** How sure the service must be of who decides, from the weakest (R39). */
export type Assurance = (typeof assurances)[number];

export const officerRemovals = ['floor', 'keep-operable'] as const;
export type OfficerRemoval = (typeof officerRemovals)[number];

/** The account itself: one row, whose id is the account's. */
export interface Account extends Fields {
  readonly name: string;
  readonly clientType: ClientType;
  readonly requiredApprovals: number;
  readonly rights: readonly string[];
  readonly officerRemoval: OfficerRemoval;
  readonly approvalAssurance: Assurance;
  /** Hours until an undecided change expires (R32). */
  readonly changeExpiryHours: number;
  /** Hours for which a new officer may not decide on sensitive changes (R43). */
  readonly probationHours: number;
}

/** The policy of a new account. It is stored at the opening: nothing is assumed later (R47). */
export const defaultPolicy = {
  officerRemoval: 'floor',
  approvalAssurance: 'session',
  changeExpiryHours: 168,
  probationHours: 24,
} as const satisfies Partial<Account>;

export const policyKeys = ['officerRemoval', 'approvalAssurance', 'changeExpiryHours', 'probationHours'] as const;

const assuranceWords: Record<Assurance, string> = {
  link: 'the link alone',
  session: 'the link and a signed-in session',
  passkey: 'the link and a passkey',
};

export const accountEntity: Entity = {
  name: 'account',
  noun: 'account',
  fields: {
    name: { type: 'text', label: 'name' },
    clientType: { type: 'text', label: 'client type' },
    requiredApprovals: { type: 'integer', label: 'required approvals' },
    rights: { type: 'texts', label: 'rights of the account', has: rightInWords },
    officerRemoval: {
      type: 'text',
      label: 'removal of officers',
      words: (value) =>
        value === 'floor' ? 'down to the required approvals' : 'only while the account stays operable',
    },
    approvalAssurance: {
      type: 'text',
      label: 'what a decision asks for',
      words: (value) => assuranceWords[value as Assurance],
    },
    changeExpiryHours: { type: 'integer', label: 'expiry of changes', words: (value) => `${String(value)} hours` },
    probationHours: { type: 'integer', label: 'probation of new officers', words: (value) => `${String(value)} hours` },
  },
  indexes: {},
  nameOf: (row) => String(row['name']),
  *reaches(_row, _id, state) {
    for (const [id] of state.all('users')) yield id;
  },
  rightsFollow: ['rights'],
  managedIn: (_row, _id, state) => [headquartersOf(state)],
  isSensitive: (_before, _after, changed) =>
    changed.has('requiredApprovals') || changed.has('clientType') || policyKeys.some((key) => changed.has(key)),
};
