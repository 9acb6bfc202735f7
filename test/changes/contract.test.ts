import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { invert, type AccountState, type Edit } from '../../src/domain/account-state.ts';
import { admit, type Admitted } from '../../src/domain/admission.ts';
import { canonicalJson } from '../../src/domain/canonical.ts';
import type { ChangeKind } from '../../src/domain/change-kind.ts';
import { entities } from '../../src/domain/entities/index.ts';
import { deskKinds, kindOf, kinds } from '../../src/changes/index.ts';
import { acme, idOf, MONDAY } from '../domain/acme.ts';
import { plainRows } from '../domain/naive.ts';

// One approval, so that every example alters something: `approvals.set` sets two.
const state = acme({ requiredApprovals: 1, withRoles: true });
const before = plainRows(state);

const submission = {
  changeId: 'chg_contract',
  initiatorId: idOf('ada'),
  reason: null,
  now: MONDAY,
  canMeet: () => true,
  identicalPending: undefined,
  open: { byInitiator: 0, ofAccount: 0 },
};

const admitted = (kind: ChangeKind, payload: unknown): Admitted => {
  const result = admit(state, kind, payload, submission);
  if ('problems' in result) throw new Error(`the example is refused: ${JSON.stringify(result.problems)}`);
  return result;
};

const deepFreeze = <T>(value: T): T => {
  if (value !== null && typeof value === 'object') {
    Object.freeze(value);
    Object.values(value).forEach(deepFreeze);
  }
  return value;
};

/** How people would name what an edit touches: one of these stands in the description. */
const namesOf = ({ entity, id, before: was, after: is }: Edit, after: AccountState): string[] => {
  const fields = { ...was, ...is };
  switch (entity) {
    case 'account':
      return Object.keys(fields).map((field) => entities.account.fields[field]!.label);
    case 'users':
      return [state.nameOf('users', id), after.nameOf('users', id)];
    case 'grants':
      return [after.nameOf('users', String(fields['userId']))];
    case 'authorizers':
      return [state.nameOf('users', String(fields['userId']))];
    case 'memberships':
      return [after.nameOf('users', String(fields['userId'])), state.nameOf('employeeSets', String(fields['setId']))];
    case 'roleShares':
    case 'roleAssignments':
      return [
        state.nameOf('roles', String(fields['roleId'])),
        state.nameOf('employeeSets', String(fields['setId'])),
        state.nameOf('users', String(fields['userId'])),
      ];
    case 'roles':
    case 'employeeSets':
    case 'serviceTokens':
    case 'webhooks':
      return [state.nameOf(entity, id), after.nameOf(entity, id)];
    case 'authorizerRequirements':
    case 'companies':
      return [state.nameOf(entity, id), after.nameOf(entity, id)];
  }
};

interface Schema {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly additionalProperties?: unknown;
  readonly description?: string;
}

/** Whether a form can be made of it: a field, a choice, a list or a group. A set's members bring payloads of their own. */
const renders = (schema: Schema, path: readonly string[] = []): boolean =>
  schema.type === 'object'
    ? Object.entries(schema.properties ?? {}).every(([key, property]) => renders(property, [...path, key]))
    : schema.type === 'array'
      ? schema.items !== undefined && renders(schema.items, path)
      : schema.anyOf !== undefined
        ? schema.anyOf.every((choice) => renders(choice, path))
        : schema.enum !== undefined ||
          schema.const !== undefined ||
          ['string', 'integer', 'number', 'boolean'].includes(schema.type ?? '') ||
          path.join('.') === 'changes.payload';

const properties = (schema: Schema): [string, Schema][] => [
  ...Object.entries(schema.properties ?? {}),
  ...[...Object.values(schema.properties ?? {}), ...(schema.items ? [schema.items] : [])].flatMap(properties),
];

const strings = (value: unknown, key = ''): [key: string, text: string][] =>
  typeof value === 'string'
    ? [[key, value]]
    : Array.isArray(value)
      ? value.flatMap((item) => strings(item, key))
      : value !== null && typeof value === 'object'
        ? Object.entries(value).flatMap(([name, item]) => strings(item, name))
        : [];

