import type { AboutDecider, Verdict } from '../../domain/change.ts';
import type { ChangeView } from '../../domain/change-view.ts';
import type { PersonView } from '../../domain/impact-view.ts';
import { titleOf, type Problem } from '../../domain/problems.ts';
import { REMARK_LIMIT } from '../../domain/text.ts';
import { changeSummary, endingOf, headlineOf, outcomeOf, remarkBlocks } from '../../mail/change-summary.ts';
import { compositionHtml, type Dress } from '../../mail/composition-html.ts';
import {
  ABOUT_YOU,
  approveMeans,
  COMMENT_IS_READ,
  DECISION_IS_FINAL,
  flagMeans,
  LIFT_DECIDES_NOTHING,
  liftMeans,
  PASSKEY_SIGNS,
  rejectMeans,
  YOUR_OWN_CHANGE,
} from '../../mail/deciding-words.ts';
import { html, raw, type Html } from '../../mail/html.ts';
import { shownName, wholeSentence } from '../../mail/shown-text.ts';
import { inUtc } from '../../mail/times.ts';
import { layout } from './layout.ts';
import { passkeyFields, PASSKEY_SCRIPT_PATH } from './passkey-pages.ts';

/** What the reader may see of a change, and who they are. Links and paths are the service's own. */
interface OfChange {
  readonly reader: PersonView;
  readonly change: ChangeView;
  /** Why a post was refused, first of all; null when nothing was posted. */
  readonly refusal: Problem | null;
}

/** The form by which the reader says that what stops the change can be lifted (R50). */
interface LiftForm {
  readonly action: string;
  readonly formToken: string;
}

/** What the page behind an approval link shows (R37–R39, R45). */
export type ApprovalPage =
  /** The same for every token, good or not: nobody learns from it which links exist. */
  | { readonly shows: 'sign-in'; readonly signInPath: string }
  /** Signed in as somebody other than the one to whom the link was sent. Shows nothing of the change. */
  | { readonly shows: 'other-person'; readonly signedInAs: string; readonly signInPath: string }
  /** The one form. `action` is the page's own path. `comment` is what was typed before a refusal, else empty. */
  | (OfChange & {
      readonly shows: 'decide';
      readonly action: string;
      readonly formToken: string;
      readonly comment: string;
      /** Whether the change is about the reader, and whether it takes something of theirs (R46). */
      readonly aboutReader: AboutDecider;
    })
  /** The reader asked for the change (R7). */
  | (OfChange & { readonly shows: 'own-change' })
  /** The reader may not decide; `from` is when they may, in RFC 3339, null where never (R43). */
  | (OfChange & {
      readonly shows: 'not-eligible';
      readonly why: string;
      readonly from: string | null;
      /** Where the reader asks for the letter to make the passkey that they lack; null where that is not what is missing. */
      readonly passkeyLetter: { readonly action: string; readonly formToken: string } | null;
    })
  /** The change is flagged as wrong, and nobody decides on it for now (R50). */
  | (OfChange & { readonly shows: 'stopped'; readonly lift: LiftForm | null })
  /** The reader has decided: just now, or before (R38). */
  | (OfChange & {
      readonly shows: 'decided';
      readonly decision: { readonly verdict: Verdict; readonly at: string; readonly comment: string | null };
      readonly justNow: boolean;
      readonly lift: LiftForm | null;
    })
  /** The change ended without the reader's decision. */
  | (OfChange & { readonly shows: 'ended' })
  /** The link has ended or never was (410). Shows nothing of any change. */
  | { readonly shows: 'link-ended' };

const REFRESH_SECONDS = 3;

const byPasskey = ({ assurance }: ChangeView): boolean => assurance === 'passkey';

const dress: Dress = (part) => raw(`class="${part}"`);

const summaryHtml = (change: ChangeView): Html =>
  html`<div class="sheet">${compositionHtml(changeSummary(change), dress)}</div>`;

