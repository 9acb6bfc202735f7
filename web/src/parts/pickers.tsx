import { MultiSelect, Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQueries, useQuery } from '@tanstack/react-query';
import { useState, type ComponentProps } from 'react';
import {
  companiesQuery,
  functionsQuery,
  rolesQuery,
  serviceTokensQuery,
  setsQuery,
  useFoundUsers,
  userQuery,
} from '../api/queries';
import { useHere } from '../app/account';
import { useDraft } from '../draft/draft';
import { madeBy } from '../draft/submission';
import { givable } from '../draft/schema';
import { RightsChoice } from './rights-choice';
import { Answer } from './states';

interface One {
  readonly label: string;
  readonly value: string | null;
  readonly onChange: (value: string | null) => void;
  readonly required?: boolean;
  readonly error?: string | undefined;
  readonly description?: string | undefined;
  readonly placeholder?: string | undefined;
}

interface Several {
  readonly label: string;
  readonly value: readonly string[];
  readonly onChange: (value: string[]) => void;
  readonly description?: string | undefined;
}

const WAIT_MS = 200;

const isMade = (id: string): boolean => id.startsWith('made:');

/** What earlier members of the draft make: it can be named before it is there (R36). */
const useMade = (kinds: readonly string[], chosen: readonly (string | null)[]) => {
  const { members } = useDraft();
  const made = members
    .filter(({ kind }) => kinds.includes(kind))
    .map(({ key, payload }) => ({ value: madeBy(key), label: `${String(payload['name'])} (in the draft)` }));
  const gone = chosen.filter((id) => id !== null && isMade(id) && !made.some(({ value }) => value === id));
  return [...made, ...gone.map((id) => ({ value: id!, label: 'Not in the draft any more' }))];
};

/** People of the account and of the draft whose name or address holds what was typed, as choices. */
const usePeople = (typed: string, chosen: readonly string[]) => {
  const { account } = useHere();
  const [q] = useDebouncedValue(typed, WAIT_MS);
  const found = useFoundUsers(account, q);
  const made = useMade(['user.add'], chosen).filter(
    ({ value, label }) => chosen.includes(value) || label.toLowerCase().includes(q.toLowerCase()),
  );
  const people = found.data?.items ?? [];
  const more = (found.data?.total ?? 0) - people.length;
  const rest =
    more > 0
      ? [{ value: '', label: `and ${more.toLocaleString('en')} more: type more of the name`, disabled: true }]
      : [];
  return { made, people, rest, nothing: found.isFetching ? 'Looking …' : 'Nobody is called so' };
};

/** Chooses a person of thousands by a part of their name or address. */
export const PersonPicker = ({ label, value, onChange, ...rest }: One) => {
  const { account } = useHere();
  const [typed, setTyped] = useState('');
  const { made, people: found, rest: more, nothing } = usePeople(typed, value === null ? [] : [value]);
  const chosen = useQuery({
    ...userQuery(account, value ?? ''),
    enabled: value !== null && value !== '' && !isMade(value),
  });
  const people = found.map(({ id, name, email }) => ({ value: id, label: `${name} · ${email}` }));
  const known =
    chosen.data && !people.some((each) => each.value === chosen.data.id)
      ? [{ value: chosen.data.id, label: chosen.data.name }]
      : [];
  return (
    <Select
      label={label}
      placeholder="Type a part of a name or an address"
      data={[...made, ...known, ...people, ...more]}
      value={value}
      onChange={onChange}
      searchable
      clearable
      onSearchChange={setTyped}
      filter={({ options }) => options}
      nothingFoundMessage={nothing}
      {...rest}
    />
  );
};

/** What people are called whom nobody has looked for: they were chosen earlier. */
const useNames = (ids: readonly string[]): ReadonlyMap<string, string> => {
  const { account } = useHere();
  const found = useQueries({ queries: ids.map((id) => userQuery(account, id)) });
  return new Map(
    found.flatMap(({ data, isError }, index) =>
      data !== undefined || isError ? [[ids[index]!, data?.name ?? 'Somebody who is not here any more']] : [],
    ),
  );
};

