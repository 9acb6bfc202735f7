import { beforeAll, describe, expect, test } from '@jest/globals';
import SCIMMY from 'scimmy';
import { schemas } from '../../../src/http/scim/messages.ts';
import { useApi, type TestAccount } from '../api-fixture.ts';
import { newUser, patchBody, pendingOf, Provider, type Listed, type Resource } from './scim-fixture.ts';
import { entra, okta, withIds } from './sent.ts';

const api = useApi();
let acme: TestAccount;
let provider: Provider;
/** A user who is there, for groups. */
let second: string;

const approved = async (resource: Resource, path: string): Promise<Resource> => {
  await provider.decide(resource);
  return provider.given('GET', `${path}/${resource.id}`);
};

beforeAll(async () => {
  acme = await api.organization(['ada', 'ben'], 1);
  provider = await Provider.of(acme, 'ada');
  second = (await approved(await provider.given('POST', '/Users', newUser()), '/Users')).id;
}, 60_000);

describe('what Microsoft Entra sends, by its documentation', () => {
  let user: Resource;

  test('finds nobody, adds a user whose userName is no address, and finds them while they wait', async () => {
    expect(await provider.find(entra.byNobody)).toEqual({
      schemas: [schemas.list],
      totalResults: 0,
      startIndex: 1,
      itemsPerPage: 0,
      Resources: [],
    });
    const { status, body } = await provider.ask('POST', '/Users', entra.user);
    expect({ status, body }).toMatchObject({
      status: 201,
      body: {
        externalId: '0a21f0f2-8d2a-4f8e-bf98-7363c4aed4ef',
        userName: 'Test_User_00aa00aa-bb11-cc22-dd33-44ee44ee44ee',
        name: { formatted: 'givenName familyName', familyName: 'familyName', givenName: 'givenName' },
        emails: [{ value: 'Test_User_11bb11bb-cc22-dd33-ee44-55ff55ff55ff@testuser.com', type: 'work', primary: true }],
        active: false,
      },
    });
    expect((await provider.find(entra.byName)).Resources).toEqual([body]);
    user = await approved(body, '/Users');
    expect(user).toMatchObject({ active: true, displayName: 'givenName familyName' });
    await provider.refused('POST', '/Users', entra.user, { status: 409, scimType: 'uniqueness' });
    const email = { emails: [{ value: 'somebody.else@testuser.com', primary: true }] };
    const sameName = { ...(JSON.parse(entra.user) as object), ...email };
    await provider.refused('POST', '/Users', sameName, { status: 409, scimType: 'uniqueness' });
  });

  test('alters the address and a part of the name', async () => {
    const waiting = await provider.given('PATCH', `/Users/${user.id}`, entra.several);
    expect(await provider.change(waiting)).toMatchObject({
      kind: 'user.modify',
      payload: { userId: user.id, email: 'updatedEmail@microsoft.com', name: 'givenName updatedFamilyName' },
    });
    expect(await approved(waiting, '/Users')).toMatchObject({
      userName: user.userName,
      name: { formatted: 'givenName updatedFamilyName', familyName: 'updatedFamilyName', givenName: 'givenName' },
      emails: [{ value: 'updatedEmail@microsoft.com' }],
    });
  });

  test('alters the userName, which is not the address here', async () => {
    const changes = await provider.changes();
    const moved = await provider.given('PATCH', `/Users/${user.id}`, entra.single);
    expect(moved).toMatchObject({
      userName: '5b50642d-79fc-4410-9e90-4c077cdd1a59@testuser.com',
      emails: [{ value: 'updatedEmail@microsoft.com' }],
    });
    expect(await provider.changes()).toBe(changes);
  });

  test('disables the user, and deletes them', async () => {
    const waiting = await provider.given('PATCH', `/Users/${user.id}`, entra.disable);
    expect(pendingOf(waiting)).toMatchObject([{ kind: 'user.suspend' }]);
    expect(await approved(waiting, '/Users')).toMatchObject({ active: false });
    const going = await provider.given('DELETE', `/Users/${user.id}`);
    await provider.decide(going);
    await provider.refused('GET', `/Users/${user.id}`, undefined, { status: 404 });
  });

  test('adds a group, finds it, renames it, has somebody join and leave, and deletes it', async () => {
    const asked = await provider.given('POST', '/Groups', entra.group);
    expect(asked).toMatchObject({
      displayName: 'displayName',
      members: [],
      externalId: '8aa1a0c0-c4c3-4bc0-b4a5-2ef676900159',
    });
    const found = await provider.given<Listed>('GET', encodeURI(entra.groupByName));
    expect(found.Resources.map(({ id }) => id)).toEqual([asked.id]);
    expect(found.Resources[0]).not.toHaveProperty('members');
    const group = await approved(asked, '/Groups');
    const path = `/Groups/${group.id}`;
    expect(await approved(await provider.given('PATCH', path, entra.groupName), '/Groups')).toMatchObject({
      displayName: '1879db59-3bdf-4490-ad68-ab880a269474updatedDisplayName',
    });
    const joining = await provider.given('PATCH', path, withIds(entra.join, { [entra.member]: second }));
    expect(joining).toMatchObject({ members: [] });
    expect(await approved(joining, '/Groups')).toMatchObject({ members: [{ value: second }] });
    const leaving = await provider.given('PATCH', path, withIds(entra.leave, { [entra.member]: second }));
    expect(leaving).toMatchObject({ members: [{ value: second }] });
    expect(await approved(leaving, '/Groups')).toMatchObject({ members: [] });
    await provider.decide(await provider.given('DELETE', path));
    await provider.refused('GET', path, undefined, { status: 404 });
  });
});