const refusalHtml = (refusal: Problem | null, hasForm: boolean): Html | null =>
  refusal &&
  html`<div class="problem" role="alert">
    <h2>Nothing was recorded: ${titleOf(refusal.code)}</h2>
    <p id="problem">${wholeSentence(refusal.message)}</p>
    ${hasForm && html`<p><a href="#decision">Go to your decision</a></p>`}
  </div>`;

const eyebrow = ({ account, number, title }: ChangeView): Html =>
  html`<p class="eyebrow">${shownName(account.name)} · change #${number} · ${shownName(title)}</p>`;

const nameOf = ({ name }: PersonView): string => shownName(name);

const withChange = (
  { change, reader, refusal }: OfChange,
  page: { readonly title: string; readonly opening: Html; readonly form?: Html; readonly refresh?: boolean },
): string =>
  layout({
    title: page.title,
    ...(page.form !== undefined && byPasskey(change) && { script: PASSKEY_SCRIPT_PATH }),
    whose: `Reading as ${nameOf(reader)}`,
    ...(page.refresh === true && { refreshSeconds: REFRESH_SECONDS }),
    content: html`<div class="opening">${refusalHtml(refusal, page.form !== undefined)} ${eyebrow(change)} ${page.opening}</div>
      ${summaryHtml(change)} ${page.form}`,
  });

const aboutReaderHtml = (aboutReader: AboutDecider): Html | false =>
  aboutReader !== 'no' &&
  html`<p class="note">
    <strong>${ABOUT_YOU.said}</strong> ${ABOUT_YOU.means}
  </p>`;

const linkAloneHtml = (change: ChangeView, reader: PersonView): Html | false =>
  change.assurance === 'link' &&
  html`<p class="note">
    <strong>The link alone decides.</strong> This account asks for no sign-in: whoever opens this link can decide as
    ${nameOf(reader)}. Give it to nobody.
  </p>`;

type Deciding = Extract<ApprovalPage, { shows: 'decide' }>;

/** What the form of a decision says where a passkey is asked for: the script has the passkey sign what is decided. */
const passkeyAttributes = (action: string): Html => html`data-passkey="use" data-options="${action}/passkey"`;

const decisionForm = ({ change, reader, action, formToken, comment, aboutReader, refusal }: Deciding): Html => {
  const commentRefused = refusal?.path === 'comment';
  return html`<form class="decision" method="post" action="${action}" ${byPasskey(change) && passkeyAttributes(action)} aria-labelledby="decision">
    <h2 id="decision">Your decision, as ${nameOf(reader)}</h2>
    <p>${DECISION_IS_FINAL}</p>
    <input type="hidden" name="digest" value="${change.digest}" />
    <input type="hidden" name="formToken" value="${formToken}" />
    ${byPasskey(change) && html`<p>${PASSKEY_SIGNS}</p>`}
    <div class="field">
      <label for="comment">Comment (optional)</label>
      <p class="hint" id="comment-hint">
        At most ${REMARK_LIMIT.toLocaleString('en')} characters. ${COMMENT_IS_READ}
      </p>
      ${commentField(comment, commentRefused)}
    </div>
    <div class="verdicts">
      <div>
        <button class="approve" name="verdict" value="approve" aria-describedby="approve-means">
          <span aria-hidden="true">✓</span> Approve this change
        </button>
        <p class="hint" id="approve-means">${approveMeans(change)}</p>
      </div>
      <div>
        <button class="reject" name="verdict" value="reject" aria-describedby="reject-means">
          <span aria-hidden="true">✕</span> Reject it
        </button>
        <p class="hint" id="reject-means">${rejectMeans(aboutReader)}</p>
      </div>
      <div>
        <button class="flag" name="verdict" value="flag" data-without-passkey aria-describedby="flag-means">
          <span aria-hidden="true">⚑</span> This looks wrong
        </button>
        <p class="hint" id="flag-means">${flagMeans(change)}</p>
      </div>
    </div>
    ${byPasskey(change) && passkeyFields()}
  </form>`;
};

// A text area drops the line break after its tag, so one is given to it.
const commentField = (comment: string, refused: boolean): Html =>
  // prettier-ignore
  html`<textarea id="comment" name="comment" rows="4" maxlength="${REMARK_LIMIT}" aria-describedby="${
    refused ? 'problem comment-hint' : 'comment-hint'}"${refused && raw(' aria-invalid="true"')}>
${comment}</textarea>`;

