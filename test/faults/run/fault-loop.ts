import { setTimeout as delay } from 'node:timers/promises';
import type { Random } from '../random.ts';
import type { Fault } from './faults.ts';
import type { Recoveries } from './recoveries.ts';
import type { ClientRecord } from './record.ts';
import type { Theatre } from './theatre.ts';

export interface FaultLoop {
  readonly theatre: Theatre;
  readonly random: Random;
  readonly record: ClientRecord;
  readonly recoveries: Recoveries;
  readonly faults: readonly Fault[];
  /** Between one fault and the next, at least and at most. Milliseconds. */
  readonly gap: readonly [number, number];
  /** Whether it is over, when every fault has struck so often. */
  isOver(counts: ReadonlyMap<string, number>): boolean;
}

/**
 * Makes trouble until it is over: every sort in its turn, in an order that the seed shuffles anew each time, several at
 * once where they don't take hold of the same thing. Answers how often each has struck, once all of it has ended.
 */
export const makeTrouble = async (loop: FaultLoop): Promise<ReadonlyMap<string, number>> => {
  const { theatre, random, record, recoveries, faults, gap } = loop;
  const counts = new Map(faults.map(({ name }) => [name, 0]));
  const held = new Set<string>();
  const running = new Set<Promise<void>>();
  let deck: Fault[] = [];
  const isOver = (): boolean => loop.isOver(counts);

  const begin = (fault: Fault, targets: readonly string[]): void => {
    for (const target of targets) held.add(target);
    const struck = (): void => {
      recoveries.fault();
      record.note('fault', { fault: fault.name, targets });
    };
    const work = fault
      .strike({ theatre, random: random.fork(), struck, isOver }, targets)
      .then((hasStruck) => {
        if (hasStruck) counts.set(fault.name, counts.get(fault.name)! + 1);
        record.note('fault-over', { fault: fault.name, targets, hasStruck });
      })
      // A fault that needs what another has taken away does not strike.
      .catch((error: unknown) => record.note('fault-failed', { fault: fault.name, targets, error: String(error) }))
      .finally(() => {
        for (const target of targets) held.delete(target);
        running.delete(work);
      });
    running.add(work);
  };

  while (!isOver()) {
    await delay(random.between(...gap));
    if (deck.length === 0) deck = random.shuffle(faults);
    const fits = deck
      .map((fault) => ({ fault, targets: fault.targets(random) }))
      .find(({ targets }) => !targets.some((target) => held.has(target)));
    if (fits === undefined || isOver()) continue;
    deck = deck.filter((fault) => fault !== fits.fault);
    begin(fits.fault, fits.targets);
  }
  await Promise.all(running);
  return counts;
};
