// The deciders that stand beside ours, each with the same organization in the form that suits it best. What they are told
// is read from the rows by sets of codes, apart from the bit sets of the core, so that equal answers mean something.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Ability, type AbilityTuple } from '@casl/ability';
import type * as Cedar from '@cedar-policy/cedar-wasm/nodejs';
import { CachedEnforcer, newEnforcerWithClass, newModelFromString } from 'casbin';
import type { AccountState } from '../src/domain/account-state.ts';
import { officerFunctions } from '../src/domain/catalogue.ts';

// Its build for Node is CommonJS, whose names an import does not see.
const { preparsePolicySet, statefulIsAuthorized } = createRequire(import.meta.url)(
  '@cedar-policy/cedar-wasm/nodejs',
) as typeof Cedar;

export interface Question {
  readonly userId: string;
  readonly code: string;
}

export interface Decider {
  readonly name: string;
  /** Its version, and the form in which it has the organization. */
  readonly form: string;
  /** One answer for each question, in order. */
  answer(questions: readonly Question[]): boolean[] | Promise<boolean[]>;
  /** How many questions it is timed with at most, where it would take all the time that there is; every one where absent. */
  readonly timedWith?: number;
  /** Forgets what it has worked out for those who were asked about; absent where it keeps nothing. */
  readonly forget?: () => void;
}

const officerOnly = officerFunctions.map((f) => f.code);

/** What the rows say of an organization, in the words that the rivals share. */
export class PlainRows {
  readonly #state: AccountState;
  readonly #ceilings = new Map<string, ReadonlySet<string>>();

  constructor(state: AccountState) {
    this.#state = state;
  }

