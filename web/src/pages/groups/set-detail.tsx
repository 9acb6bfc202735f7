import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { counted } from '../../../../src/mail/times';
import { companiesQuery, type EmployeeSetInFull } from '../../api/queries';
import { useHere } from '../../app/account';
import { useDraft } from '../../draft/draft';
import { KindForm, type KindDialog } from '../../draft/kind-form';
import { AssignedRoles } from '../../parts/assigned-roles';
import { DeleteDialog, type Deletion } from '../../parts/delete-dialog';
import { NameDialog } from '../../parts/name-dialog';
import { OpenChanges } from '../../parts/open-changes';
import { useSetEdits } from './set-edits';
import { SetMembers } from './set-members';

export const setWords: Readonly<Record<EmployeeSetInFull['type'], string>> = {
  'employee-role': 'Employee role',
  'employee-group': 'Employee group',
};

const SetRoles = ({ set, ask }: { set: EmployeeSetInFull; ask: (dialog: KindDialog) => void }) => (
  <AssignedRoles
    title="Roles"
    assign="Assign a role"
    to={set}
    roles={set.roles}
    empty="It gives its members no role yet."
    ask={ask}
  />
);

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
