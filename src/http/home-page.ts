import { html } from '../mail/html.ts';
import { layout } from './pages/layout.ts';

/** Who reads the home page in a session, and the token of the form that ends it. */
export interface HomeReader {
  readonly name: string;
  readonly signOutToken: string;
}

/** What this service is, and where to go from here. */
export const homePage = (reader: HomeReader | null): string =>
  layout({
    title: 'Dual control for account security',
    ...(reader !== null && { whose: `Signed in as ${reader.name}` }),
    content: html`<div class="plain">
      <h1>Dual control for account security</h1>
      <p class="lede">
        A change that one Security Officer starts is applied once other officers have signed it. To decide on a change,
        open the link in the letter that you were sent.
      </p>
      <p><a href="/docs">The API, described</a> · <a href="/openapi.json">as an OpenAPI document</a></p>
      ${
        reader === null
          ? html`<p class="actions"><a class="button" href="/sign-in?returnTo=%2F">Sign in</a></p>`
          : html`<form method="post" action="/sign-out">
            <input type="hidden" name="formToken" value="${reader.signOutToken}" />
            <p class="actions"><button class="button">Sign out</button></p>
          </form>`
      }
    </div>`,
  });
