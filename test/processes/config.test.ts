import { describe, expect, test } from '@jest/globals';
import { metricsPlacesOf, readConfig, type ProcessName } from '../../src/processes/config.ts';
import { BadSetting } from '../../src/processes/environment.ts';

const shared = {
  NODE_ENV: 'production',
  PUBLIC_URL: 'https://countersign.example.com',
  DATABASE_URL: 'postgresql://countersign@database/countersign',
  SMTP_URL: 'smtp://mail:1025',
  COUNTERSIGN_SIGNING_KEY: '/run/secrets/signing-key.pem',
};
const ofApi = {
  OIDC_ISSUER: 'https://login.example.com',
  OIDC_AUDIENCE: 'countersign',
  OIDC_CLIENT_ID: 'countersign-pages',
  COUNTERSIGN_SESSION_SECRET: 'mN8w2Qx5Lr7Tz0Vb3Yc6Hf9Jk1Pd4Sg-aEuXo',
};
const ofWorker = { MAIL_FROM: 'Countersign <countersign@example.com>' };

const needs: Readonly<Record<ProcessName, Readonly<Record<string, string>>>> = {
  api: { ...shared, ...ofApi },
  worker: { ...shared, ...ofWorker },
  'all-in-one': { ...shared, ...ofApi, ...ofWorker },
};
const names = Object.keys(needs) as ProcessName[];

describe('in production each process asks for what it uses, and for nothing else', () => {
  test.each(names)('%s', (name) => {
    expect(readConfig(needs[name], name)).toMatchObject({ production: true, publicUrl: shared.PUBLIC_URL });
    for (const missing of Object.keys(needs[name]).filter((key) => key !== 'NODE_ENV'))
      expect(() => readConfig({ ...needs[name], [missing]: '' }, name)).toThrow(`${missing}: `);
  });

  test('the worker knows no secret of the API, whatever it is given', () => {
    const config = readConfig({ ...needs['all-in-one'], OPERATOR_CLAIM: 'desk=yes', OIDC_AUDIENCE: '' }, 'worker');
    expect(config).toMatchObject({ oidc: null, sessionSecret: null, operatorClaim: null });
  });

  test('what a process does not use can’t stop it', () => {
    readConfig({ ...needs.worker, PORT: 'many', OPERATOR_CLAIM: 'x', COUNTERSIGN_SESSION_SECRET: 'short' }, 'worker');
    readConfig({ ...needs.api, MAIL_FROM: 'nobody', COUNTERSIGN_RECONCILE_SECONDS: 'often' }, 'api');
    expect(() => readConfig({ ...needs.api, PORT: 'many' }, 'api')).toThrow(
      new BadSetting('PORT', 'many', 'a port from 1 to 65535'),
    );
  });
});

test('what the API trusts, allows and takes on is a setting, with a default', () => {
  expect(readConfig(needs.api, 'api')).toMatchObject({ trustedProxies: [], rateFactor: 1, mostAtWork: 200 });
  const given = {
    COUNTERSIGN_TRUSTED_PROXIES: '10.0.0.1, 2001:db8::/32,loopback',
    COUNTERSIGN_RATE_FACTOR: '0.5',
    COUNTERSIGN_MAX_REQUESTS: '7',
  };
  expect(readConfig({ ...needs.api, ...given }, 'api')).toMatchObject({
    trustedProxies: ['10.0.0.1', '2001:db8::/32', 'loopback'],
    rateFactor: 0.5,
    mostAtWork: 7,
  });
  for (const [name, wrong] of [
    ['COUNTERSIGN_TRUSTED_PROXIES', 'everybody'],
    ['COUNTERSIGN_TRUSTED_PROXIES', '0.0.0.0/0'],
    ['COUNTERSIGN_TRUSTED_PROXIES', '10.0.0.1,'],
    ['COUNTERSIGN_RATE_FACTOR', '0'],
    ['COUNTERSIGN_MAX_REQUESTS', '1.5'],
  ] as const)
    expect(() => readConfig({ ...needs.api, [name]: wrong }, 'api')).toThrow(`${name}: `);
});

test('a worker serves metrics where it is given a port, on loopback unless it is told otherwise; the API has its route', () => {
  const places = (given: Record<string, string>, name: 'api' | 'worker' = 'worker') =>
    metricsPlacesOf(readConfig({ ...needs[name], ...given }, name));
  const ports = { COUNTERSIGN_METRICS_PORT: '9464', COUNTERSIGN_SDK_METRICS_PORT: '9465' };
  expect(places({})).toEqual({});
  expect(places(ports)).toEqual({
    metricsAt: { host: '127.0.0.1', port: 9464 },
    sdkMetrics: { host: '127.0.0.1', port: 9465 },
  });
  expect(places({ COUNTERSIGN_METRICS_PORT: '9464', COUNTERSIGN_METRICS_HOST: '::' })).toEqual({
    metricsAt: { host: '::', port: 9464 },
  });
  expect(places(ports, 'api')).toEqual({});
  for (const [name, wrong] of [
    ['COUNTERSIGN_METRICS_HOST', 'everywhere'],
    ['COUNTERSIGN_METRICS_PORT', '0'],
    ['COUNTERSIGN_SDK_METRICS_PORT', '70000'],
  ] as const)
    expect(() => places({ [name]: wrong })).toThrow(`${name}: `);
});

test('an API that is told to end stays for as long as is said', () => {
  expect(readConfig(needs.api, 'api').drainSeconds).toBe(0);
  expect(readConfig({ ...needs.api, COUNTERSIGN_DRAIN_SECONDS: '2.5' }, 'api').drainSeconds).toBe(2.5);
  expect(() => readConfig({ ...needs.api, COUNTERSIGN_DRAIN_SECONDS: '301' }, 'api')).toThrow(
    'COUNTERSIGN_DRAIN_SECONDS: ',
  );
});

test('the time to object to the support desk is 72 hours, and never under one in production', () => {
  const of = (hours: string, production = true): number =>
    readConfig({ ...(production && needs.api), DESK_COOLING_HOURS: hours }, production ? 'api' : 'all-in-one')
      .deskCoolingHours;
  expect(readConfig(needs.api, 'api').deskCoolingHours).toBe(72);
  expect([of('1'), of('24.5'), of('0.01', false)]).toEqual([1, 24.5, 0.01]);
  for (const [hours, production] of [
    ['0.5', true],
    ['0', true],
    ['0', false],
    ['-1', false],
    ['721', false],
    ['long', false],
  ] as const)
    expect(() => of(hours, production)).toThrow(/^DESK_COOLING_HOURS: a number of hours from /);
});

test('without settings everything is embedded', () => {
  expect(readConfig({}, 'all-in-one')).toMatchObject({ databaseUrl: null, oidc: null, smtpUrl: null, port: 8080 });
});

test('messages of webhooks go nowhere, unless hosts are named, to the API and the worker alike', () => {
  for (const name of names) {
    expect(readConfig(needs[name], name).webhookHosts).toEqual([]);
    expect(readConfig({ ...needs[name], WEBHOOK_HOSTS: 'hooks.example.com' }, name).webhookHosts).toEqual([
      { host: 'hooks.example.com', port: null, plain: false, private: false },
    ]);
    expect(() => readConfig({ ...needs[name], WEBHOOK_HOSTS: 'https://hooks.example.com' }, name)).toThrow(
      'WEBHOOK_HOSTS: a list of host names',
    );
  }
});
