import { until } from './until.ts';
import type { Answer, World } from './world.ts';

/** What tests read of a change. */
export interface ChangeAnswer {
  readonly id: string;
  readonly number: number;
  readonly digest: string;
  readonly state: string;
  readonly stateReason: { readonly code: string; readonly text: string } | null;
  readonly description: string;
  readonly approvals: { readonly required: number; readonly received: number; readonly missing: number };
  readonly decisions: readonly {
    readonly officer: { readonly id: string; readonly name: string };
    readonly verdict: string;
    readonly comment: string | null;
  }[];
  readonly warnings: readonly { readonly code: string; readonly message: string }[];
  readonly appliedVersion: number | null;
  readonly expiresAt: string;
  readonly workflowId: string;
  readonly resubmits: string | null;
}

export interface Problem {
  readonly code: string;
  readonly status: number;
  readonly detail: string;
  readonly problems: readonly { readonly code: string; readonly message: string }[];
}

export interface UserAnswer {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly status: string;
  readonly officer: boolean;
}

export interface EventAnswer {
  readonly type: string;
  readonly hash: string;
  readonly actorId: string | null;
  readonly changeId: string | null;
  readonly data: Readonly<Record<string, unknown>>;
}

type Numbered = Pick<ChangeAnswer, 'id' | 'number' | 'digest'>;

const over = new Set(['applied', 'rejected', 'withdrawn', 'expired', 'conflicted', 'failed']);

export const addressOf = (person: string): string => `${person}@acme.example`;

/** An organization of a world, as its people see it. */
export class TestAccount {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly officers: readonly string[];
  readonly #world: World;

  constructor(world: World, opened: { id: string; slug: string; name: string }, officers: readonly string[]) {
    this.#world = world;
    this.id = opened.id;
    this.slug = opened.slug;
    this.name = opened.name;
    this.officers = officers;
  }

  get path(): string {
    return `/v1/accounts/${this.slug}`;
  }

  /** Submits as the first officer unless somebody else is named. */
  submit(
    kind: string,
    payload: unknown,
    { by = this.officers[0]!, reason = 'As agreed.' } = {},
  ): Promise<ChangeAnswer> {
    return this.#world.get(by, 'POST', `${this.path}/changes`, { kind, payload, reason });
  }

  refusedSubmission(kind: string, payload: unknown, by = this.officers[0]!): Promise<Answer<Problem>> {
    return this.#world.ask(by, 'POST', `${this.path}/changes`, { kind, payload });
  }

  read({ id }: Pick<Numbered, 'id'>): Promise<ChangeAnswer> {
    return this.#world.get(this.officers[0]!, 'GET', `${this.path}/changes/${id}`);
  }

  /** Decides through the API. */
  decide<T = ChangeAnswer>(
    person: string,
    { id, digest }: Numbered,
    verdict: 'approve' | 'reject' = 'approve',
    comment?: string,
  ): Promise<Answer<T>> {
    return this.#world.ask(person, 'POST', `${this.path}/changes/${id}/decisions`, {
      ...{ verdict, digest },
      ...(comment !== undefined && { comment }),
    });
  }

  withdraw(person: string, { id }: Numbered): Promise<Answer<ChangeAnswer & Problem>> {
    return this.#world.ask(person, 'POST', `${this.path}/changes/${id}/withdraw`, {});
  }

  ended(change: Numbered): Promise<ChangeAnswer> {
    return until(`change #${change.number} of ${this.name} ends`, async () => {
      const now = await this.read(change);
      return over.has(now.state) ? now : undefined;
    });
  }

  /** Submits a change, gives it the approvals that it needs, and waits until it is applied. */
  async enact(kind: string, payload: unknown, by = this.officers[0]!): Promise<ChangeAnswer> {
    const change = await this.submit(kind, payload, { by });
    const approvers = this.officers.filter((officer) => officer !== by).slice(0, change.approvals.required);
    for (const approver of approvers) await this.decide(approver, change);
    const ended = await this.ended(change);
    if (ended.state !== 'applied')
      throw new Error(`${kind} ended as ${ended.state}: ${ended.stateReason?.text ?? 'no reason'}`);
    return ended;
  }

  async users(): Promise<readonly UserAnswer[]> {
    const { items } = await this.#world.get<{ items: UserAnswer[] }>(
      this.officers[0]!,
      'GET',
      `${this.path}/users?limit=200`,
    );
    return items;
  }

  /** The user of a demo person. */
  async userOf(person: string): Promise<UserAnswer> {
    const users = await this.users();
    const found = users.find(({ email }) => email === addressOf(person));
    if (found === undefined) throw new Error(`${addressOf(person)} is no user of ${this.name}`);
    return found;
  }

  async version(): Promise<number> {
    return (await this.#world.get<{ version: number }>(this.officers[0]!, 'GET', this.path)).version;
  }

  async events(change?: Numbered): Promise<readonly EventAnswer[]> {
    const items: EventAnswer[] = [];
    for (let cursor: string | null = null; ;) {
      const more: string = cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`;
      const page: { items: EventAnswer[]; nextCursor: string | null } = await this.#world.get(
        this.officers[0]!,
        'GET',
        `${this.path}/audit?limit=200${more}`,
      );
      items.push(...page.items);
      cursor = page.nextCursor;
      if (cursor === null) return change === undefined ? items : items.filter((event) => event.changeId === change.id);
    }
  }

  verify(): Promise<{ ok: boolean; events: number; tables: { ok: boolean; differences: unknown[] } }> {
    return this.#world.get(this.officers[0]!, 'GET', `${this.path}/audit/verify`);
  }

  /** The letters about a change that an address has got, newest first. */
  async lettersTo(address: string, { number }: Pick<Numbered, 'number'>) {
    const letters = await this.#world.letters.list({ to: address, limit: 500 });
    return letters.filter(({ subject }) => subject.startsWith(`[${this.name}] `) && subject.endsWith(` (#${number})`));
  }

  /** The letter about a change to one of the demo people whose subject begins so, once it is there. */
  letter(person: string, change: Pick<Numbered, 'number'>, lead: string) {
    return until(`a letter "${lead}: …" about #${change.number} to ${person}`, async () =>
      (await this.lettersTo(addressOf(person), change)).find(({ subject }) =>
        subject.startsWith(`[${this.name}] ${lead}: `),
      ),
    );
  }

  /** An officer's own link to a change, from their letter. */
  async link(person: string, change: Pick<Numbered, 'number'>, lead = 'Approve'): Promise<string> {
    const { text } = await this.letter(person, change, lead);
    const link = /https?:\/\/\S+\/approve\/[\w-]+/.exec(text)?.[0];
    if (link === undefined) throw new Error(`the letter to ${person} holds no link: ${text}`);
    return link;
  }
}
