import { generateKeyPairSync } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { findKeyring, readKeyring } from '../../src/processes/keyring.ts';
import { readSigningKey } from '../../src/proof/keys.ts';
import { newPem } from '../keyring.ts';

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'countersign-test-'));
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

const keyring = (signingKey: string | null, pastKeys = '') => readKeyring({ signingKey, pastKeys, dataDir });

test('without a setting a key is made once and kept, for its owner alone', () => {
  expect(findKeyring({ signingKey: null, pastKeys: '', dataDir })).toBeUndefined();
  const { verifier } = keyring(null).signing;
  expect(keyring(null).signing.verifier.text).toBe(verifier.text);
  expect(findKeyring({ signingKey: null, pastKeys: '', dataDir })!.trusted.map(({ text }) => text)).toEqual([
    verifier.text,
  ]);
  const file = join(dataDir, 'signing-key.pem');
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(readFileSync(file, 'utf8')).toContain('PRIVATE KEY');
});

test('a key is given as text, with its line ends or without, or as the path of a file', () => {
  const pem = newPem();
  const { text } = readSigningKey(pem).verifier;
  const file = join(dataDir, 'key.pem');
  writeFileSync(file, pem);
  for (const given of [pem, pem.replaceAll('\n', '\\n'), file]) expect(keyring(given).signing.verifier.text).toBe(text);
  expect(existsSync(join(dataDir, 'signing-key.pem'))).toBe(false);
});

test('a key that can not be used is refused in one line, and not shown', () => {
  const expected =
    'COUNTERSIGN_SIGNING_KEY: an Ed25519 private key in PEM (PKCS#8), or the path of a file that holds one, is expected, found';
  const rsa = generateKeyPairSync('rsa', { modulusLength: 2_048 }).privateKey.export({ type: 'pkcs8', format: 'pem' });
  const empty = join(dataDir, 'empty.pem');
  writeFileSync(empty, '');
  expect(() => keyring(newPem().replace('MC4', 'MC5'))).toThrow(new Error(`${expected} "(not shown)".`));
  expect(() => keyring(rsa.toString())).toThrow(new Error(`${expected} "(not shown)".`));
  expect(() => keyring(empty)).toThrow(new Error(`${expected} "${empty}, which holds none".`));
  expect(() => keyring('some secret')).toThrow(new Error(`${expected} "neither a key nor a file that can be read".`));
});

test('keys of before stay listed behind the one that signs, each once', () => {
  const [now, before] = [newPem(), newPem()];
  const [current, past] = [now, before].map((pem) => readSigningKey(pem).verifier.text);
  expect(keyring(now, `${past!} ${current!}`).trusted.map(({ text }) => text)).toEqual([current, past]);
  expect(() => keyring(now, 'countersign+1')).toThrow(
    new Error(
      'COUNTERSIGN_PAST_KEYS: a list of public keys, each as name+hash+base64, is expected, found "(not shown)".',
    ),
  );
});

test('private keys of before open what they have sealed, behind the one that signs, and are not published', () => {
  const [now, before, long] = [newPem(), newPem(), newPem()];
  for (const given of [`${before}${long}`, `${before}${long}`.replaceAll('\n', '\\n')]) {
    const { opening, trusted } = readKeyring({ signingKey: now, pastKeys: '', openingKeys: given, dataDir });
    expect(opening.map(({ verifier }) => verifier.text)).toEqual(
      [now, before, long].map((pem) => readSigningKey(pem).verifier.text),
    );
    expect(trusted).toHaveLength(1);
  }
  const expected =
    'COUNTERSIGN_OPENING_KEYS: Ed25519 private keys in PEM (PKCS#8), one after the other, is expected, found "(not shown)".';
  for (const wrong of ['no key', before.replace('MC4', 'MC5')])
    expect(() => readKeyring({ signingKey: now, pastKeys: '', openingKeys: wrong, dataDir })).toThrow(
      new Error(expected),
    );
});
