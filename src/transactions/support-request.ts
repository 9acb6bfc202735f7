import type { AccountState } from '../domain/account-state.ts';
import { isOrganization, officerIds } from '../domain/officers.ts';
import type { SupportInput } from '../domain/support-report.ts';
import { tallyOf, type IsUser, type OperatorTally } from '../domain/support-request.ts';
import { addressKey } from '../domain/text.ts';
import type { LockedAccount } from '../store/account-lock.ts';
import type { Tx } from '../store/database.ts';
import {
  findRequest,
  operatorsBound,
  oweRequestNotices,
  type FoundRequest,
  type IdentifiedOperator,
  type StoredRequest,
} from '../store/support-requests.ts';

/*
 * What the transactions of the support desk share.
 */

/** What a request's workflow is started with. */
export const supportInputOf = ({
  accountId,
  id,
  kind,
}: Pick<StoredRequest, 'accountId' | 'id' | 'kind'>): SupportInput => ({
  accountId,
  requestId: id,
  kind,
});

/** Who hears of a request and can object to it: the officers of an organization, the owners of any other account. */
export const concernedBy = (state: AccountState): string[] =>
  isOrganization(state)
    ? officerIds(state)
    : state
        .find('users', 'owners', 'owners')
        .filter((id) => state.get('users', id)?.status === 'active')
        .sort();

/**
 * Whether an operator is a user of the account: an identity is bound to one of its users (`bound`), or one has the same
 * address, or would have it by the request's edits.
 */
export const isUserBy = (state: AccountState, bound: ReadonlySet<string>, edits: StoredRequest['edits']): IsUser => {
  const coming = new Set(
    edits.flatMap(({ entity, after }) =>
      entity === 'users' && typeof after?.['email'] === 'string' ? [addressKey(after['email'])] : [],
    ),
  );
  return ({ id, addressKey: key }) => bound.has(id) || coming.has(key) || state.count('users', 'byAddress', key) > 0;
};

/** As `isUserBy`, of these operators. */
export const usersAmong = async (
  tx: Tx,
  state: AccountState,
  edits: StoredRequest['edits'],
  operators: readonly Pick<IdentifiedOperator, 'id' | 'issuer' | 'subject'>[],
): Promise<IsUser> => isUserBy(state, await operatorsBound(tx, state.accountId, operators), edits);

/** A request with everything that deciding on it depends on. */
export interface OpenRequest extends FoundRequest {
  readonly isUser: IsUser;
  readonly tally: OperatorTally;
}

/** The request, on a state of its account; `also` are operators who are about to decide. */
export const deliberateRequest = async (
  tx: Tx,
  state: AccountState,
  requestId: string,
  also: readonly IdentifiedOperator[] = [],
): Promise<OpenRequest | undefined> => {
  const found = await findRequest(tx, state.accountId, requestId);
  if (found === undefined) return undefined;
  const { request, decisions } = found;
  const isUser = await usersAmong(tx, state, request.edits, [...decisions, ...also]);
  return { ...found, isUser, tally: tallyOf(request, decisions, isUser) };
};

/** Owes everybody concerned a letter of this kind about a request, at their addresses of now. */
export const oweConcerned = (
  account: LockedAccount,
  requestId: string,
  kind: 'filed' | 'cooling' | 'objected' | `ended-${string}`,
  also: readonly string[] = [],
): Promise<number> =>
  oweRequestNotices(
    account,
    requestId,
    [...new Set([...concernedBy(account.state), ...also])].flatMap((userId) => {
      const user = account.state.get('users', userId);
      return user === undefined ? [] : [{ kind, userId, address: user.email }];
    }),
  );
