import { describe, expect, test } from '@jest/globals';
import { modifyEdit } from '../../src/domain/account-state.ts';
import { standingOf, stricter } from '../../src/domain/deciding.ts';
import type { Assurance } from '../../src/domain/entities/account.ts';
import { judgeFlag, judgeLift } from '../../src/domain/flagging.ts';
import { floorProblems, readRequired } from '../../src/domain/officers.ts';
import { acme, DAY, HOUR, idOf, MONDAY, Script, type Person } from './acme.ts';

/*
 * What people are told when something is refused: what was found, and what was expected.
 */

const grantFred = { userId: idOf('fred'), rights: ['reports.tax'] };
const context = { now: MONDAY, canMeet: () => true, stop: undefined };

const refusal = (judged: { readonly outcome: string; readonly problem?: { readonly message: string } }): string =>
  judged.problem?.message ?? `no refusal, but "${judged.outcome}"`;

describe('a decision is refused', () => {
  test.each<[string, string, (script: Script, id: string) => ReturnType<Script['decide']>]>([
    [
      'of somebody who is suspended',
      'Your access to the account is suspended.',
      (script, id) => {
        script.land(modifyEdit(script.state, 'users', idOf('ben'), { status: 'suspended' }));
        return script.decide(id, 'ben');
      },
    ],
    [
      'of somebody who is no officer',
      'Only Security Officers of the account decide on its changes.',
      (script, id) => script.decide(id, 'fred'),
    ],
    [
      'of its own initiator',
      'You asked for this change; other officers decide on it.',
      (script, id) => script.decide(id, 'ada'),
    ],
    [
      'that contradicts',
      'You have decided "approve" already; a decision is final.',
      (script, id) => {
        script.decide(id, 'ben');
        return script.decide(id, 'ben', 'reject');
      },
    ],
    [
      'on what has ended',
      'The change has ended: it is withdrawn.',
      (script, id) => {
        script.withdraw(id);
        return script.decide(id, 'ben');
      },
    ],
    [
      'on what is flagged',
      'It was flagged as wrong: nobody decides on it until 2026-02-03T09:00:00.000Z, or until the flag is lifted.',
      (script, id) => {
        script.flag(id, 'cleo');
        return script.decide(id, 'ben');
      },
    ],
    [
      'that was made for another digest',
      `The change's digest is DIGEST; you decided on elsewhere.`,
      (script, id) => script.decide(id, 'ben', 'approve', { digest: 'elsewhere' }),
    ],
    [
      'of who became an officer since',
      'You may not decide: an officer who became an officer after the change was submitted.',
      (script, id) => {
        script.land(modifyEdit(script.state, 'users', idOf('gina'), { officer: true }));
        return script.decide(id, 'gina');
      },
    ],
    [
      'with less than is asked for',
      'A decision asks for: session. You came with: link.',
      (script, id) => script.decide(id, 'ben', 'approve', { proven: 'link' }),
    ],
  ])('R28 R40 %s', (_, words, decide) => {
    const script = new Script();
    const id = script.submit('ada', 'rights.grant', grantFred);
    expect(refusal(decide(script, id))).toBe(words.replace('DIGEST', script.change(id).digest));
  });

  test('R43 of who is on probation: from when they can; and that they can’t, where it expires before', () => {
    const script = new Script();
    script.land(modifyEdit(script.state, 'users', idOf('gina'), { officer: true }));
    script.now += HOUR;
    const id = script.submit('ada', 'officer.remove', { userId: idOf('eva') });
    expect(script.change(id).sensitive).toBe(true);
    expect(refusal(script.decide(id, 'gina'))).toBe(
      'You can decide on changes of this sort from 2026-02-03T09:00:00.000Z.',
    );
    const short = { ...script.change(id), expiresAt: MONDAY + DAY };
    expect(standingOf(script.state, short, idOf('gina'), { ...context, now: script.now })).toEqual({
      officerId: idOf('gina'),
      may: false,
      code: 'probation',
      text: 'is on probation until after the change expires',
    });
  });

  test('R18 R43 probation counts from the later of designation and address, and the opening’s starts none', () => {
    const script = new Script();
    const from = (person: Person): number | null => {
      const id = script.submit('ada', 'approvals.set', { requiredApprovals: 1 });
      const standing = standingOf(script.state, script.change(id), idOf(person), { ...context, now: script.now });
      script.withdraw(id);
      return standing.may ? standing.from : NaN;
    };
    expect(from('ben')).toBeNull();
    script.land(modifyEdit(script.state, 'users', idOf('gina'), { officer: true }));
    script.now += HOUR;
    script.land(modifyEdit(script.state, 'users', idOf('gina'), { email: 'gina@elsewhere.example' }));
    expect(from('gina')).toBe(MONDAY + HOUR + DAY);
    script.land(modifyEdit(script.state, 'users', idOf('ben'), { email: 'ben@elsewhere.example' }));
    expect(from('ben')).toBe(MONDAY + HOUR + DAY);
    script.now += DAY;
    expect(from('ben')).toBeNull();
  });

  test('R47 what is no assurance and no number of approvals is named, and never taken for the least', () => {
    expect(() => stricter('password' as Assurance, 'link')).toThrow(
      new RangeError('link or session or passkey is expected, found "password"'),
    );
    expect(() => readRequired(3)).toThrow(new RangeError('required approvals are 0, 1 or 2, found 3'));
  });
});

