import { describe, expect, test } from '@jest/globals';
import { deskEndingOf, endingOf } from '../../src/domain/ending.ts';
import { acme, idOf, MONDAY, Script } from './acme.ts';

const policy = {
  requiredApprovals: 2,
  officerRemoval: 'floor',
  approvalAssurance: 'session',
  changeExpiryHours: 168,
  probationHours: 24,
};

describe('what a receipt keeps of the time of an end', () => {
  test('R41 who decided and asked by name, the policy, how many approvals it needed, and whose counted', () => {
    const script = new Script();
    const id = script.submit('ada', 'rights.grant', { userId: idOf('fred'), rights: ['reports.tax'] });
    script.decide(id, 'ben');
    script.decide(id, 'cleo');
    script.carry('dev', 'officer.remove', { userId: idOf('cleo') }, ['ada', 'eva']);
    expect(JSON.parse(endingOf(script.state, script.change(id), script.decisions(id)))).toEqual({
      names: { [idOf('ada')]: 'Ada Bell', [idOf('ben')]: 'Ben Cole', [idOf('cleo')]: 'Cleo Dart' },
      policy,
      required: 2,
      counted: [idOf('ben')],
    });
  });

  test('R8 R42 of the support desk: its operators by their ids, who filed it, and when an officer objected', () => {
    const tally = { required: 3, approvals: [{ id: 'op_one', at: MONDAY }] } as unknown as Parameters<
      typeof deskEndingOf
    >[2];
    const state = acme();
    const ended = (filer: Parameters<typeof deskEndingOf>[1]['filer'], objectedAt: number | null) =>
      JSON.parse(deskEndingOf(state, { id: 'req_1', filer, objectedAt }, tally)) as unknown;
    const operators = [{ operator: 'op_one', at: '2026-02-02T09:00:00.000Z' }];
    expect(ended({ type: 'user', userId: idOf('ada') }, MONDAY)).toEqual({
      names: { req_1: 'The support desk', [idOf('ada')]: 'Ada Bell' },
      policy,
      required: 0,
      counted: [],
      desk: { filer: idOf('ada'), required: 3, operators, objectedAt: '2026-02-02T09:00:00.000Z' },
    });
    expect(ended({ type: 'operator', id: 'op_two' } as Parameters<typeof deskEndingOf>[1]['filer'], null)).toEqual({
      names: { req_1: 'The support desk' },
      policy,
      required: 0,
      counted: [],
      desk: { filer: 'op_two', required: 3, operators, objectedAt: null },
    });
  });
});
