import type { z } from 'zod';
import { floorOf, isOperable, officerCount } from '../domain/officers.ts';
import { policyOf } from '../domain/policy.ts';
import { countOpen } from '../store/changes.ts';
import type { Store } from '../store/store.ts';
import { NoSuchAccount } from '../store/account-lock.ts';
import type { Account } from './answers.ts';

/** An account as its officers see it. */
export const accountView = async (store: Store, accountId: string, slug: string): Promise<z.input<typeof Account>> => {
  const current = await store.stateNow(accountId);
  if (current === undefined) throw new NoSuchAccount(accountId);
  const { state, now } = current;
  const { name, clientType, requiredApprovals } = state.account;
  return {
    id: accountId,
    slug,
    name,
    clientType,
    requiredApprovals,
    policy: policyOf(state),
    version: state.version,
    officers: { active: officerCount(state), floor: floorOf(state), operable: isOperable(state) },
    pendingChanges: await store.read(accountId, (tx) => countOpen(tx, accountId, now)),
  };
};
