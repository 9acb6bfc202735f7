import { z } from 'zod';
import type { AccountState } from '../../domain/account-state.ts';
import { OPERATOR } from '../../domain/support-request-view.ts';
import { eventTypes, type StoredEvent } from '../../store/trail.ts';
import { changeNumbers, readTrail } from '../../store/trail-pages.ts';
import { verify } from '../../transactions/verify.ts';
import { Event, pageOf } from '../answers.ts';
import { identifier } from '../fields.ts';
import { cursorOf, paging, placeOf } from '../paging.ts';
import { route } from '../route.ts';

const seq = z
  .int()
  .min(0)
  .max(2 ** 31 - 1);

const types = z
  .string()
  .max(1_000)
  .transform((text) => text.split(','))
  .pipe(z.array(z.enum(eventTypes)))
  .meta({ description: 'Only events of this type, or of these types, with commas between.', type: 'string' });

/** PostgreSQL knows no year 0, and takes years of four digits as they are written here. */
const isInCalendar = (text: string): boolean => {
  const time = Date.parse(text);
  return time >= Date.parse('0001-01-01T00:00:00Z') && time <= Date.parse('9999-12-31T23:59:59.999Z');
};

const moment = z.iso
  .datetime({ offset: true })
  .refine(isInCalendar, 'a time of the years 1 to 9999 is expected')
  .transform((text) => new Date(text))
  .meta({ format: 'date-time' });

const filters = {
  order: z.enum(['oldest', 'newest']).default('oldest').meta({ description: 'Which end of the trail comes first.' }),
  after: z.coerce.number().pipe(seq).optional().meta({ description: 'Only events with a greater number.' }),
  type: types.optional(),
  actor: z.string().regex(identifier).optional().meta({ description: "A user's id: only what they did." }),
  change: z.string().regex(identifier).optional().meta({ description: "A change's id: only what became of it." }),
  from: moment.optional().meta({ description: 'Only events of this time or later.' }),
  to: moment.optional().meta({ description: 'Only events before this time.' }),
};

const TrailPage = pageOf(Event).extend({
  total: z.int().meta({ description: 'How many events the trail has, whatever is asked for.' }),
});

/** An event with the names of what its ids say. Whoever acted and is no user is an operator of the service. */
const viewOf = (
  state: AccountState,
  numbers: ReadonlyMap<string, number>,
  event: StoredEvent,
): z.input<typeof Event> => {
  const { actorId, changeId, data } = event;
  const number = changeId === null ? undefined : numbers.get(changeId);
  return {
    ...event,
    data: JSON.parse(data) as Record<string, unknown>,
    actor: actorId === null ? null : { id: actorId, name: state.get('users', actorId)?.name ?? OPERATOR },
    change: changeId === null || number === undefined ? null : { id: changeId, number },
  };
};

const Verified = z
  .object({
    ok: z.boolean(),
    events: z.int(),
    firstBroken: z.object({ seq: z.int(), why: z.string() }).optional(),
    tables: z.object({
      ok: z.boolean(),
      differences: z.array(z.object({ table: z.string(), id: z.string(), why: z.string() })).readonly(),
    }),
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
    summary: 'The trail of the account, oldest first where nothing else is said',
    description:
      'Each event holds the hash of the one before; `data` is hashed as its RFC 8785 JSON. Events are numbered without gaps; filters leave out what does not fit.',
    who: 'officer',
    query: z.strictObject({ ...paging, ...filters }),
    status: 200,
    answer: TrailPage,
    handle: async ({ services: { store }, account: { id, state }, query }) => {
      const { limit, cursor, order, type, actor, change, from, to } = query;
      const [place] = placeOf(cursor, z.tuple([seq])) ?? [];
      const after = order === 'oldest' ? (place ?? query.after) : query.after;
      const below = order === 'newest' ? place : undefined;
      const filter = { order, types: type, actorId: actor, changeId: change, from, to, after, below };
      return store.read(id, async (tx) => {
        const { events, total } = await readTrail(tx, id, { ...filter, limit: limit + 1 });
        const page = events.slice(0, limit);
        const numbers = await changeNumbers(
          tx,
          id,
          page.flatMap(({ changeId }) => changeId ?? []),
        );
        const last = page.at(-1);
        return {
          items: page.map((event) => viewOf(state, numbers, event)),
          nextCursor: events.length > limit && last !== undefined ? cursorOf([last.seq]) : null,
          total,
        };
      });
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
    handle: async ({ services: { store, keyring, figures }, account: { id } }) => {
      const found = await verify(store, id, { keys: keyring.trusted });
      figures.verifications.inc({ outcome: found.ok ? 'held' : 'broken' });
      figures.verifiedAt.setToCurrentTime();
      return found;
    },
  }),
];
