import type { Block, Entry, Row, Section, Signature } from './composition.ts';
import { html, raw, type Html } from './html.ts';

/** The elements that letters and pages dress differently. */
export type Part =
  | 'section'
  | 'heading'
  | 'paragraph'
  | 'warning'
  | 'quote'
  | 'list'
  | 'item'
  | 'facts'
  | 'entry'
  | 'subject'
  | 'mark'
  | 'rows'
  | 'each'
  | 'row'
  | 'what'
  | 'value'
  | 'before'
  | 'gone'
  | 'after'
  | 'arrow'
  | 'signatures'
  | 'signature'
  | 'signed'
  | 'open'
  | 'link'
  | 'url';

/** An attribute for a part: a class on a page, a style in a letter. */
export type Dress = (part: Part) => Html;

const BREAK = raw('<br />');

const withBreaks = (text: string): Html[] => text.split('\n').map((line, i) => html`${i > 0 && BREAK}${line}`);

const rowHtml = ({ what, before, after }: Row, dress: Dress): Html =>
  // prettier-ignore
  html`<div ${dress('row')}><dt ${dress('what')}>${what}</dt><dd ${dress('value')}>${
    before !== null && html`<del ${dress(after === null ? 'gone' : 'before')}>${before}</del>`}${
    before !== null && after !== null && html` <span ${dress('arrow')} role="img" aria-label="becomes">→</span> `}${
    after !== null && html`<ins ${dress('after')}>${after}</ins>`}</dd></div>`;

const entryHtml = ({ subject, mark, rows, each }: Entry, dress: Dress): Html =>
  // prettier-ignore
  html`<div ${dress('entry')}><h3 ${dress('subject')}>${subject}${
    mark !== null && html` <span ${dress('mark')}>${mark}</span>`}</h3><dl ${dress('rows')}>${
    rows.map((row) => rowHtml(row, dress))}</dl>${each !== undefined && html`<p ${dress('each')}>${each}</p>`}</div>`;

const signatureHtml = (signature: Signature, dress: Dress): Html =>
  signature === null
    ? html`<li ${dress('signature')}><span ${dress('open')}>nobody yet</span></li>`
    : html`<li ${dress('signature')}><strong ${dress('signed')}>${signature.name}</strong>, ${signature.detail}</li>`;

const blockHtml = (block: Block, dress: Dress): Html => {
  switch (block.is) {
    case 'paragraph':
      return html`<p ${dress('paragraph')}>${block.text}</p>`;
    case 'warning':
      return html`<p ${dress('warning')}><strong>Warning:</strong> ${block.text}</p>`;
    case 'quote':
      return html`<blockquote ${dress('quote')} dir="auto">${withBreaks(block.text)}</blockquote>`;
    case 'list':
      return html`<ul ${dress('list')}>
        ${block.items.map((item) => html`<li ${dress('item')}>${item}</li>`)}
      </ul>`;
    case 'facts':
      return html`<dl ${dress('facts')}>
        ${block.facts.map(
          ({ label, value }) =>
            html`<div ${dress('row')}>
              <dt ${dress('what')}>${label}</dt>
              <dd ${dress('value')}>${value}</dd>
            </div>`,
        )}
      </dl>`;
    case 'entries':
      return html`${block.entries.map((entry) => entryHtml(entry, dress))}`;
    case 'signatures':
      return html`<ol ${dress('signatures')}>
        ${block.signatures.map((signature) => signatureHtml(signature, dress))}
      </ol>`;
    case 'link':
      return html`<p ${dress('paragraph')}><a ${dress('link')} href="${block.url}">${block.label}</a></p>
        <p ${dress('url')}>${block.url}</p>`;
  }
};

/** Sections as HTML. Headings are `h2`, things within them `h3`. */
export const compositionHtml = (sections: readonly Section[], dress: Dress): Html =>
  html`${sections.map(
    ({ heading, blocks }) =>
      html`<section ${dress('section')}>
        ${heading !== null && html`<h2 ${dress('heading')}>${heading}</h2>`}
        ${blocks.map((block) => blockHtml(block, dress))}
      </section>`,
  )}`;
