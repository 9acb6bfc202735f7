import { randomUUID } from 'node:crypto';
import { createEdit, type Edit } from '../src/domain/account-state.ts';
import { deriveId } from '../src/domain/canonical.ts';
import { grantable } from '../src/domain/catalogue.ts';
import { grantId } from '../src/domain/entities/grants.ts';
import { openingOf, type Application, type Opening } from '../src/domain/opening.ts';
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

/** Where the users of an account who are no officers are made. */
export interface PlaceOfPeople {
  readonly accountId: string;
  readonly slug: string;
  /** Headquarters. */
  readonly companyId: string;
  readonly officerIds: readonly string[];
  readonly count: number;
}

/** Users, and the edits that make them and all that they have. */
export interface People {
  readonly ids: readonly string[];
  readonly edits: readonly Edit[];
}

const usersOf = ({ accountId, slug, companyId, count }: PlaceOfPeople): People => {
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

export interface DrawnAccount<P extends People = People> {
  readonly account: BenchAccount;
  readonly application: Application;
  readonly opening: Opening;
  readonly people: P;
  /** All that opens it. */
  readonly edits: readonly Edit[];
}

/** An organization of `size` users, as it will be opened. Officers hold every right. */
export const drawAccount = <P extends People>(
  { slug, size, officers: officerCount }: { slug: string; size: number; officers: number },
  peopleOf: (place: PlaceOfPeople) => P,
): DrawnAccount<P> => {
  const accountId = `acc_${randomUUID().replaceAll('-', '')}`;
  const persons = officersOf(slug, officerCount);
  const [applicant, ...others] = persons;
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
  const officers = persons.map((person, i) => ({ ...person, id: deriveId('usr', accountId, i) }));
  const officerIds = officers.map(({ id }) => id);
  const people = peopleOf({ accountId, slug, companyId, officerIds, count: size - officerCount });
  return {
    account: { id: accountId, slug, officers, userIds: people.ids },
    application,
    opening,
    people,
    edits: [...opening.edits, ...people.edits],
  };
};

const EDITS_AT_ONCE = 40_000;

/**
 * Opens an account by the transaction that opens every one, with a state larger than an application can ask for.
 * Where the people are too much for the time that a transaction has, they follow in further ones, of which no change
 * tells. Officers are bound to their
 * identities; no letter is owed.
 */
export const openDrawn = async (
  store: Store,
  issuer: string,
  { account: { id: accountId, slug, officers }, application, opening, edits }: DrawnAccount,
  { atOnce }: { readonly atOnce: boolean },
): Promise<void> => {
  const first = atOnce ? edits : opening.edits;
  await store.inNewAccount(accountId, slug, async (account) => {
    const change = await writeOpening(account, application, { ...opening, edits: first });
    await setWake(account.tx, accountId, change.id, null);
    for (const { id, subject } of officers) await bindIdentity(account, id, { issuer, subject });
  });
  for (let from = first.length; from < edits.length; from += EDITS_AT_ONCE)
    await store.inAccount(accountId, (account) => account.apply(edits.slice(from, from + EDITS_AT_ONCE)));
};

/** Opens an organization of `size` users, each with a few rights. */
export const openLargeAccount = async (
  store: Store,
  issuer: string,
  size: { slug: string; size: number; officers: number },
): Promise<BenchAccount> => {
  const drawn = drawAccount(size, usersOf);
  // At once: what a change costs is measured on an account that verifies.
  await openDrawn(store, issuer, drawn, { atOnce: true });
  return drawn.account;
};
