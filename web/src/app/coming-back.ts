import { useLayoutEffect, useRef } from 'react';
import { useLocation, useNavigationType, type Path } from 'react-router';

const KEPT = 'countersign:read-to';
const MOST_KEPT = 100;
/** So long is waited for what is not there again yet: a list is read page by page. */
const PATIENCE_MS = 30_000;

/** Whoever opens an address afresh begins at its top, also where this window has shown it before. */
const isOpenedAfresh = (): boolean =>
  (performance.getEntriesByType('navigation')[0] as PerformanceNavigationTiming | undefined)?.type === 'navigate';

const kept = (): Map<string, number> => {
  try {
    const found = new Map(JSON.parse(sessionStorage.getItem(KEPT) ?? '[]') as [string, number][]);
    // The first entry of every document is called so.
    if (isOpenedAfresh()) found.delete('default');
    return found;
  } catch {
    return new Map();
  }
};

/** How far down each entry of the window's history has been read, in pixels. */
const readTo = kept();
const visited = new Map<number, Path>();

const placeInHistory = (): number => (window.history.state as { idx?: number } | null)?.idx ?? 0;

/** The entry of the window's history that going back leads to, as far as this document has shown it. */
export const entryBefore = (): Path | undefined => visited.get(placeInHistory() - 1);

const signs = ['wheel', 'touchstart', 'pointerdown', 'keydown'] as const;

/** Scrolls down as soon as there is enough to scroll, unless the reader does something first. */
const comeTo = (offset: number, onEnd: () => void): (() => void) => {
  const end = (): void => {
    observer.disconnect();
    window.clearTimeout(timer);
    for (const sign of signs) window.removeEventListener(sign, end);
    onEnd();
  };
  const go = (): void => {
    window.scrollTo(0, offset);
    if (Math.abs(window.scrollY - offset) <= 1) end();
  };
  const observer = new ResizeObserver(go);
  const timer = window.setTimeout(end, PATIENCE_MS);
  for (const sign of signs) window.addEventListener(sign, end, { passive: true });
  observer.observe(document.body);
  go();
  return end;
};

/** The browser would do so itself, but before there is anything to scroll. */
const useOwnRestoration = (): void =>
  useLayoutEffect(() => {
    const take = (): void => void (window.history.scrollRestoration = 'manual');
    const giveBack = (): void => {
      sessionStorage.setItem(KEPT, JSON.stringify([...readTo].slice(-MOST_KEPT)));
      window.history.scrollRestoration = 'auto';
    };
    take();
    window.addEventListener('pageshow', take);
    window.addEventListener('pagehide', giveBack);
    return () => {
      window.removeEventListener('pageshow', take);
      window.removeEventListener('pagehide', giveBack);
    };
  }, []);

/** What a link says to whom its page should not begin at the top: it alters only a part of it. */
export const stays = { stays: true } as const;

/** A page that is gone to begins at its top; one that is come back to, where it was left. */
export const useComingBack = (): void => {
  const location = useLocation();
  const type: string = useNavigationType();
  const isFirst = useRef(true);
  useOwnRestoration();
  const { key, hash } = location;
  const entry = `${key}${hash}`;
  useLayoutEffect(() => {
    visited.set(placeInHistory(), location);
    const top = hash === '' && !isFirst.current ? 0 : null;
    isFirst.current = false;
    const isStaying = (location.state as Partial<typeof stays> | null)?.stays === true;
    const offset = type === 'POP' ? (readTo.get(entry) ?? top) : type === 'PUSH' && !isStaying ? 0 : null;
    let isComing = false;
    const note = (): void => {
      if (isComing) return;
      // The newest stand last.
      readTo.delete(entry);
      readTo.set(entry, window.scrollY);
    };
    window.addEventListener('scroll', note, { passive: true });
    let end: (() => void) | undefined;
    if (offset !== null) {
      isComing = true;
      end = comeTo(offset, () => (isComing = false));
    } else note();
    return () => {
      end?.();
      window.removeEventListener('scroll', note);
    };
    // What else of the location moves comes with an entry of its own.
  }, [entry]);
};
