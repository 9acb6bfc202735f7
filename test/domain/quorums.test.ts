import { describe, expect, test } from '@jest/globals';
import type { Verdict } from '../../src/domain/change.ts';
import { tally } from '../../src/domain/deciding.ts';
import { acme, idOf, MONDAY, Script, type AcmeOptions, type Person } from './acme.ts';

const grantFred = { userId: idOf('fred'), rights: ['reports.tax'] };

type Vote = readonly [by: Person, verdict: Verdict, outcome: string, state: string];

interface Quorum {
  readonly name: string;
  readonly account?: AcmeOptions;
  readonly change?: readonly [kind: string, payload: unknown];
  readonly votes: readonly Vote[];
  readonly end: string;
}

const quorums: readonly Quorum[] = [
  {
    name: 'R6 none required: applied at once',
    account: { requiredApprovals: 0 },
    votes: [],
    end: 'apply',
  },
  {
    name: 'R6 one required: one other officer',
    account: { requiredApprovals: 1 },
    votes: [['dev', 'approve', 'recorded', 'approved']],
    end: 'apply',
  },
  {
    name: 'R6 two required: two other officers',
    votes: [
      ['dev', 'approve', 'recorded', 'pending'],
      ['eva', 'approve', 'recorded', 'approved'],
    ],
    end: 'apply',
  },
  {
    name: 'R7 any other officer, whatever their rights or company',
    account: { atBranch: ['dev', 'eva'] },
    votes: [
      ['dev', 'approve', 'recorded', 'pending'],
      ['eva', 'approve', 'recorded', 'approved'],
    ],
    end: 'apply',
  },
  {
    name: 'R7 the initiator never counts',
    votes: [
      ['ada', 'approve', 'self_approval', 'pending'],
      ['ben', 'approve', 'recorded', 'pending'],
      ['ada', 'approve', 'self_approval', 'pending'],
      ['ada', 'reject', 'self_approval', 'pending'],
    ],
    end: 'wait',
  },
  {
    name: 'R7 one person counts once',
    votes: [
      ['ben', 'approve', 'recorded', 'pending'],
      ['ben', 'approve', 'repeated', 'pending'],
      ['ben', 'approve', 'repeated', 'pending'],
    ],
    end: 'wait',
  },
  {
    name: 'R7 who is no officer does not count',
    votes: [
      ['fred', 'approve', 'not_an_officer', 'pending'],
      ['sam', 'approve', 'suspended', 'pending'],
      ['ben', 'approve', 'recorded', 'pending'],
    ],
    end: 'wait',
  },
  {
    name: 'R32 one rejection ends it',
    votes: [
      ['ben', 'approve', 'recorded', 'pending'],
      ['cleo', 'reject', 'recorded', 'rejected'],
      ['dev', 'approve', 'change_ended', 'rejected'],
    ],
    end: 'nothing',
  },
  {
    name: 'R32 a rejection ends what is approved and not applied yet',
    votes: [
      ['ben', 'approve', 'recorded', 'pending'],
      ['cleo', 'approve', 'recorded', 'approved'],
      ['dev', 'reject', 'recorded', 'rejected'],
    ],
    end: 'nothing',
  },
  {
    name: 'a decision is final',
    votes: [
      ['ben', 'approve', 'recorded', 'pending'],
      ['ben', 'reject', 'already_decided', 'pending'],
      ['cleo', 'approve', 'recorded', 'approved'],
      ['ben', 'reject', 'already_decided', 'approved'],
    ],
    end: 'apply',
  },
  {
    name: 'a third approval is recorded and alters nothing',
    votes: [
      ['ben', 'approve', 'recorded', 'pending'],
      ['cleo', 'approve', 'recorded', 'approved'],
      ['dev', 'approve', 'recorded', 'approved'],
    ],
    end: 'apply',
  },
  {
    name: 'R46 the subject may decide on the change about them',
    change: ['officer.remove', { userId: idOf('eva') }],
    votes: [
      ['eva', 'approve', 'recorded', 'pending'],
      ['ben', 'approve', 'recorded', 'approved'],
    ],
    end: 'apply',
  },
  {
    name: 'R46 nobody vetoes their own removal',
    change: ['user.remove', { userId: idOf('eva') }],
    votes: [
      ['eva', 'reject', 'recorded', 'pending'],
      ['ben', 'approve', 'recorded', 'pending'],
      ['cleo', 'approve', 'recorded', 'approved'],
    ],
    end: 'apply',
  },
  {
    name: 'R46 nor the change of their own address',
    change: ['user.modify', { userId: idOf('eva'), email: 'eva2@acme.example' }],
    votes: [
      ['eva', 'reject', 'recorded', 'pending'],
      ['ben', 'approve', 'recorded', 'pending'],
    ],
    end: 'wait',
  },
  {
    name: 'R46 nor the reset of their own identity',
    change: ['identity.reset', { userId: idOf('eva') }],
    votes: [
      ['eva', 'reject', 'recorded', 'pending'],
      ['ben', 'approve', 'recorded', 'pending'],
      ['cleo', 'approve', 'recorded', 'approved'],
    ],
    end: 'apply',
  },
  {
    name: 'R46 a subject can reject what takes nothing of theirs',
    change: ['rights.grant', { userId: idOf('eva'), rights: ['reports.tax'] }],
    votes: [['eva', 'reject', 'recorded', 'rejected']],
    end: 'nothing',
  },
  {
    name: 'R46 another’s rejection of a removal ends it',
    change: ['user.remove', { userId: idOf('eva') }],
    votes: [
      ['eva', 'approve', 'recorded', 'pending'],
      ['ben', 'reject', 'recorded', 'rejected'],
    ],
    end: 'nothing',
  },
];

describe('quorums', () => {
  test.each(quorums)('$name', ({ account = {}, change = ['rights.grant', grantFred], votes, end }) => {
    const script = new Script(acme(account));
    const id = script.submit('ada', ...change);
    const seen = votes.map(([by, verdict]) => [by, verdict, script.outcome(id, by, verdict), script.change(id).state]);
    expect(seen).toEqual(votes);
    expect(script.settle(id).do).toBe(end);
  });

  test('R46 the record says that it was the subject', () => {
    const script = new Script();
    const id = script.submit('ada', 'officer.remove', { userId: idOf('eva') });
    script.decide(id, 'eva', 'reject', { comment: 'No.' });
    script.decide(id, 'ben');
    expect(script.decisions(id)).toMatchObject([
      { officerId: idOf('eva'), verdict: 'reject', bySubject: true, comment: 'No.', designation: 1, at: MONDAY },
      { officerId: idOf('ben'), verdict: 'approve', bySubject: false, comment: null },
    ]);
    expect(tally(script.state, script.change(id), script.decisions(id)).uncounted).toHaveLength(1);
  });
});
