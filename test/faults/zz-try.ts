import { Stage } from '../acceptance/processes.ts';
import * as t from './two-approvals.ts';
const stage = await Stage.start();
try {
await Promise.all([stage.worker.start(), stage.api.start()]);
const account = await t.openAccount(stage, 'Kill Matrix');
const change = await t.submit(stage, account, 'policy.set', { approvalAssurance: 'link' });
    for (const officer of ['ben', 'cleo']) await t.decide(stage, account, change, officer);
    console.log(await t.untilEnded(stage, account, change));
} finally {
console.log(stage.worker.output.slice(-3000));
console.log(stage.api.output.slice(-3000));
await stage.stop(); }
