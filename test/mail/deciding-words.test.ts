import { expect, test } from '@jest/globals';
import { approveMeans, liftMeans, mayNotDecide, rejectMeans } from '../../src/mail/deciding-words.ts';
import { sampleChange } from './sample-change.ts';

test('R46 a rejection ends the change for everybody, but of whomever it takes something from, nothing', () => {
  expect(rejectMeans('no')).toContain('Ends the change');
  expect(rejectMeans('yes')).toContain('Ends the change');
  expect(rejectMeans('taking')).toContain('ends nothing');
});

test('R6 the last approval applies the change, and one before it says how many are missing', () => {
  const missing = (count: number) => approveMeans({ approvals: { required: 2, received: 2 - count, missing: count } });
  expect(missing(1)).toContain('the last approval');
  expect(missing(2)).toBe('2 approvals are missing; yours is one of them.');
});

test('R7 R45 whoever may not decide reads why, as a sentence', () => {
  expect(mayNotDecide({ code: 'self_approval', text: 'asked for the change' })).toContain(
    'other officers decide on it',
  );
  expect(mayNotDecide({ code: 'designated_later', text: 'became an officer after it was submitted' })).toBe(
    'You may not decide on it, as an officer who became an officer after it was submitted.',
  );
});

test('R50 the last officer who lifts a flag reads that it is lifted at once', () => {
  const change = sampleChange({});
  expect(liftMeans(change)).toContain('lifted at once');
});
