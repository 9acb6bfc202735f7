import type { Response } from 'express';
import type { Gauge } from 'prom-client';
import { problem, Refused } from '../domain/problems.ts';
import { Unauthenticated } from '../identity/caller.ts';
import { Overloaded } from './overload.ts';

/** How often, for how long and for how many. Milliseconds. */
export interface LiveLimits {
  /** Between two looks at the trails. */
  readonly lookMs: number;
  /** Between two lines that say nothing but that the stream lasts. */
  readonly heartbeatMs: number;
  /** After so long a reader is asked about anew; who could not be found to be allowed for `trustMs` is let go. */
  readonly recheckMs: number;
  /** Less than 15 s by one look: that is the most for which somebody reads on who may not. */
  readonly trustMs: number;
  /** Whoever reads on after that has come anew, through every check. */
  readonly lifeMs: number;
  readonly mostOfPerson: number;
  readonly mostAtOnce: number;
}

const usual: LiveLimits = {
  lookMs: 1_000,
  heartbeatMs: 15_000,
  recheckMs: 10_000,
  trustMs: 14_000,
  lifeMs: 300_000,
  mostOfPerson: 8,
  mostAtOnce: 500,
};

/** Somebody reads along too often at once. */
export class TooManyStreams extends Refused {
  readonly retryAfterSeconds = 30;

  constructor(most: number) {
    super([problem('too_many_streams', `You have ${most} streams open, as many as a person may have. Close one.`)]);
    this.name = 'TooManyStreams';
  }
}

/** Who reads along, and where. */
export interface Subscription {
  readonly accountId: string;
  /** Known by the same over all accounts and sessions. */
  readonly person: string;
  /** The number of the account's last event as the stream begins. */
  readonly events: number;
  /** Whether they may still read; as of now. */
  mayStill(this: void): Promise<boolean>;
}

interface Reader extends Subscription {
  readonly response: Response;
  readonly endsAt: number;
  told: number;
  checking: boolean;
  recheckAt: number;
  trustedUntil: number;
  heartbeatAt: number;
}

export interface LiveParts {
  /** The number of the last event of each of these accounts. */
  readonly eventCounts: (accountIds: readonly string[]) => Promise<ReadonlyMap<string, number>>;
  readonly streams: Gauge;
  readonly limits?: Partial<LiveLimits> | undefined;
}

const HEADERS = {
  'content-type': 'text/event-stream',
  // Proxies hand on what they get at once.
  'x-accel-buffering': 'no',
};

/**
 * Everybody who is told that something has happened in an account. One look a second at the trails of all accounts that
 * somebody reads along with, whoever and however many they are; none where nobody does. Told is the number of the last
 * event and nothing else: who wants to know more asks the API, with its checks.
 */
export class LiveStreams {
  readonly #parts: LiveParts;
  readonly #limits: LiveLimits;
  readonly #readers = new Set<Reader>();
  #timer: NodeJS.Timeout | undefined;
  #looking = false;
  #stopped = false;

  constructor(parts: LiveParts) {
    this.#parts = parts;
    this.#limits = { ...usual, ...parts.limits };
  }

  /** Takes over a response. Throws TooManyStreams and Overloaded as long as nothing of it is sent. */
  open(response: Response, subscription: Subscription): void {
    if (response.destroyed) return;
    this.#mustHaveRoom(subscription.person);
    response.set(HEADERS);
    if (response.req.method === 'HEAD') {
      response.end();
      return;
    }
    const now = performance.now();
    const { recheckMs, trustMs, heartbeatMs, lifeMs, lookMs } = this.#limits;
    const reader: Reader = {
      ...subscription,
      response,
      told: subscription.events,
      checking: false,
      endsAt: now + lifeMs,
      recheckAt: now + recheckMs,
      trustedUntil: now + trustMs,
      heartbeatAt: now + heartbeatMs,
    };
    this.#readers.add(reader);
    this.#parts.streams.set(this.#readers.size);
    response.once('close', () => this.#forget(reader));
    this.#write(reader, moved(reader.told));
    this.#timer ??= setInterval(() => this.#beat(), lookMs);
  }

  /** Ends every stream, and lets none begin any more. */
  stop(): void {
    this.#stopped = true;
    for (const reader of this.#readers) this.#end(reader);
  }

  #mustHaveRoom(person: string): void {
    const { mostOfPerson, mostAtOnce } = this.#limits;
    if (this.#stopped || this.#readers.size >= mostAtOnce) throw new Overloaded();
    const own = [...this.#readers].filter((reader) => reader.person === person);
    if (own.length >= mostOfPerson) throw new TooManyStreams(mostOfPerson);
  }

  #beat(): void {
    const now = performance.now();
    for (const reader of this.#readers) {
      if (now >= reader.endsAt || now >= reader.trustedUntil) this.#end(reader);
      else if (now >= reader.heartbeatAt) {
        reader.heartbeatAt = now + this.#limits.heartbeatMs;
        this.#write(reader, ':\n\n');
      }
    }
    if (!this.#looking && this.#timer !== undefined) void this.#look();
  }

  async #look(): Promise<void> {
    this.#looking = true;
    try {
      const counts = await this.#parts.eventCounts([...new Set([...this.#readers].map(({ accountId }) => accountId))]);
      for (const reader of this.#readers) {
        const count = counts.get(reader.accountId) ?? 0;
        if (!reader.checking && (count > reader.told || performance.now() >= reader.recheckAt))
          void this.#check(reader, count);
      }
    } catch {
      // The database is away for now. The next look may find it; meanwhile nobody is trusted for longer than they were.
    } finally {
      this.#looking = false;
    }
  }

  /** Tells a reader of what has happened up to `count`, if they may still know. */
  async #check(reader: Reader, count: number): Promise<void> {
    const asked = performance.now();
    reader.checking = true;
    try {
      const may = await reader.mayStill();
      if (!this.#readers.has(reader)) return;
      if (!may) {
        this.#end(reader);
        return;
      }
      reader.recheckAt = asked + this.#limits.recheckMs;
      reader.trustedUntil = asked + this.#limits.trustMs;
      if (count <= reader.told) return;
      reader.told = count;
      this.#write(reader, moved(count));
    } catch (error) {
      // Where something is only away, it is asked again as long as the reader is trusted.
      if (error instanceof Unauthenticated && error.reason !== 'provider_unreachable') this.#end(reader);
    } finally {
      reader.checking = false;
    }
  }

  #write(reader: Reader, text: string): void {
    // What was written before has not even left this process: nobody reads it.
    if (reader.response.writableLength > 0) this.#end(reader);
    else reader.response.write(text);
  }

  #end(reader: Reader): void {
    this.#forget(reader);
    if (reader.response.writableLength > 0) reader.response.destroy();
    else reader.response.end();
  }

  #forget(reader: Reader): void {
    if (!this.#readers.delete(reader)) return;
    this.#parts.streams.set(this.#readers.size);
    if (this.#readers.size > 0) return;
    clearInterval(this.#timer);
    this.#timer = undefined;
  }
}

const moved = (events: number): string => `event: moved\ndata: ${JSON.stringify({ events })}\n\n`;
