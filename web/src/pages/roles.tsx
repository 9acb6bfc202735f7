import { Button, Group, SegmentedControl, Select, Text } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { counted } from '../../../src/mail/times';
import { companiesQuery, functionsQuery, rolesQuery, type Role, type Section } from '../api/queries';
import { useHere } from '../app/account';
import { KindForm, type KindDialog } from '../draft/kind-form';
import { useAddress } from '../parts/address';
import { SearchField } from '../parts/search-field';
import { Answer, Empty, PageHead } from '../parts/states';
import { useTitle } from '../parts/title';
import { Comparison } from './roles/comparison';
import { Matrix } from './roles/matrix';
import { sectionsOfRights, titlesOf } from './roles/rights-by-section';
import { typeWords } from './roles/role-facts';
import { RoleList } from './roles/role-list';
import './roles/roles.css';

const PAGE = 150;

const types = ['employee', 'company'] as const;

const groupTitle = (type: Role['type'], count: number): string => `${typeWords[type]} (${count})`;

const useShown = (roles: readonly Role[]): readonly Role[] => {
  const { get } = useAddress();
  const q = get('q')?.toLowerCase() ?? '';
  const type = get('type');
  const company = get('company');
  return roles.filter(
    (role) =>
      (q === '' || role.name.toLowerCase().includes(q)) &&
      (type === null || role.type === type) &&
      (company === null || role.companyId === company),
  );
};

const Filters = () => {
  const { account } = useHere();
  const { get, set } = useAddress();
  const companies = useQuery(companiesQuery(account));
  return (
    <Group align="flex-end" mb="md" gap="sm">
      <SearchField
        label="Search"
        placeholder="A part of a role’s name"
        value={get('q') ?? ''}
        onType={(typed) => set('q', typed)}
        flex="1 1 12rem"
      />
      <Select
        label="Company"
        placeholder="Every company"
        clearable
        searchable
        data={(companies.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        value={get('company')}
        onChange={(value) => set('company', value)}
        flex="1 1 12rem"
      />
      <SegmentedControl
        aria-label="Type"
        data={[{ value: '', label: 'All' }, ...types.map((type) => ({ value: type, label: typeWords[type] }))]}
        value={get('type') ?? ''}
        onChange={(value) => set('type', value)}
      />
    </Group>
  );
};

const Found = ({ roles, sections }: { roles: readonly Role[]; sections: readonly Section[] }) => {
  const { get, list, set, toggle } = useAddress();
  const [most, setMost] = useState(PAGE);
  const isNarrow = useMediaQuery('(max-width: 62em)', undefined, { getInitialValueInEffect: false });
  const found = useShown(roles);
  const titles = titlesOf(sections);
  const ofRights = sectionsOfRights(sections);
  const chosen = list('compare').slice(0, 2);
  const groups = types
    .map((type) => {
      const ofType = found.filter((role) => role.type === type);
      return { title: groupTitle(type, ofType.length), roles: ofType.slice(0, most) };
    })
    .filter((group) => group.roles.length > 0);
  const shown = {
    groups,
    sections: ofRights,
    chosen,
    choose: (id: string) => toggle('compare', id, 2),
  };
  const isFiltered = ['q', 'type', 'company'].some((name) => get(name) !== null);
  return (
    <>
      <Filters />
      {chosen.length > 0 && (
        <Comparison
          chosen={chosen}
          roles={roles}
          sections={ofRights}
          titles={titles}
          onEnd={() => set('compare', null)}
        />
      )}
      {found.length > 1 && (
        <Text size="sm" c="dimmed" mb="xs">
          {isNarrow
            ? 'Tick two roles to compare them.'
            : 'Open a section to see its rights. Tick two roles to compare them.'}
        </Text>
      )}
      {found.length === 0 ? (
        <Empty title={isFiltered ? 'No role is like that' : 'There is no role that you can see'}>
          {isFiltered
            ? 'Search for something else, or choose another company or type.'
            : 'A role gives several rights at once. Create one, and assign it to people, teams or companies.'}
        </Empty>
      ) : isNarrow ? (
        <RoleList {...shown} />
      ) : (
        <Matrix {...shown} titles={titles} unfolded={list('open')} fold={(section) => toggle('open', section)} />
      )}
      {found.length > most && (
        <Button variant="default" mt="md" onClick={() => setMost(most + PAGE)}>
          Show more
        </Button>
      )}
    </>
  );
};

/** Roles by rights: what each gives or allows, how many people it reaches, and two of them compared (R20–R24). */
export const RolesPage = () => {
  useTitle('Roles');
  const { account } = useHere();
  const roles = useQuery(rolesQuery(account));
  const functions = useQuery(functionsQuery(account));
  const [dialog, setDialog] = useState<KindDialog | null>(null);
  return (
    <>
      <PageHead
        title="Roles"
        lede={
          <>
            {roles.data !== undefined && `${counted(roles.data.length, 'role')}. `}
            You see the roles whose rights you have all yourself; others are not listed.
          </>
        }
        actions={
          <Button
            leftSection={<IconPlus size={16} aria-hidden />}
            onClick={() => setDialog({ kind: 'role.create', initial: { type: 'employee' } })}
          >
            Create a role
          </Button>
        }
      />
      <Answer of={roles} lines={8}>
        {(items) => (
          <Answer of={functions} lines={8}>
            {({ sections }) => <Found roles={items} sections={sections} />}
          </Answer>
        )}
      </Answer>
      <KindForm dialog={dialog} onClose={() => setDialog(null)} />
    </>
  );
};
