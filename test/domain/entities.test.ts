import { describe, expect, test } from '@jest/globals';
import { AccountState, createEdit, deleteEdit, modifyEdit, type Edit } from '../../src/domain/account-state.ts';
import { isSensitive } from '../../src/domain/admission.ts';
import { companyIdOf, headquartersOf } from '../../src/domain/companies.ts';
import { authorizerId } from '../../src/domain/entities/authorizers.ts';
import { membershipId } from '../../src/domain/entities/employee-sets.ts';
import type { EntityName } from '../../src/domain/entities/index.ts';
import { grantId } from '../../src/domain/entities/grants.ts';
import { roleAssignmentId, type RoleAssignment } from '../../src/domain/entities/role-assignments.ts';
import { roleShareId } from '../../src/domain/entities/roles.ts';
import { usersReached } from '../../src/domain/impact.ts';
import { scopeProblems } from '../../src/domain/scope.ts';
import { ACME, acme, BRANCH, HEADQUARTERS, idOf, people, Script, type Person } from './acme.ts';
import { naiveIndexes, wholeRows } from './naive.ts';

const DEEP = 'cmp_deep';
const ZOE = 'usr_zoe';

const assign = (roleId: string, to: Partial<RoleAssignment>): Edit =>
  createEdit('roleAssignments', roleAssignmentId(roleId, (to.userId ?? to.setId ?? to.companyId)!), { roleId, ...to });

const authorize = (person: Person): Edit =>
  createEdit('authorizers', authorizerId(idOf(person), 'funding', 'secondary'), {
    userId: idOf(person),
    area: 'funding',
    level: 'secondary',
  });

const join = (setId: string, person: Person): Edit =>
  createEdit('memberships', membershipId(setId, idOf(person)), { setId, userId: idOf(person) });

const grant = (person: Person): Edit =>
  createEdit('grants', grantId(idOf(person), 'reports.flex'), { userId: idOf(person), function: 'reports.flex' });

/** Acme with Gina at its subsidiary, a company below that, and Zoe at a company beside. */
const example = (): AccountState =>
  acme({ withRoles: true, atBranch: ['gina'] }).after([
    createEdit('companies', DEEP, { name: 'Acme Deep', parentId: BRANCH }),
    createEdit('users', ZOE, { name: 'Zoe Zimmer', email: 'zoe@acme.example', companyId: 'cmp_empty' }),
    createEdit('employeeSets', 'set_north', { type: 'employee-group', name: 'Northerners', companyId: BRANCH }),
    createEdit('authorizerRequirements', 'funding', { primary: 1, secondary: 1 }),
    assign('rol_north', { companyId: BRANCH }),
  ]);

const set = (entity: EntityName, id: string, patch: object) => (state: AccountState) =>
  modifyEdit(state, entity, id, patch);
const made =
  (...edits: Edit[]) =>
  (): Edit[] =>
    edits;
const gone = (entity: EntityName, id: string) => (state: AccountState) => [deleteEdit(state, entity, id)];

type Edits = (state: AccountState) => Edit[];

const token = createEdit('serviceTokens', 'tok_new', {
  name: 'New',
  scopes: ['access-check'],
  takerId: idOf('ada'),
});
const webhook = createEdit('webhooks', 'whk_new', {
  name: 'New',
  url: 'https://hooks.example.com/new',
  events: ['change.applied'],
  takerId: idOf('ada'),
});
const askedForPortal = createEdit('authorizerRequirements', 'portal', { primary: 1 });

describe('a row is named as people name it', () => {
  test.each<[EntityName, string, string]>([
    ['account', ACME, 'Acme'],
    ['companies', BRANCH, 'Acme North'],
    ['users', idOf('eva'), 'Eva Falk'],
    ['grants', grantId(idOf('fred'), 'reports.statements'), 'Account statements'],
    ['employeeSets', 'set_employee-group', 'The employee-group'],
    ['memberships', membershipId('set_employee-group', idOf('fred')), 'The employee-group'],
    ['roles', 'rol_clerk', 'Clerk'],
    ['roleShares', roleShareId('rol_viewer', BRANCH), 'Viewer, shared with Acme North'],
    ['roleAssignments', roleAssignmentId('rol_north', BRANCH), 'North'],
    ['authorizerRequirements', 'funding', 'funding'],
    ['authorizers', authorizerId(idOf('eva'), 'portal', 'primary'), 'Eva Falk, primary for portal'],
    ['serviceTokens', 'tok_ledger', 'Ledger'],
    ['webhooks', 'whk_desk', 'Desk'],
    ['roles', 'rol_gone', 'rol_gone'],
  ])('%s %s: %s', (entity, id, name) => {
    expect(example().nameOf(entity, id)).toBe(name);
  });
});

