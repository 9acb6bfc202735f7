import { problem, Refused } from '../domain/problems.ts';
import type { Route } from './route.ts';

/** Whoever runs the service learns how it is, however much there is to do. */
const ALWAYS: readonly string[] = ['/healthz', '/readyz', '/metrics'];
const RETRY_AFTER_SECONDS = 2;

/** More is at work than this process takes on. Nothing was done. */
export class Overloaded extends Refused {
  readonly retryAfterSeconds = RETRY_AFTER_SECONDS;

  constructor() {
    super([problem('unavailable', 'Too many requests are at work. Nothing was done; try again in a moment.')]);
    this.name = 'Overloaded';
  }
}

/** Lets as many requests work at once as this process can answer in time, and refuses the others at once. */
export class WorkGate {
  readonly #most: number;
  #atWork = 0;

  constructor(most: number) {
    this.#most = most;
  }

  /** Counts until the work is done, also where its client has gone away meanwhile. Throws Overloaded. */
  async run<T>({ path }: Pick<Route, 'path'>, work: () => Promise<T>): Promise<T> {
    if (ALWAYS.includes(path)) return work();
    if (this.#atWork >= this.#most) throw new Overloaded();
    this.#atWork++;
    try {
      return await work();
    } finally {
      this.#atWork--;
    }
  }
}
