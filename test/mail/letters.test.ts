import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { letterFor } from '../../src/mail/letters.ts';
import type { Notice } from '../../src/mail/notice.ts';
import { wordsOfHtml, wordsOfText } from './plain.ts';
import { sampleChange, sampleRemoval, sampleStop } from './sample-change.ts';

const to = { name: 'Cara Dunn', email: 'cara@acme.example' };
const account = { slug: 'acme', name: 'Acme' };
const link = 'https://countersign.example/approve/Yv3dQ0kq8m1nZb5w2rT7xA9cE4uHsJ6pLfKgDoIiRtM';
const change = sampleChange();
const ended = { endedAt: '2026-11-17T08:00:01.000Z', next: { what: 'ended', at: null } } as const;

const notices: readonly Notice[] = [
  { type: 'approval-request', to, change: sampleRemoval(), link },
  { type: 'reminder', to, change, link, now: '2026-11-21T14:05:00.000Z' },
  { type: 'unreachable', to, change, concern: 'initiator', link: null },
  { type: 'unreachable', to, change, concern: 'asked', link },
  ...(['applied', 'rejected', 'withdrawn', 'expired', 'conflicted', 'failed'] as const).map((state): Notice => ({
    type: 'ended',
    to,
    change: sampleChange({ ...ended, state }),
    concern: 'initiator',
  })),
  { type: 'flagged', to, change: sampleChange({ frozen: sampleStop }), concern: 'informed', link },
  { type: 'flagged', to, change, concern: 'initiator', link: null },
  { type: 'flag-lifted', to, change, concern: 'informed', link },
  {
    type: 'digest',
    to,
    changes: [
      { change: sampleRemoval(), link, concern: 'informed' },
      { change, link, concern: 'informed' },
      { change: sampleChange({ ...ended, state: 'withdrawn', number: 14 }), link: null, concern: 'initiator' },
    ],
  },
  { type: 'voided', to, change, officers: [{ id: 'usr_bob', name: 'Bob Cole' }], link },
  { type: 'quorum-changed', to, change, requiredBefore: 1, link: null },
  {
    type: 'invitation',
    to,
    account,
    officer: true,
    signInUrl: 'https://countersign.example/sign-in',
    enrolUrl: 'https://countersign.example/enrol/token',
    lapsesAt: '2026-12-15T14:05:00.000Z',
  },
  {
    type: 'passkey-invitation',
    to,
    account,
    enrolUrl: 'https://countersign.example/enrol/token',
    lapsesAt: '2026-11-18T14:05:00.000Z',
  },
  { type: 'identity-reset', to, account, changeNumber: 12, at: '2026-11-17T08:00:00.000Z' },
  { type: 'address-changed', to, account, changeNumber: 12, at: '2026-11-17T08:00:00.000Z' },
];

const bothOf = (notice: Notice): string[] => {
  const { text, html } = letterFor(notice);
  return [wordsOfText(text), wordsOfHtml(html)];
};

const expectInBoth = (notice: Notice, ...facts: readonly string[]): void => {
  for (const words of bothOf(notice)) for (const fact of facts) expect(words).toContain(fact);
};

