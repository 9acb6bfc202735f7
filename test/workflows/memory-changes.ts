import type { Activities, LettersHeld } from '../../activities/index.ts';
import type { ChangeState } from '../../src/domain/change.ts';
import type { SettleReport } from '../../src/domain/settle-report.ts';
import type { SettleRequest } from '../../src/transactions/settle.ts';
import type { ChangeInput } from '../../workflows/contract.ts';

const hour = 3_600_000;

/** A change as a row in memory: what the workflow is to obey, and what it asked. */
export class MemoryChange {
  readonly input: ChangeInput;
  state: ChangeState = 'pending';
  required: number;
  readonly approvals = new Set<string>();
  /** When it is to be looked at without a decision, in milliseconds; the last is the expiry. */
  wakes: number[];
  alsoWake: string[] = [];
  next: SettleReport['next']['what'] = 'awaiting_approvals';
  mayStillDecide = ['usr_ben', 'usr_cleo'];
  /** Whether the last approval applies it; otherwise what it ends as. */
  atQuorum: ChangeState | 'wait' = 'applied';
  owesAtEnd = true;
  readonly settlings: SettleRequest[] = [];
  readonly settledAt: number[] = [];
  /** When each round of letters was begun. */
  readonly posts: number[] = [];
  /** What the next rounds of letters answer. */
  readonly heldUntil: string[] = [];
  beforeSettling: () => Promise<void> = () => Promise.resolve();
  beforeAnswering: () => Promise<void> = () => Promise.resolve();
  beforePosting: () => Promise<void> = () => Promise.resolve();

  constructor(input: ChangeInput) {
    this.input = input;
    this.required = input.requiredApprovals;
    this.wakes = [Date.parse(input.firstWakeAt), Date.parse(input.expiresAt)];
  }

  get ended(): boolean {
    return this.state !== 'pending' && this.state !== 'approved';
  }

  settle(now: number): SettleReport {
    const missing = Math.max(0, this.required - this.approvals.size);
    if (!this.ended && missing === 0 && this.atQuorum !== 'wait') this.state = this.atQuorum;
    else if (!this.ended && missing > 0) this.state = now >= (this.wakes.at(-1) ?? 0) ? 'expired' : 'pending';
    const due = this.wakes.filter((at) => at <= now).length;
    const wakeAt = this.wakes.find((at) => at > now);
    return {
      state: this.state,
      ended: this.ended,
      required: this.ended ? 0 : this.required,
      missing: this.ended ? 0 : missing,
      mayStillDecide: this.ended ? [] : this.mayStillDecide,
      excluded: [],
      next: { what: this.ended ? 'ended' : this.next, at: this.ended ? null : this.input.expiresAt },
      wakeAt: this.ended || wakeAt === undefined ? null : new Date(wakeAt).toISOString(),
      lettersOwed: this.ended ? this.owesAtEnd : due > 0 && due < this.wakes.length,
      alsoWake: this.ended ? this.alsoWake : [],
      version: 7,
      at: new Date(now).toISOString(),
    };
  }
}

/** Of all changes in memory: workflows of two stages on one server never share an id. */
let numbers = 0;

/** The activities over changes in memory. `clock` is what the database's would be, in milliseconds. */
export class MemoryChanges implements Activities {
  readonly #changes = new Map<string, MemoryChange>();
  readonly #clock: () => number;

  constructor(clock: () => number = Date.now) {
    this.#clock = clock;
    this.settle = this.settle.bind(this);
    this.sendLetters = this.sendLetters.bind(this);
  }

  /** A pending change of a made-up account, with a number of its own. */
  add(overrides: Partial<ChangeInput> = {}): MemoryChange {
    const number = ++numbers;
    const now = this.#clock();
    const change = new MemoryChange({
      accountId: 'acc_acme',
      changeId: `chg_${number}`,
      number,
      kind: 'user.add',
      initiatorId: 'usr_ada',
      requiredApprovals: 2,
      expiresAt: new Date(now + 168 * hour).toISOString(),
      firstWakeAt: new Date(now + 84 * hour).toISOString(),
      ...overrides,
    });
    this.#changes.set(change.input.changeId, change);
    return change;
  }

  async settle(request: SettleRequest): Promise<SettleReport> {
    const change = this.#find(request.changeId);
    await change.beforeSettling();
    change.settlings.push(request);
    change.settledAt.push(this.#clock());
    const report = change.settle(this.#clock());
    await change.beforeAnswering();
    return report;
  }

  async sendLetters({ changeId }: { changeId: string }): Promise<LettersHeld> {
    const change = this.#find(changeId);
    change.posts.push(this.#clock());
    await change.beforePosting();
    return { heldUntil: change.heldUntil.shift() ?? null };
  }

  #find(changeId: string): MemoryChange {
    const change = this.#changes.get(changeId);
    if (change === undefined) throw new Error(`no change ${changeId}`);
    return change;
  }
}
