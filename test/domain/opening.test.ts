import { describe, expect, test } from '@jest/globals';
import { AccountState } from '../../src/domain/account-state.ts';
import { effectiveRights } from '../../src/domain/effective.ts';
import { clientTypes, defaultPolicy, type ClientType } from '../../src/domain/entities/account.ts';
import { headquartersOf } from '../../src/domain/companies.ts';
import { officerIds } from '../../src/domain/officers.ts';
import { openingOf, type Application } from '../../src/domain/opening.ts';
import { everyRight, OPENED_AT } from './acme.ts';

const person = (name: string, rights?: readonly string[]) => ({ name, email: `${name}@acme.example`, rights });

const organization = (more: Partial<Application> = {}): Application => ({
  clientType: 'organization',
  name: 'Acme',
  applicant: person('ada'),
  officers: [person('ben'), person('cleo')],
  requiredApprovals: 2,
  ...more,
});

const individual = (clientType: ClientType, more: Partial<Application> = {}): Application => ({
  clientType,
  name: 'Ada',
  applicant: person('ada'),
  ...more,
});

const individualTypes = clientTypes.filter((type) => type !== 'organization');

const opened = (application: Application) => {
  const opening = openingOf('acc_1', application);
  expect(opening.problems).toEqual([]);
  const at = new Date(OPENED_AT).toISOString();
  const state = AccountState.empty('acc_1').after(opening.edits, { version: 1, at });
  const named = (name: string) => [...state.all('users')].find(([, user]) => user.name === name)!;
  return { opening, state, user: (name: string) => named(name)[1], id: (name: string) => named(name)[0] };
};

const refused = (application: Application) =>
  openingOf('acc_1', application).problems.map((p) => (p.path === undefined ? [p.code] : [p.code, p.path]));

const inWords = (application: Application) => openingOf('acc_1', application).problems.map((p) => p.message);

