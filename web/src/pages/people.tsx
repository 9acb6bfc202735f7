import { Button, Group, Paper, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconUserPlus } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { counted } from '../../../src/mail/times';
import { companiesQuery, useUsers } from '../api/queries';
import { useHere } from '../app/account';
import { addingUser } from '../draft/adding';
import { KindForm, type KindDialog } from '../draft/kind-form';
import { Empty, Loading, PageHead, Refusal } from '../parts/states';
import { useTitle } from '../parts/title';
import { PeopleFilters, usePeopleFilter, type PeopleFilter } from './people/filters';
import { PeopleList } from './people/people-list';
import './people/people.css';

const Found = ({ people }: { people: PeopleFilter }) => {
  const { account, membership } = useHere();
  const isOrganization = membership.clientType === 'organization';
  const { filter, clear, isFiltered } = people;
  const companies = useQuery({ ...companiesQuery(account), enabled: isOrganization });
  const companyOf = useMemo(() => {
    const names = new Map((companies.data ?? []).map(({ id, name }) => [id, name]));
    return (id: string): string | undefined => names.get(id);
  }, [companies.data]);
  const list = useUsers(account, filter);
  const users = useMemo(() => list.data?.pages.flatMap(({ items }) => items) ?? [], [list.data]);
  const clearing = (
    <Button size="compact-sm" variant="subtle" onClick={clear}>
      Clear the filters
    </Button>
  );
  if (list.error !== null && (list.data === undefined || list.isPlaceholderData))
    return (
      <Stack gap="sm">
        <Refusal error={list.error} retry={() => void list.refetch()} />
        {isFiltered && <Group>{clearing}</Group>}
      </Stack>
    );
  if (list.data === undefined) return <Loading lines={8} what="Loading people" />;
  const total = list.data.pages[0]?.total ?? 0;
  return (
    <Stack gap="xs" aria-busy={list.isPlaceholderData} className="people-found">
      <Group gap="sm" mih={28}>
        <Text size="sm" c="dimmed" role="status">
          {total === 0 ? 'Nobody' : counted(total, 'person', 'people')}
          {isFiltered ? ' found' : ''}
        </Text>
        {isFiltered && clearing}
      </Group>
      {total === 0 ? (
        <Empty title={isFiltered ? 'Nobody is like that' : 'Nobody is here yet'}>
          {isFiltered ? 'Look for less, or clear the filters.' : 'Add a user to begin with.'}
        </Empty>
      ) : (
        <Paper withBorder>
          <PeopleList
            // Another search begins at its own top.
            key={JSON.stringify(filter)}
            users={users}
            companyOf={companyOf}
            total={total}
            hasMore={list.hasNextPage}
            isLoading={list.isFetching}
            refusal={list.isFetchNextPageError ? list.error : null}
            loadMore={() => void list.fetchNextPage()}
          />
        </Paper>
      )}
    </Stack>
  );
};

/** Everybody in the account: to be found by name, and by what they may do. */
export const PeoplePage = () => {
  const { membership } = useHere();
  const [dialog, setDialog] = useState<KindDialog | null>(null);
  const people = usePeopleFilter();
  useTitle('People');
  return (
    <>
      <PageHead
        title="People"
        lede="Everybody with access to the account: what they may do, and why."
        actions={
          <Button
            leftSection={<IconUserPlus size={18} aria-hidden />}
            onClick={() => setDialog(addingUser(membership))}
          >
            Add a user
          </Button>
        }
      />
      <Stack gap="md">
        <PeopleFilters people={people} />
        <Found people={people} />
      </Stack>
      <KindForm dialog={dialog} onClose={() => setDialog(null)} />
    </>
  );
};
