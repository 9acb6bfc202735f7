import type { DemoClient } from './client.ts';

interface Named {
  readonly id: string;
  readonly name: string;
}

interface Addressed extends Named {
  readonly email: string;
}

/** The ids of what the account has, by the names that people know it by. */
export interface Directory {
  company(name: string): string;
  role(name: string): string;
  /** A user, by what stands before the `@` of their address. */
  user(address: string): string;
}

const finder =
  <T extends Named>(what: string, items: readonly T[], nameOf: (item: T) => string) =>
  (name: string): string => {
    const found = items.find((item) => nameOf(item) === name);
    if (found === undefined) throw new Error(`the demo account has no ${what} ${name}`);
    return found.id;
  };

/** Reads the account's directory as Ada sees it, who sees everything. */
export const readDirectory = async (client: DemoClient, path: string): Promise<Directory> => {
  const list = async <T>(what: string): Promise<readonly T[]> =>
    (await client<{ items: readonly T[] }>('ada', 'GET', `${path}/${what}?limit=200`)).items;
  const [companies, roles, users] = await Promise.all([
    list<Named>('companies'),
    list<Named>('roles'),
    list<Addressed>('users'),
  ]);
  return {
    company: finder('company', companies, ({ name }) => name),
    role: finder('role', roles, ({ name }) => name),
    user: finder('user', users, ({ email }) => email.split('@')[0]!),
  };
};
