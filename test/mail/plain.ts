const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&#96;': '`',
  '&nbsp;': ' ',
};

/** The words of a page or a letter's HTML, as one reads them, with single spaces. */
export const wordsOfHtml = (html: string): string =>
  html
    .replace(/<(style|title|head)[^>]*>.*?<\/\1>/gs, ' ')
    .replace(/<(?:span|del|ins|strong|a|code)\b[^>]*>|<\/(?:span|del|ins|strong|a|code)>/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&[#\w]+;/g, (entity) => ENTITIES[entity] ?? entity)
    .replace(/\s+/g, ' ')
    .trim();

/** The words of a letter's text, without the marks of quotes and lists, with single spaces. */
export const wordsOfText = (text: string): string =>
  text
    .replace(/^ {2}[|!-] /gm, ' ')
    .replace(/\s+/g, ' ')
    .trim();
