import type { SupportActivities } from '../../activities/support.ts';
import type { ChangeInput } from '../../src/domain/change-input.ts';
import type { SupportReport } from '../../src/domain/support-report.ts';
import type { RequestState } from '../../src/domain/support-request.ts';
import type { SupportInput } from '../../workflows/support-contract.ts';

const hour = 3_600_000;

/** A request to the support desk as a row in memory: what the workflow is to obey, and what it asked. */
export class MemoryRequest {
  readonly input: SupportInput;
  state: RequestState = 'filed';
  missing = 2;
  required = 2;
  coolingUntil: number | null = null;
  lapsesAt: number;
  /** The change that it becomes. */
  change: ChangeInput | null = null;
  /** What it ends as when it is due. */
  atTime: RequestState = 'applied';
  alsoWake: string[] = [];
  lettersOwed = true;
  readonly settledAt: number[] = [];
  readonly posts: number[] = [];
  beforeSettling: () => Promise<void> = () => Promise.resolve();
  beforePosting: () => Promise<void> = () => Promise.resolve();

  constructor(input: SupportInput, lapsesAt: number) {
    this.input = input;
    this.lapsesAt = lapsesAt;
  }

  get ended(): boolean {
    return this.state !== 'filed' && this.state !== 'cooling';
  }

  settle(now: number): SupportReport {
    if (!this.ended && this.missing > 0 && now >= this.lapsesAt) this.end('lapsed');
    if (!this.ended && this.missing === 0 && this.coolingUntil !== null && now >= this.coolingUntil)
      this.end(this.atTime);
    const wakeAt = this.missing === 0 ? (this.coolingUntil ?? this.lapsesAt) : this.lapsesAt;
    return {
      state: this.state,
      ended: this.ended,
      required: this.ended ? 0 : this.required,
      missing: this.ended ? 0 : this.missing,
      wakeAt: this.ended ? null : new Date(wakeAt).toISOString(),
      lettersOwed: this.lettersOwed,
      change: this.state === 'applied' ? this.change : null,
      alsoWake: this.ended ? this.alsoWake : [],
      version: 7,
      at: new Date(now).toISOString(),
    };
  }

  end(state: RequestState): void {
    this.state = state;
    this.lettersOwed = true;
  }

  /** The last operator that it needs approves it. */
  approve(now: number, coolingMs: number): void {
    this.missing = 0;
    this.state = 'cooling';
    this.coolingUntil ??= now + coolingMs;
    this.lettersOwed = true;
  }

  /** An officer objects: one more operator, and the time anew. */
  object(now: number, coolingMs: number): void {
    this.missing++;
    this.required++;
    this.coolingUntil = now + coolingMs;
    this.lettersOwed = true;
  }
}

/** Of all requests in memory: workflows of two stages on one server never share an id. */
let numbers = 0;

/** The activities over requests in memory. `clock` is what the database's would be, in milliseconds. */
export class MemoryRequests implements SupportActivities {
  readonly #requests = new Map<string, MemoryRequest>();
  readonly #clock: () => number;

  constructor(clock: () => number = Date.now) {
    this.#clock = clock;
    this.settleSupport = this.settleSupport.bind(this);
    this.sendSupportLetters = this.sendSupportLetters.bind(this);
  }

  /** A filed request of a made-up account, with an id of its own; it lapses after 30 days unless it is said. */
  add(lapsesAt = this.#clock() + 720 * hour): MemoryRequest {
    const requestId = `srq_${++numbers}`;
    const request = new MemoryRequest({ accountId: 'acc_acme', requestId, kind: 'officer.add' }, lapsesAt);
    this.#requests.set(requestId, request);
    return request;
  }

  async settleSupport({ requestId }: { requestId: string }): Promise<SupportReport> {
    const request = this.#find(requestId);
    await request.beforeSettling();
    request.settledAt.push(this.#clock());
    return request.settle(this.#clock());
  }

  async sendSupportLetters({ requestId }: { requestId: string }): Promise<void> {
    const request = this.#find(requestId);
    request.posts.push(this.#clock());
    await request.beforePosting();
    request.lettersOwed = false;
  }

  #find(requestId: string): MemoryRequest {
    const request = this.#requests.get(requestId);
    if (request === undefined) throw new Error(`no request ${requestId}`);
    return request;
  }
}
