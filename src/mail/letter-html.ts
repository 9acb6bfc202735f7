import type { Section } from './composition.ts';
import { compositionHtml, type Dress, type Part } from './composition-html.ts';
import { html, raw, render } from './html.ts';

/*
 * No colour is set for text or ground, so a mail program's dark mode has nothing to get wrong; weight, size and rules
 * that show on both do the work. The one filled thing, the link, sets both of its colours.
 */
const RULE = '#8a8f98';
const MONOSPACE = "ui-monospace,SFMono-Regular,Menlo,Consolas,'Liberation Mono',monospace";

const STYLES: Readonly<Record<Part, string>> = {
  section: 'margin:0 0 28px',
  heading: `margin:0 0 12px;padding:0 0 6px;border-bottom:1px solid ${RULE};font-size:17px;line-height:1.35`,
  paragraph: 'margin:0 0 12px',
  warning: 'margin:0 0 12px;padding:4px 0 4px 14px;border-left:4px solid #c27803',
  quote: `margin:0 0 12px;padding:4px 0 4px 14px;border-left:4px solid ${RULE}`,
  list: 'margin:0 0 12px;padding:0 0 0 22px',
  item: 'margin:0 0 4px',
  facts: 'margin:0 0 12px',
  entry: 'margin:0 0 14px',
  subject: 'margin:0 0 4px;font-size:16px;line-height:1.4',
  mark: `padding:1px 7px;border:1px solid ${RULE};border-radius:10px;font-size:13px;font-weight:400`,
  rows: 'margin:0',
  each: 'margin:4px 0 0;font-size:14px',
  row: 'margin:0 0 4px',
  what: 'display:inline;margin:0 8px 0 0;font-size:14px',
  value: 'display:inline;margin:0;font-weight:600',
  before: 'font-weight:400;text-decoration:line-through',
  gone: 'text-decoration:none',
  after: 'text-decoration:none',
  arrow: 'font-weight:400',
  signatures: 'margin:0 0 12px;padding:0 0 0 22px',
  signature: 'margin:0 0 4px',
  signed: 'font-weight:600',
  open: 'font-style:italic',
  link: 'display:inline-block;padding:13px 22px;border-radius:6px;background:#1d4fa8;color:#ffffff;font-weight:600;text-decoration:none',
  url: `margin:0 0 12px;font:13px/1.5 ${MONOSPACE};word-break:break-all`,
};

const dress: Dress = (part) => raw(`style="${STYLES[part]}"`);

const BODY =
  "margin:0;padding:0;font:16px/1.55 -apple-system,BlinkMacSystemFont,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;word-wrap:break-word;overflow-wrap:anywhere";
const WORDMARK = "border-bottom:3px double;font:600 18px/1.2 Georgia,'Times New Roman',serif;letter-spacing:.01em";
const PREHEADER = 'display:none;max-height:0;max-width:0;overflow:hidden;opacity:0';

/** What a letter says, ready to be shown. */
export interface LetterContent {
  /** The account, over the title. */
  readonly account: string;
  readonly title: string;
  /** What a list of letters shows beside the subject. */
  readonly preheader: string;
  readonly greeting: string;
  readonly sections: readonly Section[];
  readonly footer: string;
}

/** A letter's HTML part: no tables, images or remote content, styles inline, readable at 360 px. */
export const letterHtml = ({ account, title, preheader, greeting, sections, footer }: LetterContent): string =>
  render(
    html`<!doctype html>
      <html lang="en">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <meta name="color-scheme" content="light dark" />
          <meta name="supported-color-schemes" content="light dark" />
          <meta name="format-detection" content="telephone=no, date=no, address=no, email=no, url=no" />
          <meta name="x-apple-disable-message-reformatting" />
          <title>${title}</title>
        </head>
        <body style="${BODY}">
          <div style="${PREHEADER}">${preheader}</div>
          <div lang="en" style="max-width:600px;margin:0 auto;padding:28px 16px 36px">
            <p style="margin:0 0 20px;font-size:14px;letter-spacing:.04em">
              <strong style="${WORDMARK}">Countersign</strong> &nbsp;·&nbsp; ${account}
            </p>
            <h1 style="margin:0 0 20px;font:600 24px/1.3 Georgia,'Times New Roman',serif">${title}</h1>
            <p style="margin:0 0 12px">${greeting}</p>
            ${compositionHtml(sections, dress)}
            <p style="margin:0;padding:14px 0 0;border-top:1px solid ${RULE};font-size:13px">${footer}</p>
          </div>
        </body>
      </html>`,
  );
