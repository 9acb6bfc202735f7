import type { Asked, TestAccount, TestApi } from './api-fixture.ts';
import { ServiceTokens } from './service-tokens-fixture.ts';

/** Everybody whom an operation can be asked by; a column of the table each. */
export const callers = [
  /** Brings nothing. */
  'nobody',
  /** These three bring a token of the eligible officer, of before, for another service, or of another issuer. */
  'expired',
  'audience',
  'issuer',
  /** An officer of another account, and a user of the account who is no officer. */
  'other',
  'user',
  /** An officer of a subsidiary, with one right alone. */
  'narrow',
  'removed',
  'suspended',
  /** The service's token of the account, and personal tokens of the eligible officer with one scope each. */
  'service',
  'reader',
  'submitter',
  /** Of the support desk, and no user of any account. */
  'operator',
  /** The eligible officer, by a token of the identity provider and by the session of the pages. */
  'officer',
  'session',
] as const;
export type Caller = (typeof callers)[number];

/** The people of the account, whose first name is their subject at the identity provider. */
const people = {
  other: 'mallory',
  user: 'finn',
  narrow: 'eve',
  removed: 'gone',
  suspended: 'still',
  officer: 'ben',
} as const satisfies Partial<Record<Caller, string>>;

/** The verified address of who calls, for what asks for one's own. */
export const addressOf = (caller: Caller): string =>
  caller === 'operator'
    ? 'olga@desk.example'
    : `${(people as Partial<Record<Caller, string>>)[caller] ?? people.officer}@acme.example`;

/** An account in which each of the callers is who they are, and what its addresses name. */
export class CalledAccount {
  readonly api: TestApi;
  readonly account: TestAccount;
  /** Ids by the name of the person or thing. */
  readonly ids: Record<string, string>;
  readonly bring: Readonly<Record<Caller, Asked>>;
  #count = 0;

  private constructor(account: TestAccount, ids: Record<string, string>, bring: Readonly<Record<Caller, Asked>>) {
    this.api = account.api;
    this.account = account;
    this.ids = ids;
    this.bring = bring;
  }

  /** `ada` asks for things, `ben` is the eligible officer; what `dora` and `fay` ask for is stopped by flags. */
  static async open(api: TestApi): Promise<CalledAccount> {
    const acme = await api.organization(['ada', 'ben', 'cleo', 'dora', 'fay'], 1);
    await api.organization([people.other, 'ned'], 0);
    const ids: Record<string, string> = {};
    const learn = async (list: string): Promise<void> => {
      const { body } = await api.ask<{ items: { id: string; name: string }[] }>(`${acme.path}/${list}`, { as: 'ada' });
      for (const { id, name } of body.items) ids[name] = id;
    };
    await learn('companies');
    await acme.enact('company.add', { name: 'North', parentId: ids['Acme'] });
    await learn('companies');
    await acme.enact('role.create', { type: 'employee', name: 'Vault', rights: ['funding.withdraw'] });
    await acme.enact('employee-role.create', { name: 'Clerks' });
    await acme.enact('employee-group.create', { name: 'Treasury' });
    for (const list of ['roles', 'employee-roles', 'employee-groups']) await learn(list);
    const limits = { companyId: ids['North'], officer: true, rights: ['reports.tax'] };
    await acme.addUser(people.narrow, limits);
    await acme.addUser(people.user);
    for (const person of [people.removed, people.suspended]) await acme.addUser(person, { officer: true });
    for (const person of ['ada', 'cleo', ...Object.values(people)])
      if (person !== people.other) ids[person] = await acme.idOf(person);
    await acme.enact('rights.grant', { userId: ids[people.officer], rights: ['funding.withdraw'] });
    await acme.enact('user.remove', { userId: ids[people.removed] });
    await acme.enact('user.suspend', { userId: ids[people.suspended] });
    const service = await new ServiceTokens(acme).made('Payments');
    ids['Payments'] = service.id;
    const personal = async (scope: string): Promise<Asked> => {
      const json = { name: scope, scopes: [scope], expiresInDays: 30 };
      const { body } = await api.ask<{ token: string }>(`${acme.path}/tokens`, { as: people.officer, json });
      return { token: body.token };
    };
    const now = Math.floor(Date.now() / 1_000);
    const forged = async (claims: Record<string, unknown>): Promise<Asked> => ({
      token: await api.token(people.officer, claims),
    });
    const operator = { email: addressOf('operator'), groups: ['support-desk'] };
    return new CalledAccount(acme, ids, {
      nobody: {},
      expired: await forged({ iat: now - 7_200, exp: now - 3_600 }),
      audience: await forged({ aud: 'https://another.example' }),
      issuer: await forged({ iss: 'https://id.another.example' }),
      other: { as: people.other },
      user: { as: people.user },
      narrow: { as: people.narrow },
      removed: { as: people.removed },
      suspended: { as: people.suspended },
      service: { token: service.secret },
      reader: await personal('read'),
      submitter: await personal('submit'),
      operator: { token: await api.token('olga', operator) },
      officer: { as: people.officer },
      session: { session: await api.session(people.officer) },
    });
  }

  /** A name and an address that nobody has yet. */
  readonly newPerson = (): { name: string; email: string } => {
    const number = ++this.#count;
    return { name: `Noor ${number}`, email: `noor${number}@acme.example` };
  };

  /** Asks for what must be given: the body of the answer. */
  readonly given = async <T>(path: string, asked: Asked): Promise<T> => {
    const { status, body } = await this.api.ask<T>(path, asked);
    if (status >= 300) throw new Error(`a good answer is expected at ${path}, found ${status} ${JSON.stringify(body)}`);
    return body;
  };
}
