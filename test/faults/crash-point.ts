import { existsSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Mailer } from '../../src/mail/smtp.ts';
import type { Store } from '../../src/store/store.ts';
import { until } from '../acceptance/until.ts';

/**
 * Once a transaction has locked its account, and has written nothing; before and after the commit of one that applies a
 * change; and once the mail server has taken a letter, which is not yet recorded as sent.
 */
export type Moment = 'locked' | 'before-commit' | 'after-commit' | 'letter-taken';

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

/** Lets a worker that holds go on. */
export const release = (folder: string, moment: Moment): void => rmSync(firedFile(folder, moment));

/** What is armed still: nothing, once everything has fired. */
export const stillArmed = (folder: string): string[] => readdirSync(folder).filter((name) => name.startsWith('armed.'));

const pass = async (folder: string, moment: Moment): Promise<void> => {
  for (const deed of ['die', 'hold'] as const) {
    if (!existsSync(armedFile(folder, moment, deed))) continue;
    // The one file becomes the other: what is armed once can't fire twice.
    renameSync(armedFile(folder, moment, deed), firedFile(folder, moment));
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
    if (applied) await pass(folder, 'after-commit');
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
