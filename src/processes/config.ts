import { join } from 'node:path';
import ipaddr from 'ipaddr.js';
import { z } from 'zod';
import { DEFAULT_COOLING_HOURS } from '../domain/support-request.ts';
import { parseOperatorClaim, type OperatorClaim } from '../identity/caller.ts';
import { isLoopback } from '../identity/provider-fetch.ts';
import { HOSTS_EXPECTED, readHosts, type AllowedHost } from '../webhooks/hosts.ts';
import { BadSetting, isSecret, settingOf, type Environment } from './environment.ts';
import { mustBeStrong } from './weak-secrets.ts';

/** What the environment says, read once. Null stands for the embedded part, or for what the process does not use. */
export interface Config {
  readonly production: boolean;
  readonly port: number;
  /** Whether somebody asked for that port. */
  readonly isPortGiven: boolean;
  readonly publicUrl: string;
  readonly isPublicUrlGiven: boolean;
  readonly databaseUrl: string | null;
  /** Who owns the tables and migrates them; null where that is the service's own login. */
  readonly ownerDatabaseUrl: string | null;
  /** Whether a Temporal server was named; how to reach it, the SDK's own environment format says. */
  readonly temporalNamed: boolean;
  readonly taskQueue: string;
  readonly smtpUrl: string | null;
  readonly mailFrom: string;
  readonly oidc: {
    readonly issuer: string;
    readonly audience: string;
    readonly clientId: string;
    readonly clientSecret: string | undefined;
  } | null;
  readonly operatorClaim: OperatorClaim | null;
  /** Where operators see the namespace's workflows; the console links there. */
  readonly temporalUi: string | null;
  /** For how long officers can object to what the support desk is about to do (R8 c). */
  readonly deskCoolingHours: number;
  readonly dataDir: string;
  readonly reconcileSeconds: number;
  /** The proxies whose word for a client's address is taken. */
  readonly trustedProxies: readonly string[];
  /** Every rate limit is multiplied by it. */
  readonly rateFactor: number;
  /** How many requests may be at work at once in one process. */
  readonly mostAtWork: number;
  /** For how long an API that is told to end goes on answering, not ready any more, until proxies have left it. */
  readonly drainSeconds: number;
  /** Seals form tokens and sign-ins; the same for all API processes. Null: one is made and kept in the data folder. */
  readonly sessionSecret: string | null;
  /** The Ed25519 key that signs checkpoints and receipts, in PEM, or the path of its file. Null: one is made and kept in the data folder. */
  readonly signingKey: string | null;
  /** The public keys of before, as name+hash+base64. */
  readonly pastKeys: string;
  /** The private keys of before, in PEM: they open what they have sealed. */
  readonly openingKeys: string;
  /** Where messages of webhooks may go; nowhere where it is empty. */
  readonly webhookHosts: readonly AllowedHost[];
  /** Where checkpoints are written outside of the database. Null: below the data folder. */
  readonly checkpointsDir: string | null;
  /** Where the worker serves its metrics and says how it is, and where the SDK serves its own: no port, nowhere. */
  readonly metricsHost: string;
  readonly metricsPort: number | null;
  readonly sdkMetricsPort: number | null;
  /** Where spans are told, by OpenTelemetry's own variable; nowhere where it is null. */
  readonly otlpEndpoint: string | null;
}

/** Where a worker serves its metrics, and the SDK its own. */
export const metricsPlacesOf = ({
  metricsHost: host,
  metricsPort,
  sdkMetricsPort,
}: Pick<Config, 'metricsHost' | 'metricsPort' | 'sdkMetricsPort'>) => ({
  ...(metricsPort !== null && { metricsAt: { host, port: metricsPort } }),
  ...(sdkMetricsPort !== null && { sdkMetrics: { host, port: sdkMetricsPort } }),
});

/** Where checkpoints are written outside of the database. */
export const checkpointsDirOf = ({ checkpointsDir, dataDir }: Pick<Config, 'checkpointsDir' | 'dataDir'>): string =>
  checkpointsDir ?? join(dataDir, 'checkpoints');

