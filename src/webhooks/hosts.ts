/*
 * The hosts that the operators allow messages to go to, by name. None is allowed that is not named.
 */

export interface AllowedHost {
  readonly host: string;
  /** Null: the usual one of http or https. */
  readonly port: number | null;
  /** Whether http will do. */
  readonly plain: boolean;
  /** Whether it may have an address that is not of the public internet. */
  readonly private: boolean;
}

export const HOSTS_EXPECTED =
  'a list of host names with commas between, each perhaps with a port, and with the words plain and private behind it,';

const entry = /^(\[[0-9a-f:.]+\]|[a-z0-9]([a-z0-9.-]*[a-z0-9])?)(?::([1-9]\d{0,4}))?((?: (?:plain|private))*)$/;

const hostIn = (text: string): AllowedHost | undefined => {
  const [, host, , port, words = ''] = entry.exec(text.trim().replaceAll(/\s+/g, ' ').toLowerCase()) ?? [];
  if (host === undefined || Number(port ?? 0) > 65_535) return undefined;
  const said = words.trim().split(' ');
  return {
    // As an address has it: an IPv6 one in its shortest form, a name in ASCII.
    host: URL.parse(`https://${host}`)?.hostname ?? host,
    port: port === undefined ? null : Number(port),
    plain: said.includes('plain'),
    private: said.includes('private'),
  };
};

/** The hosts of a setting; undefined where one can't be read. */
export const readHosts = (text: string): AllowedHost[] | undefined => {
  const found = text.split(',').map(hostIn);
  return found.every((host) => host !== undefined) ? found : undefined;
};

const usualPort = (url: URL): number => (url.protocol === 'https:' ? 443 : 80);

const portOf = (url: URL): number => (url.port === '' ? usualPort(url) : Number(url.port));

/** The host that allows an address; undefined where none does. */
export const hostOf = (hosts: readonly AllowedHost[], url: URL): AllowedHost | undefined =>
  hosts.find(
    ({ host, port, plain }) =>
      host === url.hostname &&
      (url.protocol === 'https:' || (plain && url.protocol === 'http:')) &&
      portOf(url) === (port ?? usualPort(url)),
  );

/** Why an address can't be a webhook's, in words; undefined where it can. */
export const hostFault = (hosts: readonly AllowedHost[], text: string): string | undefined => {
  if (hosts.length === 0) return 'This service has webhooks turned off. Its operators turn them on, host by host.';
  const url = URL.parse(text);
  return url !== null && hostOf(hosts, url) !== undefined
    ? undefined
    : 'The operators of this service do not allow this address. Ask them to allow its host.';
};
