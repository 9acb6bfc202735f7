// Fills a database as the release of its checkout does, for the test of upgrades: README.md beside this says how.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { gzipSync } from 'node:zlib';
import { Stage } from '../acceptance/processes.ts';
import { Visitor } from '../acceptance/visitor.ts';
import { until } from '../temporal.ts';

interface Filed {
  readonly id: string;
  readonly number: number;
  readonly state: string;
  readonly workflowId: string;
  readonly digest: string;
}

const [folder = '', programs = ''] = process.argv.slice(2);
const emailOf = (person: string): string => `${person}@acme.example`;
const OFFICERS = ['ben', 'cleo', 'dev'];

const fill = async (stage: Stage) => {
  const { client } = stage;
  const opened = await client<{ account: { id: string; slug: string } }>('ada', 'POST', '/v1/applications', {
    clientType: 'organization',
    name: 'Acme',
    applicant: { name: 'Ada Okafor', email: emailOf('ada') },
    officers: OFFICERS.map((officer) => ({ name: officer, email: emailOf(officer) })),
    requiredApprovals: 0,
  });
  const changes = `/v1/accounts/${opened.account.slug}/changes`;
  const read = ({ id }: Filed): Promise<Filed> => client('ada', 'GET', `${changes}/${id}`);
  const submit = (kind: string, payload: unknown): Promise<Filed> => client('ada', 'POST', changes, { kind, payload });
  const ended = (change: Filed): Promise<Filed> =>
    until(async () => {
      const now = await read(change);
      return now.state === 'pending' || now.state === 'approved' ? undefined : now;
    });
  const linkOf = ({ number }: Filed, officer: string): Promise<string> =>
    until(async () => {
      const letters = await stage.mail.letters.list({ to: emailOf(officer), limit: 100 });
      const letter = letters.find(({ subject }) => subject.includes('Approve: ') && subject.endsWith(` (#${number})`));
      return /https?:\S+\/approve\/[\w-]+/.exec(letter?.text ?? '')?.[0];
    });
  const decide = async (change: Filed, officer: string, verdict: 'approve' | 'reject'): Promise<void> => {
    await new Visitor().decide(await linkOf(change, officer), verdict);
  };

  // The officers never sign in, so that no provider of then has to be there later: their letters' links decide.
  await ended(await submit('policy.set', { approvalAssurance: 'link' }));
  await ended(await submit('user.add', { name: 'Mira Soto', email: emailOf('mira') }));
  const raised = await submit('approvals.set', { requiredApprovals: 2 });
  for (const officer of ['ben', 'cleo']) await decide(raised, officer, 'approve');
  await ended(raised);
  const rejected = await submit('user.add', { name: 'Rex Lund', email: emailOf('rex') });
  await decide(rejected, 'cleo', 'reject');
  await ended(rejected);

  const { items } = await client<{ items: { id: string; email: string }[] }>(
    'ada',
    'GET',
    `/v1/accounts/${opened.account.slug}/users`,
  );
  const mira = items.find(({ email }) => email === emailOf('mira'))!;
  const half = await submit('rights.grant', { userId: mira.id, rights: ['reports.statements'] });
  await decide(half, 'ben', 'approve');
  const asked = await submit('officer.designate', { userId: mira.id });
  const links = Object.fromEntries(
    await Promise.all(
      [half, asked].flatMap((change) =>
        OFFICERS.map(async (officer) => [
          `${change.number} ${officer}`,
          new URL(await linkOf(change, officer)).pathname,
        ]),
      ),
    ),
  ) as Record<string, string>;
  await stage.mail.stop();
  const owed = await submit('user.add', { name: 'Olga Brandt', email: emailOf('olga') });
  await until(() => stage.worker.output.includes('sendLetters') || stage.worker.output.includes('an activity failed'));
  const about = ({ id, number, workflowId, digest }: Filed) => ({ id, number, workflowId, digest });
  return { account: opened.account.slug, half: about(half), asked: about(asked), owed: about(owed), links };
};

/** The development server's file, whole, packed, and without the name of the machine that it ran on. */
const temporalFile = (from: string): Buffer => {
  const file = new DatabaseSync(from, { enableDoubleQuotedStringLiterals: true });
  file.exec('PRAGMA wal_checkpoint(TRUNCATE); PRAGMA journal_mode = DELETE; VACUUM');
  file.close();
  const text = readFileSync(from).toString('latin1');
  const name = hostname();
  return gzipSync(Buffer.from(text.replaceAll(name, 'x'.repeat(name.length)), 'latin1'), { level: 9 });
};

const stage = await Stage.start();
try {
  await Promise.all([stage.api.start(), stage.worker.start()]);
  const filled = await fill(stage);
  await Promise.all([stage.api.stop(), stage.worker.stop()]);
  const about = { at: new Date().toISOString(), namespace: stage.namespace, ...filled };
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'about.json'), `${JSON.stringify(about, null, 2)}\n`);
  const options = ['--inserts', '--no-owner', '--no-privileges', '--no-comments', stage.databaseUrl];
  writeFileSync(join(folder, 'database.sql'), execFileSync(join(programs, 'pg_dump'), options));
  await stage.temporal.stop();
  writeFileSync(join(folder, 'temporal.db.gz'), temporalFile(join(stage.dataDir, 'temporal', 'temporal.db')));
} finally {
  await stage.stop();
}
