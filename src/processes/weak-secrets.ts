import { BadSetting, type SecretName } from './environment.ts';

/** What stands where somebody never chose a secret. */
const DEFAULTS = new Set(
  'admin changeme client-secret countersign default demo example guest letmein passwd password postgres root secret temporal test'.split(
    ' ',
  ),
);
/** Words that no random text holds: six letters of 64 come once in a billion secrets. */
const TELLING = /change.?me|password|secret|countersign|default|example|qwerty|123456|abcdef/i;
const DISTINCT_EXPECTED = 12;

const isDefault = (text: string): boolean => DEFAULTS.has(text.toLowerCase()) || new Set(text).size === 1;

/** A text that is shorter ones again and again: `abcabcabc`. */
const repeats = (text: string): boolean => /^(.+?)\1+$/s.test(text);

const passwordOf = (url: string): { readonly user: string; readonly password: string } => {
  const { username, password } = new URL(url);
  return { user: decodeURIComponent(username), password: decodeURIComponent(password) };
};

/**
 * Refuses a secret that anybody would try first: a default, a word, one character again and again. Throws BadSetting,
 * without the secret.
 */
export const mustBeStrong = (name: SecretName, secret: string): void => {
  const refuse = (found: string, expected: string): never => {
    throw new BadSetting(name, found, expected);
  };
  if (name === 'COUNTERSIGN_SESSION_SECRET') {
    const expected = 'a random secret of at least 32 characters (openssl rand -base64 33)';
    if (new Set(secret).size < DISTINCT_EXPECTED) refuse('few different characters', expected);
    if (repeats(secret)) refuse('a repetition', expected);
    if (TELLING.test(secret)) refuse('a text with a word that defaults and examples have', expected);
  } else if (name === 'DATABASE_URL' || name === 'OWNER_DATABASE_URL' || name === 'SMTP_URL') {
    const { user, password } = passwordOf(secret);
    if (password !== '' && (isDefault(password) || password === user))
      refuse('a default password', 'a URL with a password of its own, or with none');
  } else if (isDefault(secret)) refuse('a default', 'a secret of its own');
};
