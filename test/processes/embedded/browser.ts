/** Follows links and posts forms as a browser would, with its cookies, one step at a time. */
export class Browser {
  readonly #cookies = new Map<string, string>();

  async open(url: string | URL, form?: Record<string, string>): Promise<Response> {
    const response = await fetch(url, {
      redirect: 'manual',
      headers: { cookie: [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(form && { method: 'POST', body: new URLSearchParams(form) }),
    });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      this.#cookies.set(name, value);
    }
    return response;
  }

  /** Follows redirects until a page comes, or one leads to `stopAt`. */
  async follow(
    url: string | URL,
    stopAt: string,
    form?: Record<string, string>,
  ): Promise<{ url: URL; response: Response }> {
    let at = new URL(url);
    let response = await this.open(at, form);
    for (
      let location = response.headers.get('location');
      location !== null;
      location = response.headers.get('location')
    ) {
      at = new URL(location, at);
      if (at.href.startsWith(stopAt)) break;
      response = await this.open(at);
    }
    return { url: at, response };
  }
}
