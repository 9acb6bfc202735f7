import { z } from 'zod';
import { readEvents } from '../../store/trail.ts';
import { verify } from '../../transactions/verify.ts';
import { Event, pageOf } from '../answers.ts';
import { cursorOf, paging, placeOf } from '../paging.ts';
import { route } from '../route.ts';

const seq = z
  .int()
  .min(0)
  .max(2 ** 31 - 1);

const Verified = z
  .object({
    ok: z.boolean(),
    events: z.int(),
    firstBroken: z.unknown().optional(),
    tables: z.object({ ok: z.boolean(), differences: z.array(z.unknown()).readonly() }),
    checkpoints: z.object({
      ok: z.boolean(),
      count: z.int(),
      upTo: z.int().meta({ description: 'Up to this event, a checkpoint shows the trail to be what it was.' }),
      contradictions: z
        .array(z.object({ size: z.int().nullable(), where: z.enum(['table', 'file']), why: z.string() }))
        .readonly(),
    }),
  })
  .meta({
    id: 'Verified',
    description: 'Whether the chain holds, the tables are what the changes fold to, and every checkpoint stands.',
  });

export const auditRoutes = [
  route({
    method: 'get',
    path: '/v1/accounts/{account}/audit',
    forTokens: 'read',
    tag: 'Trail',
    summary: 'The trail of the account, oldest first',
    description:
      'Each event holds the hash of the one before; `data` is hashed as its RFC 8785 JSON. Events are numbered without gaps.',
    who: 'officer',
    query: z.strictObject({
      ...paging,
      after: z.coerce.number().pipe(seq).optional().meta({ description: 'Only events with a greater number.' }),
    }),
    status: 200,
    answer: pageOf(Event),
    handle: async ({ services: { store }, account: { id }, query: { limit, cursor, after = 0 } }) => {
      const [from] = placeOf(cursor, z.tuple([seq])) ?? [after];
      const events = await store.read(id, (tx) => readEvents(tx, id, from, limit + 1));
      const page = events.slice(0, limit);
      const last = page.at(-1);
      return {
        items: page.map((event) => ({ ...event, data: JSON.parse(event.data) as Record<string, unknown> })),
        nextCursor: events.length > limit && last !== undefined ? cursorOf([last.seq]) : null,
      };
    },
  }),
  route({
    method: 'get',
    path: '/v1/accounts/{account}/audit/verify',
    forTokens: 'read',
    limit: 'verifications',
    tag: 'Trail',
    summary: 'Verifies the trail, and the account against it',
    who: 'officer',
    status: 200,
    answer: Verified,
    handle: ({ services: { store, keyring }, account: { id } }) => verify(store, id, { keys: keyring.trusted }),
  }),
];
