/** What one batch of flows came to. */
export interface Batch {
  readonly count: number;
  /** From the first start to the end of all that the last one led to. */
  readonly seconds: number;
  /** Milliseconds from the sending of the last signature to the end that it led to, a flow each. */
  readonly waits: readonly number[];
}

/** How many flows, and how many at once. */
export interface Load {
  readonly count: number;
  readonly concurrency: number;
}

export const rateOf = ({ count, seconds }: Batch): number => count / seconds;

/** The value below which a share of the values lies. Throws on none. */
export const quantile = (values: readonly number[], share: number): number => {
  if (values.length === 0) throw new RangeError('a quantile needs values, found none');
  const sorted = [...values].sort((a, b) => a - b);
  const at = (sorted.length - 1) * share;
  const [low, high] = [sorted[Math.floor(at)]!, sorted[Math.ceil(at)]!];
  return low + (high - low) * (at - Math.floor(at));
};

export const median = (values: readonly number[]): number => quantile(values, 0.5);

/** Does `work` `count` times, at most `concurrency` at once; answers in the order in which they ended. */
export const inParallel = async <T>(
  count: number,
  concurrency: number,
  work: (index: number) => Promise<T>,
): Promise<T[]> => {
  const results: T[] = [];
  let next = 0;
  const slot = async (): Promise<void> => {
    while (next < count) results.push(await work(next++));
  };
  await Promise.all(Array.from({ length: Math.min(concurrency, count) }, slot));
  return results;
};

/** Runs flows, each of which answers how long it waited. */
export const batchOf = async ({ count, concurrency }: Load, flow: () => Promise<number>): Promise<Batch> => {
  const began = performance.now();
  const waits = await inParallel(count, concurrency, flow);
  return { count, seconds: (performance.now() - began) / 1_000, waits };
};
