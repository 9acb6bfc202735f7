import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  checkFormToken,
  deriveKey,
  formToken,
  hashSecret,
  isPersonalToken,
  isServiceToken,
  isWellFormedPersonalToken,
  isWellFormedServiceToken,
  newPersonalToken,
  newSecret,
  newServiceToken,
} from '../../src/identity/secrets.ts';

describe('secrets', () => {
  test('R38 a new secret has 32 random bytes, and only its hash need be stored', () => {
    const { secret, hash } = newSecret();
    expect(secret).toMatch(/^[\w-]{43}$/);
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    expect(hashSecret(secret)).toBe(hash);
    expect(new Set(Array.from({ length: 1_000 }, () => newSecret().secret)).size).toBe(1_000);
  });

  test('the stored form is plain SHA-256', () => {
    expect(hashSecret('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });

  test('a form token holds for its session and its purpose alone', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.string(),
        fc.string(),
        fc.string(),
        (session, purpose, otherSession, otherPurpose) => {
          const token = formToken(session, purpose);
          expect(checkFormToken(session, purpose, token)).toBe(true);
          expect(checkFormToken(otherSession, purpose, token)).toBe(otherSession === session);
          expect(checkFormToken(session, otherPurpose, token)).toBe(otherPurpose === purpose);
        },
      ),
    );
  });

  test.each([undefined, null, '', 'x', 42, {}, [], ['token'], 'é'.repeat(43)])('%p is no form token', (found) => {
    expect(checkFormToken('session', 'decide', found)).toBe(false);
    expect(checkFormToken('session', 'decide', `${formToken('session', 'decide')}=`)).toBe(false);
  });

  test('keys for different uses differ', () => {
    expect(deriveKey('secret', 'one')).toHaveLength(32);
    expect(deriveKey('secret', 'one')).not.toEqual(deriveKey('secret', 'two'));
    expect(deriveKey('secret', 'one')).not.toEqual(deriveKey('other', 'one'));
  });
});

describe.each([
  ['service', 'cst_', newServiceToken, isServiceToken, isWellFormedServiceToken],
  ['personal', 'cpt_', newPersonalToken, isPersonalToken, isWellFormedPersonalToken],
] as const)('a %s token', (_, prefix, make, isOne, isWellFormed) => {
  test('says what it is, has 32 random bytes, and is stored as its hash', () => {
    const { token, hash } = make();
    expect(token).toMatch(new RegExp(`^${prefix}[\\w-]{43}$`));
    expect(hash).toBe(hashSecret(token));
    expect(make().token).not.toBe(token);
    expect([isOne(token), isWellFormed(token)]).toEqual([true, true]);
  });

  test('is known by its beginning, and well formed as a whole alone', () => {
    const rest = newSecret().secret;
    for (const [token, meant, formed] of [
      [prefix, true, false],
      [`${prefix}${rest}x`, true, false],
      [`${prefix}${rest.slice(1)}`, true, false],
      [`x${prefix}${rest}`, false, false],
      [`${rest}${prefix}`, false, false],
      [rest, false, false],
      ['', false, false],
    ] as const)
      expect([token, isOne(token), isWellFormed(token)]).toEqual([token, meant, formed]);
  });
});
