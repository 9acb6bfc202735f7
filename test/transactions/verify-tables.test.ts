import { beforeAll, expect, test } from '@jest/globals';
import type { Verification } from '../../src/transactions/verify.ts';
import { usePostgres } from '../postgres.ts';
import { check, useLivedAccount, type Lived } from './lived-account.ts';

const live = useLivedAccount(usePostgres());

/** What verifying comes to after somebody wrote around the service, who could. */
const afterTampering = async (
  sql: (lived: Lived) => readonly [string, ...unknown[]],
): Promise<Verification & { lived: Lived }> => {
  const lived = await live();
  const [text, ...values] = sql(lived);
  await lived.database.tamper(text, values);
  return { ...(await check(lived)), lived };
};

const rowOf =
  (person: string) =>
  ({ acme }: Lived): string =>
    acme.idOf(person);

type Tampering = readonly [
  what: string,
  sql: (lived: Lived) => readonly [string, ...unknown[]],
  table: string,
  id: (lived: Lived) => string,
  why: string,
];

/** Each touches what no other touches, so that one verifying has to name them all. */
const tamperings: readonly Tampering[] = [
  [
    'an altered name',
    ({ acme }) => [`UPDATE users SET name = 'Mallory' WHERE id = $1`, acme.idOf('dev')],
    'users',
    rowOf('dev'),
    'name is not what',
  ],
  [
    'an altered address',
    ({ acme }) => [`UPDATE users SET email = 'mallory@evil.example' WHERE id = $1`, acme.idOf('dev')],
    'users',
    rowOf('dev'),
    'email is not what',
  ],
  [
    'an earlier designation',
    ({ acme }) => ['UPDATE users SET officer_since = 1 WHERE id = $1', acme.idOf('eve')],
    'users',
    rowOf('eve'),
    'officerSince is not what',
  ],
  [
    'an earlier time of designation',
    ({ acme }) => [`UPDATE users SET officer_since_at = now() - interval '9 years' WHERE id = $1`, acme.idOf('eve')],
    'users',
    rowOf('eve'),
    'officerSinceAt is not what',
  ],
  [
    'a time that is none',
    ({ acme }) => [`UPDATE users SET address_since_at = '-infinity' WHERE id = $1`, acme.idOf('eve')],
    'users',
    rowOf('eve'),
    'addressSinceAt is not what',
  ],
  [
    'a removed user reinstated',
    ({ acme }) => [`UPDATE users SET status = 'active' WHERE id = $1`, acme.idOf('cleo')],
    'users',
    rowOf('cleo'),
    'status is not what',
  ],
  [
    'a lower requirement',
    ({ acme }) => ['UPDATE account_settings SET required_approvals = 0 WHERE account_id = $1', acme.accountId],
    'account_settings',
    ({ acme }) => acme.accountId,
    'requiredApprovals is not what',
  ],
  [
    'a right taken from the account',
    ({ acme }) => ['UPDATE account_settings SET rights = rights[2:] WHERE account_id = $1', acme.accountId],
    'account_settings',
    ({ acme }) => acme.accountId,
    'rights is not what',
  ],
  [
    'an extra grant',
    ({ acme }) => [
      `INSERT INTO grants VALUES ($1, $2 || ':funding.withdraw', $2, 'funding.withdraw')`,
      acme.accountId,
      acme.idOf('dev'),
    ],
    'grants',
    ({ acme }) => `${acme.idOf('dev')}:funding.withdraw`,
    'no change leads to this row',
  ],
  [
    'a grant that is gone',
    ({ acme }) => ['DELETE FROM grants WHERE id = $1', `${acme.idOf('dev')}:funding.deposit`],
    'grants',
    ({ acme }) => `${acme.idOf('dev')}:funding.deposit`,
    'the table lacks it',
  ],
  [
    'a user made up',
    ({ acme }) => [
      `INSERT INTO users (account_id, id, name, email, status, company_id, officer, owner, officer_since, officer_since_at, address_since, address_since_at)
     SELECT account_id, 'usr_mallory', 'Mallory', 'm@evil.example', 'active', company_id, true, false, 1, now(), 1, now() FROM users WHERE id = $1`,
      acme.idOf('ada'),
    ],
    'users',
    () => 'usr_mallory',
    'no change leads to this row',
  ],
  [
    'an authorizer’s requirement',
    () => ['UPDATE authorizer_requirements SET "primary" = 0'],
    'authorizer_requirements',
    () => 'funding',
    'primary is not what',
  ],
  [
    'a binding to another identity',
    ({ acme }) => [`UPDATE identity_bindings SET subject = 'mallory' WHERE user_id = $1`, acme.idOf('ben')],
    'identity_bindings',
    rowOf('ben'),
    'identity is not as',
  ],
  [
    'a binding made up',
    ({ acme }) => [
      `INSERT INTO identity_bindings VALUES ($1, $2, 'iss', 'mallory', now())`,
      acme.accountId,
      acme.idOf('eve'),
    ],
    'identity_bindings',
    rowOf('eve'),
    'the trail does not tell of it',
  ],
  [
    'the binding of a removed user',
    ({ acme }) => [
      `INSERT INTO identity_bindings VALUES ($1, $2, 'https://identity.example', 'subject-of-cleo', now())`,
      acme.accountId,
      acme.idOf('cleo'),
    ],
    'identity_bindings',
    rowOf('cleo'),
    'the trail does not tell of it',
  ],
  [
    'a binding that is gone',
    ({ acme }) => ['DELETE FROM identity_bindings WHERE user_id = $1', acme.idOf('dev')],
    'identity_bindings',
    rowOf('dev'),
    'the table lacks it',
  ],
  [
    'a verdict turned',
    ({ rejected }) => [`UPDATE decisions SET verdict = 'approve' WHERE change_id = $1`, rejected],
    'decisions',
    ({ rejected, acme }) => `${rejected} ${acme.idOf('dev')}`,
    'verdict is not as',
  ],
  [
    'a comment put into a mouth',
    ({ rejected }) => [`UPDATE decisions SET comment = 'Gladly.' WHERE change_id = $1`, rejected],
    'decisions',
    ({ rejected, acme }) => `${rejected} ${acme.idOf('dev')}`,
    'comment is not as',
  ],
  [
    'a decision made up',
    ({ acme, pending }) => [
      `INSERT INTO decisions SELECT account_id, id, $2, initiator_id, 'approve', digest, 1, false, 'session', NULL, now() FROM changes WHERE id = $1`,
      pending,
      acme.idOf('dev'),
    ],
    'decisions',
    ({ pending, acme }) => `${pending} ${acme.idOf('dev')}`,
    'the trail does not tell of it',
  ],
  [
    'a decision that is gone',
    ({ moved }) => ['DELETE FROM decisions WHERE change_id = $1', moved],
    'decisions',
    ({ moved, acme }) => `${moved} ${acme.idOf('ben')}`,
    'the table lacks it',
  ],
  [
    'an end turned',
    ({ rejected }) => [`UPDATE changes SET state = 'withdrawn' WHERE id = $1`, rejected],
    'changes',
    ({ rejected }) => rejected,
    'state is not as the trail',
  ],
  [
    'an approval that was none',
    ({ pending }) => [`UPDATE changes SET state = 'approved' WHERE id = $1`, pending],
    'changes',
    ({ pending }) => pending,
    'state is not as the trail',
  ],
  [
    'fewer approvals asked for',
    ({ pending }) => ['UPDATE changes SET required_approvals = 0 WHERE id = $1', pending],
    'changes',
    ({ pending }) => pending,
    'requiredApprovals is not as its document',
  ],
  [
    'a weaker assurance',
    ({ pending }) => [`UPDATE changes SET assurance = 'link' WHERE id = $1`, pending],
    'changes',
    ({ pending }) => pending,
    'assurance is not as the trail',
  ],
  [
    'a change made harmless',
    ({ pending }) => ['UPDATE changes SET sensitive = false WHERE id = $1', pending],
    'changes',
    ({ pending }) => pending,
    'sensitive is not as the trail',
  ],
  [
    'a later base',
    ({ pending }) => ['UPDATE changes SET base_version = 99 WHERE id = $1', pending],
    'changes',
    ({ pending }) => pending,
    'baseVersion is not as the trail',
  ],
  [
    'another payload',
    ({ pending }) => [`UPDATE changes SET payload = '{"probationHours":0}' WHERE id = $1`, pending],
    'changes',
    ({ pending }) => pending,
    'payload is not as its document',
  ],
  [
    'another effect',
    ({ granted }) => [`UPDATE change_effects SET gained = '{}' WHERE change_id = $1`, granted],
    'change_effects',
    ({ granted }) => granted,
    'the effect is not as',
  ],
  [
    'an altered document',
    ({ granted }) => [
      `UPDATE changes SET document = replace(document, 'reports.tax', 'reports.tex') WHERE id = $1`,
      granted,
    ],
    'changes',
    ({ granted }) => granted,
    'digest is not that of its document',
  ],
  [
    'a change that is gone',
    ({ withdrawn }) => ['DELETE FROM changes WHERE id = $1', withdrawn],
    'changes',
    ({ withdrawn }) => withdrawn,
    'the table lacks it',
  ],
  [
    'a later version',
    ({ acme }) => ['UPDATE accounts SET version = version + 1 WHERE id = $1', acme.accountId],
    'accounts',
    ({ acme }) => acme.accountId,
    'version is 10, the changes lead to 9',
  ],
];

