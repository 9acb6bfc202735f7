import type { DeliveryRef } from '../domain/delivery.ts';
import { headquartersOf } from '../domain/companies.ts';
import { isActiveOfficer } from '../domain/officers.ts';
import { Refused } from '../domain/problems.ts';
import { findDelivery, oweAgain, type Delivery } from '../store/deliveries.ts';
import type { Store } from '../store/store.ts';

export interface ReplayRequest extends DeliveryRef {
  readonly webhookId: string;
  readonly userId: string;
}

const noSuchDelivery = (): Refused => Refused.because('not_found_here', 'There is no such delivery.');

/**
 * Has a delivery sent anew, at once, with all its attempts, whatever became of it: the same message, by the same id.
 * Throws Refused: `not_found_here`, `not_an_officer`, `out_of_scope`.
 */
export const replayDelivery = (store: Store, request: ReplayRequest): Promise<Delivery> =>
  store.inAccount(request.accountId, async (account) => {
    const { webhookId, userId, deliveryId } = request;
    const { state, tx } = account;
    const found = await findDelivery(tx, request);
    if (found?.webhookId !== webhookId || state.get('webhooks', webhookId) === undefined) throw noSuchDelivery();
    const user = state.get('users', userId);
    if (!isActiveOfficer(user))
      throw Refused.because('not_an_officer', 'Only Security Officers have a delivery sent again.');
    if (user.companyId !== headquartersOf(state))
      throw Refused.because('out_of_scope', 'Webhooks are managed by officers of headquarters.');
    await oweAgain(account, deliveryId);
    account.append({
      type: 'webhook.replayed',
      actorId: userId,
      changeId: found.changeId,
      data: { webhookId, delivery: deliveryId },
    });
    return (await findDelivery(tx, request))!;
  });