const liftForm = ({ change, reader }: OfChange, lift: LiftForm | null): { readonly form?: Html } =>
  lift === null
    ? {}
    : {
        form: html`<form class="decision" method="post" action="${lift.action}" ${byPasskey(change) && passkeyAttributes(lift.action)} aria-labelledby="lift">
          <h2 id="lift">Is all well? As ${nameOf(reader)}</h2>
          <p>${LIFT_DECIDES_NOTHING}</p>
          ${byPasskey(change) && html`<p>Your passkey signs it: the flags that stand now.</p>`}
          <input type="hidden" name="digest" value="${change.digest}" />
          <input type="hidden" name="formToken" value="${lift.formToken}" />
          <div class="verdicts">
            <div>
              <button class="flag" name="verdict" value="unflag" aria-describedby="lift-means">Lift the flag</button>
              <p class="hint" id="lift-means">${liftMeans(change)}</p>
            </div>
          </div>
          ${byPasskey(change) && passkeyFields()}
        </form>`,
      };

const stoppedPage = (page: Extract<ApprovalPage, { shows: 'stopped' }>): string =>
  withChange(page, {
    title: `Stopped: ${headlineOf(page.change)}`,
    opening: html`<h1>${headlineOf(page.change)}</h1>
      <p class="lede">This change is stopped: an officer flagged it as wrong. Nobody decides on it for now.</p>
      <div class="standing" role="status"><p>${wholeSentence(page.change.waiting)}</p></div>`,
    ...liftForm(page, page.lift),
  });

const decidePage = (page: Deciding): string => {
  const { change, reader, aboutReader } = page;
  return withChange(page, {
    title: `Decide: ${headlineOf(change)}`,
    opening: html`<h1>${headlineOf(change)}</h1>
      <p class="lede">
        ${nameOf(change.initiator)} asks for this change. You can decide until ${inUtc(change.expiresAt)}; opening this
        page has changed nothing.
      </p>
      ${linkAloneHtml(change, reader)} ${aboutReaderHtml(aboutReader)}`,
    form: decisionForm(page),
  });
};

const standsHtml = (change: ChangeView): Html => {
  const { missing } = change.approvals;
  switch (change.state) {
    case 'pending':
      return html`<p>
        It waits for ${missing === 1 ? '1 more approval' : `${missing} more approvals`}, until
        ${inUtc(change.expiresAt)}.
      </p>`;
    case 'approved':
      if (change.frozen !== null) return html`<p>${wholeSentence(change.waiting)}</p>`;
      return html`<p>It has its approvals and is being applied. This page looks again by itself.</p>`;
    default:
      return html`<p>${endingOf(change)}</p>`;
  }
};

const verdictWords = { approve: 'approved', reject: 'rejected' } as const;

const decidedPage = (page: Extract<ApprovalPage, { shows: 'decided' }>): string => {
  const { change, decision, justNow } = page;
  const said = `You ${verdictWords[decision.verdict]} this change`;
  return withChange(page, {
    title: said,
    refresh: change.state === 'approved' && change.frozen === null,
    ...liftForm(page, page.lift),
    opening: html`<h1>${said}</h1>
      <p class="lede">${headlineOf(change)}</p>
      <div class="standing" role="status">
        <p>
          <strong>${justNow ? 'Your decision is recorded' : 'You decided before'}</strong>, ${inUtc(decision.at)}. It is
          final.
        </p>
        ${standsHtml(change)}
        ${
          decision.comment !== null &&
          decision.comment.trim() !== '' &&
          html`<p>You wrote:</p>
          ${compositionHtml([{ heading: null, blocks: remarkBlocks(decision.comment) }], plainDress)}`
        }
      </div>`,
  });
};

// Within a box, a section is none of its own.
const plainDress: Dress = (part) => raw(part === 'section' ? 'class="own-words"' : `class="${part}"`);

