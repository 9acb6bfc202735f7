import type { AccountState } from './account-state.ts';
import { functionTitle } from './catalogue.ts';
import { impactCounts, weightOf, type Impact, type ImpactGroup } from './impact.ts';
import { officerIds } from './officers.ts';
import { inNameOrder } from './text.ts';

/** A person as a reader sees them. */
export interface PersonView {
  readonly id: string;
  readonly name: string;
}

/** A function with its title. */
export interface FunctionView {
  readonly code: string;
  readonly title: string;
}

/** Users who gain and lose the same, in words. */
export interface ImpactView {
  readonly gained: readonly FunctionView[];
  readonly lost: readonly FunctionView[];
  /** How many users; `people` may be cut. */
  readonly count: number;
  /** Officers who gain first, then the others, by name. */
  readonly people: readonly PersonView[];
  /** How many of `people` are officers who gain: they are never cut. */
  readonly officers: number;
  /** Gains in funding, transfers or trading, or of officers: such groups come first and none of them is left out. */
  readonly weighty: boolean;
}

const PEOPLE_SHOWN = 20;

export const titled = (code: string): FunctionView => ({ code, title: functionTitle(code) });

const groupView = (group: ImpactGroup, state: AccountState, isOfficer: (id: string) => boolean): ImpactView => {
  const { gained, lost, userIds } = group;
  const named = (ids: readonly string[]): PersonView[] =>
    ids.map((id) => ({ id, name: state.nameOf('users', id) })).sort((a, b) => inNameOrder(a.name, b.name));
  const officers = gained.length === 0 ? [] : userIds.filter(isOfficer);
  const others: string[] = [];
  for (const id of userIds) {
    if (officers.length + others.length >= PEOPLE_SHOWN) break;
    if (!officers.includes(id)) others.push(id);
  }
  return {
    gained: gained.map(titled),
    lost: lost.map(titled),
    count: userIds.length,
    people: [...named(officers), ...named(others)],
    officers: officers.length,
    weighty: weightOf({ ...group, userIds: officers }, state) === 0,
  };
};

/** What a change does to effective rights, as people read it: counts of all, and of each group the first people. */
export const impactView = (
  impact: Impact,
  state: AccountState,
): { readonly gaining: number; readonly losing: number; readonly groups: readonly ImpactView[] } => {
  const officers = new Set(officerIds(state));
  return {
    ...impactCounts(impact),
    groups: impact.map((group) => groupView(group, state, (id) => officers.has(id))),
  };
};
