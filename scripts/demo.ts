// Plays the main job through the public doors alone (HTTP, SMTP, the page's form): `npm run demo`
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { createDemoClient, untilEnded, type DemoClient } from '../src/processes/demo-account.ts';

const Running = z.object({ publicUrl: z.string(), inboxUrl: z.string(), issuer: z.string(), audience: z.string() });
type Running = z.infer<typeof Running>;

const dataDir = process.env['COUNTERSIGN_DATA'] ?? '.countersign';
const runningFile = join(dataDir, 'running.json');
const PATIENCE_MS = 120_000;

let steps = 0;
const step = (title: string): void => console.log(`\n${++steps}. ${title}`);
const show = (text: string): void => console.log(text.replace(/^/gm, '   '));

const answers = (url: string): Promise<boolean> =>
  fetch(`${url}/healthz`).then(
    (response) => response.ok,
    () => false,
  );

const readRunning = (): Running | undefined => {
  if (!existsSync(runningFile)) return undefined;
  const parsed = Running.safeParse(JSON.parse(readFileSync(runningFile, 'utf8')));
  return parsed.success ? parsed.data : undefined;
};

const demoAccountIsOpen = (): boolean => existsSync(join(dataDir, 'demo-account.json'));

/** The running service, or one that is started for the demo and stopped after it. */
const service = async (): Promise<{ running: Running; child: ChildProcess | undefined }> => {
  const found = readRunning();
  if (found !== undefined && (await answers(found.publicUrl))) return { running: found, child: undefined };
  console.log('The service does not run; starting it for the demo …');
  const child = spawn(process.execPath, ['src/processes/all-in-one.ts'], { stdio: ['ignore', 'ignore', 'inherit'] });
  for (const until = Date.now() + PATIENCE_MS; Date.now() < until; await delay(200)) {
    if (child.exitCode !== null) throw new Error('The service ended before it answered; see the lines above.');
    const running = readRunning();
    if (running !== undefined && demoAccountIsOpen() && (await answers(running.publicUrl))) return { running, child };
  }
  child.kill('SIGTERM');
  throw new Error(`The service did not answer within ${PATIENCE_MS / 1_000} seconds.`);
};

const Letters = z.object({
  items: z.array(z.object({ to: z.union([z.string(), z.array(z.string())]), subject: z.string(), text: z.string() })),
});

/** The letter to this address whose text names the change, as the inbox got it by SMTP. */
const letterTo = async (
  inboxUrl: string,
  address: string,
  subjectEnd: string,
): Promise<{ subject: string; text: string; link: string }> => {
  for (const until = Date.now() + PATIENCE_MS; Date.now() < until; await delay(150)) {
    const response = await fetch(`${inboxUrl}/letters?to=${encodeURIComponent(address)}`, {
      headers: { accept: 'application/json' },
    });
    const { items } = Letters.parse(await response.json());
    const letter = items.find(({ subject, text }) => subject.endsWith(subjectEnd) && text.includes('/approve/'));
    const link = letter && /https?:\/\/\S+\/approve\/[\w-]+/.exec(letter.text)?.[0];
    if (letter && link !== undefined) return { subject: letter.subject, text: letter.text, link };
  }
  throw new Error(`No letter to ${address} came within ${PATIENCE_MS / 1_000} seconds.`);
};

const hiddenFields = (page: string): Record<string, string> =>
  Object.fromEntries(
    [...page.matchAll(/<input[^>]*type="hidden"[^>]*>/g)].map(([tag]) => [
      /name="([^"]*)"/.exec(tag)?.[1] ?? '',
      /value="([^"]*)"/.exec(tag)?.[1] ?? '',
    ]),
  );

const approveByLetter = async (running: Running, name: string, address: string, number: number): Promise<void> => {
  const letter = await letterTo(running.inboxUrl, address, `(#${number})`);
  show(`${name} has a letter: ${letter.subject}`);
  const opened = await fetch(letter.link);
  const page = await opened.text();
  for (let i = 0; i < 3; i++) await fetch(letter.link, { method: i === 0 ? 'HEAD' : 'GET' });
  show(`Opened the link four times, as mail scanners do: answer ${opened.status}, and nothing moved.`);
  const posted = await fetch(letter.link, {
    method: 'POST',
    headers: { origin: new URL(running.publicUrl).origin, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ ...hiddenFields(page), verdict: 'approve', comment: `${name} has looked at it.` }),
  });
  const outcome = /<h1[^>]*>([\s\S]*?)<\/h1>/
    .exec(await posted.text())?.[1]
    ?.replace(/<[^>]+>/g, '')
    .trim();
  show(`${name} pressed Approve on the page: ${posted.status}${outcome === undefined ? '' : `, "${outcome}"`}.`);
};

