import type { z } from 'zod';
import type { AccountState } from '../domain/account-state.ts';
import { floorOf, isOperable, officerCount } from '../domain/officers.ts';
import { policyOf } from '../domain/policy.ts';
import type { AccountMoment } from '../store/open-edits.ts';
import type { Store } from '../store/store.ts';
import type { Account } from './answers.ts';

/** An account, as it was read. */
interface AccountRead extends AccountMoment {
  readonly slug: string;
  readonly state: AccountState;
}

/** An account as its officers see it. */
export const accountView = async (
  store: Store,
  { slug, state, now, eventCount }: Omit<AccountRead, 'id'>,
): Promise<z.input<typeof Account>> => {
  const { name, clientType, requiredApprovals } = state.account;
  return {
    id: state.accountId,
    slug,
    name,
    clientType,
    requiredApprovals,
    policy: policyOf(state),
    version: state.version,
    officers: { active: officerCount(state), floor: floorOf(state), operable: isOperable(state) },
    pendingChanges: await store.openChanges.count({ id: state.accountId, now, eventCount }),
  };
};
