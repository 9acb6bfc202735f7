/*
 * What a letter or a page says, before it is text or HTML. Both are written from the same blocks, so neither can hold a
 * fact that the other lacks. Every string here is ready to be shown (see `shown-text.ts`), and is no markup.
 */

/** A row of a difference: `status`, `active` → `suspended`. `before` is null where it is new, `after` where it goes. */
export interface Row {
  readonly what: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** What happens to one thing. */
export interface Entry {
  readonly subject: string;
  /** `new` or `removed`; null where the rows say it. */
  readonly mark: string | null;
  readonly rows: readonly Row[];
  /** To whom or what it happens, where that is more than a heading takes. */
  readonly each?: string;
}

/** A place for an approval: who took it and when, or nobody yet. */
export type Signature = { readonly name: string; readonly detail: string } | null;

export type Block =
  | { readonly is: 'paragraph'; readonly text: string }
  | { readonly is: 'warning'; readonly text: string }
  /** People's own words, line breaks and all. */
  | { readonly is: 'quote'; readonly text: string }
  | { readonly is: 'list'; readonly items: readonly string[] }
  | { readonly is: 'facts'; readonly facts: readonly { readonly label: string; readonly value: string }[] }
  | { readonly is: 'entries'; readonly entries: readonly Entry[] }
  | { readonly is: 'signatures'; readonly signatures: readonly Signature[] }
  | { readonly is: 'link'; readonly label: string; readonly url: string };

export interface Section {
  readonly heading: string | null;
  readonly blocks: readonly Block[];
}

export const paragraph = (text: string): Block => ({ is: 'paragraph', text });

/** @throws TypeError where a link is no http(s) address */
export const linkBlock = (label: string, url: string): Block => {
  if (!/^https?:\/\/\S+$/.test(url)) throw new TypeError('a link begins with http:// or https:// and holds no spaces');
  return { is: 'link', label, url };
};
