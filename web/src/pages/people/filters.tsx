import { Button, Select, Switch } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useSearchParams } from 'react-router';
import { companiesQuery, functionsQuery, rolesQuery, type UserFilter } from '../../api/queries';
import { useHere } from '../../app/account';
import { SearchField } from '../../parts/search-field';
import { useAddress } from '../../parts/address';
import { sectionTitle } from '../../parts/words';

const WAIT_MS = 250;

const statuses = ['active', 'suspended', 'removed'] as const;
const names = ['q', 'status', 'company', 'right', 'role', 'officer'] as const;
type Name = (typeof names)[number];

/** What is looked for: it lives in the address, so that every list of people is a link. */
export const usePeopleFilter = () => {
  const [params, setParams] = useSearchParams();
  const { set } = useAddress();
  const said = (name: Name): string | undefined => params.get(name) ?? undefined;
  const filter: UserFilter = {
    q: said('q'),
    status: statuses.find((each) => each === said('status')),
    companyId: said('company'),
    right: said('right'),
    roleId: said('role'),
    officer: said('officer') === 'true' ? 'true' : undefined,
  };
  const clear = (): void => setParams({}, { replace: true });
  return { filter, set, clear, isFiltered: names.some((name) => params.has(name)) };
};

export type PeopleFilter = ReturnType<typeof usePeopleFilter>;

const Search = ({ filter, set }: PeopleFilter) => {
  const sought = filter.q ?? '';
  const [typed, setTyped] = useState(sought);
  const [told, setTold] = useState(sought);
  const [settled] = useDebouncedValue(typed, WAIT_MS);
  // The address moved by itself (one went back, or cleared it all): the field follows.
  if (sought !== told) {
    setTold(sought);
    setTyped(sought);
  }
  useEffect(() => {
    if (settled !== typed || settled.trim() === sought) return;
    setTold(settled.trim());
    set('q', settled.trim());
  }, [settled, typed, sought, set]);
  return (
    <SearchField
      label="Name or address"
      placeholder="Type a part of it"
      value={typed}
      onType={setTyped}
      autoComplete="off"
      spellCheck={false}
      className="people-search"
    />
  );
};

/** Where people are looked for among thousands: by name, and by what the account says of them. */
export const PeopleFilters = ({ people }: { people: PeopleFilter }) => {
  const { account, membership } = useHere();
  const { filter, set } = people;
  const isOrganization = membership.clientType === 'organization';
  const companies = useQuery({ ...companiesQuery(account), enabled: isOrganization });
  const roles = useQuery({ ...rolesQuery(account), enabled: isOrganization });
  const functions = useQuery(functionsQuery(account));
  const [isOpen, setOpen] = useState(false);
  const chosen = [filter.status, filter.companyId, filter.right, filter.roleId, filter.officer];
  const count = chosen.filter((each) => each !== undefined).length;
  const one = { clearable: true, searchable: true, comboboxProps: { withinPortal: true } } as const;
  return (
    <search className="people-filters" data-open={isOpen}>
      <Search {...people} />
      <Button
        variant="default"
        hiddenFrom="sm"
        aria-expanded={isOpen}
        aria-controls="people-more"
        onClick={() => setOpen(!isOpen)}
      >
        {isOpen ? 'Fewer filters' : count > 0 ? `Filters (${count})` : 'More filters'}
      </Button>
      <div id="people-more" className="people-more">
        {isOrganization && (
          <Switch
            className="people-officers"
            label="Security Officers only"
            checked={filter.officer === 'true'}
            onChange={({ currentTarget }) => set('officer', currentTarget.checked ? 'true' : null)}
          />
        )}
        <Select
          {...one}
          searchable={false}
          label="Status"
          placeholder="All but removed"
          data={statuses.map((value) => ({ value, label: sectionTitle(value) }))}
          value={filter.status ?? null}
          onChange={(value) => set('status', value)}
        />
        <Select
          {...one}
          label="Who can …"
          placeholder="Any right"
          nothingFoundMessage="Nothing is called so"
          data={(functions.data?.sections ?? []).map(({ section, functions: all }) => ({
            group: sectionTitle(section),
            items: all.map(({ code, title }) => ({ value: code, label: title })),
          }))}
          value={filter.right ?? null}
          onChange={(value) => set('right', value)}
        />
        {isOrganization && (
          <>
            <Select
              {...one}
              label="Company"
              placeholder="Every company"
              nothingFoundMessage="No company is called so"
              data={(companies.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
              value={filter.companyId ?? null}
              onChange={(value) => set('company', value)}
            />
            <Select
              {...one}
              label="Role"
              placeholder="Any role"
              nothingFoundMessage="No role that you can see is called so"
              data={(roles.data ?? [])
                .filter(({ type }) => type === 'employee')
                .map(({ id, name }) => ({ value: id, label: name }))}
              value={filter.roleId ?? null}
              onChange={(value) => set('role', value)}
            />
          </>
        )}
      </div>
    </search>
  );
};
