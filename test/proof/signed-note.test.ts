import { describe, expect, test } from '@jest/globals';
import { asFiled, openCheckpoint, piecesOf, signCheckpoint } from '../../src/proof/checkpoint.ts';
import { jwkOf, readSigningKey, readVerifierKey, readVerifierKeys, type SigningKey } from '../../src/proof/keys.ts';
import { openNote, signNote } from '../../src/proof/signed-note.ts';
import { newPem } from '../keyring.ts';

/** The key and the note of the documentation of golang.org/x/mod/sumdb/note, which the format comes from. */
const reference = {
  privateKey: 'AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz',
  verifierKey: 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW',
  text: "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n",
  signature:
    '— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n',
};
const note = `${reference.text}\n${reference.signature}`;

const referenceKey = (): SigningKey => {
  const pkcs8 = Buffer.concat([
    Buffer.from('302e020100300506032b657004220420', 'hex'),
    Buffer.from(reference.privateKey, 'base64').subarray(1),
  ]);
  return readSigningKey(
    `-----BEGIN PRIVATE KEY-----\n${pkcs8.toString('base64')}\n-----END PRIVATE KEY-----\n`,
    'PeterNeumann',
  );
};

describe('signed notes', () => {
  const known = readVerifierKey(reference.verifierKey);
  const other = readSigningKey(newPem());

  test('are those of the implementation that the format comes from, byte by byte', () => {
    const key = referenceKey();
    expect(key.verifier.text).toBe(reference.verifierKey);
    expect(signNote(reference.text, key)).toBe(note);
    expect(openNote(note, [known])).toEqual({ text: reference.text, key: known });
  });

  test('may have signatures of keys that nobody knows, beside one that is known', () => {
    const foreign = signNote(reference.text, other).split('\n\n')[1]!;
    expect(openNote(`${reference.text}\n${foreign}${reference.signature}`, [known]).key).toBe(known);
  });

  test.each<[string, string, string]>([
    ['an altered text', note.replace('answer', 'ANSWER'), 'is not of this text'],
    ['another signature', note.replace('x08go/ZJ', 'x08go/ZK'), 'is not of this text'],
    ['a signature of an unknown key', signNote(reference.text, other), 'no key that is known'],
    ['a known name with an unknown key id', note.replace('x08go', 'x09go'), 'no key that is known'],
    ['no signature', `${reference.text}\n`, 'can not be read'],
    ['a signature that can not be read', `${note}x\n`, 'can not be read'],
    ['no blank line', reference.text, 'no signed note'],
    ['no newline at its end', note.slice(0, -1), 'no signed note'],
    ['a control character', note.replace('answer', 'ans\u0007wer'), 'no signed note'],
    ['too many signatures', `${reference.text}\n${reference.signature.repeat(17)}`, 'too many'],
  ])('with %s are refused', (_, found, why) => {
    expect(() => openNote(found, [known])).toThrow(why);
  });
});

describe('keys', () => {
  const { verifier } = readSigningKey(newPem());

  test('are read as they are published: as text, as a JWK, in a set, and as the service answers', () => {
    const { text } = verifier;
    for (const given of [
      text,
      `${text}\n`,
      JSON.stringify(jwkOf(verifier)),
      JSON.stringify({ keys: [jwkOf(verifier)] }),
      JSON.stringify({ keys: [{ verifierKey: text, jwk: jwkOf(verifier) }] }),
    ])
      expect(readVerifierKeys(given).map((key) => key.text)).toEqual([text]);
    expect(readVerifierKeys(`${text}, ${reference.verifierKey}`)).toHaveLength(2);
  });

  test.each([
    ['another hash', reference.verifierKey.replace('c74f20a3', 'c74f20a4')],
    ['another algorithm', reference.verifierKey.replace('+ARpc', '+AhpC')],
    ['a key that is too short', 'x+00000000+AQ=='],
    ['a private key', newPem()],
    ['JSON without a key', '{}'],
    ['a JWK of another sort', '{"kty":"EC","crv":"P-256","x":"AA"}'],
    ['no JSON', '{'],
    ['nothing', ''],
  ])('with %s are refused', (_, text) => {
    expect(() => readVerifierKeys(text)).toThrow(/expected|no public key/);
  });

  test('that can not sign are refused', () => {
    expect(() => readSigningKey('key')).toThrow('an Ed25519 private key in PEM (PKCS#8) is expected');
    expect(() => readSigningKey(newPem().replace('MC4', 'MC5'))).toThrow('is expected');
  });
});

describe('checkpoints', () => {
  const key = readSigningKey(newPem());
  const root = 'ab'.repeat(32);
  const made = (size: number): string => signCheckpoint({ origin: 'countersign/accounts/acc_x', size, root }, key);

  test('have the form of C2SP tlog-checkpoint', () => {
    expect(made(41).split('\n').slice(0, 4)).toEqual([
      'countersign/accounts/acc_x',
      '41',
      Buffer.from(root, 'hex').toString('base64'),
      '',
    ]);
    expect(openCheckpoint(made(41), [key.verifier])).toMatchObject({ size: 41, root, key: key.verifier });
  });

  test.each([
    ['countersign/accounts/acc_x\n041\nqrurq6urq6urq6urq6urq6urq6urq6urq6urq6urq6s=\n'],
    ['countersign/accounts/acc_x\n41\nAAAA\n'],
    ['countersign/accounts/acc_x\n41\nqrurq6urq6urq6urq6urq6urq6urq6urq6urq6urq6s=\nmore\n'],
    ['countersign/accounts/acc_x\n41\n'],
  ])('signed, and something else: refused', (text) => {
    expect(() => openCheckpoint(signNote(text, key), [key.verifier])).toThrow('no checkpoint');
  });

  test('stand one behind the other in a file, and what is torn is told apart', () => {
    const file = [1, 2, 3].map((size) => asFiled(made(size))).join('');
    expect(piecesOf(file)).toEqual([1, 2, 3].map((size) => ({ note: made(size), whole: true })));
    expect(piecesOf(made(7))).toEqual([{ note: made(7), whole: true }]);
    expect(piecesOf('')).toEqual([]);
    for (let cut = 2; cut < made(3).length - 1; cut++) {
      const pieces = piecesOf(file.slice(0, -cut - 1));
      expect(pieces.slice(0, 2).map(({ whole }) => whole)).toEqual([true, true]);
      // A signature that lost some of its end looks whole, and proves nothing.
      for (const { note: rest } of pieces.slice(2)) expect(() => openCheckpoint(rest, [key.verifier])).toThrow();
    }
  });
});
