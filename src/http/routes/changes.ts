import { z } from 'zod';
import { deskKindOf, kindOf } from '../../changes/index.ts';
import type { AccountState } from '../../domain/account-state.ts';
import { titled } from '../../domain/impact-view.ts';
import { changeStates } from '../../domain/change.ts';
import { knowing } from '../../domain/difference.ts';
import { Refused } from '../../domain/problems.ts';
import { groupOfUser, readEffect, type StoredGroup } from '../../store/effects.ts';
import type { Store } from '../../store/store.ts';
import { readChange } from '../../transactions/read-change.ts';
import { Change, ChangeSummary, ImpactGroup, pageOf } from '../answers.ts';
import { changeAnswer, changeMustBe, changeSummaries } from '../change-answers.ts';
import { effectPage } from '../effect-pages.ts';
import { identifier } from '../fields.ts';
import { cursorOf, paging, placeOf } from '../paging.ts';
import { pendingByUser } from '../pending-changes.ts';
import { route } from '../route.ts';

const GROUPS_AT_ONCE = 100;

async function* groupsOf(
  store: Store,
  accountId: string,
  changeId: string,
  position: number,
): AsyncGenerator<StoredGroup> {
  for (let from = position; ;) {
    const groups = await store.read(accountId, (tx) => readEffect(tx, accountId, changeId, from, GROUPS_AT_ONCE));
    yield* groups;
    const last = groups.at(-1);
    if (last === undefined || groups.length < GROUPS_AT_ONCE) return;
    from = last.position + 1;
  }
}

/** What a change does to one user, as a page of its effect. */
const effectOnUser = async (store: Store, known: AccountState, changeId: string, userId: string) => {
  const { accountId } = known;
  const group = await store.read(accountId, (tx) => groupOfUser(tx, accountId, changeId, userId));
  if (group === undefined) return { items: [], nextCursor: null };
  const { gained, lost, count } = group;
  const people = [{ id: userId, name: known.nameOf('users', userId) }];
  return { items: [{ gained: gained.map(titled), lost: lost.map(titled), count, people }], nextCursor: null };
};

const filters = {
  state: z.enum(changeStates).optional(),
  open: z
    .enum(['true', 'false'])
    .optional()
    .meta({ description: 'Only changes that have not ended, or only ended ones.' }),
  kind: z
    .string()
    .regex(identifier)
    .refine((name) => (kindOf(name) ?? deskKindOf(name)) !== undefined, {
      error: ({ input }) => `a kind of change is expected, as GET /v1/kinds lists them, found ${String(input)}`,
    })
    .optional(),
  initiator: z.string().regex(identifier).optional().meta({ description: "A user's id." }),
  waitingOn: z
    .literal('me')
    .optional()
    .meta({ description: 'Only changes that wait for a decision of mine; on one that is stopped nobody decides.' }),
  touches: z
    .string()
    .regex(identifier)
    .optional()
    .meta({ description: "A user's id: only open changes that would touch that user." }),
};

export const changeRoutes = [
  route({
    method: 'get',
    path: '/v1/accounts/{account}/changes',
    forTokens: 'read',
    tag: 'Changes',
    summary: 'The changes of the account, newest first',
    who: 'officer',
    query: z.strictObject({ ...paging, ...filters }),
    status: 200,
    answer: pageOf(ChangeSummary),
    handle: async ({ services: { store }, account, query }) => {
      const { limit, cursor, state, open, kind, initiator, waitingOn, touches } = query;
      const [below] =
        placeOf(
          cursor,
          z.tuple([
            z
              .int()
              .min(1)
              .max(2 ** 31 - 1),
          ]),
        ) ?? [];
      const found = await changeSummaries(store, account, {
        state,
        open: open === undefined ? undefined : open === 'true',
        ids: touches === undefined ? undefined : ((await pendingByUser(store, account)).get(touches) ?? []),
        kind,
        initiatorId: initiator,
        waitingOn: waitingOn === undefined ? undefined : account.userId,
        below,
        limit: limit + 1,
      });
      const page = found.slice(0, limit);
      const last = page.at(-1);
      const summaries = page.map(({ summary }) => summary);
      const waitsForMe = ({ mayStillDecide, approvals, frozen }: (typeof summaries)[number]): boolean =>
        approvals.missing > 0 &&
        frozen === null &&
        mayStillDecide.some(({ id, from }) => id === account.userId && from === null);
      return {
        items: waitingOn === undefined ? summaries : summaries.filter(waitsForMe),
        nextCursor: found.length > limit && last !== undefined ? cursorOf([last.number]) : null,
      };
    },
  }),
  route({
    method: 'get',
    path: '/v1/accounts/{account}/changes/{id}',
    forTokens: 'read',
    tag: 'Changes',
    summary: 'A change, whole: what it does, who has decided, and why it waits',
    who: 'officer',
    pathFirst: changeMustBe,
    status: 200,
    answer: Change,
    handle: ({ services: { store }, account, params: { id } }) => changeAnswer(store, account.id, id, account.userId),
  }),
  route({
    method: 'get',
    path: '/v1/accounts/{account}/changes/{id}/impact',
    forTokens: 'read',
    tag: 'Changes',
    summary: 'The whole effect of a change, in pages',
    description:
      'Gains in funding, transfers and trading, and gains of officers, come first and are never cut. A page holds about `limit` users; any other group that does not fit goes on with the next page.',
    who: 'officer',
    pathFirst: changeMustBe,
    query: z.strictObject({
      ...paging,
      userId: z
        .string()
        .regex(identifier)
        .optional()
        .meta({ description: 'Only the group of this user, and of its people them alone.' }),
    }),
    status: 200,
    answer: pageOf(ImpactGroup),
    handle: async ({ services: { store }, account, params: { id }, query: { limit, cursor, userId } }) => {
      const read = await readChange(store, account.id, id);
      if (read === undefined) throw Refused.because('not_found_here', 'There is no such change.');
      const index = z
        .int()
        .min(0)
        .max(2 ** 31 - 1);
      const [position, offset] = placeOf(cursor, z.tuple([index, index])) ?? [0, 0];
      const known = knowing(read.state, read.change.edits);
      if (userId !== undefined) return effectOnUser(store, known, id, userId);
      const groups = groupsOf(store, account.id, id, position);
      const { slices, next } = await effectPage(groups, known, { position, offset }, limit);
      return {
        items: slices.map(({ group, userIds }) => ({
          gained: group.gained.map(titled),
          lost: group.lost.map(titled),
          count: group.userIds.length,
          people: userIds.map((each) => ({ id: each, name: known.nameOf('users', each) })),
        })),
        nextCursor: next === null ? null : cursorOf([next.position, next.offset]),
      };
    },
  }),
];
