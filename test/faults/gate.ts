import { createServer, connect, type AddressInfo, type Server, type Socket } from 'node:net';

/** `cut` resets what is open and whatever comes; `mute` does so to what is open, and takes what comes without a word. */
type Passage = 'open' | 'cut' | 'mute';

interface Loss {
  readonly written: string;
  readonly done: () => void;
}

/** What PostgreSQL answers to a COMMIT. The question may be a prepared statement's name. */
const COMMITTED = 'COMMIT\0';
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

  /** Lets through what comes from now on. What came before and was never answered stays so. */
  open(): void {
    this.#passage = 'open';
  }

  /** Loses the answer to the next COMMIT of a connection which has written `text`: it holds, and nobody is told. */
  loseCommitOf(text: string): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#loss = { written: text, done: resolve };
    return promise;
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
      if (hasWritten && this.#loss !== undefined && chunk.includes(COMMITTED)) {
        client.resetAndDestroy();
        this.#loss.done();
        this.#loss = undefined;
      } else client.write(chunk);
    });
  }
}
