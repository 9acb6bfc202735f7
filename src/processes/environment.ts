import { readFileSync } from 'node:fs';

export type Environment = Readonly<Record<string, string | undefined>>;

/** A setting that can't be used: one line with its name, what was found, and what is expected. */
export class BadSetting extends Error {
  constructor(name: string, found: string | undefined, expected: string) {
    super(`${name}: ${expected} is expected, found ${found === undefined ? 'nothing' : `"${found}"`}.`);
    this.name = 'BadSetting';
  }
}

const secretNames = [
  'DATABASE_URL',
  'OWNER_DATABASE_URL',
  'ADMIN_DATABASE_URL',
  'TEMPORAL_DATABASE_URL',
  'TEMPORAL_VISIBILITY_DATABASE_URL',
  'SMTP_URL',
  'OIDC_CLIENT_SECRET',
  'TEMPORAL_API_KEY',
  'COUNTERSIGN_SESSION_SECRET',
  'COUNTERSIGN_SIGNING_KEY',
  'COUNTERSIGN_OPENING_KEYS',
] as const;
export type SecretName = (typeof secretNames)[number];

/** Whether a setting holds a secret: it is never shown, and can come from a file. */
export const isSecret = (name: string): name is SecretName => (secretNames as readonly string[]).includes(name);

const textOf = (environment: Environment, name: string): string | undefined => environment[name]?.trim() || undefined;

const fileText = (name: string, path: string): string => {
  let text: string;
  try {
    text = readFileSync(path, 'utf8').trim();
  } catch (error) {
    const { code = 'unreadable' } = error as NodeJS.ErrnoException;
    throw new BadSetting(name, `${path} (${code})`, 'a file that can be read');
  }
  if (text === '') throw new BadSetting(name, `${path} (empty)`, 'a file with the secret in it');
  return text;
};

/**
 * What the environment says of a setting, without spaces around it; of a secret, it itself or the text of the file that
 * `NAME_FILE` names. Throws BadSetting where it says both, or the file gives nothing.
 */
export const settingOf = (environment: Environment, name: string): string | undefined => {
  const text = textOf(environment, name);
  if (!isSecret(name)) return text;
  const file = textOf(environment, `${name}_FILE`);
  if (file === undefined) return text;
  if (text !== undefined) throw new BadSetting(name, 'both', `either ${name} or ${name}_FILE`);
  return fileText(`${name}_FILE`, file);
};
