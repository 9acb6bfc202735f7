import { createServer, type IncomingHttpHeaders, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';

export interface Received {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A server that takes messages, as somebody would write one: it checks signatures with the reference. */
export class Receiver {
  readonly received: Received[] = [];
  /** What it answers; 204 unless it is said. */
  answer: (response: ServerResponse, count: number) => void = (response) => void response.writeHead(204).end();
  readonly #server: Server;

  private constructor(server: Server) {
    this.#server = server;
  }

  static async start(): Promise<Receiver> {
    const server = createServer();
    const receiver = new Receiver(server);
    server.on('request', (request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        receiver.received.push({ headers: request.headers, body: Buffer.concat(chunks).toString() });
        receiver.answer(response, receiver.received.length);
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return receiver;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}/in`;
  }

  /** As WEBHOOK_HOSTS says that messages may come here. */
  get allowed(): string {
    return `127.0.0.1:${this.port} plain private`;
  }

  /** What was received, checked with a secret: its ids, types and the rest of it. Throws where a signature is not good. */
  checked(secret: string): { id: string; type: string; timestamp: string; data: Record<string, unknown> }[] {
    return this.received.map(({ headers, body }) => ({
      id: String(headers['webhook-id']),
      ...(new Webhook(secret).verify(body, headers as Record<string, string>) as {
        type: string;
        timestamp: string;
        data: Record<string, unknown>;
      }),
    }));
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}
