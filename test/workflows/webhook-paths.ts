import type { WorkflowHandle } from '@temporalio/client';
import { deliveryWorkflowIdOf, type DeliveryState } from '../../src/domain/delivery.ts';
import type { TemporalClient } from '../../src/processes/temporal.ts';
import { until } from '../temporal.ts';
import { MemoryDeliveries, type MemoryDelivery } from './memory-deliveries.ts';
import { MemoryStage, type StageServer } from './scene.ts';

/** One message in memory and its workflow on a real server. */
export class WebhookScene {
  readonly delivery: MemoryDelivery;
  readonly handle: WorkflowHandle;
  readonly #temporal: TemporalClient;

  constructor(stage: WebhookStage, delivery: MemoryDelivery) {
    this.delivery = delivery;
    this.#temporal = stage.temporal;
    this.handle = stage.server.client.workflow.getHandle(deliveryWorkflowIdOf(delivery.ref));
  }

  look(): Promise<void> {
    return this.#temporal.webhookClient.look(this.delivery.ref);
  }

  result(): Promise<unknown> {
    return this.handle.result();
  }
}

/** A real server with a worker over messages in memory. */
export class WebhookStage extends MemoryStage {
  readonly deliveries: MemoryDeliveries;

  constructor(server: StageServer) {
    const deliveries = new MemoryDeliveries();
    super(server, deliveries);
    this.deliveries = deliveries;
  }

  scene(): WebhookScene {
    return new WebhookScene(this, this.deliveries.add());
  }
}

/** A way that a message to a webhook can go, as its workflow sees it. */
export interface WebhookPath {
  readonly name: string;
  readonly ends: DeliveryState;
  readonly play: (scene: WebhookScene) => Promise<void>;
}

export const webhookPaths: readonly WebhookPath[] = [
  { name: 'webhook-delivered', ends: 'delivered', play: (scene) => scene.look() },
  {
    name: 'webhook-delivered-after-two-refusals',
    ends: 'delivered',
    async play(scene) {
      scene.delivery.pause = 1_200;
      scene.delivery.answers.push(503, null);
      await scene.look();
    },
  },
  {
    name: 'webhook-given-up-and-told',
    ends: 'given-up',
    async play(scene) {
      scene.delivery.answers.push(410);
      await scene.look();
    },
  },
  {
    name: 'webhook-sent-again-while-it-waited',
    ends: 'delivered',
    async play(scene) {
      scene.delivery.answers.push(500);
      scene.delivery.pause = 3_600_000;
      await scene.look();
      await until(() => scene.delivery.sentAt.length === 1);
      scene.delivery.replay(Date.now());
      await scene.look();
    },
  },
  {
    name: 'webhook-behind-an-earlier-message',
    ends: 'owed',
    async play(scene) {
      scene.delivery.dueAt = null;
      await scene.look();
    },
  },
  {
    name: 'webhook-restarted-after-a-termination',
    ends: 'delivered',
    async play(scene) {
      scene.delivery.answers.push(500);
      scene.delivery.pause = 1_200;
      await scene.look();
      await until(() => scene.delivery.sentAt.length === 1);
      await scene.handle.terminate('by an operator');
      await scene.look();
    },
  },
];
