import type { Inbox } from '../../src/processes/embedded/inbox.ts';
import type { Letter } from '../../src/processes/embedded/letter-store.ts';
import type { Stage } from '../acceptance/processes.ts';
import { until } from '../acceptance/until.ts';

/** An account of demo people, of which Ada starts every change. */
export interface PlayedAccount {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
}

export interface PlayedChange {
  readonly id: string;
  readonly number: number;
  readonly digest: string;
  readonly workflowId: string;
}

/** What happened to a change, as a client sees it. */
export interface ChangeAnswer extends PlayedChange {
  readonly state: string;
  readonly stateReason: { readonly text: string } | null;
  readonly next: { readonly what: string };
}

/** Whom a test asks: one API of a stage, or another one. */
export type AtApi = Pick<Stage, 'client'>;

/** Where the letters come: the stage's mail server, or another one. */
export interface WithMail {
  readonly mail: Pick<Inbox, 'letters'>;
}

export const OFFICERS = ['ben', 'cleo', 'dev', 'eva'] as const;
export type Officer = (typeof OFFICERS)[number];

const LETTERS = 100_000;

export const emailOf = (person: string): string => `${person}@acme.example`;

/** Opens an account by its applicant Ada; each officer signs in once, which binds their identity. */
export const openAccount = async (
  { client }: AtApi,
  name: string,
  officers: readonly Officer[] = OFFICERS,
): Promise<PlayedAccount> => {
  const { account } = await client<{ account: { id: string; slug: string } }>('ada', 'POST', '/v1/applications', {
    clientType: 'organization',
    name,
    applicant: { name: 'Ada', email: emailOf('ada') },
    officers: officers.map((officer) => ({ name: officer, email: emailOf(officer) })),
    requiredApprovals: 2,
  });
  for (const officer of ['ada', ...officers]) await client(officer, 'GET', '/v1/me');
  return { ...account, name };
};

const changesOf = (account: PlayedAccount): string => `/v1/accounts/${account.slug}/changes`;

export const submit = (
  { client }: AtApi,
  account: PlayedAccount,
  kind: string,
  payload: unknown,
  initiator = 'ada',
): Promise<PlayedChange> => client<PlayedChange>(initiator, 'POST', changesOf(account), { kind, payload });

export const decide = (
  { client }: AtApi,
  account: PlayedAccount,
  change: PlayedChange,
  officer: string,
  verdict: 'approve' | 'reject' = 'approve',
): Promise<ChangeAnswer> =>
  client(officer, 'POST', `${changesOf(account)}/${change.id}/decisions`, { verdict, digest: change.digest });

export const read = ({ client }: AtApi, account: PlayedAccount, change: PlayedChange): Promise<ChangeAnswer> =>
  client('ada', 'GET', `${changesOf(account)}/${change.id}`);

/** Waits for the change's end, through the API. */
export const untilEnded = (stage: AtApi, account: PlayedAccount, change: PlayedChange): Promise<ChangeAnswer> =>
  until(`change #${change.number} ends`, async () => {
    const answer = await read(stage, account, change);
    return answer.state === 'pending' || answer.state === 'approved' ? false : answer;
  });

/** Lets letters that went be long ago, so that those of the next change go by themselves (R48). */
export const forgetPace = async (stage: Stage): Promise<void> => {
  await stage.sql('UPDATE notices SET taken_at = NULL WHERE sent_at IS NOT NULL');
};

/** Waits until every letter that a change owes is recorded as sent. */
export const untilPosted = (stage: Stage, account: PlayedAccount, change: PlayedChange): Promise<boolean> =>
  until(`change #${change.number} owes no letter`, async () => {
    const owed = await stage.sql('SELECT 1 FROM notices WHERE account_id = $1 AND change_id = $2 AND sent_at IS NULL', [
      account.id,
      change.id,
    ]);
    return owed.length === 0;
  });

/** Waits until a change that has ended owes no letter, and its workflow has ended too. */
export const untilQuiet = async (stage: Stage, account: PlayedAccount, change: PlayedChange): Promise<void> => {
  await untilPosted(stage, account, change);
  await until(`the workflow of change #${change.number} ends`, () =>
    stage.withTemporal(
      async (client) => (await client.workflow.getHandle(change.workflowId).describe()).status.name === 'COMPLETED',
    ),
  );
};

/** All letters about a change that came, by their subjects. */
export const lettersOf = async (stage: WithMail, account: PlayedAccount, change: PlayedChange): Promise<Letter[]> =>
  (await stage.mail.letters.list({ limit: LETTERS })).filter(
    ({ subject }) => subject.startsWith(`[${account.name}]`) && subject.endsWith(`(#${change.number})`),
  );

const linkIn = ({ text }: Letter): string | undefined => /https?:\/\/\S+\/approve\/[\w-]+/.exec(text)?.[0];

/** The digest letters that a change is in. */
export const digestsOf = async (stage: WithMail, account: PlayedAccount, change: PlayedChange): Promise<Letter[]> =>
  (await stage.mail.letters.list({ limit: LETTERS })).filter(
    ({ subject, text }) => subject.startsWith(`[${account.name}]`) && text.includes(`\n#${change.number}: `),
  );

/** Who has been asked to decide, by letter. */
const askedByLetter = async (
  stage: WithMail,
  account: PlayedAccount,
  change: PlayedChange,
): Promise<ReadonlySet<string>> =>
  new Set(
    (await lettersOf(stage, account, change)).filter((letter) => linkIn(letter) !== undefined).flatMap(({ to }) => to),
  );

/** Waits until each of these officers has a letter with a link. */
export const untilAsked = (
  stage: WithMail,
  account: PlayedAccount,
  change: PlayedChange,
  officers: readonly string[] = OFFICERS,
): Promise<boolean> =>
  until(`every officer has a letter about change #${change.number}`, async () => {
    const asked = await askedByLetter(stage, account, change);
    return officers.every((officer) => asked.has(emailOf(officer)));
  });

const hiddenFields = (page: string): Record<string, string> =>
  Object.fromEntries(
    [...page.matchAll(/<input[^>]*type="hidden"[^>]*>/g)].map(([tag]) => [
      /name="([^"]*)"/.exec(tag)?.[1] ?? '',
      /value="([^"]*)"/.exec(tag)?.[1] ?? '',
    ]),
  );

/** Opens the link of the officer's newest letter, and presses Approve on its page. */
export const approveByLetter = async (
  stage: Stage,
  account: PlayedAccount,
  change: PlayedChange,
  officer: Officer,
): Promise<void> => {
  const letter = (await lettersOf(stage, account, change)).find(
    (one) => one.to.includes(emailOf(officer)) && linkIn(one) !== undefined,
  );
  const link = letter && linkIn(letter);
  if (link === undefined) throw new Error(`${officer} has no letter with a link for change #${change.number}`);
  const page = await (await fetch(link)).text();
  const posted = await fetch(link, {
    method: 'POST',
    headers: { origin: stage.publicUrl, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ ...hiddenFields(page), verdict: 'approve', comment: '' }),
  });
  if (!posted.ok) throw new Error(`the page of ${officer}'s link answered ${posted.status}: ${await posted.text()}`);
};
