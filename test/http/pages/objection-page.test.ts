import { expect, test } from '@jest/globals';
import { problem } from '../../../src/domain/problems.ts';
import { objectionPage, type ObjectionPage } from '../../../src/http/pages/objection-page.ts';
import { MONDAY } from '../../domain/acme.ts';
import { wordsOfHtml } from '../../mail/plain.ts';
import { objection, sampleRequest } from '../../mail/sample-request.ts';

type Request = Extract<ObjectionPage, { shows: 'request' }>;

const form = { action: '/object/abc', formToken: 'the token', comment: '' };
const reader = { id: 'usr_cleo', name: 'Cleo Dunn' };
const page = (more: Partial<Request> = {}): string =>
  objectionPage({ shows: 'request', reader, request: sampleRequest(), own: null, form, refusal: null, ...more });

test('R8 (c) the page shows what is asked, by whom, and one form to object', () => {
  const html = page();
  const words = wordsOfHtml(html);
  for (const fact of ['Add Gus Grant', 'Ada', 'Tax documents', 'folder 7', 'Reading as Cleo Dunn', 'A third operator'])
    expect(words).toContain(fact);
  expect(html.match(/<form/g)).toHaveLength(1);
  expect(html).toContain('action="/object/abc"');
  expect(html).not.toMatch(/<script|onclick|style=/);
});

test('after an objection of the reader’s own there is no form, and after another’s it is said that theirs comes second', () => {
  const own = { at: new Date(MONDAY).toISOString(), counts: true };
  const objected = sampleRequest({ objections: [objection('ben')], request: { objectedAt: MONDAY } });
  expect(page({ own, form: null, request: objected })).not.toContain('<form');
  expect(wordsOfHtml(page({ own, form: null, request: objected }))).toContain('Your objection is on record');
  expect(wordsOfHtml(page({ request: objected }))).toContain('Another officer has objected before');
});

test('a refusal is said first, and what was typed is kept, whatever it holds', () => {
  const comment = '</textarea><script>alert(1)</script>';
  const html = page({
    refusal: problem('cross_origin', 'The form was made for another page.'),
    form: { ...form, comment },
  });
  expect(html).toContain('role="alert"');
  expect(html).not.toContain('<script>');
  expect(html).toContain('&lt;/textarea&gt;');
});

test('an ended link shows nothing of any request', () => {
  const html = objectionPage({ shows: 'link-ended' });
  expect(html).not.toMatch(/Acme|Gus|<form/);
});
