import { describe, expect, test } from '@jest/globals';
import { modifyEdit } from '../../src/domain/account-state.ts';
import { admit } from '../../src/domain/admission.ts';
import { grantId } from '../../src/domain/entities/grants.ts';
import { waitingFor } from '../../src/domain/settlement.ts';
import { kindOf } from '../../src/changes/index.ts';
import { acme, DAY, HOUR, idOf, MONDAY, Script, submissionContext } from './acme.ts';

const grantFred = { userId: idOf('fred'), rights: ['reports.tax'] };

describe('why it waits', () => {
  test('R45 required, received, who may still decide, who may not and why, what happens next', () => {
    const script = new Script();
    script.canMeet = (id) => id !== idOf('dev');
    const id = script.submit('ada', 'officer.remove', { userId: idOf('eva') });
    script.decide(id, 'ben');
    expect(script.settle(id)).toMatchObject({
      do: 'wait',
      tally: { required: 2, missing: 1, approvals: [{ officerId: idOf('ben') }], rejection: undefined },
      mayStillDecide: [{ officerId: idOf('cleo') }, { officerId: idOf('eva') }],
      excluded: [
        { officerId: idOf('ada'), code: 'self_approval' },
        { officerId: idOf('dev'), code: 'assurance_required' },
      ],
      next: { what: 'awaiting_approvals', at: MONDAY + 7 * DAY },
    });
  });

  test('R45 waiting for a probation to end, and woken when it does', () => {
    const script = new Script(acme({ people: ['ada', 'ben', 'fred'], requiredApprovals: 1 }));
    script.carry('ada', 'officer.designate', { userId: idOf('fred') }, ['ben']);
    script.land(modifyEdit(script.state, 'users', idOf('ben'), { status: 'suspended' }));
    const id = script.submit('ada', 'policy.set', { probationHours: 1 });
    expect(script.settle(id)).toMatchObject({
      wakeAt: MONDAY + DAY,
      next: { what: 'awaiting_probation', at: MONDAY + DAY },
    });
    script.now = MONDAY + DAY;
    expect(script.settle(id)).toMatchObject({ next: { what: 'awaiting_approvals', at: MONDAY + 7 * DAY } });
  });

  test('R45 an officer who can decide now is waited for, not the probation of another', () => {
    const script = new Script(acme({ people: ['ada', 'ben', 'fred'], requiredApprovals: 1 }));
    script.carry('ada', 'officer.designate', { userId: idOf('fred') }, ['ben']);
    const id = script.submit('ada', 'policy.set', { probationHours: 1 });
    expect(script.settle(id)).toMatchObject({
      wakeAt: MONDAY + DAY,
      mayStillDecide: [
        { officerId: idOf('ben'), from: null },
        { officerId: idOf('fred'), from: MONDAY + DAY },
      ],
      next: { what: 'awaiting_approvals', at: MONDAY + 7 * DAY },
    });
  });

  test('R44 a change that becomes unreachable while pending says so, and waits for its end', () => {
    const script = new Script(acme({ people: ['ada', 'ben', 'cleo', 'fred'] }));
    const id = script.submit('ada', 'rights.grant', grantFred);
    script.land(modifyEdit(script.state, 'users', idOf('ben'), { status: 'suspended' }));
    expect(script.settle(id)).toMatchObject({ do: 'wait', next: { what: 'unreachable', at: MONDAY + 7 * DAY } });
  });

  test('R44 an officer who has decided, and whose decision is void, cannot decide again', () => {
    const script = new Script(acme({ people: ['ada', 'ben', 'cleo', 'fred'] }));
    const id = script.submit('ada', 'rights.grant', grantFred);
    script.decide(id, 'ben');
    script.land(modifyEdit(script.state, 'users', idOf('ben'), { status: 'suspended' }));
    script.land(modifyEdit(script.state, 'users', idOf('ben'), { status: 'active' }));
    expect(script.settle(id)).toMatchObject({ next: { what: 'unreachable' } });
  });

  test('R45 approved: it is being applied', () => {
    const script = new Script(acme({ requiredApprovals: 1 }));
    const id = script.submit('ada', 'rights.grant', grantFred);
    script.decide(id, 'ben');
    const context = { now: MONDAY, canMeet: () => true, stop: undefined };
    expect(waitingFor(script.state, script.change(id), script.decisions(id), context).next).toEqual({
      what: 'applying',
      at: null,
    });
  });

  test('R32 reminders fall due at half time and a day before, and each wakes it', () => {
    const script = new Script();
    const id = script.submit('ada', 'rights.grant', grantFred);
    const seen = [0, 84 * HOUR - 1, 84 * HOUR, 144 * HOUR - 1, 144 * HOUR].map((passed) => {
      script.now = MONDAY + passed;
      const settled = script.settle(id);
      return settled.do === 'wait' ? [settled.remindersDue, (settled.wakeAt - MONDAY) / HOUR] : [];
    });
    expect(seen).toEqual([
      [0, 84],
      [0, 84],
      [1, 144],
      [1, 144],
      [2, 168],
    ]);
  });

  test('R50 approved and flagged, it is looked at when the flag ends: nobody is reminded of what has its approvals', () => {
    const script = new Script(acme({ requiredApprovals: 1, account: { changeExpiryHours: 30 } }));
    const id = script.submit('ada', 'rights.grant', grantFred);
    script.flag(id, 'cleo');
    expect(script.settle(id)).toMatchObject({ do: 'wait', wakeAt: MONDAY + 6 * HOUR, next: { what: 'frozen' } });
    script.now += DAY;
    script.decide(id, 'ben');
    script.flag(id, 'dev');
    expect(script.settle(id)).toMatchObject({
      do: 'wait',
      wakeAt: MONDAY + 2 * DAY,
      next: { what: 'frozen', at: MONDAY + 2 * DAY },
      otherwise: { what: 'applying', at: null },
    });
  });

  test('R29 a preview gives the same answer and starts nothing', () => {
    const state = acme();
    const context = submissionContext();
    const once = admit(state, kindOf('rights.grant')!, grantFred, context);
    expect(admit(state, kindOf('rights.grant')!, grantFred, context)).toEqual(once);
    expect(state.get('grants', grantId(idOf('fred'), 'reports.tax'))).toBeUndefined();
  });
});
