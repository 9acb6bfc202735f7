import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { defaultPayloadConverter } from '@temporalio/common';
import { Worker } from '@temporalio/worker';
import fc from 'fast-check';
import { inTrace } from '../../src/http/trace-context.ts';
import { traceIn, withTrace } from '../../workflows/trace-header.ts';
import { TestTemporal, workflowBundle } from '../temporal.ts';
import { Stage, type Scene } from './scene.ts';

let server: TestTemporal;
let stage: Stage;
beforeAll(async () => {
  server = await TestTemporal.start();
  stage = new Stage(server);
  await stage.work();
}, 60_000);
afterAll(async () => {
  await stage.stop();
  await server.stop();
}, 60_000);

const [A, B] = ['a'.repeat(32), 'b'.repeat(32)];
const [HEADER, SPAN_HEADER] = ['countersign-trace', 'countersign-span'];

type History = Awaited<ReturnType<Scene['handle']['fetchHistory']>>;

/** The trace that each activity of a history was given, by the activity's name. */
const tracesOf = ({ events }: History) =>
  (events ?? []).flatMap(({ activityTaskScheduledEventAttributes: scheduled }) =>
    scheduled
      ? [{ activity: scheduled.activityType?.name, trace: traceIn(scheduled.header?.fields ?? {})?.traceId }]
      : [],
  );

test('a workflow’s activities carry the trace of the request that last moved it, and its history replays', async () => {
  const scene = stage.scene({ requiredApprovals: 1 });
  await inTrace({ traceId: A }, () => scene.begin());
  await inTrace({ traceId: B }, () => scene.approve('usr_ben'));
  await scene.result();
  const history = await scene.handle.fetchHistory();
  const traces = tracesOf(history);
  expect(traces).toContainEqual({ activity: 'sendLetters', trace: A });
  expect(traces).toContainEqual({ activity: 'settle', trace: B });
  expect((await scene.handle.describe()).memo).toEqual({ traceId: A });
  await Worker.runReplayHistory({ workflowBundle: await workflowBundle() }, history, scene.workflowId);
});

test('what no request has caused carries no trace, and is carried out all the same', async () => {
  const scene = stage.scene({ requiredApprovals: 0 });
  await scene.start();
  expect(await scene.result()).toBe('applied');
  expect(tracesOf(await scene.handle.fetchHistory()).map(({ trace }) => trace)).not.toContain(A);
  expect((await scene.handle.describe()).memo ?? {}).toEqual({});
});

test('R42 whatever somebody puts into the header, nothing but a trace id is taken from it', () => {
  fc.assert(
    fc.property(fc.oneof(fc.anything(), fc.string(), fc.uint8Array()), (found) => {
      const payload = (() => {
        try {
          return defaultPayloadConverter.toPayload(found);
        } catch {
          return { data: new Uint8Array([1, 2, 3]) };
        }
      })();
      expect(traceIn({ [HEADER]: payload })).toBeUndefined();
      const traced = withTrace({}, { traceId: A });
      expect(traceIn({ ...traced, [SPAN_HEADER]: payload })).toEqual({ traceId: A });
    }),
  );
  fc.assert(
    fc.property(fc.stringMatching(/^[\da-f]{32}$/), (id) => {
      expect(traceIn(withTrace({}, { traceId: id }))?.traceId).toBe(/^0+$/.test(id) ? undefined : id);
    }),
  );
  expect(traceIn({ [HEADER]: { metadata: { encoding: new Uint8Array([0]) }, data: new Uint8Array([255]) } })).toBe(
    undefined,
  );
  expect(withTrace({}, undefined)).toEqual({});
});
