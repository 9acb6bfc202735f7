interface Asked<Key, Value> {
  readonly key: Key;
  resolve(value: Value): void;
  reject(error: unknown): void;
}

/** How many statements of one sort run at once: more would be smaller ones. */
const AT_ONCE = 2;
/** As many questions as one statement answers. */
const MOST = 200;

/**
 * Answers those who ask at the same time by one statement: who comes while others run waits for the next one. An answer
 * is always read after it was asked for.
 */
export class Gathering<Key, Value> {
  readonly #load: (keys: readonly Key[]) => Promise<readonly Value[]>;
  #waiting: Asked<Key, Value>[] = [];
  #running = 0;

  /** `load` answers each key, in order. */
  constructor(load: (keys: readonly Key[]) => Promise<readonly Value[]>) {
    this.#load = load;
  }

  ask(key: Key): Promise<Value> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ key, resolve, reject });
      if (this.#running < AT_ONCE) void this.#run();
    });
  }

  async #run(): Promise<void> {
    this.#running++;
    for (let asked = this.#take(); asked.length > 0; asked = this.#take()) await this.#answer(asked);
    this.#running--;
  }

  #take(): readonly Asked<Key, Value>[] {
    return this.#waiting.splice(0, MOST);
  }

  async #answer(asked: readonly Asked<Key, Value>[]): Promise<void> {
    try {
      const values = await this.#load(asked.map(({ key }) => key));
      for (const [i, one] of asked.entries()) one.resolve(values[i]!);
    } catch (error) {
      if (asked.length === 1) asked[0]!.reject(error);
      // What can't be asked for one of them is none of the others' affair.
      else await Promise.all(asked.map((one) => this.#answer([one])));
    }
  }
}
