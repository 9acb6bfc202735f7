import { linkByHash } from '../store/before-account.ts';
import type { Store } from '../store/store.ts';
import { resolvePerson, type Identity } from './resolve-person.ts';

/**
 * Writes down that somebody signed in to decide, by the hash of the link that they came from (R41). Who is no user of
 * the account leaves no trace in it, nor does a link that has ended.
 */
export const noteSignIn = async (store: Store, linkHash: string, identity: Identity): Promise<void> => {
  const link = await store.lookUp((db) => linkByHash(db, linkHash));
  if (link === undefined || link.ended) return;
  const person = await resolvePerson(store, link.accountId, identity);
  if (person === undefined) return;
  await store.inAccount(link.accountId, (account) => {
    account.append({ type: 'identity.signed-in', actorId: person.userId, changeId: link.changeId });
    return Promise.resolve();
  });
};
