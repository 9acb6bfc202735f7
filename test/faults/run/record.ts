import { appendFileSync } from 'node:fs';

/** What somebody asked for. */
export interface Ask {
  readonly id: string;
  readonly op: 'open' | 'submit' | 'approve' | 'reject' | 'withdraw';
  readonly actor: string;
  /** The account's slug; none where it is asked to be opened. */
  readonly account: string | null;
  readonly changeId: string | null;
  readonly body: Readonly<Record<string, unknown>>;
  readonly key: string | null;
}

/** `refused`: a 4xx, which leaves nothing. `unknown`: no answer, or a 5xx; it may have been done. */
export type Outcome = 'ok' | 'refused' | 'unknown';

export interface Call {
  readonly ask: Ask;
  /** Milliseconds. */
  readonly invokedAt: number;
  readonly outcome: Outcome;
  readonly status: number | null;
  readonly code: string | null;
  /** The change that the answer is about, as the answer has it. */
  readonly answer: AnsweredChange | null;
}

export interface AnsweredChange {
  readonly id: string;
  readonly number: number;
  readonly digest: string;
  readonly state: string;
  readonly workflowId: string;
  readonly approvals: { readonly required: number };
}

/** Of a fault: that it struck, that it is over, or that it could not strike. */
export interface Note {
  readonly at: number;
  readonly what: string;
  readonly fault: string;
  readonly targets: readonly string[];
  readonly hasStruck?: boolean;
  readonly error?: string;
}

/** The clients' own record: every call before it is made and after, a line of JSON each. */
export class ClientRecord {
  readonly calls: Call[] = [];
  readonly notes: Note[] = [];
  readonly #file: string;

  constructor(file: string) {
    this.#file = file;
  }

  invoke(ask: Ask): void {
    this.#write({ at: Date.now(), what: 'invoke', ...ask });
  }

  settle(call: Call): void {
    const { ask, outcome, status, code, answer } = call;
    this.calls.push(call);
    this.#write({ at: Date.now(), what: outcome, id: ask.id, status, code, change: answer?.id, state: answer?.state });
  }

  /** Writes down what else happened: a fault, its end. */
  note(what: string, about: Omit<Note, 'at' | 'what'>): void {
    const note = { at: Date.now(), what, ...about };
    this.notes.push(note);
    this.#write(note);
  }

  #write(line: object): void {
    appendFileSync(this.#file, `${JSON.stringify(line)}\n`);
  }
}
