import type { CookieOptions, Request, Response } from 'express';
import type { z } from 'zod';
import type { AccountState } from '../domain/account-state.ts';
import type { ServiceScope } from '../domain/entities/service-tokens.ts';
import type { User } from '../domain/entities/users.ts';
import type { RefusalCode } from '../domain/problems.ts';
import type { PersonalScope } from '../store/personal-tokens.ts';
import type { IdempotentRequest, Made } from '../store/idempotency.ts';
import type { SignedIn } from './authenticate.ts';
import type { RateLimit } from './rate-limits.ts';
import type { Trace } from './request-trace.ts';
import type { Services } from './services.ts';

/**
 * Who may call. `officer` is an officer of an organization, or an owner of any other account (R12, R13); `member` is
 * every active user of the account; `operator` is the support desk, known by the claim alone.
 */
export type Who = 'anyone' | 'signed-in' | 'member' | 'officer' | 'operator';

export type Method = 'get' | 'post';

export const tags = {
  Accounts: 'Applications, and what an account is.',
  People: 'Users, their rights, officers, companies and authorizers.',
  Changes: 'Everything that alters an account goes through a change.',
  'Support desk': 'What no change can do: asked for by officers and owners, decided by operators of the service.',
  Webhooks: 'What is told to other systems, and what became of it.',
  Trail: 'The record of everything done, and its proof.',
  'Approval pages': 'What the links of letters open.',
  Console: 'Where officers work, in a browser.',
  Passkeys: 'Keys of people\u2019s own devices, to sign in and to sign what they decide.',
  Service: 'Signing in on the pages, health, figures and documentation.',
} as const;
export type Tag = keyof typeof tags;

type ParamName<P extends string> = P extends `${string}{${infer Name}}${infer Rest}` ? Name | ParamName<Rest> : never;

/** The account of a path, and who the caller is in it. */
export interface AccountContext {
  readonly id: string;
  readonly slug: string;
  readonly state: AccountState;
  /** The time of the state, in milliseconds: of now, for whoever asks. */
  readonly now: number;
  /** How many events the account had by then; null where it was not asked. */
  readonly eventCount: number | null;
  readonly userId: string;
  readonly user: User;
  /** May read and use the security functions of the account. */
  readonly isOfficer: boolean;
}

/** What a handler gets; nothing that the route has not asked for. */
export type Context<W extends Who = Who, P extends string = string, Q = unknown, B = unknown> = {
  readonly services: Services;
  readonly request: Request;
  readonly trace: Trace;
  readonly params: Readonly<Record<ParamName<P>, string>>;
  readonly query: Q;
  readonly body: B;
  /** Goes with a good answer. */
  setCookies(this: void, cookies: readonly Cookie[]): void;
} & (W extends 'anyone' ? { identify(this: void): Promise<SignedIn | undefined> } : { readonly signedIn: SignedIn }) &
  (W extends 'member' | 'officer' ? { readonly account: AccountContext } : unknown);

/** The account of a path, as a service sees it that brought a token of the account. */
export interface ServiceAccount {
  readonly id: string;
  readonly slug: string;
  readonly state: AccountState;
  readonly tokenId: string;
}

/** What the handler for services gets. */
export type ServiceContext<P extends string = string, Q = unknown, B = unknown> = Omit<
  Context<'anyone', P, Q, B>,
  'identify'
> & { readonly account: ServiceAccount };

/** What a personal token can be for at a route: SCIM's addresses are mounted by themselves. */
type RouteScope = Exclude<PersonalScope, 'scim'>;

/** How a route answers services: those alone whose token has the scope. */
interface ForServices<P extends string, Q, B, A> {
  readonly scope: ServiceScope;
  readonly handle: (context: ServiceContext<P, Q, B>) => Promise<A>;
}

interface Once {
  /** The request's `Idempotency-Key`, which the transaction that does the work takes. */
  readonly once?: IdempotentRequest | undefined;
}

/** What the browser is to keep. */
export interface Cookie {
  readonly name: string;
  readonly value: string;
  readonly options: CookieOptions;
}

/** What goes back to the client. */
export interface Reply {
  readonly status: number;
  readonly json?: unknown;
  readonly text?: { readonly type: string; readonly body: string };
  readonly bytes?: { readonly type: string; readonly body: Buffer };
  /**
   * Goes on being sent after the request has been answered, and counts as no work. Takes the response over; may throw
   * what refuses it as long as nothing is sent.
   */
  readonly stream?: (response: Response) => void;
  readonly headers?: Readonly<Record<string, string>>;
  readonly cookies?: readonly Cookie[];
}

/** One answer of a route, for the document. */
export interface Answer {
  readonly description: string;
  readonly type:
    | 'application/json'
    | 'text/html'
    | 'text/css'
    | 'text/javascript'
    | 'text/plain'
    | 'text/event-stream'
    | 'image/svg+xml'
    | null;
  readonly schema?: z.ZodType;
}

