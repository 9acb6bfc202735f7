import type { z } from 'zod';
import { hasEnded } from '../domain/change.ts';
import type { AccountState } from '../domain/account-state.ts';
import { viewOf } from '../domain/change-view.ts';
import { stoppedBy, type Stop } from '../domain/flags.ts';
import { asSeenBy, readsAll } from '../domain/hidden-roles.ts';
import { Refused } from '../domain/problems.ts';
import { findChange, type StoredChange } from '../store/changes.ts';
import { flagsOf } from '../store/flags.ts';
import { documentsOf } from '../store/open-edits.ts';
import { assuranceOf } from '../store/people.ts';
import type { Store } from '../store/store.ts';
import { readChange, readChanges, type ListedChange } from '../transactions/read-change.ts';
import type { Change, ChangeSummary } from './answers.ts';
import type { AccountContext, Context } from './route.ts';

/** A change as the API answers it, to `readerId` where they may not read all of it. Throws Refused where the account has none of this id. */
export const changeAnswer = async (
  store: Store,
  accountId: string,
  changeId: string,
  readerId?: string,
): Promise<z.input<typeof Change>> => {
  const read = await readChange(store, accountId, changeId, readerId);
  if (read === undefined) throw Refused.because('not_found_here', 'There is no such change.');
  return { ...read.view, payload: read.change.payload, edits: read.change.edits };
};

type OfChange = Context<'officer', '/v1/accounts/{account}/changes/{id}'>;

/** The change of a path. Throws Refused where the account has none of this id; the opening is no such change. */
export const changeOfPath = async ({ services, account, params }: OfChange): Promise<StoredChange> => {
  const found = await services.store.read(account.id, (tx) => findChange(tx, account.id, params.id));
  if (found === undefined || found.change.number === 0)
    throw Refused.because('not_found_here', 'There is no such change.');
  return found.change;
};

/** Throws what the path of a change refuses before anything that is said about it. */
export const changeMustBe = async (context: OfChange): Promise<void> => {
  await changeOfPath(context);
};

/** What changes alter, by their ids; mostly of none. */
const documentsIn = async (
  store: Store,
  accountId: string,
  changes: readonly ListedChange[],
): ReturnType<typeof documentsOf> => {
  const ids = changes.map(({ id }) => id);
  return ids.length === 0 ? new Map() : store.read(accountId, (tx) => documentsOf(tx, accountId, ids));
};

/** What stops open changes, by their ids. What they alter is read only where somebody's changes are flagged. */
const stopsOf = async (
  store: Store,
  state: AccountState,
  listed: readonly ListedChange[],
  now: number,
): Promise<ReadonlyMap<string, Stop>> => {
  const flags = await store.read(state.accountId, (tx) => flagsOf(tx, state.accountId, now));
  const open = listed.filter(
    (each) => !hasEnded(each.state) && flags.some(({ initiatorId }) => initiatorId === each.initiatorId),
  );
  const documents = await documentsIn(store, state.accountId, open);
  return new Map(
    open.flatMap((each) => {
      const edits = documents.get(each.id)?.edits ?? [];
      const stop = stoppedBy(state, { ...each, edits }, flags, now);
      return stop === undefined ? [] : [[each.id, stop] as const];
    }),
  );
};

type Filter = Omit<Parameters<typeof readChanges>[2], 'now'>;

/** A page of changes as lists have them: all of a change but its edits and its effect. */
export const changeSummaries = async (
  store: Store,
  { slug, state, now, userId }: AccountContext,
  filter: Filter,
): Promise<{ number: number; summary: z.input<typeof ChangeSummary> }[]> => {
  const canMeet = await store.read(state.accountId, (tx) => assuranceOf(tx, state, now));
  const context = { now, canMeet };
  const listed = await readChanges(store, state, { ...filter, now });
  const stops = await stopsOf(store, state, listed, now);
  const doubtful = listed.filter((each) => !readsAll(state, each, each.decisions, context, userId));
  const documents = await documentsIn(store, state.accountId, doubtful);
  const summaryOf = (each: ListedChange): z.input<typeof ChangeSummary> => {
    const document = documents.get(each.id);
    const listed = document === undefined ? each : asSeenBy(state, { ...each, ...document }, userId);
    const { decisions, payload } = listed;
    const bare = { ...listed, edits: [], impact: [], roles: [], document: '' };
    const {
      difference: _,
      impact: __,
      roles: ___,
      ...view
    } = viewOf({ slug, state }, bare, decisions, { ...context, stop: stops.get(each.id) });
    return { ...view, payload };
  };
  return listed.map((change) => ({ number: change.number, summary: summaryOf(change) }));
};
