import type { ProblemError } from '../../src/client/problem.ts';

/** What a script is told by the exit status. Documented in docs/cli.md. */
export const exits = {
  /** Done, or nothing to do. */
  done: 0,
  /** Refused by the rules, not genuine, or not wanted after all. Nothing was altered. */
  refused: 1,
  /** The command, a file or a setting is not as it is expected. Nothing was sent. */
  misused: 2,
  /** The change ended, and was not applied. */
  endedOtherwise: 3,
  /** The change has not ended in time. */
  timedOut: 4,
  /** The service can't be reached, does not know who asks, or can't answer now. */
  unreachable: 5,
} as const;

export type Exit = (typeof exits)[keyof typeof exits];

/** What is told in plain words, without a stack; ends the command. */
export class Stop extends Error {
  readonly exit: Exit;

  constructor(exit: Exit, message: string) {
    super(message);
    this.exit = exit;
  }
}

export const misused = (message: string): Stop => new Stop(exits.misused, message);
export const refused = (message: string): Stop => new Stop(exits.refused, message);

/** How a refusal of the service ends a command: whoever asks again later may be answered, or won't. */
export const exitOf = ({ status, code }: ProblemError): Exit =>
  status === 0 || status === 401 || status >= 500 || code === 'too_many_requests' ? exits.unreachable : exits.refused;
