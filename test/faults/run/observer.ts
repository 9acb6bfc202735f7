import { setTimeout as delay } from 'node:timers/promises';
import type { Theatre } from './theatre.ts';

interface Ended {
  readonly id: string;
  readonly end: string;
}

const LOOK_MS = 1_000;
const ENDED = `SELECT id, concat_ws(' ', state, applied_version, state_code, ended_at) AS end
  FROM changes WHERE ended_at IS NOT NULL`;

/** Looks at the database all the time, and remembers how each change was first seen to have ended. */
export class Observer {
  readonly #theatre: Theatre;
  readonly #seen = new Map<string, string>();

  constructor(theatre: Theatre) {
    this.#theatre = theatre;
  }

  async watch(isOver: () => boolean): Promise<void> {
    while (!isOver()) {
      // What can't be read now is read later.
      for (const { id, end } of await this.#ends().catch((): Ended[] => []))
        if (!this.#seen.has(id)) this.#seen.set(id, end);
      await delay(LOOK_MS);
    }
  }

  /** How many ends were seen, and which of them are no longer what they were. */
  async compare(): Promise<{ readonly seen: number; readonly moved: readonly string[] }> {
    const now = new Map((await this.#ends()).map(({ id, end }) => [id, end]));
    const moved = [...this.#seen].filter(([id, end]) => now.get(id) !== end);
    return { seen: this.#seen.size, moved: moved.map(([id, end]) => `${id}: ${end}, then ${now.get(id) ?? 'open'}`) };
  }

  #ends(): Promise<Ended[]> {
    return this.#theatre.sql<Ended>(ENDED);
  }
}
