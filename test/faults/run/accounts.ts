import type { Caller } from './caller.ts';

/** An account as its clients know it. */
export interface KnownAccount {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  /** Demo people who are officers, the first one the applicant; as far as the clients know. */
  officers: string[];
  /** Demo people who are users. */
  readonly people: Map<string, string>;
  /** Users whom changes have added. */
  added: { readonly id: string; readonly status: string }[];
  required: number;
}

interface UserAnswer {
  readonly id: string;
  readonly email: string;
  readonly status: string;
  readonly officer: boolean;
}

const DOMAIN = '@acme.example';
const personOf = (email: string): string | undefined =>
  /^[a-z]+@acme\.example$/.test(email) ? email.slice(0, -DOMAIN.length) : undefined;

const GIVEN = ['reports.statements', 'reports.tax', 'reports.activity'];

/** Learns who is who in an account now. */
export const refresh = async (caller: Caller, account: KnownAccount): Promise<void> => {
  for (const actor of account.officers) {
    const users = await caller.get<{ items: readonly UserAnswer[] }>(
      actor,
      `/v1/accounts/${account.slug}/users?limit=200`,
    );
    if (users === undefined) continue;
    account.added = [];
    const officers: string[] = [];
    for (const { id, email, status, officer } of users.items) {
      const person = personOf(email);
      if (person === undefined) account.added.push({ id, status });
      else account.people.set(person, id);
      if (person !== undefined && officer && status === 'active') officers.push(person);
    }
    account.officers = account.officers
      .filter((one) => officers.includes(one))
      .concat(officers.filter((one) => !account.officers.includes(one)));
    return;
  }
};

let serial = 0;

/** Opens an account of demo people by the first of them, in which everybody has signed in. */
export const openAccount = async (
  caller: Caller,
  title: string,
  officers: readonly string[],
  required: number,
): Promise<KnownAccount | undefined> => {
  const name = `${title} ${++serial}`;
  const [applicant, ...others] = officers as [string, ...string[]];
  const opened = await caller.open(applicant, {
    clientType: 'organization',
    name,
    applicant: { name: applicant, email: `${applicant}${DOMAIN}` },
    officers: others.map((one) => ({ name: one, email: `${one}${DOMAIN}`, rights: GIVEN })),
    requiredApprovals: required,
  });
  if (opened === undefined) return undefined;
  const { id, slug } = opened;
  for (const officer of officers) await caller.get(officer, '/v1/me');
  const account = { id, slug, name, officers: [...officers], people: new Map(), added: [], required };
  await refresh(caller, account);
  return account;
};

/** Submits a change, has it approved by as many as it needs, and waits until it has ended; answers the end. */
export const enact = async (
  caller: Caller,
  account: KnownAccount,
  kind: string,
  payload: unknown,
  initiator = account.officers[0]!,
): Promise<string | undefined> => {
  const change = await caller.submit(initiator, account.slug, kind, payload);
  if (change === undefined) return undefined;
  const others = account.officers.filter((officer) => officer !== initiator);
  for (const officer of others.slice(0, change.approvals.required)) await caller.decide(officer, account.slug, change);
  return endOf(caller, account, change.id);
};

const LOOKS = 150;
const OVER = ['applied', 'rejected', 'withdrawn', 'expired', 'conflicted', 'failed'];

/** Waits for a change's end for a while; undefined where it does not come. */
export const endOf = async (caller: Caller, account: KnownAccount, changeId: string): Promise<string | undefined> => {
  for (let look = 0; look < LOOKS; look++) {
    const found = await caller.get<{ state: string }>(
      account.officers[0]!,
      `/v1/accounts/${account.slug}/changes/${changeId}`,
    );
    if (found !== undefined && OVER.includes(found.state)) return found.state;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  return undefined;
};
