import { titleOf, type Problem } from '../../domain/problems.ts';
import type { SupportRequestView } from '../../domain/support-request-view.ts';
import type { PersonView } from '../../domain/impact-view.ts';
import { REMARK_LIMIT } from '../../domain/text.ts';
import { compositionHtml, type Dress } from '../../mail/composition-html.ts';
import { html, raw, type Html } from '../../mail/html.ts';
import { OBJECTION_IS_READ, objectionMeans, ownObjectionMeans } from '../../mail/objecting-words.ts';
import { filedBy, requestHeadlineOf, requestStanding, requestSummary } from '../../mail/request-summary.ts';
import { shownName, shownSentence } from '../../mail/shown-text.ts';
import { inUtc } from '../../mail/times.ts';
import { layout } from './layout.ts';

/** What the page behind a link to object shows (R8 c). */
export type ObjectionPage =
  | {
      readonly shows: 'request';
      readonly reader: PersonView;
      readonly request: SupportRequestView;
      /** The reader's own objection, if they made one. */
      readonly own: { readonly at: string; readonly counts: boolean } | null;
      /** For the one form; null where there is nothing to object to. */
      readonly form: { readonly action: string; readonly formToken: string; readonly comment: string } | null;
      /** Why a post was refused; null when nothing was posted. */
      readonly refusal: Problem | null;
    }
  /** The link has ended or never was (410). Shows nothing of any request. */
  | { readonly shows: 'link-ended' };

type Request = Extract<ObjectionPage, { shows: 'request' }>;

const dress: Dress = (part) => raw(`class="${part}"`);

const refusalHtml = ({ refusal }: Request): Html | null =>
  refusal &&
  html`<div class="problem" role="alert">
    <h2>Nothing was recorded: ${titleOf(refusal.code)}</h2>
    <p id="problem">${shownSentence(refusal.message)}</p>
  </div>`;

const formHtml = ({ form, reader, request }: Request): Html | null =>
  form &&
  html`<form class="decision" method="post" action="${form.action}" aria-labelledby="objection">
    <h2 id="objection">Your objection, as ${shownName(reader.name)}</h2>
    <p>${objectionMeans(request)}</p>
    <input type="hidden" name="formToken" value="${form.formToken}" />
    <div class="field">
      <label for="comment">Why (optional)</label>
      <p class="hint" id="comment-hint">
        At most ${REMARK_LIMIT.toLocaleString('en')} characters. ${OBJECTION_IS_READ}
      </p>
      ${commentHtml(form.comment)}
    </div>
    <div class="verdicts">
      <div>
        <button class="reject" name="verdict" value="object"><span aria-hidden="true">✕</span> Object</button>
      </div>
    </div>
  </form>`;

// A text area drops the line break after its tag, so one is given to it.
const commentHtml = (comment: string): Html =>
  // prettier-ignore
  html`<textarea id="comment" name="comment" rows="4" maxlength="${REMARK_LIMIT}" aria-describedby="comment-hint">
${comment}</textarea>`;

const standsHtml = ({ own, request }: Request): Html => html`<div class="standing" role="status">
  ${
    own &&
    html`<p>
      <strong>Your objection is on record</strong>, ${inUtc(own.at)}. ${ownObjectionMeans(own)}
    </p>`
  }
  <p>${requestStanding(request)}</p>
</div>`;

const requestPage = (page: Request): string => {
  const { reader, request } = page;
  return layout({
    title: `Support desk: ${requestHeadlineOf(request)}`,
    whose: `Reading as ${shownName(reader.name)}`,
    content: html`<div class="opening">
        ${refusalHtml(page)}
        <p class="eyebrow">${shownName(request.account.name)} · support desk · ${shownName(request.title)}</p>
        <h1>${requestHeadlineOf(request)}</h1>
        <p class="lede">
          ${filedBy(request)} has asked the support desk for this, ${inUtc(request.filedAt)}. Opening this page has changed
          nothing.
        </p>
        ${standsHtml(page)}
      </div>
      <div class="sheet">${compositionHtml(requestSummary(request), dress)}</div>
      ${formHtml(page)}`,
  });
};

const linkEndedPage = (): string =>
  layout({
    title: 'This link has ended',
    content: html`<div class="plain">
      <h1>This link has ended</h1>
      <p class="lede">
        A link ends when the person to whom it was sent gets another address or stops being an officer or owner. It may
        also have been cut when it was copied: then open it from the letter itself.
      </p>
    </div>`,
  });

/** The page behind a link to object: one form at most, and no script. */
export const objectionPage = (page: ObjectionPage): string =>
  page.shows === 'request' ? requestPage(page) : linkEndedPage();
