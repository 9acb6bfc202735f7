import { activeAuthorizers } from '../../domain/admission.ts';
import { areas, levels, type Area } from '../../domain/entities/authorizers.ts';
import type { AccountState } from '../../domain/account-state.ts';
import { isOrganization } from '../../domain/officers.ts';
import { Refused } from '../../domain/problems.ts';
import { pageOf } from '../answers.ts';
import { Authorizers } from '../people-answers.ts';
import { route } from '../route.ts';

const authorizersOf = (state: AccountState, area: Area) => {
  const { primary = 0, secondary = 0 } = state.get('authorizerRequirements', area) ?? {};
  const required = { primary, secondary };
  const active = {
    primary: activeAuthorizers(state, area, 'primary'),
    secondary: activeAuthorizers(state, area, 'secondary'),
  };
  const people = levels.flatMap((level) =>
    [...state.find('authorizers', 'byPlace', `${area}:${level}`)]
      .map((id) => state.get('authorizers', id)!.userId)
      .map((userId) => ({ id: userId, user: state.get('users', userId)! }))
      .map(({ id, user: { name, status } }) => ({ id, name, level, status }))
      .sort((a, b) => (a.name < b.name ? -1 : 1)),
  );
  const warnings = levels
    .filter((level) => active[level] < required[level])
    .map((level) => ({
      code: 'authorizers_below_required',
      message: `${active[level]} of ${required[level]} ${level} authorizers for ${area} are active.`,
    }));
  return { area, required, active, people, warnings };
};

export const authorizerRoutes = [
  route({
    method: 'get',
    path: '/v1/accounts/{account}/authorizers',
    forTokens: 'read',
    tag: 'People',
    summary: 'The authorizers of each area: asked for, and active',
    who: 'officer',
    refuses: ['institutional_only'],
    status: 200,
    answer: pageOf(Authorizers),
    handle: ({ account: { state } }) => {
      if (!isOrganization(state))
        throw Refused.because('institutional_only', 'Only institutional accounts ask for authorizers.');
      return Promise.resolve({ items: areas.map((area) => authorizersOf(state, area)), nextCursor: null });
    },
  }),
];
