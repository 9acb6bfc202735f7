import type { Asked, TestApi } from './api-fixture.ts';

/** Reads a stream of server-sent events as a browser does, one after the other. */
export class Listener {
  readonly status: number;
  readonly headers: Headers;
  readonly #leaving: AbortController;
  readonly #blocks: AsyncGenerator<string, undefined>;
  #rest = '';

  private constructor(response: Response, leaving: AbortController) {
    this.status = response.status;
    this.headers = response.headers;
    this.#leaving = leaving;
    this.#blocks = this.#read(response.body!);
  }

  static async open(
    api: Pick<TestApi, 'url' | 'tokenOf'>,
    path: string,
    { as, token, session }: Asked,
  ): Promise<Listener> {
    const brought = token ?? (as === undefined ? undefined : await api.tokenOf(as));
    const leaving = new AbortController();
    const response = await fetch(`${api.url}${path}`, {
      signal: leaving.signal,
      headers: {
        ...(brought !== undefined && { authorization: `Bearer ${brought}` }),
        ...(session !== undefined && { cookie: `countersign=${session}` }),
      },
    });
    return new Listener(response, leaving);
  }

  /** The next event as it was sent; undefined where the stream ended. */
  async next(): Promise<string | undefined> {
    for (;;) {
      const { value } = await this.#blocks.next();
      if (value?.startsWith(':') !== true) return value;
    }
  }

  /** Reads on until an event tells of this many. */
  async until(events: number): Promise<void> {
    const awaited = `event: moved\ndata: {"events":${events}}`;
    for (let found = await this.next(); found !== awaited; found = await this.next())
      if (found === undefined) throw new Error(`the stream ended before event ${events}`);
  }

  /** Everything that still comes, up to the end. */
  async toEnd(): Promise<string[]> {
    const found: string[] = [];
    for await (const block of this.#blocks) if (!block.startsWith(':')) found.push(block);
    return found;
  }

  leave(): void {
    this.#leaving.abort();
  }

  async *#read(body: ReadableStream<Uint8Array>): AsyncGenerator<string, undefined> {
    for await (const chunk of body) {
      this.#rest += Buffer.from(chunk).toString();
      for (let at = this.#rest.indexOf('\n\n'); at >= 0; at = this.#rest.indexOf('\n\n')) {
        yield this.#rest.slice(0, at);
        this.#rest = this.#rest.slice(at + 2);
      }
    }
  }
}
