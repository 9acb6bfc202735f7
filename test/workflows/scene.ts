import type { WorkflowHandle } from '@temporalio/client';
import { workflowIdOf } from '../../src/domain/settle-report.ts';
import { createTemporalClient, type TemporalClient } from '../../src/processes/temporal.ts';
import { DECIDED, WAITING, type ChangeInput, type Wake } from '../../workflows/contract.ts';
import { silent, work, type TestTemporal, type TestWorker } from '../temporal.ts';
import { MemoryChanges, type MemoryChange } from './memory-changes.ts';

/** One change in memory and its workflow on a real server. */
export class Scene {
  readonly change: MemoryChange;
  readonly changes: MemoryChanges;
  readonly temporal: TemporalClient;
  readonly handle: WorkflowHandle;

  constructor(stage: Stage, change: MemoryChange) {
    this.change = change;
    this.changes = stage.changes;
    this.temporal = stage.temporal;
    this.handle = stage.server.client.workflow.getHandle(this.workflowId);
  }

  get workflowId(): string {
    return workflowIdOf(this.change.input.accountId, this.change.input.number);
  }

  start(): Promise<void> {
    return this.temporal.workflows.start(this.change.input);
  }

  /** Starts the workflow, and returns when it has begun. */
  async begin(): Promise<void> {
    await this.start();
    await this.waiting();
  }

  /** Wakes the workflow, and returns when it has taken that in. */
  async wake(officerId: string, verdict: Wake['verdict']): Promise<void> {
    await this.temporal.wake(this.change.input, { officerId, verdict });
    await this.waiting();
  }

  async approve(officerId: string): Promise<void> {
    this.change.approvals.add(officerId);
    await this.wake(officerId, 'approve');
  }

  /** Ends the change's row, as rejecting and withdrawing do, and tells the workflow. */
  async end(state: 'rejected' | 'withdrawn', userId: string): Promise<void> {
    this.change.state = state;
    await this.temporal.wake(this.change.input, {
      officerId: userId,
      verdict: state === 'rejected' ? 'reject' : 'withdraw',
    });
  }

  /** Sends whatever as the one signal, past the product's own client. */
  forge(...content: unknown[]): Promise<void> {
    return this.handle.signal(DECIDED, ...content);
  }

  waiting(): Promise<unknown> {
    return this.handle.query(WAITING);
  }

  result(): Promise<unknown> {
    return this.handle.result();
  }

  /** How many events the run has, and how many of them are tasks that the workflow's code completed. */
  async figures(): Promise<{ events: number; tasks: number }> {
    const { events } = await this.handle.fetchHistory();
    const all = events ?? [];
    return {
      events: all.length,
      tasks: all.flatMap((event) => event.workflowTaskCompletedEventAttributes ?? []).length,
    };
  }
}

export type StageServer = Pick<TestTemporal, 'client' | 'place'>;

/** A real server with a worker over what is kept in memory: `activities` are what the worker does. */
export class MemoryStage {
  readonly server: StageServer;
  readonly temporal: TemporalClient;
  readonly #activities: Parameters<typeof work>[1];
  readonly #place: ReturnType<TestTemporal['place']>;
  #worker: TestWorker | undefined;

  constructor(server: StageServer, activities: Parameters<typeof work>[1]) {
    this.server = server;
    this.#activities = activities;
    this.#place = server.place();
    this.temporal = createTemporalClient(this.#place, silent);
  }

  async work(): Promise<void> {
    this.#worker = await work(this.#place, this.#activities);
  }

  async stopWorking(): Promise<void> {
    await this.#worker?.stop();
    this.#worker = undefined;
  }

  async stop(): Promise<void> {
    await this.stopWorking();
    await this.temporal.close();
  }
}

/** A real server with a worker over changes in memory. */
export class Stage extends MemoryStage {
  readonly changes: MemoryChanges;

  constructor(server: StageServer) {
    const changes = new MemoryChanges();
    super(server, changes);
    this.changes = changes;
  }

  scene(overrides: Partial<ChangeInput> = {}): Scene {
    return new Scene(this, this.changes.add(overrides));
  }
}
