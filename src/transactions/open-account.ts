import { randomUUID } from 'node:crypto';
import { digestDocument, type Warning } from '../domain/change.ts';
import type { ChangeInput } from '../domain/change-input.ts';
import { impactOf } from '../domain/impact.ts';
import { rolesAtHand } from '../domain/role-rules.ts';
import { openingOf, type Application, type Opening } from '../domain/opening.ts';
import { problem, Refused, type Problem } from '../domain/problems.ts';
import { wholeAddressKey } from '../domain/text.ts';
import type { LockedAccount } from '../store/account-lock.ts';
import { isSlugTaken } from '../store/before-account.ts';
import { findChange, insertChange, type ChangeSummary } from '../store/changes.ts';
import { isUniqueViolation } from '../store/database.ts';
import { useKey, type IdempotentRequest, type Made } from '../store/idempotency.ts';
import { oweNotices } from '../store/notices.ts';
import { bindIdentity, invite } from '../store/people.ts';
import type { Store } from '../store/store.ts';
import { changeInputOf } from './submit.ts';

/** The name of the opening in the trail. It is no kind: nobody submits it, and it is approved by nobody. */
const OPENING = 'account.open';

export interface OpenAccountRequest {
  readonly application: Application;
  /** Who applies; their verified address must be the applicant's (R51). */
  readonly caller: { readonly issuer: string; readonly subject: string; readonly verifiedEmail: string | null };
  /** The request, where it is to be done once. */
  readonly once?: IdempotentRequest | undefined;
}

export interface OpenedAccount {
  readonly accountId: string;
  readonly slug: string;
  readonly applicantId: string;
  /** The workflow of the opening: it sends the invitations. */
  readonly workflow: ChangeInput;
  readonly warnings: readonly Warning[];
}

const newAccountId = (): string => `acc_${randomUUID().replaceAll('-', '')}`;

const slugOf = (name: string): string =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40)
    .replace(/-+$/, '') || 'account';

const freeSlug = async (store: Store, name: string, accountId: string): Promise<string> => {
  const slug = slugOf(name);
  return (await store.lookUp((db) => isSlugTaken(db, slug))) ? `${slug}-${accountId.slice(-6)}` : slug;
};

/** Who applies is who calls (R51). */
const applicantProblems = ({ application, caller }: Pick<OpenAccountRequest, 'application' | 'caller'>): Problem[] => {
  const { email } = application.applicant;
  return caller.verifiedEmail !== null && wholeAddressKey(caller.verifiedEmail) === wholeAddressKey(email)
    ? []
    : [
        problem(
          'invalid_payload',
          `the applicant's address is expected to be your own verified one (${caller.verifiedEmail ?? 'you have none'}), found ${email}`,
          'applicant.email',
        ),
      ];
};

/** What opening an account would come to: the opening, with every problem of it. Writes nothing. */
export const previewOpening = (
  request: Pick<OpenAccountRequest, 'application' | 'caller'>,
  accountId = newAccountId(),
): Opening => {
  const opening = openingOf(accountId, request.application);
  return { ...opening, problems: [...applicantProblems(request), ...opening.problems] };
};

/** Writes the opening into a new account: its state at version 1, the opening as change 0, and the event. */
export const writeOpening = async (
  account: LockedAccount,
  { name, clientType }: Pick<Application, 'name' | 'clientType'>,
  { edits, warnings, applicantId }: Omit<Opening, 'problems'>,
): Promise<Omit<ChangeSummary, 'payload'>> => {
  const before = account.state;
  const after = await account.apply(edits);
  const draft = {
    id: `chg_${randomUUID().replaceAll('-', '')}`,
    accountId: account.accountId,
    kind: OPENING,
    kindVersion: 1,
    payload: {},
    reason: null,
    initiatorId: applicantId,
    edits,
    impact: impactOf(
      before,
      after,
      edits.filter((edit) => edit.entity === 'users'),
    ),
    roles: rolesAtHand(before, after, edits),
    warnings,
    requiredApprovals: 0,
    assurance: after.account.approvalAssurance,
    sensitive: true,
    baseVersion: 0,
    submittedAt: account.now,
    expiresAt: account.now,
    state: 'applied' as const,
  };
  const change = { ...draft, ...digestDocument(draft) };
  const words = { title: 'Open the account', description: `Open ${name}` };
  const number = await insertChange(account, { change, ...words }, { version: after.version });
  account.append({
    type: 'account.opened',
    actorId: applicantId,
    changeId: change.id,
    data: { digest: change.digest, clientType, warnings: warnings.map((w) => w.code) },
  });
  return {
    ...change,
    ...words,
    number,
    authority: 'officers',
    stateReason: null,
    endedAt: account.now,
    appliedVersion: after.version,
    atEnd: null,
    resubmits: null,
  };
};

/**
 * Opens an account: its state at version 1, the opening as change 0, the applicant's identity, and invitations for
 * everybody else (R1–R5, R51). Throws Refused with every problem, and KeyUsed where it is to be done once and was done.
 */
export const openAccount = async (store: Store, request: OpenAccountRequest): Promise<OpenedAccount> => {
  const accountId = newAccountId();
  const opening = previewOpening(request, accountId);
  if (opening.problems.length > 0) throw new Refused(opening.problems);
  const { warnings, applicantId } = opening;
  const open = async (slug: string): Promise<OpenedAccount> =>
    store.inNewAccount(accountId, slug, async (account) => {
      const change = await writeOpening(account, request.application, opening);
      if (request.once !== undefined) await useKey(account, request.once, change.id);
      await bindIdentity(account, applicantId, { issuer: request.caller.issuer, subject: request.caller.subject });
      const others = [...account.state.all('users')].filter(([id]) => id !== applicantId);
      const invited = others.map(([userId, { email }]) => ({ userId, email }));
      await invite(account, invited);
      await oweNotices(
        account,
        invited.map(({ userId, email }) => ({ changeId: change.id, kind: 'invitation', userId, address: email })),
      );
      return { accountId, slug: account.slug, applicantId, workflow: changeInputOf(change), warnings };
    });
  try {
    return await open(await freeSlug(store, request.application.name, accountId));
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    return open(accountId.replace('acc_', 'account-'));
  }
};

/** What an opening made, for an answer that was lost. */
export const openingMade = async (
  store: Store,
  { accountId, changeId }: Made,
): Promise<{ readonly slug: string; readonly warnings: readonly Warning[] }> => {
  const name = await store.accountNamed(accountId);
  const found = await store.read(accountId, (tx) => findChange(tx, accountId, changeId));
  if (name === undefined || found === undefined) throw new Error(`no opening ${changeId} of account ${accountId}`);
  return { slug: name.slug, warnings: found.change.warnings };
};
