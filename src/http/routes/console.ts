import { randomBytes } from 'node:crypto';
import { Refused } from '../../domain/problems.ts';
import { render, html } from '../../mail/html.ts';
import { builtAt, NONCE_PLACE, readConsole, TEMPORAL_UI_PLACE, type ConsoleFiles } from '../console.ts';
import { consolePolicy } from '../headers.ts';
import { page, type Reply, type Route } from '../route.ts';
import type { Services } from '../services.ts';

let kept: { readonly files: ConsoleFiles; readonly at: number } | undefined;

/** The console as it is built now: one that was built anew is served without a restart. */
const built = (): ConsoleFiles => {
  const at = builtAt();
  if (at === undefined) throw Refused.because('unavailable', 'The console is not built: run npm run build.');
  if (kept?.at !== at) kept = { files: readConsole(), at };
  return kept.files;
};

const A_YEAR = 'public, max-age=31536000, immutable';

const shell = ({ temporalUi = '' }: Services): Reply => {
  const nonce = randomBytes(16).toString('base64');
  return {
    status: 200,
    headers: { 'content-security-policy': consolePolicy(nonce) },
    text: {
      type: 'text/html',
      body: built()
        .shell.replaceAll(NONCE_PLACE, nonce)
        .replaceAll(TEMPORAL_UI_PLACE, render(html`${temporalUi}`)),
    },
  };
};

const places = [
  ['/', 'What this is, and where to go'],
  ['/apply', 'The application that opens an account'],
  ['/accounts/{name}', 'An account'],
  ['/accounts/{name}/{place}', 'A page of an account'],
  ['/accounts/{name}/{place}/{thing}', 'Something in an account'],
] as const;

/** The console: one page for every place in it, which reads and writes through the API like any other client. */
export const consoleRoutes: readonly Route[] = [
  ...places.map(([path, summary]) =>
    page({
      method: 'get',
      path,
      tag: 'Console',
      summary,
      description: 'The same page for everybody: it holds nothing of any account, and asks the API.',
      who: 'anyone',
      answers: { 200: { description: 'A page', type: 'text/html' } },
      handle: ({ services }) => Promise.resolve(shell(services)),
    }),
  ),
  page({
    method: 'get',
    path: '/assets/console/{file}',
    tag: 'Console',
    summary: 'A file of the console',
    who: 'anyone',
    refuses: ['not_found_here'],
    answers: { 200: { description: 'A script or a style sheet', type: 'text/javascript' } },
    handle: ({ request, params: { file } }) => {
      const asset = built().assets.get(file);
      if (asset === undefined) throw Refused.because('not_found_here', 'There is nothing here.');
      const { type, body, brotli } = asset;
      const small = brotli !== undefined && request.acceptsEncodings('br') === 'br';
      return Promise.resolve({
        status: 200,
        // Their names hold the hash of what they are.
        headers: { 'cache-control': A_YEAR, vary: 'accept-encoding', ...(small && { 'content-encoding': 'br' }) },
        bytes: { type, body: small ? brotli : body },
      });
    },
  }),
];
