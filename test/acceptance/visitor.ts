/** An answer to a visitor, redirects followed. */
export interface Seen {
  readonly status: number;
  readonly url: string;
  readonly text: string;
}

const MAX_STEPS = 10;

/** The hidden fields of a page's form. */
export const hiddenFields = (page: string): Record<string, string> =>
  Object.fromEntries(
    [...page.matchAll(/<input[^>]*type="hidden"[^>]*>/g)].map(([tag]) => [
      /name="([^"]*)"/.exec(tag)?.[1] ?? '',
      /value="([^"]*)"/.exec(tag)?.[1] ?? '',
    ]),
  );

/** The words of a page, as they are read. */
export const wordsOf = (page: string): string =>
  page
    .replace(/<(style|head|title)[\s\S]*?<\/\1>/g, ' ')
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&#39;', "'")
    .replaceAll('&quot;', '"')
    .replaceAll('&gt;', '>')
    .replaceAll('&lt;', '<')
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ')
    .trim();

/** Somebody at the pages with a browser of their own: cookies, redirects and forms, without script. */
export class Visitor {
  readonly #cookies = new Map<string, string>();

  /** The value of a cookie that it holds. */
  cookie(name: string): string | undefined {
    return this.#cookies.get(name);
  }

  async open(url: string): Promise<Seen> {
    return this.#follow(new URL(url));
  }

  /** Posts a form as a browser does that shows a page of `url`'s origin. */
  async post(url: string, fields: Readonly<Record<string, string>>): Promise<Seen> {
    return this.#follow(new URL(url), new URLSearchParams(fields));
  }

  /** Signs in at the provider as one of the demo people, and comes back to `path`. */
  async signIn(publicUrl: string, person: string, path: string): Promise<Seen> {
    const choice = await this.open(`${publicUrl}/sign-in?returnTo=${encodeURIComponent(path)}`);
    if (!choice.url.includes('/interaction/')) throw new Error(`expected the provider's page, found ${choice.url}`);
    return this.post(choice.url, { person });
  }

  /** Opens a letter's link and presses one of the form's two buttons. */
  async decide(link: string, verdict: 'approve' | 'reject', comment = ''): Promise<Seen> {
    const page = await this.open(link);
    return this.post(link, { ...hiddenFields(page.text), verdict, comment });
  }

  async #follow(start: URL, form?: URLSearchParams): Promise<Seen> {
    let [url, body] = [start, form];
    for (let step = 0; step < MAX_STEPS; step++) {
      const response = await fetch(url, {
        redirect: 'manual',
        headers: {
          cookie: [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; '),
          ...(body && { origin: url.origin }),
        },
        ...(body && { method: 'POST', body }),
      });
      for (const line of response.headers.getSetCookie()) {
        const [, name, value] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
        if (name !== undefined && value !== undefined) this.#cookies.set(name, value);
      }
      const location = response.headers.get('location');
      if (location === null) return { status: response.status, url: url.href, text: await response.text() };
      await response.body?.cancel();
      [url, body] = [new URL(location, url), undefined];
    }
    throw new Error(`${start.href} led on and on: more than ${MAX_STEPS} redirects`);
  }
}
