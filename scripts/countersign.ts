#!/usr/bin/env node
// Checks what the service has signed: `npx countersign verify FILE`, or a whole account: `npx countersign verify --account ACCOUNT`
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { BadSetting, checkpointsDirOf, readEvidenceConfig, type EvidenceConfig } from '../src/processes/config.ts';
import { findKeyring } from '../src/processes/keyring.ts';
import { openCheckpoint, piecesOf } from '../src/proof/checkpoint.ts';
import { BadKey, readVerifierKeys, type VerifierKey } from '../src/proof/keys.ts';
import { BadReceipt, openReceipt, receiptInWords } from '../src/proof/receipt.ts';
import { BadNote } from '../src/proof/signed-note.ts';

const USAGE = `Usage:
  countersign verify FILE [--key FILE|URL]   a receipt, or a file of checkpoints, without the service
  countersign verify --account ACCOUNT [--key FILE|URL]
                                            an account's whole trail, its tables and its checkpoints, in the database

The key is what the service publishes at /.well-known/countersign-key: a copy of that, a JWK, or name+hash+base64.
Without --key it is this machine's own: COUNTERSIGN_SIGNING_KEY, or what the data folder keeps.`;

/** What is wrong with what was asked, or with what was found; said as it is, without a stack. */
class Plain extends Error {}

const textOf = (file: string): string => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new Plain(`${file}: a file that can be read is expected.`);
  }
};

const fetched = async (url: string): Promise<string> => {
  const response = await fetch(url, { signal: AbortSignal.timeout(10_000) }).catch(() => undefined);
  if (response?.ok !== true)
    throw new Plain(`${url}: public keys are expected, found ${response?.status ?? 'no answer'}.`);
  return response.text();
};

const ownKeys = (config: EvidenceConfig): readonly VerifierKey[] => {
  const keys = findKeyring(config)?.trusted;
  if (keys === undefined)
    throw new Plain(
      'Which key is to be trusted? --key with a file or a URL is expected: this machine has none of its own.',
    );
  return keys;
};

const keysOf = async (source: string | undefined, config: EvidenceConfig): Promise<readonly VerifierKey[]> => {
  if (source === undefined) return ownKeys(config);
  try {
    return readVerifierKeys(/^https?:/.test(source) ? await fetched(source) : textOf(source));
  } catch (error) {
    if (error instanceof BadKey) throw new Plain(`${source}: ${error.message}.`);
    throw error;
  }
};

const signedBy = ({ keyId, name }: VerifierKey): string => `Signed by key ${keyId} (${name}).`;

const verifyReceipt = (text: string, keys: readonly VerifierKey[]): string[] => {
  const { receipt, key } = openReceipt(text, keys);
  return ['The receipt is genuine.', ...receiptInWords(receipt), signedBy(key)];
};

const verifyCheckpoints = (text: string, keys: readonly VerifierKey[]): string[] => {
  const opened = piecesOf(text).map(({ note }, place) => {
    try {
      return openCheckpoint(note, keys);
    } catch (error) {
      if (error instanceof BadNote)
        throw new Plain(`NOT genuine: checkpoint ${place + 1} of the file: ${error.message}.`);
      throw error;
    }
  });
  for (const [place, { origin, size }] of opened.entries()) {
    const before = opened[place - 1];
    if (before !== undefined && (before.origin !== origin || before.size >= size))
      throw new Plain(
        `NOT in order: checkpoint ${place + 1} of the file (${origin}, ${size} events) follows ${before.origin}, ${before.size} events.`,
      );
  }
  const last = opened.at(-1)!;
  const many = opened.length === 1 ? 'The checkpoint is' : `All ${opened.length} checkpoints are`;
  return [
    `${many} genuine, the last one of ${last.size} events of ${last.origin}.`,
    `The hash of event ${last.size} was ${last.root} when it was signed.`,
    signedBy(last.key),
  ];
};

