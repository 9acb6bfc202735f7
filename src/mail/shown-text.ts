import { functionTitle } from '../domain/catalogue.ts';
import { inUtc } from './times.ts';

/*
 * Text that people wrote, as letters and pages show it. Three promises:
 *
 * - No address in it becomes a link (R49). Escaping alone does not do that: mail programs look for addresses in plain
 *   text and in the text of HTML, and make links of them. So what makes an address one is put into square brackets,
 *   as security reports write it: `https[:]//evil[.]example`. The brackets can be seen, can be read aloud, and survive
 *   copying; invisible characters would do none of that, and mail programs see through them.
 * - Nothing is there that can't be seen. Submission refuses such characters; here they are shown by their number.
 * - A name in a right-to-left script can't reorder what stands around it: it is set in Unicode isolates.
 */

const UNSEEN = /[\p{Cf}\p{Zl}\p{Zp}\p{Cs}\u115f\u1160\u3164\uffa0\u034f\u17b4\u17b5\u2800]|(?!\n)\p{Cc}/gu;
const RIGHT_TO_LEFT =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u;
const FIRST_STRONG_ISOLATE = '\u2068';
const POP_ISOLATE = '\u2069';

// Bytes of an address: a scheme's colon, a dot before two letters or more (a domain, in any of IDNA's four dots) or
// after `www`, the dots of an IPv4 address, the at sign, and the backslashes of a network path.
const SCHEME = /(?<=\p{L}[\p{L}\p{N}+.-]+):(?=\S)|:(?=\/\/)/gu;
const DOMAIN_DOT =
  /(?<=[\p{L}\p{N}\p{M}_\])-])[.。．｡](?=[\p{L}\p{N}_-]*\p{L}[\p{L}\p{M}\p{N}-])|(?<=\bwww)[.。．｡](?=\S)/giu;
const NUMBER_DOTS = /(?<!\d)\d{1,3}(?:\.\d{1,3}){3}(?!\d)/g;
const AT = /(?<=\S)[@＠](?=\S)/gu;
const NETWORK_PATH = /\\\\(?=\S)/g;

// No slash, so that nothing that a mail program takes for a web address passes as one of these.
const PLAIN_ADDRESS = /(?<![^\s(<,;])(?!www\.)[a-z0-9._%+'-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+(?![^\s)>,;])/gi;

const bracketed = (mark: string): string => `[${mark}]`;

const unlinked = (text: string): string =>
  text
    .replace(NUMBER_DOTS, (quad) => quad.replaceAll('.', bracketed('.')))
    .replace(DOMAIN_DOT, bracketed)
    .replace(SCHEME, bracketed)
    .replace(AT, bracketed)
    .replace(NETWORK_PATH, bracketed);

/** Text as it is, but for what can't be seen or would move what shows it: that is shown by its number. */
export const seen = (text: string): string =>
  text
    .replaceAll('\r\n', '\n')
    .replaceAll('\t', ' ')
    .replace(UNSEEN, (character) => `[U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}]`);

const isolated = (text: string): string =>
  RIGHT_TO_LEFT.test(text) ? `${FIRST_STRONG_ISOLATE}${text}${POP_ISOLATE}` : text;

/** A reason or a comment. Line breaks are kept; no address in it can become a link. */
export const shownRemark = (remark: string): string =>
  seen(remark).trim().split('\n').map(unlinked).map(isolated).join('\n');

/** Whether {@link shownRemark} had to put anything into brackets, which its reader is then told. */
export const wasGuarded = (remark: string): boolean => unlinked(seen(remark)) !== seen(remark);

/**
 * A name, or a sentence made with names, on one line. Plain e-mail addresses stay as they are, since they are what is
 * approved and can at most become a letter to themselves; web addresses can't become links.
 */
export const shownName = (text: string): string => {
  const line = seen(text.replace(/\s+/gu, ' ')).trim();
  let shown = '';
  let end = 0;
  for (const match of line.matchAll(PLAIN_ADDRESS)) {
    shown += unlinked(line.slice(end, match.index)) + match[0];
    end = match.index + match[0].length;
  }
  return isolated(shown + unlinked(line.slice(end)));
};

const FUNCTION_CODE = /\b[a-z]+\.[a-z-]+\b/g;
const TIME = /\b\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z/g;

/** A sentence of the service, with titles for function codes and times as people read them. It may hold names. */
export const shownSentence = (sentence: string): string =>
  shownName(sentence.replace(FUNCTION_CODE, functionTitle).replace(TIME, (time) => inUtc(time)));

/** The same as a whole sentence, beginning and ending as sentences do. */
export const wholeSentence = (message: string): string => {
  const shown = shownSentence(message);
  return shown.charAt(0).toUpperCase() + shown.slice(1) + (/[.!?]$/.test(shown) ? '' : '.');
};
