import { describe, expect, test } from '@jest/globals';
import { createEdit, modifyEdit, type AccountState, type Edit } from '../../src/domain/account-state.ts';
import { admit, evaluate } from '../../src/domain/admission.ts';
import { grantId } from '../../src/domain/entities/grants.ts';
import { kindOf } from '../../src/changes/index.ts';
import { ACME, acme, cast, idOf, jointAccount, submissionContext, type Person } from './acme.ts';

/*
 * What people are told when a change is refused at its submission (R29): what was found, and what was expected.
 */

const grantFred = { userId: idOf('fred'), rights: ['reports.tax'] };
const suspended = (state: AccountState, person: Person): AccountState =>
  state.after(modifyEdit(state, 'users', idOf(person), { status: 'suspended' }));

/** The problems of a submission by somebody, in words. */
const told = (
  state: AccountState,
  by: string,
  [kind, payload]: readonly [kind: string, payload: unknown],
  more: Parameters<typeof submissionContext>[0] = {},
): string[] => {
  const admitted = admit(state, kindOf(kind)!, payload, submissionContext({ initiatorId: by, ...more }));
  return 'problems' in admitted ? admitted.problems.map(({ code, message }) => `${code}: ${message}`) : [];
};

/** The same of a kind that checks nothing itself: what follows from its edits alone. */
const toldOfEdits = (state: AccountState, ...edits: Edit[]): string[] => {
  const kind = kindOf('rights.grant')!;
  const careless = { ...kind, plan: () => ({ problems: [], steps: [edits], kinds: [kind] }) };
  const admitted = admit(state, careless, grantFred, submissionContext());
  return 'problems' in admitted ? admitted.problems.map(({ code, message }) => `${code}: ${message}`) : [];
};

type Asked = readonly [kind: string, payload: unknown];
const grant: Asked = ['rights.grant', grantFred];

