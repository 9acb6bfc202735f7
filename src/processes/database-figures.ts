import type { Logger } from 'pino';
import { Gauge, type Registry } from 'prom-client';
import { ages, readFigures, type Figures, type WaitingFigure } from '../store/figures.ts';
import type { Store } from '../store/store.ts';
import { messageOf } from './beats.ts';

export interface DatabaseFiguresParts {
  readonly store: Store;
  readonly log: Logger;
  readonly metrics: Registry;
  /** For how long what was counted is told again. */
  readonly keptMs?: number;
}

const KEPT_MS = 10_000;

/** Counts when it is asked to, and not again for a while: however many scrape, the database is asked rarely. */
const countedRarely = ({
  store,
  log,
  keptMs = KEPT_MS,
}: DatabaseFiguresParts): (() => Promise<Figures | undefined>) => {
  let counted: Promise<Figures | undefined> | undefined;
  let until = 0;
  const count = async (): Promise<Figures | undefined> => {
    try {
      const now = await store.now();
      return await store.lookUp((db) => readFigures(db, now));
    } catch (error) {
      log.warn({ error: messageOf(error) }, 'the figures of the database could not be read');
      return undefined;
    }
  };
  return () => {
    if (counted === undefined || performance.now() >= until) {
      until = performance.now() + keptMs;
      counted = count();
    }
    return counted;
  };
};

const total = (rows: readonly WaitingFigure[], of: 'frozen' | 'unreachable' | 'stuck'): number =>
  rows.reduce((sum, row) => sum + row[of], 0);

/**
 * Registers what is counted in the database when the metrics are read. Every worker counts the same: take the maximum
 * over workers, never the sum. While the database does not answer, the figures are absent and one gauge says so.
 */
export const registerDatabaseFigures = (parts: DatabaseFiguresParts): void => {
  const { metrics } = parts;
  const read = countedRarely(parts);

  const gauge = (name: string, help: string, labelNames: readonly string[], show: (g: Gauge, found: Figures) => void) =>
    new Gauge({
      name,
      help,
      labelNames: [...labelNames],
      registers: [metrics],
      async collect() {
        const found = await read();
        // `reset` alone has a gauge without labels say 0 where nothing is known.
        this.reset();
        if (labelNames.length === 0) this.remove();
        if (found !== undefined) show(this, found);
      },
    });
  const one = (name: string, help: string, value: (found: Figures) => number) =>
    gauge(name, help, [], (g, found) => g.set(value(found)));

  new Gauge({
    name: 'countersign_figures_up',
    help: 'Whether the figures of the database could be read: 1, or 0 while they are absent.',
    registers: [metrics],
    async collect() {
      this.set((await read()) === undefined ? 0 : 1);
    },
  });
  gauge(
    'countersign_waiting_changes',
    `Changes that wait, by kind and by how long they have: ${ages.join(', ')}.`,
    ['kind', 'age'],
    (g, { waiting }) => {
      for (const { kind, age, changes } of waiting) g.set({ kind, age }, changes);
    },
  );
  gauge(
    'countersign_waiting_oldest_seconds',
    'How long the oldest change that waits has waited, by kind.',
    ['kind'],
    (g, { waiting }) => {
      for (const [kind, rows] of Map.groupBy(waiting, (row) => row.kind))
        g.set({ kind }, Math.max(...rows.map(({ oldestSeconds }) => oldestSeconds)));
    },
  );
  one(
    'countersign_stuck_applies',
    'Changes that are approved and stopped by no flag, and not applied after a minute.',
    ({ waiting }) => total(waiting, 'stuck'),
  );
  one(
    'countersign_unreachable_changes',
    'Changes that can no longer get the approvals that they need, as of their last settling.',
    ({ waiting }) => total(waiting, 'unreachable'),
  );
  one('countersign_frozen_changes', 'Changes that a flag stops now.', ({ waiting }) => total(waiting, 'frozen'));
  one('countersign_letters_owed', 'Letters that are owed and not sent yet.', ({ lettersOwed }) => lettersOwed);
  one(
    'countersign_letters_overdue_seconds',
    'How long the oldest letter that could have gone has not.',
    ({ letterOverdueSeconds }) => letterOverdueSeconds,
  );
  one(
    'countersign_trail_unsigned_seconds',
    'How old the oldest event is that no checkpoint has signed; 0 where all are signed.',
    ({ unsignedSeconds }) => unsignedSeconds,
  );
};
