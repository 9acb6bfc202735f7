import { Badge, Text } from '@mantine/core';
import { Link } from 'react-router';
import { counted } from '../../../../src/mail/times';
import type { Role } from '../../api/queries';
import { usePaths } from '../../app/account';

export const typeWords: Readonly<Record<Role['type'], string>> = {
  employee: 'Employee type',
  company: 'Company type',
};

/** A role's name, the way to it, and what there is to know at a glance. */
export const RoleFacts = ({ role }: { role: Role }) => {
  const paths = usePaths();
  return (
    <>
      <Link to={paths.role(role.id)} className="role-name">
        {role.name}
      </Link>
      <Text size="xs" c="dimmed" component="p" m={0}>
        {[
          role.companyName,
          role.type === 'company' ? counted(role.assignments, 'company', 'companies') : null,
          counted(role.people, 'person', 'people'),
          role.shared ? 'shared' : null,
        ]
          .filter(Boolean)
          .join(' · ')}
      </Text>
      {role.pendingChanges.length > 0 && (
        <Badge color="amber" variant="light" radius="sm" size="sm" tt="none">
          {counted(role.pendingChanges.length, 'open change')}
        </Badge>
      )}
    </>
  );
};
