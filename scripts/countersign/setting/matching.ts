import { addressKey, nameKey } from '../../../src/domain/text.ts';
import { companyPath, headquartersOf, type Current, type SetType } from './current.ts';
import type { Setting } from './file.ts';
import { keyOf, keyOfName, pathOf, type Path } from './names.ts';

/** What a file says, beside what it is about: an id of now, or undefined where it is new. */
export interface Matched<T> {
  readonly id: string | undefined;
  readonly said: T;
}

/** A thing that lies in a company: the key of that company in the file, and its own name. */
export interface Placed<T> extends Matched<T> {
  readonly key: string;
  readonly companyKey: string;
  readonly own: string;
}

/** A file held against what is there: which of its parts is which row, by names, addresses and `was`. */
export interface Matching {
  readonly companies: readonly Placed<Setting['companies'][number]>[];
  readonly roles: readonly Placed<Setting['roles'][number]>[];
  readonly sets: readonly (Placed<Setting['employeeRoles'][number]> & { readonly type: SetType })[];
  readonly users: readonly Matched<Setting['users'][number]>[];
  readonly webhooks: readonly Matched<Setting['webhooks'][number]>[];
  /** What the file names, and is not in it. */
  readonly unknown: readonly string[];
}

/** The key of headquarters. */
export const HEADQUARTERS = keyOf([]);

const placeOf = (path: Path): { key: string; companyKey: string; own: string } => ({
  ...{ key: keyOf(path), companyKey: keyOf(path.slice(0, -1)), own: path.at(-1)! },
});

class Matcher {
  readonly unknown: string[] = [];
  readonly #current: Current;
  /** Companies of the file that are there, by key; headquarters always is. */
  readonly #companyIds = new Map<string, string>();
  readonly #taken = new Set<string>();

  constructor(current: Current) {
    this.#current = current;
    this.#companyIds.set(HEADQUARTERS, headquartersOf(current).id);
  }

  /** A row is one part of the file alone: the first that names it. */
  #once(id: string | undefined): string | undefined {
    if (id === undefined || this.#taken.has(id)) return undefined;
    this.#taken.add(id);
    return id;
  }

