// Everything that `npm start` runs but the servers, in one process as there.
import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { startInbox } from '../src/processes/embedded/inbox.ts';
import { takePort } from '../src/processes/embedded/ports.ts';
import { readKeyring } from '../src/processes/keyring.ts';
import { createFileLogger } from '../src/processes/logger.ts';
import { runService } from '../src/processes/service.ts';
import { answerMessages, givenToMe } from './child-process.ts';

/** What a service stands on. */
export interface Footing {
  readonly dataDir: string;
  readonly databaseUrl: string;
  readonly temporalAddress: string;
  readonly namespace: string;
  /** Its own, where several services share a Temporal server. */
  readonly taskQueue: string;
  readonly issuer: string;
  readonly audience: string;
}

export interface ServicePlace {
  readonly publicUrl: string;
  /** Seconds from the start of the process until it answers. */
  readonly startedAfter: number;
}

const { dataDir, databaseUrl, temporalAddress, namespace, taskQueue, issuer, audience } = givenToMe<Footing>();
mkdirSync(dataDir, { recursive: true });
const { log } = createFileLogger('countersign', dataDir);

const inbox = await startInbox({ dataDir, smtpPort: 0, httpPort: 0, log });
const { port } = await takePort(0, 'the API');
const publicUrl = `http://127.0.0.1:${port}`;
const service = await runService(
  {
    production: false,
    databaseUrl,
    place: { connectionOptions: { address: temporalAddress }, namespace, taskQueue },
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
      oidc: { issuer, audience, clientId: 'bench', clientSecret: undefined },
      operatorClaim: null,
      ...{ trustedProxies: [], rateFactor: 10_000, mostAtWork: 1_000 },
      sessionSecret: randomBytes(32).toString('hex'),
    },
    worker: { reconcileSeconds: 10, checkpointsDir: join(dataDir, 'checkpoints') },
  },
);
const startedAfter = process.uptime();

answerMessages({
  place: (): Promise<ServicePlace> => Promise.resolve({ publicUrl, startedAfter }),
  /** Bytes of the process's memory that are in use, once what nobody needs is gone. */
  memory: (): Promise<number> => {
    globalThis.gc?.();
    const { heapUsed, external } = process.memoryUsage();
    return Promise.resolve(heapUsed + external);
  },
  async stop(): Promise<null> {
    await service.stop();
    await inbox.stop();
    return null;
  },
});
