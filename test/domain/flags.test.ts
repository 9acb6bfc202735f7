import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { FLAG_MS } from '../../src/domain/flags.ts';
import { viewOf } from '../../src/domain/change-view.ts';
import { modifyEdit } from '../../src/domain/account-state.ts';
import { acme, DAY, HOUR, idOf, MONDAY, officersOfAcme, Script, type Person } from './acme.ts';

const grantFred = { userId: idOf('fred'), rights: ['reports.tax'] };
const suspendGina = { userId: idOf('gina') };

describe('what a flag stops', () => {
  test('R50 it and the other pending changes of its initiator stop for 24 hours; nobody else’s do', () => {
    const script = new Script();
    const flagged = script.submit('ada', 'rights.grant', grantFred);
    const other = script.submit('ada', 'user.suspend', suspendGina);
    const bens = script.submit('ben', 'rights.grant', { userId: idOf('fred'), rights: ['trading.orders'] });
    expect(script.flag(flagged, 'cleo')).toBe('recorded');
    for (const id of [flagged, other])
      for (const verdict of ['approve', 'reject'] as const)
        expect(script.outcome(id, 'dev', verdict)).toBe('account_frozen');
    expect(script.outcome(bens, 'dev')).toBe('recorded');
    const later = script.submit('ada', 'user.suspend', { userId: idOf('fred') });
    expect(script.outcome(later, 'dev')).toBe('account_frozen');
    script.now += FLAG_MS - 1;
    expect(script.outcome(flagged, 'dev')).toBe('account_frozen');
    script.now += 1;
    for (const id of [flagged, other, later]) expect(script.outcome(id, 'dev')).toBe('recorded');
  });

  test('R50 approvals that were complete before are applied after, and not while it is stopped', () => {
    const script = new Script();
    const id = script.submit('ada', 'rights.grant', grantFred);
    script.decide(id, 'ben');
    script.decide(id, 'cleo');
    expect(script.change(id).state).toBe('approved');
    script.flag(id, 'dev');
    expect(script.settle(id)).toMatchObject({
      do: 'wait',
      wakeAt: MONDAY + DAY,
      next: { what: 'frozen', at: MONDAY + DAY },
      otherwise: { what: 'applying' },
    });
    expect(script.change(id).state).toBe('approved');
    script.now += DAY;
    expect(script.settle(id).do).toBe('apply');
    expect(script.change(id).state).toBe('applied');
  });

  test('R50 its time runs on: it expires while it is stopped', () => {
    const script = new Script();
    const id = script.submit('ada', 'rights.grant', grantFred);
    script.now += 7 * DAY - HOUR;
    script.flag(id, 'ben');
    expect(script.settle(id)).toMatchObject({ do: 'wait', wakeAt: MONDAY + 7 * DAY, next: { what: 'frozen' } });
    script.now += HOUR;
    expect(script.settle(id)).toMatchObject({ do: 'end', state: 'expired' });
  });

  test('R50 the initiator can withdraw it, and one that has left ends it', () => {
    const script = new Script();
    const id = script.submit('ben', 'rights.grant', { userId: idOf('fred'), rights: ['trading.orders'] });
    script.flag(id, 'cleo');
    script.land(modifyEdit(script.state, 'users', idOf('ben'), { status: 'suspended' }));
    expect(script.settle(id)).toMatchObject({ do: 'end', state: 'conflicted', reason: { code: 'initiator_left' } });
  });

  test('R45 why it waits: stopped, by whom, until when, and what it needs then', () => {
    const script = new Script();
    const id = script.submit('ada', 'rights.grant', grantFred);
    script.flag(id, 'ben');
    script.lift(id, 'cleo');
    const change = { ...script.change(id), number: 1, title: 't', description: 'd', stateReason: null, endedAt: null };
    const view = viewOf(
      { slug: 'acme', state: script.state },
      { ...change, authority: 'officers' as const, appliedVersion: null, atEnd: null, resubmits: null },
      script.decisions(id),
      { now: script.now, canMeet: () => true, stop: script.stop(id) },
    );
    expect(view).toMatchObject({
      next: { what: 'frozen', at: '2026-02-03T09:00:00.000Z' },
      frozen: {
        by: { name: 'Ben Cole' },
        until: '2026-02-03T09:00:00.000Z',
        lifts: { required: 2, missing: 1, by: [{ name: 'Cleo Dart' }] },
        mayLift: [{ name: 'Dev Ekman' }, { name: 'Eva Falk' }],
      },
    });
    expect(view.waiting).toBe(
      'It is stopped until 2026-02-03T09:00:00.000Z: Ben Cole flagged it as wrong. It waits for 2 more approvals of 2, by: Ben Cole, Cleo Dart, Dev Ekman, Eva Falk.',
    );
  });
});

