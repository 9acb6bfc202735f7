import type { Membership } from '../app/account';
import type { KindDialog } from './kind-form';

/** What only an organization's users can be given. */
const institutional = { companyId: undefined, roleIds: undefined, officer: undefined };

/** The form of a new user, with what a user of this account can be given. */
export const addingUser = ({ clientType }: Membership): KindDialog => ({
  kind: 'user.add',
  ...(clientType !== 'organization' && { fixed: institutional }),
});