interface Declared<W extends Who, P extends string, B> {
  readonly method: Method;
  /** As OpenAPI writes it: `/v1/accounts/{account}`. */
  readonly path: P;
  readonly tag: Tag;
  readonly summary: string;
  readonly description?: string;
  readonly who: W;
  readonly body?: z.ZodType<B>;
  /** Whether the body may be as large as an application or a change set. */
  readonly large?: boolean;
  /** How often it may be asked: by the person, on a page for anyone by the network. Counted before the body is read. */
  readonly limit?: RateLimit;
  /** Refusals beside those that follow from the declaration. */
  readonly refuses?: readonly RefusalCode[];
}

interface JsonDeclared<W extends Who, P extends string, Q, B, A> extends Declared<W, P, B> {
  readonly query?: z.ZodObject & z.ZodType<Q>;
  /** Takes an `Idempotency-Key`; this answers a repeat whose first answer was lost, by what the first made. */
  readonly answerAgain?: (context: Context<W, P>, made: Made) => Promise<NoInfer<A>>;
  /** Codes that this route answers with another status than usual. */
  readonly statuses?: Partial<Record<RefusalCode, number>>;
  /**
   * Throws what the path alone refuses. Asked only when something else would be refused that comes later in the order
   * of refusals.
   */
  readonly pathFirst?: (context: Context<W, P>) => Promise<void>;
  /** Without it, no service's token is taken here. */
  readonly forServices?: ForServices<P, Q, B, NoInfer<A>>;
  /** The scope of the personal tokens that are taken here. Without it, none is. */
  readonly forTokens?: RouteScope;
  readonly status: 200 | 201 | 202;
  readonly answer: z.ZodType<A>;
  /** Other answers than `status`. */
  readonly otherAnswers?: Readonly<Record<number, Answer>>;
  /** Where the thing made is found. */
  readonly location?: (body: A) => string;
  readonly handle: (context: Context<W, P, Q, B> & Once) => Promise<NoInfer<A>>;
}

interface PageDeclared<W extends Who, P extends string, B> extends Declared<W, P, B> {
  readonly answers: Readonly<Record<number, Answer>>;
  readonly handle: (context: Context<W, P, Record<string, unknown>, B>) => Promise<Reply>;
}

interface StreamDeclared<W extends Who, P extends string> extends Declared<W, P, undefined> {
  readonly handle: (context: Context<W, P>) => Promise<Reply & Required<Pick<Reply, 'stream'>>>;
}

/** A route with its types folded away: what is mounted, and what the document is made from. */
export interface Route extends Declared<Who, string, unknown> {
  /** Read by people: refusals are pages, forms are taken, and the query is the handler's own affair. */
  readonly page: boolean;
  /** Asked again and again by whatever is open somewhere: it does not show that somebody is there. */
  readonly unattended: boolean;
  readonly query?: z.ZodObject;
  readonly answerAgain?: (context: Context, made: Made) => Promise<Reply>;
  readonly statuses: Partial<Record<RefusalCode, number>>;
  readonly pathFirst?: (context: Context) => Promise<void>;
  readonly forServices?: ForServices<string, unknown, unknown, Reply>;
  readonly forTokens?: RouteScope;
  readonly answers: Readonly<Record<number, Answer>>;
  readonly handle: (context: Context & Once) => Promise<Reply>;
  /** The headers that follow from an answer's body, whether it is made now or replayed. */
  readonly headersOf: (body: unknown) => Readonly<Record<string, string>>;
}

/** Declares a route of the API. What its handler returns is the body of its one good answer. */
export const route = <W extends Who, P extends string, Q, B, A>({
  status,
  answer,
  otherAnswers = {},
  location,
  answerAgain,
  forServices,
  handle,
  ...declared
}: JsonDeclared<W, P, Q, B, A>): Route => {
  const answers = {
    [status]: { description: declared.summary, type: 'application/json', schema: answer },
    ...otherAnswers,
  };
  const typed = {
    statuses: {},
    ...declared,
    ...(answerAgain !== undefined && {
      answerAgain: async (context: Context<W, P>, made: Made) => ({ status, json: await answerAgain(context, made) }),
    }),
    ...(forServices !== undefined && {
      forServices: {
        scope: forServices.scope,
        handle: async (context: ServiceContext<P, Q, B>) => ({ status, json: await forServices.handle(context) }),
      },
    }),
    page: false,
    unattended: false,
    answers,
    headersOf: (body: A) => (location === undefined ? {} : { location: location(body) }),
    handle: async (context: Context<W, P, Q, B> & Once) => ({ status, json: await handle(context) }),
  };
  return typed as unknown as Route;
};

/** Declares a page, or anything else whose answer is no JSON of the API. */
export const page = <W extends Who, P extends string, B>(declared: PageDeclared<W, P, B>): Route =>
  ({ ...declared, page: true, unattended: false, statuses: {}, headersOf: () => ({}) }) as unknown as Route;

/** Declares server-sent events, which a browser reads without anybody doing anything. */
export const stream = <W extends Who, P extends string>(declared: StreamDeclared<W, P>): Route =>
  ({
    ...declared,
    page: false,
    unattended: true,
    statuses: {},
    answers: { 200: { description: declared.summary, type: 'text/event-stream' } },
    headersOf: () => ({}),
  }) as unknown as Route;

export const htmlReply = (status: number, body: string, headers: Reply['headers'] = {}): Reply => ({
  status,
  headers,
  text: { type: 'text/html', body },
});

export const redirectTo = (path: string): Reply => ({ status: 303, headers: { location: path } });