describe('what Okta sends, by its documentation', () => {
  let user: Resource;

  test('looks for a user, adds them, and is told when it does so twice', async () => {
    expect(await provider.given('GET', okta.byName)).toMatchObject({ totalResults: 0, Resources: [] });
    const { status, body } = await provider.ask('POST', '/Users', okta.user);
    expect({ status, body }).toMatchObject({ status: 201, body: { userName: 'test.user@okta.local', active: false } });
    expect(JSON.stringify(body)).not.toContain('1mz050nq');
    user = await approved(body, '/Users');
    expect(await provider.given('GET', okta.byName)).toMatchObject({ totalResults: 1, Resources: [{ id: user.id }] });
    await provider.refused('POST', '/Users', okta.user, { status: 409, scimType: 'uniqueness' });
  });

  test('replaces the user, deactivates them by PATCH and by PUT', async () => {
    const whole = withIds(okta.whole, { [okta.first]: user.id });
    const renamed = await provider.given('PUT', `/Users/${user.id}`, whole);
    expect(await provider.change(renamed)).toMatchObject({ payload: { name: 'Another User' } });
    expect(await approved(renamed, '/Users')).toMatchObject({
      displayName: 'Another User',
      externalId: '00ujl29u0le5T6Aj10h7',
    });
    const patched = await provider.given('PATCH', `/Users/${user.id}`, okta.deactivate);
    expect(
      await provider.given('PUT', `/Users/${user.id}`, whole.replace('"active": true', '"active": false')),
    ).toEqual(patched);
    expect(await approved(patched, '/Users')).toMatchObject({ active: false });
    const back = await provider.given('PUT', `/Users/${user.id}`, whole);
    expect(await approved(back, '/Users')).toMatchObject({ active: true });
  });

  test('adds a group, finds it, and sets its members in every way that it has', async () => {
    const ids = { [okta.first]: user.id, [okta.second]: second };
    const asked = await provider.given('POST', '/Groups', okta.group);
    expect(await provider.given('GET', okta.groupByName)).toMatchObject({
      totalResults: 1,
      Resources: [{ id: asked.id }],
    });
    const group = await approved(asked, '/Groups');
    const path = `/Groups/${group.id}`;
    expect(await provider.given('PATCH', path, okta.groupName)).toEqual(group);
    const valuesOf = ({ members = [] }: Resource): string[] => members.map(({ value }) => value).sort();
    const pushed = await approved(await provider.given('PATCH', path, withIds(okta.push, ids)), '/Groups');
    expect(valuesOf(pushed)).toEqual([user.id, second].sort());
    const exchanged = await approved(await provider.given('PATCH', path, withIds(okta.exchange, ids)), '/Groups');
    expect(valuesOf(exchanged)).toEqual([user.id]);
    expect(await provider.given('PUT', path, withIds(okta.wholeGroup, ids))).toEqual(exchanged);
    const empty = await approved(await provider.given('PUT', path, okta.group), '/Groups');
    expect(valuesOf(empty)).toEqual([]);
  });
});

