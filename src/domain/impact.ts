import { fieldsMoved, type AccountState, type Edit } from './account-state.ts';
import { rightsMoved } from './effective.ts';
import { entities } from './entities/index.ts';
import { isActiveOfficer } from './officers.ts';

/** Users whose effective rights move alike. Codes and ids are sorted. */
export interface ImpactGroup {
  readonly gained: readonly string[];
  readonly lost: readonly string[];
  readonly userIds: readonly string[];
}

/** What edits do to effective rights: the groups of users who gain and lose the same (R28). */
export type Impact = readonly ImpactGroup[];

/** Whether an edit moves a field that rights follow from. */
const movesRights = (edit: Edit): boolean => {
  const { rightsFollow } = entities[edit.entity];
  return rightsFollow === undefined || rightsFollow.some((field) => fieldsMoved(edit).has(field));
};

/** The users whose effective rights the edits can move, by what either side of each edited row reaches. */
export const usersReached = (
  before: AccountState,
  after: AccountState,
  edits: readonly Edit[],
): ReadonlySet<string> => {
  const reached = new Set<string>();
  for (const { entity, id } of edits.filter(movesRights))
    for (const state of [before, after]) {
      const row = state.get(entity, id);
      if (row !== undefined) for (const user of entities[entity].reaches(row, id, state)) reached.add(user);
    }
  return reached;
};

const weighty = ['funding.', 'transfers.', 'trading.'];

/** 0 for groups that gain in funding, transfers and trading, or among officers: they come first and are never cut. */
export const weightOf = (group: ImpactGroup, after: AccountState): number =>
  group.gained.some((code) => weighty.some((section) => code.startsWith(section))) ||
  (group.gained.length > 0 && group.userIds.some((id) => isActiveOfficer(after.get('users', id))))
    ? 0
    : 1;

export const impactOf = (before: AccountState, after: AccountState, edits: readonly Edit[]): Impact => {
  const groups = new Map<string, { gained: string[]; lost: string[]; userIds: string[] }>();
  for (const userId of [...usersReached(before, after, edits)].sort()) {
    const moved = rightsMoved(before, after, userId);
    if (moved === undefined) continue;
    const { gained, lost } = moved;
    const key = `${gained.key}|${lost.key}`;
    // Codes are written out once a group: a role's edit moves thousands alike.
    const group = groups.get(key) ?? { gained: gained.codes(), lost: lost.codes(), userIds: [] };
    group.userIds.push(userId);
    groups.set(key, group);
  }
  const codesOf = ({ gained, lost }: ImpactGroup): string => `${gained.join()}|${lost.join()}`;
  return [...groups.values()].sort(
    (a, b) =>
      weightOf(a, after) - weightOf(b, after) ||
      b.userIds.length - a.userIds.length ||
      (codesOf(a) < codesOf(b) ? -1 : 1),
  );
};

/** How many users gain something, and how many lose something. */
export const impactCounts = (impact: Impact): { readonly gaining: number; readonly losing: number } => ({
  gaining: impact.reduce((sum, g) => sum + (g.gained.length > 0 ? g.userIds.length : 0), 0),
  losing: impact.reduce((sum, g) => sum + (g.lost.length > 0 ? g.userIds.length : 0), 0),
});

/** Whether nobody gains or loses in `impact` what they did not in `shown` (R30). */
export const isWithinShown = (impact: Impact, shown: Impact): boolean => {
  const byUser = new Map(shown.flatMap((g) => g.userIds.map((id) => [id, g] as const)));
  return impact.every((group) =>
    group.userIds.every((id) => {
      const seen = byUser.get(id);
      return (
        seen !== undefined &&
        group.gained.every((code) => seen.gained.includes(code)) &&
        group.lost.every((code) => seen.lost.includes(code))
      );
    }),
  );
};
