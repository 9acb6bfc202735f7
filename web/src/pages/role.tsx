import { Anchor, Button, SimpleGrid, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { counted } from '../../../src/mail/times';
import { ProblemError } from '../../../src/client/problem';
import { roleQuery, type RoleInFull } from '../api/queries';
import { useHere, usePaths } from '../app/account';
import { useDraft } from '../draft/draft';
import { KindForm, type KindDialog } from '../draft/kind-form';
import { DeleteDialog, type Deletion } from '../parts/delete-dialog';
import { NameDialog } from '../parts/name-dialog';
import { OpenChanges } from '../parts/open-changes';
import { Answer, Empty, PageHead } from '../parts/states';
import { useTitle } from '../parts/title';
import { AssignedTo, Reached, SharedWith } from './role/role-reach';
import { useRoleEdits } from './role/role-edits';
import { RoleRights } from './role/role-rights';
import { typeWords } from './roles/role-facts';
import './role/role.css';

const usesOf = ({ assignedTo, sharedWith }: RoleInFull): readonly string[] => [
  ...assignedTo.map(({ name }) => `Assigned to ${name}`),
  ...sharedWith.map(({ name }) => `Shared with ${name}`),
];

/** What is done to a role as a whole. */
const useActions = (role: RoleInFull) => {
  const draft = useDraft();
  const { rename } = useRoleEdits(role);
  const [isNaming, setNaming] = useState(false);
  const [deletion, setDeletion] = useState<Deletion | null>(null);
  const askToDelete = (): void =>
    setDeletion({
      title: `Delete ${role.name}`,
      uses: usesOf(role),
      unused: 'Nothing uses it. Nobody loses a right by this.',
      onDelete: (unassign) =>
        draft.put(({ kind, payload }) => kind === 'role.delete' && payload['roleId'] === role.id, {
          kind: 'role.delete',
          payload: { roleId: role.id, ...(unassign && { unassign }) },
          words: `Delete a role: ${role.name}`,
        }),
    });
  return {
    buttons: (
      <>
        <Button variant="default" onClick={() => setNaming(true)}>
          Rename
        </Button>
        <Button variant="outline" color="brick" onClick={askToDelete}>
          Delete
        </Button>
      </>
    ),
    dialogs: (
      <>
        <NameDialog
          opened={isNaming}
          title={`Rename ${role.name}`}
          name={role.name}
          onName={rename}
          onClose={() => setNaming(false)}
        />
        <DeleteDialog deletion={deletion} onClose={() => setDeletion(null)} />
      </>
    ),
  };
};

const Known = ({ role }: { role: RoleInFull }) => {
  const paths = usePaths();
  const [dialog, setDialog] = useState<KindDialog | null>(null);
  const { buttons, dialogs } = useActions(role);
  return (
    <>
      <PageHead
        title={role.name}
        lede={
          <>
            {typeWords[role.type]}, {counted(role.rights.length, 'right')}, made in{' '}
            <Anchor component={Link} to={`${paths.place('companies')}?company=${encodeURIComponent(role.companyId)}`}>
              {role.companyName}
            </Anchor>
            .{' '}
            <Anchor component={Link} to={`${paths.place('roles')}?compare=${encodeURIComponent(role.id)}`}>
              Compare it with another
            </Anchor>
          </>
        }
        actions={buttons}
      />
      <Stack gap="lg">
        <OpenChanges ids={role.pendingChanges} what="this role" />
        <RoleRights role={role} />
        <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg">
          <Stack gap="lg">
            <AssignedTo role={role} ask={setDialog} />
            {role.type === 'employee' && <SharedWith role={role} ask={setDialog} />}
          </Stack>
          <Reached role={role} />
        </SimpleGrid>
      </Stack>
      {dialogs}
      <KindForm dialog={dialog} onClose={() => setDialog(null)} />
    </>
  );
};

const NoSuchRole = () => {
  const paths = usePaths();
  return (
    <>
      <PageHead title="There is nothing here" />
      <Empty title="There is no such role that you can see">
        It may be gone, or it may hold rights that you don’t have yourself: such roles are not shown to you.{' '}
        <Anchor component={Link} to={paths.place('roles')}>
          The roles that you can see
        </Anchor>
      </Empty>
    </>
  );
};

/** One role: its rights, to be altered in place, whom it reaches, and where it may be assigned (R20–R26). */
export const RolePage = () => {
  const { account } = useHere();
  const { id = '' } = useParams();
  const role = useQuery(roleQuery(account, id));
  useTitle(role.data?.name ?? 'Role');
  if (role.error instanceof ProblemError && role.error.status === 404) return <NoSuchRole />;
  return (
    <Answer of={role} lines={8}>
      {(found) => <Known key={found.id} role={found} />}
    </Answer>
  );
};
