import type { ChangeState } from '../../src/domain/change.ts';
import type { ChangeInput } from '../../workflows/contract.ts';
import { until } from '../temporal.ts';
import type { Scene } from './scene.ts';

/** A way that a change can go, as its workflow sees it. */
export interface Path {
  readonly name: string;
  readonly ends: ChangeState;
  readonly requiredApprovals?: ChangeInput['requiredApprovals'];
  readonly play: (scene: Scene) => Promise<void>;
  /** The most tasks and events that its run may take. */
  readonly atMost: { readonly tasks: number; readonly events: number };
}

const seconds = (n: number): number => Date.now() + n * 1_000;

/** Every way that a change can go. */
export const paths: readonly Path[] = [
  {
    name: 'applied-without-approval',
    ends: 'applied',
    requiredApprovals: 0,
    play: (scene) => scene.start(),
    atMost: { tasks: 3, events: 0 },
  },
  {
    name: 'applied-with-one-approval',
    ends: 'applied',
    requiredApprovals: 1,
    async play(scene) {
      await scene.start();
      await until(() => scene.change.posts.length === 1);
      await scene.approve('usr_ben');
    },
    atMost: { tasks: 5, events: 0 },
  },
  {
    name: 'applied-with-two-approvals',
    ends: 'applied',
    async play(scene) {
      await scene.start();
      await until(() => scene.change.posts.length === 1);
      await scene.approve('usr_ben');
      await scene.approve('usr_cleo');
    },
    atMost: { tasks: 6, events: 0 },
  },
  {
    name: 'rejected',
    ends: 'rejected',
    async play(scene) {
      await scene.start();
      await scene.approve('usr_ben');
      await scene.end('rejected', 'usr_cleo');
    },
    atMost: { tasks: 6, events: 0 },
  },
  {
    name: 'withdrawn',
    ends: 'withdrawn',
    async play(scene) {
      await scene.start();
      await scene.end('withdrawn', 'usr_ada');
    },
    atMost: { tasks: 5, events: 0 },
  },
  {
    name: 'expired-after-reminders',
    ends: 'expired',
    async play(scene) {
      scene.change.wakes = [seconds(1.2), seconds(2.4), seconds(3.6)];
      await scene.start();
    },
    atMost: { tasks: 12, events: 0 },
  },
  {
    name: 'conflicted',
    ends: 'conflicted',
    requiredApprovals: 1,
    async play(scene) {
      scene.change.atQuorum = 'conflicted';
      await scene.start();
      await scene.approve('usr_ben');
    },
    atMost: { tasks: 5, events: 0 },
  },
  {
    name: 'failed',
    ends: 'failed',
    requiredApprovals: 1,
    async play(scene) {
      scene.change.atQuorum = 'failed';
      await scene.start();
      await scene.approve('usr_ben');
    },
    atMost: { tasks: 5, events: 0 },
  },
  {
    name: 'reopened-by-a-void-approval',
    ends: 'applied',
    async play(scene) {
      await scene.start();
      await scene.approve('usr_ben');
      scene.change.approvals.delete('usr_ben');
      await scene.approve('usr_cleo');
      await until(() => scene.change.settlings.length === 1);
      await scene.approve('usr_dan');
    },
    atMost: { tasks: 9, events: 0 },
  },
  {
    name: 'unreachable-then-withdrawn',
    ends: 'withdrawn',
    async play(scene) {
      scene.change.next = 'unreachable';
      scene.change.mayStillDecide = [];
      await scene.start();
      await scene.wake('', 'look');
      await until(() => scene.change.settlings.length === 1);
      await scene.end('withdrawn', 'usr_ada');
    },
    atMost: { tasks: 8, events: 0 },
  },
  {
    name: 'forged-signals-then-approved',
    ends: 'applied',
    async play(scene) {
      await scene.start();
      await scene.forge({ officerId: 'usr_ben', verdict: 'approve' });
      await scene.forge({ officerId: 'usr_cleo', verdict: 'approve' });
      await until(() => scene.change.settlings.length === 1);
      await scene.forge('nonsense');
      await until(() => scene.change.settlings.length === 2);
      await scene.approve('usr_ben');
      await scene.approve('usr_cleo');
    },
    atMost: { tasks: 12, events: 0 },
  },
  {
    name: 'restarted-after-a-termination',
    ends: 'applied',
    async play(scene) {
      await scene.start();
      await scene.approve('usr_ben');
      await scene.handle.terminate('by an operator');
      await scene.wake('', 'look');
      await until(() => scene.change.settlings.length === 1);
      await scene.approve('usr_cleo');
    },
    atMost: { tasks: 8, events: 0 },
  },
  {
    name: 'officers-changed-and-others-are-told',
    ends: 'applied',
    requiredApprovals: 0,
    async play(scene) {
      scene.change.alsoWake = ['change-acc_acme-9998', 'change-acc_acme-9999'];
      await scene.start();
    },
    atMost: { tasks: 5, events: 0 },
  },
  {
    name: 'mail-outage-and-an-approval-meanwhile',
    ends: 'applied',
    requiredApprovals: 1,
    async play(scene) {
      let down = true;
      scene.change.beforePosting = () =>
        down ? Promise.reject(new Error('the mail server is down')) : Promise.resolve();
      await scene.start();
      await scene.approve('usr_ben');
      await until(() => scene.change.ended);
      down = false;
    },
    atMost: { tasks: 7, events: 0 },
  },
];
