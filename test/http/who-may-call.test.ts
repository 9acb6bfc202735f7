import { beforeAll, describe, expect, test } from '@jest/globals';
import { routes } from '../../src/http/routes/index.ts';
import { useApi, type Asked, type TestAccount } from './api-fixture.ts';

/*
 * R12 Every address of an account, and those whom it is not for.
 */

const api = useApi();
api.operatorClaim = { name: 'groups', value: 'support-desk' };
let acme: TestAccount;
let changeId: string;
let tokenId: string;
let requestId: string;

const ofAccount = routes.filter(({ path }) => path.includes('{account}'));
const forOfficers = ofAccount.filter(({ who }) => who === 'officer');
const named = (those: typeof routes) => those.map((route) => [`${route.method} ${route.path}`, route] as const);

const idOf = (path: string): string =>
  path.includes('service-tokens') ? tokenId : path.includes('support-requests') ? requestId : changeId;

const askedAt = ({ method, path }: (typeof routes)[number], as: string): [path: string, asked: Asked] => [
  path.replace('{account}', acme.id).replace('{id}', idOf(path)),
  method === 'get' ? { as } : { as, json: {} },
];

beforeAll(async () => {
  acme = await api.organization(['ada', 'ben', 'cleo'], 1);
  await api.organization(['mallory', 'ned'], 0);
  await acme.addUser('finn');
  for (const person of ['gone', 'still']) await acme.addUser(person, { officer: true });
  await acme.enact('user.remove', { userId: await acme.idOf('gone') });
  await acme.enact('user.suspend', { userId: await acme.idOf('still') });
  tokenId = (await acme.enact('service-token.create', { name: 'Payments', scopes: ['access-check'] })).edits[0]!.id;
  changeId = (await acme.submit('user.modify', { userId: await acme.idOf('finn'), name: 'Finley' })).id;
  const filing = { kind: 'officer.add', name: 'Gus Example', email: 'gus@acme.example', evidence: 'Folder 7' };
  const filed = await api.ask<{ id: string }>(`${acme.path}/support-requests`, { as: 'ada', json: filing });
  expect(filed.status).toBe(201);
  requestId = filed.body.id;
});

test('R12 there are addresses to ask at', () => {
  expect(forOfficers.length).toBeGreaterThan(20);
  expect(ofAccount.length).toBeGreaterThan(forOfficers.length);
});

describe.each(named(ofAccount))('R12 %s', (_, route) => {
  test.each(['mallory', 'nobody', 'gone'])('is not there for %s', async (person) => {
    const before = await api.rowCounts();
    await api.refused(...askedAt(route, person), 404, 'not_found_here');
    expect(await api.rowCounts()).toEqual(before);
  });

  test('is closed to an officer who is suspended', async () => {
    await api.refused(...askedAt(route, 'still'), 403, 'suspended');
  });
});

test.each(named(forOfficers))('R12 %s is closed to a user who is no officer', async (_, route) => {
  const before = await api.rowCounts();
  await api.refused(...askedAt(route, 'finn'), 403, 'not_an_officer');
  expect(await api.rowCounts()).toEqual(before);
});