describe('every letter', () => {
  test.each(notices.map((notice) => [notice.type, notice] as const))('%s: both parts say the same', (_, notice) => {
    const { text, html } = letterFor(notice);
    const skeleton = (words: string): string => words.replace(/[^\p{L}\p{N}]+/gu, '').toLowerCase();
    const body = html.replace(/<div style="display:none[^>]*>.*?<\/div>/s, '');
    const fromText = skeleton(wordsOfText(text).replace(/\[x\]/g, ''));
    const fromHtml = skeleton(wordsOfHtml(body).replaceAll('Warning:', ''));
    const once = (words: string): string => words.replaceAll('warning', '');
    expect(once(fromHtml)).toBe(once(fromText));
  });

  test.each(notices.map((notice) => [notice.type, notice] as const))(
    '%s: HTML without script, table, picture, colour of text, or anything from elsewhere',
    (_, notice) => {
      const { html } = letterFor(notice);
      expect(html).toMatch(/^<!doctype html>\s*<html lang="en">/);
      expect(html).not.toMatch(/<(script|table|img|link|style|iframe|form|input|svg)\b|\son\w+=|url\(|@import/i);
      const own = [...html.matchAll(/(?:href|src)="([^"]*)"/g)].map(([, url]) => url);
      expect(
        own.every((url) => url === link || /^https:\/\/countersign\.example\/(sign-in|enrol\/token)$/.test(url!)),
      ).toBe(true);
      expect(html.match(/<h1\b/g)).toHaveLength(1);
      for (const [, style = ''] of html.matchAll(/style="([^"]*)"/g))
        expect(/(^|;)color:/.test(style)).toBe(/background:/.test(style));
    },
  );

  test.each(notices.map((notice) => [notice.type, notice] as const))(
    '%s: lines of at most 72 columns but for links, and nothing is asked for by letter',
    (_, notice) => {
      const { text } = letterFor(notice);
      for (const row of text.split('\n'))
        if (!row.startsWith('https://')) expect([...row].length).toBeLessThanOrEqual(72);
      expect(wordsOfText(text)).toContain('Countersign never asks for a decision or a password by letter.');
    },
  );

  test('a subject is one bounded line whatever the names are, names nobody, and keeps the number', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 400 }),
        fc.string({ unit: 'binary', maxLength: 400 }),
        (name, description) => {
          const hostile = sampleChange({ account: { id: 'a', ...account, name }, description });
          const { subject } = letterFor({ type: 'approval-request', to, change: hostile, link });
          expect(subject).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
          expect([...subject].length).toBeLessThanOrEqual(200);
          expect(subject).toMatch(/^\[.*\] Approve:.* \(#12\)$/u);
        },
      ),
    );
    expect(letterFor({ type: 'approval-request', to, change, link }).subject).toBe(
      '[Acme] Approve: Grant rights (#12)',
    );
  });

  test('names and reasons with markup, breaks and addresses stay text', () => {
    const hostile = sampleChange({
      account: { id: 'a', slug: 'a', name: '<img src=x onerror=alert(1)>' },
      description: 'Grant </h1><script>alert(1)</script>: https://evil.example/x',
      reason: '<a href="https://evil.example">click</a>\r\nhttps://evil.example',
      initiator: { id: 'usr_x', name: 'Ada"><b>\r\nBcc: all@evil.example' },
    });
    const { text, html, subject } = letterFor({ type: 'approval-request', to, change: hostile, link });
    expect(html).not.toMatch(/<(script|img|b>|a href="https:\/\/evil)/);
    expect(html.replace(/&[#\w]+;/g, '')).not.toContain('evil.example/x');
    expect(text).not.toMatch(/https:\/\/evil|^Bcc/m);
    expect(subject).not.toMatch(/[\r\n]/);
  });

  test('a link that is none is refused', () => {
    for (const wrong of ['javascript:alert(1)', '/approve/x', 'https://a b'])
      expect(() => letterFor({ type: 'approval-request', to, change, link: wrong })).toThrow(TypeError);
  });

  test('the largest letter stays below what mail programs cut', () => {
    const difference = Array.from({ length: 500 }, (_, i) => ({
      subject: `${'Person '.repeat(10)}${i} (user)`,
      what: 'address',
      before: `person.${i}@before.example`,
      after: `person.${i}@after.example`,
    }));
    const { html } = letterFor({ type: 'approval-request', to, change: sampleRemoval({ difference }), link });
    expect(Buffer.byteLength(html)).toBeLessThan(100_000);
  });
});

describe('each letter', () => {
  test('R37 a request says who asks, what, why, the warnings and until when, and that its link changes nothing', () => {
    const notice: Notice = { type: 'approval-request', to, change: sampleRemoval(), link };
    expectInBoth(
      notice,
      'Ada Bell asks you, as a Security Officer of Acme, to approve or reject this change.',
      'It can be decided until Sunday 22 November 2026, 14:05 UTC.',
      'Opening the link changes nothing.',
      'not by letter',
      'yes → no',
      'the account could no longer approve its own changes.',
      link,
    );
    const { text, html } = letterFor(notice);
    expect(text.split('\n')).toContain(link);
    expect(html).toContain(`href="${link}"`);
  });

  test('R39 a request says whether a sign-in is asked for, and where the link alone decides', () => {
    expectInBoth({ type: 'approval-request', to, change, link }, 'You are asked to sign in before you see the change.');
    expectInBoth(
      { type: 'approval-request', to, change: sampleChange({ assurance: 'link' }), link },
      'This account lets the link alone decide: whoever holds it decides as you.',
    );
  });

  test('R32 a reminder says how long is left', () => {
    expectInBoth(
      { type: 'reminder', to, change, link, now: '2026-11-20T10:00:00.000Z' },
      '2 days 4 hours left: it expires Sunday 22 November 2026, 14:05 UTC.',
    );
  });

  test('R44 everyone concerned reads that a change cannot be approved, and the way out', () => {
    const stuck = sampleChange({ mayStillDecide: [], next: { what: 'unreachable', at: change.expiresAt } });
    expectInBoth(
      { type: 'unreachable', to, change: stuck, concern: 'initiator', link: null },
      '2 approvals are missing, and 0 officers may still decide.',
      'ask the support desk to add an officer',
      'As things are it cannot be approved.',
    );
  });

  test('R6 with no approvals required every other officer reads that it was applied', () => {
    const applied = sampleChange({
      ...ended,
      state: 'applied',
      appliedVersion: 9,
      approvals: { required: 0, received: 0, missing: 0 },
    });
    expectInBoth(
      { type: 'ended', to, change: applied, concern: 'informed' },
      'You are told as a Security Officer of the account. The change is applied (Tuesday 17 November 2026, 08:00 UTC). It is version 9 of the account.',
      'This account asks for no approvals, so it was applied as soon as Ada Bell asked.',
    );
  });

  test.each([
    [
      'rejected',
      'Rejected',
      'The change was rejected; nothing was altered (Tuesday 17 November 2026, 08:00 UTC). Because.',
    ],
    ['withdrawn', 'Withdrawn', 'The change was withdrawn; nothing was altered'],
    ['expired', 'Expired', 'You can submit it again on the account as it is now.'],
    ['conflicted', 'Not applied', 'You can submit it again on the account as it is now.'],
    ['failed', 'Failed', 'The operators have been told.'],
  ] as const)('R31 the end "%s" is told with its reason', (state, lead, sentence) => {
    const notice: Notice = {
      type: 'ended',
      to,
      change: sampleChange({ ...ended, state, stateReason: { code: 'x', text: 'Because.' } }),
      concern: 'initiator',
    };
    expect(letterFor(notice).subject).toBe(`[Acme] ${lead}: Grant rights (#12)`);
    expectInBoth(notice, sentence, 'Because.');
  });

  test('R34 who is told of a void approval reads whose, and a changed quorum is told as before and after', () => {
    const [bob, dan] = [
      { id: 'usr_bob', name: 'Bob Cole' },
      { id: 'usr_dan', name: 'Dan Egan' },
    ];
    expectInBoth(
      { type: 'voided', to, change, officers: [bob], link },
      'The approval of Bob Cole no longer counts:',
      link,
    );
    expectInBoth(
      { type: 'voided', to, change, officers: [bob, dan], link: null },
      'The approvals of Bob Cole and Dan Egan no longer count:',
      'It waits for 2 more approvals.',
    );
    expectInBoth(
      { type: 'quorum-changed', to, change, requiredBefore: 1, link: null },
      '2 approvals, where it was 1. 0 of 2 are received.',
    );
  });

  test('R18 the old address reads that it was changed, and neither the new one nor a link', () => {
    const { text } = letterFor({
      type: 'address-changed',
      to,
      account,
      changeNumber: 12,
      at: '2026-11-17T08:00:00.000Z',
    });
    expect(text).toMatchInlineSnapshot(`
     "Countersign · Acme

     Your address for Acme was changed
     =================================

     Hello Cara Dunn,

     Change #12 of Acme gave you another address, Tuesday 17 November 2026,
     08:00 UTC. Letters about the account no longer come here, and every link
     that was sent here before has ended.

     If you know of this, there is nothing to do. If you do not, tell another
     Security Officer of the account or the support desk now: somebody may be
     trying to decide in your name.


     This letter was sent automatically; nobody reads answers to it.
     Countersign never asks for a decision or a password by letter.
     "
    `);
  });

  test('R51 an invitation says how to sign in and when it lapses', () => {
    const { subject, text } = letterFor({
      type: 'invitation',
      to,
      account,
      officer: false,
      signInUrl: 'https://countersign.example/sign-in',
      enrolUrl: 'https://countersign.example/enrol/token',
      lapsesAt: '2026-12-15T14:05:00.000Z',
    });
    expect(subject).toBe('[Acme] You have been given access');
    expect(text).toMatchInlineSnapshot(`
     "Countersign · Acme

     You have been given access to Acme
     ==================================

     Hello Cara Dunn,

     You have been given access to Acme.

     Sign in with the account at your identity provider whose verified
     address is cara@acme.example. The first sign-in binds your access to it;
     nobody else can use it after that. The invitation lapses after 30 days,
     Tuesday 15 December 2026, 14:05 UTC.

     Sign in:

     https://countersign.example/sign-in

     If you have no identity provider, make a passkey instead, which your
     phone, computer or security key keeps. That link is yours alone, and
     works once:

     Make a passkey:

     https://countersign.example/enrol/token

     If you did not expect this, do not sign in; without a sign-in the
     invitation lapses by itself.


     This letter was sent automatically; nobody reads answers to it.
     Countersign never asks for a decision or a password by letter.
     "
    `);
  });

  test('a whole request, as text', () => {
    expect(letterFor({ type: 'approval-request', to, change, link }).text).toMatchInlineSnapshot(`
     "Countersign · Acme

     Grant Fred Fox: Withdraw
     ========================

     Hello Cara Dunn,

     Ada Bell asks you, as a Security Officer of Acme, to approve or reject
     this change. It can be decided until Sunday 22 November 2026, 14:05 UTC.

     Read and decide:

     https://countersign.example/approve/Yv3dQ0kq8m1nZb5w2rT7xA9cE4uHsJ6pLfKgDoIiRtM

     Opening the link changes nothing. You decide with a button on the page
     that it opens, not by letter. You are asked to sign in before you see
     the change. The link is yours alone: it works for nobody else.


     What would change
     -----------------

       Withdraw (right): new
         user: Fred Fox
         function: Withdraw


     Who gains and loses rights
     --------------------------

     1 person gains rights; nobody loses any.

       Fred Fox
         gains: Withdraw


     Why
     ---

     Ada Bell wrote:

       | Fred stands in for Gil in December.
       | It is taken back in January.


     Approvals
     ---------

     0 of 2 received; 2 more needed.

       [ ] nobody yet
       [ ] nobody yet

     It waits for 2 more approvals. It expires if it is not decided by Sunday
     22 November 2026, 14:05 UTC.

     Who may still decide:

       - Bob Cole
       - Cara Dunn
       - Dan Egan, from Monday 16 November 2026, 09:30 UTC

     Who may not, and why:

       - Ada Bell: asked for the change


     The change
     ----------

       Account: Acme
       Change: #12, Grant rights
       Asked for by: Ada Bell
       Submitted: Sunday 15 November 2026, 14:05 UTC
       Decide by: Sunday 22 November 2026, 14:05 UTC
       Fingerprint: 3f2a 9c1b 77de 0a41


     This letter was sent automatically; nobody reads answers to it.
     Countersign never asks for a decision or a password by letter.
     "
    `);
  });
});

test('R50 a letter of a stopped change says by whom, until when, in whose words, and how it is lifted', () => {
  const stopped = sampleChange({ frozen: sampleStop });
  const facts = [
    'Bob Cole flagged this change as wrong, Monday 16 November 2026, 10:00 UTC.',
    'Until Tuesday 17 November 2026, 10:00 UTC nobody decides on this change and nothing of it is applied.',
    'Ada is on holiday, see https[:]//calendar[.]example.',
    '2 officers other than Bob Cole and Ada Bell can lift it earlier',
    'Cara Dunn said so; 1 more needed. Who may: Dan Egan.',
  ];
  expectInBoth({ type: 'flagged', to, change: stopped, concern: 'informed', link }, ...facts);
  expectInBoth({ type: 'approval-request', to, change: stopped, link }, ...facts);
  expectInBoth({ type: 'digest', to, changes: [{ change: stopped, concern: 'informed', link }] }, ...facts);
  const { subject } = letterFor({ type: 'flagged', to, change: stopped, concern: 'initiator', link: null });
  expect(subject).toBe('[Acme] Flagged as wrong: Grant rights (#12)');
  const ofOther = { ...sampleStop, change: { id: 'chg_0', number: 9 }, comment: null };
  expectInBoth(
    { type: 'flagged', to, change: sampleChange({ frozen: ofOther }), concern: 'informed', link },
    'Bob Cole flagged change #9 of the same officer as wrong',
  );
});
