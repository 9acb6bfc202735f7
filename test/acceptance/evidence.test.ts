import { beforeAll, expect, test } from '@jest/globals';
import { openCheckpoint } from '../../src/proof/checkpoint.ts';
import { readVerifierKeys, type VerifierKey } from '../../src/proof/keys.ts';
import { openReceipt } from '../../src/proof/receipt.ts';
import type { TestAccount } from './test-account.ts';
import { until } from './until.ts';
import { useWorld } from './world.ts';

const world = useWorld();
let account: TestAccount;
let keys: VerifierKey[];

beforeAll(async () => {
  account = await world().openAccount({ requiredApprovals: 1, officers: ['ada', 'ben'] });
  keys = readVerifierKeys(await (await fetch(`${world().publicUrl}/.well-known/countersign-key`)).text());
}, 60_000);

test('R41 the worker signs the trail once its events have waited, and the trail verifies with that', async () => {
  interface Page {
    readonly items: readonly { readonly size: number; readonly note: string }[];
  }
  const { items: early } = await world().get<Page>('ada', 'GET', `${account.path}/checkpoints`);
  expect(early).toEqual([]);
  world().advance(1);
  const signed = await until('a checkpoint is signed', async () => {
    const { items } = await world().get<Page>('ben', 'GET', `${account.path}/checkpoints`);
    return items[0];
  });
  expect(openCheckpoint(signed.note, keys)).toMatchObject({
    ...{ origin: `countersign/accounts/${account.id}`, size: signed.size },
  });
  expect(await world().get('ada', 'GET', `${account.path}/audit/verify`)).toMatchObject({
    ok: true,
    checkpoints: { ok: true, upTo: signed.size },
  });
}, 60_000);

test('a change that its approver’s decision ended has a receipt that stands by the published key', async () => {
  const change = await account.submit('user.add', { name: 'Fred Novak', email: 'fred@acme.example' });
  await account.decide('ben', change, 'approve');
  await account.ended(change);
  const receipt = await world().get('ada', 'GET', `${account.path}/changes/${change.id}/receipt`);
  expect(openReceipt(JSON.stringify(receipt), keys).receipt).toMatchObject({
    ...{ digest: change.digest, state: 'applied', required: 1 },
    decisions: [{ officer: { name: expect.stringContaining('Ben') as unknown }, counted: true }],
  });
});
