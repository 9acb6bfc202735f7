import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  ADDRESS_LIMIT,
  addressFault,
  addressKey,
  NAME_LIMIT,
  nameFault,
  nameKey,
  REMARK_LIMIT,
  remarkFault,
  wholeAddressKey,
} from '../../src/domain/text.ts';

const hidden: readonly (readonly [what: string, character: string])[] = [
  ['NUL', '\u0000'],
  ['a bell', '\u0007'],
  ['a tab', '\t'],
  ['a line feed', '\n'],
  ['a carriage return', '\r'],
  ['DEL', '\u007f'],
  ['a C1 control', '\u0085'],
  ['a line separator', '\u2028'],
  ['a paragraph separator', '\u2029'],
  ['a right-to-left override', '\u202e'],
  ['a left-to-right embedding', '\u202a'],
  ['a right-to-left isolate', '\u2067'],
  ['a pop of an isolate', '\u2069'],
  ['an Arabic letter mark', '\u061c'],
  ['a zero-width space', '\u200b'],
  ['a zero-width joiner', '\u200d'],
  ['a word joiner', '\u2060'],
  ['a byte order mark', '\ufeff'],
  ['a soft hyphen', '\u00ad'],
  ['a grapheme joiner', '\u034f'],
  ['a Hangul filler', '\u3164'],
  ['a Mongolian vowel separator', '\u180e'],
  ['a variation selector', '\ufe00'],
  ['a supplementary variation selector', '\u{e0100}'],
  ['a tag', '\u{e0041}'],
  ['an empty Braille pattern', '\u2800'],
  ['half a surrogate pair', '\ud83d'],
];

describe('names', () => {
  test.each(hidden)('R49 %s is refused in a name, and named', (_what, character) => {
    const code = character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0');
    expect(nameFault(`Ada${character}Bell`)).toContain(`U+${code}`);
    expect(nameFault(`Ada${character}`)).toBeDefined();
  });

  test.each([[''], [' '], ['   '], ['\u00a0'], ['\u3000']])('R49 an empty name is refused: %j', (name) => {
    expect(nameFault(name)).toContain('empty');
  });

  test.each([[' Ada'], ['Ada '], ['\u00a0Ada']])('R49 spaces at the ends are refused: %j', (name) => {
    expect(nameFault(name)).toBe('a name neither begins nor ends with a space');
  });

  test.each([
    ['Ada Bell'],
    ["Seán O'Neill"],
    ['Łukasz Żółć'],
    ['山田 太郎'],
    ['עדה'],
    ['أحمد'],
    ['Zoë 😀'],
    ['#0'],
    ['<b>x</b>'],
  ])('R49 people’s names are let in: %s', (name) => {
    expect(nameFault(name)).toBeUndefined();
  });

  test('R49 a name has at most 200 characters, as people count them', () => {
    expect(nameFault('😀'.repeat(NAME_LIMIT))).toBeUndefined();
    expect(nameFault('a'.repeat(NAME_LIMIT + 1))).toBe('at most 200 characters are expected, found 201');
  });

  test.each([
    ['STRASSE', 'straße'],
    ['ẞ', 'ss'],
    ['ΟΔΟΣ', 'οδοσ'],
    ['ΟΔΟΣ', 'οδος'],
    ['ﬁrm', 'Firm'],
    ['Ａｄａ', 'ada'],
    ['Å', 'Å'],
    ['Ada  Bell', 'Ada Bell'],
    ['Ada\u00a0Bell', 'Ada Bell'],
  ])('R49 names are compared NFKC, case-folded, as they are drawn: %s is %s', (one, other) => {
    expect(nameKey(one)).toBe(nameKey(other));
  });

  test.each([
    ['Ada', 'Eda'],
    ['Muller', 'Müller'],
    ['A B', 'AB'],
  ])('R49 other names stay apart: %s and %s', (one, other) => {
    expect(nameKey(one)).not.toBe(nameKey(other));
  });

  test('R49 comparing is stable, whatever the case', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => {
        const key = nameKey(name);
        expect([nameKey(key), nameKey(name.toUpperCase()), nameKey(name.toLowerCase())]).toEqual([key, key, key]);
      }),
    );
  });
});

