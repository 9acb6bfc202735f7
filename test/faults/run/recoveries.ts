/** How long after a fault a client that had failed since was answered again. Milliseconds. */
export class Recoveries {
  readonly #taken: number[] = [];
  #faultAt: number | undefined;
  #hasFailed = false;

  fault(): void {
    this.#faultAt ??= performance.now();
  }

  answered(begunAt: number, well: boolean): void {
    if (this.#faultAt === undefined) return;
    if (!well) this.#hasFailed = true;
    // What was asked before the fault says nothing about it.
    else if (begunAt >= this.#faultAt) {
      if (this.#hasFailed) this.#taken.push(performance.now() - this.#faultAt);
      this.#faultAt = undefined;
      this.#hasFailed = false;
    }
  }

  /** Of those faults after which a client failed. */
  figures(): { readonly count: number; readonly p50: number; readonly p95: number; readonly max: number } {
    const sorted = this.#taken.map(Math.round).sort((a, b) => a - b);
    const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
    return { count: sorted.length, p50: at(0.5), p95: at(0.95), max: sorted.at(-1) ?? 0 };
  }
}
