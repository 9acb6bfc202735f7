import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { loadClientConnectConfig } from '@temporalio/envconfig';
import { composeText, interpolated, isJob, readCompose, ROOT } from '../../scripts/production-shape/compose.ts';
import { proxySettings } from '../../scripts/production-shape/proxy-settings.ts';
import { readConfig, type ProcessName } from '../../src/processes/config.ts';
import { BadSetting } from '../../src/processes/environment.ts';
import { newPem } from '../keyring.ts';
import { searchAttributes } from '../../workflows/contract.ts';

const text = composeText();

/** What a person would set: every variable that the file insists on. */
const given: Readonly<Record<string, string>> = {
  ADMIN_DATABASE_PASSWORD: 'j1k2l3',
  DATABASE_PASSWORD: 'a1b2c3',
  OWNER_DATABASE_PASSWORD: 'g7h8i9',
  TEMPORAL_DATABASE_PASSWORD: 'd4e5f6',
  PUBLIC_URL: 'https://countersign.example.com',
  OIDC_ISSUER: 'https://login.example.com',
  OIDC_AUDIENCE: 'countersign',
  OIDC_CLIENT_ID: 'countersign-pages',
  OIDC_CLIENT_SECRET: 'kx7Tq0Wn3Zb5',
  COUNTERSIGN_SESSION_SECRET: 'mN8w2Qx5Lr7Tz0Vb3Yc6Hf9Jk1Pd4Sg-aEuXo',
  COUNTERSIGN_SIGNING_KEY: newPem().replaceAll('\n', '\\n'),
};

const { services, configs } = readCompose(given);
const all = Object.entries(services);
const running = all.filter(([, service]) => !isJob(service));
const APIS = ['api-1', 'api-2'] as const;
const WORKERS = ['worker-1', 'worker-2'] as const;
const processOf = (name: string): ProcessName => (name.startsWith('api') ? 'api' : 'worker');
const environmentOf = (service: string): Readonly<Record<string, string>> => services[service]!.environment!;

/** Every name that the configuration asks for. */
const namesAsked = (environment: Readonly<Record<string, string>>, process: ProcessName): Set<string> => {
  const asked = new Set<string>();
  readConfig(
    new Proxy(environment, {
      get(target, name) {
        asked.add(String(name));
        return target[String(name)];
      },
    }),
    process,
  );
  return asked;
};

/** What Temporal's and OpenTelemetry's own packages read. */
const NAMES_OF_PACKAGES =
  /^(TEMPORAL_(ADDRESS|NAMESPACE|API_KEY|PROFILE|CONFIG_FILE|TLS(_\w+)?)|OTEL_(EXPORTER_OTLP_HEADERS|TRACES_SAMPLER(_ARG)?))$/;

