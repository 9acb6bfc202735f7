import { expect, test } from '@jest/globals';
import { webhookLetter } from '../../src/mail/webhook-letters.ts';

const silent = { account: { slug: 'acme', name: 'Acme' }, webhook: { id: 'whk_1', name: 'Ledger <b>' } };
const to = { name: 'Ada', email: 'ada@acme.example' };

test('the letter of a webhook that takes nothing names it, and says what to do, in both of its parts', () => {
  const { subject, text, html } = webhookLetter(silent, to, 'https://countersign.example');
  expect(subject).toBe('[Acme] A webhook takes no messages');
  expect(text).toContain('The webhook Ledger <b> takes no messages');
  expect(html).toContain('Ledger &lt;b&gt;');
  expect(html).not.toContain('<b>');
  for (const part of [text, html]) {
    expect(part).toContain('Hello Ada');
    expect(part.replaceAll(/\s+/g, ' ')).toContain('You are told once, until it takes a message again.');
    expect(part).toContain('https://countersign.example/accounts/acme');
  }
});
