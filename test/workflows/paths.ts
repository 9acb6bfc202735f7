import type { ChangeState } from '../../src/domain/change.ts';
import type { ChangeInput } from '../../workflows/contract.ts';
import { until } from '../temporal.ts';
import type { Scene } from './scene.ts';

/** A way that a change can go, as its workflow sees it. */
export interface Path {
  readonly name: string;
  readonly ends: ChangeState;
  readonly input?: () => Partial<ChangeInput>;
  readonly play: (scene: Scene) => Promise<void>;
  /** The most tasks and events that its run may take. */
  readonly atMost: { readonly tasks: number; readonly events: number };
}

const inSeconds = (n: number): string => new Date(Date.now() + n * 1_000).toISOString();

/** Every way that a change can go. */
export const paths: readonly Path[] = [
  {
    name: 'applied-without-approval',
    ends: 'applied',
    input: () => ({ requiredApprovals: 0 }),
    play: (scene) => scene.start(),
    atMost: { tasks: 3, events: 20 },
  },
  {
    name: 'applied-with-one-approval',
    ends: 'applied',
    input: () => ({ requiredApprovals: 1 }),
    async play(scene) {
      await scene.begin();
      await until(() => scene.change.posts.length === 1);
      await scene.approve('usr_ben');
    },
    atMost: { tasks: 5, events: 32 },
  },
  {
    name: 'applied-with-two-approvals',
    ends: 'applied',
    async play(scene) {
      await scene.begin();
      await until(() => scene.change.posts.length === 1);
      await scene.approve('usr_ben');
      await scene.approve('usr_cleo');
    },
    atMost: { tasks: 6, events: 38 },
  },
  {
    name: 'told-with-its-end',
    ends: 'applied',
    async play(scene) {
      scene.change.owesAtEnd = false;
      await scene.begin();
      await until(() => scene.change.posts.length === 1);
      await scene.approve('usr_ben');
      await scene.approve('usr_cleo');
    },
    atMost: { tasks: 5, events: 30 },
  },
  {
    name: 'letters-that-waited-for-a-digest',
    ends: 'applied',
    async play(scene) {
      scene.change.heldUntil.push(inSeconds(2), inSeconds(2));
      await scene.begin();
      await until(() => scene.change.posts.length === 2);
      await scene.approve('usr_ben');
      await scene.approve('usr_cleo');
    },
    atMost: { tasks: 10, events: 60 },
  },
  {
    name: 'rejected',
    ends: 'rejected',
    async play(scene) {
      await scene.begin();
      await scene.approve('usr_ben');
      await scene.end('rejected', 'usr_cleo');
    },
    atMost: { tasks: 7, events: 44 },
  },
  {
    name: 'withdrawn',
    ends: 'withdrawn',
    async play(scene) {
      await scene.begin();
      await scene.end('withdrawn', 'usr_ada');
    },
    atMost: { tasks: 5, events: 32 },
  },
  {
    name: 'expired-after-reminders',
    ends: 'expired',
    input: () => ({ firstWakeAt: inSeconds(1), expiresAt: inSeconds(3) }),
    async play(scene) {
      scene.change.wakes.splice(1, 0, Date.parse(inSeconds(2)));
      await scene.begin();
    },
    atMost: { tasks: 11, events: 70 },
  },
  {
    name: 'conflicted',
    ends: 'conflicted',
    input: () => ({ requiredApprovals: 1 }),
    async play(scene) {
      scene.change.atQuorum = 'conflicted';
      await scene.begin();
      await scene.approve('usr_ben');
    },
    atMost: { tasks: 5, events: 32 },
  },
  {
    name: 'failed',
    ends: 'failed',
    input: () => ({ requiredApprovals: 1 }),
    async play(scene) {
      scene.change.atQuorum = 'failed';
      await scene.begin();
      await scene.approve('usr_ben');
    },
    atMost: { tasks: 5, events: 32 },
  },
  {
    name: 'reopened-by-a-void-approval',
    ends: 'applied',
    async play(scene) {
      await scene.begin();
      await scene.approve('usr_ben');
      scene.change.approvals.delete('usr_ben');
      await scene.approve('usr_cleo');
      await until(() => scene.change.settlings.length === 1);
      await scene.approve('usr_dan');
    },
    atMost: { tasks: 9, events: 54 },
  },
  {
    name: 'unreachable-then-withdrawn',
    ends: 'withdrawn',
    async play(scene) {
      scene.change.next = 'unreachable';
      scene.change.mayStillDecide = [];
      await scene.begin();
      await scene.wake('', 'look');
      await until(() => scene.change.settlings.length === 1);
      await scene.end('withdrawn', 'usr_ada');
    },
    atMost: { tasks: 8, events: 48 },
  },
  {
    name: 'forged-signals-then-approved',
    ends: 'applied',
    async play(scene) {
      await scene.begin();
      await scene.forge({ officerId: 'usr_ben', verdict: 'approve' });
      await scene.forge({ officerId: 'usr_cleo', verdict: 'approve' });
      await until(() => scene.change.settlings.length === 1);
      await scene.forge('nonsense');
      await until(() => scene.change.settlings.length === 2);
      await scene.approve('usr_ben');
      await scene.approve('usr_cleo');
    },
    atMost: { tasks: 11, events: 66 },
  },
  {
    name: 'restarted-after-a-termination',
    ends: 'applied',
    async play(scene) {
      await scene.begin();
      await scene.approve('usr_ben');
      await scene.handle.terminate('by an operator');
      await scene.wake('', 'look');
      await until(() => scene.change.settlings.length === 1);
      await scene.approve('usr_cleo');
    },
    atMost: { tasks: 8, events: 48 },
  },
  {
    name: 'officers-changed-and-others-are-told',
    ends: 'applied',
    input: () => ({ requiredApprovals: 0 }),
    async play(scene) {
      scene.change.alsoWake = ['change-acc_acme-9998', 'change-acc_acme-9999'];
      await scene.begin();
    },
    atMost: { tasks: 5, events: 30 },
  },
  {
    name: 'mail-outage-and-an-approval-meanwhile',
    ends: 'applied',
    input: () => ({ requiredApprovals: 1 }),
    async play(scene) {
      let down = true;
      scene.change.beforePosting = () =>
        down ? Promise.reject(new Error('the mail server is down')) : Promise.resolve();
      await scene.begin();
      await scene.approve('usr_ben');
      await until(() => scene.change.ended);
      down = false;
    },
    atMost: { tasks: 6, events: 38 },
  },
];
