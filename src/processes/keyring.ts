import { generateKeyPairSync } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BadKey, readSigningKey, readVerifierKeys, type Keyring, type SigningKey } from '../proof/keys.ts';
import { OPENING_KEYS_EXPECTED, PAST_KEYS_EXPECTED, SIGNING_KEY_EXPECTED, type Config } from './config.ts';
import { BadSetting } from './environment.ts';
import { keptText } from './kept-secret.ts';

const KEY_FILE = 'signing-key.pem';

const newKey = (): string =>
  generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();

/** A key of the setting: the PEM itself, with its line ends as they are or written as \\n, or a file's. Throws BadSetting. */
const givenKey = (setting: string): SigningKey => {
  const isText = setting.includes('-----BEGIN');
  const refused = (found: string) => new BadSetting('COUNTERSIGN_SIGNING_KEY', found, SIGNING_KEY_EXPECTED);
  let pem = setting.replaceAll('\\n', '\n');
  if (!isText) {
    try {
      pem = readFileSync(setting, 'utf8');
    } catch {
      throw refused('neither a key nor a file that can be read');
    }
  }
  try {
    return readSigningKey(pem);
  } catch (error) {
    if (error instanceof BadKey) throw refused(isText ? '(not shown)' : `${setting}, which holds none`);
    throw error;
  }
};

type KeySettings = Pick<Config, 'signingKey' | 'pastKeys' | 'dataDir'> & Partial<Pick<Config, 'openingKeys'>>;

const pastKeys = ({ pastKeys: setting }: KeySettings): Keyring['trusted'] => {
  try {
    return setting === '' ? [] : readVerifierKeys(setting);
  } catch (error) {
    if (error instanceof BadKey) throw new BadSetting('COUNTERSIGN_PAST_KEYS', '(not shown)', PAST_KEYS_EXPECTED);
    throw error;
  }
};

const EACH_PEM = /-----BEGIN [A-Z ]+-----[^-]+-----END [A-Z ]+-----/g;

/** Signing keys of before, which open what they have sealed and sign nothing. */
const openingKeys = ({ openingKeys: setting = '' }: KeySettings): SigningKey[] => {
  if (setting === '') return [];
  const refused = () => new BadSetting('COUNTERSIGN_OPENING_KEYS', '(not shown)', OPENING_KEYS_EXPECTED);
  const found = setting.replaceAll('\\n', '\n').match(EACH_PEM);
  if (found === null) throw refused();
  try {
    return found.map((pem) => readSigningKey(pem));
  } catch (error) {
    if (error instanceof BadKey) throw refused();
    throw error;
  }
};

const keyringOf = (signing: SigningKey, past: Keyring['trusted'], opening: readonly SigningKey[]): Keyring => ({
  signing,
  trusted: [signing.verifier, ...past.filter(({ text }) => text !== signing.verifier.text)],
  opening: [signing, ...opening],
});

/**
 * The keys that the settings name; without a setting, one that is made once and kept in the data folder. Keys are never
 * taken from the database: whoever can write there must not be able to bring a key of their own. Throws BadSetting.
 */
export const readKeyring = (config: KeySettings): Keyring =>
  keyringOf(
    config.signingKey === null
      ? readSigningKey(keptText(config.dataDir, KEY_FILE, newKey))
      : givenKey(config.signingKey),
    pastKeys(config),
    openingKeys(config),
  );

/** As `readKeyring`, but makes no key: undefined where there is none. */
export const findKeyring = (config: KeySettings): Keyring | undefined =>
  config.signingKey !== null || existsSync(join(config.dataDir, KEY_FILE)) ? readKeyring(config) : undefined;
