import { describe, expect, test } from '@jest/globals';
import { madeBy, submissionOf, type DraftMember } from '../../web/src/draft/submission.ts';

const member = (key: string, kind: string, payload: Record<string, unknown>): DraftMember => ({
  key,
  kind,
  payload,
  words: kind,
});

describe('R36 a draft as it is submitted', () => {
  test('one modification goes by itself', () => {
    const members = [member('a', 'user.suspend', { userId: 'usr_1' })];
    expect(submissionOf({ members, reason: ' Away for a year. ' })).toEqual({
      kind: 'user.suspend',
      payload: { userId: 'usr_1' },
      reason: 'Away for a year.',
    });
  });

  test('several go as one change set, in their order', () => {
    const members = [member('a', 'user.suspend', { userId: 'usr_1' }), member('b', 'user.remove', { userId: 'usr_2' })];
    expect(submissionOf({ members, reason: '' })).toEqual({
      kind: 'change-set',
      payload: {
        changes: [
          { kind: 'user.suspend', payload: { userId: 'usr_1' } },
          { kind: 'user.remove', payload: { userId: 'usr_2' } },
        ],
      },
      reason: null,
    });
  });

  test('what names a thing that another member makes names that member’s place, wherever it stands by now', () => {
    const make = member('role', 'role.create', { name: 'Dispatcher' });
    const assign = member('give', 'role.assign', { roleId: madeBy('role'), to: { type: 'employee', id: 'usr_1' } });
    const add = member('add', 'user.add', { name: 'made:', roleIds: [madeBy('role'), 'rol_2'] });
    const payloads = (members: readonly DraftMember[]) =>
      (submissionOf({ members, reason: '' }).payload as { changes: { payload: unknown }[] }).changes.map(
        ({ payload }) => payload,
      );
    expect(payloads([make, assign, add]).slice(1)).toEqual([
      { roleId: '#0', to: { type: 'employee', id: 'usr_1' } },
      { name: 'made:', roleIds: ['#0', 'rol_2'] },
    ]);
    expect(payloads([member('x', 'user.remove', { userId: 'usr_3' }), make, assign])[2]).toMatchObject({
      roleId: '#1',
    });
  });

  test('what names a member that was taken out stays as it is: the API refuses it in words', () => {
    const assign = member('give', 'role.assign', { roleId: madeBy('gone'), to: { type: 'employee', id: 'usr_1' } });
    expect(submissionOf({ members: [assign], reason: '' }).payload).toMatchObject({ roleId: 'made:gone' });
  });
});
