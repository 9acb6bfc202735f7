import { describe, expect, test } from '@jest/globals';
import { modifyEdit } from '../../src/domain/account-state.ts';
import { stateAt, viewOf, type ChangeView, type ViewedChange } from '../../src/domain/change-view.ts';
import { endingOf, type Ending } from '../../src/domain/ending.ts';
import { ACME, acme, DAY, HOUR, idOf, MONDAY, Script, type Person } from './acme.ts';

const grantFred = { userId: idOf('fred'), rights: ['reports.tax'] };
const stored = {
  authority: 'officers',
  title: 'Grant rights',
  description: 'Grant Fred Gale: Tax documents',
  stateReason: null,
  endedAt: null,
  appliedVersion: null,
  atEnd: null,
  resubmits: null,
} as const;

/** A change as it is read now, its number that of its id; `known` is what its row has beside the submission. */
const view = (script: Script, id: string, known: Partial<ViewedChange> = {}): ChangeView => {
  const { state, now, canMeet } = script;
  const change = { ...script.change(id), number: Number(id.slice('chg_'.length)), ...stored, ...known };
  const context = { now, canMeet, stop: script.stop(id) };
  return viewOf({ slug: 'acme', state }, change, script.decisions(id), context);
};

const suspend = (script: Script, ...people: Person[]): void => {
  for (const person of people) script.land(modifyEdit(script.state, 'users', idOf(person), { status: 'suspended' }));
};

const named = (person: Person, name: string) => ({ id: idOf(person), name });
const counted = ({ decisions }: ChangeView): string[] =>
  decisions.filter(({ counts }) => counts).map(({ officer }) => officer.id);

test('R28 R45 what everybody reads of a change that waits', () => {
  const script = new Script();
  script.canMeet = (id) => id !== idOf('dev');
  const id = script.submit('ada', 'rights.grant', grantFred, 'Taxes are due.');
  script.now += HOUR;
  script.decide(id, 'ben', 'approve', { comment: 'Fine.' });
  const { digest, ...rest } = view(script, id, { resubmits: 'chg_0' });
  expect(digest).toBe(script.change(id).digest);
  expect(rest).toEqual({
    id: 'chg_1',
    number: 1,
    account: { id: 'acc_acme', slug: 'acme', name: 'Acme' },
    kind: 'rights.grant',
    title: 'Grant rights',
    description: 'Grant Fred Gale: Tax documents',
    reason: 'Taxes are due.',
    state: 'pending',
    stateReason: null,
    initiator: named('ada', 'Ada Bell'),
    authority: 'officers',
    difference: [
      { subject: 'Fred Gale (user, fred@acme.example)', what: 'right: Tax documents', before: 'no', after: 'yes' },
    ],
    roles: [],
    impact: {
      gaining: 1,
      losing: 0,
      groups: [
        expect.objectContaining({
          gained: [{ code: 'reports.tax', title: 'Tax documents' }],
          people: [named('fred', 'Fred Gale')],
        }),
      ],
    },
    warnings: [],
    assurance: 'session',
    approvals: { required: 2, received: 1, missing: 1 },
    decisions: [
      {
        officer: named('ben', 'Ben Cole'),
        verdict: 'approve',
        comment: 'Fine.',
        at: '2026-02-02T10:00:00.000Z',
        counts: true,
        bySubject: false,
      },
    ],
    mayStillDecide: [
      { ...named('cleo', 'Cleo Dart'), from: null, about: 'no' },
      { ...named('eva', 'Eva Falk'), from: null, about: 'no' },
    ],
    excluded: [
      { officer: named('ada', 'Ada Bell'), why: { code: 'self_approval', text: 'asked for the change' } },
      {
        officer: named('dev', 'Dev Ekman'),
        why: { code: 'assurance_required', text: 'cannot bring what a decision asks for (session)' },
      },
    ],
    next: { what: 'awaiting_approvals', at: '2026-02-09T09:00:00.000Z' },
    frozen: null,
    waiting: 'It waits for 1 more approval of 2, by: Cleo Dart, Eva Falk.',
    submittedAt: '2026-02-02T09:00:00.000Z',
    expiresAt: '2026-02-09T09:00:00.000Z',
    endedAt: null,
    appliedVersion: null,
    workflowId: 'change-acc_acme-1',
    resubmits: 'chg_0',
  });
});

