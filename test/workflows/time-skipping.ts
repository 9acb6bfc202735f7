import { afterAll, beforeAll } from '@jest/globals';
import { asyncLocalStorage } from '@temporalio/activity';
import { TestWorkflowEnvironment } from '@temporalio/testing';
import { createTemporalClient, type TemporalClient } from '../../src/processes/temporal.ts';
import { searchAttributes } from '../../workflows/contract.ts';
import { silent, tools, work, workflowBundle, type TestWorker } from '../temporal.ts';

const INDEXED_TYPES = { Keyword: 2, Int: 3, Datetime: 6 } as const;

/** The time by the test server's clock within an activity; what the database's clock would say. */
export const serverClock = (): number =>
  asyncLocalStorage.getStore()?.info.currentAttemptScheduledTimestampMs ?? Date.now();

/**
 * A server whose time is skipped, with a worker over these activities, for a file's tests. What it answers can be used
 * within tests and hooks.
 */
export const useTimeSkipping = (
  activities: Parameters<typeof work>[1],
): { readonly environment: TestWorkflowEnvironment; readonly temporal: TemporalClient } => {
  let environment: TestWorkflowEnvironment;
  let temporal: TemporalClient;
  let worker: TestWorker;
  beforeAll(async () => {
    await workflowBundle();
    environment = await TestWorkflowEnvironment.createTimeSkipping({
      server: { executable: { type: 'existing-path', path: tools().temporalTestServer ?? '' } },
    });
    await environment.connection.operatorService.addSearchAttributes({
      namespace: 'default',
      searchAttributes: Object.fromEntries(
        Object.entries(searchAttributes).map(([name, type]) => [name, INDEXED_TYPES[type]]),
      ),
    });
    const place = {
      connectionOptions: { address: environment.address },
      namespace: 'default',
      taskQueue: 'skipping',
    };
    temporal = createTemporalClient(place, silent);
    worker = await work(place, activities);
  }, 60_000);
  afterAll(async () => {
    await worker.stop();
    await temporal.close();
    await environment.teardown();
  }, 60_000);
  return {
    get environment() {
      return environment;
    },
    get temporal() {
      return temporal;
    },
  };
};
