// Everything that `npm start` runs, in one process as there, with an issuer whose tokens the benchmark can have.
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { startInbox } from '../src/processes/embedded/inbox.ts';
import { takePort } from '../src/processes/embedded/ports.ts';
import { startPostgres } from '../src/processes/embedded/postgres.ts';
import { startTemporal } from '../src/processes/embedded/temporal.ts';
import { toolPaths } from '../src/processes/embedded/tools.ts';
import { readKeyring } from '../src/processes/keyring.ts';
import { createFileLogger } from '../src/processes/logger.ts';
import { runService } from '../src/processes/service.ts';
import { migrate } from '../src/store/migrate.ts';
import { searchAttributes } from '../workflows/contract.ts';
import { answerMessages } from './child-process.ts';
import { startIssuer, type Person } from './issuer.ts';

export interface ServicePlace {
  readonly publicUrl: string;
  readonly databaseUrl: string;
  readonly temporalAddress: string;
  readonly namespace: string;
  readonly issuer: string;
  readonly pids: { readonly postgres: number; readonly temporal: number };
}

const [dataDir, toolsDir] = process.argv.slice(2) as [string, string];
const namespace = 'bench';
const { log } = createFileLogger('countersign', dataDir);
const line = (text: string): void => log.debug(text);

const postgres = await startPostgres({ dataDir, port: 0, log: line });
await migrate(postgres.url);
const { temporalCli: cliPath } = toolPaths(toolsDir);
const temporal = await startTemporal({ dataDir, cliPath, namespace, searchAttributes, port: 0, uiPort: 0, log: line });
const inbox = await startInbox({ dataDir, smtpPort: 0, httpPort: 0, log });
const issuer = await startIssuer();
const { port } = await takePort(0, 'the API');
const publicUrl = `http://127.0.0.1:${port}`;
const service = await runService(
  {
    production: false,
    databaseUrl: postgres.url,
    place: { connectionOptions: { address: temporal.address }, namespace, taskQueue: 'countersign' },
    smtpUrl: inbox.smtpUrl,
    mailFrom: 'Countersign <countersign@localhost>',
    publicUrl,
    keyring: readKeyring({ signingKey: null, pastKeys: '', dataDir }),
    log,
  },
  {
    api: {
      port,
      host: '127.0.0.1',
      oidc: { issuer: issuer.issuer, audience: issuer.audience, clientId: 'bench', clientSecret: undefined },
      operatorClaim: null,
      ...{ trustedProxies: [], rateFactor: 10_000, mostAtWork: 1_000 },
      sessionSecret: randomBytes(32).toString('hex'),
    },
    worker: { reconcileSeconds: 10, checkpointsDir: join(dataDir, 'checkpoints') },
  },
);

answerMessages({
  place: (): Promise<ServicePlace> =>
    Promise.resolve({
      publicUrl,
      databaseUrl: postgres.url,
      temporalAddress: temporal.address,
      namespace,
      issuer: issuer.issuer,
      pids: { postgres: postgres.pid, temporal: temporal.pid },
    }),
  token: (person: Person) => issuer.tokenOf(person),
  async stop(): Promise<null> {
    await service.stop();
    await issuer.stop();
    await inbox.stop();
    await temporal.stop();
    await postgres.stop();
    return null;
  },
});
