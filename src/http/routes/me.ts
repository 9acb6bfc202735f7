import { formToken } from '../../identity/secrets.ts';
import { accountsOfPerson } from '../../transactions/resolve-person.ts';
import { Me } from '../answers.ts';
import { route } from '../route.ts';
import { SIGN_OUT } from './sign-in.ts';

export const meRoutes = [
  route({
    method: 'get',
    path: '/v1/me',
    tag: 'Accounts',
    summary: 'Who I am, and in which accounts',
    description: 'A first call with an invited, verified address binds the identity to the invited user.',
    who: 'signed-in',
    status: 200,
    answer: Me,
    handle: async ({ services: { store }, signedIn: { caller, identity, sessionSecret } }) => {
      const { issuer, subject, email = null, emailVerified } = caller;
      const found = await accountsOfPerson(store, identity);
      const accounts = await Promise.all(
        found.map(async ({ accountId, state, userId, user, isOfficer }) => ({
          id: accountId,
          slug: (await store.accountNamed(accountId))?.slug ?? accountId,
          name: state.account.name,
          clientType: state.account.clientType,
          userId,
          userName: user.name,
          status: user.status,
          owner: user.owner,
          officer: isOfficer,
        })),
      );
      const session = sessionSecret === null ? null : { signOutToken: formToken(sessionSecret, SIGN_OUT) };
      return { issuer, subject, email, emailVerified, accounts, session };
    },
  }),
];
