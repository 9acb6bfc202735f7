import { createHash, createPublicKey, verify as verifySignature, type JsonWebKey } from 'node:crypto';
import { beforeAll, describe, expect, test } from '@jest/globals';
import type { z } from 'zod';
import { canonicalJson } from '../../src/domain/canonical.ts';
import { openCheckpoint } from '../../src/proof/checkpoint.ts';
import { readVerifierKeys } from '../../src/proof/keys.ts';
import { openReceipt, type Receipt } from '../../src/proof/receipt.ts';
import { signCheckpoints } from '../../src/transactions/sign-checkpoints.ts';
import { newSigning } from '../transactions/checkpoint-fixtures.ts';
import { useApi, type ChangeBody, type TestAccount } from './api-fixture.ts';

type ReceiptBody = z.output<typeof Receipt>;

const api = useApi();
let acme: TestAccount;
let applied: ChangeBody;
const ids: Record<string, string> = {};

beforeAll(async () => {
  acme = await api.organization(['ada', 'ben', 'cleo', 'dev'], 2);
  for (const person of acme.officers) ids[person] = await acme.idOf(person);
  applied = await acme.enact('user.add', { name: 'Finn Example', email: 'finn@acme.example', rights: ['reports.tax'] });
});

const receiptOf = (change: Pick<ChangeBody, 'id'>, as = 'ada') =>
  api.ask<ReceiptBody>(`${acme.path}/changes/${change.id}/receipt`, { as });

describe('the keys', () => {
  test('are published for anybody, as a verifier key and as a JWK', async () => {
    const { status, body, text } = await api.ask<{ keys: { keyId: string; signs: boolean; jwk: JsonWebKey }[] }>(
      '/.well-known/countersign-key',
    );
    expect(status).toBe(200);
    expect(body.keys).toHaveLength(1);
    const { verifier } = api.keyring.signing;
    expect(body.keys[0]).toMatchObject({ keyId: verifier.keyId, signs: true, verifierKey: verifier.text });
    expect(readVerifierKeys(text).map((key) => key.text)).toEqual([verifier.text]);
    expect(body.keys[0]!.jwk).not.toHaveProperty('d');
  });
});

describe('a receipt', () => {
  test('says who asked for what, who approved it, under which policy, and where its end stands in the trail', async () => {
    const { status, body } = await receiptOf(applied);
    expect(status).toBe(200);
    const [row] = await api
      .database()
      .sql<{ seq: number; hash: string }>(
        `SELECT seq, hash FROM events WHERE change_id = $1 AND type = 'change.applied'`,
        [applied.id],
      );
    const approval = (person: string) => ({
      ...{ officer: { id: ids[person], name: `${person[0]!.toUpperCase()}${person.slice(1)} Example` } },
      ...{ verdict: 'approve', digest: applied.digest, assurance: 'session', counted: true },
      at: expect.any(String),
    });
    expect(body).toMatchObject({
      format: 'countersign-receipt/1',
      account: { id: acme.id },
      change: { id: applied.id, number: applied.number, kind: 'user.add', description: applied.description },
      digest: applied.digest,
      initiator: { id: ids['ada'], name: 'Ada Example' },
      decisions: expect.arrayContaining([approval('ben'), approval('cleo')]) as unknown,
      required: 2,
      policy: { requiredApprovals: 2, approvalAssurance: 'session', changeExpiryHours: 168 },
      state: 'applied',
      appliedVersion: applied.appliedVersion,
      endedAt: applied.endedAt,
      event: row!,
    });
    expect(createHash('sha256').update(body.document!).digest('hex')).toBe(applied.digest);
    expect(JSON.parse(body.document!)).toMatchObject({ change: applied.id, payload: { name: 'Finn Example' } });
  });

  test('is checked with the published key and nothing of ours', async () => {
    const { text } = await receiptOf(applied);
    const { signature, ...signed } = JSON.parse(text) as ReceiptBody;
    const { body } = await api.ask<{ keys: { keyId: string; jwk: JsonWebKey }[] }>('/.well-known/countersign-key');
    const { jwk } = body.keys.find(({ keyId }) => keyId === signature.keyId)!;
    const key = createPublicKey({ key: jwk, format: 'jwk' });
    const value = Buffer.from(signature.value, 'base64');
    expect(verifySignature(null, Buffer.from(canonicalJson(signed)), key, value)).toBe(true);
    expect(() => openReceipt(text, api.keyring.trusted)).not.toThrow();
  });

  test('is the same, byte by byte, whenever and by whomever of its readers it is asked for, whatever has moved since', async () => {
    const before = await receiptOf(applied);
    await acme.enact('user.modify', { userId: ids['ben'], name: 'Benedict Other' });
    await acme.enact('policy.set', { changeExpiryHours: 12 });
    await acme.enact('officer.remove', { userId: ids['dev'] }, 'ben');
    expect((await receiptOf(applied)).text).toBe(before.text);
    expect((await receiptOf(applied, 'cleo')).text).toBe(before.text);
  });

  test('tells a rejection, a withdrawal and the policy that a change itself replaces', async () => {
    const suspend = await acme.submit('user.suspend', { userId: await userId('finn') });
    await acme.decide(suspend, 'ben', 'reject');
    expect((await receiptOf(suspend)).body).toMatchObject({
      state: 'rejected',
      stateReason: { code: 'rejected' },
      appliedVersion: null,
      decisions: [{ verdict: 'reject', counted: false }],
    });
    const withdrawn = await acme.submit('user.suspend', { userId: await userId('finn') });
    await api.ask(`${acme.path}/changes/${withdrawn.id}/withdraw`, { as: 'ada', json: {} });
    expect((await receiptOf(withdrawn)).body).toMatchObject({ state: 'withdrawn', decisions: [], required: 2 });
    const policy = await acme.enact('policy.set', { probationHours: 1 });
    expect((await receiptOf(policy)).body.policy).toMatchObject({ probationHours: 24 });
  });

  test('comes with the end, and not before; of a change that is there, to who may read it', async () => {
    const pending = await acme.submit('user.modify', { userId: await userId('finn'), name: 'Finnegan' });
    const path = `${acme.path}/changes/${pending.id}/receipt`;
    await api.refused(path, { as: 'ada' }, 409, 'change_open');
    await api.refused(`${acme.path}/changes/chg_none/receipt`, { as: 'ada' }, 404, 'not_found_here');
    await api.refused(path, { as: 'finn' }, 403, 'not_an_officer');
    await api.refused(path, { as: 'mallory' }, 404, 'not_found_here');
    const [opening] = await api
      .database()
      .sql<{ id: string }>('SELECT id FROM changes WHERE account_id = $1 AND number = 0', [acme.id]);
    await api.refused(`${acme.path}/changes/${opening!.id}/receipt`, { as: 'ada' }, 404, 'not_found_here');
  });

  test('R23 shows no role to who can not see it, and is genuine all the same', async () => {
    const zoe = await acme.enact('user.add', { name: 'Zoe Example', email: 'zoe@acme.example', officer: true });
    expect(zoe.state).toBe('applied');
    await acme.idOf('zoe');
    const created = await acme.enact('role.create', {
      ...{ type: 'employee', name: 'Vault', rights: ['funding.withdraw'] },
    });
    expect((await receiptOf(created)).body.document).toContain('Vault');
    api.database().clock.advance(1);
    const late = await acme.enact('user.add', { name: 'Yan Example', email: 'yan@acme.example', officer: true });
    expect(late.state).toBe('applied');
    await acme.idOf('yan');
    const { status, body, text } = await receiptOf(created, 'yan');
    expect(status).toBe(200);
    expect(text).not.toContain('Vault');
    expect(body).toMatchObject({ document: null, digest: created.digest, state: 'applied' });
    expect(() => openReceipt(text, api.keyring.trusted)).not.toThrow();
  });
});

