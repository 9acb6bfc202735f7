import type { Current } from './current.ts';
import type { Setting } from './file.ts';
import type { Matching, Placed } from './matching.ts';

const same = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((each) => b.includes(each));

const ofAccount = ({ account, rights }: Current, { account: said }: Setting): string[] => [
  ...(said.name === account.name ? [] : ['account.name: no change renames an account.']),
  ...(said.clientType === account.clientType ? [] : ['account.clientType: an account stays what it was opened as.']),
  ...(same(said.rights, rights)
    ? []
    : ['account.rights: the support desk alone alters them; ask for account-rights.set (R14).']),
  ...(account.clientType === 'organization' || said.requiredApprovals === account.requiredApprovals
    ? []
    : ['account.requiredApprovals: only an organization asks for approvals (R3).']),
];

const ofUsers = ({ users }: Current, matching: Matching): string[] =>
  matching.users.flatMap(({ id, said }) => {
    const is = id !== undefined && users.get(id)!.owner;
    return said.owner === is
      ? []
      : [
          is
            ? `users, ${said.email}: the support desk alone takes an owner; ask for owner.remove (R13).`
            : `users, ${said.email}: an account has the owners that it was opened with (R1).`,
        ];
  });

const moved = (
  what: string,
  placed: readonly Placed<{ readonly name: string }>[],
  companyOf: (id: string) => string,
  companyIds: ReadonlyMap<string, string>,
): string[] =>
  placed
    .filter(({ id, companyKey }) => id !== undefined && companyIds.get(companyKey) !== companyOf(id))
    .map(({ said }) => `${said.name}: ${what} stays in the company that it was made in (R24).`);

/**
 * What a file asks for that no change of the account can do: the support desk does some of it, nobody the rest. It is
 * told of before anything is sent.
 */
export const unsayable = (
  current: Current,
  setting: Setting,
  matching: Matching,
  companyIds: ReadonlyMap<string, string>,
): string[] => [
  ...ofAccount(current, setting),
  ...ofUsers(current, matching),
  ...moved('a role', matching.roles, (id) => current.roles.get(id)!.companyId, companyIds),
  ...moved('a set of employees', matching.sets, (id) => current.sets.get(id)!.companyId, companyIds),
  ...((setting.authorizers === undefined) === (current.areas.length === 0)
    ? []
    : [
        setting.authorizers === undefined
          ? 'authorizers: an organization has them: say how many are required, 0 for none.'
          : 'authorizers: only an organization has them (R14).',
      ]),
];