describe('groups', () => {
  const group = (displayName: string, more: Record<string, unknown> = {}) => ({
    schemas: [schemas.group],
    displayName,
    ...more,
  });

  test('R26 one that goes takes its roles and members along, and approvers read so', async () => {
    const made = await approved(
      await provider.given('POST', '/Groups', group('Leaving', { members: [{ value: second }] })),
      '/Groups',
    );
    const going = await provider.given('DELETE', `/Groups/${made.id}`);
    expect(await provider.change(going)).toMatchObject({ kind: 'employee-group.delete', payload: { unassign: true } });
    expect(await provider.given('DELETE', `/Groups/${made.id}`)).toEqual(going);
    const kept = await provider.given(
      'PATCH',
      `/Groups/${made.id}`,
      patchBody({ op: 'add', path: 'members', value: [] }),
    );
    expect(pendingOf(kept)).toEqual([]);
    await provider.decide(
      await provider.given('PATCH', `/Groups/${made.id}`, patchBody({ op: 'remove', path: 'members' })),
    );
    expect(await provider.given('GET', `/Groups/${made.id}`)).toMatchObject({ members: [] });
  });

  test('nobody joins who waits to be a user; a name is taken once, while it waits too', async () => {
    const waiting = await provider.given('POST', '/Users', newUser());
    const invalid = { status: 400, scimType: 'invalidValue' };
    const { detail } = await provider.refused(
      'POST',
      '/Groups',
      group('Early', { members: [{ value: waiting.id }] }),
      invalid,
    );
    expect(detail).toContain('waits for approval');
    const first = await provider.given('POST', '/Groups', group('Taken', { externalId: 'g-1' }));
    expect(await provider.given('POST', '/Groups', group('Taken', { externalId: 'g-1' }))).toEqual(first);
    const other = group('TAKEN', { members: [{ value: second }] });
    await provider.refused('POST', '/Groups', other, { status: 409, scimType: 'uniqueness' });
    expect((await provider.find('externalId eq "g-1"', '/Groups')).Resources).toEqual([first]);
    expect((await provider.ask('DELETE', `/Groups/${first.id}`)).status).toBe(204);
    expect(await provider.find('displayName eq "Taken"', '/Groups')).toMatchObject({ totalResults: 0 });
    await provider.given('DELETE', `/Users/${waiting.id}`);
  });

  test('employee roles are no groups of a provider', async () => {
    const change = await acme.submit('employee-role.create', { name: 'Clerks' });
    await acme.decide(change, 'ben');
    expect(await provider.find('displayName eq "Clerks"', '/Groups')).toMatchObject({ totalResults: 0 });
  });
});

describe('what the service says of itself', () => {
  test('each schema, type and setting is what RFC 7643 has, and is found by its id', async () => {
    const config = await provider.given<object>('GET', '/ServiceProviderConfig');
    expect(config).toMatchObject({
      patch: { supported: true },
      bulk: { supported: false },
      filter: { maxResults: 200 },
    });
    for (const [path, size] of [
      ['/Schemas', 3],
      ['/ResourceTypes', 2],
    ] as const) {
      const { Resources: all, totalResults } = await provider.given<{ Resources: Resource[]; totalResults: number }>(
        'GET',
        path,
      );
      expect(totalResults).toBe(size);
      for (const each of all) {
        expect(await provider.given('GET', `${path}/${each.id}`)).toEqual(each);
        expect(each.meta.location).toBe(`${api.url}/scim/v2${path}/${each.id}`);
      }
      await provider.refused('GET', `${path}/Nothing`, undefined, { status: 404 });
      await provider.refused('GET', `${path}?filter=id%20pr`, undefined, { status: 403 });
    }
  });

  test('resources are what their schemas say: every attribute is told of, and SCIMMY takes them', async () => {
    const user = await provider.given('POST', '/Users', newUser({ name: { givenName: 'Ida', familyName: 'Holm' } }));
    const group = await provider.given('POST', '/Groups', { schemas: [schemas.group], displayName: 'Told of' });
    interface Told {
      readonly name: string;
      readonly subAttributes?: readonly Told[];
    }
    const { Resources: all } = await provider.given<{ Resources: { id: string; attributes: Told[] }[] }>(
      'GET',
      '/Schemas',
    );
    const toldOf = (schema: string): readonly Told[] => all.find(({ id }) => id === schema)!.attributes;
    const mustBeTold = (value: unknown, told: readonly Told[]): void => {
      for (const [key, each] of Object.entries(value as object)) {
        if (['schemas', 'id', 'externalId', 'meta'].includes(key) || key.startsWith('urn:')) continue;
        const found = told.find(({ name }) => name === key);
        expect({ key, found }).toMatchObject({ found: { name: key } });
        if (found!.subAttributes !== undefined)
          for (const part of [each as unknown].flat()) mustBeTold(part, found!.subAttributes);
      }
    };
    for (const [resource, schema] of [
      [user, schemas.user],
      [group, schemas.group],
    ] as const) {
      mustBeTold(resource, toldOf(schema));
      mustBeTold((resource as unknown as Record<string, unknown>)[schemas.change], toldOf(schemas.change));
    }
    const taken = new SCIMMY.Schemas.User(structuredClone(user), 'out');
    expect(taken).toMatchObject({ id: user.id, userName: user.userName, active: false });
    expect(new SCIMMY.Schemas.Group(structuredClone(group) as never, 'out')).toMatchObject({ displayName: 'Told of' });
    for (const each of [user, group])
      await provider.given('DELETE', `/${each.meta.location.split('/').slice(-2).join('/')}`);
  });
});

test('R41 the trail and the tables hold after all of it', async () => {
  const { body } = await api.ask(`${acme.path}/audit/verify`, { as: 'ada' });
  expect(body).toMatchObject({ ok: true, tables: { ok: true, differences: [] } });
});
