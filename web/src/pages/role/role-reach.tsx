import { ActionIcon, Anchor, Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { counted } from '../../../../src/mail/times';
import type { RoleInFull } from '../../api/queries';
import { useHere, usePaths } from '../../app/account';
import { useDraft } from '../../draft/draft';
import type { KindDialog } from '../../draft/kind-form';

type Target = RoleInFull['assignedTo'][number];

const targetWords: Readonly<Record<Target['type'], string>> = {
  employee: 'directly',
  'employee-role': 'employee role',
  'employee-group': 'employee group',
  company: 'company',
};

/** The page of something that roles are assigned to. */
export const useTargetPath = () => {
  const paths = usePaths();
  return ({ type, id }: Pick<Target, 'type' | 'id'>): string =>
    type === 'employee'
      ? paths.person(id)
      : type === 'company'
        ? `${paths.place('companies')}?company=${encodeURIComponent(id)}`
        : `${paths.place('groups')}?set=${encodeURIComponent(id)}`;
};

interface SheetProps {
  readonly title: string;
  readonly lede: ReactNode;
  readonly action: { readonly label: string; readonly onClick: () => void };
  readonly children: ReactNode;
}

const Sheet = ({ title, lede, action, children }: SheetProps) => (
  <Paper withBorder p="md" component="section">
    <Group justify="space-between" align="flex-start" wrap="nowrap" mb="xs">
      <div>
        <Title order={2} size="h4">
          {title}
        </Title>
        <Text size="sm" c="dimmed">
          {lede}
        </Text>
      </div>
      <Button
        variant="default"
        size="xs"
        flex="none"
        leftSection={<IconPlus size={14} aria-hidden />}
        onClick={action.onClick}
      >
        {action.label}
      </Button>
    </Group>
    {children}
  </Paper>
);

const Line = ({ to, name, note, take }: { to: string; name: string; note: string; take: [string, () => void] }) => (
  <li className="line">
    <div>
      <Anchor component={Link} to={to} size="sm">
        {name}
      </Anchor>{' '}
      <Text span size="sm" c="dimmed">
        {note}
      </Text>
    </div>
    <ActionIcon variant="subtle" color="gray" aria-label={take[0]} title={take[0]} onClick={take[1]}>
      <IconX size={16} aria-hidden />
    </ActionIcon>
  </li>
);

interface Props {
  readonly role: RoleInFull;
  readonly ask: (dialog: KindDialog) => void;
}

/** What a role is assigned to; for each, the way to take it back. */
export const AssignedTo = ({ role, ask }: Props) => {
  const draft = useDraft();
  const pathOf = useTargetPath();
  const unassign = ({ type, id, name }: Target): void =>
    draft.put(
      ({ kind, payload }) =>
        kind === 'role.unassign' &&
        payload['roleId'] === role.id &&
        (payload['to'] as { id?: string } | undefined)?.id === id,
      {
        kind: 'role.unassign',
        payload: { roleId: role.id, to: { type, id } },
        words: `Unassign ${role.name}: ${name}`,
      },
    );
  const isCompany = role.type === 'company';
  return (
    <Sheet
      title="Assigned to"
      lede={isCompany ? 'Companies whose ceiling it is part of.' : 'People, employee roles and employee groups.'}
      action={{
        label: 'Assign',
        onClick: () =>
          ask({
            kind: 'role.assign',
            fixed: { roleId: role.id },
            initial: { to: { type: role.type } },
            about: role.name,
          }),
      }}
    >
      {role.assignedTo.length === 0 ? (
        <Text size="sm">{isCompany ? 'It is the ceiling of no company yet.' : 'Nobody has it yet.'}</Text>
      ) : (
        <ul className="lines">
          {role.assignedTo.map((target) => (
            <Line
              key={target.id}
              to={pathOf(target)}
              name={target.name}
              note={target.type === 'employee' ? '' : targetWords[target.type]}
              take={[`Unassign from ${target.name}`, () => unassign(target)]}
            />
          ))}
        </ul>
      )}
      {role.assignments > role.assignedTo.length && (
        <Text size="sm" c="dimmed" mt="xs">
          The first {role.assignedTo.length} of {role.assignments.toLocaleString('en')}.
        </Text>
      )}
    </Sheet>
  );
};

/** With which companies a role is shared, whose officers can assign it then (R24). */
export const SharedWith = ({ role, ask }: Props) => {
  const draft = useDraft();
  const pathOf = useTargetPath();
  return (
    <Sheet
      title="Shared with"
      lede={`Officers of ${role.companyName} and above may assign it; those of companies that it is shared with, too. They can’t alter it.`}
      action={{
        label: 'Share',
        onClick: () => ask({ kind: 'role.share', fixed: { roleId: role.id }, about: role.name }),
      }}
    >
      {role.sharedWith.length === 0 ? (
        <Text size="sm">It is shared with no company.</Text>
      ) : (
        <ul className="lines">
          {role.sharedWith.map(({ companyId, name, branch }) => (
            <Line
              key={`${companyId} ${branch}`}
              to={pathOf({ type: 'company', id: companyId })}
              name={name}
              note={branch ? 'and every company under it' : ''}
              take={[
                `Stop sharing with ${name}`,
                () =>
                  draft.add({
                    kind: 'role.unshare',
                    payload: { roleId: role.id, companyId, ...(branch && { branch }) },
                    words: `Stop sharing ${role.name}: ${name}`,
                  }),
              ]}
            />
          ))}
        </ul>
      )}
    </Sheet>
  );
};

/** Whom a role reaches, and through what (R20, R22). */
export const Reached = ({ role }: { role: RoleInFull }) => {
  const { membership } = useHere();
  const paths = usePaths();
  const pathOf = useTargetPath();
  return (
    <Paper withBorder p="md" component="section">
      <Title order={2} size="h4">
        {counted(role.people, 'person', 'people')}
      </Title>
      <Text size="sm" c="dimmed" mb="xs">
        {role.type === 'company' ? 'Nobody of them can have more.' : 'Everybody whom it reaches, and through what.'}
      </Text>
      {role.reach.length === 0 ? (
        <Text size="sm">It reaches nobody yet.</Text>
      ) : (
        <ul className="lines reach">
          {role.reach.map(({ id, name, through }) => (
            <li key={id} className="line">
              <div>
                <Anchor component={Link} to={paths.person(id)} size="sm">
                  {name}
                </Anchor>
                {id === membership.userId && ' (you)'}
              </div>
              <Text size="sm" c="dimmed" ta="right">
                {through === null ? (
                  'directly'
                ) : (
                  <>
                    {targetWords[through.type]}{' '}
                    <Anchor component={Link} to={pathOf(through)} size="sm">
                      {through.name}
                    </Anchor>
                  </>
                )}
              </Text>
            </li>
          ))}
        </ul>
      )}
      {role.people > role.reach.length && (
        <Stack mt="sm" align="flex-start">
          <Anchor component={Link} to={`${paths.place('people')}?role=${encodeURIComponent(role.id)}`} size="sm">
            All {role.people.toLocaleString('en')} of them
          </Anchor>
        </Stack>
      )}
    </Paper>
  );
};