describe('reasons and comments', () => {
  test.each(hidden.filter(([, c]) => c !== '\n' && c !== '\t'))('R49 %s is refused in a remark', (_what, character) => {
    expect(remarkFault(`because${character}so`)).toBeDefined();
  });

  test.each([[''], ['one\ntwo'], ['one\r\ntwo'], ['a\tb'], ['❤️'], ['see https://example.com']])(
    'R49 a remark can hold line breaks: %j',
    (remark) => {
      expect(remarkFault(remark)).toBeUndefined();
    },
  );

  test('R49 what is refused in a remark is named', () => {
    expect(remarkFault('because\u202eso')).toBe(
      'visible characters, spaces and line breaks are expected, found U+202E',
    );
  });

  test('R49 a remark has at most 1,000 characters, a line break of any sort counted as one', () => {
    expect(remarkFault('a\r\n'.repeat(REMARK_LIMIT / 2))).toBeUndefined();
    expect(remarkFault(`${'a\r\n'.repeat(REMARK_LIMIT / 2)}a`)).toBe(
      'at most 1000 characters are expected, found 1001',
    );
    expect(remarkFault('a'.repeat(REMARK_LIMIT + 1))).toBe('at most 1000 characters are expected, found 1001');
  });
});

describe('addresses', () => {
  test.each([['ada@example.com'], ["a.b-c_d'e+tag@mail.example.co.uk"], ['1@2.de'], ['A@EXAMPLE.COM']])(
    'R49 a plain address: %s',
    (address) => {
      expect(addressFault(address)).toBeUndefined();
    },
  );

  test.each([
    [''],
    ['ada'],
    ['@example.com'],
    ['ada@'],
    ['ada@localhost'],
    ['a@b@example.com'],
    ['a b@example.com'],
    [' ada@example.com'],
    ['ada@example.com '],
    ['ada@example.com\n'],
    ['ada@example.com\r\nBcc: eva@example.com'],
    ['"ada"@example.com'],
    ['"eva@x.com "@example.com'],
    ['ada(comment)@example.com'],
    ['ada@(comment)example.com'],
    ['Ada <ada@example.com>'],
    ['ada@example.com,eva@example.com'],
    ['.ada@example.com'],
    ['ada.@example.com'],
    ['a..da@example.com'],
    ['ada@-example.com'],
    ['ada@example-.com'],
    ['ada@example..com'],
    ['ada@example.com.'],
    ['ada@[127.0.0.1]'],
    ['adа@example.com'],
    ['ada@exämple.com'],
    ['gıthub@example.com'],
    ['ada\u0000@example.com'],
    ['ada\u200b@example.com'],
    [`${'a'.repeat(250)}@example.com`],
  ])('R49 no plain address: %j', (address) => {
    expect(addressFault(address)).toBeDefined();
  });

  test('R49 a refused address is answered with what is expected', () => {
    const ofLength = (length: number) => `${'a'.repeat(length - '@example.com'.length)}@example.com`;
    expect(addressFault('ada')).toBe('a plain address such as name@example.com is expected');
    expect(addressFault(ofLength(ADDRESS_LIMIT))).toBeUndefined();
    expect(addressFault(ofLength(ADDRESS_LIMIT + 1))).toBe('at most 254 characters are expected, found 255');
  });

  test.each([
    ['Ada@Example.com', 'ada@example.com'],
    ['ada+one@example.com', 'ada+two@example.com'],
    ['ada+one+two@example.com', 'ada@example.com'],
  ])('R49 unique case-folded and without a +tag: %s is %s', (one, other) => {
    expect(addressKey(one)).toBe(addressKey(other));
  });

  test('R49 the key of an address is stored: in lower case, without its tag', () => {
    expect(addressKey('Ada+One@Example.com')).toBe('ada@example.com');
  });

  test('R49 identities are bound on the whole address', () => {
    expect(wholeAddressKey('Ada+One@Example.com')).toBe('ada+one@example.com');
    expect(addressKey('ada+one@example.com')).not.toBe(addressKey('adaone@example.com'));
  });

  test('R49 whatever passes is ASCII with one @, and keeps passing as it is compared', () => {
    fc.assert(
      fc.property(fc.oneof(fc.emailAddress(), fc.string(), fc.string({ unit: 'binary' })), (address) => {
        fc.pre(addressFault(address) === undefined);
        expect(address).toMatch(/^[\x21-\x3f\x41-\x7e]+@[\x21-\x3f\x41-\x7e]+$/);
        expect(addressFault(wholeAddressKey(address))).toBeUndefined();
      }),
    );
  });
});