describe('R25 a row is managed', () => {
  test.each<[what: string, companies: string[], edits: Edits]>([
    ['the account, at headquarters', ['Acme'], set('account', ACME, { requiredApprovals: 1 })],
    ['what is asked of authorizers, there', ['Acme'], made(askedForPortal)],
    ['a service’s token, there', ['Acme'], made(token)],
    ['a webhook, there', ['Acme'], made(webhook)],
    ['headquarters, from there', ['Acme Holding'], set('companies', HEADQUARTERS, { name: 'Acme Holding' })],
    ['a company, from above it', ['Acme'], set('companies', BRANCH, { name: 'South' })],
    ['a company further down, from above it', ['Acme North'], set('companies', DEEP, { name: 'Deeper' })],
    ['a move, from both sides', ['Acme North', 'Acme'], set('companies', DEEP, { parentId: HEADQUARTERS })],
    ['a user, in their company', ['Acme North'], set('users', idOf('gina'), { name: 'Gina' })],
    ['a right, in its user’s', ['Acme North'], made(grant('gina'))],
    ['an authorizer, in theirs', ['Acme North'], made(authorize('gina'))],
    ['a set, in its own', ['Acme North'], set('employeeSets', 'set_north', { name: 'N' })],
    ['a membership, in both', ['Acme North', 'Acme'], made(join('set_employee-group', 'gina'))],
    ['a role, in its own', ['Acme'], set('roles', 'rol_viewer', { name: 'V' })],
    ['a share, in the role’s', ['Acme'], gone('roleShares', roleShareId('rol_viewer', BRANCH))],
    ['a role assigned to a user, in theirs', ['Acme North'], made(assign('rol_clerk', { userId: idOf('gina') }))],
    ['a role assigned to a set, in the set’s', ['Acme North'], made(assign('rol_clerk', { setId: 'set_north' }))],
    ['the ceiling of headquarters, there', ['Acme'], made(assign('rol_north', { companyId: HEADQUARTERS }))],
    ['another ceiling, above the company', ['Acme'], gone('roleAssignments', roleAssignmentId('rol_north', BRANCH))],
    ['a ceiling further down, above it', ['Acme North'], made(assign('rol_north', { companyId: DEEP }))],
  ])('%s', (_what, companies, edits) => {
    const state = example();
    const asked = edits(state);
    const told = (by: string) => scopeProblems(state, state.after(asked), asked, by).map(({ message }) => message);
    expect(told(ZOE)).toEqual(companies.map((name) => `${name} is not yours to manage, nor under it.`));
    expect(told(idOf('ada'))).toEqual([]);
  });

  test('nowhere, where there is no such row', () => {
    expect(companyIdOf(example(), 'users', 'usr_nobody')).toBe('');
    expect(() => headquartersOf(AccountState.empty('acc_none'))).toThrow('account acc_none has no headquarters');
  });
});

