import type { Tx } from './database.ts';
import type { Flag, FlagLift, LiftAssertion } from './generated/prisma/client.ts';

/*
 * What verifying reads of an account's flags. There is at most one flag of an officer a day, so all of them are few.
 */

/** Every flag of the account. */
export const everyFlag = (tx: Tx, accountId: string): Promise<Flag[]> =>
  tx.flag.findMany({ where: { accountId }, orderBy: { id: 'asc' } });

/** Every officer's word for lifting one. */
export const everyLift = (tx: Tx, accountId: string): Promise<FlagLift[]> =>
  tx.flagLift.findMany({ where: { accountId }, orderBy: [{ flagId: 'asc' }, { officerId: 'asc' }] });

/** Everything that passkeys have signed for lifting one. */
export const everyLiftAssertion = (tx: Tx, accountId: string): Promise<LiftAssertion[]> =>
  tx.liftAssertion.findMany({ where: { accountId }, orderBy: [{ flagId: 'asc' }, { officerId: 'asc' }] });
