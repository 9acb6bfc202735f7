import { expect, test } from '@jest/globals';
import { workflowIdOf } from '../../src/domain/settle-report.ts';
import { supportWorkflowIdOf } from '../../src/domain/support-report.ts';

// Workflows that run are found by these ids: they stay what they are.
test('R42 R45 a workflow is found by the account and by what it is for, and by nothing of a person', () => {
  expect(workflowIdOf('acc_acme', 7)).toBe('change-acc_acme-7');
  expect(supportWorkflowIdOf({ accountId: 'acc_acme', requestId: 'req_1' })).toBe('support-request-acc_acme-req_1');
});