describe('what never stops', () => {
  test.each(['user.suspend', 'user.remove', 'officer.remove'])(
    'R50 a change that takes the flagger or the initiator away: %s',
    (kind) => {
      for (const person of ['ben', 'ada'] as const) {
        const script = new Script();
        const id = script.submit('ada', kind, { userId: idOf(person) });
        expect(script.flag(id, 'ben')).toBe('recorded');
        expect(script.stop(id)).toBeUndefined();
        const approvers = officersOfAcme.filter((officer) => officer !== 'ada' && officer !== 'ben');
        for (const officer of approvers.slice(0, 2)) expect(script.outcome(id, officer)).toBe('recorded');
        expect(script.settle(id).do).toBe('apply');
      }
    },
  );

  test('R50 what takes somebody else away does stop, and so does what goes along with a removal', () => {
    const set = (...changes: object[]) => ({ changes });
    const suspend = (person: Person) => ({ kind: 'user.suspend', payload: { userId: idOf(person) } });
    for (const [payload, stops] of [
      [set(suspend('ben'), suspend('ada')), false],
      [set(suspend('ben'), suspend('gina')), true],
      [set(suspend('ada'), { kind: 'rights.grant', payload: grantFred }), true],
      [set(suspend('ben'), { kind: 'user.modify', payload: { userId: idOf('ben'), email: 'x@acme.example' } }), true],
      [set(suspend('cleo'), suspend('gina')), true],
    ] as const) {
      const script = new Script();
      const id = script.submit('ada', 'change-set', payload);
      script.flag(id, 'ben');
      expect(script.stop(id) !== undefined).toBe(stops);
    }
  });

  test('R50 a change of another officer that removes the flagged initiator goes on', () => {
    const script = new Script();
    const bad = script.submit('ada', 'rights.grant', grantFred);
    const removal = script.submit('cleo', 'user.suspend', { userId: idOf('ada') });
    script.flag(bad, 'ben');
    expect(script.outcome(removal, 'dev')).toBe('recorded');
  });
});

describe('who flags and who lifts', () => {
  test('R50 one flag per officer and day, and none on what has ended', () => {
    const script = new Script();
    const id = script.submit('ada', 'rights.grant', grantFred);
    const other = script.submit('cleo', 'user.modify', { userId: idOf('cleo'), name: 'Cleo Hart' });
    expect(script.flag(id, 'gina')).toBe('not_an_officer');
    expect(script.flag(id, 'sam')).toBe('suspended');
    expect(script.flag(id, 'ben')).toBe('recorded');
    expect(script.flag(id, 'ben')).toBe('repeated');
    expect(script.flag(other, 'ben')).toBe('already_flagged');
    script.now += DAY - 1;
    expect(script.flag(other, 'ben')).toBe('already_flagged');
    script.now += 1;
    expect(script.flag(other, 'ben')).toBe('recorded');
    script.withdraw(id);
    expect(script.flag(id, 'dev')).toBe('change_ended');
    script.now += 7 * DAY;
    expect(script.flag(other, 'dev')).toBe('change_ended');
  });

  test('R50 the required number of officers lift it, others than flagger and initiator, each once', () => {
    const script = new Script();
    const id = script.submit('ada', 'rights.grant', grantFred);
    script.flag(id, 'ben');
    expect(script.lift(id, 'ben')).toBe('not_eligible');
    expect(script.lift(id, 'ada')).toBe('not_eligible');
    expect(script.lift(id, 'gina')).toBe('not_an_officer');
    expect(script.lift(id, 'cleo', 'link')).toBe('assurance_required');
    expect(script.lift(id, 'cleo')).toBe('recorded');
    expect(script.lift(id, 'cleo')).toBe('repeated');
    expect(script.stop(id)).toMatchObject({ required: 2, lifters: [idOf('cleo')] });
    expect(script.lift(id, 'dev')).toBe('recorded');
    expect(script.stop(id)).toBeUndefined();
    expect(script.outcome(id, 'eva')).toBe('recorded');
  });

  test('R50 at least one lifts, where no approval is required; and as many as the flagged change needed', () => {
    const script = new Script(acme({ requiredApprovals: 0 }));
    const id = script.submit('ada', 'rights.grant', grantFred);
    script.flag(id, 'ben');
    expect(script.stop(id)?.required).toBe(1);
    expect(script.settle(id)).toMatchObject({ do: 'wait', next: { what: 'frozen' } });
    script.lift(id, 'cleo');
    expect(script.settle(id).do).toBe('apply');
    const two = new Script();
    const other = two.submit('ada', 'rights.grant', grantFred);
    two.flag(other, 'ben');
    two.land(modifyEdit(two.state, 'account', two.state.accountId, { requiredApprovals: 1 }));
    expect(two.stop(other)?.required).toBe(2);
  });

  test('R34 a word for lifting counts under its designation alone; a flag stands whatever its officer has become', () => {
    const script = new Script();
    const id = script.submit('ada', 'rights.grant', grantFred);
    script.flag(id, 'ben');
    script.lift(id, 'cleo');
    script.lift(id, 'dev');
    expect(script.stop(id)).toBeUndefined();
    for (const status of ['suspended', 'active'] as const) {
      script.land(modifyEdit(script.state, 'users', idOf('dev'), { status }));
      expect(script.stop(id)?.lifters).toEqual([idOf('cleo')]);
    }
    script.land(modifyEdit(script.state, 'users', idOf('ben'), { status: 'suspended' }));
    expect(script.stop(id)).toBeDefined();
    script.lift(id, 'eva');
    expect(script.stop(id)).toBeUndefined();
  });

  test('R50 two flags are two: each is lifted by others than its own flagger', () => {
    const script = new Script(acme({ requiredApprovals: 1 }));
    const id = script.submit('ada', 'rights.grant', grantFred);
    script.flag(id, 'ben');
    script.flag(id, 'cleo');
    expect(script.lift(id, 'ben')).toBe('recorded');
    expect(script.stop(id)?.flag.flaggerId).toBe(idOf('ben'));
    expect(script.lift(id, 'cleo')).toBe('recorded');
    expect(script.stop(id)).toBeUndefined();
  });
});

