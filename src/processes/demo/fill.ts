import { DEMO_PEOPLE } from '../embedded/demo-people.ts';
import { askTheDesk } from './ask-the-desk.ts';
import { acts, flags, setUp, type PlannedDecision, type PlannedDeed } from './changes.ts';
import { untilEnded, type ChangeAnswer, type DemoClient } from './client.ts';
import { readDirectory, type Directory } from './directory.ts';
import { founders } from './people.ts';

interface Found extends ChangeAnswer {
  readonly reason: string | null;
  readonly resubmits: string | null;
  readonly frozen: unknown;
}

/** The account, as those who fill it reach it. */
interface Doors {
  readonly client: DemoClient;
  readonly slug: string;
  readonly path: string;
}

const hasEnded = ({ state }: Found): boolean => state !== 'pending' && state !== 'approved';

/** The account's changes, the newest first. */
const changesOf = async ({ client, path }: Doors): Promise<readonly Found[]> =>
  (await client<{ items: readonly Found[] }>('ada', 'GET', `${path}/changes?limit=200`)).items;

/**
 * Whether a change of an earlier, interrupted start is the one that is meant. Where it has to come to something and came
 * to something else meanwhile, such as its expiry, it is asked for anew.
 */
const serves = (deed: PlannedDeed, found: Found): boolean =>
  found.reason === deed.reason &&
  (found.resubmits !== null) === 'resubmits' in deed &&
  (!hasEnded(found) || deed.outcome === 'pending' || deed.outcome === 'conflicted' || found.state === deed.outcome);

/** Submits what no earlier start has submitted; undefined where there is nothing to submit again. */
const ask = async (
  { client, path }: Doors,
  deed: PlannedDeed,
  changes: readonly Found[],
  at: Directory,
): Promise<Found | undefined> => {
  const found = changes.find((change) => serves(deed, change));
  if (found !== undefined) return found;
  if (!('resubmits' in deed)) {
    const { kind, payload, reason } = deed;
    return client<Found>(deed.by, 'POST', `${path}/changes`, { kind, payload: payload(at), reason });
  }
  const ended = changes.find(({ reason }) => reason === deed.reason);
  return ended === undefined || ended.state === 'applied'
    ? undefined
    : client<Found>(deed.by, 'POST', `${path}/changes/${ended.id}/resubmit`);
};

const decide = async ({ client, path }: Doors, { id, digest }: Found, planned: PlannedDecision): Promise<void> => {
  const { by, verdict = 'approve', comment } = planned;
  await client(by, 'POST', `${path}/changes/${id}/decisions`, { verdict, digest, ...(comment && { comment }) });
};

/** Has a change decided on, or taken back, and waits for its end where it comes to one. */
const carryOut = async (doors: Doors, deed: PlannedDeed, change: Found): Promise<void> => {
  if (hasEnded(change)) return;
  for (const decision of deed.decisions ?? []) await decide(doors, change, decision);
  if (deed.outcome === 'pending') return;
  if (deed.withdrawn !== undefined)
    await doors.client(deed.by, 'POST', `${doors.path}/changes/${change.id}/withdraw`, { comment: deed.withdrawn });
  const { state, stateReason } = await untilEnded(doors.client, 'ada', doors.slug, change.id);
  if (state !== deed.outcome && deed.outcome !== 'conflicted')
    throw new Error(`the demo account could not be filled: "${deed.reason}" is ${state}, ${stateReason?.text ?? ''}`);
};

/** One act: everything is asked for before anything is decided; what is to conflict is decided last. */
const play = async (doors: Doors, deeds: readonly PlannedDeed[]): Promise<void> => {
  const [at, changes] = await Promise.all([readDirectory(doors.client, doors.path), changesOf(doors)]);
  const asked: { readonly deed: PlannedDeed; readonly change: Found }[] = [];
  for (const deed of deeds) {
    const change = await ask(doors, deed, changes, at);
    if (change !== undefined) asked.push({ deed, change });
  }
  const isLate = ({ deed }: (typeof asked)[number]): boolean => deed.outcome === 'conflicted';
  for (const some of [asked.filter((each) => !isLate(each)), asked.filter(isLate)])
    await Promise.all(some.map(({ deed, change }) => carryOut(doors, deed, change)));
};

/** A first sign-in binds an identity to the user who was invited: only then does that person find the account. */
const signIn = (client: DemoClient, people: readonly string[]): Promise<unknown> =>
  Promise.all(people.map((sub) => client(sub, 'GET', '/v1/me')));

const ofAcme = DEMO_PEOPLE.filter(({ group }) => group.endsWith('of Acme')).map(({ sub }) => sub);

const flagWhatIsWrong = async (doors: Doors): Promise<void> => {
  const changes = await changesOf(doors);
  for (const { reason, by, comment } of flags) {
    const change = changes.find((each) => each.reason === reason);
    if (change !== undefined && !hasEnded(change) && change.frozen === null)
      await doors.client(by, 'POST', `${doors.path}/changes/${change.id}/flag`, { comment });
  }
};

/**
 * Plays what has happened in the demo account so far, through the public API. Every deed finds what an earlier,
 * interrupted start has done of it, so that it ends up the same. Nothing is asked of a desk that has not the demo's people.
 */
export const fillDemoAccount = async (client: DemoClient, slug: string, hasDesk: boolean): Promise<void> => {
  const doors = { client, slug, path: `/v1/accounts/${slug}` };
  await signIn(client, founders);
  await play(doors, setUp);
  await signIn(client, ofAcme);
  for (const deeds of acts) await play(doors, deeds);
  await Promise.all([flagWhatIsWrong(doors), hasDesk && askTheDesk(doors)]);
};
