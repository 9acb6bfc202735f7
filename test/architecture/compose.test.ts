import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { loadClientConnectConfig } from '@temporalio/envconfig';
import { parse } from 'yaml';
import { readConfig, type ProcessName } from '../../src/processes/config.ts';
import { BadSetting } from '../../src/processes/environment.ts';
import { newPem } from '../keyring.ts';
import { searchAttributes } from '../../workflows/contract.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const text = readFileSync(join(root, 'docker-compose.yml'), 'utf8');

interface Service {
  readonly image?: string;
  readonly command?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly ports?: readonly string[];
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
}

/** What a person would set: every variable that the file insists on. */
const given: Readonly<Record<string, string>> = {
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

/** Puts the variables in, as Compose does before it reads the file. */
const interpolated = (environment: Readonly<Record<string, string>>): string =>
  text.replace(/\$\$|\$\{(\w+)(?::([-?])([^}]*))?\}/g, (whole, name: string, sign: string, rest: string) => {
    if (whole === '$$') return '$';
    const found = environment[name];
    if (found !== undefined && found !== '') return found;
    if (sign === '-') return rest;
    throw new Error(`${name}: ${rest}`);
  });

const { services } = parse(interpolated(given), { merge: true }) as { services: Readonly<Record<string, Service>> };
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

const TEMPORAL_NAMES = /^TEMPORAL_(ADDRESS|NAMESPACE|API_KEY|PROFILE|CONFIG_FILE|TLS(_\w+)?)$/;

describe('docker-compose.yml', () => {
  test.each(['api', 'worker'] as const)('gives the %s settings that it knows and accepts', (name) => {
    const environment = environmentOf(name);
    const config = readConfig(environment, name);
    expect(config).toMatchObject({ production: true, temporalNamed: true, publicUrl: given['PUBLIC_URL'] });
    expect([config.databaseUrl, config.smtpUrl]).not.toContain(null);
    expect([config.oidc === null, config.sessionSecret === null]).toEqual([name === 'worker', name === 'worker']);
    const asked = namesAsked(environment, name);
    const unknown = Object.keys(environment).filter(
      (key) => !asked.has(key) && !TEMPORAL_NAMES.test(key) && key !== 'LOG_LEVEL',
    );
    expect(unknown).toEqual([]);
  });

  test.each(Object.keys(given))('does not start without %s', (name) => {
    expect(() => interpolated({ ...given, [name]: '' })).toThrow(`${name}: set`);
  });

  test.each(Object.keys(given).filter((name) => !/PASSWORD|CLIENT_SECRET/.test(name)))(
    'asks for %s because the service does not start without it',
    (name) => {
      expect(() => readConfig({ ...environmentOf('api'), [name]: '' }, 'api')).toThrow(BadSetting);
    },
  );

  test('runs the service as a login of its own, and the owner migrates alone', () => {
    const [owner, ...logins] = [
      environmentOf('migrate')['OWNER_DATABASE_URL']!,
      ...['migrate', 'api', 'worker'].map((name) => environmentOf(name)['DATABASE_URL']!),
    ].map((url) => new URL(url));
    expect(environmentOf('database')).toMatchObject({
      POSTGRES_USER: owner!.username,
      POSTGRES_PASSWORD: owner!.password,
    });
    expect(new Set(logins.map(({ href }) => href)).size).toBe(1);
    expect([logins[0]!.username, logins[0]!.password]).not.toContain(owner!.username);
    expect(logins[0]!.password).not.toBe(owner!.password);
    for (const name of ['api', 'worker']) expect(environmentOf(name)).not.toHaveProperty('OWNER_DATABASE_URL');
  });

  test('leads every address to a service of its own', () => {
    const environment = environmentOf('api');
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
    const dockerfile = readFileSync(join(root, 'Dockerfile'), 'utf8');
    const copied = [...dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, files]) => files!.split(' '));
    for (const file of copied) expect({ file, exists: existsSync(join(root, file)) }).toEqual({ file, exists: true });
    const own = Object.values(services).filter(({ image }) => image?.startsWith('countersign:'));
    expect(own).toHaveLength(3);
    for (const { command } of own) {
      const file = command!.at(-1)!;
      expect(existsSync(join(root, file))).toBe(true);
      expect(copied.some((path) => file === path || file.startsWith(`${path}/`))).toBe(true);
    }
  });
});