const anyOfficer = fc.constantFrom(...officersOfAcme);
const step = fc.oneof(
  fc.record({ do: fc.constant('flag' as const), by: anyOfficer }),
  fc.record({ do: fc.constant('lift' as const), by: anyOfficer }),
  fc.record({ do: fc.constant('approve' as const), by: anyOfficer }),
  fc.record({ do: fc.constant('wait' as const), hours: fc.integer({ min: 1, max: 20 }) }),
);

test('R50 whatever officers do: while a flag of the last day is not lifted by enough others, nothing is decided or applied', () => {
  fc.assert(
    fc.property(fc.constantFrom(0, 1, 2), fc.array(step, { maxLength: 25 }), (requiredApprovals, steps) => {
      const script = new Script(acme({ requiredApprovals: requiredApprovals }));
      const id = script.submit('ada', 'rights.grant', grantFred);
      for (const each of steps) {
        if (script.change(id).state !== 'pending' && script.change(id).state !== 'approved') return;
        const isHeld = script.flags.some((flag) => {
          const others = new Set(
            flag.lifts.map((lift) => lift.officerId).filter((by) => by !== flag.flaggerId && by !== idOf('ada')),
          );
          return script.now < flag.at + DAY && others.size < Math.max(1, requiredApprovals);
        });
        if (each.do === 'wait') script.now += each.hours * HOUR;
        else if (each.do === 'flag') script.flag(id, each.by);
        else if (each.do === 'lift') script.lift(id, each.by);
        else {
          const before = script.decisions(id).length;
          script.decide(id, each.by);
          const settled = script.settle(id);
          if (!isHeld) continue;
          expect(script.decisions(id)).toHaveLength(before);
          expect(settled.do).not.toBe('apply');
        }
      }
    }),
    { numRuns: 300 },
  );
});

test('R50 nobody alone stops another officer’s change for longer than a day without flagging anew', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 30 }), { maxLength: 12 }), (gaps) => {
      const script = new Script();
      const id = script.submit('ada', 'rights.grant', grantFred);
      const at: number[] = [];
      for (const gap of gaps) {
        script.now += gap * HOUR;
        if (script.flag(id, 'ben') === 'recorded') at.push(script.now);
        const last = at.at(-1);
        expect(script.stop(id) !== undefined).toBe(last !== undefined && script.now < last + DAY);
      }
      for (const [i, time] of at.entries()) if (i > 0) expect(time - at[i - 1]!).toBeGreaterThanOrEqual(DAY);
    }),
  );
});
