import { Anchor, Button, Group, Stack, Text, Title } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
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
import { AssignedRoles } from '../../parts/assigned-roles';
import { OpenChanges } from '../../parts/open-changes';
import type { SectionOfRights } from '../roles/rights-by-section';
import { Ceiling } from './ceiling';
import type { BranchOf } from './levels';
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

const staysOf = ({ company, under }: BranchOf<Company>): readonly string[] => [
  ...(company.users === 0 ? [] : [`${counted(company.users, 'person is', 'people are')} in it`]),
  ...under.map((branch) => `${branch.company.name} is under it`),
];

type Asked = 'name' | 'place' | null;

const Actions = ({ branch, ask }: { branch: BranchOf<Company>; ask: (dialog: KindDialog) => void }) => {
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

const CompanyRoles = ({ company, ask }: { company: Company; ask: (dialog: KindDialog) => void }) => (
  <AssignedRoles
    title="Company roles"
    assign="Assign a company role"
    to={{ type: 'company', id: company.id, name: company.name }}
    roles={company.companyRoles}
    empty={`It has none: its ceiling is that of ${company.parentId === null ? 'the account' : 'the company above'}.`}
    ask={ask}
  >
    <Text size="xs" c="dimmed" mt="xs">
      Assigned and unassigned by officers of a company above it
      {company.parentId === null && '; those of headquarters by its own'}.
    </Text>
  </AssignedRoles>
);

interface Props {
  readonly branch: BranchOf<Company>;
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
