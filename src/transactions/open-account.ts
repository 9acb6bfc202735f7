import { randomUUID } from 'node:crypto';
import { digestDocument, type Warning } from '../domain/change.ts';
import { impactOf } from '../domain/impact.ts';
import { openingOf, type Application } from '../domain/opening.ts';
import { Refused } from '../domain/problems.ts';
import { wholeAddressKey } from '../domain/text.ts';
import { isSlugTaken } from '../store/before-account.ts';
import { insertChange } from '../store/changes.ts';
import { isUniqueViolation } from '../store/database.ts';
import { oweNotices } from '../store/notices.ts';
import { bindIdentity, invite } from '../store/people.ts';
import type { Store } from '../store/store.ts';
import { workflowStartOf, type WorkflowStart } from './submit.ts';

/** The name of the opening in the trail. It is no kind: nobody submits it, and it is approved by nobody. */
export const OPENING = 'account.open';

export interface OpenAccountRequest {
  readonly application: Application;
  /** Who applies; their verified address must be the applicant's (R51). */
  readonly caller: { readonly issuer: string; readonly subject: string; readonly verifiedEmail: string | null };
}

export interface OpenedAccount {
  readonly accountId: string;
  readonly slug: string;
  readonly applicantId: string;
  /** The workflow of the opening: it sends the invitations. */
  readonly workflow: WorkflowStart;
  readonly warnings: readonly Warning[];
}

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
  return (await store.read((tx) => isSlugTaken(tx, slug))) ? `${slug}-${accountId.slice(-6)}` : slug;
};

const mustBeApplicant = ({ application, caller }: OpenAccountRequest): void => {
  const { email } = application.applicant;
  if (caller.verifiedEmail === null || wholeAddressKey(caller.verifiedEmail) !== wholeAddressKey(email))
    throw Refused.because(
      'invalid_payload',
      `the applicant's address is expected to be your own verified one (${caller.verifiedEmail ?? 'you have none'}), found ${email}`,
      'applicant.email',
    );
};

/**
 * Opens an account: its state at version 1, the opening as change 0, the applicant's identity, and invitations for
 * everybody else (R1–R5, R51). Throws Refused with every problem.
 */
export const openAccount = async (store: Store, request: OpenAccountRequest): Promise<OpenedAccount> => {
  mustBeApplicant(request);
  const accountId = `acc_${randomUUID().replaceAll('-', '')}`;
  const opening = openingOf(accountId, request.application);
  if (opening.problems.length > 0) throw new Refused(opening.problems);
  const { edits, warnings, applicantId } = opening;
  const open = async (slug: string): Promise<OpenedAccount> =>
    store.inNewAccount(accountId, slug, async (account) => {
      const before = account.state;
      const after = await account.apply(edits);
      const draft = {
        id: `chg_${randomUUID().replaceAll('-', '')}`,
        accountId,
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
      const words = { title: 'Open the account', description: `Open ${request.application.name}` };
      const number = await insertChange(account, { change, ...words }, { version: after.version });
      const stored = {
        ...change,
        ...words,
        number,
        stateReason: null,
        endedAt: account.now,
        appliedVersion: after.version,
        resubmits: null,
      };
      account.append({
        type: 'account.opened',
        actorId: applicantId,
        changeId: change.id,
        data: {
          digest: change.digest,
          clientType: request.application.clientType,
          warnings: warnings.map((w) => w.code),
        },
      });
      await bindIdentity(account, applicantId, { issuer: request.caller.issuer, subject: request.caller.subject });
      const others = [...after.all('users')].filter(([id]) => id !== applicantId);
      const invited = others.map(([userId, { email }]) => ({ userId, email }));
      await invite(account, invited);
      await oweNotices(
        account,
        invited.map(({ userId, email }) => ({ changeId: change.id, kind: 'invitation', userId, address: email })),
      );
      return { accountId, slug: account.slug, applicantId, workflow: workflowStartOf(stored), warnings };
    });
  try {
    return await open(await freeSlug(store, request.application.name, accountId));
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    return open(accountId.replace('acc_', 'account-'));
  }
};
