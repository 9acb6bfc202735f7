import { ActionIcon, Anchor, Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { Link } from 'react-router';
import { counted } from '../../../../src/mail/times';
import { companiesQuery, type EmployeeSetInFull } from '../../api/queries';
import { useHere, usePaths } from '../../app/account';
import { useDraft } from '../../draft/draft';
import { KindForm, type KindDialog } from '../../draft/kind-form';
import { DeleteDialog, type Deletion } from '../../parts/delete-dialog';
import { NameDialog } from '../../parts/name-dialog';
import { OpenChanges } from '../../parts/open-changes';
import { useSetEdits } from './set-edits';
import { SetMembers } from './set-members';

export const setWords: Readonly<Record<EmployeeSetInFull['type'], string>> = {
  'employee-role': 'Employee role',
  'employee-group': 'Employee group',
};

const SetRoles = ({ set, ask }: { set: EmployeeSetInFull; ask: (dialog: KindDialog) => void }) => {
  const draft = useDraft();
  const paths = usePaths();
  const to = { type: set.type, id: set.id };
  return (
    <Paper withBorder p="md" component="section">
      <Group justify="space-between" mb="xs">
        <Title order={3} size="h5">
          Roles
        </Title>
        <Button
          variant="default"
          size="xs"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => ask({ kind: 'role.assign', fixed: { to }, about: set.name })}
        >
          Assign a role
        </Button>
      </Group>
      {set.roles.length === 0 ? (
        <Text size="sm">It gives its members no role yet.</Text>
      ) : (
        <ul className="lines">
          {set.roles.map(({ id, name }, index) => (
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
                    onClick={() =>
                      draft.add({
                        kind: 'role.unassign',
                        payload: { roleId: id, to },
                        words: `Unassign ${name}: ${set.name}`,
                      })
                    }
                  >
                    <IconX size={16} aria-hidden />
                  </ActionIcon>
                </>
              )}
            </li>
          ))}
        </ul>
      )}
    </Paper>
  );
};

const usesOf = ({ members, roles }: EmployeeSetInFull): readonly string[] => [
  ...(members === 0 ? [] : [`${counted(members, 'person is', 'people are')} in it`]),
  ...roles.map(({ name }) => `It is assigned ${name}`),
];

/** One employee role or group: who is in it, and which roles it gives them. */
export const SetDetail = ({ set }: { set: EmployeeSetInFull }) => {
  const { account } = useHere();
  const draft = useDraft();
  const edits = useSetEdits(set);
  const companies = useQuery(companiesQuery(account));
  const [dialog, setDialog] = useState<KindDialog | null>(null);
  const [isNaming, setNaming] = useState(false);
  const [deletion, setDeletion] = useState<Deletion | null>(null);
  const kind = `${set.type}.delete`;
  return (
    <Stack gap="md">
      <Group justify="space-between" align="flex-start">
        <div>
          <Title order={2} size="h3">
            {set.name}
          </Title>
          <Text size="sm" c="dimmed">
            {setWords[set.type]} of {companies.data?.find(({ id }) => id === set.companyId)?.name ?? '…'}
          </Text>
        </div>
        <Group gap="xs">
          <Button variant="default" size="xs" onClick={() => setNaming(true)}>
            Rename
          </Button>
          <Button
            variant="outline"
            color="brick"
            size="xs"
            onClick={() =>
              setDeletion({
                title: `Delete ${set.name}`,
                uses: usesOf(set),
                unused: 'Nobody is in it, and it gives no role. Nobody loses a right by this.',
                onDelete: (unassign) =>
                  draft.put((member) => member.kind === kind && member.payload['id'] === set.id, {
                    kind,
                    payload: { id: set.id, ...(unassign && { unassign }) },
                    words: `Delete ${set.name}`,
                  }),
              })
            }
          >
            Delete
          </Button>
        </Group>
      </Group>
      <OpenChanges ids={set.pendingChanges} what="it" />
      <SetRoles set={set} ask={setDialog} />
      <SetMembers set={set} edits={edits} />
      <NameDialog
        opened={isNaming}
        title={`Rename ${set.name}`}
        name={set.name}
        onName={edits.rename}
        onClose={() => setNaming(false)}
      />
      <DeleteDialog deletion={deletion} onClose={() => setDeletion(null)} />
      <KindForm dialog={dialog} onClose={() => setDialog(null)} />
    </Stack>
  );
};
