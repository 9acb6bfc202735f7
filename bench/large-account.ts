import { randomUUID } from 'node:crypto';
import { createEdit, type Edit } from '../src/domain/account-state.ts';
import { deriveId } from '../src/domain/canonical.ts';
import { grantable } from '../src/domain/catalogue.ts';
import { grantId } from '../src/domain/entities/grants.ts';
import { openingOf } from '../src/domain/opening.ts';
import { setWake } from '../src/store/changes.ts';
import { bindIdentity } from '../src/store/people.ts';
import type { Store } from '../src/store/store.ts';
import { writeOpening } from '../src/transactions/open-account.ts';
import type { Person } from './issuer.ts';

export interface Officer extends Person {
  readonly id: string;
}

export interface BenchAccount {
  readonly id: string;
  readonly slug: string;
  readonly officers: readonly Officer[];
  /** The users who are no officers. */
  readonly userIds: readonly string[];
}

const GRANTS_PER_USER = 2;

const officersOf = (slug: string, count: number): Person[] =>
  Array.from({ length: count }, (_, i) => ({
    subject: `${slug}-officer-${i}`,
    name: `Officer ${i}`,
    email: `officer-${i}@${slug}.example`,
  }));

const usersOf = (
  accountId: string,
  slug: string,
  companyId: string,
  count: number,
): { ids: string[]; edits: Edit[] } => {
  const ids = Array.from({ length: count }, (_, i) => deriveId('usr', accountId, 1_000 + i));
  const edits = ids.flatMap((id, i) => [
    createEdit('users', id, { name: `User ${i}`, email: `user-${i}@${slug}.example`, companyId }),
    ...Array.from({ length: GRANTS_PER_USER }, (_, g) => {
      const { code } = grantable[(i + g) % grantable.length]!;
      return createEdit('grants', grantId(id, code), { userId: id, function: code });
    }),
  ]);
  return { ids, edits };
};

/**
 * Opens an organization of `size` users by the transaction that opens every account, with a state larger than an
 * application can ask for. Officers hold every right and are bound to their identities; no letter is owed.
 */
export const openLargeAccount = async (
  store: Store,
  issuer: string,
  { slug, size, officers: officerCount }: { slug: string; size: number; officers: number },
): Promise<BenchAccount> => {
  const accountId = `acc_${randomUUID().replaceAll('-', '')}`;
  const people = officersOf(slug, officerCount);
  const [applicant, ...others] = people;
  const all = grantable.map((f) => f.code);
  const application = {
    clientType: 'organization' as const,
    name: slug,
    applicant: applicant!,
    officers: others.map((person) => ({ ...person, rights: all })),
    requiredApprovals: 2,
  };
  const opening = openingOf(accountId, application);
  const companyId = opening.edits.find((edit) => edit.entity === 'companies')!.id;
  const users = usersOf(accountId, slug, companyId, size - officerCount);
  const officers = people.map((person, i) => ({ ...person, id: deriveId('usr', accountId, i) }));
  await store.inNewAccount(accountId, slug, async (account) => {
    const change = await writeOpening(account, application, { ...opening, edits: [...opening.edits, ...users.edits] });
    await setWake(account.tx, accountId, change.id, null);
    for (const { id, subject } of officers) await bindIdentity(account, id, { issuer, subject });
  });
  return { id: accountId, slug, officers, userIds: users.ids };
};
