import { median, quantile, rateOf, type Batch } from './figures.ts';

export interface Cell {
  readonly what: 'skeleton' | 'several' | 'one';
  readonly size: number;
  readonly concurrency: number;
}
export interface Measured {
  readonly cell: Cell;
  readonly batch: Batch;
  readonly processor: Readonly<Record<'service' | 'temporal' | 'postgres' | 'skeleton', number>>;
}
export const report = (measured: readonly Measured[], _plan: unknown): string => {
  const groups = new Map<string, Measured[]>();
  for (const m of measured) {
    const k = `${m.cell.concurrency} ${m.cell.what} ${m.cell.size}`;
    groups.set(k, [...(groups.get(k) ?? []), m]);
  }
  return [...groups]
    .map(([k, ms]) => {
      const waits = ms.flatMap((m) => m.batch.waits);
      return `${k.padEnd(24)} rate ${median(ms.map((m) => rateOf(m.batch))).toFixed(1)} p50 ${quantile(waits, 0.5).toFixed(0)} p99 ${quantile(waits, 0.99).toFixed(0)}`;
    })
    .join('\n');
};
export const write = (_: string): void => undefined;
