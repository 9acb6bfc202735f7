import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { TestTemporal } from '../temporal.ts';
import { paths } from './paths.ts';
import { Stage } from './scene.ts';
let server: TestTemporal; let stage: Stage;
beforeAll(async () => { server = await TestTemporal.start(); stage = new Stage(server); await stage.work(); }, 60000);
afterAll(async () => { await stage.stop(); await server.stop(); }, 60000);
test.each(paths)('$name', async (path) => {
  const scene = stage.scene({ requiredApprovals: path.requiredApprovals ?? 2 });
  await path.play(scene);
  expect(await scene.result()).toBe(path.ends);
  console.log(path.name, await scene.figures(), scene.change.settlings.length, scene.change.posts.length, path.name.startsWith('applied-with-two') ? (await scene.handle.fetchHistory()).events!.map(e => Object.keys(e).find(k => k.endsWith('Attributes'))).join('\n') : '');
});
