import { setTimeout as delay } from 'node:timers/promises';
import type { Letter } from '../../../src/processes/embedded/letter-store.ts';
import type { Theatre } from './theatre.ts';

const REQUEST_MS = 5_000;
const AT_ONCE = 6;
const PAUSE_MS = 1_500;
/** So many links at most are fetched at a time while others work. */
const MOST = 12;

const linksIn = ({ text }: Letter): string[] => text.match(/https?:\/\/\S+\/(?:approve|enrol)\/[\w-]+/g) ?? [];

export const linksOf = (letters: readonly Letter[]): string[] => [...new Set(letters.flatMap(linksIn))];

const asScannersDo = (link: string): readonly RequestInit[] => [
  { method: 'HEAD' },
  { method: 'GET' },
  // A form of nobody's, from nowhere: without a session, and without what the page itself would send.
  ...(link.includes('/approve/')
    ? [
        {
          method: 'POST',
          headers: { 'content-type': 'application/x-www-form-urlencoded' },
          body: 'verdict=approve&comment=scanned',
        },
      ]
    : []),
];

const fetchOnce = async (link: string, init: RequestInit): Promise<number> => {
  const signal = AbortSignal.timeout(REQUEST_MS);
  const answer = await fetch(link, { redirect: 'manual', ...init, signal }).catch(() => undefined);
  await answer?.arrayBuffer().catch(() => undefined);
  return answer?.status ?? 0;
};

/** Fetches links in every way that scanners of mail do; answers how many requests were answered. */
export const fetchLinks = async (links: readonly string[]): Promise<number> => {
  let answered = 0;
  const queue = links.flatMap((link) => asScannersDo(link).map((init) => ({ link, init })));
  const next = async (): Promise<void> => {
    for (let one = queue.pop(); one !== undefined; one = queue.pop())
      if ((await fetchOnce(one.link, one.init)) > 0) answered++;
  };
  await Promise.all(Array.from({ length: AT_ONCE }, next));
  return answered;
};

/** Fetches the links of new letters while the clients work. */
export const scan = async (theatre: Theatre, isOver: () => boolean): Promise<number> => {
  const seen = new Set<string>();
  let fetched = 0;
  while (!isOver()) {
    await delay(PAUSE_MS);
    const links = linksOf(await theatre.letters()).filter((link) => !seen.has(link));
    for (const link of links.slice(0, MOST)) seen.add(link);
    fetched += await fetchLinks(links.slice(0, MOST));
  }
  return fetched;
};
