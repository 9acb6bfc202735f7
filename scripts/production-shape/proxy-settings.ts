const inMs = (text: string): number => Number.parseFloat(text) * (text.endsWith('ms') ? 1 : 1_000);

export interface ProxySettings {
  readonly upstreams: readonly string[];
  readonly healthUri: string;
  readonly healthEveryMs: number;
  readonly healthWithinMs: number;
  readonly tryForMs: number;
  readonly tryAgainMs: number;
  readonly keepAliveMs: number;
}

/** What the proxy's own file says of the proxying, for what stands for the image where it can't run. */
export const proxySettings = (caddyfile: string, upstreams: string): ProxySettings => {
  const said = (name: string): string => {
    const found = new RegExp(`^\\s*${name}\\s+(\\S+)\\s*$`, 'm').exec(caddyfile)?.[1];
    if (found === undefined) throw new Error(`Caddyfile: ${name} is expected, found nothing.`);
    return found;
  };
  return {
    upstreams: upstreams.split(' '),
    healthUri: said('health_uri'),
    healthEveryMs: inMs(said('health_interval')),
    healthWithinMs: inMs(said('health_timeout')),
    tryForMs: inMs(said('lb_try_duration')),
    tryAgainMs: inMs(said('lb_try_interval')),
    keepAliveMs: inMs(said('keepalive')),
  };
};
