import { beforeAll, expect, test } from '@jest/globals';
import { usePostgres } from '../postgres.ts';
import { Desk } from '../transactions/desk.ts';
import { addressOf, Organization } from '../transactions/organization.ts';
import { refusalBy } from './schema-refusals.ts';

const pg = usePostgres();

let acme: Organization;
let other: Organization;
let request: string;

beforeAll(async () => {
  const store = pg.openStore();
  acme = await Organization.open(store);
  other = await Organization.open(store);
  const desk = new Desk(store, acme.accountId);
  request = await desk.file({ userId: acme.idOf('ada') }, 'officer.add', { name: 'gus', email: addressOf('gus') });
}, 60_000);

test.each<[string, () => [string, unknown[]]]>([
  [
    'a request that another account’s user filed',
    () => [
      `INSERT INTO support_requests SELECT * FROM jsonb_populate_record(NULL::support_requests, (SELECT to_jsonb(r) || jsonb_build_object('id', 'srq_x', 'change_id', 'chg_x', 'filer_id', $2::text) FROM support_requests r WHERE id = $1))`,
      [request, other.idOf('ada')],
    ],
  ],
  [
    'a decision on another account’s request',
    () => [
      `INSERT INTO support_decisions VALUES ($2, $1, 'opr_' || repeat('a', 64), 'i', 's', 'x', 'approve', false, NULL, now())`,
      [request, other.accountId],
    ],
  ],
  [
    'an objection of another account’s user',
    () => [
      `INSERT INTO support_objections SELECT account_id, id, $2, true, NULL, now() FROM support_requests WHERE id = $1`,
      [request, other.idOf('ben')],
    ],
  ],
  [
    'a notice to another account’s user',
    () => [
      `INSERT INTO support_notices SELECT account_id, id, 'x', $2, 'x', now(), NULL FROM support_requests WHERE id = $1`,
      [request, other.idOf('ben')],
    ],
  ],
  [
    'a link of another account’s user',
    () => [
      `INSERT INTO support_links SELECT account_id, repeat('c', 64), id, $2, 1, now() FROM support_requests WHERE id = $1`,
      [request, other.idOf('ben')],
    ],
  ],
  [
    'a change of the desk by another account’s request',
    () => [
      `INSERT INTO changes SELECT * FROM jsonb_populate_record(NULL::changes, (SELECT to_jsonb(c) || jsonb_build_object('id', 'chg_x', 'number', 99, 'authority', 'desk', 'initiator_id', NULL, 'support_request_id', $1::text, 'applied_version', 99) FROM changes c WHERE account_id = $2 AND number = 0))`,
      [request, other.accountId],
    ],
  ],
])('a row that points across accounts: %s', async (_, statement) => {
  expect(await refusalBy(pg.database, ...statement())).toMatch(
    /violates foreign key constraint|is not open|has no request that is due/,
  );
});

test.each([
  ['of the desk without a request', `'authority', 'desk', 'initiator_id', NULL`],
  ['of officers without an initiator', `'initiator_id', NULL`],
  ['of officers with a request', `'support_request_id', 'srq_x'`],
])('no change is %s', async (_, fields) => {
  const refused = await refusalBy(
    pg.database,
    `INSERT INTO changes SELECT * FROM jsonb_populate_record(NULL::changes, (SELECT to_jsonb(c) || jsonb_build_object('id', 'chg_y', 'number', 98, 'applied_version', NULL, 'ended_at', NULL, 'state', 'pending', ${fields}) FROM changes c WHERE account_id = $1 AND number = 0))`,
    [acme.accountId],
  );
  expect(refused).toMatch(/violates (check|foreign key) constraint|has no request that is due|begins as applied/);
});

test('a change does not come under another authority later', async () => {
  const refused = await refusalBy(
    pg.database,
    `UPDATE changes SET authority = 'desk', initiator_id = NULL, support_request_id = $1 WHERE account_id = $2`,
    [request, acme.accountId],
  );
  expect(refused).toMatch(/what was submitted never moves/);
});
