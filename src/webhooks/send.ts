import { lookup as lookUpName } from 'node:dns/promises';
import { request as plainRequest, type RequestOptions } from 'node:http';
import { request as secureRequest } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { isPublicAddress } from './addresses.ts';
import { hostOf, type AllowedHost } from './hosts.ts';

/*
 * Sends one message. A webhook's address is what somebody outside of the operators has chosen: so its host is one that
 * the operators have named, its name is resolved once, what it resolves to is checked, and that is what is connected to.
 * No redirect is followed, no answer read, and no more said of it than its status.
 */

/** Why a message did not arrive, for operators alone: it would tell an account what there is in the operators' network. */
export type SendFault =
  | 'host-not-allowed'
  | 'address-not-allowed'
  | 'name-not-resolved'
  | 'timed-out'
  | 'no-answer'
  | 'refused'
  | 'secret-not-opened';

export interface Sent {
  /** The status of the answer; null where there was none. */
  readonly status: number | null;
  readonly fault: SendFault | null;
}

export interface Outgoing {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface SendParts {
  readonly hosts: readonly AllowedHost[];
  /** What a name resolves to; the system's where it is absent. */
  readonly resolve?: (name: string) => Promise<readonly string[]>;
  readonly timeLimitMs?: number;
}

const TIME_LIMIT_MS = 10_000;

const resolved = async (name: string): Promise<readonly string[]> =>
  (await lookUpName(name, { all: true })).map(({ address }) => address);

/** Answers what was resolved and checked, whatever is asked: nothing is resolved a second time. */
const pinnedTo =
  (addresses: readonly string[]): LookupFunction =>
  (_name, { all }, done) => {
    const found = addresses.map((address) => ({ address, family: isIP(address) }));
    if (all === true) done(null, found);
    else done(null, found[0]!.address, found[0]!.family);
  };

class Fault extends Error {
  readonly fault: SendFault;
  constructor(fault: SendFault) {
    super(fault);
    this.fault = fault;
  }
}

const addressesOf = async (url: URL, host: AllowedHost, parts: SendParts): Promise<readonly string[]> => {
  const name = url.hostname.replace(/^\[(.*)\]$/, '$1');
  const addresses =
    isIP(name) === 0
      ? await (parts.resolve ?? resolved)(name).catch(() => {
          throw new Fault('name-not-resolved');
        })
      : [name];
  if (addresses.length === 0) throw new Fault('name-not-resolved');
  // One that is not public among others that are is how a name is made to lead inside.
  if (!host.private && !addresses.every(isPublicAddress)) throw new Fault('address-not-allowed');
  return addresses;
};

const post = (
  url: URL,
  { headers, body }: Outgoing,
  addresses: readonly string[],
  signal: AbortSignal,
): Promise<number> =>
  new Promise((resolve, reject) => {
    const options: RequestOptions = {
      method: 'POST',
      headers: {
        ...headers,
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
        'user-agent': 'Countersign-Webhooks',
      },
      lookup: pinnedTo(addresses),
      // A connection that was kept open would have been checked for another message.
      agent: false,
      signal,
    };
    const sending = (url.protocol === 'https:' ? secureRequest : plainRequest)(url, options, (answer) => {
      resolve(answer.statusCode ?? 0);
      answer.destroy();
    });
    sending.on('error', reject);
    sending.end(body);
  });

const isSuccess = (status: number): boolean => status >= 200 && status < 300;

const statusWithin = async (outgoing: Outgoing, parts: SendParts, signal: AbortSignal): Promise<number> => {
  const url = new URL(outgoing.url);
  const host = hostOf(parts.hosts, url);
  if (host === undefined) throw new Fault('host-not-allowed');
  return post(url, outgoing, await addressesOf(url, host, parts), signal);
};

/** Sends a message; answers what came of it, within the time limit. Never throws. */
export const sendMessage = async (outgoing: Outgoing, parts: SendParts): Promise<Sent> => {
  const over = new AbortController();
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => {
    late.reject(new Fault('timed-out'));
    over.abort();
  }, parts.timeLimitMs ?? TIME_LIMIT_MS);
  try {
    const status = await Promise.race([statusWithin(outgoing, parts, over.signal), late.promise]);
    return { status, fault: isSuccess(status) ? null : 'refused' };
  } catch (error) {
    return { status: null, fault: error instanceof Fault ? error.fault : 'no-answer' };
  } finally {
    clearTimeout(timer);
  }
};
