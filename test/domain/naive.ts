import type { AccountState, Edit } from '../../src/domain/account-state.ts';
import { isOfficerOnly } from '../../src/domain/catalogue.ts';
import { entities, entityNames, type EntityName } from '../../src/domain/entities/index.ts';
import type { Fields, Stamp, Value } from '../../src/domain/entity.ts';

/** A state as plain data: entity, id and fields in a fixed order, to compare whole. */
export type PlainState = Readonly<Record<string, Readonly<Record<string, Fields>>>>;

const sorted = <T>(entries: Iterable<readonly [string, T]>): Record<string, T> =>
  Object.fromEntries([...entries].sort(([a], [b]) => (a < b ? -1 : 1)));

/** Every row with what an edit can set, derived fields aside. */
export const plainRows = (state: AccountState): PlainState =>
  Object.fromEntries(
    entityNames.map((name) => [
      name,
      sorted(
        [...state.all(name)].map(([id, row]): [string, Fields] => [
          id,
          Object.fromEntries(
            Object.keys(entities[name].fields).map((field): [string, Value] => [field, (row as Fields)[field]!]),
          ),
        ]),
      ),
    ]),
  );

/** Every row with every field. */
export const wholeRows = (state: AccountState): PlainState =>
  Object.fromEntries(entityNames.map((name) => [name, sorted([...state.all(name)] as (readonly [string, Fields])[])]));

/** The fold over plain objects that copies everything each time: what the persistent state must equal. */
export const naiveFold = (from: PlainState, edits: readonly Edit[], stamp: Stamp): PlainState => {
  const state: Record<string, Record<string, Fields>> = structuredClone(from);
  for (const { entity, id, after } of edits) {
    const rows = (state[entity] ??= {});
    const before = rows[id];
    if (after === null) {
      delete rows[id];
      continue;
    }
    const { fields, derived } = entities[entity];
    const plain: Record<string, Value> = before === undefined ? {} : { ...before };
    for (const [name, field] of Object.entries(fields))
      if (name in after) plain[name] = after[name]!;
      else if (before === undefined) plain[name] = field.default!;
    rows[id] = derived === undefined ? plain : { ...plain, ...derived.derive(before, plain, stamp) };
  }
  return Object.fromEntries(entityNames.map((name) => [name, sorted(Object.entries(state[name] ?? {}))]));
};

/** Every index worked out anew from the rows: entity.index, key, ids. */
export const naiveIndexes = (state: PlainState): Record<string, Record<string, string[]>> =>
  Object.fromEntries(
    entityNames.flatMap((name) =>
      Object.entries(entities[name].indexes).map(([index, keyOf]) => {
        const keys: Record<string, string[]> = {};
        for (const [id, row] of Object.entries(state[name] ?? {})) {
          const key = keyOf(row, id);
          if (key !== undefined) (keys[key] ??= []).push(id);
        }
        return [`${name}.${index}`, sorted(Object.entries(keys).map(([key, ids]) => [key, ids.sort()] as const))];
      }),
    ),
  );

/** What the state's own indexes answer for these keys. */
export const indexesOf = (
  state: AccountState,
  keys: Readonly<Record<string, Readonly<Record<string, unknown>>>>,
): Record<string, Record<string, string[]>> =>
  Object.fromEntries(
    Object.entries(keys).map(([name, found]) => {
      const [entity, index] = name.split('.') as [EntityName, string];
      return [
        name,
        Object.fromEntries(
          Object.keys(found).map((key) => {
            const ids = [...state.find(entity, index, key)].sort();
            if (ids.length !== state.count(entity, index, key)) throw new Error(`${name} counts ${key} otherwise`);
            return [key, ids];
          }),
        ),
      ];
    }),
  );

/** Effective rights by the definition, with nothing but rows and arrays. */
export const naiveEffective = (state: PlainState, userId: string): string[] => {
  const user = state['users']?.[userId];
  if (user?.['status'] !== 'active') return [];
  const ofAccount = Object.values(state['account'] ?? {})[0]!['rights'] as readonly string[];
  return Object.values(state['grants'] ?? {})
    .filter((grant) => grant['userId'] === userId)
    .map((grant) => String(grant['function']))
    .filter((code) => ofAccount.includes(code) && !isOfficerOnly(code))
    .sort();
};

/** The users whose effective rights differ, by comparing everybody. */
export const naiveImpact = (
  before: PlainState,
  after: PlainState,
): Record<string, { gained: string[]; lost: string[] }> => {
  const ids = new Set([...Object.keys(before['users'] ?? {}), ...Object.keys(after['users'] ?? {})]);
  return Object.fromEntries(
    [...ids].sort().flatMap((id) => {
      const [had, has] = [naiveEffective(before, id), naiveEffective(after, id)];
      const gained = has.filter((code) => !had.includes(code));
      const lost = had.filter((code) => !has.includes(code));
      return gained.length + lost.length === 0 ? [] : [[id, { gained, lost }]];
    }),
  );
};
