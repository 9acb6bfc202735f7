import { describe, expect, test } from '@jest/globals';
import { supportLetterFor, type SupportNotice } from '../../src/mail/support-letters.ts';
import { HOUR, MONDAY } from '../domain/acme.ts';
import { wordsOfHtml, wordsOfText } from './plain.ts';
import { approval, objection, operator, sampleRequest, type SampleOptions } from './sample-request.ts';

const to = { name: 'Cleo Dunn', email: 'cleo@acme.example' };
const link = 'https://countersign.example/object/Yv3dQ0kq8m1nZb5w2rT7xA9cE4uHsJ6pLfKgDoIiRtM';
const now = new Date(MONDAY + 3 * HOUR).toISOString();

const notice = (
  type: SupportNotice['type'],
  options: SampleOptions = {},
  url: string | null = link,
): SupportNotice => ({
  ...{ type, to, link: url, now },
  request: sampleRequest(options),
});

const approvals = [approval('olga'), approval('omar', { comment: 'The signature is hers.' })];
const coolingUntil = MONDAY + 74 * HOUR;
const cooling = { request: { state: 'cooling', coolingUntil } as const, decisions: approvals };
const objected: SampleOptions = {
  request: { state: 'cooling', coolingUntil, objectedAt: MONDAY + 2 * HOUR },
  decisions: approvals,
  objections: [objection('ben'), objection('cleo', { counts: false, comment: null })],
};
const ended = (state: 'applied' | 'rejected' | 'lapsed' | 'conflicted'): SupportNotice =>
  notice(
    'ended',
    {
      ...cooling,
      request: {
        ...cooling.request,
        state,
        endedAt: MONDAY + 80 * HOUR,
        stateReason: { code: 'x', text: `Because of ${state}.` },
      },
    },
    null,
  );

const notices: readonly SupportNotice[] = [
  notice('filed'),
  notice('filed', { request: { filer: { type: 'operator', ...operator('olga') } }, comment: null }),
  notice('filed', { kind: 'account-rights.set', payload: { rights: ['reports.tax'] } }),
  notice('cooling', cooling),
  notice('objected', objected),
  notice('objected', { objections: [objection('ben')], request: { objectedAt: MONDAY } }, null),
  ...(['applied', 'rejected', 'lapsed', 'conflicted'] as const).map(ended),
];
const named = notices.map((each, i) => [`${i} ${each.type} ${each.request.state}`, each] as const);

const bothOf = (each: SupportNotice): string[] => {
  const { text, html } = supportLetterFor(each);
  return [wordsOfText(text), wordsOfHtml(html)];
};

const expectInBoth = (each: SupportNotice, ...facts: readonly string[]): void => {
  for (const words of bothOf(each)) for (const fact of facts) expect(words).toContain(fact);
};

describe('every letter about a request to the support desk', () => {
  test.each(named)('%s: both parts say the same', (_, each) => {
    const { text, html } = supportLetterFor(each);
    const skeleton = (words: string): string =>
      words
        .replace(/[^\p{L}\p{N}]+/gu, '')
        .toLowerCase()
        .replaceAll('warning', '');
    const body = html.replace(/<div style="display:none[^>]*>.*?<\/div>/s, '');
    expect(skeleton(wordsOfHtml(body))).toBe(skeleton(wordsOfText(text)));
  });

  test.each(named)('%s: one subject, no script, nothing from elsewhere, lines of at most 72', (_, each) => {
    const { subject, text, html } = supportLetterFor(each);
    expect(subject).toMatch(/^\[Acme\] [^\r\n]{1,190}$/);
    expect(html).not.toMatch(/<(script|img|table|iframe|form)|src=|url\(/i);
    for (const [address] of html.matchAll(/href="[^"]*"/g)) expect(address).toBe(`href="${link}"`);
    for (const line of text.split('\n').filter((l) => !l.startsWith('https:')))
      expect([...line].length).toBeLessThanOrEqual(72);
  });

  test.each(named)('%s: what it is about, who asked, why, where the evidence lies', (_, each) => {
    expectInBoth(each, 'Signed form, folder 7 of the Oslo office', 'Filed', 'srq_1');
    const [text] = bothOf(each);
    expect(text).toContain(
      each.request.filer.type === 'user' ? 'Ada' : 'operator of the support desk, on a paper form',
    );
  });
});

describe('R8 (c) what officers are told', () => {
  test('when it is filed: nothing is altered yet, two operators decide, how to object, and by when', () => {
    const each = notice('filed');
    expect(supportLetterFor(each).subject).toBe(`[Acme] Asked of the support desk: ${each.request.title}`);
    expectInBoth(
      each,
      'two operators of the service decide on it, neither of them a user of the account',
      'Nothing is altered yet',
      '72 hours',
      'Opening the link changes nothing',
      link,
      'Gus Grant',
      'Tax documents',
      'Eva is on leave, and nobody can approve.',
    );
  });

  test('when it is approved: until when they can object', () => {
    const each = notice('cooling', cooling);
    expect(supportLetterFor(each).subject).toContain('Approved by the support desk: ');
    expectInBoth(
      each,
      'unless an officer objects before',
      '2 days 23 hours from now',
      '2 of 2 operators approve it',
      'The signature is hers.',
    );
  });

  test('when an officer objects: who and why, that a third operator is called for, and the time anew', () => {
    expectInBoth(
      notice('objected', objected),
      'Ben',
      'objected to this request',
      'I know of no Gus.',
      'A third operator',
      'begun anew',
      '2 of 3 operators approve it',
    );
  });

  test.each([
    ['applied', 'Done by the support desk: '],
    ['rejected', 'Rejected by the support desk: '],
    ['lapsed', 'Lapsed: '],
    ['conflicted', 'Not applied: '],
  ] as const)('when it ends as %s', (state, subject) => {
    expect(supportLetterFor(ended(state)).subject).toContain(subject);
    expectInBoth(ended(state), state === 'applied' ? 'a change of the support desk' : 'nothing was altered');
    if (state === 'lapsed' || state === 'conflicted') expectInBoth(ended(state), `Because of ${state}.`);
    expect(supportLetterFor(ended(state)).text).not.toContain('/object/');
  });

  test('R14 what everybody loses with the rights of the account is shown', () => {
    expectInBoth(
      notice('filed', { kind: 'account-rights.set', payload: { rights: ['reports.tax'] } }),
      'rights of the account',
      'loses',
      'Withdraw',
    );
  });
});

test('R49 addresses in people’s words become no links, and no line break adds a header', () => {
  const { html, text, subject } = supportLetterFor(
    notice('filed', {
      payload: { name: 'Gus www.evil.example', email: 'gus@acme.example' },
      comment: 'See https://evil.example/now',
      evidence: 'mailto:eve@evil.example\nfolder 7',
    }),
  );
  for (const part of [html, text]) expect(part).not.toMatch(/https?:\/\/evil|www\.evil|eve@evil/);
  expect(subject).not.toMatch(/[\r\n]/);
});

test('a link that is no web address is refused', () => {
  expect(() => supportLetterFor(notice('filed', {}, 'javascript:alert(1)'))).toThrow(TypeError);
});
