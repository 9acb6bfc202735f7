import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { WorkflowHandle } from '@temporalio/client';
import { Registry } from 'prom-client';
import { workflowIdOf } from '../../src/domain/settle-report.ts';
import { createMailer, type Mailer } from '../../src/mail/smtp.ts';
import { startInbox, type Inbox } from '../../src/processes/embedded/inbox.ts';
import { freePort } from '../../src/processes/embedded/ports.ts';
import { runWorker, type RunningWorker } from '../../src/processes/run-worker.ts';
import { createTemporalClient, type TemporalClient } from '../../src/processes/temporal.ts';
import { databaseClock } from '../../src/store/account-lock.ts';
import type { Store } from '../../src/store/store.ts';
import { changeInputOf } from '../../src/transactions/submit.ts';
import type { ChangeInput } from '../../workflows/contract.ts';
import { TestPostgres } from '../postgres.ts';
import { silent, TestTemporal, until, workflowBundle } from '../temporal.ts';
import { Organization, type OrganizationOptions } from '../transactions/organization.ts';

export const PUBLIC_URL = 'https://countersign.example';

/** Everything real but HTTP: database, Temporal, mail, and a worker with a reconciler that beats twice a second. */
export class Whole {
  readonly postgres: TestPostgres;
  readonly server: TestTemporal;
  readonly store: Store;
  readonly mailer: Mailer;
  readonly temporal: TemporalClient;
  readonly #place: ReturnType<TestTemporal['place']>;
  readonly #folder: string;
  readonly #smtpPort: number;
  #inbox: Inbox | undefined;
  #worker: RunningWorker | undefined;

  private constructor(parts: { postgres: TestPostgres; server: TestTemporal; store: Store; smtpPort: number }) {
    this.postgres = parts.postgres;
    this.server = parts.server;
    this.store = parts.store;
    this.#smtpPort = parts.smtpPort;
    this.#folder = mkdtempSync(join(tmpdir(), 'countersign-test-'));
    this.#place = this.server.place();
    this.temporal = createTemporalClient(this.#place, silent);
    this.mailer = createMailer({ smtpUrl: `smtp://127.0.0.1:${this.#smtpPort}`, from: 'service@countersign.example' });
  }

  static async start(): Promise<Whole> {
    const [postgres, server] = await Promise.all([TestPostgres.start(), TestTemporal.start({ durable: true })]);
    const store = (await postgres.database()).openStore(databaseClock);
    const whole = new Whole({ postgres, server, store, smtpPort: await freePort() });
    await whole.startMail();
    await whole.startWorking();
    return whole;
  }

  async startWorking(): Promise<void> {
    this.#worker = await runWorker({
      ...{ store: this.store, mailer: this.mailer, temporal: this.temporal, place: this.#place },
      publicUrl: PUBLIC_URL,
      reconcileSeconds: 0.5,
      log: silent,
      metrics: new Registry(),
      bundle: await workflowBundle(),
    });
  }

  async stopWorking(): Promise<void> {
    await this.#worker?.stop();
    this.#worker = undefined;
  }

  async startMail(): Promise<void> {
    this.#inbox = await startInbox({ dataDir: this.#folder, smtpPort: this.#smtpPort, httpPort: 0, log: silent });
  }

  async stopMail(): Promise<void> {
    await this.#inbox?.stop();
    this.#inbox = undefined;
  }

  /** Every letter that came, the newest first. */
  async letters() {
    return (await this.#inbox?.letters.list({ limit: 1_000 })) ?? [];
  }

  open(options?: OrganizationOptions): Promise<Organization> {
    return Organization.open(this.store, options);
  }

  async input(organization: Organization, changeId: string): Promise<ChangeInput> {
    return changeInputOf((await organization.stored(changeId)).change);
  }

  /** Submits as HTTP does: the row, then the workflow. */
  async submit(organization: Organization, by: string, kind: string, payload: unknown): Promise<string> {
    const changeId = await organization.submit(by, kind, payload);
    await this.temporal.workflows.start(await this.input(organization, changeId));
    return changeId;
  }

  /** Decides as HTTP does: the row, then the signal. */
  async decide(organization: Organization, changeId: string, by: string, verdict: 'approve' | 'reject' = 'approve') {
    const { workflow } = await organization.decide(changeId, by, verdict);
    await this.temporal.workflows.wake(workflow, { officerId: organization.idOf(by), verdict });
  }

  async state(organization: Organization, changeId: string): Promise<string> {
    return (await organization.stored(changeId)).change.state;
  }

  async untilState(organization: Organization, changeId: string, state: string): Promise<void> {
    await until(async () => (await this.state(organization, changeId)) === state);
  }

  async handle(organization: Organization, changeId: string): Promise<WorkflowHandle> {
    const { number } = await this.input(organization, changeId);
    return this.server.client.workflow.getHandle(workflowIdOf(organization.accountId, number));
  }

  async stop(): Promise<void> {
    await this.stopWorking();
    this.mailer.close();
    await this.temporal.close();
    await this.stopMail();
    await this.server.stop();
    await this.postgres.stop();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
