import { freePort } from '../../src/processes/embedded/ports.ts';
import { ROOT, type Compose } from './compose.ts';

const LOOPBACK = '127.0.0.1';

/** Variables that hold a port which the part itself listens on. */
const OWN_PORTS = ['PORT', 'COUNTERSIGN_METRICS_PORT', 'COUNTERSIGN_SDK_METRICS_PORT'];
/** Variables that hold a host, each with the one that holds its port. */
const HOSTS = { POSTGRES_SEEDS: 'DB_PORT', SQL_HOST: 'SQL_PORT' } as const;
/** Ports of the Temporal server's own parts, which a container has to itself; the first is the one that others know. */
const TEMPORAL_PORTS = [
  ...['FRONTEND', 'HISTORY', 'MATCHING', 'WORKER'].flatMap((part) => [`${part}_GRPC_PORT`, `${part}_MEMBERSHIP_PORT`]),
  'FRONTEND_HTTP_PORT',
];

/**
 * Where the parts are on this machine. Each has a name and ports of its own in the compose file's network; here they
 * share one address, so that each port becomes another one.
 */
export class Places {
  readonly #compose: Compose;
  readonly #dataDir: string;
  readonly #ports = new Map<string, number>();
  readonly #temporalPorts: Readonly<Record<string, string>>;

  private constructor(compose: Compose, dataDir: string, temporalPorts: Readonly<Record<string, string>>) {
    this.#compose = compose;
    this.#dataDir = dataDir;
    this.#temporalPorts = temporalPorts;
  }

  /** Takes a free port for every one that a part listens on. */
  static async take(
    compose: Compose,
    dataDir: string,
    listening: Readonly<Record<string, readonly number[]>>,
  ): Promise<Places> {
    const ofTemporal: Record<string, string> = {};
    // The server keeps them in PostgreSQL as numbers below 32768, as those of `freePort` are.
    for (const name of TEMPORAL_PORTS) ofTemporal[name] = String(await freePort());
    const places = new Places(compose, dataDir, ofTemporal);
    for (const [service, ports] of Object.entries(listening))
      for (const port of ports) places.#ports.set(`${service}:${port}`, await freePort());
    places.#ports.set('temporal:7233', Number(ofTemporal[TEMPORAL_PORTS[0]!]));
    return places;
  }

  /** The same places for the file as other variables make it. */
  of(compose: Compose): Places {
    const places = new Places(compose, this.#dataDir, this.#temporalPorts);
    for (const [at, port] of this.#ports) places.#ports.set(at, port);
    return places;
  }

  /** The port here of a part's port there. */
  portOf(service: string, port: number): number {
    const found = this.#ports.get(`${service}:${port}`);
    if (found === undefined) throw new Error(`${service}:${port}: expected a part that listens there`);
    return found;
  }

  /** The environment of a part: the compose file's own, with hosts, ports and folders as they are here. */
  environmentOf(service: string): Record<string, string> {
    const given = this.#compose.services[service]?.environment ?? {};
    const found = Object.fromEntries(
      Object.entries(given).map(([name, value]) => [name, this.#here(service, name, value)]),
    );
    for (const [host, port] of Object.entries(HOSTS))
      if (given[host] !== undefined) found[port] = String(this.portOf(given[host], Number(given[port])));
    return service === 'temporal' ? { ...found, ...this.#temporalPorts } : found;
  }

  #here(service: string, name: string, value: string): string {
    if (OWN_PORTS.includes(name)) return String(this.portOf(service, Number(value)));
    if (name in HOSTS || value === '0.0.0.0') return LOOPBACK;
    const { configs = [], volumes = [] } = this.#compose.services[service]!;
    const config = configs.find(({ target }) => target === value);
    if (config !== undefined) return `${ROOT}/${this.#compose.configs[config.source]!.file}`;
    if (volumes.some((volume) => volume.endsWith(`:${value}`))) return `${this.#dataDir}${value}`;
    const names = Object.keys(this.#compose.services).join('|');
    return value.replace(
      // A login and its password look alike, but an @ comes after them.
      new RegExp(`(?<=^|[\\s@/])(${names}):(\\d+)(?![\\w@])`, 'g'),
      (_, host: string, port: string) => `${LOOPBACK}:${this.portOf(host, Number(port))}`,
    );
  }
}