describe('docker-compose.yml', () => {
  test.each([...APIS, ...WORKERS])('gives %s settings that it knows and accepts', (name) => {
    const environment = environmentOf(name);
    const process = processOf(name);
    const config = readConfig(environment, process);
    expect(config).toMatchObject({ production: true, temporalNamed: true, publicUrl: given['PUBLIC_URL'] });
    expect([config.databaseUrl, config.smtpUrl]).not.toContain(null);
    expect([config.oidc === null, config.sessionSecret === null]).toEqual([process === 'worker', process === 'worker']);
    const asked = namesAsked(environment, process);
    const unknown = Object.keys(environment).filter(
      (key) => !asked.has(key) && !NAMES_OF_PACKAGES.test(key) && key !== 'LOG_LEVEL',
    );
    expect(unknown).toEqual([]);
  });

  test.each(Object.keys(given))('does not start without %s', (name) => {
    expect(() => interpolated(text, { ...given, [name]: '' })).toThrow(`${name}: set`);
  });

  test.each(Object.keys(given).filter((name) => !/PASSWORD|CLIENT_SECRET/.test(name)))(
    'asks for %s because the service does not start without it',
    (name) => {
      expect(() => readConfig({ ...environmentOf('api-1'), [name]: '' }, 'api')).toThrow(BadSetting);
    },
  );

  test('runs two of each process alike, but for nothing', () => {
    for (const [first, second] of [APIS, WORKERS]) expect(services[first]).toEqual(services[second]);
    expect(environmentOf('proxy')['UPSTREAMS']!.split(' ')).toEqual(APIS.map((name) => `${name}:8080`));
  });

  test('gives each its own login of the database, with a password of its own, and the service none that owns a table', () => {
    const made = environmentOf('databases');
    const [admin, owner, service, temporal] = [
      'ADMIN_DATABASE_URL',
      'OWNER_DATABASE_URL',
      'DATABASE_URL',
      'TEMPORAL_DATABASE_URL',
    ].map((name) => new URL(made[name]!));
    for (const part of ['username', 'password'] as const)
      expect(new Set([admin, owner, service, temporal].map((url) => url![part])).size).toBe(4);
    expect(environmentOf('database')).toMatchObject({
      POSTGRES_USER: admin!.username,
      POSTGRES_PASSWORD: admin!.password,
    });
    expect(environmentOf('migrate')).toEqual({ OWNER_DATABASE_URL: owner!.href, DATABASE_URL: service!.href });
    for (const name of [...APIS, ...WORKERS]) {
      expect(environmentOf(name)['DATABASE_URL']).toBe(service!.href);
      expect(environmentOf(name)).not.toHaveProperty('OWNER_DATABASE_URL');
    }
    expect([environmentOf('temporal')['POSTGRES_USER'], environmentOf('temporal')['POSTGRES_PWD']]).toEqual([
      temporal!.username,
      temporal!.password,
    ]);
    for (const [name, { environment = {} }] of all)
      if (name !== 'database' && name !== 'databases')
        expect(Object.values(environment).join()).not.toContain(admin!.password);
  });

  test('checks the health of everything that runs on, and gives it time to end', () => {
    for (const [name, { healthcheck, stop_grace_period: grace }] of running)
      expect({ name, checked: (healthcheck?.test.length ?? 0) > 1, grace }).toEqual({
        name,
        checked: true,
        grace: expect.stringMatching(/^\d+s$/),
      });
    const graceOf = (name: string): number => Number.parseInt(services[name]!.stop_grace_period!, 10);
    expect(graceOf('api-1')).toBeGreaterThan(Number(environmentOf('api-1')['COUNTERSIGN_DRAIN_SECONDS']) + 10);
    // An activity is given 35 s to end, and cut off after 45.
    expect(graceOf('worker-1')).toBeGreaterThan(45);
  });

  test('waits for the health of what runs on, and for the end of jobs', () => {
    for (const [, { depends_on = {} }] of all)
      for (const [other, { condition }] of Object.entries(depends_on))
        expect({ other, condition }).toEqual({
          other,
          condition: isJob(services[other]!) ? 'service_completed_successfully' : 'service_healthy',
        });
  });

  test('runs everything without root, on a root file system that can’t be written to, and with no power', () => {
    for (const [name, { user, read_only, cap_drop, image }] of all) {
      expect({ name, read_only, cap_drop }).toEqual({ name, read_only: true, cap_drop: ['ALL'] });
      // The image of Temporal's UI has a user of its own.
      expect(image.startsWith('temporalio/ui') ? '5000' : user).toMatch(/^(?!0|root)\w+/);
    }
  });

  test('names the version of every image, and none that sets Temporal up by itself', () => {
    for (const [, { image }] of all) {
      expect(image).toMatch(/^[\w./-]+:[\w.-]+$/);
      expect(image).not.toMatch(/:latest$|auto-setup/);
    }
  });

  test('has the proxy leave an API that is about to end before its listener closes', () => {
    const { healthUri, healthEveryMs, healthWithinMs, keepAliveMs } = proxySettings(
      readFileSync(join(ROOT, configs['proxy']!.file), 'utf8'),
      environmentOf('proxy')['UPSTREAMS']!,
    );
    expect(healthUri).toBe('/readyz');
    expect(healthEveryMs + healthWithinMs).toBeLessThan(
      Number(environmentOf('api-1')['COUNTERSIGN_DRAIN_SECONDS']) * 1_000,
    );
    expect(keepAliveMs).toBeLessThan(65_000);
  });

  test('lets the API take the word of the proxy’s network alone for a client’s address', () => {
    const subnet = environmentOf('proxy')['PROXY_SUBNET']!;
    expect(readConfig(environmentOf('api-1'), 'api').trustedProxies).toEqual([subnet, '127.0.0.1']);
    const inEdge = all.filter(([, { networks = [] }]) => networks.includes('edge')).map(([name]) => name);
    expect(inEdge.sort()).toEqual([...APIS, 'proxy']);
  });

  test('leads every address to a service of its own', () => {
    const environment = environmentOf('api-1');
    const { connectionOptions, namespace } = loadClientConnectConfig({
      overrideEnvVars: { ...environment },
      disableFile: true,
    });
    expect(namespace).toBe('countersign');
    for (const address of [
      environment['DATABASE_URL']!,
      environment['SMTP_URL']!,
      `grpc://${String(connectionOptions.address)}`,
    ])
      expect(Object.keys(services)).toContain(new URL(address).hostname);
    for (const { depends_on = {} } of Object.values(services))
      for (const other of Object.keys(depends_on)) expect(Object.keys(services)).toContain(other);
  });

  test('publishes nothing but on loopback, and no secret has a default', () => {
    const ports = Object.values(services).flatMap((service) => service.ports ?? []);
    expect(ports.filter((port) => !port.startsWith('127.0.0.1:'))).toEqual([]);
    expect(text.match(/\$\{\w*(PASSWORD|SECRET)\w*:-/g)).toBeNull();
    expect(environmentOf('temporal-ui')['TEMPORAL_DISABLE_WRITE_ACTIONS']).toBe('true');
  });

  test('registers the search attributes of the workflows', () => {
    const script = services['temporal-namespace']!.command!.join('\n');
    const registered = [...script.matchAll(/--name (\w+) --type (\w+)/g)].map(([, name, type]) => [name, type]);
    expect(Object.fromEntries(registered)).toEqual(searchAttributes);
  });

  test('runs files that the image holds', () => {
    const dockerfile = readFileSync(join(ROOT, 'Dockerfile'), 'utf8');
    const copied = [...dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, files]) => files!.split(' '));
    for (const file of copied) expect({ file, exists: existsSync(join(ROOT, file)) }).toEqual({ file, exists: true });
    const own = Object.values(services).filter(({ image }) => image.startsWith('countersign:'));
    expect(own).toHaveLength(6);
    for (const { command } of own) {
      const file = command?.at(-1) ?? '';
      expect(existsSync(join(ROOT, file))).toBe(true);
      expect(copied.some((path) => file === path || file.startsWith(`${path}/`))).toBe(true);
    }
  });
});
