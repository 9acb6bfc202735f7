import { describe, expect, test } from '@jest/globals';
import { refusals } from '../../../src/domain/problems.ts';
import { docsPage, type OpenApiDocument } from '../../../src/http/pages/docs-page.ts';
import { wordsOfHtml } from '../../mail/plain.ts';

const document: OpenApiDocument = {
  info: { title: 'Countersign', version: '1.2.3', description: 'Dual control.' },
  tags: [{ name: 'Changes', description: 'What officers submit.' }, { name: 'Unused' }],
  paths: {
    '/v1/accounts/{account}/changes': {
      parameters: [{ name: 'account', in: 'path', required: true, schema: { type: 'string' } }],
      post: {
        tags: ['Changes'],
        summary: 'Submit a change <now>',
        parameters: [
          {
            name: 'Idempotency-Key',
            in: 'header',
            description: 'Replays.',
            schema: { type: 'string', maxLength: 200 },
          },
        ],
        requestBody: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Submission' } } } },
        responses: {
          '202': { description: 'Taken', content: { 'application/json': { schema: { type: 'object' } } } },
          '403': { description: 'Refused', 'x-codes': ['not_an_officer'] },
        },
      },
    },
    '/healthz': { get: { responses: { '200': { description: 'Up' } } } },
  },
  components: {
    schemas: {
      Submission: {
        type: 'object',
        required: ['kind'],
        properties: {
          kind: { enum: ['user.add', 'user.remove'], description: 'Which kind.' },
          reason: { type: ['string', 'null'], maxLength: 1000 },
          members: {
            type: 'array',
            minItems: 1,
            maxItems: 500,
            items: { type: 'object', properties: { id: { type: 'string' } } },
          },
          hours: { type: 'integer', minimum: 1, maximum: 720, default: 168 },
          any: { type: 'integer', minimum: -9007199254740991, maximum: 9007199254740991 },
        },
      },
    },
  },
};

describe('the page of the API', () => {
  const page = docsPage(document);
  const words = wordsOfHtml(page);

  test('every operation, parameter, schema and answer is on it, by tag', () => {
    expect(words).toContain('Changes What officers submit. POST /v1/accounts/{account}/changes Submit a change <now>');
    expect(words).toContain('account path, string');
    expect(words).toContain('Idempotency-Key header, string (at most 200 characters), optional Replays.');
    expect(words).toContain('application/json: Submission');
    expect(words).toContain('202 Taken application/json: object');
    expect(words).toContain('Other GET /healthz');
    expect(words).not.toContain('Unused');
  });

  test('a schema says what each field takes', () => {
    expect(words).toContain('kind "user.add" | "user.remove" Which kind.');
    expect(words).toContain('reason string or null (at most 1000 characters), optional');
    expect(words).toContain('members list of object (1 to 500 items), optional id string, optional');
    expect(words).toContain('hours integer (1 to 720, 168 when absent), optional');
    expect(words).toContain('any integer, optional');
  });

  test('every code of a refusal is on it with its status, and answers link to theirs', () => {
    for (const [code, [status, title]] of Object.entries(refusals))
      expect(words).toContain(`${code} ${status} ${title}`);
    expect(page).toContain('<a href="#code-not_an_officer">');
  });

  test('it needs no script, and every place that it links to is there', () => {
    expect(page).not.toMatch(/<script|\sstyle=|\son\w+=|https?:\/\//i);
    const ids = new Set([...page.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id));
    for (const [, target] of page.matchAll(/href="#([^"]*)"/g)) expect(ids).toContain(target);
  });
});
