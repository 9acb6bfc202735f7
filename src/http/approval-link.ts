import { aboutDecider, hasEnded, subjectsOf } from '../domain/change.ts';
import { judge, standingOf } from '../domain/deciding.ts';
import type { Assurance } from '../domain/entities/account.ts';
import { isActiveOfficer } from '../domain/officers.ts';
import { statusOf, type Problem } from '../domain/problems.ts';
import { hashSecret } from '../identity/secrets.ts';
import { linkByHash, type FoundLink } from '../store/before-account.ts';
import { boundUser, invitedUser } from '../store/people.ts';
import type { Store } from '../store/store.ts';
import { readChange, type ReadChange } from '../transactions/read-change.ts';
import type { Identity } from '../transactions/resolve-person.ts';
import type { SignedIn } from './authenticate.ts';
import { approvalPage } from './pages/approval-page.ts';
import { withScript } from './headers.ts';
import { htmlReply, type Reply } from './route.ts';

const JUST_NOW_MS = 60_000;
const token = /^[\w-]{43}$/;

/** A link as its reader finds it: nothing to be shown, or the change, and what the reader has brought. */
export type OpenedLink =
  | { readonly shows: 'sign-in' | 'link-ended'; /** Nobody was ever sent it. */ readonly guessed?: true }
  | { readonly shows: 'other-person'; readonly signedInAs: string }
  | {
      readonly shows: 'change';
      readonly link: FoundLink;
      readonly read: ReadChange;
      /** Signed in as the officer to whom the link was sent, or by the link alone (R39). */
      readonly proven: Extract<Assurance, 'link' | 'session'>;
    };

/** The user that an identity is, or is about to be, in an account. Binds nothing: opening a page writes nothing (R37). */
const knownAs = async (store: Store, accountId: string, identity: Identity): Promise<string | undefined> => {
  const now = await store.now();
  return store.read(accountId, async (tx) => {
    const { issuer, subject, verifiedEmail } = identity;
    const bound = await boundUser(tx, accountId, { issuer, subject });
    if (bound !== undefined || verifiedEmail === null) return bound;
    return invitedUser(tx, accountId, verifiedEmail, now);
  });
};

/**
 * What a link opens, and to whom (R38, R39). Who is not signed in where that is asked for gets the same for every
 * token; who is somebody else in the account gets nothing, whatever the account asks for. Writes nothing.
 */
export const openLink = async (store: Store, secret: string, signedIn: SignedIn | undefined): Promise<OpenedLink> => {
  const nothing = { shows: signedIn === undefined ? 'sign-in' : 'link-ended' } as const;
  if (!token.test(secret)) return { ...nothing, guessed: true };
  const link = await store.lookUp((db) => linkByHash(db, hashSecret(secret)));
  if (link === undefined) return { ...nothing, guessed: true };
  const read = await readChange(store, link.accountId, link.changeId, link.officerId);
  if (read === undefined) return nothing;
  const { state, change, decisions, view } = read;

  const viewer = signedIn && (await knownAs(store, link.accountId, signedIn.identity));
  const isBound = viewer === link.officerId;
  if (!isBound && view.assurance !== 'link' && signedIn === undefined) return { shows: 'sign-in' };
  if (!isBound && signedIn !== undefined && (view.assurance !== 'link' || viewer !== undefined))
    return { shows: 'other-person', signedInAs: signedIn.caller.email ?? signedIn.caller.subject };

  const officer = state.get('users', link.officerId);
  const stillTheirs = isActiveOfficer(officer) && (isBound || officer.addressSince <= change.baseVersion);
  const used = decisions.some((d) => d.officerId === link.officerId);
  const over = hasEnded(view.state);
  const readable = used || (over ? isBound : !link.ended);
  if (!stillTheirs || !readable) return { shows: 'link-ended' };
  return { shows: 'change', link, read, proven: isBound ? 'session' : 'link' };
};

/** What a post has left to be said on the page. */
export interface Posted {
  readonly refusal: Problem;
  readonly comment: string;
}

/** The page of a link, with its status. `formToken` is for the one form. */
export const linkReply = (
  opened: OpenedLink,
  { path, formToken, posted }: { path: string; formToken: string; posted?: Posted },
): Reply => {
  const signInPath = `/sign-in?returnTo=${encodeURIComponent(path)}`;
  switch (opened.shows) {
    case 'sign-in':
      return htmlReply(200, approvalPage({ shows: 'sign-in', signInPath }));
    case 'other-person':
      return htmlReply(403, approvalPage({ ...opened, signInPath }));
    case 'link-ended':
      return htmlReply(statusOf('link_ended'), approvalPage({ shows: 'link-ended' }));
    case 'change':
      return changeReply(opened, { path, formToken, ...(posted && { posted }) });
  }
};

const changeReply = (
  { link: { officerId }, read, proven }: Extract<OpenedLink, { shows: 'change' }>,
  { path, formToken, posted }: { path: string; formToken: string; posted?: Posted },
): Reply => {
  const { state, change, decisions, context, view } = read;
  const refusal = posted?.refusal ?? null;
  const status = refusal === null ? 200 : statusOf(refusal.code);
  const about = { reader: { id: officerId, name: state.nameOf('users', officerId) }, change: view, refusal };
  const { stop } = context;
  const headers = view.assurance === 'passkey' ? withScript : {};
  const lift = stop?.mayLift.includes(officerId) === true ? { action: path, formToken } : null;

  const own = decisions.find((d) => d.officerId === officerId);
  if (own !== undefined) {
    const { verdict, comment, at } = own;
    const decision = { verdict, comment, at: new Date(at).toISOString() };
    const justNow = refusal === null && context.now - at < JUST_NOW_MS;
    return htmlReply(
      status,
      approvalPage({ ...about, shows: 'decided', decision, justNow, lift: proven === 'link' ? null : lift }),
      headers,
    );
  }
  if (hasEnded(view.state))
    return htmlReply(refusal === null ? statusOf('link_ended') : status, approvalPage({ ...about, shows: 'ended' }));
  if (officerId === change.initiatorId) return htmlReply(status, approvalPage({ ...about, shows: 'own-change' }));

  if (stop !== undefined) return htmlReply(status, approvalPage({ ...about, shows: 'stopped', lift }), headers);

  // Who is signed in can bring their passkey, with the decision itself.
  const best: Assurance = proven === 'session' ? 'passkey' : proven;
  const asked = { officerId, verdict: 'approve' as const, digest: change.digest, comment: null, proven: best };
  const judged = judge(state, change, decisions, asked, context);
  if (judged.outcome === 'refused') {
    const standing = standingOf(state, change, officerId, context);
    const from = standing.may && standing.from !== null ? new Date(standing.from).toISOString() : null;
    const why = judged.problem.message;
    const lacksPasskey = proven === 'session' && judged.problem.code === 'assurance_required';
    const passkeyLetter = lacksPasskey ? { action: `${path}/passkey-letter`, formToken } : null;
    return htmlReply(status, approvalPage({ ...about, shows: 'not-eligible', why, from, passkeyLetter }));
  }
  const aboutReader = aboutDecider(subjectsOf(change.edits), officerId);
  const comment = posted?.comment ?? '';
  const page = approvalPage({ ...about, shows: 'decide', action: path, formToken, comment, aboutReader });
  return htmlReply(status, page, headers);
};
