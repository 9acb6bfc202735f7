import type { Verdict } from '../../src/domain/change.ts';
import { operatorOf } from '../../src/domain/support-request.ts';
import type { SupportReport } from '../../src/domain/support-report.ts';
import type { SupportRequestView } from '../../src/domain/support-request-view.ts';
import { newSecret } from '../../src/identity/secrets.ts';
import { identityHash } from '../../src/store/people.ts';
import type { Store } from '../../src/store/store.ts';
import type { IdentifiedOperator } from '../../src/store/support-requests.ts';
import { decideSupportRequest } from '../../src/transactions/decide-support-request.ts';
import { fileSupportRequest, type FileRequest } from '../../src/transactions/file-support-request.ts';
import { objectToSupportRequest } from '../../src/transactions/object-support-request.ts';
import { openAccount } from '../../src/transactions/open-account.ts';
import { readSupportRequest } from '../../src/transactions/read-support-request.ts';
import { settleSupportRequest } from '../../src/transactions/settle-support-request.ts';
import {
  requestLettersSent,
  takeRequestLetters,
  type OwedRequestLetter,
} from '../../src/transactions/support-letters.ts';
import type { usePostgres } from '../postgres.ts';
import { addressOf, HOUR, ISSUER, Organization, type OrganizationOptions } from './organization.ts';

export const COOLING = 72 * HOUR;

/** An operator of this name, with an identity and a verified address of their own. */
export const operatorNamed = (
  name: string,
  address = `${name}@desk.example`,
  subject = `subject-of-${name}`,
): IdentifiedOperator => {
  const identity = { issuer: ISSUER, subject };
  return { ...operatorOf(identityHash(identity), address), ...identity };
};

/** The support desk, as its routes reach it, with one account. */
export class Desk {
  readonly store: Store;
  readonly accountId: string;

  constructor(store: Store, accountId: string) {
    this.store = store;
    this.accountId = accountId;
  }

  /** Files a request. Its id. */
  async file(
    by: FileRequest['by'],
    kind: string,
    payload: unknown,
    more: Partial<Pick<FileRequest, 'evidence' | 'comment' | 'coolingMs'>> = {},
  ): Promise<string> {
    const { accountId } = this;
    const asked = { evidence: 'Letter of 2 March, folder 7', comment: null, coolingMs: COOLING, ...more };
    return (await fileSupportRequest(this.store, { accountId, by, kind, payload, ...asked })).requestId;
  }

  decide(
    requestId: string,
    who: string | IdentifiedOperator,
    verdict: Verdict = 'approve',
    comment: string | null = null,
  ) {
    const operator = typeof who === 'string' ? operatorNamed(who) : who;
    const { accountId } = this;
    return decideSupportRequest(this.store, { accountId, requestId, operator, verdict, digest: undefined, comment });
  }

  object(requestId: string, userId: string, comment: string | null = null) {
    return objectToSupportRequest(this.store, { accountId: this.accountId, requestId, userId, comment });
  }

  settle(requestId: string): Promise<SupportReport> {
    return settleSupportRequest(this.store, { accountId: this.accountId, requestId });
  }

  async read(requestId: string): Promise<SupportRequestView> {
    return (await readSupportRequest(this.store, this.accountId, requestId))!.view;
  }

  /** Takes the letters that a request owes and marks them as sent. */
  async letters(requestId: string): Promise<readonly OwedRequestLetter[]> {
    const ref = { accountId: this.accountId, requestId };
    const letters = await takeRequestLetters(this.store, ref, newSecret);
    await requestLettersSent(this.store, ref, { sent: letters.map(({ notice }) => notice), failed: [] });
    return letters;
  }
}

/** A joint account of Ada and Ben. */
export const openJoint = async (store: Store): Promise<{ accountId: string; adaId: string; benId: string }> => {
  const { accountId, applicantId } = await openAccount(store, {
    application: {
      clientType: 'joint',
      name: 'Bell and Cole',
      applicant: { name: 'ada', email: addressOf('ada') },
      holders: [{ name: 'ben', email: addressOf('ben') }],
    },
    caller: { issuer: ISSUER, subject: 'subject-of-ada', verifiedEmail: addressOf('ada') },
  });
  const state = (await store.stateOf(accountId))!;
  const [benId] = [...state.all('users')].find(([id]) => id !== applicantId)!;
  return { accountId, adaId: applicantId, benId };
};

export const gus = { name: 'gus', email: addressOf('gus') };

/** What verifying comes to where everything is as it was written. */
export const sound = { ok: true, tables: { ok: true, differences: [] } };

/** Organizations in a test's database, each with its desk, and the time that they share. */
export const deskOf = (pg: ReturnType<typeof usePostgres>) => {
  const pass = (ms: number): void => pg.database.clock.advance(ms);
  return {
    pass,
    open: async (
      options?: OrganizationOptions,
    ): Promise<{ acme: Organization; desk: Desk; ada: { userId: string } }> => {
      const acme = await Organization.open(pg.openStore(), options);
      return { acme, desk: new Desk(acme.store, acme.accountId), ada: { userId: acme.idOf('ada') } };
    },
    /** Files it, has two operators approve it and lets the time pass. Its id. */
    approved: async (desk: Desk, by: { userId: string }, kind: string, payload: unknown): Promise<string> => {
      const id = await desk.file(by, kind, payload);
      await desk.decide(id, 'olga');
      await desk.decide(id, 'omar');
      pass(COOLING);
      return id;
    },
  };
};