describe.each(kinds.map((kind) => [kind.kind, kind] as const))('%s', (_name, kind) => {
  const examples = kind.examples.map((example, index) => [index, example] as const);

  test('has an example', () => {
    expect(examples.length).toBeGreaterThan(0);
  });

  test.each(examples)('example %i is admitted', (_index, example) => {
    expect(admitted(kind, example).change.edits.length).toBeGreaterThan(0);
  });

  test.each(examples)('example %i: the edits, and their inverse, come to nothing', (_index, example) => {
    const { edits } = admitted(kind, example).change;
    const there = state.after(edits);
    expect(plainRows(there)).not.toEqual(before);
    expect(plainRows(there.after(invert(edits)))).toEqual(before);
  });

  test.each(examples)('example %i: the edits are a pure function', (_index, example) => {
    const frozen = deepFreeze(structuredClone(example));
    const context = { initiatorId: submission.initiatorId, makeId: (prefix: string, n: number) => `${prefix}_${n}` };
    const plan = (): unknown => kind.plan(frozen, acme({ requiredApprovals: 1, withRoles: true }), context).steps;
    const first = canonicalJson(plan());
    expect(canonicalJson(plan())).toBe(first);
    expect(plainRows(state)).toEqual(before);
    const [one, two] = [admitted(kind, frozen), admitted(kind, frozen)];
    expect(one.change).toEqual(two.change);
  });

  test.each(examples)('example %i: the description names what the edits touch', (_index, example) => {
    const { change, evaluation } = admitted(kind, example);
    const description = kind.describe(example, state);
    expect(description).toMatch(/^[A-Z0-9].*[^.]$/);
    for (const edit of change.edits)
      expect(namesOf(edit, evaluation.after).filter((name) => description.includes(name))).not.toEqual([]);
  });

  test.each(examples)('example %i survives JSON, and only as it is', (_index, example) => {
    const read: unknown = JSON.parse(JSON.stringify(example));
    expect(kind.parse(read)).toEqual({ payload: example });
    const unknownKey = kind.parse({ ...(read as object), surprise: true });
    expect(unknownKey).toMatchObject({ problems: [{ code: 'invalid_payload' }] });
  });

  test.each([[null], [undefined], ['text'], [1], [[]], [true]])('%p is no payload', (payload) => {
    expect(kind.parse(payload)).toEqual({
      problems: [{ code: 'invalid_payload', message: expect.any(String) }],
    });
  });

  test('its JSON Schema renders a form', () => {
    const schema = kind.jsonSchema() as Schema;
    expect(schema).toMatchObject({ type: 'object', additionalProperties: false });
    expect(Object.keys(schema.properties ?? {})).not.toEqual([]);
    expect(renders(schema)).toBe(true);
  });

  test('R36 ids stand at keys that end with Id, Ids or id, and nothing else does', () => {
    const idKey = /(^id|Id|Ids)$/;
    for (const [key, schema] of properties(kind.jsonSchema()))
      expect([key, idKey.test(key)]).toEqual([
        key,
        /^An id;/.test(schema.description ?? schema.items?.description ?? ''),
      ]);
    for (const [key, text] of kind.examples.flatMap((example) => strings(example)))
      if (/^(usr|cmp)_|^#\d/.test(text)) expect(key).toMatch(idKey);
  });
});

describe('the registry', () => {
  test('knows each kind by its name, once', () => {
    expect(new Set(kinds.map((kind) => kind.kind)).size).toBe(kinds.length);
    for (const kind of kinds) expect(kindOf(kind.kind)).toBe(kind);
    expect(kindOf('user.promote')).toBeUndefined();
    expect(kindOf('constructor')).toBeUndefined();
  });

  test('holds every kind that a file defines', async () => {
    const folder = new URL('../../src/changes/', import.meta.url);
    const files = readdirSync(folder).filter((name) => {
      const source = readFileSync(new URL(name, folder), 'utf8');
      return name.endsWith('.ts') && source.includes('= defineChange(');
    });
    expect(files.length).toBeGreaterThanOrEqual(14);
    for (const file of files) {
      const exported = Object.values((await import(new URL(file, folder).href)) as Record<string, unknown>);
      const defined = exported.filter((value) => [...kinds, ...deskKinds].includes(value as ChangeKind));
      expect([file, defined.length]).toEqual([file, 1]);
    }
  });
});
