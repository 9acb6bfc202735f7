import { describe, expect, test } from '@jest/globals';
import { deskKindOf } from '../../src/changes/index.ts';
import { modifyEdit, type AccountState } from '../../src/domain/account-state.ts';
import { deskStaleness, evaluateForDesk, type DeskEvaluation } from '../../src/domain/desk-admission.ts';
import { acme, idOf, jointAccount } from './acme.ts';

const ids = { requestId: 'srq_1', changeId: 'chg_1' };
const evaluated = (state: AccountState, kind: string, payload: unknown): DeskEvaluation =>
  evaluateForDesk(state, deskKindOf(kind)!, payload, ids);

describe('a request to the desk is refused, and nothing comes of it', () => {
  test.each<[string, () => AccountState, string, unknown, object]>([
    [
      'R29 whose payload is not well formed',
      acme,
      'account-rights.set',
      {},
      { code: 'invalid_payload', message: expect.any(String), path: 'rights' },
    ],
    [
      'R3 that is for organizations',
      jointAccount,
      'officer.add',
      { userId: idOf('fred') },
      { code: 'not_an_organization', message: '"officer.add" is for organizations; this account is joint.' },
    ],
    [
      'R13 that is for institutional accounts',
      jointAccount,
      'account-rights.set',
      { rights: ['reports.tax'] },
      {
        code: 'institutional_only',
        message: '"account-rights.set" is for institutional accounts; this account is joint.',
      },
    ],
    [
      'R29 that names nobody',
      acme,
      'officer.add',
      { userId: 'usr_nobody' },
      { code: 'not_found', message: 'The account has no user usr_nobody.', path: 'userId' },
    ],
    [
      'R29 that would change nothing',
      acme,
      'officer.add',
      { userId: idOf('ben') },
      { code: 'no_change', message: 'Everything is as this request would make it.' },
    ],
  ])('%s', (_, account, kind, payload, problem) => {
    const state = account();
    const { after, ...rest } = evaluated(state, kind, payload);
    expect(after).toBe(state);
    expect(rest).toEqual({ edits: [], impact: [], roles: [], warnings: [], sensitive: false, problems: [problem] });
  });
});

test('R22 who is added new is given nothing above the ceiling of their company', () => {
  const state = acme({ account: { rights: ['reports.statements'] } });
  const newcomer = { name: 'Gus', email: 'gus@acme.example', rights: ['reports.tax', 'reports.statements'] };
  const { edits, problems } = evaluated(state, 'officer.add', newcomer);
  expect(problems).toEqual([{ code: 'exceeds_company_rights', message: 'Acme does not have reports.tax.' }]);
  expect(edits).toHaveLength(3);
});

describe('what makes a request stale, in words', () => {
  const newcomer = { name: 'Gus', email: 'gus@acme.example', rights: ['reports.tax'] };
  const shown = evaluated(acme(), 'officer.add', newcomer);
  const reason = (now: Partial<DeskEvaluation>) => deskStaleness({ ...shown, ...now }, shown);

  test.each<[string, Partial<DeskEvaluation>, string, string]>([
    ['other edits', { edits: [] }, 'edits_moved', 'What it would alter is no longer what was shown.'],
    [
      'other rights of a role',
      { roles: [{ id: 'rol_x', rights: [] }] },
      'roles_moved',
      'A role holds other rights than were shown.',
    ],
    [
      'more than the effect',
      { impact: [{ gained: ['funding.withdraw'], lost: [], userIds: ['usr_x'] }] },
      'effect_moved',
      'It would give or take rights beyond the effect that was shown.',
    ],
    [
      'a warning',
      { warnings: [{ code: 'right_orphaned', message: 'Nobody could give it.' }] },
      'new_warning',
      'A warning has come up that was not shown: Nobody could give it.',
    ],
    [
      'every problem',
      {
        problems: [
          { code: 'email_taken', message: 'The address is taken.' },
          { code: 'name_taken', message: 'The name is taken.' },
        ],
      },
      'email_taken',
      'The address is taken. The name is taken.',
    ],
  ])('R30 %s', (_, now, code, text) => {
    expect(reason(now)).toEqual({ code, text });
  });

  test('R30 a request of that which was there in the meantime says so', () => {
    const state = acme();
    const meanwhile = state.after(modifyEdit(state, 'users', idOf('fred'), { officer: true }));
    const designate = { userId: idOf('fred') };
    expect(
      deskStaleness(evaluated(meanwhile, 'officer.add', designate), evaluated(state, 'officer.add', designate)),
    ).toEqual({ code: 'no_change', text: 'Everything is as this request would make it.' });
  });

  test('R30 a warning that was shown is none that has come up, nor is one that has gone', () => {
    const warning = { code: 'right_orphaned', message: 'Nobody could give it.' } as const;
    const warned = { ...shown, warnings: [warning] };
    expect(deskStaleness({ ...shown, warnings: [{ ...warning, message: 'In other words.' }] }, warned)).toBeUndefined();
    expect(deskStaleness(shown, warned)).toBeUndefined();
  });
});
