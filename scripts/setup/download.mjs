import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

const ANSWER_WITHIN_MS = 4_000;
const STALLED_AFTER_MS = 20_000;

/** Fetches `url` into `file`. Gives up when no answer comes within seconds, or when the bytes stop coming. */
export async function download(url, file) {
  const abort = new AbortController();
  const giveUp = (ms) => setTimeout(() => abort.abort(new Error(`nothing came for ${ms / 1000} s`)), ms);
  let timer = giveUp(ANSWER_WITHIN_MS);
  try {
    const answer = await fetch(url, { signal: abort.signal });
    if (!answer.ok || !answer.body) throw new Error(`HTTP status ${answer.status}`);
    const total = Number(answer.headers.get('content-length')) || undefined;
    let got = 0;
    const watched = async function* (chunks) {
      for await (const chunk of chunks) {
        clearTimeout(timer);
        timer = giveUp(STALLED_AFTER_MS);
        got += chunk.length;
        showProgress(got, total);
        yield chunk;
      }
    };
    await pipeline(Readable.fromWeb(answer.body), watched, createWriteStream(file));
  } catch (error) {
    throw new Error(abort.signal.reason?.message ?? error.cause?.message ?? error.message, { cause: error });
  } finally {
    clearTimeout(timer);
    if (process.stdout.isTTY) process.stdout.write('\r\x1b[K');
  }
}

/** The answer to a small request, as JSON. */
export async function fetchJson(url, accept) {
  const answer = await fetch(url, { headers: { accept }, signal: AbortSignal.timeout(ANSWER_WITHIN_MS) });
  if (!answer.ok) throw new Error(`HTTP status ${answer.status}`);
  return answer.json();
}

function showProgress(got, total) {
  if (!process.stdout.isTTY) return;
  const megabytes = (bytes) => (bytes / 1e6).toFixed(1);
  process.stdout.write(`\r\x1b[K  ${megabytes(got)}${total ? ` of ${megabytes(total)}` : ''} MB`);
}