describe('a change is refused', () => {
  test.each<[string, () => AccountState, string, Asked, string]>([
    [
      'R12 of an officer who is suspended',
      () => suspended(acme(), 'ben'),
      idOf('ben'),
      grant,
      'suspended: Your access to the account is suspended.',
    ],
    [
      'R12 of who is no officer',
      acme,
      idOf('fred'),
      grant,
      'not_an_officer: Only Security Officers start changes of this account.',
    ],
    [
      'R13 of who is no owner',
      jointAccount,
      idOf('fred'),
      grant,
      'not_an_owner: Only owners start changes of this account.',
    ],
    [
      'R13 of who is no user at all',
      jointAccount,
      'usr_nobody',
      grant,
      'not_an_owner: Only owners start changes of this account.',
    ],
    [
      'R3 that is for organizations',
      jointAccount,
      idOf('ada'),
      ['officer.designate', { userId: idOf('fred') }],
      'not_an_organization: "officer.designate" is for organizations; this account is joint.',
    ],
    [
      'R13 that is for institutional accounts',
      jointAccount,
      idOf('ada'),
      ['authorizers.set', { area: 'funding', primary: 1, secondary: 0 }],
      'institutional_only: "authorizers.set" is for institutional accounts; this account is joint.',
    ],
    [
      'R3 that adds an officer to an account without',
      jointAccount,
      idOf('ada'),
      ['user.add', { name: 'Gus', email: 'gus@acme.example', officer: true, rights: ['reports.tax'] }],
      'not_an_organization: Only an organization has Security Officers; this account is joint.',
    ],
    [
      'R13 that takes from an owner',
      jointAccount,
      idOf('ada'),
      ['user.suspend', { userId: idOf('ben') }],
      'out_of_scope: Ben Cole is an owner: only the support desk can take from an owner.',
    ],
    [
      'R16 that gives rights which its initiator does not have',
      acme,
      idOf('ben'),
      ['rights.grant', { userId: idOf('fred'), rights: ['reports.tax', 'reports.flex'] }],
      'exceeds_own_rights: This gives rights that you do not have: reports.flex, reports.tax.',
    ],
    [
      'R22 that grants a right above the ceiling',
      () => acme({ account: { rights: ['reports.statements'] } }),
      idOf('ada'),
      grant,
      'exceeds_company_rights: Acme does not have reports.tax.',
    ],
    [
      'R29 that would change nothing',
      acme,
      idOf('ada'),
      ['user.modify', { userId: idOf('fred'), name: cast.fred.name }],
      'no_change: Everything is as this change would make it.',
    ],
  ])('%s', (_, state, by, asked, words) => {
    expect(told(state(), by, asked)).toEqual([words]);
  });

  test.each<Asked>([
    ['approvals.set', { requiredApprovals: 1 }],
    ['policy.set', { probationHours: 1 }],
    ['authorizers.set', { area: 'funding', primary: 1, secondary: 1 }],
    ['authorizer.assign', { userId: idOf('fred'), area: 'funding', level: 'primary' }],
  ])('R25 of an officer of a subsidiary, where it is for officers of headquarters: %s', (...asked) => {
    expect(told(acme({ atBranch: ['ben', 'fred'] }), idOf('ben'), asked)).toEqual([
      `out_of_scope: "${asked[0]}" is started by officers of headquarters.`,
    ]);
  });

  test('R25 R36 of a set once for each kind in it, and not for the kinds that are anybody’s', () => {
    const policy = (probationHours: number) => ({ kind: 'policy.set', payload: { probationHours } });
    const changes = [policy(1), { kind: 'rights.grant', payload: grantFred }, policy(2)];
    expect(told(acme({ atBranch: ['ben', 'fred'] }), idOf('ben'), ['change-set', { changes }])).toEqual([
      'out_of_scope: "policy.set" is started by officers of headquarters.',
    ]);
  });

  test('R17 that an edit grants an officer-only function, whatever its kind let through', () => {
    const edit = createEdit('grants', 'x', { userId: idOf('fred'), function: 'security.users' });
    expect(toldOfEdits(acme(), edit)).toEqual([
      'officer_only_right: security.users comes with the designation and is never granted.',
    ]);
  });

  test('R13 R36 of each owner whom it takes from by name, once', () => {
    const joint = jointAccount();
    const code = 'trading.orders';
    const dropped: Edit = {
      entity: 'grants',
      id: grantId(idOf('ben'), code),
      before: { userId: idOf('ben'), function: code },
      after: null,
    };
    const owner = (name: string) => `out_of_scope: ${name} is an owner: only the support desk can take from an owner.`;
    expect(toldOfEdits(joint, dropped, ...modifyEdit(joint, 'users', idOf('ben'), { status: 'suspended' }))).toEqual([
      owner('Ben Cole'),
    ]);
    expect(toldOfEdits(joint, ...modifyEdit(joint, 'account', ACME, { rights: ['reports.statements'] }))).toEqual([
      owner('Ada Bell'),
      owner('Ben Cole'),
    ]);
  });

  test('R29 of a kind that takes no new ones', () => {
    const retired = { ...kindOf('rights.grant')!, retired: true };
    expect(admit(acme(), retired, grantFred, submissionContext())).toMatchObject({
      problems: [
        { code: 'invalid_payload', message: '"rights.grant" is retired and takes no new changes.', path: 'kind' },
      ],
    });
  });

  test('R29 of which the same is pending, by its id', () => {
    expect(told(acme(), idOf('ada'), grant, { identicalPending: 'chg_7' })).toEqual([
      'conflicting_change: The same change is pending: chg_7.',
    ]);
  });

  test('R39 that asks for what too few officers can bring', () => {
    const canMeet = (id: string, assurance: string) => assurance !== 'passkey' || id === idOf('ben');
    expect(told(acme(), idOf('ada'), ['policy.set', { approvalAssurance: 'passkey' }], { canMeet })).toEqual([
      'quorum_unsatisfiable: Decisions by passkey need 3 officers who can bring it; 1 can.',
    ]);
  });
});

describe('at most so many changes are pending', () => {
  const crowded = (byInitiator: number, ofAccount: number) =>
    told(acme(), idOf('ada'), grant, { open: { byInitiator, ofAccount } });
  const ofOne =
    'too_many_changes: At most 20 changes of one person are pending at a time; 20 of yours are. Withdraw some, or wait until they are decided.';
  const ofAll =
    'too_many_changes: At most 100 changes of an account are pending at a time; 100 are. Wait until some are decided.';

  test.each<[number, number, string[]]>([
    [19, 99, []],
    [20, 99, [ofOne]],
    [19, 100, [ofAll]],
    [20, 100, [ofOne, ofAll]],
  ])('R48 with %i of the initiator and %i of the account', (byInitiator, ofAccount, words) => {
    expect(crowded(byInitiator, ofAccount)).toEqual(words);
  });
});

describe('what is refused before its edits are known', () => {
  test.each<[string, Person, string, unknown]>([
    ['who asks may not', 'fred', 'rights.grant', grantFred],
    ['the payload names nobody', 'ada', 'user.suspend', { userId: 'usr_nobody' }],
    ['nothing would change', 'ada', 'user.modify', { userId: idOf('fred'), name: cast.fred.name }],
  ])('R29 alters, moves and warns of nothing: %s', (_, by, kind, payload) => {
    const state = acme();
    const asked = { initiatorId: idOf(by), changeId: 'chg_1' };
    const { problems, after, ...rest } = evaluate(state, kindOf(kind)!, payload, asked);
    expect(problems).toHaveLength(1);
    expect(after).toBe(state);
    expect(rest).toEqual({ edits: [], impact: [], roles: [], warnings: [], requiredApprovals: 2, sensitive: false });
  });
});
