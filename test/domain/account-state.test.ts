import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  AccountState,
  createEdit,
  deleteEdit,
  EditMismatch,
  fieldsMoved,
  invert,
  modifyEdit,
  netEdits,
  type Edit,
} from '../../src/domain/account-state.ts';
import { entityNames, type EntityName } from '../../src/domain/entities/index.ts';
import type { Fields } from '../../src/domain/entity.ts';
import { ACME, acme, acmeEdits, cast, idOf } from './acme.ts';
import { editsOf, steps, walk } from './arbitraries.ts';
import { indexesOf, naiveFold, naiveIndexes, plainRows, wholeRows } from './naive.ts';

const stampOf = (version: number) => ({ version, at: new Date(version * 1000).toISOString() });

describe('the fold', () => {
  test('AccountState.after equals a naive fold over plain objects, indexes among it', () => {
    fc.assert(
      fc.property(steps, (path) => {
        let state = acme();
        let plain = wholeRows(state);
        path.forEach((step, index) => {
          const edits = editsOf(state, step);
          plain = naiveFold(plain, edits, stampOf(index + 2));
          state = state.after(edits, stampOf(index + 2));
        });
        expect(state.version).toBe(path.length + 1);
        expect(wholeRows(state)).toEqual(plain);
        const indexes = naiveIndexes(plain);
        expect(indexesOf(state, indexes)).toEqual(indexes);
      }),
    );
  });

  test('a key that a row has left finds it no more', () => {
    fc.assert(
      fc.property(steps, (path) => {
        const before = acme();
        const { after } = walk(before, path);
        const [was, is] = [naiveIndexes(wholeRows(before)), naiveIndexes(wholeRows(after))];
        for (const [name, keys] of Object.entries(indexesOf(after, was)))
          for (const [key, ids] of Object.entries(keys)) expect(ids).toEqual(is[name]![key] ?? []);
      }),
    );
  });

  test('ofRows equals the fold', () => {
    fc.assert(
      fc.property(steps, (path) => {
        const { after } = walk(acme(), path);
        const rows = entityNames.flatMap((name) =>
          [...after.all(name)].map(([id, row]): [EntityName, string, Fields] => [name, id, row]),
        );
        const loaded = AccountState.ofRows(ACME, after.version, rows);
        expect(loaded.version).toBe(after.version);
        expect(wholeRows(loaded)).toEqual(wholeRows(after));
        const indexes = naiveIndexes(wholeRows(after));
        expect(indexesOf(loaded, indexes)).toEqual(indexes);
      }),
    );
  });

  test('a state loaded from rows goes on as the folded one does', () => {
    const folded = acme();
    const rows = entityNames.flatMap((name) =>
      [...folded.all(name)].map(([id, row]): [EntityName, string, Fields] => [name, id, row]),
    );
    fc.assert(
      fc.property(steps, (path) => {
        const [a, b] = [walk(folded, path).after, walk(AccountState.ofRows(ACME, 1, rows), path).after];
        expect(wholeRows(b)).toEqual(wholeRows(a));
        const indexes = naiveIndexes(wholeRows(a));
        expect(indexesOf(b, indexes)).toEqual(indexes);
      }),
    );
  });

  test('an earlier state is as it was, whatever comes after', () => {
    fc.assert(
      fc.property(steps, (path) => {
        const state = acme();
        const was = wholeRows(state);
        walk(state, path);
        expect(wholeRows(state)).toEqual(was);
      }),
    );
  });
});

