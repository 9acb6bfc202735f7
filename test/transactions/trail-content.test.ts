import { expect, test } from '@jest/globals';
import { lettersSent, takeLetters } from '../../src/transactions/letters.ts';
import { noteSignIn } from '../../src/transactions/note-sign-in.ts';
import { noteRestart } from '../../src/transactions/reconcile.ts';
import { openAccount } from '../../src/transactions/open-account.ts';
import { submit } from '../../src/transactions/submit.ts';
import { usePostgres } from '../postgres.ts';
import { addressOf, DAY, ISSUER, Organization, outcomeOf } from './organization.ts';

const pg = usePostgres();

/** Everything of a person that the service is told here. None of it is an id. */
const personal = [
  'zephyrine',
  'quillfeather',
  'wolfgang',
  'example',
  'subject-of',
  'secret-of',
  'because she',
  'identity',
];

test('R42 whatever happens, no event holds a name, an address, an identity, a remark or a secret', async () => {
  const { clock } = pg.database;
  const store = pg.openStore();
  const acme = await Organization.open(store, {
    requiredApprovals: 1,
    officers: ['ben', 'quillfeather', 'wolfgang'],
    name: 'Zephyrine',
  });
  await acme.signIn('ben');
  await acme.signIn('quillfeather');
  const hashes: string[] = [];
  const write = async (changeId: string): Promise<void> => {
    const ref = { accountId: acme.accountId, changeId };
    const { letters, nextLook } = await takeLetters(store, ref, () => {
      hashes.push(hashes.length.toString(16).padStart(64, '0'));
      return { secret: `secret-of-link-${hashes.length}`, hash: hashes.at(-1)! };
    });
    const notices = letters.map(({ notice }) => notice);
    await lettersSent(store, ref, { sent: notices.slice(1), failed: notices.slice(0, 1), nextLook });
  };
  for (const [kind, payload] of [
    ['user.add', { name: 'zephyrine', email: addressOf('zephyrine'), officer: true, rights: ['reports.tax'] }],
    ['user.modify', { userId: acme.idOf('wolfgang'), email: 'wolfgang.new@acme.example', name: 'wolfgang the second' }],
    ['user.remove', { userId: acme.idOf('quillfeather') }],
    ['policy.set', { probationHours: 0 }],
  ] as const) {
    clock.advance(DAY);
    const id = await acme.submit('ada', kind, payload, 'because she asked for it');
    await write(id);
    await noteSignIn(store, hashes.at(-1)!, {
      issuer: ISSUER,
      subject: 'subject-of-ben',
      verifiedEmail: addressOf('ben'),
    });
    await acme.decide(id, 'ben', 'approve', { comment: 'because she is right' });
    expect(await outcomeOf(acme.decide(id, 'ada'))).toBe('self_approval');
    await acme.settle(id, [acme.idOf('ben'), 'quillfeather@acme.example']);
    await write(id);
  }
  const rejected = await acme.submit('ada', 'user.suspend', { userId: acme.idOf('wolfgang') }, 'because she left');
  await noteRestart(
    store,
    { changeId: rejected, accountId: acme.accountId } as Parameters<typeof noteRestart>[1],
    'missing',
  );
  await acme.decide(rejected, 'ben', 'reject', { comment: 'because she stays' });
  const withdrawn = await acme.submit('ada', 'user.suspend', { userId: acme.idOf('wolfgang') });
  await acme.withdraw(withdrawn, 'ada');

  const events = await acme.events();
  const types = new Set(events.map(({ type }) => type));
  for (const type of [
    'account.opened',
    'change.submitted',
    'change.approved',
    'change.applied',
    'change.ended',
    'decision.recorded',
    'decision.refused',
    'notice.sent',
    'identity.bound',
    'identity.unbound',
    'identity.signed-in',
    'signal.ignored',
    'workflow.restarted',
  ])
    expect(types).toContain(type);
  const text = events
    .map(({ data }) => JSON.stringify(Object.values(data)))
    .join('\n')
    .toLowerCase();
  for (const word of [...personal, ...hashes])
    expect({ word, found: text.includes(word) }).toEqual({ word, found: false });
});

test('R41 a submission that is refused leaves nothing behind, and takes no number', async () => {
  const acme = await Organization.open(pg.openStore(), { requiredApprovals: 1 });
  const before = await acme.events();
  expect(await outcomeOf(acme.submit('ada', 'officer.designate', { userId: acme.idOf('ben') }))).toBe('no_change');
  expect(await outcomeOf(acme.submit('ada', 'user.modify', { userId: 'usr_none', name: 'x' }))).toBe('not_found');
  expect(await acme.events()).toEqual(before);
  const id = await acme.submit('ada', 'user.modify', { userId: acme.idOf('ben'), name: 'benedict' });
  expect((await acme.stored(id)).change.number).toBe(1);
  expect(await outcomeOf(acme.submit('ada', 'user.modify', { name: 'benedict', userId: acme.idOf('ben') }))).toBe(
    'conflicting_change',
  );
});

test('R40 the same decision twice is one, with one event; another one is refused', async () => {
  const acme = await Organization.open(pg.openStore());
  const id = await acme.submit('ada', 'user.modify', { userId: acme.idOf('dev'), name: 'devin' });
  const stores = [pg.openStore(), pg.openStore(), pg.openStore()];
  const outcomes = await Promise.all(
    Array.from({ length: 9 }, (_, i) => acme.through(stores[i % 3]!).decide(id, 'ben')),
  );
  expect(outcomes.filter(({ recorded }) => recorded)).toHaveLength(1);
  expect(await acme.events('decision.recorded')).toHaveLength(1);
  expect(await outcomeOf(acme.decide(id, 'ben', 'reject'))).toBe('already_decided');
});

test('R1 applications with the same name get accounts and slugs of their own, also side by side', async () => {
  const stores = [pg.openStore(), pg.openStore()];
  const opened = await Promise.all(
    Array.from({ length: 6 }, (_, i) =>
      openAccount(stores[i % 2]!, {
        application: {
          clientType: 'individual',
          name: 'Same Name',
          applicant: { name: 'Ada', email: addressOf('ada') },
        },
        caller: { issuer: ISSUER, subject: 'subject-of-ada', verifiedEmail: addressOf('ada') },
      }),
    ),
  );
  expect(new Set(opened.map(({ slug }) => slug)).size).toBe(6);
  expect(new Set(opened.map(({ accountId }) => accountId)).size).toBe(6);
});

test('R29 an account that is not there takes no change', async () => {
  await expect(
    submit(pg.openStore(), {
      accountId: 'acc_none',
      initiatorId: 'usr_x',
      kind: 'user.suspend',
      payload: {},
      reason: null,
    }),
  ).rejects.toThrow('no account acc_none');
});
