import { describe, expect, test } from '@jest/globals';
import { approvalPage, type ApprovalPage } from '../../../src/http/pages/approval-page.ts';
import { errorPage, signedOutPage } from '../../../src/http/pages/plain-pages.ts';
import { wordsOfHtml } from '../../mail/plain.ts';
import { sampleChange, sampleRemoval } from '../../mail/sample-change.ts';
import { deciding, reader, withoutChange, withoutForm } from './sample-pages.ts';

const wordsOf = (page: ApprovalPage): string => wordsOfHtml(approvalPage(page));

const all: readonly (readonly [name: string, page: string])[] = [
  ...[deciding(), deciding(sampleRemoval(), { aboutReader: 'taking' }), ...withoutForm, ...withoutChange].map(
    (page, i) => [`${page.shows} ${i}`, approvalPage(page)] as const,
  ),
  ['error', errorPage({ status: 404, title: 'Not found', detail: 'Nothing is here.', traceId: 'abc' })],
  ['signed out', signedOutPage()],
];

describe('every page', () => {
  test.each(all)('%s: nothing runs, nothing is inline, nothing comes from elsewhere', (_, page) => {
    expect(page).not.toMatch(/<script|<style|\sstyle=|\son\w+=|javascript:|https?:\/\/|<iframe|<img/i);
    const addresses = [...page.matchAll(/(?:href|src|action)="([^"]*)"/g)].map(([, address = '']) => address);
    for (const address of addresses) expect(address).toMatch(/^(\/[a-zA-Z]|#)/);
  });

  test.each(all)('%s: language, landmarks, one first heading, a way past the masthead', (_, page) => {
    expect(page).toMatch(/^<!doctype html>\s*<html lang="en">/);
    for (const element of ['h1', 'main', 'header', 'footer'])
      expect(page.match(new RegExp(`<${element}[ >]`, 'g'))).toHaveLength(1);
    expect(page).toMatch(/<a class="skip" href="#content">/);
    expect(page).toMatch(/<main id="content"/);
    const levels = [...page.matchAll(/<h([1-6])[ >]/g)].map(([, level]) => Number(level));
    const afterFirst = levels.slice(levels.indexOf(1));
    afterFirst.slice(1).forEach((level, i) => expect(level - afterFirst[i]!).toBeLessThanOrEqual(1));
  });

  test.each(all)('%s: every id is there once, and what describes or labels is there', (_, page) => {
    const ids = [...page.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [, targets = ''] of page.matchAll(/\s(?:aria-describedby|aria-labelledby|for)="([^"]*)"/g))
      for (const target of targets.split(' ')) expect(ids).toContain(target);
    for (const [, target] of page.matchAll(/href="#([^"]*)"/g)) expect(ids).toContain(target);
  });
});

describe('a page on which one decides', () => {
  test('R37 exactly one form, posted to the same path, with exactly its fields', () => {
    const page = approvalPage(deciding());
    expect(page.match(/<form\b/g)).toHaveLength(1);
    expect(page).toMatch(/<form class="decision" method="post" action="\/approve\/Yv3dQ0kq8m1nZb5w2rT7xA"/);
    const names = [...page.matchAll(/<(input|textarea|button)[^>]*\sname="([^"]*)"/g)].map(
      ([, element, name]) => `${element} ${name}`,
    );
    expect(names).toEqual([
      'input digest',
      'input formToken',
      'textarea comment',
      'button verdict',
      'button verdict',
      'button verdict',
    ]);
    expect(page).toContain(`name="digest" value="${sampleChange().digest}"`);
    expect(page).toContain('name="formToken" value="form-token"');
    expect([...page.matchAll(/name="verdict" value="([^"]*)"/g)].map(([, verdict]) => verdict)).toEqual([
      'approve',
      'reject',
      'flag',
    ]);
    expect(page).toContain('maxlength="1000"');
  });

  test('R37 all of the change is on it, before the form', () => {
    const difference = Array.from({ length: 500 }, (_, i) => ({
      subject: `Person ${i} (user)`,
      what: 'status',
      before: 'active',
      after: 'suspended',
    }));
    const page = approvalPage(deciding(sampleRemoval({ difference })));
    expect(page.indexOf('Person 499 (user)')).toBeLessThan(page.indexOf('<form'));
    expect(page.indexOf('Person 499 (user)')).toBeGreaterThan(0);
    expect(wordsOfHtml(page)).toContain('opening this page has changed nothing');
  });

  test('R39 where the link alone decides, the page says so openly', () => {
    expect(wordsOf(deciding(sampleChange({ assurance: 'link' })))).toContain(
      'The link alone decides. This account asks for no sign-in: whoever opens this link can decide as Cara Dunn.',
    );
    expect(wordsOf(deciding())).not.toContain('The link alone decides');
  });

  test('R46 the subject reads that the change is about them, and that a veto of a removal ends nothing', () => {
    expect(wordsOf(deciding(sampleRemoval(), { aboutReader: 'taking' }))).toContain(
      'Goes on record, and ends nothing: nobody can veto what is taken from them.',
    );
    expect(wordsOf(deciding(sampleChange(), { aboutReader: 'yes' }))).toContain('This change is about you.');
    expect(wordsOf(deciding())).not.toContain('about you');
  });

  test('R45 approving says what it comes to: the last approval applies the change', () => {
    expect(wordsOf(deciding(sampleRemoval()))).toContain('Yours is the last approval that it needs');
    expect(wordsOf(deciding())).toContain('2 approvals are missing; yours is one of them.');
  });

  test('a refused post says why above everything, keeps the comment, and ties the two together', () => {
    const comment = '\n</textarea><script>alert(1)</script> & "so"';
    const page = approvalPage(
      deciding(sampleChange(), {
        comment,
        refusal: { code: 'invalid_payload', message: 'at most 1000 characters are expected', path: 'comment' },
      }),
    );
    expect(page).toMatch(/role="alert"/);
    expect(page.indexOf('role="alert"')).toBeLessThan(page.indexOf('<h1'));
    expect(wordsOfHtml(page)).toContain(
      'Nothing was recorded: The request is not well formed At most 1000 characters are expected.',
    );
    expect(page).toMatch(/<textarea[^>]*aria-describedby="problem comment-hint" aria-invalid="true">/);
    const [, typed = ''] = /<textarea[^>]*>([^<]*)<\/textarea>/.exec(page) ?? [];
    expect(typed).toBe('\n\n&lt;/textarea&gt;&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;so&quot;');
  });
});

