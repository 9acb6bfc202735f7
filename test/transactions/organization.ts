import type { Decision, Verdict } from '../../src/domain/change.ts';
import type { Assurance } from '../../src/domain/entities/account.ts';
import { Refused } from '../../src/domain/problems.ts';
import type { SettleReport } from '../../src/domain/settle-report.ts';
import { findChange, type StoredChange } from '../../src/store/changes.ts';
import type { Store } from '../../src/store/store.ts';
import { decide, type Decided } from '../../src/transactions/decide.ts';
import { openAccount } from '../../src/transactions/open-account.ts';
import { resolvePerson } from '../../src/transactions/resolve-person.ts';
import { settle } from '../../src/transactions/settle.ts';
import { submit } from '../../src/transactions/submit.ts';
import { withdraw } from '../../src/transactions/withdraw.ts';

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;
export const ISSUER = 'https://identity.example';

export interface OrganizationOptions {
  readonly requiredApprovals?: 0 | 1 | 2;
  /** Besides Ada, who applies and holds every right. */
  readonly officers?: readonly string[];
  readonly name?: string;
}

export const addressOf = (person: string, account = 'acme'): string => `${person}@${account}.example`;

/** An organization as it was opened in a store, and its officers by name: what HTTP would do with it. */
export class Organization {
  readonly store: Store;
  readonly accountId: string;
  readonly #ids = new Map<string, string>();

  private constructor(store: Store, accountId: string) {
    this.store = store;
    this.accountId = accountId;
  }

  static async open(
    store: Store,
    { requiredApprovals = 2, officers = ['ben', 'cleo', 'dev'], name = 'Acme' }: OrganizationOptions = {},
  ): Promise<Organization> {
    const { accountId } = await openAccount(store, {
      application: {
        clientType: 'organization',
        name,
        requiredApprovals,
        applicant: { name: 'ada', email: addressOf('ada') },
        officers: officers.map((officer) => ({ name: officer, email: addressOf(officer) })),
      },
      caller: { issuer: ISSUER, subject: 'subject-of-ada', verifiedEmail: addressOf('ada') },
    });
    const organization = new Organization(store, accountId);
    await organization.learnNames();
    return organization;
  }

  /** The same account through another store. */
  through(store: Store): Organization {
    const other = new Organization(store, this.accountId);
    for (const [name, id] of this.#ids) other.#ids.set(name, id);
    return other;
  }

  /** Makes users who came later known by name. */
  async learnNames(): Promise<void> {
    const state = await this.store.stateOf(this.accountId);
    for (const [id, user] of state!.all('users')) this.#ids.set(user.name, id);
  }

  idOf(name: string): string {
    const id = this.#ids.get(name);
    if (id === undefined) throw new Error(`nobody is called ${name}`);
    return id;
  }

  async user(name: string) {
    return (await this.store.stateOf(this.accountId))!.get('users', this.idOf(name))!;
  }

  /** Signs a person in with the address that they were invited by. */
  async signIn(name: string, email = addressOf(name)): Promise<string | undefined> {
    const identity = { issuer: ISSUER, subject: `subject-of-${name}`, verifiedEmail: email };
    return (await resolvePerson(this.store, this.accountId, identity))?.userId;
  }

  /** Submits a change. Its id. */
  async submit(by: string, kind: string, payload: unknown, reason: string | null = null): Promise<string> {
    const request = { accountId: this.accountId, initiatorId: this.idOf(by), kind, payload, reason };
    return (await submit(this.store, request)).changeId;
  }

  async stored(changeId: string): Promise<{ change: StoredChange; decisions: readonly Decision[] }> {
    return (await this.store.read(this.accountId, (tx) => findChange(tx, this.accountId, changeId)))!;
  }

  async decide(
    changeId: string,
    by: string,
    verdict: Verdict = 'approve',
    {
      digest,
      proven = 'session',
      comment = null,
    }: { digest?: string; proven?: Assurance; comment?: string | null } = {},
  ): Promise<Decided> {
    const shown = digest ?? (await this.stored(changeId)).change.digest;
    const officerId = this.idOf(by);
    return decide(this.store, {
      accountId: this.accountId,
      changeId,
      officerId,
      verdict,
      digest: shown,
      comment,
      proven,
    });
  }

  settle(changeId: string, claimed: readonly string[] = []): Promise<SettleReport> {
    return settle(this.store, { accountId: this.accountId, changeId, claimed });
  }

  async withdraw(changeId: string, by: string): Promise<void> {
    await withdraw(this.store, { accountId: this.accountId, changeId, userId: this.idOf(by), comment: null });
  }

  /** Submits, approves by these officers and settles. What came of it. */
  async carry(
    by: string,
    kind: string,
    payload: unknown,
    approvers: readonly string[],
  ): Promise<SettleReport & { id: string }> {
    const id = await this.submit(by, kind, payload);
    for (const approver of approvers) await this.decide(id, approver);
    return { id, ...(await this.settle(id)) };
  }

  /** The account's events of these types, each with what it says. */
  async events(
    ...types: readonly string[]
  ): Promise<{ type: string; changeId: string | null; data: Record<string, unknown> }[]> {
    const rows = await this.store.read(this.accountId, (tx) =>
      tx.event.findMany({
        where: { accountId: this.accountId, ...(types.length > 0 && { type: { in: [...types] } }) },
        orderBy: { seq: 'asc' },
      }),
    );
    return rows.map(({ type, changeId, data }) => ({
      type,
      changeId,
      data: JSON.parse(data) as Record<string, unknown>,
    }));
  }
}

/** The code for which something is refused; `done` where it is not. */
export const outcomeOf = async (work: Promise<unknown>): Promise<string> => {
  try {
    await work;
    return 'done';
  } catch (error) {
    if (error instanceof Refused) return error.problems[0].code;
    throw error;
  }
};
