import { html, render, type Html } from '../../mail/html.ts';
import { ICON_PATH } from './icon.ts';
import { STYLESHEET_PATH } from './stylesheet.ts';

/** A whole page. `title` is for the window; the content brings the one `h1`. */
export interface PageContent {
  readonly title: string;
  /** Whose page it is, in the masthead: an account, a section. */
  readonly whose?: string;
  /** After how many seconds the page is asked for again, where something is about to happen. */
  readonly refreshSeconds?: number;
  /** The path of the page's script, of the few that have one. */
  readonly script?: string;
  readonly content: Html;
}

/** A page without inline style or script, or anything from elsewhere. */
export const layout = ({ title, whose, refreshSeconds, script, content }: PageContent): string =>
  render(
    html`<!doctype html>
      <html lang="en">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <meta name="robots" content="noindex" />
          <meta name="color-scheme" content="light dark" />
          <meta name="format-detection" content="telephone=no, date=no, address=no, email=no" />
          ${refreshSeconds !== undefined && html`<meta http-equiv="refresh" content="${refreshSeconds}" />`}
          <title>${title} · Countersign</title>
          <link rel="stylesheet" href="${STYLESHEET_PATH}" />
          <link rel="icon" href="${ICON_PATH}" type="image/svg+xml" />
          ${script !== undefined && html`<script src="${script}" defer></script>`}
        </head>
        <body>
          <a class="skip" href="#content">Skip to the content</a>
          <header class="masthead">
            <div>
              <p class="wordmark"><span>Countersign</span></p>
              ${whose !== undefined && html`<p class="whose">${whose}</p>`}
            </div>
          </header>
          <main id="content" tabindex="-1">${content}</main>
          <footer class="colophon"><p>Countersign: changes that one officer starts and others sign.</p></footer>
        </body>
      </html>`,
  );