  #formerly<T extends { readonly id: string }>(
    rows: Iterable<T>,
    was: string,
    pathOfRow: (row: T) => Path,
    where: string,
  ): string | undefined {
    const path = pathOf(was);
    const found = path && [...rows].find((row) => keyOf(pathOfRow(row)) === keyOf(path));
    if (found === undefined) this.unknown.push(`${where}: nothing of the account is called ${was} (was).`);
    return found?.id;
  }

  companies(said: Setting['companies']): Matching['companies'] {
    const paths = said.map((company) => ({ company, path: pathOf(company.name)! }));
    // Those above come first: what lies under a company is found under it, whatever it was called.
    paths.sort((a, b) => a.path.length - b.path.length);
    const rows = [...this.#current.companies.values()];
    const known = new Set([HEADQUARTERS]);
    // What says what it was goes first, so that nothing else is taken for it.
    const former = new Map(
      paths.flatMap(({ company }) =>
        company.was === undefined
          ? []
          : [
              [
                company,
                this.#once(
                  this.#formerly(
                    rows,
                    company.was,
                    ({ id }) => companyPath(this.#current, id),
                    `companies, ${company.name}`,
                  ),
                ),
              ] as const,
            ],
      ),
    );
    return paths.map(({ company, path }) => {
      const place = placeOf(path);
      if (!known.has(place.companyKey))
        this.unknown.push(`companies: ${company.name} lies under a company that the file does not have.`);
      known.add(place.key);
      const parentId = this.#companyIds.get(place.companyKey);
      const id = former.has(company)
        ? former.get(company)
        : this.#once(
            rows.find(
              (row) =>
                parentId !== undefined &&
                row.parentId === parentId &&
                nameKey(row.name) === nameKey(place.own) &&
                !this.#taken.has(row.id),
            )?.id,
          );
      if (id !== undefined) this.#companyIds.set(place.key, id);
      return { ...place, id, said: company };
    });
  }

  /** Roles, or sets of one type: what lies in a company, by its name there. */
  placed<T extends { readonly name: string; readonly was?: string | undefined }>(
    said: readonly T[],
    rows: readonly { readonly id: string; readonly name: string; readonly companyId: string }[],
    where: string,
  ): Placed<T>[] {
    const pathOfRow = (row: { companyId: string; name: string }): Path => [
      ...companyPath(this.#current, row.companyId),
      row.name,
    ];
    const former = new Map(
      said.flatMap((each) =>
        each.was === undefined
          ? []
          : [[each, this.#once(this.#formerly(rows, each.was, pathOfRow, `${where}, ${each.name}`))] as const],
      ),
    );
    return said.map((each) => {
      const place = placeOf(pathOf(each.name)!);
      const companyId = this.#companyIds.get(place.companyKey);
      const found = rows.find(
        (row) => row.companyId === companyId && nameKey(row.name) === nameKey(place.own) && !this.#taken.has(row.id),
      );
      const id = former.has(each) ? former.get(each) : this.#once(found?.id);
      return { ...place, id, said: each };
    });
  }

  users(said: Setting['users']): Matching['users'] {
    const rows = new Map([...this.#current.users.values()].map(({ id, email }) => [addressKey(email), id]));
    return this.#keyed(said, rows, {
      key: addressKey,
      called: ({ email }) => email,
      noneWas: ({ email, was }) => `users, ${email}: nobody has the address ${was} (was).`,
    });
  }

  webhooks(said: Setting['webhooks']): Matching['webhooks'] {
    const rows = new Map(this.#current.webhooks.map(({ id, name }) => [nameKey(name), id]));
    return this.#keyed(said, rows, {
      key: nameKey,
      called: ({ name }) => name,
      noneWas: ({ name, was }) => `webhooks, ${name}: nothing of the account is called ${was} (was).`,
    });
  }

  /** What has one key in the whole account. What says what it was goes first, so that nothing else is taken for it. */
  #keyed<T extends { readonly was?: string | undefined }>(
    said: readonly T[],
    ids: ReadonlyMap<string, string>,
    {
      key,
      called,
      noneWas,
    }: {
      key: (called: string) => string;
      called: (item: T) => string;
      noneWas: (item: T & { readonly was: string }) => string;
    },
  ): Matched<T>[] {
    const former = new Map(
      said.flatMap((item) => {
        const { was } = item;
        if (was === undefined) return [];
        const id = ids.get(key(was));
        if (id === undefined) this.unknown.push(noneWas({ ...item, was }));
        return [[item, this.#once(id)] as const];
      }),
    );
    return said.map((item) => ({
      id: former.has(item) ? former.get(item) : this.#once(ids.get(key(called(item)))),
      said: item,
    }));
  }
}

/** Every name and address that the parts of a file say of each other, and that is none of them. */
const danglingOf = (setting: Setting): string[] => {
  const companies = new Set([HEADQUARTERS, ...setting.companies.map(({ name }) => keyOfName(name))]);
  const roles = new Set(setting.roles.map(({ name }) => keyOfName(name)));
  const people = new Set(setting.users.map(({ email }) => addressKey(email)));
  const sets = [...setting.employeeRoles, ...setting.employeeGroups];
  const noRole = (where: string, names: readonly string[]): string[] =>
    names.filter((name) => !roles.has(keyOfName(name))).map((name) => `${where}: the file has no role ${name}.`);
  const noPerson = (where: string, emails: readonly string[]): string[] =>
    emails.filter((email) => !people.has(addressKey(email))).map((email) => `${where}: the file has no user ${email}.`);
  const noCompany = (where: string, names: readonly string[]): string[] =>
    names.filter((name) => !companies.has(keyOfName(name))).map((name) => `${where}: the file has no company ${name}.`);
  const within = (name: string): boolean => companies.has(keyOf(pathOf(name)!.slice(0, -1)));
  return [
    ...noRole('headquarters', setting.headquarters.ceiling),
    ...setting.companies.flatMap(({ name, ceiling }) => noRole(`companies, ${name}`, ceiling)),
    ...setting.roles.flatMap(({ name, sharedWith }) =>
      noCompany(
        `roles, ${name}`,
        sharedWith.map(({ company }) => company),
      ),
    ),
    ...sets.flatMap(({ name, members, roles: given }) => [...noPerson(name, members), ...noRole(name, given)]),
    ...setting.users.flatMap(({ email, company, roles: given }) => [
      ...noRole(`users, ${email}`, given),
      ...noCompany(`users, ${email}`, company === undefined ? [] : [company]),
    ]),
    ...[...setting.roles, ...sets]
      .filter(({ name }) => !within(name))
      .map(({ name }) => `${name}: the file does not have the company that it lies in.`),
    ...Object.values(setting.authorizers ?? {}).flatMap((area) =>
      Object.values(area).flatMap(({ people: named }) => noPerson('authorizers', named)),
    ),
  ];
};

/** Finds what of a file is what of the account. */
export const match = (current: Current, setting: Setting): Matching => {
  const matcher = new Matcher(current);
  const setsOf = (type: SetType): { readonly id: string; readonly name: string; readonly companyId: string }[] =>
    [...current.sets.values()].filter((set) => set.type === type);
  const companies = matcher.companies(setting.companies);
  const typed = (type: SetType, said: Setting['employeeRoles'], where: string): Matching['sets'] =>
    matcher.placed(said, setsOf(type), where).map((placed) => ({ ...placed, type }));
  return {
    companies,
    roles: matcher.placed(setting.roles, [...current.roles.values()], 'roles'),
    sets: [
      ...typed('employee-role', setting.employeeRoles, 'employeeRoles'),
      ...typed('employee-group', setting.employeeGroups, 'employeeGroups'),
    ],
    users: matcher.users(setting.users),
    webhooks: matcher.webhooks(setting.webhooks),
    unknown: [...matcher.unknown, ...danglingOf(setting)],
  };
};
