import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import SCIMMY from 'scimmy';
import { projected, attributeOf } from '../../../src/http/scim/attributes.ts';
import { equalTo, filterOf, matches } from '../../../src/http/scim/filter.ts';
import { schemas, ScimRefused } from '../../../src/http/scim/messages.ts';
import { patchOf } from '../../../src/http/scim/patch.ts';

const bjensen = {
  schemas: [schemas.user],
  id: '2819c223-7f76-453a-919d-413861904646',
  externalId: 'bjensen',
  userName: 'bjensen@example.com',
  title: 'Vice President',
  userType: 'Employee',
  name: { familyName: "O'Malley", givenName: 'Barbara' },
  emails: [
    { value: 'bjensen@example.com', type: 'work', primary: true },
    { value: 'babs@jensen.org', type: 'home' },
  ],
  ims: [{ type: 'xmpp', value: 'bjensen@foo.com' }],
  active: true,
  level: 7,
  meta: { lastModified: '2011-05-13T04:42:34Z', resourceType: 'User' },
  [schemas.change]: { pending: [{ number: 4 }] },
};
const holds = (filter: string): boolean => matches(bjensen, filterOf(filter));

describe('filters of RFC 7644', () => {
  test.each([
    'userName Eq "BJensen@example.com"',
    `name.familyName co "O'Malley"`,
    'userName sw "B"',
    'urn:ietf:params:scim:schemas:core:2.0:User:userName sw "bj"',
    'title pr',
    'meta.lastModified gt "2011-05-13T04:42:33Z"',
    'meta.lastModified ge "2011-05-13T04:42:34Z"',
    'title pr and userType eq "Employee"',
    'title pr or userType eq "Intern"',
    'schemas eq "urn:ietf:params:scim:schemas:core:2.0:User"',
    'userType eq "Employee" and (emails co "example.com" or emails.value co "example.org")',
    'userType ne "Intern" and not (emails co "example.net" or emails.value co "example.org")',
    'userType eq "Employee" and (emails.type eq "work")',
    'userType eq "Employee" and emails[type eq "work" and value co "@example.com"]',
    'emails[type eq "work" and value co "@example.com"] or ims[type eq "xmpp" and value co "@foo.com"]',
    'emails[type eq "home"].value eq "babs@jensen.org"',
    'nickName eq null',
    'externalId eq "bjensen"',
    'level gt 6 and level le 7',
    'userName ew ".COM"',
    `${schemas.change}:pending.number eq 4`,
    'title eq "x" and title eq "y" or active eq true',
    'userName eq "\\u0062jensen@example.com"',
  ])('%s is so of the example', (filter) => {
    expect(holds(filter)).toBe(true);
    expect(holds(`not (${filter})`)).toBe(false);
  });

  test.each([
    'externalId eq "BJENSEN"',
    'title ne "vice president"',
    'emails[type eq "home" and value co "@example.com"]',
    'nickName pr',
    'nickName gt "a"',
    'active eq "true"',
    'active eq false',
    'level eq "7"',
    'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department eq "Tax"',
    'meta.lastModified lt "2011"',
    'title eq null',
    'name.familyName.first eq "x"',
  ])('%s is not so of the example', (filter) => {
    expect(holds(filter)).toBe(false);
  });

  test('and or both, as another implementation has them', () => {
    const part = fc.constantFrom(
      'userName eq "bjensen@example.com"',
      'title pr',
      'userType eq "Intern"',
      'nickName pr',
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(part, fc.constantFrom('and', 'or')), { minLength: 1, maxLength: 6 }), (parts) => {
        const text = parts.map(([each, by], index) => (index === 0 ? each : `${by} ${each}`)).join(' ');
        expect(holds(text)).toBe(new SCIMMY.Types.Filter(text).match([bjensen]).length === 1);
      }),
    );
  });

  test('nothing but a filter or a refusal comes of any text, in time that grows with it', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(`"${'\n'.repeat(3_000)}`, '('.repeat(3_999))),
        (text) => {
          try {
            expect(typeof matches(bjensen, filterOf(text))).toBe('boolean');
          } catch (error) {
            expect(error).toBeInstanceOf(ScimRefused);
          }
        },
      ),
    );
  });

  test('tell what alone can match', () => {
    const both = filterOf('active eq true and (userName eq "A@x.example" and title pr)');
    expect(equalTo(both, 'username')).toBe('A@x.example');
    expect(equalTo(filterOf('userName eq "a" or userName eq "b"'), 'username')).toBeUndefined();
    expect(equalTo(filterOf('not (userName eq "a")'), 'username')).toBeUndefined();
    expect(equalTo(undefined, 'username')).toBeUndefined();
  });
});

describe('attributes', () => {
  test('are shown or left out as asked, but for those that are shown always', () => {
    const named = (...names: string[]) => names.map((name) => attributeOf(name)!);
    const only = projected(bjensen, { attributes: named('USERNAME', 'emails.value', 'name'), excluded: [] });
    expect(only).toEqual({
      schemas: bjensen.schemas,
      id: bjensen.id,
      userName: bjensen.userName,
      name: bjensen.name,
      emails: [{ value: 'bjensen@example.com' }, { value: 'babs@jensen.org' }],
    });
    const rest = projected(bjensen, {
      attributes: undefined,
      excluded: named('id', 'emails.type', 'meta', schemas.change),
    });
    expect(rest).toMatchObject({ id: bjensen.id, emails: [{ value: 'bjensen@example.com', primary: true }, {}] });
    expect(Object.keys(rest)).not.toContain('meta');
    expect(Object.keys(rest)).not.toContain(schemas.change);
  });

  test('what can be no name is none', () => {
    for (const name of ['', '1', 'a b', 'a..b', `${schemas.user}:`, `${schemas.user}:a b`])
      expect(attributeOf(name)).toBeUndefined();
  });
});

describe('a PATCH', () => {
  const steps = (...operations: unknown[]) => patchOf({ schemas: [schemas.patch], Operations: operations });

  test('is read in steps, of any letters, with and without a path', () => {
    expect(
      steps(
        { op: 'Replace', path: `${schemas.user}:name.FamilyName`, value: 'x' },
        { op: 'add', path: 'emails[type eq "a.b]c"].value', value: 'y' },
        { op: 'ADD', value: { active: 'False', 'name.givenName': 'z' } },
        { op: 'remove', path: 'members[value eq "1"]' },
      ),
    ).toMatchObject([
      { op: 'replace', attribute: 'name', sub: 'familyname', value: 'x' },
      { op: 'add', attribute: 'emails', sub: 'value', filter: { op: 'eq', value: 'a.b]c' } },
      { op: 'add', attribute: 'active', value: 'False' },
      { op: 'add', attribute: 'name', sub: 'givenname', value: 'z' },
      { op: 'remove', attribute: 'members', filter: { op: 'eq', value: '1' }, sub: undefined },
    ]);
  });

  test('nothing but steps or a refusal come of any body', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.string(), (value, path) => {
        for (const operation of [
          value,
          { op: 'add', path, value },
          { op: 'remove', path: value },
          { op: 'replace', value },
        ])
          try {
            expect(Array.isArray(steps(operation))).toBe(true);
          } catch (error) {
            expect(error).toBeInstanceOf(ScimRefused);
          }
      }),
    );
  });
});
