import { palette, type Scheme } from './palette.ts';

const variables = (scheme: Scheme): string =>
  Object.entries(scheme)
    .map(([name, colour]) => `--${name}: ${String(colour)};`)
    .join(' ');

/** Where the style sheet is served: pages allow styles from this service alone, and none within them. */
export const STYLESHEET_PATH = '/assets/countersign.css';

/** The style sheet of every page. */
export const stylesheet = `
:root {
  color-scheme: light dark;
  ${variables(palette.light)}
  --sans: ui-sans-serif, system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', 'Liberation Sans', Arial, sans-serif;
  --serif: 'Iowan Old Style', 'Palatino Linotype', 'URW Palladio L', Charter, Georgia, 'Liberation Serif', serif;
  --mono: ui-monospace, SFMono-Regular, Menlo, Consolas, 'Liberation Mono', monospace;
}
@media (prefers-color-scheme: dark) {
  :root { ${variables(palette.dark)} }
}

* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body {
  margin: 0; background: var(--ground); color: var(--ink);
  font: 1rem/1.55 var(--sans); overflow-wrap: anywhere;
}
a { color: var(--link); text-underline-offset: .15em; }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; border-radius: 2px; }
main:focus { outline: none; }
h1, h2, h3, p, dl, dd, ul, ol, blockquote { margin: 0; }
h1 { font: 600 clamp(1.6rem, 1.2rem + 2vw, 2.25rem)/1.2 var(--serif); letter-spacing: -.01em; }
h2 { font: 600 1.0625rem/1.35 var(--sans); }
h3 { font: 600 1rem/1.4 var(--sans); }

.skip { position: absolute; left: 1rem; top: -6rem; z-index: 1; padding: .75rem 1rem; background: var(--paper); color: var(--link); }
.skip:focus { top: .5rem; }
.masthead { border-bottom: 1px solid var(--line); }
.masthead > *, main, .colophon > * { max-width: 56rem; margin-inline: auto; padding-inline: clamp(1rem, 4vw, 2rem); }
.masthead > * { display: flex; flex-wrap: wrap; gap: .25rem 1rem; align-items: baseline; justify-content: space-between; padding-block: .9rem; }
.wordmark { font: 600 1.125rem/1.2 var(--serif); letter-spacing: .01em; }
.wordmark span { display: inline-block; border-bottom: 3px double currentColor; }
.whose { color: var(--soft); font-size: .9375rem; }
main { padding-block: clamp(1.5rem, 5vw, 3rem); }
.colophon { border-top: 1px solid var(--line); color: var(--soft); font-size: .875rem; }
.colophon > * { padding-block: 1.25rem 2rem; }

.opening { margin-bottom: 1.75rem; }
.opening > * + * { margin-top: .75rem; }
.eyebrow { color: var(--soft); font-size: .9375rem; }
.lede { font-size: 1.0625rem; max-width: 42rem; }
.note, .warning, .problem { padding: .75rem 1rem; border-left: 4px solid; border-radius: 0 .25rem .25rem 0; max-width: 42rem; }
.note, .warning { background: var(--warning); color: var(--warningInk); }
.problem { background: var(--problem); color: var(--problemInk); }
.problem h2 { margin-bottom: .25rem; }
.problem a { color: inherit; }

.sheet { background: var(--paper); border: 1px solid var(--line); border-radius: .375rem; }
.section { padding: 1.25rem clamp(1rem, 3vw, 1.75rem) 1.5rem; }
.section + .section { border-top: 1px solid var(--line); }
.heading { margin-bottom: .75rem; }
.section > * + * { margin-top: .75rem; }
.section > .heading + * { margin-top: 0; }
@media (min-width: 46rem) {
  .section { display: grid; grid-template-columns: 10.5rem minmax(0, 1fr); column-gap: 2rem; }
  .section > * { grid-column: 2; }
  .section > .heading { grid-column: 1; grid-row: 1 / span 40; margin: 0; }
  .section > .heading + * { margin-top: 0; }
}

.entry + .entry { padding-top: .75rem; border-top: 1px dotted var(--line); }
.subject { margin-bottom: .25rem; }
.mark { display: inline-block; margin-left: .25rem; padding: 0 .5rem; border: 1px solid var(--outline); border-radius: 1rem; color: var(--soft); font-size: .8125rem; font-weight: 400; line-height: 1.4; }
.row { display: flex; flex-wrap: wrap; gap: 0 .625rem; padding-block: .125rem; }
.each { margin-top: .25rem; font-size: .9375rem; }
.what { color: var(--soft); }
.before, .gone, .after { padding: .0625rem .3125rem; border-radius: .1875rem; box-decoration-break: clone; -webkit-box-decoration-break: clone; }
.before, .gone { background: var(--removed); color: var(--removedInk); text-decoration: none; }
.before { text-decoration: line-through; text-decoration-thickness: 1px; }
.after { background: var(--added); color: var(--addedInk); text-decoration: none; font-weight: 600; }
.arrow { color: var(--soft); }
@media (min-width: 30rem) {
  .row { display: grid; grid-template-columns: 10rem minmax(0, 1fr); column-gap: 1rem; }
}

.quote { padding: .125rem 0 .125rem 1rem; border-left: 3px solid var(--outline); font: 1.0625rem/1.55 var(--serif); }
.list { padding-left: 1.25rem; }
.signatures { list-style: none; padding: 0 0 .5rem; max-width: 34rem; }
.signature { position: relative; padding: .5rem 0 .375rem 2rem; border-bottom: 1px solid var(--outline); }
.signature:has(.open) { border-bottom-style: dashed; }
.signature::before { content: '✓'; position: absolute; left: .25rem; color: var(--addedInk); font-weight: 700; }
.signature:has(.open)::before { content: '○'; color: var(--soft); font-weight: 400; }
.signed { font: 600 1.0625rem/1.4 var(--serif); }
.open { color: var(--soft); }

.decision { margin-top: 1.5rem; padding: 1.25rem clamp(1rem, 3vw, 1.75rem) 1.75rem; background: var(--paper); border: 2px solid var(--ink); border-radius: .375rem; }
.decision > * + * { margin-top: 1rem; }
.field > * + * { margin-top: .25rem; }
label { display: block; font-weight: 600; }
.hint { color: var(--soft); font-size: .9375rem; }
textarea { display: block; width: 100%; min-height: 6rem; padding: .625rem .75rem; background: var(--ground); color: var(--ink); border: 1px solid var(--outline); border-radius: .25rem; font: inherit; resize: vertical; }
textarea[aria-invalid='true'] { border: 2px solid var(--reject); }
.verdicts { display: grid; gap: 1.5rem; }
.verdicts .hint { margin-top: .375rem; }
button, .button {
  display: flex; align-items: center; justify-content: center; gap: .625rem; width: 100%; min-height: 3.25rem; padding: .75rem 1.5rem;
  border: 2px solid transparent; border-radius: .375rem; font: 600 1.0625rem/1.2 var(--sans); text-decoration: none; cursor: pointer;
}
.button { background: var(--ink); color: var(--paper); }
.approve { background: var(--approve); color: var(--approveInk); }
.reject { background: transparent; color: var(--reject); border-color: var(--reject); }
.flag { background: transparent; color: var(--ink); border-color: var(--ink); }
button:hover, .button:hover { text-decoration: underline; text-decoration-thickness: 2px; }
@media (min-width: 46rem) {
  .verdicts { grid-template-columns: 5fr 4fr 5fr; gap: 2rem; }
  .button { width: auto; display: inline-flex; min-width: 14rem; }
}

.plain > * + * { margin-top: 1rem; }
.plain { max-width: 40rem; }
.actions { margin-top: 1.5rem; }
.trace { color: var(--soft); font-family: var(--mono); font-size: .875rem; }

.standing { padding: 1rem 1.25rem; border: 2px solid var(--ink); border-radius: .375rem; background: var(--paper); max-width: 42rem; }
.standing > * + *, .own-words > * + * { margin-top: .375rem; }

.docs h2 { margin-top: 2.5rem; padding-bottom: .375rem; border-bottom: 1px solid var(--line); font: 600 1.5rem/1.3 var(--serif); }
.docs nav ul { columns: 16rem; padding-left: 1.125rem; margin-top: .75rem; }
.operation { margin-top: 1rem; padding: 1rem clamp(.875rem, 3vw, 1.25rem); background: var(--paper); border: 1px solid var(--line); border-radius: .375rem; }
.operation > * + * { margin-top: .625rem; }
.operation h3 code { font-size: 1rem; }
.method { display: inline-block; min-width: 4rem; margin-right: .375rem; padding: .125rem .5rem; border: 1px solid var(--outline); border-radius: .25rem; font: 600 .8125rem/1.5 var(--mono); text-align: center; }
.operation h4, .schema h4 { margin: 0; font: 600 .9375rem/1.4 var(--sans); color: var(--soft); }
.prose { margin-top: .625rem; white-space: pre-line; }
code, pre { font-family: var(--mono); font-size: .9em; }
pre { margin: .5rem 0 0; padding: .75rem 1rem; background: var(--ground); border-radius: .25rem; white-space: pre-wrap; }
summary { padding: .625rem 0; color: var(--link); cursor: pointer; }
.fields { margin: 0; }
.fields > div { padding: .375rem 0; border-top: 1px dotted var(--line); }
.fields dd { padding-left: 1rem; }
.type { color: var(--soft); font-size: .9375rem; }
.scroll { overflow-x: auto; }
.codes { width: 100%; min-width: 34rem; border-collapse: collapse; margin-top: .75rem; overflow-wrap: normal; }
.codes th, .codes td { padding: .375rem .75rem .375rem 0; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }

@media (forced-colors: active) {
  .before, .gone, .after, .mark { border: 1px solid; }
}
@media print {
  .decision, .skip, .actions { display: none; }
  body { background: #fff; }
}
`;