describe('R43 officers on probation', () => {
  const sensitive = (edits: Edits): boolean => {
    const state = example();
    const asked = edits(state);
    expect(asked).not.toEqual([]);
    return isSensitive(state, state.after(asked), asked);
  };
  const newcomer = { name: 'New', email: 'new@acme.example', companyId: HEADQUARTERS };

  test.each<[string, Edits]>([
    ['a designation', set('users', idOf('fred'), { officer: true })],
    ['the end of one', set('users', idOf('ben'), { officer: false })],
    ['a new officer', made(createEdit('users', 'usr_new', { ...newcomer, officer: true }))],
    ['an officer’s status', set('users', idOf('ben'), { status: 'suspended' })],
    ['an officer’s address', set('users', idOf('ben'), { email: 'ben2@acme.example' })],
    ['an officer’s identity', set('users', idOf('ben'), { identityResets: 1 })],
    ['an officer’s passkeys', set('users', idOf('ben'), { passkeys: 2 })],
    ['an officer’s company', set('users', idOf('ben'), { companyId: BRANCH })],
    ['an authorizer', made(authorize('fred'))],
    ['an authorizer’s end', gone('authorizers', authorizerId(idOf('eva'), 'portal', 'primary'))],
    ['authorizers asked for', set('authorizerRequirements', 'funding', { primary: 0 })],
    ['required approvals', set('account', ACME, { requiredApprovals: 1 })],
    ['the client type', set('account', ACME, { clientType: 'trust' })],
    ['the removal of officers', set('account', ACME, { officerRemoval: 'keep-operable' })],
    ['what a decision asks for', set('account', ACME, { approvalAssurance: 'link' })],
    ['the expiry of changes', set('account', ACME, { changeExpiryHours: 1 })],
    ['the probation', set('account', ACME, { probationHours: 1 })],
  ])('may not decide on %s', (_what, edits) => {
    expect(sensitive(edits)).toBe(true);
  });

  test.each<[string, Edits]>([
    ['a new user', made(createEdit('users', 'usr_new', newcomer))],
    ['an officer’s name', set('users', idOf('ben'), { name: 'Benjamin' })],
    ['another user’s status', set('users', idOf('fred'), { status: 'suspended' })],
    ['another user’s address', set('users', idOf('fred'), { email: 'fred2@acme.example' })],
    ['another user’s company', set('users', idOf('fred'), { companyId: BRANCH })],
    ['the rights of the account', set('account', ACME, { rights: [] })],
    ['an officer’s right', made(grant('ben'))],
    ['a company', set('companies', BRANCH, { name: 'South' })],
    ['a set of employees', set('employeeSets', 'set_north', { name: 'N' })],
    ['an officer’s membership', made(join('set_north', 'ben'))],
    ['a role', set('roles', 'rol_clerk', { rights: [] })],
    ['a share', set('roleShares', roleShareId('rol_viewer', BRANCH), { branch: true })],
    ['an officer’s role', made(assign('rol_clerk', { userId: idOf('ben') }))],
    ['a service’s token', made(token)],
    ['a webhook', made(webhook)],
  ])('decide on %s', (_what, edits) => {
    expect(sensitive(edits)).toBe(false);
  });
});

describe('R28 the effective rights that can move are', () => {
  test.each<[what: string, whose: string[], edits: Edits]>([
    ['everybody’s, with the account’s', [...people.map(idOf), ZOE], set('account', ACME, { rights: [] })],
    ['nobody’s, with its name', [], set('account', ACME, { name: 'Acme Holding' })],
    ['a user’s own, with their status', [idOf('fred')], set('users', idOf('fred'), { status: 'suspended' })],
    ['those of who gets a right', [idOf('ben')], made(grant('ben'))],
    ['those of who joins a set', [idOf('ben')], made(join('set_north', 'ben'))],
    ['nobody’s, with a set alone', [], set('employeeSets', 'set_employee-group', { name: 'Team' })],
    ['those of all who have a role', [idOf('fred')], set('roles', 'rol_clerk', { rights: [] })],
    ['those below, with a ceiling', [idOf('gina')], set('roles', 'rol_north', { rights: [] })],
    ['nobody’s, with a role’s name', [], set('roles', 'rol_clerk', { name: 'Teller' })],
    ['nobody’s, with a share', [], set('roleShares', roleShareId('rol_viewer', BRANCH), { branch: true })],
    ['those of who moves with a company', [ZOE], set('companies', 'cmp_empty', { parentId: BRANCH })],
    ['nobody’s, with authorizers', [], made(authorize('gina'), askedForPortal)],
    ['nobody’s, with a service’s token', [], made(token)],
    ['nobody’s, with a webhook', [], made(webhook)],
  ])('%s', (_what, whose, edits) => {
    const state = example();
    const asked = edits(state);
    expect([...usersReached(state, state.after(asked), asked)].sort()).toEqual(whose.sort());
  });
});