describe('netEdits', () => {
  test('netEdits applied = steps applied', () => {
    fc.assert(
      fc.property(steps, (path) => {
        const state = acme();
        const { taken, after } = walk(state, path);
        const net = netEdits(state, after, taken);
        expect(plainRows(state.after(net))).toEqual(plainRows(after));
        expect(new Set(net.map((e) => `${e.entity} ${e.id}`)).size).toBe(net.length);
      }),
    );
  });

  test('there and back nets to nothing', () => {
    fc.assert(
      fc.property(steps, (path) => {
        const state = acme();
        const { taken, after } = walk(state, path);
        const back = invert(taken.flat());
        expect(netEdits(state, after.after(back), [...taken, back])).toEqual([]);
      }),
    );
  });

  test('are one for each row, parents first, by id', () => {
    const state = acme();
    const steps = [
      [createEdit('grants', 'usr_z:reports.tax', { userId: 'usr_z', function: 'reports.tax' })],
      modifyEdit(state, 'users', idOf('gina'), { name: 'One' }),
      modifyEdit(state, 'users', idOf('fred'), { name: 'Two' }),
    ];
    const after = state.after(steps.flat());
    const last = modifyEdit(after, 'users', idOf('gina'), { name: 'Three' });
    expect(netEdits(state, after.after(last), [...steps, last])).toEqual([
      { entity: 'users', id: idOf('fred'), before: { name: cast.fred.name }, after: { name: 'Two' } },
      { entity: 'users', id: idOf('gina'), before: { name: cast.gina.name }, after: { name: 'Three' } },
      {
        entity: 'grants',
        id: 'usr_z:reports.tax',
        before: null,
        after: { userId: 'usr_z', function: 'reports.tax' },
      },
    ]);
  });
});

describe('edits', () => {
  const state = acme();

  test('leave defaults out of rows that are made and deleted', () => {
    const made = createEdit('users', 'usr_x', {
      name: 'X',
      email: 'x@acme.example',
      companyId: 'cmp_hq',
      officer: false,
    });
    expect(made.after).toEqual({ name: 'X', email: 'x@acme.example', companyId: 'cmp_hq' });
    expect(deleteEdit(state.after([made]), 'users', 'usr_x').before).toEqual(made.after);
  });

  test('hold of a modified row the fields that move, and are none where none does', () => {
    expect(modifyEdit(state, 'users', idOf('fred'), { name: 'F', officer: false })).toEqual([
      { entity: 'users', id: idOf('fred'), before: { name: cast.fred.name }, after: { name: 'F' } },
    ]);
    expect(modifyEdit(state, 'users', idOf('fred'), { name: cast.fred.name })).toEqual([]);
    expect(modifyEdit(state, 'account', ACME, { rights: [...state.account.rights] })).toEqual([]);
    expect(fieldsMoved({ entity: 'users', id: 'x', before: { name: 'a' }, after: { name: 'b' } })).toEqual(
      new Set(['name']),
    );
  });

  test('never set what is derived', () => {
    for (const edit of acmeEdits())
      for (const field of fieldsMoved(edit))
        expect(['officerSince', 'officerSinceAt', 'addressSince']).not.toContain(field);
  });

  test.each<[string, Edit, string]>([
    [
      'a row that is there already',
      createEdit('companies', 'cmp_hq', { name: 'Other' }),
      'edit of companies cmp_hq expects null, found a row',
    ],
    [
      'a row that is not there',
      { entity: 'users', id: 'usr_x', before: { name: 'a' }, after: { name: 'b' } },
      'edit of users usr_x expects {"name":"a"}, found no row',
    ],
    [
      'another value',
      { entity: 'users', id: idOf('fred'), before: { name: 'a' }, after: { name: 'b' } },
      'edit of users usr_fred expects {"name":"a"}, found name "Fred Gale"',
    ],
    [
      'a list that is longer',
      { entity: 'roles', id: 'rol_viewer', before: { rights: [] }, after: { rights: ['reports.risk'] } },
      'edit of roles rol_viewer expects {"rights":[]}, found rights ["reports.tax"]',
    ],
    [
      'a list where there is none',
      { entity: 'companies', id: 'cmp_hq', before: { rights: ['reports.tax'] }, after: { rights: [] } },
      'edit of companies cmp_hq expects {"rights":["reports.tax"]}, found rights undefined',
    ],
    [
      'a deletion of another row',
      { entity: 'companies', id: 'cmp_hq', before: { name: 'Other' }, after: null },
      'edit of companies cmp_hq expects {"name":"Other"}, found name "Acme"',
    ],
    [
      'a deletion of a row that holds more than is said',
      { entity: 'companies', id: 'cmp_branch', before: { name: 'Acme North' }, after: null },
      'edit of companies cmp_branch expects {"name":"Acme North"}, found parentId "cmp_hq"',
    ],
    [
      'nothing to nothing',
      { entity: 'users', id: 'usr_x', before: null, after: null },
      'edit of users usr_x expects null, found an edit of nothing',
    ],
  ])('do not fit, and say what was found: %s', (_what, edit, words) => {
    const misfit = (): unknown => acme({ withRoles: true }).after([edit]);
    expect(misfit).toThrow(EditMismatch);
    expect(misfit).toThrow(expect.objectContaining({ name: 'EditMismatch', message: words }));
  });

  test('a row is never made without what it needs, nor with null in its place', () => {
    expect(() => createEdit('users', 'usr_x', { name: 'X' })).toThrow('users needs a value for email');
    expect(() => createEdit('account', 'acc_x', { ...state.account, requiredApprovals: null as never })).toThrow(
      'account needs a value for requiredApprovals',
    );
  });

  test('nothing is modified or deleted that is not there', () => {
    expect(() => modifyEdit(state, 'users', 'usr_x', { name: 'X' })).toThrow('no users usr_x');
    expect(() => deleteEdit(state, 'users', 'usr_x')).toThrow('no users usr_x');
    expect(() => AccountState.empty('acc_none').account).toThrow('acc_none');
  });
});

