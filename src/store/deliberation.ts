import type { AccountState } from '../domain/account-state.ts';
import type { SettlingContext } from '../domain/deciding.ts';
import { stoppedBy, type Flag } from '../domain/flags.ts';
import { officerIds } from '../domain/officers.ts';
import { CHANGE_WITH_DECISIONS, foundOf, type ChangeWithDecisions, type FoundChange } from './changes.ts';
import type { Tx } from './database.ts';
import { recentFlags } from './flags.ts';
import { abilities, canMeetOf } from './people.ts';

/** A change with everything that deciding on it depends on, beside the account's state. */
export interface Deliberation extends FoundChange {
  readonly slug: string;
  readonly context: SettlingContext;
}

type Row = ChangeWithDecisions & {
  readonly slug: string;
  readonly abilities: string[];
  readonly flags: readonly Flag[];
};

const FIND = `
  SELECT ${CHANGE_WITH_DECISIONS},
         (SELECT slug FROM accounts WHERE accounts.id = changes.account_id),
         ARRAY(${abilities('$1', '$3', '$4')}) AS abilities,
         ${recentFlags('$1', '$4', 'changes.initiator_id')} AS flags
  FROM changes WHERE account_id = $1 AND id = $2`;

/** What is needed to decide on a change, or to say why it waits, on a state and at a time: one look. */
export const findDeliberation = async (
  tx: Tx,
  state: AccountState,
  now: number,
  changeId: string,
): Promise<Deliberation | undefined> => {
  const time = new Date(now).toISOString();
  const [row] = await tx.$queryRawUnsafe<Row[]>(FIND, state.accountId, changeId, officerIds(state), time);
  if (row === undefined) return undefined;
  const found = foundOf(row);
  const stop = stoppedBy(state, found.change, row.flags, now);
  return { ...found, slug: row.slug, context: { now, canMeet: canMeetOf(row.abilities), stop } };
};