describe('an organization', () => {
  test('R1 the applicant becomes its owner and, automatically, a Security Officer', () => {
    const { opening, state, user, id } = opened(organization({ officers: [], requiredApprovals: 0 }));
    expect(user('ada')).toMatchObject({ owner: true, officer: true, status: 'active', officerSince: 1 });
    expect(opening.applicantId).toBe(id('ada'));
    expect(officerIds(state)).toEqual([id('ada')]);
  });

  test('R2 names additional officers, each with their own rights, default none', () => {
    const { state, user, id } = opened(
      organization({ officers: [person('ben', ['reports.tax', 'funding.deposit']), person('cleo')] }),
    );
    const rights = (name: string) => effectiveRights(state, id(name)).codes();
    expect(rights('ben')).toEqual(['funding.deposit', 'reports.tax']);
    expect(rights('cleo')).toEqual([]);
    expect(rights('ada')).toEqual([...everyRight].sort());
    expect(user('ben')).toMatchObject({ owner: false, officer: true });
    expect(officerIds(state)).toHaveLength(3);
  });

  test('R2 the rights of the account are what is said, and the applicant has all of them', () => {
    const { state, id } = opened(organization({ rights: ['reports.tax', 'funding.deposit'] }));
    expect(state.account.rights).toEqual(['funding.deposit', 'reports.tax']);
    expect(effectiveRights(state, id('ada')).codes()).toEqual(['funding.deposit', 'reports.tax']);
  });

  test('R2 nobody gets what the account does not have', () => {
    const officers = [person('ben'), person('cleo', ['reports.tax', 'funding.deposit'])];
    expect(refused(organization({ rights: ['reports.tax'], officers }))).toEqual([
      ['exceeds_company_rights', 'officers.1.rights'],
    ]);
  });

  test('R17 no officer-only and no unknown function is given, to the account or to an officer', () => {
    expect(refused(organization({ rights: ['reports.tax', 'security.users', 'reports.none'] }))).toEqual([
      ['officer_only_right', 'rights.1'],
      ['unknown_function', 'rights.2'],
    ]);
    expect(refused(organization({ officers: [person('ben', ['security.users']), person('cleo', ['x.y'])] }))).toEqual([
      ['officer_only_right', 'officers.0.rights.0'],
      ['unknown_function', 'officers.1.rights.0'],
    ]);
  });

  test('R2 a right said twice is given once', () => {
    const twice = ['reports.tax', 'reports.tax'];
    const { state } = opened(organization({ rights: twice, officers: [person('ben', twice), person('cleo', twice)] }));
    expect(state.account.rights).toEqual(['reports.tax']);
    expect(state.size('grants')).toBe(3);
  });

  test('R2 officers of the opening are at most 20, the applicant among them', () => {
    const officers = (count: number) => Array.from({ length: count }, (_, i) => person(`officer${i}`));
    expect(refused(organization({ officers: officers(19) }))).toEqual([]);
    expect(refused(organization({ officers: officers(20) }))).toEqual([['invalid_payload', 'officers']]);
  });

  test('R4 its required approvals must be said', () => {
    const { requiredApprovals: _, ...silent } = organization();
    expect(refused(silent)).toEqual([['invalid_payload', 'requiredApprovals']]);
    for (const requiredApprovals of [0, 1, 2])
      expect(opened(organization({ requiredApprovals })).state.account.requiredApprovals).toBe(requiredApprovals);
  });

  test.each([
    [0, 1, [], []],
    [1, 1, [], ['cannot_approve_yet']],
    [1, 2, [], []],
    [2, 1, ['quorum_unsatisfiable'], ['cannot_approve_yet']],
    [2, 2, [], ['cannot_approve_yet']],
    [2, 3, [], []],
  ])('R5 %i required approvals and %i officers: refused %j, warned %j', (requiredApprovals, count, codes, warned) => {
    const officers = Array.from({ length: count - 1 }, (_, i) => person(`officer${i}`));
    const { problems, warnings } = openingOf('acc_1', organization({ requiredApprovals, officers }));
    expect(problems.map((p) => p.code)).toEqual(codes);
    expect(warnings.map((w) => w.code)).toStrictEqual(warned);
  });

  test.each([
    [1, 1, 'A change needs 2 officers, and the account has 1'],
    [2, 2, 'A change needs 3 officers, and the account has 2'],
  ])('R5 with %i required approvals and as many officers it is told until when', (requiredApprovals, count, words) => {
    const officers = Array.from({ length: count - 1 }, (_, i) => person(`officer${i}`));
    expect(openingOf('acc_1', organization({ requiredApprovals, officers })).warnings).toEqual([
      {
        code: 'cannot_approve_yet',
        message: `${words}: it can't approve any change until the support desk adds an officer.`,
      },
    ]);
  });

  test('R27 can begin with the starter set at headquarters, of the rights that it has and for nobody yet', () => {
    const rights = ['billing.fees', 'trading.orders', 'trading.premium'];
    const { state } = opened(organization({ rights, starterRoles: true }));
    const companyId = headquartersOf(state);
    expect([...state.all('roles')].map(([, role]) => role)).toEqual(
      [
        ['Company Administrator', rights],
        ['Billing', ['billing.fees']],
        ['Reports', []],
        ['Trading with premium', ['trading.orders', 'trading.premium']],
        ['Trading without premium', ['trading.orders']],
        ['Shipment with premium', []],
        ['Shipment without premium', []],
      ].map(([name, held]) => ({ name, type: 'employee', companyId, rights: held })),
    );
    expect(state.size('roleAssignments')).toBe(0);
    expect(opened(organization({ starterRoles: false })).state.size('roles')).toBe(0);
    expect(opened(organization()).state.size('roles')).toBe(0);
  });

  test('R27 can begin with the starter set of roles at headquarters, which nobody is assigned', () => {
    const rolesOf = (application: Application) => [...opened(application).state.all('roles')];
    expect(rolesOf(organization())).toEqual([]);
    const { state } = opened(organization({ starterRoles: true }));
    const roles = [...state.all('roles')];
    const billing = ['billing.fees', 'billing.invoices', 'billing.methods', 'billing.payments', 'billing.refunds'];
    const reports = ['activity', 'confirmations', 'custom', 'flex', 'performance', 'risk', 'statements', 'tax'];
    const trading = ['allocation', 'bonds', 'futures', 'fx', 'marketdata', 'options', 'orders', 'permissions'];
    const shipment = ['book', 'certificates', 'claims', 'track'];
    expect(roles.map(([, role]) => [role.name, role.rights])).toEqual([
      ['Company Administrator', [...everyRight].sort()],
      ['Billing', billing],
      ['Reports', reports.map((name) => `reports.${name}`)],
      ['Trading with premium', [...trading, 'premium'].map((name) => `trading.${name}`)],
      ['Trading without premium', trading.map((name) => `trading.${name}`)],
      ['Shipment with premium', ['book', 'certificates', 'claims', 'premium', 'track'].map((n) => `shipment.${n}`)],
      ['Shipment without premium', shipment.map((name) => `shipment.${name}`)],
    ]);
    for (const [id, role] of roles) {
      expect(id).toMatch(/^rol_[0-9a-z]{25}$/);
      expect(role).toMatchObject({ type: 'employee', companyId: headquartersOf(state) });
    }
    expect(state.size('roleAssignments')).toBe(0);
  });

  test('R27 the starter set holds what the account has, and nothing else', () => {
    const rights = ['billing.fees', 'trading.premium', 'funding.deposit'];
    const { state } = opened(organization({ starterRoles: true, rights }));
    expect([...state.all('roles')].map(([, role]) => role.rights)).toEqual([
      ['billing.fees', 'funding.deposit', 'trading.premium'],
      ['billing.fees'],
      [],
      ['trading.premium'],
      [],
      [],
      [],
    ]);
  });

  test('R18 two people of an application have two addresses', () => {
    const officers = [{ name: 'Other', email: 'ADA+x@acme.example' }, person('ben')];
    expect(refused(organization({ officers }))).toEqual([['email_taken']]);
    expect(refused(individual('joint', { holders: [person('ben'), person('ben')] }))).toEqual([['email_taken']]);
  });

  test('R47 every policy value is stored at the opening, and a headquarters made', () => {
    const { state, user } = opened(organization());
    expect(state.account).toMatchObject(defaultPolicy);
    expect(user('ada').companyId).toBe(headquartersOf(state));
  });

  test('R29 every problem of an application is listed', () => {
    const application = individual('retirement', {
      officers: [person('ada', ['security.users'])],
      holders: [person('ben')],
      requiredApprovals: 1,
    });
    expect(refused(application)).toEqual([
      ['not_an_organization', 'officers'],
      ['not_an_organization', 'requiredApprovals'],
      ['invalid_payload', 'holders'],
      ['email_taken'],
      ['officer_only_right', 'officers.0.rights.0'],
    ]);
  });

  test('comes out the same each time, with ids of its own for each account', () => {
    expect(openingOf('acc_1', organization())).toEqual(openingOf('acc_1', organization()));
    expect(openingOf('acc_2', organization()).applicantId).not.toBe(openingOf('acc_1', organization()).applicantId);
    expect(openingOf('acc_1', organization()).applicantId).toMatch(/^usr_[0-9a-z]{25}$/);
    expect(headquartersOf(opened(organization()).state)).toMatch(/^cmp_[0-9a-z]{25}$/);
  });
});

