import { ActionIcon, Anchor, Button, Group, Paper, Text, Title } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { usePaths } from '../app/account';
import { useDraft } from '../draft/draft';
import type { KindDialog } from '../draft/kind-form';

interface Props {
  readonly title: string;
  readonly assign: string;
  /** To what they are assigned. */
  readonly to: { readonly type: string; readonly id: string; readonly name: string };
  /** Without an id where the reader can't see the role (R23). */
  readonly roles: readonly { readonly id: string | null; readonly name: string }[];
  readonly empty: ReactNode;
  readonly ask: (dialog: KindDialog) => void;
  readonly children?: ReactNode;
}

/** The roles that are assigned to a company or a set of employees; each can be unassigned, and another assigned. */
export const AssignedRoles = ({
  title,
  assign,
  to: { type, id: toId, name: about },
  roles,
  empty,
  ask,
  children,
}: Props) => {
  const draft = useDraft();
  const paths = usePaths();
  const to = { type, id: toId };
  const unassign = (roleId: string, name: string): void =>
    draft.add({ kind: 'role.unassign', payload: { roleId, to }, words: `Unassign ${name}: ${about}` });
  return (
    <Paper withBorder p="md" component="section">
      <Group justify="space-between" mb="xs">
        <Title order={3} size="h5">
          {title}
        </Title>
        <Button
          variant="default"
          size="xs"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => ask({ kind: 'role.assign', fixed: { to }, about })}
        >
          {assign}
        </Button>
      </Group>
      {roles.length === 0 ? (
        <Text size="sm">{empty}</Text>
      ) : (
        <ul className="lines">
          {roles.map(({ id, name }, index) => (
            <li key={id ?? index} className="line">
              {id === null ? (
                <Text size="sm" fs="italic">
                  {name}
                </Text>
              ) : (
                <>
                  <Anchor component={Link} to={paths.role(id)} size="sm">
                    {name}
                  </Anchor>
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    aria-label={`Unassign ${name}`}
                    title={`Unassign ${name}`}
                    onClick={() => unassign(id, name)}
                  >
                    <IconX size={16} aria-hidden />
                  </ActionIcon>
                </>
              )}
            </li>
          ))}
        </ul>
      )}
      {children}
    </Paper>
  );
};
