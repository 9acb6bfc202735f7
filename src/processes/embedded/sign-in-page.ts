import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type Provider from 'oidc-provider';
import { errors } from 'oidc-provider';
import { html, type Html } from '../../mail/html.ts';
import { DEMO_PEOPLE, demoPerson, type DemoPerson } from './demo-people.ts';
import { page, pageHeaders } from './page.ts';

const MAX_FORM_BYTES = 2_000;

/** Whether a request is for the sign-in page rather than for the protocol. */
export const isSignIn = (request: IncomingMessage): boolean => request.url?.startsWith('/interaction/') ?? false;

/** The path of the sign-in page of one authorization under way. */
export const signInPath = (uid: string): string => `/interaction/${uid}`;

/**
 * The page on which one picks who to be (GET), and the form that says it (POST). Whoever holds the cookie of the
 * authorization under way may answer for it; nobody is asked for a password.
 *
 * @param returnOrigins where a finished sign-in may lead, which the page's policy must let the form follow
 */
export function signInListener(provider: Provider, returnOrigins: readonly string[]): RequestListener {
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    try {
      const { uid } = await provider.interactionDetails(request, response);
      if (request.method !== 'POST') {
        send(response, 200, 'Who are you?', signInPage(uid));
        return;
      }
      const person = demoPerson((await readForm(request)).get('person') ?? '');
      if (person) {
        await provider.interactionFinished(request, response, { login: { accountId: person.sub, remember: false } });
      } else {
        send(response, 422, 'Who are you?', signInPage(uid, 'There is nobody of that name here. Pick one of these.'));
      }
    } catch (cause) {
      if (!(cause instanceof errors.SessionNotFound)) throw cause;
      send(response, 400, 'This sign-in has ended', endedPage());
    }
  };
  const send = (response: ServerResponse, status: number, title: string, content: Html): void => {
    response.writeHead(status, pageHeaders(returnOrigins)).end(page(title, content));
  };
  return (request, response) => {
    answer(request, response).catch((cause: unknown) => {
      provider.emit('server_error', undefined, cause instanceof Error ? cause : new Error(String(cause)));
      send(
        response,
        500,
        'Something went wrong',
        html`<h1>Something went wrong</h1>
          <p>Go back to where you came from and sign in again.</p>`,
      );
    });
  };
}

async function readForm(request: IncomingMessage): Promise<URLSearchParams> {
  let body = '';
  for await (const chunk of request) {
    body += String(chunk);
    if (body.length > MAX_FORM_BYTES) return new URLSearchParams();
  }
  return new URLSearchParams(body);
}

function signInPage(uid: string, problem?: string): Html {
  const groups = [...new Set(DEMO_PEOPLE.map((person) => person.group))];
  return html`<h1>Who are you?</h1>
    <p class="note">
      <strong>Demo sign-in.</strong> This provider is part of Countersign's demo. It asks for no password and lets
      anybody at this computer be anybody. It does not run in production.
    </p>
    ${problem !== undefined && html`<p role="alert"><strong>${problem}</strong></p>`}
    <form method="post" action="${signInPath(uid)}">
      ${groups.map(
        (group) =>
          html`<h2>${group}</h2>
            <ul>
              ${DEMO_PEOPLE.filter((person) => person.group === group).map(
                (person) => html`<li>${personButton(person)}</li>`,
              )}
            </ul>`,
      )}
    </form>`;
}

const personButton = (person: DemoPerson): Html =>
  html`<button class="card" name="person" value="${person.sub}">
    <strong>${person.name}</strong>
    <span>${person.title}</span>
    <span class="soft">${person.email}</span>
  </button>`;

const endedPage = (): Html =>
  html`<h1>This sign-in has ended</h1>
    <p>It took too long, or it was finished in another tab. Go back to where you came from and sign in again.</p>`;
