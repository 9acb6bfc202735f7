import { beforeAll, describe, expect, test } from '@jest/globals';
import { schemas } from '../../../src/http/scim/messages.ts';
import { useApi, type ChangeBody, type TestAccount } from '../api-fixture.ts';
import { newUser, patchBody, pendingOf, Provider, type Listed, type Resource } from './scim-fixture.ts';

const api = useApi();
let acme: TestAccount;
let provider: Provider;

beforeAll(async () => {
  acme = await api.organization(['ada', 'ben', 'cleo'], 1);
  provider = await Provider.of(acme, 'ada');
}, 60_000);

const added = async (more: Record<string, unknown> = {}): Promise<Resource> => {
  const asked = await provider.given('POST', '/Users', newUser(more));
  await provider.decide(asked);
  return provider.given('GET', `/Users/${asked.id}`);
};
const read = (id: string): Promise<Resource> => provider.given('GET', `/Users/${id}`);

describe('R6 a user whom an identity provider adds', () => {
  test('waits for the approval of another officer, inactive, and names the change; then is active under the same id', async () => {
    const user = newUser({ name: { givenName: 'Mara', familyName: 'Lind' }, displayName: undefined });
    const { status, body, headers } = await provider.ask('POST', '/Users', user);
    expect({ status, body }).toMatchObject({
      status: 201,
      body: {
        schemas: [schemas.user, schemas.change],
        userName: user.userName,
        externalId: user['externalId'],
        displayName: 'Mara Lind',
        name: { formatted: 'Mara Lind', givenName: 'Mara', familyName: 'Lind' },
        emails: [{ value: user.userName, type: 'work', primary: true }],
        active: false,
      },
    });
    expect(headers.get('location')).toBe(`${api.url}/scim/v2/Users/${body.id}`);
    expect(pendingOf(body)).toMatchObject([{ kind: 'user.add', state: 'pending' }]);
    expect(await read(body.id)).toEqual(body);
    expect((await provider.find(`userName eq "${user.userName.toUpperCase()}"`)).Resources).toEqual([body]);
    const change = await provider.change(body);
    expect(change).toMatchObject({ kind: 'user.add', initiator: { id: await acme.idOf('ada') } });
    expect(change.reason).toContain('identity provider');
    await acme.decide(change, 'ben');
    expect(await read(body.id)).toMatchObject({ active: true, schemas: [schemas.user], groups: [] });
    const { body: own } = await api.ask(`${acme.path}/users/${body.id}`, { as: 'ben' });
    expect(own).toMatchObject({ name: 'Mara Lind', email: user.userName, status: 'active' });
  });

  test('R7 the officer whose token it is can’t approve it', async () => {
    const asked = await provider.given('POST', '/Users', newUser());
    const { id, digest } = await provider.change(asked);
    const json = { verdict: 'approve', digest };
    await api.refused(`${acme.path}/changes/${id}/decisions`, { as: 'ada', json }, 403, 'self_approval');
    await provider.given('DELETE', `/Users/${asked.id}`);
  });

  test('asked for again while it waits is no second change; another one of the name is refused, as when it is there', async () => {
    const user = newUser();
    const first = await provider.given('POST', '/Users', user);
    const changes = await provider.changes();
    const again = await Promise.all([1, 2, 3].map(() => provider.ask('POST', '/Users', user)));
    for (const { status, body } of again) expect({ status, body }).toEqual({ status: 201, body: first });
    expect(await provider.changes()).toBe(changes);
    const uniqueness = { status: 409, scimType: 'uniqueness' };
    await provider.refused('POST', '/Users', { ...user, displayName: 'Somebody Else' }, uniqueness);
    await provider.decide(first);
    await provider.refused('POST', '/Users', user, uniqueness);
    await provider.refused(
      'POST',
      '/Users',
      { ...newUser(), userName: user.userName, emails: newUser()['emails'] },
      uniqueness,
    );
    expect(await provider.changes()).toBe(changes);
  });

  test('that officers reject is no more, and may be asked for anew', async () => {
    const user = newUser();
    const first = await provider.given('POST', '/Users', user);
    await provider.decide(first, 'reject');
    await provider.refused('GET', `/Users/${first.id}`, undefined, { status: 404 });
    expect(await provider.find(`externalId eq "${String(user['externalId'])}"`)).toMatchObject({ totalResults: 0 });
    const second = await provider.given('POST', '/Users', user);
    expect(second.id).not.toBe(first.id);
    await provider.given('DELETE', `/Users/${second.id}`);
  });

  test('keeps its id when what is asked of it moves before it is approved', async () => {
    const user = newUser();
    const first = await provider.given('POST', '/Users', user);
    const { id: replaced } = await provider.change(first);
    const renamed = await provider.given('PUT', `/Users/${first.id}`, { ...user, displayName: 'Renamed Person' });
    expect(renamed).toMatchObject({ id: first.id, displayName: 'Renamed Person', active: false });
    expect(await acme.read({ id: replaced })).toMatchObject({ state: 'withdrawn' });
    await provider.decide(renamed);
    const there = await read(first.id);
    expect(there).toMatchObject({ id: first.id, displayName: 'Renamed Person', active: true });
    const { items } = (await api.ask<{ items: { id: string; email: string }[] }>(`${acme.path}/users`, { as: 'ada' }))
      .body;
    const ours = items.find(({ email }) => email === user.userName)!;
    expect(ours.id).not.toBe(first.id);
    await provider.refused('GET', `/Users/${ours.id}`, undefined, { status: 404 });
    const team = await provider.given('POST', '/Groups', {
      schemas: [schemas.group],
      displayName: 'Of the renamed',
      members: [{ value: first.id }],
    });
    await provider.decide(team);
    expect(await provider.given('GET', `/Groups/${team.id}`)).toMatchObject({ members: [{ value: first.id }] });
    expect((await read(first.id)).groups).toMatchObject([{ value: team.id, display: 'Of the renamed' }]);
  });

  test('who is to be there without access is added and suspended by one change', async () => {
    const asked = await provider.given('POST', '/Users', newUser({ active: false }));
    expect(await provider.change(asked)).toMatchObject({ kind: 'change-set' });
    await provider.decide(asked);
    expect(await read(asked.id)).toMatchObject({ active: false });
    expect(pendingOf(await read(asked.id))).toEqual([]);
  });
});

