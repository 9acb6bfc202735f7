import { eventCounts } from '../../store/before-account.ts';
import { stream } from '../route.ts';
import { securityProblems } from '../security-access.ts';

export const liveRoutes = [
  stream({
    method: 'get',
    path: '/v1/accounts/{account}/live',
    tag: 'Trail',
    summary: 'Tells at once that something has happened in the account',
    description:
      'Server-sent events. `event: moved` with `data: {"events":<the number of the last event of the trail>}` comes at once, and again whenever the trail has grown; nothing else is told, ask for what you show anew. A line with a colon alone comes every 15 seconds. The stream ends after five minutes, and as soon as its reader may not read it any more: an `EventSource` connects again by itself, and is checked like everybody who comes. It does not keep a session in use. A person has at most 8 streams open.',
    who: 'officer',
    refuses: ['too_many_streams'],
    handle: async ({ services, request, signedIn, account }) => {
      const { store, live, authenticateUnattended } = services;
      const { issuer, subject } = signedIn.identity;
      const mayStill = async (): Promise<boolean> => {
        const again = await authenticateUnattended(request);
        const bound = again && (await store.boundUser(account.id, again.identity));
        return bound?.userId === account.userId && securityProblems(bound.state, bound.userId).length === 0;
      };
      const counts = await store.lookUp((db) => eventCounts(db, [account.id]));
      const events = counts.get(account.id) ?? 0;
      const subscription = { accountId: account.id, person: `${issuer} ${subject}`, events, mayStill };
      return { status: 200, stream: (response) => live.open(response, subscription) };
    },
  }),
];
