import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { checkpointsDirOf, readEvidenceConfig, type EvidenceConfig } from '../../src/processes/config.ts';
import { seen } from '../../src/mail/shown-text.ts';
import { counted } from '../../src/mail/times.ts';
import { BadSetting } from '../../src/processes/environment.ts';
import { findKeyring } from '../../src/processes/keyring.ts';
import { openCheckpoint, piecesOf } from '../../src/proof/checkpoint.ts';
import { BadKey, readVerifierKeys, type VerifierKey } from '../../src/proof/keys.ts';
import { BadReceipt, openReceipt, receiptInWords } from '../../src/proof/receipt.ts';
import { BadNote } from '../../src/proof/signed-note.ts';
import { defineArguments } from './command.ts';
import { textIn } from './document.ts';
import { exits, misused, refused, Stop } from './exits.ts';
import type { Io } from './terminal.ts';

const fetched = async (url: string): Promise<string> => {
  const response = await fetch(url, { signal: AbortSignal.timeout(10_000) }).catch(() => undefined);
  if (response?.ok !== true)
    throw new Stop(exits.unreachable, `${url}: public keys are expected, found ${response?.status ?? 'no answer'}.`);
  return response.text();
};

const ownKeys = (config: EvidenceConfig): readonly VerifierKey[] => {
  const keys = findKeyring(config)?.trusted;
  if (keys === undefined)
    throw misused(
      'Which key is to be trusted? --key with a file or a URL is expected: this machine has none of its own.',
    );
  return keys;
};

const keysOf = async (source: string | undefined, config: EvidenceConfig): Promise<readonly VerifierKey[]> => {
  if (source === undefined) return ownKeys(config);
  try {
    return readVerifierKeys(/^https?:/.test(source) ? await fetched(source) : textIn(source));
  } catch (error) {
    if (error instanceof BadKey) throw misused(`${source}: ${error.message}.`);
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
        throw refused(`NOT genuine: checkpoint ${place + 1} of the file: ${error.message}.`);
      throw error;
    }
  });
  for (const [place, { origin, size }] of opened.entries()) {
    const before = opened[place - 1];
    if (before !== undefined && (before.origin !== origin || before.size >= size))
      throw refused(
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

const verifyFile = async (file: string, source: string | undefined, env: Io['env']): Promise<string[]> => {
  const text = textIn(file);
  const keys = await keysOf(source, readEvidenceConfig(env));
  const isReceipt = text.trimStart().startsWith('{');
  if (!isReceipt && !piecesOf(text).some(({ note }) => note.includes('\n\n— ')))
    throw misused(`${file}: a receipt or checkpoints are expected, found neither.`);
  try {
    return isReceipt ? verifyReceipt(text, keys) : verifyCheckpoints(text, keys);
  } catch (error) {
    if (error instanceof BadReceipt) throw refused(`NOT genuine: ${error.message}.`);
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
    throw misused('DATABASE_URL: a postgresql URL is expected, found nothing; nor does the service run here.');
  }
};

const verifyAccount = async (
  name: string,
  source: string | undefined,
  env: Io['env'],
): Promise<{ ok: boolean; lines: string[] }> => {
  const config = readEvidenceConfig(env);
  const keys = await keysOf(source, config);
  const { openStore } = await import('../../src/store/store.ts');
  const { verify } = await import('../../src/transactions/verify.ts');
  const { readFiled } = await import('../../src/transactions/sign-checkpoints.ts');
  const { checkpointFilesIn } = await import('../../src/processes/checkpoint-files.ts');
  const folder = resolve(checkpointsDirOf(config));
  const store = openStore({ url: databaseUrlOf(config) });
  try {
    const account = await store.accountNamed(name);
    if (account === undefined) throw misused(`There is no account ${name}.`);
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
        `${counted(checkpoints.count, 'checkpoint vouches', 'checkpoints vouch')} for it up to event ${checkpoints.upTo}; ${file === '' ? 'no copies of them are' : 'their copies are'} in ${folder}.`,
      ],
    };
  } finally {
    await store.close();
  }
};

/** What a person can do something about, in words; a fault of the program is thrown on. */
const inWords = (error: unknown): Error => {
  if (error instanceof Stop) return new Stop(error.exit, seen(error.message));
  if (error instanceof BadSetting) return misused(error.message);
  if (error instanceof Error && 'clientVersion' in error)
    return new Stop(exits.unreachable, `The database can not be read: ${error.message.trim().split('\n').at(-1)!}.`);
  return error as Error;
};

/** Checks what the service has signed, by itself or in the database. Asks no service. */
export const verify = defineArguments({
  name: 'verify',
  takes: '[FILE]',
  does: 'checks a receipt or checkpoints, or a whole trail',
  note: "A receipt or a file of checkpoints is checked without the service; with --account the account's whole trail, its tables and its checkpoints are, in the database.",
  options: {
    account: { type: 'string', value: 'ACCOUNT', does: 'whose trail is checked, in the database of DATABASE_URL' },
    key: {
      type: 'string',
      value: 'FILE|URL',
      does: "what the service publishes at /.well-known/countersign-key: a copy of that, its URL, a JWK, or name+hash+base64; without it this machine's own: COUNTERSIGN_SIGNING_KEY, or what the data folder keeps",
    },
  },
  async run({ positionals: [file], values: { account, key }, io }) {
    if ((file === undefined) === (account === undefined))
      throw misused('A FILE or --account ACCOUNT is expected, one of them. countersign verify --help says more.');
    try {
      const { ok, lines } =
        account === undefined
          ? { ok: true, lines: await verifyFile(file!, key, io.env) }
          : await verifyAccount(account, key, io.env);
      (ok ? io.out : io.note)(seen(lines.join('\n')));
      return ok ? exits.done : exits.refused;
    } catch (error) {
      throw inWords(error);
    }
  },
});