interface Preview {
  readonly admissible: boolean;
  readonly requiredApprovals: number;
  readonly impact: { readonly gaining: number; readonly losing: number };
}
interface Submitted {
  readonly id: string;
  readonly number: number;
  readonly state: string;
  readonly description: string;
  readonly waiting: string;
  readonly digest: string;
}

const mustRefuse = async (client: DemoClient, account: string, { id, digest }: Submitted): Promise<string> => {
  try {
    await client('ada', 'POST', `/v1/accounts/${account}/changes/${id}/decisions`, { verdict: 'approve', digest });
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  throw new Error('The initiator could approve their own change. That must never be.');
};

const play = async (running: Running): Promise<void> => {
  const client = createDemoClient(running);
  const { slug: account } = z
    .object({ slug: z.string() })
    .parse(JSON.parse(readFileSync(join(dataDir, 'demo-account.json'), 'utf8')));
  const path = `/v1/accounts/${account}`;

  step('The account');
  const about = await client<{
    name: string;
    requiredApprovals: number;
    officers: { active: number };
    version: number;
  }>('ada', 'GET', path);
  show(
    `${about.name}: ${about.officers.active} officers, ${about.requiredApprovals} approvals required, version ${about.version}.`,
  );

  const { items: before } = await client<{ items: unknown[] }>(
    'ada',
    'GET',
    `${path}/users?q=Mira%20Solberg&limit=200`,
  );
  const again = before.length === 0 ? '' : String(before.length + 1);
  const change = {
    kind: 'user.add',
    payload: {
      name: `Mira Solberg ${again}`.trim(),
      email: `mira${again}@acme.example`,
      rights: ['funding.withdraw', 'reports.statements'],
    },
    reason: 'Mira joins treasury on Monday.',
  };

  step('Ada asks what a change would do, before she asks anybody');
  const preview = await client<Preview>('ada', 'POST', `${path}/changes/preview`, change);
  show(
    `Admissible: ${preview.admissible}. It needs ${preview.requiredApprovals} approvals; ${preview.impact.gaining} person gains rights, ${preview.impact.losing} lose any.`,
  );

  step('Ada submits it');
  const submitted = await client<Submitted>('ada', 'POST', `${path}/changes`, change);
  show(`#${submitted.number}: ${submitted.description}`);
  show(submitted.waiting);
  show(`What approvals bind to: SHA-256 ${submitted.digest}`);

  step('Ada tries to approve it herself');
  show(`Refused: ${await mustRefuse(client, account, submitted)}`);

  step('Two other officers approve from their letters');
  await approveByLetter(running, 'Ben', 'ben@acme.example', submitted.number);
  await approveByLetter(running, 'Cleo', 'cleo@acme.example', submitted.number);

  step('It is applied, exactly once');
  const ended = await untilEnded(client, 'ada', account, submitted.id);
  if (ended.state !== 'applied')
    throw new Error(`The change ended as ${ended.state}: ${ended.stateReason?.text ?? ''}`);
  const users = await client<{ items: { id: string; name: string }[] }>(
    'ada',
    'GET',
    `${path}/users?q=${encodeURIComponent(change.payload.email)}`,
  );
  show(`${users.items[0]?.name ?? 'Nobody'} is a user of the account now.`);

  step('The trail is verified: the chain of events recomputed, and every change folded against the tables');
  const verified = await client<{ ok: boolean; events: number; tables: { ok: boolean } }>(
    'ada',
    'GET',
    `${path}/audit/verify`,
  );
  show(
    `${verified.events} events, chain ${verified.ok ? 'whole' : 'BROKEN'}, tables ${verified.tables.ok ? 'as the changes made them' : 'DIFFER'}.`,
  );
  if (!verified.ok || !verified.tables.ok) throw new Error('The trail does not verify.');
  console.log(
    `\nLook for yourself: the letters at ${running.inboxUrl}, the documentation at ${running.publicUrl}/docs`,
  );
};

const stop = (child: ChildProcess | undefined): Promise<void> =>
  child === undefined || child.exitCode !== null
    ? Promise.resolve()
    : new Promise((resolve) => {
        child.once('exit', () => resolve());
        child.kill('SIGTERM');
      });

const { running, child } = await service();
try {
  await play(running);
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
} finally {
  await stop(child);
}
