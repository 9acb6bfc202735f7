import { html } from '../../mail/html.ts';
import { layout } from './layout.ts';

/** What went wrong, for a person. */
export interface ErrorPage {
  readonly status: number;
  readonly title: string;
  readonly detail: string;
  /** What operators find it by. */
  readonly traceId: string | null;
}

export const errorPage = ({ status, title, detail, traceId }: ErrorPage): string =>
  layout({
    title,
    content: html`<div class="plain">
      <p class="eyebrow">Error ${status}</p>
      <h1>${title}</h1>
      <p class="lede">${detail}</p>
      ${traceId !== null && html`<p class="hint">If you ask for help, give this number:</p><p class="trace">${traceId}</p>`}
    </div>`,
  });

/** After signing out. */
export const signedOutPage = (): string =>
  layout({
    title: 'Signed out',
    content: html`<div class="plain">
      <h1>You are signed out</h1>
      <p class="lede">
        Your session with Countersign has ended. Your identity provider may still have you signed in; on a computer that
        others use, sign out there too.
      </p>
    </div>`,
  });
