import type { Membership } from '../app/account';
import type { KindDialog } from './kind-form';
import type { DraftMember } from './submission';

/** What only an organization's users can be given. */
const institutional = { companyId: undefined, roleIds: undefined, officer: undefined };

/** The form of a new user, with what a user of this account can be given. */
export const addingUser = ({ clientType }: Membership): KindDialog => ({
  kind: 'user.add',
  ...(clientType !== 'organization' && { fixed: institutional }),
});

/** The form of a member of the draft, with what was filled in. */
export const changing = (member: DraftMember, { clientType }: Membership): KindDialog => ({
  kind: member.kind,
  initial: member.payload,
  member,
  ...(clientType !== 'organization' && { fixed: institutional }),
});
