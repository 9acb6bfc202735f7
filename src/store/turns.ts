/** Nobody's turn came in time. */
export class TurnTimedOut extends Error {
  constructor(key: string, waitedMs: number) {
    super(`no turn for ${key} within ${waitedMs} ms`);
    this.name = 'TurnTimedOut';
  }
}

/** Lets work on one key run one after the other, in the order of asking. Work on other keys is not held up. */
export class Turns {
  readonly #last = new Map<string, Promise<void>>();
  readonly #patienceMs: number;

  constructor(patienceMs: number) {
    this.#patienceMs = patienceMs;
  }

  /** Runs `work` when all that asked before it is done. Throws TurnTimedOut, without running it, when that takes too long. */
  async take<T>(key: string, work: () => Promise<T>): Promise<T> {
    const before = this.#last.get(key);
    const turn = this.#append(key, before);
    try {
      await this.#until(key, before);
      return await work();
    } finally {
      turn.done();
    }
  }

  /** A turn is over when its work is done and all turns before it are over, also where the work never ran. */
  #append(key: string, before: Promise<void> | undefined): { done: () => void } {
    const { promise: own, resolve: done } = Promise.withResolvers<void>();
    const over = Promise.all([before, own]).then(() => {
      if (this.#last.get(key) === over) this.#last.delete(key);
    });
    this.#last.set(key, over);
    return { done };
  }

  async #until(key: string, before: Promise<void> | undefined): Promise<void> {
    if (before === undefined) return;
    const { promise: tooLong, reject } = Promise.withResolvers<never>();
    const timer = setTimeout(() => reject(new TurnTimedOut(key, this.#patienceMs)), this.#patienceMs);
    try {
      await Promise.race([before, tooLong]);
    } finally {
      clearTimeout(timer);
    }
  }
}