describe('R45 why it waits, in words', () => {
  const stopped = 'It is stopped until 2026-02-03T09:00:00.000Z:';
  const applying = { what: 'applying', at: null } as const;
  const [awaiting, unreachable] = (['awaiting_approvals', 'unreachable'] as const).map((what) => ({
    what,
    at: '2026-02-09T09:00:00.000Z',
  })) as [ChangeView['next'], ChangeView['next']];
  const frozen = { what: 'frozen', at: '2026-02-03T09:00:00.000Z' } as const;
  const unreached = "It waits for 2 more approvals of 2, which can't be reached:";

  test.each<[string, (script: Script, id: string) => void, ChangeView['next'], string]>([
    [
      'nobody has decided',
      () => undefined,
      awaiting,
      'It waits for 2 more approvals of 2, by: Ben Cole, Cleo Dart, Dev Ekman, Eva Falk.',
    ],
    [
      'two have approved',
      (script, id) => {
        script.decide(id, 'ben');
        script.decide(id, 'cleo');
      },
      applying,
      'It has its approvals and is being applied.',
    ],
    [
      'two have approved, and it was flagged',
      (script, id) => {
        script.decide(id, 'ben');
        script.decide(id, 'cleo');
        script.flag(id, 'dev');
      },
      frozen,
      `${stopped} Dev Ekman flagged it as wrong. It has its approvals, and is applied after that.`,
    ],
    [
      'another change of the same officer was flagged',
      (script, id) => {
        script.decide(id, 'ben');
        script.decide(id, 'cleo');
        script.flag(script.submit('ada', 'user.suspend', { userId: idOf('gina') }), 'dev');
      },
      frozen,
      `${stopped} Dev Ekman flagged change #2 of the same officer as wrong. It has its approvals, and is applied after that.`,
    ],
    [
      'one officer is left to decide',
      (script) => suspend(script, 'ben', 'cleo', 'dev'),
      unreachable,
      `${unreached} only Eva Falk may still decide. The support desk can add an officer.`,
    ],
    [
      'no officer is left to decide',
      (script) => suspend(script, 'ben', 'cleo', 'dev', 'eva'),
      unreachable,
      `${unreached} nobody may still decide. The support desk can add an officer.`,
    ],
    [
      'it was rejected',
      (script, id) => void script.decide(id, 'ben', 'reject'),
      { what: 'ended', at: null },
      'It has ended: rejected.',
    ],
  ])('%s', (_, play, next, waiting) => {
    const script = new Script();
    const id = script.submit('ada', 'rights.grant', grantFred);
    play(script, id);
    expect(view(script, id)).toMatchObject({ next, waiting });
  });

  test('R43 an officer on probation may decide from its end on', () => {
    const script = new Script(acme({ people: ['ada', 'ben', 'fred'], requiredApprovals: 1 }));
    script.carry('ada', 'officer.designate', { userId: idOf('fred') }, ['ben']);
    suspend(script, 'ben');
    const id = script.submit('ada', 'policy.set', { probationHours: 1 });
    expect(view(script, id)).toMatchObject({
      mayStillDecide: [{ ...named('fred', 'Fred Gale'), from: '2026-02-03T09:00:00.000Z', about: 'no' }],
      next: { what: 'awaiting_probation', at: '2026-02-03T09:00:00.000Z' },
      waiting: 'It waits for 1 more approval of 1, by: Fred Gale.',
    });
  });
});

test('R50 what stops a change: whose flag, on which change, why, until when, and who lifts it', () => {
  const script = new Script();
  const id = script.submit('ada', 'rights.grant', grantFred);
  const other = script.submit('ada', 'user.suspend', { userId: idOf('gina') });
  script.now += HOUR;
  script.flag(other, 'ben');
  script.lift(id, 'cleo');
  expect(view(script, id).frozen).toEqual({
    by: named('ben', 'Ben Cole'),
    change: { id: 'chg_2', number: 2 },
    comment: null,
    at: '2026-02-02T10:00:00.000Z',
    until: '2026-02-03T10:00:00.000Z',
    lifts: { required: 2, missing: 1, by: [named('cleo', 'Cleo Dart')] },
    mayLift: [named('dev', 'Dev Ekman'), named('eva', 'Eva Falk')],
  });
});

