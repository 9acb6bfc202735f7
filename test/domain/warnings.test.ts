import { describe, expect, test } from '@jest/globals';
import { modifyEdit } from '../../src/domain/account-state.ts';
import { evaluate } from '../../src/domain/admission.ts';
import type { ChangeKind } from '../../src/domain/change-kind.ts';
import { kindOf } from '../../src/changes/index.ts';
import { ACME, acme, idOf, jointAccount, Script, type Person } from './acme.ts';

const warnings = (script: Script, by: Person, kind: string, payload: unknown) =>
  script.change(script.submit(by, kind, payload)).warnings;
const codes = (...asked: Parameters<typeof warnings>) => warnings(...asked).map((w) => w.code);

describe('not_operable', () => {
  test('R10 what takes no officer away is neither warned of nor refused for it', () => {
    const script = new Script(acme({ people: ['ada', 'ben', 'fred'], account: { officerRemoval: 'keep-operable' } }));
    const payload = { userId: idOf('fred'), rights: ['reports.tax'] };
    expect(script.refusals('ada', 'rights.grant', payload)).toEqual(['quorum_unsatisfiable']);
    const asked = { initiatorId: idOf('ada'), changeId: 'chg_1' };
    expect(evaluate(script.state, kindOf('rights.grant')!, payload, asked).warnings).toEqual([]);
  });

  test('R3 is not said of an account without officers', () => {
    expect(codes(new Script(jointAccount()), 'ada', 'user.suspend', { userId: idOf('fred') })).toEqual([]);
  });
});

describe('right_orphaned', () => {
  test('R16 a change that leaves no officer able to give a right carries the warning', () => {
    const script = new Script(acme({ people: ['ada', 'ben', 'cleo', 'dev'] }));
    const revoked = { userId: idOf('ada'), rights: ['reports.tax', 'reports.flex'] };
    expect(warnings(script, 'ben', 'rights.revoke', revoked)).toEqual([
      { code: 'right_orphaned', message: 'No officer could give these rights any more: reports.flex.' },
    ]);
    const both = { ...revoked, rights: ['reports.flex', 'reports.risk'] };
    expect(warnings(script, 'ben', 'rights.revoke', both)).toMatchObject([
      { message: 'No officer could give these rights any more: reports.flex, reports.risk.' },
    ]);
    expect(codes(script, 'ben', 'officer.remove', { userId: idOf('ada') })).toEqual(['right_orphaned']);
    expect(codes(script, 'ben', 'officer.remove', { userId: idOf('cleo') })).toEqual([]);
  });

  test('R16 a right that the account itself loses is nobody’s to give', () => {
    const state = acme();
    const kind: ChangeKind = {
      ...kindOf('policy.set')!,
      plan: () => ({
        problems: [],
        steps: [modifyEdit(state, 'account', ACME, { rights: ['reports.tax'] })],
        kinds: [],
      }),
    };
    expect(evaluate(state, kind, {}, { initiatorId: idOf('ada'), changeId: 'chg_1' }).warnings).toEqual([]);
  });
});

describe('authorizers_below_required', () => {
  const asked = { area: 'funding', primary: 1, secondary: 1 };
  const short = (by: string) => `Fewer authorizers than asked for would be active: ${by}.`;

  test('R14 names each place that the change leaves short', () => {
    expect(warnings(new Script(), 'ada', 'authorizers.set', asked)).toEqual([
      { code: 'authorizers_below_required', message: short('funding primary (0 of 1), funding secondary (0 of 1)') },
    ]);
  });

  test('R14 what was short before is no warning of a change that leaves it so', () => {
    const script = new Script();
    script.carry('ada', 'authorizers.set', asked, ['ben', 'cleo']);
    const fred = { userId: idOf('fred') };
    expect(codes(script, 'ada', 'user.modify', { ...fred, name: 'Frederick' })).toEqual([]);
    expect(codes(script, 'ada', 'rights.grant', { ...fred, rights: ['reports.tax'] })).toEqual([]);
    expect(warnings(script, 'ada', 'authorizers.set', { ...asked, secondary: 2 })).toEqual([
      { code: 'authorizers_below_required', message: short('funding secondary (0 of 2)') },
    ]);
  });
});
