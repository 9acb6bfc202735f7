/** HTML that is safe to send: made only by {@link html} and {@link raw}, so no string from outside can pass as one. */
class SafeHtml {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  toString(): string {
    return this.#text;
  }
}

export type Html = SafeHtml;

/** What a template takes: text is escaped, arrays are joined, what is absent (`null`, `undefined`, `false`) is left out. */
export type HtmlValue = string | number | Html | null | undefined | false | readonly HtmlValue[];

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '`': '&#96;',
};

const escape = (text: string): string => text.replace(/[&<>"'`]/g, (character) => ENTITIES[character] ?? '');

function textOf(value: HtmlValue): string {
  if (value === null || value === undefined || value === false) return '';
  if (typeof value === 'string') return escape(value);
  if (typeof value === 'number') return String(value);
  if (value instanceof SafeHtml) return value.toString();
  return value.map(textOf).join('');
}

/**
 * A tagged template for text and quoted attributes. An interpolation is never markup, unless it is itself {@link Html}.
 * It does not judge a URL: an address from outside must not be put into `href` or `src`.
 *
 * @throws Error where an interpolation stands unquoted after `=`, since a space would end the attribute.
 */
export function html(strings: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
  const parts = strings.map((constant, at) => {
    if (at >= values.length) return constant;
    if (/=\s*$/.test(constant)) throw new Error(`Put the attribute in quotes: found \`${constant.slice(-30)}\${…}\``);
    return constant + textOf(values[at]);
  });
  return new SafeHtml(parts.join(''));
}

/** Takes a constant of the source (a style sheet, say) as it stands. Never for anything that came from outside. */
export const raw = (constant: string): Html => new SafeHtml(constant);

/** The text to send or to write. */
export const render = (value: Html): string => value.toString();