describe('R32 from expiresAt on every answer says expired', () => {
  const expiresAt = MONDAY + 7 * DAY;
  const end = '2026-02-09T09:00:00.000Z';

  test.each<[string, ViewedChange['state'], number, ViewedChange['state']]>([
    ['undecided, a millisecond before', 'pending', expiresAt - 1, 'pending'],
    ['undecided', 'pending', expiresAt, 'expired'],
    // A decision in time counts, however late the applying.
    ['approved in time', 'approved', expiresAt, 'approved'],
    ['withdrawn before', 'withdrawn', expiresAt, 'withdrawn'],
  ])('%s', (_, state, now, read) => {
    expect(stateAt({ state, expiresAt }, now)).toBe(read);
  });

  test('whatever its row still says, it has ended then, and nobody may decide or lift a flag any more', () => {
    const script = new Script();
    const id = script.submit('ada', 'rights.grant', grantFred);
    script.decide(id, 'ben');
    script.now = expiresAt - HOUR;
    script.flag(id, 'cleo');
    script.now = expiresAt;
    expect(view(script, id)).toMatchObject({
      state: 'expired',
      stateReason: { code: 'expired', text: `It was not decided by ${end}.` },
      approvals: { required: 2, received: 1, missing: 1 },
      mayStillDecide: [],
      excluded: [],
      next: { what: 'ended', at: null },
      frozen: null,
      waiting: 'It has ended: expired.',
      endedAt: end,
    });
  });

  test('once its row says so too, it ended when that was written', () => {
    const script = new Script();
    const id = script.submit('ada', 'rights.grant', grantFred);
    const row = { state: 'expired', endedAt: expiresAt + HOUR } as const;
    expect(view(script, id, row)).toMatchObject({ state: 'expired', endedAt: '2026-02-09T10:00:00.000Z' });
  });
});

test('R31 why a change ended is said as its row has it, and nothing where it has no more to say', () => {
  const script = new Script();
  const id = script.submit('ada', 'rights.grant', grantFred);
  const stateReason = { code: 'effect_moved', text: 'It would give or take more than was shown.' };
  const endedAt = MONDAY + HOUR;
  expect(view(script, id, { state: 'conflicted', stateReason, endedAt })).toMatchObject({
    state: 'conflicted',
    stateReason,
    endedAt: '2026-02-02T10:00:00.000Z',
  });
  expect(view(script, id, { state: 'withdrawn', endedAt })).toMatchObject({ stateReason: null });
});

test('R8 (c) of what the support desk did, the initiator is the request, called as people know the desk', () => {
  const script = new Script();
  const id = script.carry('ada', 'rights.grant', grantFred, ['ben', 'cleo']);
  const request = { authority: 'desk', initiatorId: 'srq_1', appliedVersion: 2 } as const;
  expect(view(script, id, request)).toMatchObject({
    initiator: { id: 'srq_1', name: 'The support desk' },
    authority: 'desk',
    appliedVersion: 2,
  });
});

describe('R28 the roles that it hands out as they are, with what they hold', () => {
  const clerk = {
    id: 'rol_clerk',
    name: 'Clerk',
    rights: [{ code: 'reports.statements', title: 'Account statements' }],
  };
  const assign = { kind: 'role.assign', payload: { roleId: 'rol_clerk', to: { type: 'employee', id: idOf('gina') } } };
  const alter = (roleId: string) => ({ kind: 'role.modify', payload: { roleId, name: 'Other' } });

  test.each<[string, object[], object[]]>([
    ['assigned', [assign], [clerk]],
    ['altered: its difference says what moves', [alter('rol_clerk')], []],
    ['altered and assigned in one', [alter('rol_clerk'), assign], []],
    ['assigned while another is altered', [alter('rol_spare'), assign], [clerk]],
  ])('%s', (_, changes, roles) => {
    const script = new Script(acme({ withRoles: true }));
    expect(view(script, script.submit('ada', 'change-set', { changes })).roles).toEqual(roles);
  });
});

