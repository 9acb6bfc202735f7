import { expect, test } from '@jest/globals';
import { keptDraft, nothingDrafted, withMember, withReplaced } from '../../web/src/draft/kept-draft.ts';

const member = { key: 'a', kind: 'user.suspend', payload: { userId: 'usr_1' }, words: 'Suspend a user: Finn' };

test('a draft comes back from the browser as it was kept', () => {
  const draft = { members: [member], reason: 'Away.', once: 'x' };
  expect(keptDraft(JSON.stringify(draft))).toEqual(draft);
});

test.each([undefined, '', 'null', '3', '[]', '{"members":3}', '{', '{"reason":"x"}'])(
  'what is no draft, such as %j, is an empty one',
  (text) => {
    expect(keptDraft(text)).toEqual(nothingDrafted);
  },
);

test('what an earlier release kept in another shape is left out, and the rest stays', () => {
  const members = [member, { kind: 'user.remove' }, null, 'x', { ...member, payload: [] }];
  expect(keptDraft(JSON.stringify({ members, reason: 3 }))).toEqual({ members: [member], reason: '', once: '' });
});

test('R36 what says the very same twice stands once in a draft', () => {
  expect(withMember([member], { ...member, key: 'b' })).toEqual([member]);
  const other = { ...member, key: 'b', payload: { userId: 'usr_2' } };
  expect(withMember([member], other)).toEqual([member, other]);
});

test('R36 a member that is changed stays at its place and under its key, which others name; one that is gone comes last', () => {
  const other = { ...member, key: 'b', payload: { userId: 'usr_2' } };
  const said = { kind: 'user.remove', payload: { userId: 'usr_3' }, words: 'Remove a user: Gita' };
  expect(withReplaced([member, other], 'a', said)).toEqual([{ ...said, key: 'a' }, other]);
  expect(withReplaced([other], 'a', said)).toEqual([other, { ...said, key: 'a' }]);
});