const verifyFile = async (file: string, source: string | undefined): Promise<string[]> => {
  const text = textOf(file);
  const keys = await keysOf(source, readEvidenceConfig(process.env));
  const isReceipt = text.trimStart().startsWith('{');
  if (!isReceipt && !piecesOf(text).some(({ note }) => note.includes('\n\n— ')))
    throw new Plain(`${file}: a receipt or checkpoints are expected, found neither.`);
  try {
    return isReceipt ? verifyReceipt(text, keys) : verifyCheckpoints(text, keys);
  } catch (error) {
    if (error instanceof BadReceipt) throw new Plain(`NOT genuine: ${error.message}.`);
    throw error;
  }
};

/** The database of the settings, or the one that runs embedded with this data folder. */
const databaseUrlOf = ({ databaseUrl, dataDir }: EvidenceConfig): string => {
  if (databaseUrl !== null) return databaseUrl;
  try {
    const { databaseUrl: running } = JSON.parse(readFileSync(join(dataDir, 'running.json'), 'utf8')) as {
      databaseUrl: string;
    };
    return running;
  } catch {
    throw new Plain('DATABASE_URL: a postgresql URL is expected, found nothing; nor does the service run here.');
  }
};

const verifyAccount = async (name: string, source: string | undefined): Promise<{ ok: boolean; lines: string[] }> => {
  const config = readEvidenceConfig(process.env);
  const keys = await keysOf(source, config);
  const { openStore } = await import('../src/store/store.ts');
  const { verify } = await import('../src/transactions/verify.ts');
  const { readFiled } = await import('../src/transactions/sign-checkpoints.ts');
  const { checkpointFilesIn } = await import('../src/processes/checkpoint-files.ts');
  const folder = resolve(checkpointsDirOf(config));
  const store = openStore({ url: databaseUrlOf(config) });
  try {
    const account = await store.accountNamed(name);
    if (account === undefined) throw new Plain(`There is no account ${name}.`);
    const file = await readFiled(store, account.id, checkpointFilesIn(folder));
    const { ok, events, firstBroken, tables, checkpoints } = await verify(store, account.id, { keys, file });
    return {
      ok,
      lines: [
        ok
          ? `The trail of ${account.slug} is whole: ${events} events.`
          : `The trail of ${account.slug} does NOT verify.`,
        ...(firstBroken === undefined ? [] : [`The chain breaks at event ${firstBroken.seq}: ${firstBroken.why}.`]),
        ...tables.differences.map(({ table, id, why }) => `${table} ${id}: ${why}.`),
        ...checkpoints.contradictions.map(
          ({ size, where, why }) => `The checkpoint of ${size ?? 'unknown'} events (${where}): ${why}.`,
        ),
        `${checkpoints.count} checkpoints vouch for it up to event ${checkpoints.upTo}; ${file === '' ? 'no copies of them are' : 'their copies are'} in ${folder}.`,
      ],
    };
  } finally {
    await store.close();
  }
};

const main = async (): Promise<number> => {
  const { values, positionals } = parseArgs({
    options: { key: { type: 'string' }, account: { type: 'string' }, help: { type: 'boolean' } },
    allowPositionals: true,
  });
  const [command, file, ...more] = positionals;
  const { account, key } = values;
  const isOne = (file === undefined) !== (account === undefined);
  if (values.help === true || command !== 'verify' || more.length > 0 || !isOne) throw new Plain(USAGE);
  const { ok, lines } =
    account === undefined ? { ok: true, lines: await verifyFile(file!, key) } : await verifyAccount(account, key);
  console[ok ? 'log' : 'error'](lines.join('\n'));
  return ok ? 0 : 1;
};

/** What a person can do something about, in words; nothing for what is a fault of the program. */
const inWords = (error: unknown): string | undefined => {
  if (error instanceof Plain || error instanceof BadSetting) return error.message;
  if (!(error instanceof Error)) return undefined;
  if ('code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')) return error.message;
  if ('clientVersion' in error) return `The database can not be read: ${error.message.trim().split('\n').at(-1)!}.`;
  return undefined;
};

try {
  process.exitCode = await main();
} catch (error) {
  console.error(inWords(error) ?? error);
  process.exitCode = 1;
}
