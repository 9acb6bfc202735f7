// Stands for the mail catcher's image where containers don't run: node scripts/production-shape/mail.ts FOLDER SMTP HTTP
import { startInbox } from '../../src/processes/embedded/inbox.ts';
import { createLogger } from '../../src/processes/logger.ts';

const [dataDir = '', smtpPort = '', httpPort = ''] = process.argv.slice(2);
const inbox = await startInbox({
  ...{ dataDir, smtpPort: Number(smtpPort), httpPort: Number(httpPort) },
  log: createLogger('mail'),
});
process.on('SIGTERM', () => void inbox.stop().then(() => process.exit(0)));
