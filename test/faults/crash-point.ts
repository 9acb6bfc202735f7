import { existsSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Mailer } from '../../src/mail/smtp.ts';
import type { Store } from '../../src/store/store.ts';
import { until } from '../acceptance/until.ts';

/**
 * Once a transaction has locked its account, and has written nothing; before and after the commit of one that applies a
 * change; after the commit of any other, a submission or a decision say; and once the mail server has taken a letter,
 * which is not yet recorded as sent.
 */
export type Moment = 'locked' | 'before-commit' | 'after-commit' | 'recorded' | 'letter-taken';

/** What happens there: the process kills itself, or it waits until it is let go. */
export type Deed = 'die' | 'hold';

const armedFile = (folder: string, moment: Moment, deed: Deed): string => join(folder, `armed.${moment}.${deed}`);
const firedFile = (folder: string, moment: Moment): string => join(folder, `fired.${moment}`);

/** Makes the armed worker stop when it next comes to `moment`. */
export const arm = (folder: string, moment: Moment, deed: Deed): void => {
  rmSync(firedFile(folder, moment), { force: true });
  writeFileSync(armedFile(folder, moment, deed), '');
};

/** Waits until the armed moment has come. */
export const fired = (folder: string, moment: Moment): Promise<boolean> =>
  until(`the crash point ${moment} is reached`, () => existsSync(firedFile(folder, moment)));

/** Whether the armed moment has come. */
export const hasFired = (folder: string, moment: Moment): boolean => existsSync(firedFile(folder, moment));

/** Nothing is armed any more, and whoever holds goes on. */
export const disarm = (folder: string): void => {
  for (const name of readdirSync(folder))
    if (name.startsWith('armed.') || name.startsWith('fired.')) rmSync(join(folder, name), { force: true });
};

/** Lets a worker that holds go on. */
export const release = (folder: string, moment: Moment): void => rmSync(firedFile(folder, moment));

/** What is armed still: nothing, once everything has fired. */
export const stillArmed = (folder: string): string[] => readdirSync(folder).filter((name) => name.startsWith('armed.'));

const taken = (folder: string, moment: Moment, deed: Deed): boolean => {
  try {
    renameSync(armedFile(folder, moment, deed), firedFile(folder, moment));
    return true;
  } catch {
    return false;
  }
};

const pass = async (folder: string, moment: Moment): Promise<void> => {
  for (const deed of ['die', 'hold'] as const) {
    if (!existsSync(armedFile(folder, moment, deed))) continue;
    // The one file becomes the other: what is armed once can't fire twice, and one alone takes it.
    if (!taken(folder, moment, deed)) continue;
    if (deed === 'die') process.kill(process.pid, 'SIGKILL');
    while (existsSync(firedFile(folder, moment))) await delay(10);
  }
};

/**
 * A store whose transactions pass the crash points. The applying ones are those that move an account to its next
 * version: before the commit everything is written and nothing is final; after it, nobody has been told.
 */
export const withCrashPoints = (store: Store, folder: string): Store => ({
  ...store,
  async inAccount(accountId, work) {
    let applied = false;
    const result = await store.inAccount(accountId, async (account) => {
      await pass(folder, 'locked');
      const from = account.state.version;
      const answer = await work(account);
      applied = account.state.version > from;
      if (applied) await pass(folder, 'before-commit');
      return answer;
    });
    await pass(folder, applied ? 'after-commit' : 'recorded');
    return result;
  },
});

/** A mailer that passes a crash point after every letter that was taken. */
export const withLetterCrashPoint = (mailer: Mailer, folder: string): Mailer => ({
  ...mailer,
  async send(mail) {
    await mailer.send(mail);
    await pass(folder, 'letter-taken');
  },
});
