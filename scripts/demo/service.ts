import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';

const Running = z.object({ publicUrl: z.string(), inboxUrl: z.string(), issuer: z.string(), audience: z.string() });
/** Where everything of a running service is. */
export type Running = z.infer<typeof Running>;

const dataDir = process.env['COUNTERSIGN_DATA'] ?? '.countersign';
const PATIENCE_MS = 120_000;

const readFileOf = <T>(name: string, schema: z.ZodType<T>): T | undefined => {
  const file = join(dataDir, name);
  if (!existsSync(file)) return undefined;
  const parsed = schema.safeParse(JSON.parse(readFileSync(file, 'utf8')));
  return parsed.success ? parsed.data : undefined;
};

const answers = (url: string): Promise<boolean> =>
  fetch(`${url}/healthz`).then(
    (response) => response.ok,
    () => false,
  );

/** The slug of the demo account, once it is open. */
export const demoAccount = (): string | undefined =>
  readFileOf('demo-account.json', z.object({ slug: z.string() }))?.slug;

/** The running service, or one that is started for the demo and is to be stopped after it. */
export const service = async (): Promise<{ running: Running; child: ChildProcess | undefined }> => {
  const found = readFileOf('running.json', Running);
  if (found !== undefined && (await answers(found.publicUrl))) return { running: found, child: undefined };
  console.log('The service does not run; starting it for the demo …');
  const child = spawn(process.execPath, ['src/processes/all-in-one.ts'], { stdio: ['ignore', 'ignore', 'inherit'] });
  for (const until = Date.now() + PATIENCE_MS; Date.now() < until; await delay(200)) {
    if (child.exitCode !== null) throw new Error('The service ended before it answered; see the lines above.');
    const running = readFileOf('running.json', Running);
    if (running !== undefined && demoAccount() !== undefined && (await answers(running.publicUrl)))
      return { running, child };
  }
  child.kill('SIGTERM');
  throw new Error(`The service did not answer within ${PATIENCE_MS / 1_000} seconds.`);
};

/** Stops a service that was started for the demo. */
export const stop = (child: ChildProcess | undefined): Promise<void> =>
  child === undefined || child.exitCode !== null
    ? Promise.resolve()
    : new Promise((resolve) => {
        child.once('exit', () => resolve());
        child.kill('SIGTERM');
      });
