import { createEdit, type Edit } from './account-state.ts';
import { grantable } from './catalogue.ts';
import type { Warning } from './change.ts';
import { deriveId } from './canonical.ts';
import { defaultPolicy, type ClientType } from './entities/account.ts';
import { grantId } from './entities/grants.ts';
import { problem, type Problem } from './problems.ts';
import { mustBeGrantable } from './rights.ts';
import { starterRoles } from './starter-roles.ts';
import { addressKey } from './text.ts';

const OPENING_OFFICER_LIMIT = 20;

export interface Person {
  readonly name: string;
  readonly email: string;
}

/** What an applicant asks for (R1, R2, R4). */
export interface Application {
  readonly clientType: ClientType;
  readonly name: string;
  readonly applicant: Person;
  readonly holders?: readonly Person[] | undefined;
  readonly officers?: readonly (Person & { readonly rights?: readonly string[] | undefined })[] | undefined;
  readonly requiredApprovals?: number | undefined;
  /** The rights of the account; the whole catalogue where it is not said. */
  readonly rights?: readonly string[] | undefined;
  /** Whether headquarters begins with the starter set of roles (R27). */
  readonly starterRoles?: boolean | undefined;
}

export interface Opening {
  readonly edits: readonly Edit[];
  readonly warnings: readonly Warning[];
  readonly applicantId: string;
  readonly problems: readonly Problem[];
}

const withHolders: readonly ClientType[] = ['joint', 'trust'];

const applicationProblems = (application: Application): Problem[] => {
  const { clientType, holders = [], officers = [], requiredApprovals, applicant, rights } = application;
  const organization = clientType === 'organization';
  const people = [applicant, ...holders, ...officers];
  const duplicates = people.filter((p, i) => people.findIndex((q) => addressKey(q.email) === addressKey(p.email)) < i);
  const beyond = officers.flatMap((o, i) =>
    (o.rights ?? []).filter((code) => rights !== undefined && !rights.includes(code)).map((code) => ({ code, i })),
  );
  const officerCount = officers.length + 1;
  return [
    ...(!organization && officers.length > 0
      ? [
          problem(
            'not_an_organization',
            `Only an organization has Security Officers; found ${officers.length} for the client type ${clientType}.`,
            'officers',
          ),
        ]
      : []),
    ...(!organization && (requiredApprovals ?? 0) > 0
      ? [
          problem(
            'not_an_organization',
            `Only an organization has required approvals; found ${requiredApprovals} for the client type ${clientType}.`,
            'requiredApprovals',
          ),
        ]
      : []),
    ...(!organization && application.starterRoles === true
      ? [problem('institutional_only', 'Only institutional accounts have roles.', 'starterRoles')]
      : []),
    ...(organization && requiredApprovals === undefined
      ? [
          problem(
            'invalid_payload',
            'an organization says its required approvals: 0, 1 or 2 is expected, found nothing',
            'requiredApprovals',
          ),
        ]
      : []),
    ...(holders.length > 0 && !withHolders.includes(clientType)
      ? [
          problem(
            'invalid_payload',
            `holders are for joint and trust accounts; found ${holders.length} for the client type ${clientType}`,
            'holders',
          ),
        ]
      : []),
    ...(officerCount > OPENING_OFFICER_LIMIT
      ? [
          problem(
            'invalid_payload',
            `at most ${OPENING_OFFICER_LIMIT} officers are expected, found ${officerCount}`,
            'officers',
          ),
        ]
      : []),
    ...duplicates.map((p) => problem('email_taken', `Two people of the application have the address ${p.email}.`)),
    ...mustBeGrantable(rights),
    ...officers.flatMap((o, i) => mustBeGrantable(o.rights, `officers.${i}.rights`)),
    ...beyond.map(({ code, i }) =>
      problem('exceeds_company_rights', `The account would not have ${code}.`, `officers.${i}.rights`),
    ),
    ...(organization && officerCount < (requiredApprovals ?? 0)
      ? [
          problem(
            'quorum_unsatisfiable',
            `${requiredApprovals} approvals are required; the applicant is the only officer of the application.`,
            'officers',
          ),
        ]
      : []),
  ];
};

/** The edits that open an account, or every reason against it (R1–R5). The applicant and the holders are owners. */
export const openingOf = (accountId: string, application: Application): Opening => {
  const { clientType, name, applicant, holders = [], officers = [], requiredApprovals = 0 } = application;
  const organization = clientType === 'organization';
  const userIdOf = (index: number): string => deriveId('usr', accountId, index);
  const companyId = deriveId('cmp', accountId, 0);
  const rights = [...new Set(application.rights ?? grantable.map((f) => f.code))].sort();
  const owners = [applicant, ...holders];
  const grants = (userId: string, codes: readonly string[]): Edit[] =>
    [...new Set(codes)].map((code) => createEdit('grants', grantId(userId, code), { userId, function: code }));
  const operable = officers.length >= requiredApprovals;
  return {
    applicantId: userIdOf(0),
    problems: applicationProblems(application),
    edits: [
      createEdit('account', accountId, { name, clientType, requiredApprovals, rights, ...defaultPolicy }),
      createEdit('companies', companyId, { name }),
      ...owners.flatMap((person, i) => [
        createEdit('users', userIdOf(i), {
          name: person.name,
          email: person.email,
          companyId,
          owner: true,
          officer: organization,
        }),
        ...grants(userIdOf(i), rights),
      ]),
      ...officers.flatMap((person, i) => {
        const userId = userIdOf(owners.length + i);
        return [
          createEdit('users', userId, { name: person.name, email: person.email, companyId, officer: true }),
          ...grants(userId, person.rights ?? []),
        ];
      }),
      ...(application.starterRoles === true ? starterRoles(accountId, companyId, rights) : []),
    ],
    warnings: operable
      ? []
      : [
          {
            code: 'cannot_approve_yet',
            message: `A change needs ${requiredApprovals + 1} officers, and the account has ${officers.length + 1}: it can't approve any change until the support desk adds an officer.`,
          },
        ],
  };
};