/** Chooses several people. */
export const PeoplePicker = ({ label, value, onChange, description }: Several) => {
  const [typed, setTyped] = useState('');
  const { made, people: found, rest: more, nothing } = usePeople(typed, value);
  const [names, setNames] = useState<ReadonlyMap<string, string>>(new Map());
  const people = found.map(({ id, name }) => ({ value: id, label: name }));
  const others = value.filter((id) => !isMade(id) && !people.some((each) => each.value === id));
  const asked = useNames(others.filter((id) => !names.has(id)));
  const known = others.map((id) => ({ value: id, label: names.get(id) ?? asked.get(id) ?? '…' }));
  return (
    <MultiSelect
      label={label}
      description={description}
      placeholder="Type a part of a name"
      data={[...made, ...known, ...people, ...more]}
      value={[...value]}
      onChange={(ids) => {
        setNames(new Map([...names, ...people.map((each) => [each.value, each.label] as const)]));
        onChange(ids);
      }}
      searchable
      searchValue={typed}
      onSearchChange={setTyped}
      filter={({ options }) => options}
      nothingFoundMessage={nothing}
    />
  );
};

interface Choice {
  readonly value: string;
  readonly label: string;
}

/** Chooses one of a list that is all there. */
const OnePicker = ({ data, nothing, ...rest }: One & { readonly data: Choice[]; readonly nothing: string }) => (
  <Select data={data} searchable clearable nothingFoundMessage={nothing} {...rest} />
);

const asChoices = (things: readonly { readonly id: string; readonly name: string }[] | undefined) =>
  (things ?? []).map(({ id, name }) => ({ value: id, label: name }));

export const CompanyPicker = (props: One) => {
  const { account } = useHere();
  const companies = useQuery(companiesQuery(account));
  const made = useMade(['company.add'], [props.value]);
  return <OnePicker data={[...made, ...asChoices(companies.data)]} nothing="No company is called so" {...props} />;
};

interface OfType {
  /** Only roles of this type. */
  readonly type?: 'employee' | 'company' | undefined;
}

const useRoleChoices = (type: OfType['type'], chosen: readonly (string | null)[]) => {
  const { account } = useHere();
  const roles = useQuery(rolesQuery(account));
  const made = useMade(['role.create'], chosen);
  return [...made, ...asChoices(roles.data?.filter((role) => type === undefined || role.type === type))];
};

const NO_ROLE = 'No role that you can see is called so';

export const RolePicker = ({ type, ...rest }: One & OfType) => (
  <OnePicker data={useRoleChoices(type, [rest.value])} nothing={NO_ROLE} {...rest} />
);

export const RolesPicker = ({ label, value, onChange, description, type }: Several & OfType) => (
  <MultiSelect
    label={label}
    description={description}
    data={useRoleChoices(type, value)}
    value={[...value]}
    onChange={onChange}
    searchable
    clearable
    nothingFoundMessage={NO_ROLE}
  />
);

export const SetPicker = ({ of, ...rest }: One & { readonly of: 'employee-role' | 'employee-group' }) => {
  const { account } = useHere();
  const sets = useQuery(setsQuery(account));
  const made = useMade([`${of}.create`], [rest.value]);
  const all = [...made, ...asChoices(sets.data?.filter(({ type }) => type === of))];
  return <OnePicker data={all} nothing="None is called so" {...rest} />;
};

export const TokenPicker = (props: One) => {
  const { account } = useHere();
  const tokens = useQuery(serviceTokensQuery(account));
  return <OnePicker data={asChoices(tokens.data)} nothing="No token is called so" {...props} />;
};

type OfRights = Omit<ComponentProps<typeof RightsChoice>, 'sections'>;

/** Chooses rights of those that the account has. */
export const RightsPicker = (props: OfRights) => {
  const { account } = useHere();
  const functions = useQuery(functionsQuery(account));
  return (
    <Answer of={functions} lines={5}>
      {({ sections }) => <RightsChoice sections={givable(sections)} {...props} />}
    </Answer>
  );
};
