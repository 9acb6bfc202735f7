/**
 * One read for all who ask for the same at the same time: who asks while it runs shares the next one. An answer is always
 * read after it was asked for.
 */
export class SharedReads<Value> {
  readonly #read: (key: string) => Promise<Value>;
  /** The read of each key that callers of now may share: it has not begun. */
  readonly #waiting = new Map<string, Promise<Value>>();
  readonly #running = new Map<string, Promise<Value>>();

  constructor(read: (key: string) => Promise<Value>) {
    this.#read = read;
  }

  of(key: string): Promise<Value> {
    const waiting = this.#waiting.get(key);
    if (waiting !== undefined) return waiting;
    const before = this.#running.get(key) ?? Promise.resolve();
    const read = before
      .catch(() => undefined)
      .then(() => {
        this.#waiting.delete(key);
        this.#running.set(key, read);
        return this.#read(key);
      })
      .finally(() => {
        if (this.#running.get(key) === read) this.#running.delete(key);
      });
    this.#waiting.set(key, read);
    return read;
  }
}
