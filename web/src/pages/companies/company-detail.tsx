import { ActionIcon, Anchor, Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { Link } from 'react-router';
import { counted } from '../../../../src/mail/times';
import type { Company } from '../../api/queries';
import { usePaths } from '../../app/account';
import { useDraft } from '../../draft/draft';
import { KindForm, type KindDialog } from '../../draft/kind-form';
import type { DraftMember } from '../../draft/submission';
import { DeleteDialog, type Deletion } from '../../parts/delete-dialog';
import { NameDialog } from '../../parts/name-dialog';
import { OpenChanges } from '../../parts/open-changes';
import type { SectionOfRights } from '../roles/rights-by-section';
import { Ceiling } from './ceiling';
import type { Branch } from './levels';
import { MoveDialog } from './move-dialog';

interface Edited {
  readonly name?: string;
  readonly parentId?: string;
}

/** One modification of a company in the draft, however often it is altered. */
const useCompanyEdits = ({ id, name }: Company) => {
  const draft = useDraft();
  const isOurs = ({ kind, payload }: DraftMember): boolean => kind === 'company.modify' && payload['companyId'] === id;
  return (edited: Edited): void => {
    const before = draft.members.find(isOurs)?.payload as Edited | undefined;
    draft.put(isOurs, {
      kind: 'company.modify',
      payload: { companyId: id, ...before, ...edited },
      words: `Modify a company: ${name}`,
    });
  };
};

const staysOf = ({ company, under }: Branch): readonly string[] => [
  ...(company.users === 0 ? [] : [`${counted(company.users, 'person is', 'people are')} in it`]),
  ...under.map((branch) => `${branch.company.name} is under it`),
];

type Asked = 'name' | 'place' | null;

const Actions = ({ branch, ask }: { branch: Branch; ask: (dialog: KindDialog) => void }) => {
  const { company } = branch;
  const draft = useDraft();
  const modify = useCompanyEdits(company);
  const [asked, setAsked] = useState<Asked>(null);
  const [deletion, setDeletion] = useState<Deletion | null>(null);
  const isHeadquarters = company.parentId === null;
  const remove = (): void =>
    setDeletion({
      title: `Remove ${company.name}`,
      stays: staysOf(branch),
      uses: company.companyRoles.map(({ name }) => `It is assigned ${name}`),
      unused: 'Nobody is in it and no company is under it.',
      onDelete: (unassign) =>
        draft.put(({ kind, payload }) => kind === 'company.remove' && payload['companyId'] === company.id, {
          kind: 'company.remove',
          payload: { companyId: company.id, ...(unassign && { unassign }) },
          words: `Remove a company: ${company.name}`,
        }),
    });
  return (
    <Group gap="xs">
      <Button
        size="xs"
        variant="default"
        leftSection={<IconPlus size={14} aria-hidden />}
        onClick={() => ask({ kind: 'company.add', initial: { parentId: company.id } })}
      >
        Add a company under it
      </Button>
      <Button size="xs" variant="default" onClick={() => setAsked('name')}>
        Rename
      </Button>
      {!isHeadquarters && (
        <>
          <Button size="xs" variant="default" onClick={() => setAsked('place')}>
            Move
          </Button>
          <Button size="xs" variant="outline" color="brick" onClick={remove}>
            Remove
          </Button>
        </>
      )}
      <NameDialog
        opened={asked === 'name'}
        title={`Rename ${company.name}`}
        name={company.name}
        onName={(name) => modify({ name })}
        onClose={() => setAsked(null)}
      />
      <MoveDialog
        opened={asked === 'place'}
        company={company}
        onMove={(parentId) => modify({ parentId })}
        onClose={() => setAsked(null)}
      />
      <DeleteDialog deletion={deletion} onClose={() => setDeletion(null)} />
    </Group>
  );
};

const CompanyRoles = ({ company, ask }: { company: Company; ask: (dialog: KindDialog) => void }) => {
  const draft = useDraft();
  const paths = usePaths();
  const to = { type: 'company', id: company.id };
  return (
    <Paper withBorder p="md" component="section">
      <Group justify="space-between" mb="xs">
        <Title order={3} size="h5">
          Company roles
        </Title>
        <Button
          variant="default"
          size="xs"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => ask({ kind: 'role.assign', fixed: { to }, about: company.name })}
        >
          Assign a company role
        </Button>
      </Group>
      {company.companyRoles.length === 0 ? (
        <Text size="sm">
          It has none: its ceiling is that of {company.parentId === null ? 'the account' : 'the company above'}.
        </Text>
      ) : (
        <ul className="lines">
          {company.companyRoles.map(({ id, name }, index) => (
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
                        words: `Unassign ${name}: ${company.name}`,
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
      <Text size="xs" c="dimmed" mt="xs">
        Assigned and unassigned by officers of a company above it
        {company.parentId === null && '; those of headquarters by its own'}.
      </Text>
    </Paper>
  );
};

interface Props {
  readonly branch: Branch;
  readonly levels: readonly Company[];
  readonly sections: readonly SectionOfRights[];
  readonly titles: ReadonlyMap<string, string>;
}

/** One company: what it can have at most and why, and what is done to it. */
export const CompanyDetail = ({ branch, levels, sections, titles }: Props) => {
  const { company, people, under } = branch;
  const paths = usePaths();
  const [dialog, setDialog] = useState<KindDialog | null>(null);
  return (
    <Stack gap="md">
      <div>
        <Title order={2} size="h3">
          {company.name}
        </Title>
        <Text size="sm" c="dimmed" mb="sm">
          {company.parentId === null ? 'Headquarters' : `Under ${levels.at(-2)?.name}`}.{' '}
          <Anchor component={Link} to={`${paths.place('people')}?company=${encodeURIComponent(company.id)}`} size="sm">
            {counted(company.users, 'person', 'people')}
          </Anchor>
          {under.length > 0 && `, ${people} with the companies under it`}.
        </Text>
        <Actions branch={branch} ask={setDialog} />
      </div>
      <OpenChanges ids={company.pendingChanges} what="it" />
      <CompanyRoles company={company} ask={setDialog} />
      <Ceiling levels={levels} sections={sections} titles={titles} />
      <KindForm dialog={dialog} onClose={() => setDialog(null)} />
    </Stack>
  );
};
