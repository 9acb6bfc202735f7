import { queryOptions } from '@tanstack/react-query';
import { api, must, ProblemError, type Schemas } from '../../api/client';

export type Person = Schemas['UserInFull'];
export type RightExplained = Schemas['RightExplained'];

type Status = Person['status'];

/**
 * A removed person is there for whoever asks for removed ones, and for nobody else (R19): they are asked for where the
 * address says so, or where nobody else is found.
 */
const alsoRemoved = async <T>(isRemoved: boolean, ask: (query: { status?: Status }) => Promise<T>): Promise<T> => {
  if (isRemoved) return ask({ status: 'removed' });
  try {
    return await ask({});
  } catch (error) {
    if (!(error instanceof ProblemError && error.status === 404)) throw error;
    return ask({ status: 'removed' });
  }
};

/** A user with all that gives them something, as officers read them. */
export const personQuery = (account: string, id: string, isRemoved = false) =>
  queryOptions({
    queryKey: ['account', account, 'users', id, 'in full'],
    queryFn: async ({ signal }) =>
      (await alsoRemoved(isRemoved, (query) =>
        must(api.GET('/v1/accounts/{account}/users/{id}', { params: { path: { account, id }, query }, signal })),
      )) as Person,
  });

/** What a user may do, and for every function of the catalogue why, or why not. */
export const rightsQuery = (account: string, id: string, isRemoved = false) =>
  queryOptions({
    queryKey: ['account', account, 'users', id, 'rights'],
    queryFn: async ({ signal }) => {
      const rights = await alsoRemoved(isRemoved, (query) =>
        must(
          api.GET('/v1/accounts/{account}/users/{id}/rights', {
            params: { path: { account, id }, query: { explain: 'true', ...query } },
            signal,
          }),
        ),
      );
      return rights.explanation ?? [];
    },
  });

type Effect = Schemas['ImpactGroup'];

export type EffectOn = Pick<Effect, 'gained' | 'lost'>;

/** What a change would give to one user, and take from them. */
export const effectOnQuery = (account: string, id: string, userId: string) =>
  queryOptions({
    queryKey: ['account', account, 'changes', id, 'impact', userId],
    queryFn: async ({ signal }): Promise<EffectOn> => {
      const { items } = await must(
        api.GET('/v1/accounts/{account}/changes/{id}/impact', {
          params: { path: { account, id }, query: { userId } },
          signal,
        }),
      );
      return { gained: items.flatMap(({ gained }) => gained), lost: items.flatMap(({ lost }) => lost) };
    },
  });
