import { expect, test } from '@jest/globals';
import { letterFor } from '../../src/mail/letters.ts';
import type { DigestEntry } from '../../src/mail/notice.ts';
import { wordsOfHtml, wordsOfText } from './plain.ts';
import { sampleChange, sampleRemoval } from './sample-change.ts';

const to = { name: 'Cara Dunn', email: 'cara@acme.example' };
const linkOf = (number: number): string =>
  `https://countersign.example/approve/${String(number).padStart(4, '0')}Q0kq8m1nZb5w2rT7xA9cE4uHsJ6pLfKgDoIiRtM`;

/** So many changes that ask, every third with warnings and comments. */
const asking = (count: number): DigestEntry[] =>
  Array.from({ length: count }, (_, i) => ({
    change: (i % 3 === 0 ? sampleRemoval : sampleChange)({ number: i + 1 }),
    link: linkOf(i + 1),
    concern: 'informed',
  }));

test.each([12, 60])(
  'R48 a digest of %i changes: each with its warnings, what would change, who asks, and its link',
  (count) => {
    const { subject, text, html } = letterFor({ type: 'digest', to, changes: asking(count) });
    expect(subject).toBe(`[Acme] ${count} changes wait for your decision`);
    for (let number = 1; number <= count; number++) {
      expect(text.split('\n')).toContain(linkOf(number));
      expect(html).toContain(`href="${linkOf(number)}"`);
      for (const words of [wordsOfText(text), wordsOfHtml(html)])
        expect(words).toContain(`Read and decide on #${number}`);
    }
    for (const words of [wordsOfText(text), wordsOfHtml(html)]) {
      expect(words).toContain('A change would need 3 officers, and 2 would remain');
      expect(words).toContain('Ada Bell asks for it. It can be decided until Sunday 22 November 2026, 14:05 UTC.');
      expect(words).toContain('1 person gains rights; nobody loses any.');
      expect(words).toContain('Fred stands in for Gil in December.');
      expect(words.match(/Opening the link changes nothing/g)).toHaveLength(1);
    }
    for (const line of text.split('\n').filter((each) => !each.startsWith('https://')))
      expect([...line].length).toBeLessThanOrEqual(72);
  },
);

test('R48 sixty changes fit into what mail programs show of a letter', () => {
  const { text, html } = letterFor({ type: 'digest', to, changes: asking(60) });
  expect(Buffer.byteLength(html)).toBeLessThan(100_000);
  expect(Buffer.byteLength(text)).toBeLessThan(60_000);
});

test('R48 what waits for a decision comes first, the soonest to expire before the others; then the news', () => {
  const { text, subject } = letterFor({
    type: 'digest',
    to,
    changes: [
      {
        change: sampleChange({ number: 1, state: 'withdrawn', next: { what: 'ended', at: null } }),
        link: null,
        concern: 'informed',
      },
      { change: sampleChange({ number: 2 }), link: linkOf(2), concern: 'informed' },
      {
        change: sampleChange({ number: 3, expiresAt: '2026-11-20T14:05:00.000Z' }),
        link: linkOf(3),
        concern: 'informed',
      },
    ],
  });
  expect([...text.matchAll(/^#(\d):/gm)].map(([, number]) => number)).toEqual(['3', '2', '1']);
  expect(subject).toBe('[Acme] 2 changes wait for your decision');
  expect(text).toContain('news of 1 other change comes');
});

test('R48 a digest of news alone asks for nothing', () => {
  const { subject, text } = letterFor({
    type: 'digest',
    to,
    changes: [
      {
        change: sampleChange({
          state: 'applied',
          next: { what: 'ended', at: null },
          endedAt: '2026-11-17T08:00:01.000Z',
        }),
        link: null,
        concern: 'informed',
      },
    ],
  });
  expect(subject).toBe('[Acme] News of 1 change');
  expect(text).not.toContain('Opening the link');
  expect(text).toContain('is applied');
});

test('a digest of nothing, or with what is no link, is no letter', () => {
  expect(() => letterFor({ type: 'digest', to, changes: [] })).toThrow(TypeError);
  expect(() =>
    letterFor({
      type: 'digest',
      to,
      changes: [{ change: sampleChange(), link: 'javascript:alert(1)', concern: 'informed' }],
    }),
  ).toThrow(TypeError);
});
