import { Badge, Button, Select, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { counted } from '../../../src/mail/times';
import { companiesQuery, setQuery, setsQuery, type EmployeeSet } from '../api/queries';
import { useHere, usePaths } from '../app/account';
import { KindForm, type KindDialog } from '../draft/kind-form';
import { useAddress } from '../parts/address';
import { SearchField } from '../parts/search-field';
import { Split, SplitLink, useIsNarrow } from '../parts/split';
import { Answer, Empty, PageHead } from '../parts/states';
import { useTitle } from '../parts/title';
import { SetDetail, setWords } from './groups/set-detail';

const types = ['employee-role', 'employee-group'] as const;

const Item = ({ set, company, isOpen }: { set: EmployeeSet; company: string | undefined; isOpen: boolean }) => {
  const paths = usePaths();
  const [params] = useSearchParams();
  const to = new URLSearchParams(params);
  to.set('set', set.id);
  return (
    <li>
      <SplitLink to={`${paths.place('groups')}?${to}`} isOpen={isOpen}>
        <span>
          <span className="split-name">{set.name}</span>
          <Text span size="xs" c="dimmed" display="block">
            {company} · {counted(set.members, 'member')}
          </Text>
        </span>
        {set.pendingChanges.length > 0 && (
          <Badge color="amber" variant="light" radius="sm" size="sm" tt="none" flex="none">
            {counted(set.pendingChanges.length, 'open change')}
          </Badge>
        )}
      </SplitLink>
    </li>
  );
};

const SetFilters = () => {
  const { account } = useHere();
  const { get, set } = useAddress();
  const companies = useQuery(companiesQuery(account));
  return (
    <Stack gap="xs" mb="md" component="search">
      <SearchField
        label="Search"
        placeholder="A part of a name"
        value={get('q') ?? ''}
        onType={(typed) => set('q', typed)}
      />
      <Select
        label="Company"
        placeholder="Every company"
        nothingFoundMessage="No company is called so"
        clearable
        searchable
        data={(companies.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        value={get('company')}
        onChange={(value) => set('company', value)}
      />
    </Stack>
  );
};

const SetList = ({ sets, open }: { sets: readonly EmployeeSet[]; open: string | null }) => {
  const { account } = useHere();
  const companies = useQuery(companiesQuery(account));
  return (
    <nav aria-label="Employee roles and groups">
      <SetFilters />
      {sets.length === 0 && <Text size="sm">None is like that.</Text>}
      {types.map((type) => {
        const ofType = sets.filter((each) => each.type === type);
        return (
          ofType.length > 0 && (
            <section key={type}>
              <Title order={2} size="h6" mb={4}>
                {setWords[type]}s ({ofType.length})
              </Title>
              <ul className="split-list">
                {ofType.map((each) => (
                  <Item
                    key={each.id}
                    set={each}
                    company={companies.data?.find(({ id }) => id === each.companyId)?.name}
                    isOpen={each.id === open}
                  />
                ))}
              </ul>
            </section>
          )
        );
      })}
    </nav>
  );
};

const Chosen = ({ set: { id, type } }: { set: EmployeeSet }) => {
  const { account } = useHere();
  const found = useQuery(setQuery(account, type, id));
  return <Answer of={found}>{(set) => <SetDetail key={set.id} set={set} />}</Answer>;
};

const Found = ({ sets }: { sets: readonly EmployeeSet[] }) => {
  const { get } = useAddress();
  const [params] = useSearchParams();
  const paths = usePaths();
  const isNarrow = useIsNarrow();
  const asked = get('set');
  const [q, company] = [get('q')?.toLowerCase() ?? '', get('company')];
  const shown = sets.filter(
    ({ name, companyId }) => name.toLowerCase().includes(q) && (company === null || companyId === company),
  );
  const chosen = sets.find(({ id }) => id === asked) ?? (asked === null && !isNarrow ? shown[0] : undefined);
  if (sets.length === 0)
    return (
      <Empty title="There are no employee roles or groups yet">
        An employee role is a job, an employee group a team. Both give their members every role that they are assigned.
      </Empty>
    );
  const all = new URLSearchParams(params);
  all.delete('set');
  return (
    <Split
      list={<SetList sets={shown} open={chosen?.id ?? null} />}
      detail={
        chosen !== undefined ? (
          <Chosen set={chosen} />
        ) : asked !== null ? (
          <Empty title="There is nothing here">It may have been deleted. Choose another.</Empty>
        ) : null
      }
      back={{ to: `${paths.place('groups')}?${all}`, one: 'set', words: 'All employee roles and groups' }}
    />
  );
};

/** Jobs and teams: who is in them, and which roles they give (R20, R21). */
export const GroupsPage = () => {
  useTitle('Employee roles and groups');
  const { account } = useHere();
  const sets = useQuery(setsQuery(account));
  const [dialog, setDialog] = useState<KindDialog | null>(null);
  return (
    <>
      <PageHead
        title="Employee roles and groups"
        lede="Jobs and teams. Whoever is in one has every role that it is assigned."
        actions={types.map((type) => (
          <Button
            key={type}
            variant={type === 'employee-role' ? 'filled' : 'default'}
            leftSection={<IconPlus size={16} aria-hidden />}
            onClick={() => setDialog({ kind: `${type}.create` })}
          >
            {type === 'employee-role' ? 'Create an employee role' : 'Create an employee group'}
          </Button>
        ))}
      />
      <Answer of={sets} lines={6}>
        {(found) => <Found sets={found} />}
      </Answer>
      <KindForm dialog={dialog} onClose={() => setDialog(null)} />
    </>
  );
};
