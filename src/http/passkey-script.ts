import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

// On the first press it asks for a challenge with the form's own fields, has the browser answer it, puts the answer into
// the form, and presses again. Where no challenge comes the form goes as it is: the service says why.
const ours = `
for (const form of document.querySelectorAll('form[data-passkey]')) {
  form.querySelector('[data-passkey-needs]').remove();
  const status = form.querySelector('[data-passkey-status]');
  const say = (text) => { status.textContent = text; status.hidden = text === ''; };
  form.addEventListener('submit', async (event) => {
    const { submitter } = event;
    if (form.elements.passkey.value !== '' || 'withoutPasskey' in submitter.dataset) return;
    event.preventDefault();
    say('Waiting for your passkey …');
    try {
      const response = await fetch(form.dataset.options, {
        method: 'POST',
        body: new URLSearchParams(new FormData(form, submitter)),
        redirect: 'error',
      });
      if (response.ok) {
        const optionsJSON = await response.json();
        const { startAuthentication, startRegistration } = SimpleWebAuthnBrowser;
        const answer = form.dataset.passkey === 'create'
          ? await startRegistration({ optionsJSON })
          : await startAuthentication({ optionsJSON });
        form.elements.passkey.value = JSON.stringify(answer);
      } else form.elements.passkey.value = '-';
      say('');
      form.requestSubmit(submitter);
      form.elements.passkey.value = '';
    } catch (error) {
      say('Your passkey was not used, and nothing was recorded: ' + (error.name === 'NotAllowedError' ? 'it was cancelled, or took too long.' : error.message));
    }
  });
}
`;

const library = (): string => {
  const entry = createRequire(import.meta.url).resolve('@simplewebauthn/browser');
  return readFileSync(join(dirname(entry), '../dist/bundle/index.umd.min.js'), 'utf8');
};

let made: string | undefined;

/** The script: the library's, and the few lines that join it to the forms. */
export const passkeyScript = (): string => (made ??= `${library()}\n;(() => {${ours}})();\n`);