const userId = async (person: string): Promise<string> => {
  const { body } = await api.ask<{ items: { id: string }[] }>(`${acme.path}/users?q=${person}@`, { as: 'ada' });
  return body.items[0]!.id;
};

describe('checkpoints', () => {
  test('R41 are listed for officers, the newest first, in pages; and the trail verifies with them', async () => {
    const signing = { keyring: api.keyring, files: newSigning().files };
    for (let i = 0; i < 3; i++) {
      await acme.submit('user.modify', { userId: await userId('finn'), name: `Finn the ${i}` });
      await signCheckpoints(api.store, acme.id, signing);
    }
    const path = `${acme.path}/checkpoints`;
    interface Page {
      readonly items: { readonly size: number; readonly note: string }[];
      readonly nextCursor: string | null;
    }
    const first = await api.ask<Page>(`${path}?limit=2`, { as: 'ada' });
    const second = await api.ask<Page>(`${path}?limit=2&cursor=${first.body.nextCursor!}`, { as: 'ada' });
    const items = [...first.body.items, ...second.body.items];
    expect(items).toHaveLength(3);
    expect(second.body.nextCursor).toBeNull();
    expect(items.map(({ note }) => openCheckpoint(note, api.keyring.trusted).size)).toEqual(
      items.map(({ size }) => size),
    );
    expect(items.map(({ size }) => size)).toEqual(items.map(({ size }) => size).sort((a, b) => b - a));
    expect((await api.ask(`${acme.path}/audit/verify`, { as: 'ada' })).body).toMatchObject({
      ok: true,
      checkpoints: { ok: true, count: 3, upTo: items[0]!.size },
    });
    await api.refused(path, { as: 'finn' }, 403, 'not_an_officer');
    await api.refused(`${path}?cursor=x`, { as: 'ada' }, 422, 'invalid_payload');
  });

  test('R41 of a key that the service does not have, verification names them', async () => {
    await acme.submit('user.modify', { userId: await userId('finn'), name: 'Finn the last' });
    await api
      .database()
      .tamper('UPDATE checkpoints SET note = replace(note, $1, $2)', [
        `— ${api.keyring.signing.verifier.name} `,
        '— somebody ',
      ]);
    const { body } = await api.ask<{ ok: boolean; checkpoints: { contradictions: unknown[] } }>(
      `${acme.path}/audit/verify`,
      { as: 'ada' },
    );
    expect(body.ok).toBe(false);
    expect(body.checkpoints.contradictions).toHaveLength(3);
  });
});