describe('the other pages', () => {
  test('R38 R39 a page without the change holds nothing of one, and no form', () => {
    for (const page of withoutChange) {
      const written = approvalPage(page);
      expect(written).not.toMatch(/<form|Acme|Fred|Withdraw|Ada Bell|#12|digest/);
    }
  });

  test('pages that only show a change hold no form', () => {
    for (const page of withoutForm) {
      expect(approvalPage(page)).not.toMatch(/<form|<button|<input|<textarea/);
      expect(wordsOf(page)).toContain('Grant Fred Fox: Withdraw');
    }
  });

  test('R38 after the decision the page says what was decided, when, and where the change stands', () => {
    const decided = (change: Parameters<typeof deciding>[0] & object, justNow: boolean): ApprovalPage => ({
      shows: 'decided',
      reader,
      change,
      refusal: null,
      decision: { verdict: 'approve', at: '2026-11-16T09:30:00.000Z', comment: 'See https://evil.example' },
      justNow,
      lift: null,
    });
    const waiting = approvalPage(decided(sampleRemoval(), true));
    expect(wordsOfHtml(waiting)).toContain('You approved this change');
    expect(wordsOfHtml(waiting)).toContain('Your decision is recorded, Monday 16 November 2026, 09:30 UTC.');
    expect(wordsOfHtml(waiting)).toContain('It waits for 1 more approval, until Sunday 22 November 2026, 14:05 UTC.');
    expect(wordsOfHtml(waiting)).toContain('See https[:]//evil[.]example');
    expect(waiting).not.toContain('http-equiv="refresh"');

    const applying = approvalPage(decided(sampleRemoval({ state: 'approved' }), true));
    expect(wordsOfHtml(applying)).toContain('It has its approvals and is being applied.');
    expect(applying).toContain('<meta http-equiv="refresh" content="3" />');

    const applied = sampleRemoval({ state: 'applied', endedAt: '2026-11-17T08:00:01.000Z', appliedVersion: 14 });
    expect(wordsOf(decided(applied, false))).toContain(
      'You decided before, Monday 16 November 2026, 09:30 UTC. It is final. The change is applied (Tuesday 17 November 2026, 08:00 UTC). It is version 14 of the account.',
    );
  });

  test('R7 the initiator reads that others decide, and R43 an officer on probation from when they may', () => {
    const [own, probation] = withoutForm;
    expect(wordsOf(own!)).toContain('You asked for this change yourself, so other officers decide on it.');
    expect(wordsOf(probation!)).toContain('You are on probation for changes of this sort.');
    expect(wordsOf(probation!)).toContain('You can decide from Monday 16 November 2026, 09:30 UTC');
  });

  test('R31 an end is shown with its outcome and its reason', () => {
    const change = sampleChange({
      state: 'rejected',
      endedAt: '2026-11-16T09:30:00.000Z',
      stateReason: { code: 'rejected', text: 'Bob Cole rejected it.' },
    });
    expect(wordsOf({ shows: 'ended', reader, change, refusal: null })).toContain(
      'The change was rejected; nothing was altered (Monday 16 November 2026, 09:30 UTC). Bob Cole rejected it.',
    );
  });

  test('names with markup stay text on every page', () => {
    const hostile = sampleChange({
      description: 'Grant <script>alert(1)</script>',
      account: { id: 'a', slug: 'a', name: '"><img src=x>' },
      initiator: { id: 'x', name: '<b>Ada</b>' },
    });
    const evil = { id: 'y', name: '</title><script>x</script>' };
    for (const page of [
      deciding(hostile, { reader: evil }),
      { shows: 'own-change', reader: evil, change: hostile, refusal: null } as const,
    ])
      expect(approvalPage(page)).not.toMatch(/<script|<img|<b>/);
  });
});
