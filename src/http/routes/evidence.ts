import { z } from 'zod';
import { jwkOf } from '../../proof/keys.ts';
import { Receipt, signReceipt } from '../../proof/receipt.ts';
import { listCheckpoints } from '../../store/checkpoints.ts';
import { readReceipt } from '../../transactions/read-receipt.ts';
import { pageOf } from '../answers.ts';
import { changeMustBe } from '../change-answers.ts';
import { cursorOf, paging, placeOf } from '../paging.ts';
import { page, route } from '../route.ts';

const PublicKey = z
  .object({
    keyId: z.string().meta({ description: 'By which receipts and checkpoints name it.' }),
    signs: z.boolean().meta({ description: 'Whether it signs now; one that does not has signed before.' }),
    verifierKey: z.string().meta({ description: 'As C2SP signed notes have it: `name+hash+base64`.' }),
    jwk: z.object({
      kty: z.literal('OKP'),
      crv: z.literal('Ed25519'),
      x: z.string(),
      kid: z.string(),
      use: z.literal('sig'),
      alg: z.literal('EdDSA'),
    }),
  })
  .meta({ id: 'PublicKey' });

const Checkpoint = z
  .object({
    size: z.int().meta({ description: 'How many events the trail had.' }),
    root: z.string().meta({ description: 'The hash of the last of them.' }),
    keyId: z.string(),
    signedAt: z.string().meta({ format: 'date-time' }),
    note: z.string().meta({ description: 'The checkpoint itself: a signed note, as C2SP tlog-checkpoint has it.' }),
  })
  .meta({ id: 'Checkpoint', description: 'A signed head of the chain of events.' });

const size = z
  .int()
  .min(1)
  .max(2 ** 31 - 1);

export const evidenceRoutes = [
  page({
    method: 'get',
    path: '/.well-known/countersign-key',
    tag: 'Trail',
    summary: 'The public keys that receipts and checkpoints are checked with',
    description:
      'The key that signs comes first. A key that was replaced stays listed, so that what it signed can still be checked. Keep a copy where the service can not alter it: `npx countersign verify FILE --key COPY`.',
    who: 'anyone',
    answers: {
      200: {
        description: 'Every key',
        type: 'application/json',
        schema: z.object({ keys: z.array(PublicKey).readonly() }),
      },
    },
    handle: ({ services: { keyring } }) =>
      Promise.resolve({
        status: 200,
        json: {
          keys: keyring.trusted.map((key, place) => ({
            keyId: key.keyId,
            signs: place === 0,
            verifierKey: key.text,
            jwk: jwkOf(key),
          })),
        },
      }),
  }),
  route({
    method: 'get',
    path: '/v1/accounts/{account}/checkpoints',
    tag: 'Trail',
    summary: 'The signed heads of the trail, newest first',
    description:
      'The trail of events is a chain, so that its head stands for all of it. Keep them: a trail that is cut off or written anew later contradicts them.',
    who: 'officer',
    query: z.strictObject(paging),
    status: 200,
    answer: pageOf(Checkpoint),
    handle: async ({ services: { store }, account: { id }, query: { limit, cursor } }) => {
      const [below] = placeOf(cursor, z.tuple([size])) ?? [];
      const found = await store.read(id, (tx) => listCheckpoints(tx, id, { below, limit: limit + 1 }));
      const items = found.slice(0, limit);
      const last = items.at(-1);
      return {
        items: items.map(({ size, root, keyId, signedAt, note }) => ({
          ...{ size, root, keyId, note },
          signedAt: signedAt.toISOString(),
        })),
        nextCursor: found.length > limit && last !== undefined ? cursorOf([last.size]) : null,
      };
    },
  }),
  route({
    method: 'get',
    path: '/v1/accounts/{account}/changes/{id}/receipt',
    tag: 'Trail',
    summary: 'The signed receipt of a change that has ended',
    description:
      'What was asked for, by whom it was decided, under which policy, and what became of it. Made from what is stored alone: it is the same whenever it is asked for, but for the signature once the key was replaced.',
    who: 'officer',
    pathFirst: changeMustBe,
    status: 200,
    answer: Receipt,
    refuses: ['change_open'],
    handle: async ({ services: { store, keyring }, account, params: { id } }) =>
      signReceipt(await readReceipt(store, account.id, id, account.userId), keyring.signing),
  }),
];
