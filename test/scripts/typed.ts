import { runCountersign } from '../../scripts/countersign/main.ts';

/** What came of a command. */
export interface Typed {
  readonly exit: number;
  readonly out: string;
  /** Questions, notes and refusals. */
  readonly notes: string;
}

export interface Typing {
  readonly stdin?: string;
  /** What is answered to every question; nobody sits before a terminal where it is absent. */
  readonly answer?: string;
}

/** Types commands at the service of an address, with a token. */
export const typingAt =
  (url: string, token: string) =>
  async (args: readonly string[], { stdin = '', answer }: Typing = {}): Promise<Typed> => {
    const [out, notes]: [string[], string[]] = [[], []];
    const exit = await runCountersign(args, {
      env: { COUNTERSIGN_URL: url, COUNTERSIGN_TOKEN: token },
      out: (text) => void out.push(text),
      note: (text) => void notes.push(text),
      readStdin: () => Promise.resolve(stdin),
      ...(answer !== undefined && {
        ask: (question: string) => {
          notes.push(question);
          return Promise.resolve(answer);
        },
      }),
    });
    return { exit, out: out.join('\n'), notes: notes.join('\n') };
  };

export type Countersign = ReturnType<typeof typingAt>;
