import type { Schemas } from '../../api/client';
import type { Problem } from '../../../../src/client/problem';

export type ClientType = Schemas['Application']['clientType'];

export interface PersonTyped {
  readonly key: string;
  readonly name: string;
  readonly email: string;
  readonly rights: readonly string[];
}

/** What somebody has typed so far; kept over a reload. */
export interface Typed {
  readonly clientType: ClientType | null;
  readonly name: string;
  readonly applicantName: string;
  readonly holders: readonly PersonTyped[];
  readonly officers: readonly PersonTyped[];
  readonly requiredApprovals: 0 | 1 | 2 | null;
  /** Null where the whole catalogue is meant. */
  readonly rights: readonly string[] | null;
  readonly starterRoles: boolean;
}

export const nothingTyped: Typed = {
  clientType: null,
  name: '',
  applicantName: '',
  holders: [],
  officers: [],
  requiredApprovals: null,
  rights: null,
  starterRoles: false,
};

export const somebody = (): PersonTyped => ({ key: crypto.randomUUID(), name: '', email: '', rights: [] });

export const hasHolders = (type: ClientType | null): boolean => type === 'joint' || type === 'trust';
export const isOrganization = (type: ClientType | null): boolean => type === 'organization';

/** The application as the API takes it: only what its client type asks for (R3, R4). */
export const applicationOf = (typed: Typed, email: string): Record<string, unknown> => {
  const { clientType, name, applicantName, holders, officers, requiredApprovals, rights, starterRoles } = typed;
  const person = (each: PersonTyped) => ({ name: each.name.trim(), email: each.email.trim() });
  return {
    ...(clientType !== null && { clientType }),
    name: name.trim(),
    applicant: { name: applicantName.trim(), email },
    ...(hasHolders(clientType) && holders.length > 0 && { holders: holders.map(person) }),
    ...(isOrganization(clientType) && {
      ...(officers.length > 0 && {
        officers: officers.map((each) => ({ ...person(each), ...(each.rights.length > 0 && { rights: each.rights }) })),
      }),
      ...(requiredApprovals !== null && { requiredApprovals }),
      ...(starterRoles && { starterRoles }),
    }),
    ...(rights !== null && { rights }),
  };
};

/** Whether a field was left as it came: what is missing there is said once somebody has tried to go on. */
const isBlank = (application: unknown, path: string): boolean => {
  const value = path
    .split('.')
    .reduce<unknown>((at, key) => (at as Readonly<Record<string, unknown>> | undefined)?.[key], application);
  return value === undefined || value === '';
};

export interface Found {
  /** What is wrong with a field, or undefined. */
  at(path: string): string | undefined;
  /** What is wrong with no single field that is shown. */
  readonly others: readonly Problem[];
}

/** Problems by the field that they are about. */
export const foundBy = (problems: readonly Problem[], application: unknown, tried: boolean): Found => {
  const isAtField = ({ path }: Problem): boolean =>
    path !== undefined &&
    /^(clientType|name|applicant\.\w+|requiredApprovals|rights|(holders|officers)\.\d+\.\w+)/.test(path);
  const told = problems.filter((each) => tried || !isAtField(each) || !isBlank(application, each.path ?? ''));
  return {
    at: (path) => {
      const own = told.filter((each) => each.path === path || each.path?.startsWith(`${path}.`));
      return own.length === 0 ? undefined : [...new Set(own.map(({ message }) => message))].join(' ');
    },
    others: told.filter((each) => !isAtField(each)),
  };
};