describe('a flag is refused', () => {
  const script = new Script();
  const id = script.submit('ada', 'rights.grant', grantFred);
  const open = script.change(id);

  test('R50 of whom it is not for, and on what has ended', () => {
    script.land(modifyEdit(script.state, 'users', idOf('dev'), { status: 'suspended' }));
    const told = (person: Person, change = open, now = MONDAY) =>
      refusal(judgeFlag(script.state, change, idOf(person), undefined, now));
    expect(told('dev')).toBe('Your access to the account is suspended.');
    expect(told('fred')).toBe('Only Security Officers of the account flag its changes and lift flags.');
    expect(refusal(judgeFlag(script.state, open, 'usr_nobody', undefined, MONDAY))).toContain('Only Security Officers');
    expect(told('ben', { ...open, state: 'applied' })).toBe('The change has ended: it is applied.');
    expect(told('ben', open, open.expiresAt)).toBe('The change has ended: it is expired.');
    expect(told('ben', open, open.expiresAt - 1)).toBe('no refusal, but "recorded"');
    // Approved, it does not expire any more: it is applied when nothing stops it.
    expect(told('ben', { ...open, state: 'approved' }, open.expiresAt)).toBe('no refusal, but "recorded"');
  });

  test('R50 of who has flagged today: from when they can', () => {
    const own = { changeId: 'chg_other', at: MONDAY };
    expect(refusal(judgeFlag(script.state, open, idOf('ben'), own, MONDAY + HOUR))).toBe(
      'An officer flags one change a day; you can flag another from 2026-02-03T09:00:00.000Z.',
    );
  });
});

describe('lifting a flag is refused', () => {
  const script = new Script();
  const id = script.submit('ada', 'rights.grant', grantFred);
  script.flag(id, 'ben');
  const told = (person: Person, proven: Assurance = 'session') =>
    refusal(judgeLift(script.state, script.change(id), script.flags, { officerId: idOf(person), proven }, MONDAY));

  test.each<[Person, Assurance, string]>([
    ['ada', 'session', 'What stops your own changes is lifted by other officers.'],
    ['ben', 'session', 'You flagged it; other officers lift it, or it ends by itself.'],
    ['cleo', 'link', 'Lifting a flag asks for: session. You came with: link.'],
    ['fred', 'session', 'Only Security Officers of the account flag its changes and lift flags.'],
    ['cleo', 'session', 'no refusal, but "recorded"'],
  ])('R50 of %s with a %s', (person, proven, words) => {
    expect(told(person, proven)).toBe(words);
  });

  test('R50 it lifts the flags against this initiator alone; where none stands it lifts nothing', () => {
    const other = script.submit('cleo', 'user.modify', { userId: idOf('fred'), name: 'Fred Gale Jr' });
    const lift = (change: string) =>
      judgeLift(
        script.state,
        script.change(change),
        script.flags,
        { officerId: idOf('dev'), proven: 'session' },
        MONDAY,
      );
    expect(lift(other)).toEqual({ outcome: 'repeated' });
    script.flag(other, 'eva');
    expect(lift(id)).toMatchObject({ outcome: 'recorded', flags: [{ id: 'flg_1' }] });
    expect(lift(other)).toMatchObject({ outcome: 'recorded', flags: [{ id: 'flg_2' }] });
  });
});

describe('too few officers', () => {
  const floor = (after: ReturnType<typeof acme>, before = acme()) =>
    floorProblems(before, after).map(({ code, message }) => `${code}: ${message}`);

  test('R9 R10 are refused in words', () => {
    expect(floor(acme({ officers: [] }))).toEqual([
      'last_officer: The account would be left without a Security Officer.',
    ]);
    expect(floor(acme({ atBranch: ['ada', 'ben', 'cleo', 'dev', 'eva'] }))).toEqual([
      'last_officer: Headquarters would be left without a Security Officer.',
    ]);
    expect(floor(acme({ officers: ['ada'] }))).toEqual([
      'quorum_floor: With required approvals at 2 the fewest officers are 2; 1 would remain.',
    ]);
    const keep = { account: { officerRemoval: 'keep-operable' as const } };
    expect(floor(acme({ ...keep, officers: ['ada', 'ben'] }), acme(keep))).toEqual([
      'quorum_floor: The policy of the account keeps 3 officers, so that changes can be approved; 2 would remain.',
    ]);
  });
});

test('R34 a change whose initiator has stopped being an officer ends, in words', () => {
  const script = new Script();
  const id = script.submit('ben', 'rights.grant', { userId: idOf('fred'), rights: ['trading.orders'] });
  script.land(modifyEdit(script.state, 'users', idOf('ben'), { officer: false }));
  script.land(modifyEdit(script.state, 'users', idOf('ben'), { officer: true }));
  expect(script.settle(id)).toMatchObject({
    do: 'end',
    state: 'conflicted',
    reason: { code: 'initiator_left', text: 'Ben Cole, who asked for it, has stopped being an officer since.' },
  });
});
