import { describe, expect, test } from '@jest/globals';
import { deskKindOf, deskKinds, kindOf, kinds } from '../../src/changes/index.ts';
import { invert } from '../../src/domain/account-state.ts';
import { canonicalJson } from '../../src/domain/canonical.ts';
import { deskDocument, deskStaleness, evaluateForDesk } from '../../src/domain/desk-admission.ts';
import { acme, ACME, cast, idOf, jointAccount, MONDAY } from '../domain/acme.ts';
import { plainRows } from '../domain/naive.ts';

const organization = acme({ requiredApprovals: 1 });
const joint = jointAccount();
const ids = { requestId: 'srq_1', changeId: 'chg_1' };
const owners = joint.find('users', 'owners', 'owners');

/** The kinds' examples, each on an account that it is for. */
const examples = deskKinds.flatMap((kind) =>
  kind.examples.map((example) =>
    kind.kind === 'owner.remove'
      ? ([kind.kind, joint, { userId: owners[0]! }] as const)
      : ([kind.kind, organization, example] as const),
  ),
);

describe.each(examples)('%s', (name, state, payload) => {
  const kind = deskKindOf(name)!;
  const evaluation = evaluateForDesk(state, kind, payload, ids);

  test('its example is admitted, twice with the same edits, which invert to the identity', () => {
    expect(evaluation.problems).toEqual([]);
    expect(evaluateForDesk(state, kind, payload, ids)).toEqual(evaluation);
    const after = state.after(evaluation.edits);
    expect(plainRows(after.after(invert(evaluation.edits)))).toEqual(plainRows(state));
    expect(deskStaleness(evaluation, evaluation)).toBeUndefined();
  });

  test('it is described in one line, and its payload has a schema that refuses other keys', () => {
    expect(kind.describe(payload, state)).toMatch(/^[A-Z][^\n]*[^.\n]$/);
    expect(kind.jsonSchema()).toMatchObject({ type: 'object', additionalProperties: false });
    expect(kind.parse({ ...(payload as object), colour: 'red' })).toHaveProperty('problems');
    expect(kind.parse(null)).toHaveProperty('problems');
  });

  test('R28 its digest is of its content, whole', () => {
    const content = {
      ...evaluation,
      ...ids,
      id: ids.changeId,
      accountId: ACME,
      kind: name,
      payload,
      comment: null,
      expiresAt: MONDAY,
    };
    const { digest } = deskDocument(content);
    for (const other of [
      { requestId: 'srq_2' },
      { id: 'chg_2' },
      { payload: {} },
      { comment: 'x' },
      { edits: [] },
      { impact: [{ gained: ['reports.tax'], lost: [], userIds: ['usr_x'] }] },
      { expiresAt: MONDAY + 1 },
    ])
      expect(deskDocument({ ...content, ...other }).digest).not.toBe(digest);
  });
});

test('no kind of the desk is a kind of change', () => {
  expect(deskKinds.map(({ kind }) => kind)).toEqual(['officer.add', 'account-rights.set', 'owner.remove']);
  for (const { kind } of deskKinds) expect(kindOf(kind)).toBeUndefined();
  expect(kinds.filter(({ kind }) => deskKindOf(kind) !== undefined)).toEqual([]);
});

test('R8 (c) who is added new begins with the rights that are said, none where they are not', () => {
  const added = evaluateForDesk(
    organization,
    deskKindOf('officer.add')!,
    { name: 'Gus', email: 'gus@acme.example' },
    ids,
  );
  expect(added.edits.map(({ entity }) => entity)).toEqual(['users']);
  expect(added.impact).toEqual([]);
  expect(added.sensitive).toBe(true);
});

test('R30 whatever is not as it was shown makes a request stale', () => {
  const kind = deskKindOf('officer.add')!;
  const payload = { name: 'Gus', email: 'gus@acme.example', rights: ['reports.tax'] };
  const shown = evaluateForDesk(organization, kind, payload, ids);
  const codeOf = (more: object): string | undefined => deskStaleness({ ...shown, ...more }, shown)?.code;
  expect(codeOf({})).toBeUndefined();
  expect(codeOf({ edits: [] })).toBe('edits_moved');
  expect(codeOf({ roles: [{ id: 'rol_x', rights: [] }] })).toBe('roles_moved');
  expect(codeOf({ impact: [{ gained: ['funding.withdraw'], lost: [], userIds: ['usr_x'] }] })).toBe('effect_moved');
  expect(codeOf({ warnings: [{ code: 'not_operable', message: 'x' }] })).toBe('new_warning');
  expect(codeOf({ problems: [{ code: 'email_taken', message: 'x' }] })).toBe('email_taken');
});

test('R14 the rights of the account are stored sorted, whatever their order, and a warning says what nobody could give', () => {
  const kind = deskKindOf('account-rights.set')!;
  const [a, b] = [
    ['reports.tax', 'reports.risk'],
    ['reports.risk', 'reports.tax'],
  ].map((rights) => evaluateForDesk(organization, kind, { rights }, ids));
  expect(canonicalJson(a!.edits)).toBe(canonicalJson(b!.edits));
  expect(a!.impact.flatMap(({ gained }) => gained)).toEqual([]);
  expect(cast).toHaveProperty('ada');
  expect(a!.after.account.rights).toEqual(['reports.risk', 'reports.tax']);
});

test('R13 the last active owner stays', () => {
  const kind = deskKindOf('owner.remove')!;
  const [one, two] = owners as [string, string];
  const without = joint.after(evaluateForDesk(joint, kind, { userId: one }, ids).edits);
  expect(evaluateForDesk(without, kind, { userId: two }, ids).problems.map(({ code }) => code)).toEqual(['last_owner']);
  expect(evaluateForDesk(organization, kind, { userId: idOf('ada') }, ids).problems.map(({ code }) => code)).toEqual([
    'individual_only',
  ]);
});