let tampered: Lived;
let found: Verification;
beforeAll(async () => {
  tampered = await live();
  for (const [, sql] of tamperings) {
    const [text, ...values] = sql(tampered);
    await tampered.database.tamper(text, values);
  }
  found = await check(tampered);
}, 60_000);

test.each(tamperings)('R41 %s is found and named', (_, __, table, id, why) => {
  expect(found.ok).toBe(false);
  expect(found.firstBroken).toBeUndefined();
  expect(found.tables.ok).toBe(false);
  expect(found.tables.differences).toContainEqual({ table, id: id(tampered), why: expect.stringContaining(why) });
});

test('R41 a document that can not be read is named, and what comes after it is not guessed at', async () => {
  const { tables, lived } = await afterTampering(({ granted }) => [
    `UPDATE changes SET document = 'nothing' WHERE id = $1`,
    granted,
  ]);
  expect(tables.differences).toEqual([
    { table: 'changes', id: lived.granted, why: 'digest is not that of its document' },
    { table: 'changes', id: lived.granted, why: 'document can not be read' },
    { table: 'changes', id: lived.granted, why: expect.stringContaining('nothing after version 1 is compared') },
  ]);
});

test('R41 an altered document with a digest to match is given away by the trail', async () => {
  const { tables, lived } = await afterTampering(({ granted }) => [
    `UPDATE changes SET document = replace(document, 'reports.tax', 'reports.tex'),
       digest = encode(sha256(convert_to(replace(document, 'reports.tax', 'reports.tex'), 'UTF8')), 'hex') WHERE id = $1`,
    granted,
  ]);
  expect(tables.differences).toContainEqual({
    table: 'changes',
    id: lived.granted,
    why: 'digest is not as the trail has it',
  });
});

test('R41 however much differs, a hundred differences are named', async () => {
  const lived = await live();
  const { database, acme } = lived;
  await database.tamper(
    `INSERT INTO grants SELECT account_id, user_id || ':x.' || n, user_id, 'x.' || n FROM grants, generate_series(1, 150) n WHERE id = $1`,
    [`${acme.idOf('dev')}:reports.tax`],
  );
  expect((await check(lived)).tables.differences).toHaveLength(100);
});
