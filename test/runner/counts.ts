/** What of Jest's own report the counting reads. */
export interface JestReport {
  readonly numTotalTests: number;
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly assertionResults: readonly { readonly status: string }[];
  }[];
}

export interface Counts {
  readonly passed: number;
  readonly failed: number;
  /** Why there is more to fail than the failed tests, a line each. */
  readonly reasons: readonly string[];
}

/**
 * What a run of Jest comes to. Files that failed outside their tests, tests that were left out and a run without tests
 * are failures too. `selected` by name, the other tests of a file are left out rightly.
 */
export const countsOf = (report: JestReport | undefined, exitCode: number | null, selected: boolean): Counts => {
  if (report === undefined)
    return { passed: 0, failed: 1, reasons: ['Jest ended without a report: it found no test, or was stopped.'] };
  const brokenFiles = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  );
  const leftOut = selected ? 0 : report.numPendingTests + report.numTodoTests;
  const found = [
    ...brokenFiles.map(({ name }) => `${name} failed outside its tests.`),
    ...(leftOut > 0 ? [`${leftOut} tests were skipped or are yet to be written; every test runs.`] : []),
    ...(report.numPassedTests + report.numFailedTests + brokenFiles.length === 0 ? ['No test ran.'] : []),
  ];
  const failed = report.numFailedTests + found.length - (leftOut > 0 ? 1 : 0) + leftOut;
  const reasons = failed === 0 && exitCode !== 0 ? [`Jest exited with ${exitCode ?? 'a signal'}.`] : found;
  return { passed: report.numPassedTests, failed: failed === 0 ? reasons.length : failed, reasons };
};
