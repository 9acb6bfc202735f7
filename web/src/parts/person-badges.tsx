import { Badge } from '@mantine/core';
import type { User } from '../api/queries';

/** What somebody is in an account, beside being in it. */
export const PersonBadges = ({
  user: { officer, owner, status },
}: {
  user: Pick<User, 'officer' | 'owner' | 'status'>;
}) => (
  <>
    {officer && (
      <Badge color="pine" variant="light" radius="sm" tt="none">
        Security Officer
      </Badge>
    )}
    {owner && (
      <Badge color="harbour" variant="light" radius="sm" tt="none">
        Owner
      </Badge>
    )}
    {status !== 'active' && (
      <Badge color={status === 'suspended' ? 'amber' : 'gray'} variant="light" radius="sm" tt="none">
        {status === 'suspended' ? 'Suspended' : 'Removed'}
      </Badge>
    )}
  </>
);