describe('what a state holds', () => {
  test('is counted, also where it holds none', () => {
    const state = acme();
    expect(state.size('users')).toBe(Object.keys(cast).length);
    expect([state.size('roles'), state.count('roles', 'byCompany', 'cmp_hq')]).toEqual([0, 0]);
    expect(state.find('roles', 'byCompany', 'cmp_hq')).toEqual([]);
  });

  test('is shared with the state that it came from, but for the entities that edits touch', () => {
    const state = acme();
    const after = state.after(modifyEdit(state, 'users', idOf('fred'), { name: 'F' }));
    expect([after.shares(state, 'grants'), after.shares(state, 'users')]).toEqual([true, false]);
  });

  test('is named as people name it, by its id where it is not there', () => {
    expect(acme().nameOf('users', idOf('fred'))).toBe(cast.fred.name);
    expect(acme().nameOf('users', 'usr_x')).toBe('usr_x');
  });
});

describe('what follows from edits and their stamp', () => {
  test('R34 a designation begins in the version that it lands in, and ends with suspension or removal', () => {
    const fred = idOf('fred');
    let state = acme();
    const set = (patch: Parameters<typeof modifyEdit<'users'>>[3], version: number) => {
      state = state.after(modifyEdit(state, 'users', fred, patch), stampOf(version));
      const { officerSince, officerSinceAt } = state.get('users', fred)!;
      return [officerSince, officerSinceAt];
    };
    expect(set({ officer: true }, 5)).toEqual([5, stampOf(5).at]);
    expect(set({ name: 'Other', companyId: 'cmp_branch' }, 6)).toEqual([5, stampOf(5).at]);
    expect(set({ status: 'suspended' }, 7)).toEqual([null, null]);
    expect(set({ status: 'active' }, 8)).toEqual([8, stampOf(8).at]);
    expect(set({ officer: false }, 9)).toEqual([null, null]);
    expect(set({ officer: true }, 10)).toEqual([10, stampOf(10).at]);
    expect(set({ status: 'removed', officer: false }, 11)).toEqual([null, null]);
  });

  test('R18 an address is dated by the version that set it, or reset the identity', () => {
    const eva = idOf('eva');
    let state = acme();
    const set = (patch: Parameters<typeof modifyEdit<'users'>>[3], version: number) => {
      state = state.after(modifyEdit(state, 'users', eva, patch), stampOf(version));
      const { addressSince, addressSinceAt } = state.get('users', eva)!;
      return [addressSince, addressSinceAt];
    };
    expect(set({ email: 'eva2@acme.example' }, 4)).toEqual([4, stampOf(4).at]);
    expect(set({ name: 'Other', companyId: 'cmp_branch', status: 'suspended' }, 5)).toEqual([4, stampOf(4).at]);
    expect(set({ identityResets: 1 }, 6)).toEqual([6, stampOf(6).at]);
    expect(set({ status: 'active' }, 7)).toEqual([6, stampOf(6).at]);
    expect(state.get('users', idOf('dev'))).toMatchObject({ addressSince: 1 });
  });
});