describe('whose decisions count', () => {
  const submitted = (script: Script, kind = 'rights.grant', payload: object = grantFred) => {
    const id = script.submit('ada', kind, payload);
    return { id, decide: (...people: Person[]) => people.forEach((by) => void script.decide(id, by)) };
  };
  const two = { required: 2, received: 2, missing: 0 };

  test('R34 while it waits, no approval whose designation has ended', () => {
    const script = new Script();
    const { id, decide } = submitted(script);
    decide('ben', 'cleo');
    suspend(script, 'ben');
    expect(view(script, id).approvals).toEqual({ required: 2, received: 1, missing: 1 });
    expect(counted(view(script, id))).toEqual([idOf('cleo')]);
  });

  test('R46 while it waits and once it has ended, in lists too, no rejection of whom it takes away', () => {
    const script = new Script();
    const { id, decide } = submitted(script, 'user.suspend', { userId: idOf('dev') });
    script.decide(id, 'dev', 'reject');
    const [approvals, decisions] = [{ required: 2, received: 0, missing: 2 }, [{ counts: false, bySubject: true }]];
    expect(view(script, id)).toMatchObject({ approvals, decisions });
    decide('ben', 'cleo');
    expect(script.settle(id)).toMatchObject({ do: 'apply' });
    for (const read of [{}, { edits: [], impact: [], roles: [] }]) {
      expect(view(script, id, read).approvals).toEqual(two);
      expect(counted(view(script, id, read))).toEqual([idOf('ben'), idOf('cleo')]);
    }
  });

  test('R46 of each who may still decide: whether it is about them, and takes something of theirs', () => {
    const about = (kind: string, payload: object): Record<string, string> => {
      const script = new Script();
      const { id } = submitted(script, kind, payload);
      return Object.fromEntries(view(script, id).mayStillDecide.map((may) => [may.id, may.about]));
    };
    expect(about('user.suspend', { userId: idOf('dev') })).toMatchObject({
      [idOf('dev')]: 'taking',
      [idOf('ben')]: 'no',
    });
    expect(about('rights.grant', { userId: idOf('dev'), rights: ['reports.tax'] })).toMatchObject({
      [idOf('dev')]: 'yes',
    });
  });

  test('R46 of two rejections the one that ended it; none where the initiator did', () => {
    const script = new Script();
    const { id, decide } = submitted(script, 'user.suspend', { userId: idOf('dev') });
    decide('cleo');
    script.decide(id, 'dev', 'reject');
    expect(counted(view(script, id, { state: 'withdrawn' }))).toEqual([idOf('cleo')]);
    script.decide(id, 'ben', 'reject');
    expect(view(script, id).state).toBe('rejected');
    expect(counted(view(script, id))).toEqual([idOf('cleo'), idOf('ben')]);
  });

  test('R32 the rejection that ended it, whatever has become of its officer since', () => {
    const script = new Script();
    const { id, decide } = submitted(script);
    decide('ben');
    script.decide(id, 'cleo', 'reject');
    suspend(script, 'cleo');
    expect(view(script, id).approvals).toEqual({ required: 2, received: 1, missing: 1 });
    expect(counted(view(script, id))).toEqual([idOf('ben'), idOf('cleo')]);
  });

  /** Applies a change; what was kept of its end, as its row has it. */
  const applied = (script: Script, id: string): Pick<ViewedChange, 'atEnd'> => {
    const atEnd = JSON.parse(endingOf(script.state, script.change(id), script.decisions(id))) as Ending;
    expect(script.settle(id)).toMatchObject({ do: 'apply' });
    return { atEnd };
  };

  test('R34 once it has ended, no approval that was void and replaced', () => {
    const script = new Script();
    const { id, decide } = submitted(script);
    decide('ben');
    suspend(script, 'ben');
    decide('cleo', 'dev');
    const ended = view(script, id, applied(script, id));
    expect(ended).toMatchObject({ state: 'applied', approvals: two });
    expect(counted(ended)).toEqual([idOf('cleo'), idOf('dev')]);
  });

  test('R46 once it has ended, the approval of whose designation it took', () => {
    const script = new Script();
    const { id, decide } = submitted(script, 'user.suspend', { userId: idOf('dev') });
    decide('dev', 'ben');
    expect(view(script, id, applied(script, id))).toMatchObject({ state: 'applied', approvals: two });
  });

  test('R34 R39 an end stays what it was, whoever is an officer still, and whatever the account asks for by now', () => {
    const script = new Script();
    const { id } = submitted(script);
    for (const by of ['ben', 'cleo'] as const) script.decide(id, by, 'approve', { proven: 'session' });
    const kept = applied(script, id);
    script.land(modifyEdit(script.state, 'account', ACME, { approvalAssurance: 'passkey', requiredApprovals: 1 }));
    suspend(script, 'ben');
    expect(view(script, id, kept)).toMatchObject({ state: 'applied', approvals: two });
  });
});
