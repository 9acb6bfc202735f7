import { mkdir, readdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LRUCache } from 'lru-cache';
import PostalMime from 'postal-mime';

/** A letter as its reader would see it. */
export type Letter = {
  /** Rises from letter to letter. */
  readonly id: string;
  /** Every address that it was delivered to. */
  readonly to: readonly string[];
  readonly from: string;
  readonly subject: string;
  /** RFC 3339, UTC: when it was written, or when it came where it doesn't say. */
  readonly date: string;
  readonly text: string;
  /** Empty where the letter has no HTML part. */
  readonly html: string;
  readonly messageId: string;
  readonly headers: readonly { readonly key: string; readonly value: string }[];
};

export type Envelope = { readonly from: string; readonly to: readonly string[] };

export type LetterStore = {
  /** Keeps a letter. It is on the disk when this is done. */
  add(this: void, envelope: Envelope, source: Buffer): Promise<string>;
  /** The newest letters first, all or those delivered to one address (case doesn't matter). */
  list(this: void, query: { to?: string | undefined; limit: number }): Promise<Letter[]>;
  /** How many letters each address has, most first. */
  addresses(this: void): Promise<{ address: string; letters: number }[]>;
  find(this: void, id: string): Promise<Letter | undefined>;
  source(this: void, id: string): Promise<Buffer | undefined>;
};

const ID = /^\d{8}$/;
const PARSED_KEPT = 500;

/**
 * Letters as `.eml` files in a folder, numbered in the order in which they came. Who a letter was delivered to stands in
 * `Delivered-To` lines before its own headers, up to a `Return-Path`, as a mail server writes them.
 */
export async function openLetterStore(folder: string): Promise<LetterStore> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const ids = (await readdir(folder))
    .filter((name) => name.endsWith('.eml') && ID.test(name.slice(0, -4)))
    .map((name) => name.slice(0, -4))
    .sort();
  const recipients = new Map<string, readonly string[]>();
  const parsed = new LRUCache<string, Letter>({ max: PARSED_KEPT });
  let last = Number(ids.at(-1) ?? 0);

  const fileOf = (id: string): string => join(folder, `${id}.eml`);

  async function read(id: string): Promise<Letter> {
    const kept = parsed.get(id);
    if (kept) return kept;
    const letter = await parse(id, await readFile(fileOf(id)), (await stat(fileOf(id))).mtime);
    parsed.set(id, letter);
    recipients.set(id, letter.to);
    return letter;
  }

  async function toOf(id: string): Promise<readonly string[]> {
    return recipients.get(id) ?? (await read(id)).to;
  }

  return {
    async add(envelope, source) {
      last += 1;
      const id = String(last).padStart(8, '0');
      const trace = [...envelope.to.map((address) => `Delivered-To: ${address}`), `Return-Path: <${envelope.from}>`];
      await writeWhole(fileOf(id), Buffer.concat([Buffer.from(`${trace.join('\r\n')}\r\n`), source]));
      recipients.set(id, envelope.to);
      ids.splice(ids.findLastIndex((earlier) => earlier < id) + 1, 0, id);
      return id;
    },

    async list({ to, limit }) {
      const wanted = to?.trim().toLowerCase();
      const found: Letter[] = [];
      for (const id of ids.toReversed()) {
        if (found.length >= limit) break;
        const all = wanted === undefined || wanted === '';
        if (all || (await toOf(id)).some((address) => address.toLowerCase() === wanted)) found.push(await read(id));
      }
      return found;
    },

    async addresses() {
      const counts = new Map<string, number>();
      for (const id of ids) {
        for (const address of new Set((await toOf(id)).map((one) => one.toLowerCase()))) {
          counts.set(address, (counts.get(address) ?? 0) + 1);
        }
      }
      return [...counts]
        .map(([address, letters]) => ({ address, letters }))
        .sort((one, other) => other.letters - one.letters || one.address.localeCompare(other.address));
    },

    find: async (id) => (ids.includes(id) ? read(id) : undefined),
    source: async (id) => (ids.includes(id) ? readFile(fileOf(id)) : undefined),
  };
}

/** A letter is there whole or not at all, also after a kill. A power cut may take the last ones: they are a demo's. */
async function writeWhole(file: string, bytes: Buffer): Promise<void> {
  await writeFile(`${file}.part`, bytes, { mode: 0o600 });
  await rename(`${file}.part`, file);
}

async function parse(id: string, source: Buffer, received: Date): Promise<Letter> {
  const mail = await PostalMime.parse(source);
  // Only the store's own lines count: what stands further down is the sender's word.
  const ownLines = mail.headers.findIndex(({ key }) => key === 'return-path');
  const trace = mail.headers.slice(0, Math.max(0, ownLines));
  const written = mail.date === undefined ? Number.NaN : Date.parse(mail.date);
  return {
    id,
    to: [...new Set(trace.map(({ value }) => value.trim()))],
    from: mail.from?.address ?? '',
    subject: mail.subject ?? '',
    date: (Number.isNaN(written) ? received : new Date(written)).toISOString(),
    text: mail.text ?? '',
    html: mail.html ?? '',
    messageId: mail.messageId ?? '',
    headers: mail.headers.map(({ key, value }) => ({ key, value })),
  };
}
