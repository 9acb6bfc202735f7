import { describe, expect, test } from '@jest/globals';
import { countsOf, type JestReport } from './counts.ts';

const report = (over: Partial<JestReport>): JestReport => ({
  numTotalTests: 3,
  numPassedTests: 3,
  numFailedTests: 0,
  numPendingTests: 0,
  numTodoTests: 0,
  testResults: [],
  ...over,
});

const brokenFile = { name: 'broken.test.ts', status: 'failed', assertionResults: [{ status: 'passed' }] };

describe('the count of a run', () => {
  test('is that of its tests', () => {
    expect(countsOf(report({}), 0, false)).toEqual({ passed: 3, failed: 0, reasons: [] });
    const failed = { name: 'failed.test.ts', status: 'failed', assertionResults: [{ status: 'failed' }] };
    expect(countsOf(report({ numPassedTests: 2, numFailedTests: 1, testResults: [failed] }), 1, false)).toEqual({
      passed: 2,
      failed: 1,
      reasons: [],
    });
  });

  test('fails for every test that was left out, unless tests were selected by name', () => {
    const left = report({ numPendingTests: 2, numTodoTests: 1 });
    expect(countsOf(left, 0, false)).toMatchObject({ passed: 3, failed: 3 });
    expect(countsOf(left, 0, true)).toMatchObject({ passed: 3, failed: 0 });
  });

  test('fails for a file that failed outside its tests', () => {
    expect(countsOf(report({ testResults: [brokenFile] }), 1, false)).toEqual({
      passed: 3,
      failed: 1,
      reasons: ['broken.test.ts failed outside its tests.'],
    });
  });

  test('fails without a test, without a report, and when Jest says so', () => {
    const none = report({ numTotalTests: 0, numPassedTests: 0 });
    expect(countsOf(none, 1, false)).toEqual({ passed: 0, failed: 1, reasons: ['No test ran.'] });
    expect(countsOf(undefined, null, false)).toMatchObject({ passed: 0, failed: 1 });
    expect(countsOf(report({}), 1, false)).toEqual({ passed: 3, failed: 1, reasons: ['Jest exited with 1.'] });
  });
});