  *users(): Iterable<string> {
    for (const [id] of this.#state.all('users')) yield id;
  }

  *sets(): Iterable<string> {
    for (const [id] of this.#state.all('employeeSets')) yield id;
  }

  *companies(): Iterable<string> {
    for (const [id] of this.#state.all('companies')) yield id;
  }

  *roles(): Iterable<readonly [id: string, rights: readonly string[]]> {
    for (const [id, { rights }] of this.#state.all('roles')) yield [id, rights];
  }

  user(id: string): { readonly active: boolean; readonly officer: boolean; readonly companyId: string } | undefined {
    const row = this.#state.get('users', id);
    return row && { active: row.status === 'active', officer: row.officer, companyId: row.companyId };
  }

  grantsOf(userId: string): string[] {
    return [...this.#state.find('grants', 'byUser', userId)].map((id) => this.#state.get('grants', id)!.function);
  }

  setsOf(userId: string): string[] {
    return [...this.#state.find('memberships', 'byUser', userId)].map(
      (id) => this.#state.get('memberships', id)!.setId,
    );
  }

  rolesOf(kind: 'byUser' | 'bySet' | 'byCompany', id: string): string[] {
    return [...this.#state.find('roleAssignments', kind, id)].map(
      (assignment) => this.#state.get('roleAssignments', assignment)!.roleId,
    );
  }

  rightsOf(roleId: string): readonly string[] {
    return this.#state.get('roles', roleId)!.rights;
  }

  /** Direct rights and those of every role, whatever masks them; the officer-only ones of an officer. */
  givenTo(userId: string): Set<string> {
    const roles = [
      ...this.rolesOf('byUser', userId),
      ...this.setsOf(userId).flatMap((setId) => this.rolesOf('bySet', setId)),
    ];
    const given = new Set([...this.grantsOf(userId), ...roles.flatMap((id) => this.rightsOf(id))]);
    if (this.user(userId)?.officer === true) for (const code of officerOnly) given.add(code);
    return given;
  }

  /** What nobody in the company can exceed; officer-only functions are never masked. */
  ceilingOf(companyId: string): ReadonlySet<string> {
    const known = this.#ceilings.get(companyId);
    if (known !== undefined) return known;
    const { parentId } = this.#state.get('companies', companyId)!;
    const above =
      parentId === null ? new Set([...this.#state.account.rights, ...officerOnly]) : this.ceilingOf(parentId);
    const roles = this.rolesOf('byCompany', companyId);
    const held = new Set([...officerOnly, ...roles.flatMap((id) => this.rightsOf(id))]);
    const ceiling = roles.length === 0 ? above : new Set([...above].filter((code) => held.has(code)));
    this.#ceilings.set(companyId, ceiling);
    return ceiling;
  }
}

const versions = (
  JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
    devDependencies: Readonly<Record<string, string>>;
  }
).devDependencies;
const named = (name: string): string => `\`${name}\` ${versions[name]}`;

const abilityOf = (rows: PlainRows, userId: string): Ability => {
  const user = rows.user(userId);
  if (user?.active !== true) return new Ability([]);
  const given = [...rows.givenTo(userId)];
  const ceiling = rows.ceilingOf(user.companyId);
  return new Ability<AbilityTuple>(
    [
      { action: given, subject: 'portal' },
      { action: given.filter((code) => !ceiling.has(code)), subject: 'portal', inverted: true },
    ].filter(({ action }) => action.length > 0),
  );
};

export const casl = (rows: PlainRows): Decider => {
  const kept = new Map<string, Ability>();
  const of = (userId: string): Ability => {
    const found = kept.get(userId);
    if (found !== undefined) return found;
    const ability = abilityOf(rows, userId);
    kept.set(userId, ability);
    return ability;
  };
  return {
    name: 'CASL',
    form: `${named('@casl/ability')}: an ability for each user, kept: what is given as \`can\`, what the ceiling masks of it as \`cannot\`.`,
    answer: (questions) => questions.map(({ userId, code }) => of(userId).can(code, 'portal')),
    forget: () => kept.clear(),
  };
};

/** One line of policy; roles, sets and functions as one hierarchy, so that no question walks the policies. */
const casbinModel = `
[request_definition]
r = sub, act
[policy_definition]
p = rule
[role_definition]
g = _, _
g2 = _, _
[policy_effect]
e = some(where (p.eft == allow))
[matchers]
m = g(r.sub, r.act) && g2(r.sub, r.act)
`;

const casbinLinks = (rows: PlainRows): { given: string[][]; within: string[][] } => {
  const given: string[][] = [];
  const within: string[][] = [];
  for (const [id, rights] of rows.roles()) for (const code of rights) given.push([id, code]);
  for (const id of rows.sets()) for (const roleId of rows.rolesOf('bySet', id)) given.push([id, roleId]);
  for (const id of rows.companies()) for (const code of rows.ceilingOf(id)) within.push([id, code]);
  for (const id of rows.users()) {
    const { active, officer, companyId } = rows.user(id)!;
    if (!active) continue;
    const above = [...rows.grantsOf(id), ...rows.rolesOf('byUser', id), ...rows.setsOf(id)];
    for (const parent of [...above, ...(officer ? officerOnly : [])]) given.push([id, parent]);
    within.push([id, companyId]);
  }
  return { given, within };
};

/** With its memory of answers, and without. */
export const casbin = async (rows: PlainRows): Promise<readonly [cached: Decider, plain: Decider]> => {
  const model = newModelFromString(casbinModel);
  const { given, within } = casbinLinks(rows);
  model.addPolicies('p', 'p', [['any']]);
  model.addPolicies('g', 'g', given);
  model.addPolicies('g', 'g2', within);
  const enforcer = await newEnforcerWithClass(CachedEnforcer, model);
  await enforcer.buildRoleLinks();
  const form = `${named('casbin')}: user → set → role → function as one role hierarchy, user → company → the functions within its ceiling as a second one; a single line of policy asks both.`;
  return [
    {
      name: 'casbin, cached',
      form: `${form} With its cache of answers.`,
      answer: async (questions) => {
        const answers: boolean[] = [];
        for (const { userId, code } of questions) answers.push(await enforcer.enforce(userId, code));
        return answers;
      },
      forget: () => enforcer.invalidateCache(),
    },
    {
      name: 'casbin, not cached',
      form: `The same, by \`enforceSync\`.`,
      answer: (questions) => questions.map(({ userId, code }) => enforcer.enforceSync(userId, code)),
    },
  ];
};

const cedarPolicies = `
permit (principal, action, resource) when { principal in resource };
forbid (principal, action, resource) unless { principal.company in resource };
forbid (principal, action, resource) when { principal.suspended };
`;

const uid = (type: string, id: string): { type: string; id: string } => ({ type, id });
const functions = (codes: Iterable<string>): Cedar.EntityUidJson[] => [...codes].map((code) => uid('Function', code));

/** The entities that a question about a user needs: it takes them anew with every call. */
const cedarEntities = (rows: PlainRows, userId: string): Cedar.StatefulAuthorizationCall['entities'] => {
  const user = rows.user(userId);
  if (user === undefined) return [];
  const sets = rows.setsOf(userId);
  const roles = new Set([...rows.rolesOf('byUser', userId), ...sets.flatMap((id) => rows.rolesOf('bySet', id))]);
  const { companyId, active, officer } = user;
  return [
    {
      uid: uid('User', userId),
      attrs: { suspended: !active, company: { __entity: uid('Company', companyId) } },
      parents: [
        ...functions([...rows.grantsOf(userId), ...(officer ? officerOnly : [])]),
        ...rows.rolesOf('byUser', userId).map((id) => uid('Role', id)),
        ...sets.map((id) => uid('Set', id)),
      ],
    },
    { uid: uid('Company', companyId), attrs: {}, parents: functions(rows.ceilingOf(companyId)) },
    ...sets.map((id) => ({
      uid: uid('Set', id),
      attrs: {},
      parents: rows.rolesOf('bySet', id).map((roleId) => uid('Role', roleId)),
    })),
    ...[...roles].map((id) => ({ uid: uid('Role', id), attrs: {}, parents: functions(rows.rightsOf(id)) })),
  ];
};

export const cedar = (rows: PlainRows): Decider => {
  const parsed = preparsePolicySet('portal', { staticPolicies: cedarPolicies });
  if (parsed.type === 'failure') throw new Error(`Cedar refuses the policies: ${JSON.stringify(parsed.errors)}`);
  const kept = new Map<string, Cedar.StatefulAuthorizationCall['entities']>();
  const entitiesOf = (userId: string): Cedar.StatefulAuthorizationCall['entities'] => {
    const found = kept.get(userId) ?? cedarEntities(rows, userId);
    kept.set(userId, found);
    return found;
  };
  const decide = ({ userId, code }: Question): boolean => {
    const answer = statefulIsAuthorized({
      principal: uid('User', userId),
      action: uid('Action', 'use'),
      resource: uid('Function', code),
      context: {},
      preparsedPolicySetId: 'portal',
      entities: entitiesOf(userId),
    });
    if (answer.type === 'failure') throw new Error(`Cedar fails: ${JSON.stringify(answer.errors)}`);
    return answer.response.decision === 'allow';
  };
  return {
    name: 'Cedar',
    form: `${named('@cedar-policy/cedar-wasm')}: policies parsed beforehand; user, sets, roles and functions as entities, the ceiling as \`forbid … unless\`; with each question only the entities that it needs, kept for each user.`,
    answer: (questions) => questions.map(decide),
    timedWith: 500,
    forget: () => kept.clear(),
  };
};
