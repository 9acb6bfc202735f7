import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

const LOOPBACK = '127.0.0.1';
const TRIES = 100;

/**
 * A loopback port to listen on: `wanted`, or, when that can't be had, the next one that is free, with a note that says
 * so. `name` says whose port it is. A `wanted` of 0 means any.
 */
export async function takePort(wanted: number, name: string): Promise<{ port: number; note?: string }> {
  if (wanted === 0) return { port: await freePort() };
  for (let port = wanted; port < Math.min(wanted + TRIES, 65_536); port++) {
    if ((await listenOnce(port)) === undefined) continue;
    if (port === wanted) return { port };
    return { port, note: `Port ${wanted} for ${name} is taken by another program; using ${port}.` };
  }
  throw new Error(`Port ${wanted} for ${name} is taken, and so are those after it; expected a free one near it.`);
}

/** Below the ports that systems give to connections that go out: one of those may be gone before somebody listens on it. */
const [LOWEST, BEYOND] = [16_000, 32_000];
const LONGEST_STEP = 64;
let last = randomInt(LOWEST, BEYOND);

/** The next port that this process has not named of late; others, which do the same, are unlikely to be at it too. */
const nextPort = (): number => {
  last += randomInt(1, LONGEST_STEP);
  if (last >= BEYOND) last -= BEYOND - LOWEST;
  return last;
};

/** A loopback port that nobody listens on now. */
export async function freePort(): Promise<number> {
  for (let tried = 0; tried < TRIES; tried++) {
    const port = await listenOnce(nextPort());
    if (port !== undefined) return port;
  }
  throw new Error(`Of ${TRIES} loopback ports from ${LOWEST} on none was free; expected one.`);
}

function listenOnce(wanted: number): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE' || error.code === 'EACCES') resolve(undefined);
      else reject(error);
    });
    server.listen(wanted, LOOPBACK, () => {
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : wanted;
      server.close(() => resolve(port));
    });
  });
}