describe('R30 what an identity provider alters of a user', () => {
  test('is as it was until it is approved; asked for again it is one change, taken back it is none', async () => {
    const user = await added();
    const off = patchBody({ op: 'replace', path: 'active', value: false });
    const waiting = await provider.given('PATCH', `/Users/${user.id}`, off);
    expect(waiting).toMatchObject({ active: true });
    expect(pendingOf(waiting)).toMatchObject([{ kind: 'user.suspend' }]);
    expect(await provider.given('PATCH', `/Users/${user.id}`, off)).toEqual(waiting);
    const change = await provider.change(waiting);
    const on = patchBody({ op: 'Replace', path: 'active', value: 'True' });
    const back = await provider.given('PATCH', `/Users/${user.id}`, on);
    expect(pendingOf(back)).toEqual([]);
    expect(await acme.read(change)).toMatchObject({ state: 'withdrawn' });
    const again = await provider.given('PATCH', `/Users/${user.id}`, off);
    await provider.decide(again);
    expect(await read(user.id)).toMatchObject({ active: false });
    const returning = await provider.given('PATCH', `/Users/${user.id}`, on);
    expect(pendingOf(returning)).toMatchObject([{ kind: 'user.reinstate' }]);
    await provider.decide(returning);
    expect(await read(user.id)).toMatchObject({ active: true });
  });

  test('adds to what it has asked for before, as one change that replaces the other', async () => {
    const user = await added();
    await provider.given('PATCH', `/Users/${user.id}`, patchBody({ op: 'replace', value: { active: false } }));
    const both = await provider.given(
      'PATCH',
      `/Users/${user.id}`,
      patchBody({ op: 'add', path: 'displayName', value: 'New Name' }),
    );
    expect(pendingOf(both)).toHaveLength(1);
    const change = await provider.change(both);
    expect(change).toMatchObject({ kind: 'change-set', state: 'pending' });
    await provider.decide(both);
    expect(await read(user.id)).toMatchObject({ active: false, displayName: 'New Name' });
  });

  test('what nobody has to approve is kept at once, and the trail tells which names moved', async () => {
    const user = await added();
    const changes = await provider.changes();
    const path = `/Users/${user.id}`;
    const kept = await provider.given(
      'PATCH',
      path,
      patchBody({ op: 'replace', path: 'externalId', value: 'moved-1' }),
    );
    expect(kept).toMatchObject({ externalId: 'moved-1' });
    expect(await provider.changes()).toBe(changes);
    expect((await provider.find('externalId eq "moved-1"')).Resources).toEqual([kept]);
    expect(await provider.find('externalId eq "MOVED-1"')).toMatchObject({ totalResults: 0 });
    expect(await provider.given('PATCH', path, patchBody({ op: 'remove', path: 'externalId' }))).not.toHaveProperty(
      'externalId',
    );
    const [event] = await api
      .database()
      .sql<{ data: string }>(`SELECT data FROM events WHERE type = 'scim.named' ORDER BY seq DESC LIMIT 1`);
    expect(JSON.parse(event!.data)).toEqual({ resource: 'User', id: user.id, names: ['externalId'] });
  });

  test('R18 the address is moved by an approved change alone', async () => {
    const user = await added();
    const [moved] = [newUser().userName];
    const waiting = await provider.given('PUT', `/Users/${user.id}`, {
      ...newUser({ displayName: user.displayName }),
      userName: moved,
      emails: [{ value: moved, primary: true }],
    });
    expect(waiting).toMatchObject({ userName: user.userName, emails: [{ value: user.userName }] });
    expect(await provider.change(waiting)).toMatchObject({ kind: 'user.modify', payload: { email: moved } });
    await provider.decide(waiting);
    expect(await read(user.id)).toMatchObject({ userName: moved, emails: [{ value: moved }] });
  });

  test('of somebody else’s address is nothing, and what is not kept is ignored', async () => {
    const user = await added();
    const changes = await provider.changes();
    const path = `/Users/${user.id}`;
    const body = patchBody(
      { op: 'replace', path: 'emails[type eq "home"].value', value: 'home@acme.example' },
      { op: 'add', path: 'emails', value: [{ type: 'other', value: 'other@acme.example' }] },
      { op: 'add', path: 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department', value: 'Tax' },
      { op: 'replace', value: { nickName: 'Pers', 'addresses[type eq "work"].country': 'NO' } },
    );
    expect(await provider.given('PATCH', path, body)).toEqual(user);
    expect(await provider.changes()).toBe(changes);
  });

  test('that another officer’s token has asked for is not replaced, and not made twice', async () => {
    const user = await added();
    const second = await Provider.of(acme, 'cleo');
    const off = patchBody({ op: 'replace', path: 'active', value: false });
    const waiting = await provider.given('PATCH', `/Users/${user.id}`, off);
    expect(await second.given('PATCH', `/Users/${user.id}`, off)).toEqual(waiting);
    const name = patchBody({ op: 'replace', path: 'displayName', value: 'Third Name' });
    await second.refused('PATCH', `/Users/${user.id}`, name, { status: 409 });
    await provider.decide(waiting, 'reject');
    expect(pendingOf(await second.given('PATCH', `/Users/${user.id}`, name))).toHaveLength(1);
  });

  test('that the officer has asked for by other means is that change', async () => {
    const user = await added();
    const { id } = await acme.submit('user.suspend', { userId: user.id });
    const off = patchBody({ op: 'replace', path: 'active', value: false });
    const waiting = await provider.given('PATCH', `/Users/${user.id}`, off);
    expect(pendingOf(waiting)).toMatchObject([{ value: id }]);
  });
});

test('a userName is another one by any letter, and the same in small ones', async () => {
  const named = (userName: string): Record<string, unknown> => ({
    ...newUser(),
    userName,
    emails: [{ value: newUser().userName, primary: true }],
  });
  const first = await provider.given('POST', '/Users', named('ACME\\some_one%'));
  await provider.decide(first);
  const second = await provider.given('POST', '/Users', named('ACME\\someXone%'));
  expect((await provider.find(`userName eq ${JSON.stringify('acme\\SOME_one%')}`)).Resources).toMatchObject([
    { id: first.id, active: true },
  ]);
  await provider.refused('POST', '/Users', named('acme\\SOME_one%'), { status: 409, scimType: 'uniqueness' });
  await provider.given('DELETE', `/Users/${second.id}`);
});

describe('R19 a user whom an identity provider deletes', () => {
  test('stays as they are until it is approved, and is no more then', async () => {
    const user = await added();
    const { status, body } = await provider.ask('DELETE', `/Users/${user.id}`);
    expect({ status, body }).toMatchObject({ status: 200, body: { id: user.id, active: true } });
    expect(pendingOf(body)).toMatchObject([{ kind: 'user.remove' }]);
    expect(await provider.given('DELETE', `/Users/${user.id}`)).toEqual(body);
    await provider.decide(body);
    await provider.refused('GET', `/Users/${user.id}`, undefined, { status: 404 });
    await provider.refused('DELETE', `/Users/${user.id}`, undefined, { status: 404 });
    await provider.refused('PATCH', `/Users/${user.id}`, patchBody({ op: 'replace', path: 'active', value: true }), {
      status: 404,
    });
  });

  test('before they are there is gone at once, with the change that was to add them', async () => {
    const asked = await provider.given('POST', '/Users', newUser());
    const change = await provider.change(asked);
    const { status, text } = await provider.ask('DELETE', `/Users/${asked.id}`);
    expect({ status, text }).toEqual({ status: 204, text: '' });
    expect(await acme.read(change)).toMatchObject({ state: 'withdrawn' });
    await provider.refused('GET', `/Users/${asked.id}`, undefined, { status: 404 });
  });
});

describe('users are listed', () => {
  test('in pages from 1, with those who wait, by filters, and with the attributes that are asked for', async () => {
    const waiting = await provider.given('POST', '/Users', newUser());
    const all = await provider.given<Listed>('GET', '/Users?count=200');
    expect(all).toMatchObject({
      startIndex: 1,
      totalResults: all.Resources.length,
      itemsPerPage: all.Resources.length,
    });
    expect(all.Resources.map(({ id }) => id)).toContain(waiting.id);
    const page = await provider.given<Listed>('GET', '/Users?startIndex=2&count=2');
    expect(page.Resources).toEqual(all.Resources.slice(1, 3));
    expect(page).toMatchObject({ startIndex: 2, itemsPerPage: 2, totalResults: all.totalResults });
    expect(await provider.given('GET', '/Users?startIndex=-3&count=0')).toMatchObject({
      startIndex: 1,
      itemsPerPage: 0,
      Resources: [],
      totalResults: all.totalResults,
    });
    expect(await provider.given('GET', '/Users?startIndex=9999')).toMatchObject({ itemsPerPage: 0 });
    const inactive = await provider.find('active eq false', '/Users', '&attributes=userName,name.formatted');
    expect(inactive.Resources.map(({ id }) => id)).toContain(waiting.id);
    for (const each of inactive.Resources)
      expect(Object.keys(each).sort()).toEqual(['id', 'name', 'schemas', 'userName']);
    const both = await provider.find(`active eq false and userName eq "${waiting.userName}"`);
    expect(both.Resources.map(({ id }) => id)).toEqual([waiting.id]);
    const byMail = await provider.find(`emails[type eq "work"].value eq "${waiting.userName}"`);
    expect(byMail.Resources.map(({ id }) => id)).toEqual([waiting.id]);
    expect(await provider.find(`id eq "${waiting.id}"`, '/Users', '&excludedAttributes=emails,id')).toMatchObject({
      Resources: [{ id: waiting.id }],
    });
    await provider.given('DELETE', `/Users/${waiting.id}`);
  });
});

test('R41 the trail and the tables hold after all of it', async () => {
  const { body } = await api.ask(`${acme.path}/audit/verify`, { as: 'ada' });
  expect(body).toMatchObject({ ok: true, tables: { ok: true, differences: [] } });
});

test('R6 where nobody else has to approve, the answer is what came of it', async () => {
  const solo = await api.organization(['olaf', 'nina'], 0);
  const alone = await Provider.of(solo, 'olaf');
  const user = await alone.given('POST', '/Users', newUser());
  expect(user).toMatchObject({ active: true, schemas: [schemas.user] });
  const { status } = await alone.ask('DELETE', `/Users/${user.id}`);
  expect(status).toBe(204);
  await alone.refused('GET', `/Users/${user.id}`, undefined, { status: 404 });
});

test('R48 what is too much is refused with 429, so that a provider comes again', async () => {
  const crowd = await api.organization(['vera', 'will'], 1);
  const many = await Provider.of(crowd, 'vera');
  for (let number = 0; number < 20; number++) await many.given('POST', '/Users', newUser());
  const { detail } = await many.refused('POST', '/Users', newUser(), { status: 429 });
  expect(detail).toContain('20');
  const changes: ChangeBody[] = (await api.ask<{ items: ChangeBody[] }>(`${crowd.path}/changes`, { as: 'vera' })).body
    .items;
  expect(changes).toHaveLength(20);
});
