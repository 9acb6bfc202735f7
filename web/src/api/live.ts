import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { meQuery } from './queries';

/** After so long a refused stream is asked for again; each time longer, up to the most. */
const RETRY_MS = 5_000;
const MOST_RETRY_MS = 60_000;

/**
 * Reads everything of the account anew whenever something happened in it. Of all the windows of a browser one alone
 * holds the stream, and tells the others: browsers allow few connections to one host.
 */
export const useLive = (account: string): void => {
  const client = useQueryClient();
  useEffect(() => {
    const ended = new AbortController();
    const channel = new BroadcastChannel(`countersign-live-${account}`);
    const moved = (): void => {
      void client.invalidateQueries({ queryKey: ['account', account] });
    };
    let last: string | undefined;
    channel.onmessage = ({ data }: MessageEvent<string>) => {
      last = data;
      moved();
    };
    const listen = (): Promise<void> =>
      new Promise((resolve) => {
        let events: EventSource | undefined;
        let timer: number | undefined;
        let wait = RETRY_MS;
        const open = (): void => {
          events = new EventSource(`/v1/accounts/${encodeURIComponent(account)}/live`);
          events.addEventListener('moved', ({ data }: MessageEvent<string>) => {
            wait = RETRY_MS;
            // The first one after a reconnection tells nothing new, unless something was missed.
            if (last !== undefined && last !== data) {
              moved();
              channel.postMessage(data);
            }
            last = data;
          });
          events.onerror = () => {
            if (events?.readyState !== EventSource.CLOSED) return;
            // Refused: the reader may be no officer any more, or not signed in, and then sees something else.
            void client.invalidateQueries(meQuery);
            moved();
            timer = window.setTimeout(open, wait);
            wait = Math.min(2 * wait, MOST_RETRY_MS);
          };
        };
        open();
        ended.signal.addEventListener('abort', () => {
          window.clearTimeout(timer);
          events?.close();
          resolve();
        });
      });
    navigator.locks.request(`countersign-live-${account}`, { signal: ended.signal }, listen).catch((error: unknown) => {
      if (!ended.signal.aborted) throw error;
    });
    return () => {
      ended.abort();
      channel.close();
    };
  }, [account, client]);
};
