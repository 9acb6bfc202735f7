import { createServer, connect, type AddressInfo, type Server, type Socket } from 'node:net';

/**
 * `cut` resets what is open and whatever comes; `mute` does so to what is open, and takes what comes without a word;
 * `refuse` does so too, and turns away what comes as a mail server does that is busy.
 */
type Passage = 'open' | 'cut' | 'mute' | 'refuse';

interface Loss {
  /** What the connection has written before. */
  readonly written: string;
  readonly answer: string;
  readonly done: () => void;
}

/** What PostgreSQL answers to a COMMIT. The question may be a prepared statement's name. */
const COMMITTED = 'COMMIT\0';
const BUSY = '421 4.3.2 Too busy, try again later\r\n';
const quiet = (): void => undefined;

/** The way to a server on this machine, on which connections can be lost while both ends live. */
export class Gate {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  readonly #upstream: number;
  #passage: Passage = 'open';
  #loss: Loss | undefined;

  private constructor(upstream: number) {
    this.#upstream = upstream;
    this.#server = createServer((socket) => this.#take(socket));
  }

  /** Opens a way to this port, on a port of its own. */
  static async to(upstream: number): Promise<Gate> {
    const gate = new Gate(upstream);
    await new Promise<void>((resolve, reject) => {
      gate.#server.once('error', reject);
      gate.#server.listen(0, '127.0.0.1', resolve);
    });
    return gate;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  cut(): void {
    this.#passage = 'cut';
    this.#reset();
  }

  mute(): void {
    this.#passage = 'mute';
    this.#reset();
  }

  refuse(): void {
    this.#passage = 'refuse';
    this.#reset();
  }

  /** Lets through what comes from now on. What came before and was never answered stays so. */
  open(): void {
    this.#passage = 'open';
  }

  /** Loses the answer to the next COMMIT of a connection which has written `text`: it holds, and nobody is told. */
  loseCommitOf(text: string): Promise<void> {
    return this.loseAnswer(COMMITTED, text);
  }

  /** Loses the next answer that holds `answer`, on a connection which has written `written` by then. */
  loseAnswer(answer: string, written = ''): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#loss = { written, answer, done: resolve };
    return promise;
  }

  /** Loses no answer any more. */
  loseNothing(): void {
    this.#loss = undefined;
  }

  async stop(): Promise<void> {
    this.#reset();
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }

  #reset(): void {
    for (const socket of this.#sockets) socket.resetAndDestroy();
  }

  #keep(socket: Socket): void {
    this.#sockets.add(socket);
    socket.on('error', quiet);
    socket.once('close', () => this.#sockets.delete(socket));
  }

  #take(client: Socket): void {
    this.#keep(client);
    if (this.#passage === 'cut') client.resetAndDestroy();
    if (this.#passage === 'refuse') client.end(BUSY);
    if (this.#passage !== 'open') return;
    const server = connect(this.#upstream, '127.0.0.1');
    this.#keep(server);
    client.once('close', () => server.destroy());
    server.once('close', () => client.destroy());
    let hasWritten = false;
    client.on('data', (chunk) => {
      if (this.#loss !== undefined) hasWritten ||= chunk.includes(this.#loss.written);
      server.write(chunk);
    });
    server.on('data', (chunk) => {
      if (hasWritten && this.#loss !== undefined && chunk.includes(this.#loss.answer)) {
        client.resetAndDestroy();
        this.#loss.done();
        this.#loss = undefined;
      } else client.write(chunk);
    });
  }
}