const url = (protocols: readonly string[]) => (text: string) =>
  URL.canParse(text) && protocols.includes(new URL(text).protocol);

const NAMED_NETWORKS = ['loopback', 'linklocal', 'uniquelocal'];

const isNetwork = (text: string): boolean => {
  if (NAMED_NETWORKS.includes(text) || ipaddr.isValid(text)) return true;
  try {
    return ipaddr.parseCIDR(text)[1] > 0;
  } catch {
    return false;
  }
};

const listOf = (text: string): string[] => text.split(',').map((each) => each.trim());

export const SIGNING_KEY_EXPECTED = 'an Ed25519 private key in PEM (PKCS#8), or the path of a file that holds one,';
export const PAST_KEYS_EXPECTED = 'a list of public keys, each as name+hash+base64,';

export const OPENING_KEYS_EXPECTED = 'Ed25519 private keys in PEM (PKCS#8), one after the other,';

const settings = {
  PORT: [z.coerce.number().int().min(1).max(65_535), 'a port from 1 to 65535'],
  PUBLIC_URL: [z.string().refine(url(['http:', 'https:'])), 'an http or https URL'],
  DATABASE_URL: [z.string().refine(url(['postgres:', 'postgresql:'])), 'a postgresql URL'],
  OWNER_DATABASE_URL: [z.string().refine(url(['postgres:', 'postgresql:'])), 'a postgresql URL'],
  SMTP_URL: [z.string().refine(url(['smtp:', 'smtps:'])), 'an smtp or smtps URL'],
  MAIL_FROM: [
    z.string().regex(/^[^\r\n]*[^\s@<>]+@[^\s@<>]+>?$/),
    'an address, as "Countersign <countersign@example.com>"',
  ],
  OIDC_ISSUER: [z.string().refine(url(['http:', 'https:'])), 'the URL of an OpenID provider'],
  OIDC_AUDIENCE: [z.string().min(1), 'the audience of access tokens'],
  OIDC_CLIENT_ID: [z.string().min(1), 'the client id at the OpenID provider'],
  OIDC_CLIENT_SECRET: [z.string().min(1), 'the client secret at the OpenID provider'],
  TEMPORAL_UI_URL: [z.string().refine(url(['http:', 'https:'])), 'the URL of a namespace in the Temporal UI'],
  DESK_COOLING_HOURS: [z.coerce.number().min(0.001).max(720), 'a number of hours from 0.001 to 720'],
  OPERATOR_CLAIM: [z.string().regex(/^[^=]+=.+$/), 'a claim as name=value'],
  COUNTERSIGN_DATA: [z.string().min(1), 'a folder'],
  COUNTERSIGN_RECONCILE_SECONDS: [z.coerce.number().min(0.2).max(3_600), 'a number of seconds from 0.2 to 3600'],
  COUNTERSIGN_TASK_QUEUE: [z.string().regex(/^[\w.-]{1,100}$/), 'a name of letters, digits, dots and dashes'],
  COUNTERSIGN_TRUSTED_PROXIES: [
    z
      .string()
      .refine((text) => listOf(text).every(isNetwork))
      .transform(listOf),
    'a list of addresses, subnets, or loopback, linklocal, uniquelocal, with commas between',
  ],
  COUNTERSIGN_RATE_FACTOR: [z.coerce.number().min(0.01).max(10_000), 'a number from 0.01 to 10000'],
  COUNTERSIGN_MAX_REQUESTS: [z.coerce.number().int().min(1).max(100_000), 'a whole number from 1 to 100000'],
  COUNTERSIGN_DRAIN_SECONDS: [z.coerce.number().min(0).max(300), 'a number of seconds from 0 to 300'],
  COUNTERSIGN_SESSION_SECRET: [z.string().min(32), 'a secret of at least 32 characters'],
  COUNTERSIGN_SIGNING_KEY: [z.string().min(1), SIGNING_KEY_EXPECTED],
  COUNTERSIGN_PAST_KEYS: [z.string().min(1), PAST_KEYS_EXPECTED],
  COUNTERSIGN_OPENING_KEYS: [z.string().min(1), OPENING_KEYS_EXPECTED],
  WEBHOOK_HOSTS: [
    z
      .string()
      .refine((text) => readHosts(text) !== undefined)
      .transform((text) => readHosts(text) ?? []),
    HOSTS_EXPECTED,
  ],
  COUNTERSIGN_CHECKPOINTS: [z.string().min(1), 'a folder'],
  COUNTERSIGN_METRICS_HOST: [z.string().refine((text) => ipaddr.isValid(text)), 'an address to listen on'],
  COUNTERSIGN_METRICS_PORT: [z.coerce.number().int().min(1).max(65_535), 'a port from 1 to 65535'],
  COUNTERSIGN_SDK_METRICS_PORT: [z.coerce.number().int().min(1).max(65_535), 'a port from 1 to 65535'],
  OTEL_EXPORTER_OTLP_ENDPOINT: [z.string().refine(url(['http:', 'https:'])), 'an http or https URL'],
} as const satisfies Record<string, readonly [z.ZodType, string]>;

