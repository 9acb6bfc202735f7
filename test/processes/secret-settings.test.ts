import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readConfig } from '../../src/processes/config.ts';
import { BadSetting } from '../../src/processes/environment.ts';
import { temporalPlaceOfEnvironment } from '../../src/processes/temporal.ts';
import { newPem } from '../keyring.ts';

const SESSION_SECRET = 'mN8w2Qx5Lr7Tz0Vb3Yc6Hf9Jk1Pd4Sg-aEuXo';
const production: Record<string, string> = {
  NODE_ENV: 'production',
  PUBLIC_URL: 'https://countersign.example.com',
  DATABASE_URL: 'postgresql://countersign:kx7Tq0Wn3Zb5@database/countersign',
  OWNER_DATABASE_URL: 'postgresql://owner:Vr2Lx8Qm5Tz7@database/countersign',
  SMTP_URL: 'smtp://letters:uR4vB8nM@mail:1025',
  MAIL_FROM: 'countersign@example.com',
  OIDC_ISSUER: 'https://login.example.com',
  OIDC_AUDIENCE: 'audience',
  OIDC_CLIENT_ID: 'pages',
  OIDC_CLIENT_SECRET: 'kx7Tq0Wn3Zb5',
  COUNTERSIGN_SESSION_SECRET: SESSION_SECRET,
  COUNTERSIGN_SIGNING_KEY: newPem().replaceAll('\n', '\\n'),
};
const secrets = [
  'DATABASE_URL',
  'OWNER_DATABASE_URL',
  'SMTP_URL',
  'OIDC_CLIENT_SECRET',
  'COUNTERSIGN_SESSION_SECRET',
  'COUNTERSIGN_SIGNING_KEY',
];

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'countersign-secrets-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const fileWith = (name: string, text: string): string => {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
};

const lineOf = (environment: Record<string, string | undefined>): string => {
  try {
    readConfig(environment, 'all-in-one');
    return 'accepted';
  } catch (error) {
    expect(error).toBeInstanceOf(BadSetting);
    return (error as BadSetting).message;
  }
};

describe('a secret comes from the environment or from a file', () => {
  test.each(secrets)('%s', (name) => {
    const whole = readConfig(production, 'all-in-one');
    const { [name]: secret, ...without } = production;
    const file = fileWith(name, `${secret}\n`);
    expect(readConfig({ ...without, [`${name}_FILE`]: file }, 'all-in-one')).toEqual(whole);
    expect(lineOf({ ...production, [`${name}_FILE`]: file })).toBe(
      `${name}: either ${name} or ${name}_FILE is expected, found "both".`,
    );
    expect(lineOf({ ...without, [`${name}_FILE`]: join(folder, 'none') })).toBe(
      `${name}_FILE: a file that can be read is expected, found "${join(folder, 'none')} (ENOENT)".`,
    );
    expect(lineOf({ ...without, [`${name}_FILE`]: folder })).toContain('(EISDIR)');
    const empty = fileWith('empty', ' \n');
    expect(lineOf({ ...without, [`${name}_FILE`]: empty })).toBe(
      `${name}_FILE: a file with the secret in it is expected, found "${empty} (empty)".`,
    );
  });

  test('Temporal’s API key too, which the SDK’s own format has from the environment alone', () => {
    const place = {
      TEMPORAL_ADDRESS: 'cloud:7233',
      TEMPORAL_NAMESPACE: 'n',
      TEMPORAL_CONFIG_FILE: join(folder, 'no.toml'),
    };
    const inEnvironment = temporalPlaceOfEnvironment('q', { ...place, TEMPORAL_API_KEY: 'key' });
    expect(inEnvironment.connectionOptions.apiKey).toBe('key');
    const file = fileWith('api-key', 'key\n');
    expect(temporalPlaceOfEnvironment('q', { ...place, TEMPORAL_API_KEY_FILE: file })).toEqual(inEnvironment);
    expect(() =>
      temporalPlaceOfEnvironment('q', { ...place, TEMPORAL_API_KEY: 'key', TEMPORAL_API_KEY_FILE: file }),
    ).toThrow(BadSetting);
  });

  test('what is no secret comes from no file', () => {
    expect(lineOf({ ...production, PUBLIC_URL: '', PUBLIC_URL_FILE: fileWith('url', 'https://x.example') })).toContain(
      'PUBLIC_URL: ',
    );
  });
});

describe('in production nobody starts with a secret that is easily guessed', () => {
  test.each([
    ['COUNTERSIGN_SESSION_SECRET', SESSION_SECRET.slice(0, 31)],
    ['COUNTERSIGN_SESSION_SECRET', 'x'.repeat(40)],
    ['COUNTERSIGN_SESSION_SECRET', '0123456789'.repeat(4)],
    ['COUNTERSIGN_SESSION_SECRET', SESSION_SECRET.slice(0, 16).repeat(3)],
    ['COUNTERSIGN_SESSION_SECRET', 'please-change-me-please-change-it-now'],
    ['COUNTERSIGN_SESSION_SECRET', 'a session secret of more than 32 characters'],
    ['DATABASE_URL', 'postgresql://postgres:postgres@database/countersign'],
    ['DATABASE_URL', 'postgresql://ops:ChangeMe@database/countersign'],
    ['DATABASE_URL', 'postgresql://kept:kept@database/countersign'],
    ['OWNER_DATABASE_URL', 'postgresql://postgres:postgres@database/countersign'],
    ['SMTP_URL', 'smtp://letters:password@mail:25'],
    ['OIDC_CLIENT_SECRET', 'secret'],
    ['OIDC_CLIENT_SECRET', 'xxxxxxxxxxxx'],
  ])('%s: %s', (name, weak) => {
    const line = lineOf({ ...production, [name]: weak });
    expect(line).toMatch(new RegExp(`^${name}: .+ is expected, found ".+"\\.$`));
    expect(line.slice(line.indexOf('found'))).not.toContain(weak);
    expect(lineOf({ ...production, [name]: undefined, [`${name}_FILE`]: fileWith('weak', weak) })).toBe(line);
  });

  test('elsewhere they do', () => {
    const { NODE_ENV: _, ...elsewhere } = production;
    expect(lineOf({ ...elsewhere, COUNTERSIGN_SESSION_SECRET: 'x'.repeat(40) })).toBe('accepted');
  });

  test('a random one is taken', () => {
    for (let i = 0; i < 200; i++) {
      const random = Buffer.from(crypto.getRandomValues(new Uint8Array(33))).toString('base64');
      expect(lineOf({ ...production, COUNTERSIGN_SESSION_SECRET: random })).toBe('accepted');
    }
    expect(lineOf({ ...production, DATABASE_URL: 'postgresql://countersign@database/countersign' })).toBe('accepted');
  });
});
