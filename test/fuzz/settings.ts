import type { Known } from './things.ts';

/** What `positive_data_acceptance` takes as an answer to what fits the document, beside good answers and 401 to 409. */
const POSITIVE = ['2xx', '3xx', 401, 403, 404, 409, 429];
/** What `negative_data_rejection` takes as a refusal. */
const REFUSALS = [401, 403, 404, 405, 409, 410, 412, 413, 415, 422, 429];

/** Where a request that fits the document may still be refused otherwise, and why no schema says so. */
const beyondSchemas: readonly { readonly names: string; readonly statuses: readonly number[]; readonly why: string }[] =
  [
    {
      names: '^GET /v1/',
      statuses: [422],
      why: 'a cursor is what a list has written, whatever it looks like',
    },
    {
      names:
        '^POST /v1/(applications|desk/requests$|accounts/.+/(access-check|support-requests$|changes$|.+/resubmit))',
      statuses: [422, 429],
      why: 'rules of the domain: what exists, who has which right, how many changes are pending',
    },
    {
      names:
        '^POST /v1/(accounts|desk)/.+/(preview|decisions|passkey-challenges|flag|withdraw|tokens|objections|requests/.+)',
      statuses: [412, 422],
      why: 'the digest is the one of the change; a text may hold no character that is not seen',
    },
    {
      names: '/(approve|object|enrol)/',
      statuses: [410, 412, 422],
      why: 'the link of a letter, and the form of its page',
    },
    { names: '^POST /sign-', statuses: [422], why: 'the form of a page' },
  ];

const quoted = (values: readonly (string | number)[]): string => `[${values.map((value) => `"${value}"`).join(', ')}]`;

const inline = (parameters: Known['parameters']): string =>
  `{ ${Object.entries(parameters)
    .map(([name, value]) => `"path.${name}" = ${JSON.stringify(value)}`)
    .join(', ')} }`;

/** The settings of schemathesis, as its file `schemathesis.toml` has them. */
export const settingsOf = (known: readonly Known[]): string =>
  [
    '[checks]',
    `negative_data_rejection.expected-statuses = ${quoted(REFUSALS)}`,
    `positive_data_acceptance.expected-statuses = ${quoted(POSITIVE)}`,
    ...beyondSchemas.flatMap(({ names, statuses, why }) => [
      '',
      `# ${why}`,
      '[[operations]]',
      `include-name-regex = ${JSON.stringify(names)}`,
      `checks.positive_data_acceptance.expected-statuses = ${quoted([...POSITIVE, ...statuses])}`,
    ]),
    '',
    '# A preview answers 200, with every problem.',
    '[[operations]]',
    'include-path = "/v1/accounts/{account}/changes/preview"',
    `checks.negative_data_rejection.expected-statuses = ${quoted([200, ...REFUSALS])}`,
    ...known.flatMap(({ path, parameters }) => [
      '',
      ...(path === '*' ? ['[parameters]'] : ['[[operations]]', `include-path = ${JSON.stringify(path)}`]),
      ...(path === '*'
        ? Object.entries(parameters).map(([name, value]) => `"path.${name}" = ${JSON.stringify(value)}`)
        : [`parameters = ${inline(parameters)}`]),
    ]),
    '',
  ].join('\n');