type Name = keyof typeof settings;

const shown = (name: Name, found: string): string => (isSecret(name) ? '(not shown)' : found);

/** Which program reads the settings. */
export type ProcessName = 'api' | 'worker' | 'all-in-one';

const secureIssuer = (issuer: string): string => {
  if (new URL(issuer).protocol === 'http:' && !isLoopback(new URL(issuer)))
    throw new BadSetting('OIDC_ISSUER', issuer, 'an https URL (http on loopback only)');
  return issuer;
};

/**
 * Reads the settings that a process uses, and no others; throws BadSetting on the first that is wrong, or missing where
 * it must be there.
 */
export const readConfig = (environment: Environment, process: ProcessName): Config => {
  const production = environment['NODE_ENV'] === 'production';
  const given = (name: Name): string | undefined => settingOf(environment, name);
  const read = <T>(name: Name): T | undefined => {
    const found = given(name);
    if (found === undefined) return undefined;
    const [schema, expected] = settings[name];
    const parsed = schema.safeParse(found);
    if (!parsed.success) throw new BadSetting(name, shown(name, found), expected);
    if (production && isSecret(name)) mustBeStrong(name, found);
    return parsed.data as T;
  };
  const must = <T>(name: Name): T => {
    const found = read<T>(name);
    if (found === undefined) throw new BadSetting(name, undefined, settings[name][1]);
    return found;
  };
  /** Must be said in production; elsewhere there is something embedded for it. */
  const real = <T>(name: Name): T | undefined => (production ? must<T>(name) : read<T>(name));
  const ofApi = <T>(value: () => T | undefined): T | undefined => (process === 'worker' ? undefined : value());
  const ofWorker = <T>(value: () => T | undefined): T | undefined => (process === 'api' ? undefined : value());

  const port = ofApi(() => read<number>('PORT')) ?? 8080;
  const issuer = ofApi(() => real<string>('OIDC_ISSUER'));
  const publicUrl = real<string>('PUBLIC_URL') ?? `http://localhost:${port}`;
  const deskCoolingHours = ofApi(() => read<number>('DESK_COOLING_HOURS')) ?? DEFAULT_COOLING_HOURS;
  if (production && deskCoolingHours < 1)
    throw new BadSetting('DESK_COOLING_HOURS', String(deskCoolingHours), 'a number of hours from 1 to 720');
  const operatorClaim = ofApi(() => read<string>('OPERATOR_CLAIM'));
  return {
    production,
    port,
    isPortGiven: given('PORT') !== undefined,
    isPublicUrlGiven: given('PUBLIC_URL') !== undefined,
    publicUrl: publicUrl.replace(/\/+$/, ''),
    databaseUrl: real<string>('DATABASE_URL') ?? null,
    ownerDatabaseUrl: process === 'all-in-one' ? (read<string>('OWNER_DATABASE_URL') ?? null) : null,
    temporalNamed: ['TEMPORAL_ADDRESS', 'TEMPORAL_PROFILE', 'TEMPORAL_CONFIG_FILE'].some((name) => environment[name]),
    taskQueue: read<string>('COUNTERSIGN_TASK_QUEUE') ?? 'countersign',
    smtpUrl: real<string>('SMTP_URL') ?? null,
    mailFrom: ofWorker(() => real<string>('MAIL_FROM')) ?? 'Countersign <countersign@localhost>',
    oidc:
      issuer === undefined
        ? null
        : {
            issuer: secureIssuer(issuer),
            audience: must<string>('OIDC_AUDIENCE'),
            clientId: must<string>('OIDC_CLIENT_ID'),
            clientSecret: read<string>('OIDC_CLIENT_SECRET'),
          },
    temporalUi: ofApi(() => read<string>('TEMPORAL_UI_URL'))?.replace(/\/+$/, '') ?? null,
    deskCoolingHours,
    operatorClaim: operatorClaim === undefined ? null : parseOperatorClaim(operatorClaim),
    dataDir: read<string>('COUNTERSIGN_DATA') ?? '.countersign',
    reconcileSeconds: ofWorker(() => read<number>('COUNTERSIGN_RECONCILE_SECONDS')) ?? 10,
    trustedProxies: ofApi(() => read<string[]>('COUNTERSIGN_TRUSTED_PROXIES')) ?? [],
    rateFactor: ofApi(() => read<number>('COUNTERSIGN_RATE_FACTOR')) ?? 1,
    mostAtWork: ofApi(() => read<number>('COUNTERSIGN_MAX_REQUESTS')) ?? 200,
    drainSeconds: ofApi(() => read<number>('COUNTERSIGN_DRAIN_SECONDS')) ?? 0,
    sessionSecret: ofApi(() => real<string>('COUNTERSIGN_SESSION_SECRET')) ?? null,
    signingKey: real<string>('COUNTERSIGN_SIGNING_KEY') ?? null,
    pastKeys: read<string>('COUNTERSIGN_PAST_KEYS') ?? '',
    openingKeys: ofWorker(() => read<string>('COUNTERSIGN_OPENING_KEYS')) ?? '',
    webhookHosts: read<readonly AllowedHost[]>('WEBHOOK_HOSTS') ?? [],
    checkpointsDir: ofWorker(() => read<string>('COUNTERSIGN_CHECKPOINTS')) ?? null,
    metricsHost: ofWorker(() => read<string>('COUNTERSIGN_METRICS_HOST')) ?? '127.0.0.1',
    metricsPort: ofWorker(() => read<number>('COUNTERSIGN_METRICS_PORT')) ?? null,
    sdkMetricsPort: ofWorker(() => read<number>('COUNTERSIGN_SDK_METRICS_PORT')) ?? null,
    otlpEndpoint: read<string>('OTEL_EXPORTER_OTLP_ENDPOINT') ?? null,
  };
};

const evidenceNames = [
  'DATABASE_URL',
  'COUNTERSIGN_DATA',
  'COUNTERSIGN_SIGNING_KEY',
  'COUNTERSIGN_PAST_KEYS',
  'COUNTERSIGN_CHECKPOINTS',
] as const satisfies readonly Name[];

export type EvidenceConfig = Pick<Config, 'databaseUrl' | 'dataDir' | 'signingKey' | 'pastKeys' | 'checkpointsDir'>;

/** The settings by which evidence is checked, outside of the service: none has to be there. Throws BadSetting. */
export const readEvidenceConfig = (environment: Environment): EvidenceConfig =>
  readConfig(Object.fromEntries(evidenceNames.map((name) => [name, environment[name]])), 'worker');
