import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';

const RETRY_MS = 5_000;

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
    channel.onmessage = moved;
    const listen = (): Promise<void> =>
      new Promise((resolve) => {
        let events: EventSource | undefined;
        let timer: number | undefined;
        let last: string | undefined;
        const open = (): void => {
          events = new EventSource(`/v1/accounts/${encodeURIComponent(account)}/live`);
          events.addEventListener('moved', ({ data }: MessageEvent<string>) => {
            // The first one after a reconnection tells nothing new, unless something was missed.
            if (last !== undefined && last !== data) {
              moved();
              channel.postMessage('moved');
            }
            last = data;
          });
          events.onerror = () => {
            // Refused for good: whoever reads is told by the next question that is refused.
            if (events?.readyState !== EventSource.CLOSED) return;
            moved();
            timer = window.setTimeout(open, RETRY_MS);
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
