// Plays the product's main jobs through the public doors alone (HTTP, SMTP, the page's form): `npm run demo`
import { playMainJob } from './demo/main-job.ts';
import { playRoles } from './demo/roles.ts';
import { demoAccount, service, stop } from './demo/service.ts';
import { createStage, must, show, step, type Stage } from './demo/stage.ts';

const verify = async ({ client, path }: Stage): Promise<void> => {
  step('The trail is verified: the chain of events recomputed, and every change folded against the tables');
  const { ok, events, tables } = await client<{ ok: boolean; events: number; tables: { ok: boolean } }>(
    'ada',
    'GET',
    `${path}/audit/verify`,
  );
  show(
    `${events} events, chain ${ok ? 'whole' : 'BROKEN'}, tables ${tables.ok ? 'as the changes made them' : 'DIFFER'}.`,
  );
  must(ok && tables.ok, 'the trail verifies');
};

const { running, child } = await service();
try {
  const account = demoAccount();
  if (account === undefined) throw new Error('The demo account is not open.');
  const stage = createStage(running, account);
  console.log('\nThe main job: two officers sign what a third one starts');
  await playMainJob(stage);
  console.log('\nCompanies and roles: what somebody may do, and why');
  await playRoles(stage);
  await verify(stage);
  console.log(
    `\nLook for yourself: the letters at ${running.inboxUrl}, the documentation at ${running.publicUrl}/docs`,
  );
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
} finally {
  await stop(child);
}
