import { html, type Html } from '../../mail/html.ts';
import { shownName } from '../../mail/shown-text.ts';
import { layout } from './layout.ts';

/** Where the one script is: of the pages on which a passkey is made or used, and of no other. */
export const PASSKEY_SCRIPT_PATH = '/assets/passkey.js';

/** The attributes and fields of a form that goes out with a passkey's answer; `options` is where its challenge is made. */
export const passkeyFields = (): Html =>
  html`<input type="hidden" name="passkey" value="" />
    <p class="note" role="status" data-passkey-status hidden></p>
    <p class="problem" data-passkey-needs>
      A passkey needs the script of this page, which your browser has not run.
    </p>`;

const signInPath = (returnTo: string): string => `/sign-in?returnTo=${encodeURIComponent(returnTo)}`;

const refused = (refusal: string | null): Html | null =>
  refusal === null ? null : html`<div class="problem" role="alert"><p>${refusal}</p></div>`;

/** The page on which a passkey is enrolled. */
export const enrolPage = ({
  account,
  name,
  action,
  formToken,
  refusal,
}: {
  readonly account: string;
  readonly name: string;
  /** The page's own path. */
  readonly action: string;
  readonly formToken: string;
  /** Why nothing came of the last press; null before it. */
  readonly refusal: string | null;
}): string =>
  layout({
    title: 'Make a passkey',
    whose: shownName(account),
    script: PASSKEY_SCRIPT_PATH,
    content: html`<div class="plain">
      <h1 id="enrol">Make a passkey, ${shownName(name)}</h1>
      ${refused(refusal)}
      <p class="lede">
        A passkey is kept by your phone, your computer or a security key, and opens with your finger, face or PIN. With it
        you sign in to ${shownName(account)}, and sign what you decide. Nothing that could be guessed or phished is stored.
      </p>
      <form
        method="post"
        action="${action}"
        data-passkey="create"
        data-options="${action}/options"
        aria-labelledby="enrol"
      >
        <input type="hidden" name="formToken" value="${formToken}" />
        ${passkeyFields()}
        <p class="actions"><button class="button">Make a passkey</button></p>
      </form>
    </div>`,
  });

/** After a passkey was enrolled. */
export const enrolledPage = (account: string): string =>
  layout({
    title: 'Your passkey is ready',
    whose: shownName(account),
    content: html`<div class="plain">
      <h1>Your passkey is ready</h1>
      <p class="lede">You can sign in with it, and decide with it where ${shownName(account)} asks for that.</p>
      <p>
        Another passkey, or another one in place of this, is a change that other officers approve. If you lose it, ask an
        officer to reset how you sign in.
      </p>
      <p class="actions"><a class="button" href="/">Go on</a></p>
    </div>`,
  });

/** After asking for the letter that leads to a passkey. */
export const passkeyLetterPage = (): string =>
  layout({
    title: 'A letter is on its way',
    content: html`<div class="plain">
      <h1>A letter is on its way</h1>
      <p class="lede">
        It leads you to make a passkey, in this browser, where you are signed in. Then open the link of the change again,
        and decide.
      </p>
    </div>`,
  });

/** What a link says that enrols nothing: it has ended, or its reader has to sign in first. */
export const notEnrolledPage = (why: 'ended' | 'limit' | 'sign-in', path: string): string =>
  layout({
    title: why === 'sign-in' ? 'Sign in' : 'This link enrols nothing',
    content: html`<div class="plain">
      ${
        why === 'sign-in'
          ? html`<h1>Sign in to go on</h1>
              <p class="lede">You have access already. Sign in as the person to whom the link was sent, to add a passkey.</p>
              <p class="actions">
                <a class="button" href="${signInPath(path)}">Sign in</a>
              </p>`
          : why === 'limit'
            ? html`<h1>You have your passkey already</h1>
                <p class="lede">Another one is a change: ask an officer to start it, and others approve it.</p>`
            : html`<h1>This link has ended</h1>
                <p class="lede">
                  It was used, is too old, or was cut when it was copied. Ask for another where you sign in, or ask an officer.
                </p>`
      }
    </div>`,
  });

/** The page on which somebody signs in with a passkey. */
export const passkeySignInPage = (returnTo: string, refusal: string | null): string =>
  layout({
    title: 'Sign in with a passkey',
    script: PASSKEY_SCRIPT_PATH,
    content: html`<div class="plain">
      <h1 id="sign-in">Sign in with a passkey</h1>
      ${refused(refusal)}
      <p class="lede">Your browser asks for the passkey that you made for this service.</p>
      <form
        method="post"
        action="/sign-in/passkey"
        data-passkey="use"
        data-options="/sign-in/passkey/options"
        aria-labelledby="sign-in"
      >
        <input type="hidden" name="returnTo" value="${returnTo}" />
        ${passkeyFields()}
        <p class="actions"><button class="button">Use my passkey</button></p>
      </form>
      <p><a href="${signInPath(returnTo)}">Sign in at the identity provider instead</a></p>
    </div>`,
  });
