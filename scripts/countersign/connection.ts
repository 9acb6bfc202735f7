import { readFileSync } from 'node:fs';
import { createCountersign, must, type Countersign, type Schemas } from '../../src/client/client.ts';
import { isPersonalToken, isServiceToken } from '../../src/identity/secrets.ts';
import { unreadable } from './document.ts';
import { misused } from './exits.ts';
import type { Io } from './terminal.ts';

const PATIENCE_MS = 60_000;

/** The service, as the settings name it and whoever they speak for. */
export interface Connection {
  readonly api: Countersign;
  readonly url: string;
  /** What speaks: a person signed in by the identity provider, a token of theirs, or a service. */
  readonly speaks: 'person' | 'personal-token' | 'service';
}

const loopback = new Set(['localhost', '127.0.0.1', '[::1]']);

const urlOf = (found: string | undefined): string => {
  const expected = 'COUNTERSIGN_URL: the address of the service is expected, such as https://countersign.example';
  if (found === undefined || found === '') throw misused(`${expected}; found nothing.`);
  const url = URL.parse(found);
  if (url === null || !/^https?:$/.test(url.protocol) || url.search !== '' || url.hash !== '' || url.username !== '')
    // Not as it was found: a token or a password may have been put there by mistake.
    throw misused(`${expected}; found ${/^https?:/.test(found) ? 'more than an address' : 'no https:// before it'}.`);
  if (url.protocol === 'http:' && !loopback.has(url.hostname))
    throw misused('COUNTERSIGN_URL: https is expected, found http: a token does not go over the network in the clear.');
  return url.href.replace(/\/+$/, '');
};

/** The file is not named: whoever takes --token-file for a token has typed a secret. */
const tokenIn = (file: string): string => {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (error) {
    throw misused(`--token-file: the name of a file that can be read is expected, found ${unreadable(error)}.`);
  }
};

/** A token is never an argument, which others on the machine could read, and is in no message. */
const tokenOf = (env: Io['env'], file: string | undefined): string => {
  const token = file === undefined ? (env['COUNTERSIGN_TOKEN'] ?? '').trim() : tokenIn(file);
  const source = file === undefined ? 'COUNTERSIGN_TOKEN' : '--token-file';
  if (token === '')
    throw misused(
      `${source}: a token is expected, found nothing. Make one in the console, under your name, or ask for a service token.`,
    );
  if (!/^[\x21-\x7e]+$/.test(token)) throw misused(`${source}: one token is expected, found something else.`);
  return token;
};

/** Opens the service of COUNTERSIGN_URL, with the token of COUNTERSIGN_TOKEN or of a file. Sends nothing yet. */
export const connect = ({ env }: Io, tokenFile: string | undefined): Connection => {
  const url = urlOf(env['COUNTERSIGN_URL']);
  const token = tokenOf(env, tokenFile);
  const speaks = isPersonalToken(token) ? 'personal-token' : isServiceToken(token) ? 'service' : 'person';
  return { api: createCountersign({ url, token, timeoutMs: PATIENCE_MS }), url, speaks };
};

/** An account as its officers read it, and who asks. */
export type Account = Schemas['AccountRead'];

/** The account, or only its name for somebody who is no officer of it. */
export const readAccount = ({ api }: Connection, account: string): Promise<Account | Schemas['AccountNameRead']> =>
  must(api.GET('/v1/accounts/{account}', { params: { path: { account } } }));

/** Where people read a change. */
export const addressOf = ({ url }: Connection, { account, id }: Pick<Schemas['Change'], 'account' | 'id'>): string =>
  `${url}/accounts/${account.slug}/changes/${id}`;
