import { createCountersign, must as mustAnswer, readAll, type Answered } from '../../../src/client/client';
import { ProblemError } from '../../../src/client/problem';

export type { Schemas } from '../../../src/client/client';
export { ProblemError, readAll };

/** The API, typed by its own document. The session's cookie goes with every request. */
export const api = createCountersign({ url: window.location.origin });

const SOON_MS = 60_000;

let touchedAt = Date.now();
for (const sign of ['pointerdown', 'keydown', 'wheel'])
  window.addEventListener(sign, () => void (touchedAt = Date.now()), { capture: true, passive: true });

// What is read because something moved in the account does not keep a session in use before which nobody sits.
api.use({
  onRequest: ({ request }) => {
    if (Date.now() - touchedAt > SOON_MS) request.headers.set('countersign-unattended', '1');
    return request;
  },
});

const NOTHING_LOST = 'It was asked and gave no answer. Nothing that you have typed is lost; try again in a moment.';

/** The body of a good answer. Throws {@link ProblemError} with what was refused, or that nothing answered. */
export const must = <T>(call: Promise<Answered<T>>): Promise<NonNullable<T>> => mustAnswer(call, NOTHING_LOST);
