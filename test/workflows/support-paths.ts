import type { WorkflowHandle } from '@temporalio/client';
import { supportWorkflowIdOf } from '../../src/domain/support-report.ts';
import type { RequestState } from '../../src/domain/support-request.ts';
import type { TemporalClient } from '../../src/processes/temporal.ts';
import { SUPPORT_WAITING } from '../../workflows/support-contract.ts';
import { until } from '../temporal.ts';
import { MemoryChanges } from './memory-changes.ts';
import { MemoryRequests, type MemoryRequest } from './memory-requests.ts';
import { MemoryStage, type StageServer } from './scene.ts';

/** One request in memory and its workflow on a real server. */
export class SupportScene {
  readonly request: MemoryRequest;
  readonly changes: MemoryChanges;
  readonly handle: WorkflowHandle;
  readonly #temporal: TemporalClient;

  constructor(stage: SupportStage, request: MemoryRequest) {
    this.request = request;
    this.changes = stage.changes;
    this.#temporal = stage.temporal;
    this.handle = stage.server.client.workflow.getHandle(supportWorkflowIdOf(request.input));
  }

  /** Has the workflow look, and returns when it has taken that in. */
  async look(): Promise<void> {
    await this.#temporal.supportClient.look(this.request.input);
    await this.handle.query(SUPPORT_WAITING);
  }

  /** Starts the workflow, and returns when it waits. */
  async begin(): Promise<void> {
    await this.look();
    await until(() => this.request.settledAt.length > 0 && this.request.posts.length > 0);
  }

  async approve(coolingMs: number): Promise<void> {
    this.request.approve(Date.now(), coolingMs);
    await this.look();
  }

  result(): Promise<unknown> {
    return this.handle.result();
  }
}

/** A real server with a worker over requests and changes in memory. */
export class SupportStage extends MemoryStage {
  readonly requests: MemoryRequests;
  readonly changes: MemoryChanges;

  constructor(server: StageServer) {
    const [changes, requests] = [new MemoryChanges(), new MemoryRequests()];
    super(server, Object.assign({}, changes, requests));
    this.changes = changes;
    this.requests = requests;
  }

  scene(lapsesAt?: number): SupportScene {
    return new SupportScene(this, this.requests.add(lapsesAt));
  }
}

/** A way that a request to the support desk can go, as its workflow sees it. */
export interface SupportPath {
  readonly name: string;
  readonly ends: RequestState;
  /** Milliseconds from its filing to its lapse, where it is not 30 days. */
  readonly life?: number;
  readonly play: (scene: SupportScene) => Promise<void>;
}

export const supportPaths: readonly SupportPath[] = [
  {
    name: 'support-applied-and-others-are-told',
    ends: 'applied',
    async play(scene) {
      const { input } = scene.changes.add({
        requiredApprovals: 0,
        kind: 'officer.add',
        initiatorId: scene.request.input.requestId,
      });
      scene.request.change = input;
      scene.request.alsoWake = ['change-acc_acme-9997'];
      await scene.begin();
      await scene.approve(1_500);
    },
  },
  {
    name: 'support-objected-and-a-third-operator',
    ends: 'applied',
    async play(scene) {
      await scene.begin();
      await scene.approve(60_000);
      scene.request.object(Date.now(), 2_000);
      await scene.look();
      await scene.approve(60_000);
    },
  },
  {
    name: 'support-rejected',
    ends: 'rejected',
    async play(scene) {
      await scene.begin();
      scene.request.end('rejected');
      await scene.look();
    },
  },
  {
    name: 'support-lapsed',
    ends: 'lapsed',
    life: 2_500,
    play: (scene) => scene.begin(),
  },
  {
    name: 'support-conflicted',
    ends: 'conflicted',
    async play(scene) {
      scene.request.atTime = 'conflicted';
      await scene.begin();
      await scene.approve(1_200);
    },
  },
  {
    name: 'support-restarted-after-a-termination',
    ends: 'applied',
    async play(scene) {
      await scene.begin();
      await scene.handle.terminate('by an operator');
      await scene.approve(1_200);
    },
  },
  {
    name: 'support-mail-outage-and-applied-meanwhile',
    ends: 'applied',
    async play(scene) {
      let down = true;
      scene.request.beforePosting = () =>
        down ? Promise.reject(new Error('the mail server is down')) : Promise.resolve();
      await scene.begin();
      await scene.approve(1_200);
      await until(() => scene.request.ended);
      down = false;
    },
  },
];