describe('rows are looked up', () => {
  const lookUps = (edits: Edits = () => []) => {
    const state = example();
    return naiveIndexes(wholeRows(state.after(edits(state))));
  };

  test('users by status, and by the part that they have in the account', () => {
    const found = lookUps((state) => [
      ...modifyEdit(state, 'users', idOf('ben'), { status: 'suspended' }),
      ...modifyEdit(state, 'users', idOf('cleo'), { status: 'removed', officer: false, owner: true }),
      ...modifyEdit(state, 'users', idOf('fred'), { owner: true, status: 'suspended' }),
    ]);
    const ids = (...who: Person[]) => who.map(idOf);
    expect(found['users.byStatus']).toEqual({
      active: [...ids('ada', 'dev', 'eva', 'gina'), ZOE],
      removed: ids('cleo'),
      suspended: ids('ben', 'fred', 'sam'),
    });
    expect(found['users.officers']).toEqual({ officers: ids('ada', 'dev', 'eva') });
    expect(found['users.designated']).toEqual({ designated: ids('ada', 'ben', 'dev', 'eva') });
    expect(found['users.owners']).toEqual({ owners: ids('ada', 'fred') });
    expect(found['users.removedOf']).toEqual({ [HEADQUARTERS]: ids('cleo') });
    expect(found['users.byCompany']).toEqual({
      [BRANCH]: ids('gina'),
      cmp_empty: [ZOE],
      [HEADQUARTERS]: ids('ada', 'ben', 'dev', 'eva', 'fred', 'sam'),
    });
  });

  test('companies by the one above, of which headquarters has none', () => {
    const found = lookUps();
    expect(found['companies.headquarters']).toEqual({ headquarters: [HEADQUARTERS] });
    expect(found['companies.byParent']).toEqual({ [HEADQUARTERS]: [BRANCH, 'cmp_empty'], [BRANCH]: [DEEP] });
  });

  test('sets by their type, authorizers by who they are', () => {
    const found = lookUps();
    expect(found['employeeSets.byType']).toEqual({
      'employee-role': ['set_employee-role'],
      'employee-group': ['set_employee-group', 'set_north'],
    });
    const place = authorizerId(idOf('eva'), 'portal', 'primary');
    expect(found['authorizers.byUser']).toEqual({ [idOf('eva')]: [place] });
    expect(found['authorizers.byPlace']).toEqual({ 'portal:primary': [place] });
  });

  test('assigned roles by the one whom each is assigned to', () => {
    const found = lookUps();
    const of = (roleId: string, targetId: string) => ({ [targetId]: [roleAssignmentId(roleId, targetId)] });
    expect(found['roleAssignments.byUser']).toEqual(of('rol_clerk', idOf('fred')));
    expect(found['roleAssignments.bySet']).toEqual(of('rol_clerk', 'set_employee-group'));
    expect(found['roleAssignments.byCompany']).toEqual(of('rol_north', BRANCH));
  });
});

describe('R49 a name is somebody else’s', () => {
  test.each<[kind: string, payload: object, codes: string[]]>([
    ['company.add', { name: 'ACME north', parentId: HEADQUARTERS }, ['name_taken']],
    ['company.add', { name: 'ACME north', parentId: BRANCH }, []],
    ['role.create', { type: 'employee', name: 'CLERK', rights: [] }, ['name_taken']],
    ['role.create', { type: 'employee', name: 'Clerks', rights: [] }, []],
    ['role.create', { type: 'employee', name: 'CLERK', companyId: BRANCH, rights: [] }, []],
    ['employee-group.create', { name: 'The Employee-Role' }, ['name_taken']],
    ['employee-group.create', { name: 'The other' }, []],
    ['employee-group.create', { name: 'The Employee-Role', companyId: BRANCH }, []],
    ['service-token.create', { name: 'LEDGER', scopes: ['access-check'] }, ['name_taken']],
    ['service-token.create', { name: 'Ledgers', scopes: ['access-check'] }, []],
    ['webhook.set', { name: 'DESK', url: 'https://hooks.example.com/' }, ['name_taken']],
    ['webhook.set', { webhookId: 'whk_desk', name: 'DESK', url: 'https://hooks.example.com/' }, []],
  ])('%s %j: %j', (kind, payload, codes) => {
    expect(new Script(acme({ withRoles: true })).refusals('ada', kind, payload)).toEqual(codes);
  });
});
