import { createHash } from 'node:crypto';
import { html, raw, render, type Html } from '../../mail/html.ts';

const STYLE = `
:root { color-scheme: light dark; --ink: #1c2230; --soft: #5a6375; --line: #d9dde5; --paper: #fff; --ground: #f4f5f8; --link: #1f4fbf; --note: #fff4d6; --note-ink: #5c4300; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e8eaf0; --soft: #a3acbd; --line: #363d4b; --paper: #1d222c; --ground: #14171e; --link: #8db0ff; --note: #3a300f; --note-ink: #ffe3a0; }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
main { max-width: 44rem; margin: 0 auto; padding: 1.5rem 1rem 3rem; }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 .75rem; }
h2 { font-size: 1rem; color: var(--soft); margin: 1.75rem 0 .5rem; }
a { color: var(--link); }
ul, ol { list-style: none; margin: 0; padding: 0; }
li + li { margin-top: .5rem; }
.note { background: var(--note); color: var(--note-ink); border-radius: .5rem; padding: .75rem 1rem; margin: 0 0 1rem; }
.soft { color: var(--soft); }
.card { display: block; width: 100%; padding: .75rem 1rem; background: var(--paper); color: var(--ink); border: 1px solid var(--line); border-radius: .5rem; font: inherit; text-align: left; text-decoration: none; }
button.card { cursor: pointer; }
a.card:hover, button.card:hover { border-color: var(--link); }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
.card strong, .card span { display: block; }
.card .top { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 1rem; }
.chips { display: flex; flex-wrap: wrap; gap: .5rem; }
.chips li { margin: 0; }
.chips a { display: inline-block; padding: .375rem .75rem; border: 1px solid var(--line); border-radius: 2rem; background: var(--paper); text-decoration: none; }
.chips a[aria-current] { border-color: var(--link); font-weight: 600; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1rem; margin: 0 0 1rem; }
dt { color: var(--soft); }
dd { margin: 0; }
iframe { display: block; width: 100%; height: 36rem; border: 1px solid var(--line); border-radius: .5rem; background: Canvas; }
pre { margin: 0; padding: 1rem; background: var(--paper); border: 1px solid var(--line); border-radius: .5rem; white-space: pre-wrap; font: .875rem/1.5 ui-monospace, monospace; }
summary { cursor: pointer; padding: .5rem 0; }
`;

// One constant, since a space more or less would change the hash that the policy names.
const STYLE_ELEMENT = raw(`<style>${STYLE}</style>`);
const STYLE_HASH = createHash('sha256').update(STYLE).digest('base64');

/**
 * Headers for the pages of the embedded parts: no script, nothing from elsewhere, in no frame, in no cache.
 *
 * @param formTargets origins that a form's answer may lead to, beside the page's own
 */
export function pageHeaders(formTargets: readonly string[] = []): Record<string, string> {
  const policy = [
    "default-src 'none'",
    `style-src 'sha256-${STYLE_HASH}'`,
    "frame-src 'self'",
    `form-action ${["'self'", ...formTargets].join(' ')}`,
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ];
  return {
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Security-Policy': policy.join('; '),
    'Cache-Control': 'no-store',
    'Referrer-Policy': 'same-origin',
    'X-Content-Type-Options': 'nosniff',
    'X-Robots-Tag': 'noindex',
  };
}

/** A whole script-free page of an embedded part, readable at phone width. */
export function page(title: string, content: Html): string {
  return render(
    html`<!doctype html>
      <html lang="en">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <title>${title}</title>
          ${STYLE_ELEMENT}
        </head>
        <body>
          <main>${content}</main>
        </body>
      </html>`,
  );
}