const ownChangePage = (page: OfChange): string =>
  withChange(page, {
    title: `Yours: ${headlineOf(page.change)}`,
    opening: html`<h1>${headlineOf(page.change)}</h1>
      <p class="lede">${YOUR_OWN_CHANGE}</p>
      <div class="standing">${standsHtml(page.change)}</div>`,
  });

const notEligiblePage = (page: Extract<ApprovalPage, { shows: 'not-eligible' }>): string =>
  withChange(page, {
    title: `Not for you to decide: ${headlineOf(page.change)}`,
    opening: html`<h1>${headlineOf(page.change)}</h1>
      <p class="lede">You can read this change, and may not decide on it${page.from === null ? '' : ' yet'}.</p>
      <div class="standing">
        <p>${wholeSentence(page.why)}</p>
        ${page.from !== null && html`<p>You can decide from <strong>${inUtc(page.from)}</strong>, with this same link.</p>`}
        ${standsHtml(page.change)}
      </div>
      ${page.passkeyLetter !== null && passkeyLetterForm(page.passkeyLetter)}`,
  });

const passkeyLetterForm = ({ action, formToken }: { readonly action: string; readonly formToken: string }): Html =>
  html`<form method="post" action="${action}" aria-label="Make a passkey">
    <p>This account asks for a passkey to decide, and you have none. A letter to your address leads you to make one.</p>
    <input type="hidden" name="formToken" value="${formToken}" />
    <p class="actions"><button class="button">Send me the letter</button></p>
  </form>`;

const endedPage = (page: OfChange): string =>
  withChange(page, {
    title: `Ended: ${headlineOf(page.change)}`,
    opening: html`<h1>${headlineOf(page.change)}</h1>
      <p class="lede">This change ${outcomeOf(page.change.state)}. There is nothing left to decide.</p>
      <div class="standing">${standsHtml(page.change)}</div>`,
  });

const signInPage = (signInPath: string): string =>
  layout({
    title: 'Sign in',
    content: html`<div class="plain">
      <h1>Sign in to go on</h1>
      <p class="lede">
        This link leads to something that only the person to whom it was sent can see. Sign in as that person to go on.
      </p>
      <p>Nothing has been changed by opening it.</p>
      <p class="actions"><a class="button" href="${signInPath}">Sign in</a></p>
      <p><a href="${signInPath.replace('/sign-in?', '/sign-in/passkey?')}">Sign in with a passkey</a></p>
    </div>`,
  });

const otherPersonPage = (signedInAs: string, signInPath: string): string =>
  layout({
    title: 'Addressed to another person',
    content: html`<div class="plain">
      <h1>This link was sent to another person</h1>
      <p class="lede">
        You are signed in as <strong>${shownName(signedInAs)}</strong>. The link works for the person to whom it was sent,
        and for nobody else, so nothing of it is shown to you.
      </p>
      <p>If you may decide on the change too, you have a letter with a link of your own.</p>
      <p class="actions"><a class="button" href="${signInPath}">Sign in as somebody else</a></p>
    </div>`,
  });

const linkEndedPage = (): string =>
  layout({
    title: 'This link has ended',
    content: html`<div class="plain">
      <h1>This link has ended</h1>
      <p class="lede">
        A link ends with its change, and when the officer to whom it was sent gets another address or stops being an
        officer. It may also have been cut when it was copied: then open it from the letter itself.
      </p>
    </div>`,
  });

/** The page behind an approval link: one form at most, no script but a passkey's, and nothing that is not the reader's to see. */
export const approvalPage = (page: ApprovalPage): string => {
  switch (page.shows) {
    case 'sign-in':
      return signInPage(page.signInPath);
    case 'other-person':
      return otherPersonPage(page.signedInAs, page.signInPath);
    case 'decide':
      return decidePage(page);
    case 'own-change':
      return ownChangePage(page);
    case 'not-eligible':
      return notEligiblePage(page);
    case 'stopped':
      return stoppedPage(page);
    case 'decided':
      return decidedPage(page);
    case 'ended':
      return endedPage(page);
    case 'link-ended':
      return linkEndedPage();
  }
};
