/** Something that is done again and again, until it is stopped. */
export interface Beats {
  /** Ends with the beat that is under way. */
  stop(): Promise<void>;
}

/** Does `beat` every so many seconds, counted from the end of the one before; `missed` hears of what it throws, in a word. */
export const startBeats = (beat: () => Promise<void>, everySeconds: number, missed: (error: string) => void): Beats => {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();
  const schedule = (): void => {
    if (stopped) return;
    timer = setTimeout(() => {
      running = beat()
        .catch((error: unknown) => missed(messageOf(error)))
        .finally(schedule);
    }, everySeconds * 1_000);
  };
  schedule();
  return {
    stop() {
      stopped = true;
      clearTimeout(timer);
      return running;
    },
  };
};

/** What an error says, for a log. */
export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : 'unknown');
