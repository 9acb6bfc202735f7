import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { shownName, shownRemark, shownSentence, wasGuarded } from '../../src/mail/shown-text.ts';

/** What mail programs make links of, drawn wider than any of them does. */
const LINKABLE =
  /[a-z][a-z0-9+-]+:\S|:\/\/|\bwww[.。．｡]\S|[\p{L}\p{N}-][.。．｡][\p{L}\p{N}-]*\p{L}[\p{L}\p{N}]|\d+\.\d+\.\d+\.\d+|[^\s[][@＠]\S|\\\\[^\s\]]/iu;

const piece = fc.constantFrom(
  ...[
    'http',
    'https',
    'mailto',
    ':',
    '//',
    '.',
    '。',
    '．',
    'www',
    'evil',
    'example',
    'com',
    'рф',
    'bücher',
    '@',
    '＠',
  ],
  ...[
    '192',
    '168',
    '0',
    '1',
    '/',
    '\\\\',
    '?',
    '#',
    '-',
    '_',
    ' ',
    '\n',
    '(',
    ')',
    '<',
    '>',
    '"',
    'xn--p1ai',
    'a',
    '5',
  ],
);

describe('what people wrote', () => {
  test.each([
    ['https://evil.example/x?y=z#q', 'https[:]//evil[.]example/x?y=z#q'],
    ['see www.evil.example.', 'see www[.]evil[.]example.'],
    ['evil.example/path', 'evil[.]example/path'],
    ['evil。example', 'evil[。]example'],
    ['a@evil.example', 'a[@]evil[.]example'],
    ['mailto:a@evil.example', 'mailto[:]a[@]evil[.]example'],
    ['http://192.168.0.1:8080/', 'http[:]//192[.]168[.]0[.]1:8080/'],
    ['\\\\server\\share', '[\\\\]server\\share'],
    ['javascript:alert(1)', 'javascript[:]alert(1)'],
  ])('R49 an address in a remark is bracketed: %s', (written, shown) => {
    expect(shownRemark(written)).toBe(shown);
    expect(wasGuarded(written)).toBe(true);
  });

  test('R49 words that are no address stay as they were written', () => {
    for (const words of [
      'At 14:05 we agreed on 1.5 per cent, e.g. for J.R. Smith. Next: the rest.',
      'Line one\nline two',
      '50 % @ 3 each',
      'Größe: 3 – “fine”',
    ]) {
      expect(shownRemark(words)).toBe(words);
      expect(wasGuarded(words)).toBe(false);
    }
  });

  test('R49 nothing made of parts of addresses is left for a mail program to link', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
        const shown = shownRemark(pieces.join(''));
        expect(shown).not.toMatch(LINKABLE);
        expect(shown.replace(/\[([^\]]+)\]/g, '$1')).toBe(pieces.join('').trim());
      }),
      { numRuns: 2_000 },
    );
  });

  test('what cannot be seen is shown by its number', () => {
    expect(shownName('Fred\u202e Fox\u200b')).toBe('Fred[U+202E] Fox[U+200B]');
    expect(shownRemark('a\r\nb\u0000\tc\u2028d')).toBe('a\nb[U+0000] c[U+2028]d');
  });

  test('a name is on one line, and a right-to-left one is set apart from what stands around it', () => {
    expect(shownName('Fred\r\nBcc: x')).toBe('Fred Bcc: x');
    expect(shownName('דוד')).toBe('\u2068דוד\u2069');
  });

  test('a name keeps plain e-mail addresses and no web address', () => {
    expect(shownName('Add Gil Gray (gil@acme.example)')).toBe('Add Gil Gray (gil@acme.example)');
    expect(shownName('Acme.example Ltd')).toBe('Acme[.]example Ltd');
    expect(shownName('https://gil@acme.example')).toBe('https[:]//gil[@]acme[.]example');
    expect(shownName('www.x@acme.example')).toBe('www[.]x[@]acme[.]example');
  });

  test('a sentence of the service has titles for codes and times as people read them', () => {
    expect(shownSentence('No officer could give reports.tax after 2026-11-22T14:05:00.000Z.')).toBe(
      'No officer could give Tax documents after Sunday 22 November 2026, 14:05 UTC.',
    );
  });
});
