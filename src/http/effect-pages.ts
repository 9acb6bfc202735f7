import { weightOf } from '../domain/impact.ts';
import type { AccountState } from '../domain/account-state.ts';
import type { StoredGroup } from '../store/effects.ts';

/** Where a page of an effect begins: in a group, at one of its users. */
export interface EffectPlace {
  readonly position: number;
  readonly offset: number;
}

/** A group of an effect, or the part of it that a page holds. */
export interface EffectSlice {
  readonly group: StoredGroup;
  readonly userIds: readonly string[];
}

/**
 * A page of a change's effect, of about `limit` users. Weighty groups come first and whole, however many they are; any
 * other can be cut, and goes on with the next page.
 */
export const effectPage = async (
  groups: AsyncIterable<StoredGroup>,
  state: AccountState,
  { offset: begin }: EffectPlace,
  limit: number,
): Promise<{ slices: EffectSlice[]; next: EffectPlace | null }> => {
  const slices: EffectSlice[] = [];
  let room = limit;
  let offset = begin;
  for await (const group of groups) {
    const weighty = weightOf(group, state) === 0;
    if (room <= 0 && !weighty) return { slices, next: { position: group.position, offset } };
    const userIds = weighty ? group.userIds.slice(offset) : group.userIds.slice(offset, offset + room);
    slices.push({ group, userIds });
    room -= userIds.length;
    if (offset + userIds.length < group.userIds.length)
      return { slices, next: { position: group.position, offset: offset + userIds.length } };
    offset = 0;
  }
  return { slices, next: null };
};