describe('an individual client type', () => {
  test.each(individualTypes)('R3 %s has no officer and no required approvals', (clientType) => {
    const { state, user, id } = opened(individual(clientType));
    expect(user('ada')).toMatchObject({ owner: true, officer: false, officerSince: null });
    expect(officerIds(state)).toEqual([]);
    expect(state.account.requiredApprovals).toBe(0);
    expect(effectiveRights(state, id('ada')).codes()).toEqual([...everyRight].sort());
  });

  test.each(individualTypes)('R3 %s that names officers or required approvals is refused', (clientType) => {
    expect(refused(individual(clientType, { officers: [person('ben')] }))).toEqual([
      ['not_an_organization', 'officers'],
    ]);
    for (const requiredApprovals of [1, 2])
      expect(refused(individual(clientType, { requiredApprovals }))).toEqual([
        ['not_an_organization', 'requiredApprovals'],
      ]);
    expect(refused(individual(clientType, { requiredApprovals: 0 }))).toEqual([]);
  });

  test.each(clientTypes)('R1 holders are owners alike, of joint and trust accounts alone: %s', (clientType) => {
    const application = { ...individual(clientType, { holders: [person('ben')] }), requiredApprovals: 0 };
    if (clientType !== 'joint' && clientType !== 'trust') {
      expect(refused(application)).toEqual([['invalid_payload', 'holders']]);
      return;
    }
    const { state, user, id } = opened(application);
    expect(user('ben')).toMatchObject({ owner: true, officer: false });
    expect(effectiveRights(state, id('ben')).codes()).toEqual([...everyRight].sort());
  });
});

describe('an application is refused in words', () => {
  const { requiredApprovals: _, ...silent } = organization();
  const officers = (count: number) => Array.from({ length: count }, (_person, i) => person(`officer${i}`));

  test.each<[string, Application, string]>([
    [
      'R3 that names officers of an individual',
      individual('trust', { officers: [person('ben'), person('cleo')] }),
      'Only an organization has Security Officers; found 2 for the client type trust.',
    ],
    [
      'R3 that asks for approvals of an individual',
      individual('custodial', { requiredApprovals: 2 }),
      'Only an organization has required approvals; found 2 for the client type custodial.',
    ],
    [
      'R27 that asks for roles of an individual',
      individual('retirement', { starterRoles: true }),
      'Only institutional accounts have roles.',
    ],
    [
      'R4 that does not say its required approvals',
      silent,
      'an organization says its required approvals: 0, 1 or 2 is expected, found nothing',
    ],
    [
      'R1 that names holders of an organization',
      organization({ holders: [person('hal')] }),
      'holders are for joint and trust accounts; found 1 for the client type organization',
    ],
    ['R2 of too many', organization({ officers: officers(21) }), 'at most 20 officers are expected, found 22'],
    [
      'R18 of two with one address',
      organization({ officers: [person('ben'), { name: 'Ben', email: 'Ben@acme.example' }] }),
      'Two people of the application have the address Ben@acme.example.',
    ],
    [
      'R2 that gives what the account would lack',
      organization({ rights: ['reports.tax'], officers: [person('ben', ['reports.risk']), person('cleo')] }),
      'The account would not have reports.risk.',
    ],
    [
      'R5 of too few officers',
      organization({ officers: [] }),
      '2 approvals are required; the applicant is the only officer of the application.',
    ],
  ])('%s', (_rule, application, words) => {
    expect(inWords(application)).toEqual([words]);
  });

  test('each points at the part of the application that it is about', () => {
    expect(refused(individual('joint', { starterRoles: true }))).toEqual([['institutional_only', 'starterRoles']]);
    expect(refused(individual('joint', { starterRoles: false }))).toEqual([]);
    expect(refused(organization({ officers: [] }))).toEqual([['quorum_unsatisfiable', 'officers']]);
  });
});
