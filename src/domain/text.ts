/** The longest name, address, and reason or comment, in characters (R49). */
export const NAME_LIMIT = 200;
export const ADDRESS_LIMIT = 254;
export const REMARK_LIMIT = 1_000;

// Cc controls, Cf format characters (direction overrides, zero width), line and paragraph separators, surrogates,
// and all that is drawn as nothing (DI: fillers, joiners, variation selectors): what is shown must be what is compared.
const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{DI}\u2800]/u;
// Remarks are read, never compared: they may hold the variation selectors that telephones write after a symbol.
const unseenInRemark = /(?![\n\t\ufe0e\ufe0f])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{DI}\u2800]/u;

const lengthOf = (text: string): number => [...text].length;

const hexOf = (character: string): string =>
  `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;

/** What is wrong with a name, in words, or undefined (R49). */
export const nameFault = (name: string): string | undefined => {
  if (name.trim() === '') return 'a name is expected, found an empty one';
  const hidden = unseen.exec(name);
  if (hidden) return `names hold visible characters and spaces only, found ${hexOf(hidden[0])}`;
  if (name !== name.trim()) return 'a name neither begins nor ends with a space';
  if (lengthOf(name) > NAME_LIMIT) return `at most ${NAME_LIMIT} characters are expected, found ${lengthOf(name)}`;
  return undefined;
};

/** What is wrong with a reason or a comment, in words, or undefined (R49). */
export const remarkFault = (remark: string): string | undefined => {
  const text = remark.replaceAll('\r\n', '\n');
  const hidden = unseenInRemark.exec(text);
  if (hidden) return `visible characters, spaces and line breaks are expected, found ${hexOf(hidden[0])}`;
  if (lengthOf(text) > REMARK_LIMIT) return `at most ${REMARK_LIMIT} characters are expected, found ${lengthOf(text)}`;
  return undefined;
};

/** How two names are compared: NFKC, case-folded, any run of spaces as one, as it is drawn (R49). */
export const nameKey = (name: string): string =>
  // By way of upper case, which writes letters alike that lower case keeps apart: the sharp s, the final sigma.
  name
    .normalize('NFKC')
    .toLowerCase()
    .toUpperCase()
    .toLowerCase()
    .normalize('NFKC')
    .replace(/\p{Zs}+/gu, ' ');

const address =
  /^[a-z0-9!#$%&'*+/=?^_{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_{|}~-]+)*@[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+$/i;

/** What is wrong with an e-mail address, in words, or undefined: plain ASCII, one `@`, no comments or quotes (R49). */
export const addressFault = (text: string): string | undefined => {
  if (text.length > ADDRESS_LIMIT) return `at most ${ADDRESS_LIMIT} characters are expected, found ${text.length}`;
  if (!address.test(text)) return 'a plain address such as name@example.com is expected';
  return undefined;
};

/** How the whole of two addresses is compared (identities are bound on it). */
export const wholeAddressKey = (text: string): string => text.toLowerCase();

/** How two addresses of an account are compared: case-folded and without a `+tag` (R49). */
export const addressKey = (text: string): string => text.toLowerCase().replace(/\+[^@]*@/, '@');

/** How people sort names: `Temp 9` before `Temp 10`, `Émile` beside `Emil`. */
export const inNameOrder = new Intl.Collator('en', { numeric: true }).compare;
