import express, { type Express, type Response } from 'express';
import { html, type Html } from '../../mail/html.ts';
import type { Letter, LetterStore } from './letter-store.ts';
import { page, pageHeaders } from './page.ts';

const MAX_LISTED = 200;
/** The addresses with the most letters stand by themselves, the others behind them. */
const MAX_CHIPS = 8;

/** What a letter's own HTML may do: be shown, with its own styles, and open links in a tab of their own. */
const LETTER_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'; " +
  'sandbox allow-popups allow-popups-to-escape-sandbox';

/**
 * The inbox's pages: every letter, the newest first; one letter as its reader would see it. Asked for JSON, the same
 * addresses answer with JSON: `GET /letters?to=…` with `{ items: Letter[] }`.
 */
export function inboxPages(letters: LetterStore): Express {
  const app = express();
  app.disable('x-powered-by');
  app.use((_request, response, next) => {
    response.set(pageHeaders());
    next();
  });

  app.get('/', (_request, response) => {
    response.redirect('/letters');
  });

  app.get('/letters', async (request, response) => {
    const to = typeof request.query['to'] === 'string' ? request.query['to'].trim() : '';
    const items = await letters.list({ to, limit: MAX_LISTED });
    if (request.accepts(['html', 'json']) === 'json') response.type('json').json({ items });
    else response.send(page('Inbox', listPage(items, to, await letters.addresses())));
  });

  app.get('/letters/:id', async (request, response) => {
    const letter = await letters.find(request.params.id);
    if (letter === undefined) notFound(response);
    else if (request.accepts(['html', 'json']) === 'json') response.type('json').json(letter);
    else response.send(page(letter.subject || 'A letter', letterPage(letter)));
  });

  app.get('/letters/:id/html', async (request, response) => {
    const letter = await letters.find(request.params.id);
    if (letter === undefined) notFound(response);
    else response.set('Content-Security-Policy', LETTER_POLICY).send(openingLinksInTabs(letter.html));
  });

  app.get('/letters/:id/source', async (request, response) => {
    const source = await letters.source(request.params.id);
    if (source === undefined) notFound(response);
    else response.type('text/plain').send(source.toString('utf8'));
  });

  app.use((_request, response) => {
    notFound(response);
  });
  return app;
}

/** Within its frame a letter's links would replace the letter, and the pages they lead to refuse to be framed. */
function openingLinksInTabs(letter: string): string {
  const base = '<base target="_blank">';
  const head = /<head[^>]*>/i.exec(letter);
  if (head === null) return base + letter;
  const end = head.index + head[0].length;
  return letter.slice(0, end) + base + letter.slice(end);
}

function notFound(response: Response): void {
  response.status(404).send(
    page(
      'No such letter',
      html`<h1>No such letter</h1>
        <p><a href="/letters">Back to the inbox</a></p>`,
    ),
  );
}

const hrefTo = (address: string): string => `/letters?${new URLSearchParams({ to: address }).toString()}`;

type Addressee = { readonly address: string; readonly letters: number };

const byAddress = (one: Addressee, other: Addressee): number => one.address.localeCompare(other.address);

const chip = ({ address, letters }: Addressee, to: string): Html =>
  html`<li>
    ${
      address === to.toLowerCase()
        ? html`<a href="${hrefTo(address)}" aria-current="page">${address} (${letters})</a>`
        : html`<a href="${hrefTo(address)}">${address} (${letters})</a>`
    }
  </li>`;

function listPage(items: readonly Letter[], to: string, addresses: readonly Addressee[]): Html {
  const shown = to === '' ? 'every address' : to;
  const [often, rest] = [addresses.slice(0, MAX_CHIPS), addresses.slice(MAX_CHIPS).sort(byAddress)];
  return html`<h1>Inbox</h1>
    <p class="note"><strong>Demo inbox.</strong> Every letter that Countersign sends ends here and goes no further.</p>
    ${
      addresses.length > 0 &&
      html`<nav aria-label="Letters of">
        <ul class="chips">
          <li>
            ${to === '' ? html`<a href="/letters" aria-current="page">Everybody</a>` : html`<a href="/letters">Everybody</a>`}
          </li>
          ${often.map((each) => chip(each, to))}
        </ul>
        ${
          rest.length > 0 &&
          html`<details ${rest.some(({ address }) => address === to.toLowerCase()) && 'open'}>
            <summary>${rest.length} more ${rest.length === 1 ? 'address' : 'addresses'}</summary>
            <ul class="chips">
              ${rest.map((each) => chip(each, to))}
            </ul>
          </details>`
        }
      </nav>`
    }
    <h2>Letters to ${shown}, the newest first</h2>
    ${
      items.length === 0 &&
      html`<p>
        ${to === '' ? 'No letter has come yet. One comes when a change waits for an approval.' : 'No letter has come for this address.'}
      </p>`
    }
    <ol>
      ${items.map((letter) => html`<li>${listItem(letter)}</li>`)}
    </ol>
    ${items.length === MAX_LISTED && html`<p class="soft">The newest ${MAX_LISTED} are shown.</p>`}`;
}

const listItem = (letter: Letter): Html =>
  html`<a class="card" href="/letters/${letter.id}">
    <span class="top"><strong>${letter.subject || '(no subject)'}</strong> ${timeOf(letter)}</span>
    <span class="soft">to ${letter.to.join(', ')}</span>
    <span class="soft">from ${letter.from}</span>
  </a>`;

const timeOf = (letter: Letter): Html =>
  html`<time class="soft" datetime="${letter.date}">${letter.date.slice(0, 19).replace('T', ' ')} UTC</time>`;

function letterPage(letter: Letter): Html {
  return html`<p><a href="/letters">Inbox</a></p>
    <h1>${letter.subject || '(no subject)'}</h1>
    <dl>
      <dt>To</dt>
      <dd>${letter.to.map((address) => html`<a href="${hrefTo(address)}">${address}</a> `)}</dd>
      <dt>From</dt>
      <dd>${letter.from}</dd>
      <dt>Sent</dt>
      <dd>${timeOf(letter)}</dd>
    </dl>
    ${
      letter.html !== '' &&
      html`<iframe
        title="The letter"
        src="/letters/${letter.id}/html"
        sandbox="allow-popups allow-popups-to-escape-sandbox"
        referrerpolicy="no-referrer"
      ></iframe>`
    }
    <details ${letter.html === '' && 'open'}>
      <summary>Text part</summary>
      ${preformatted(letter.text)}
    </details>
    <details>
      <summary>Headers</summary>
      <dl>
        ${letter.headers.map(
          ({ key, value }) =>
            html`<dt>${key}</dt>
              <dd>${value}</dd>`,
        )}
      </dl>
    </details>
    <p><a href="/letters/${letter.id}/source">Source, as it came</a></p>`;
}

// prettier-ignore
const preformatted = (text: string): Html => html`<pre>
${text}</pre>`;
