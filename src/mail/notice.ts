import type { ChangeView } from '../domain/change-view.ts';
import type { PersonView } from '../domain/impact-view.ts';

/** To whom a letter goes. The address is plain (R49). */
export interface Recipient {
  readonly name: string;
  readonly email: string;
}

interface ToSomebody {
  readonly to: Recipient;
}

interface OfChange extends ToSomebody {
  readonly change: ChangeView;
}

/** An account as a letter names it. */
export interface AccountName {
  readonly slug: string;
  readonly name: string;
}

/** Why somebody is told of a change: they started it, were asked to decide, or are told as an officer (R6). */
export type Concern = 'initiator' | 'asked' | 'informed';

/** A change in a digest. */
export interface DigestEntry {
  readonly change: ChangeView;
  readonly concern: Concern;
  /** Where it asks for a decision. */
  readonly link: string | null;
}

/**
 * Something that people are told by a letter. Links are whole: `PUBLIC_URL/approve/TOKEN`; they are the recipient's own
 * and are null where the recipient may not decide. Times are RFC 3339 in UTC.
 */
export type Notice =
  /** Asks an officer to decide (R37). */
  | (OfChange & { readonly type: 'approval-request'; readonly link: string })
  /** Asks again (R32). `now` is when the letter is written, which says how long is left. */
  | (OfChange & { readonly type: 'reminder'; readonly link: string; readonly now: string })
  /** The approvals can't be reached as things are (R44). */
  | (OfChange & { readonly type: 'unreachable'; readonly concern: Concern; readonly link: string | null })
  /** An officer flagged it as wrong, or enough others have lifted that (R50). */
  | (OfChange & {
      readonly type: 'flagged' | 'flag-lifted';
      readonly concern: Concern;
      readonly link: string | null;
    })
  /** The change has ended (R31). */
  | (OfChange & { readonly type: 'ended'; readonly concern: Concern })
  /** Several changes at once, each with its own link (R48). At least one. */
  | (ToSomebody & { readonly type: 'digest'; readonly changes: readonly DigestEntry[] })
  /** Approvals of these officers no longer count (R34). */
  | (OfChange & {
      readonly type: 'voided';
      readonly officers: readonly [PersonView, ...PersonView[]];
      readonly link: string | null;
    })
  /** The number of approvals that a pending change needs has changed (R34). */
  | (OfChange & { readonly type: 'quorum-changed'; readonly requiredBefore: number; readonly link: string | null })
  /**
   * Somebody has been given access (R51). `signInUrl` is where they sign in the first time; `enrolUrl` is their own link
   * to make a passkey instead.
   */
  | (ToSomebody & {
      readonly type: 'invitation';
      readonly account: AccountName;
      readonly officer: boolean;
      readonly signInUrl: string;
      readonly enrolUrl: string;
      readonly lapsesAt: string;
    })
  /** Somebody who has access may enrol a passkey (R51). */
  | (ToSomebody & {
      readonly type: 'passkey-invitation';
      readonly account: AccountName;
      readonly enrolUrl: string;
      readonly lapsesAt: string;
    })
  /** How somebody signs in was reset (R18). */
  | (ToSomebody & {
      readonly type: 'identity-reset';
      readonly account: AccountName;
      readonly changeNumber: number;
      readonly at: string;
    })
  /** Goes to the old address (R18). It names neither the new address nor who approved: the old one may be lost. */
  | (ToSomebody & {
      readonly type: 'address-changed';
      readonly account: AccountName;
      readonly changeNumber: number;
      readonly at: string;
    });
