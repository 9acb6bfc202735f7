// A mail server that keeps what it gets, as a process of its own.
import pino from 'pino';
import { startInbox } from '../../../src/processes/embedded/inbox.ts';

const dataDir = process.env['COUNTERSIGN_STAGE'];
if (dataDir === undefined) throw new Error('COUNTERSIGN_STAGE: the folder for the letters is expected');

const inbox = await startInbox({
  dataDir,
  ...{ smtpPort: Number(process.env['SMTP_PORT']), httpPort: 0, log: pino({ level: 'silent' }) },
});
process.stdout.write('the mail server works\n');
process.once('SIGTERM', () => {
  void inbox.stop().then(() => process.exit(0));
});
