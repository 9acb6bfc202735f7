import { Button, Group, Paper, Select, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import { shownName } from '../../../../src/mail/shown-text';
import { rolesQuery, setsQuery } from '../../api/queries';
import { useHere, usePaths } from '../../app/account';
import { useDraft } from '../../draft/draft';
import { madeBy } from '../../draft/submission';
import { RolePicker } from '../../parts/pickers';
import { sectionTitle } from '../../parts/words';
import { useRolesDraft, useSetsDraft, type EmployeeSet } from './drafting';
import type { Person } from './queries';

const Card = ({ title, children }: { title: string; children: ReactNode }) => (
  <Paper withBorder p="md" component="section">
    <Stack gap="xs">
      <Title order={2} size="h5">
        {title}
      </Title>
      {children}
    </Stack>
  </Paper>
);

const Nothing = ({ children }: { children: ReactNode }) => (
  <Text size="sm" c="dimmed">
    {children}
  </Text>
);

const Act = ({ label, onClick, children }: { label: string; onClick: () => void; children: string }) => (
  <Button size="compact-xs" variant="default" aria-label={label} onClick={onClick} flex="none" mih={24}>
    {children}
  </Button>
);

const setWords = { 'employee-role': 'employee role', 'employee-group': 'employee group' } as const;

type Reaching = Person['roles'][number];

const Reach = ({ role, isTaken, toggle }: { role: Reaching; isTaken: boolean; toggle: () => void }) => {
  const paths = usePaths();
  const { id, name, through } = role;
  const shown = shownName(name);
  return (
    <li>
      <span>
        {id === null ? sectionTitle(shown) : <Link to={paths.role(id)}>{shown}</Link>}
        {isTaken && <span className="mark removed">to be taken away</span>}
        {through !== null && (
          <Text component="span" display="block" size="xs" c="dimmed">
            through the {setWords[through.type]}{' '}
            <Link to={`${paths.place('groups')}?set=${encodeURIComponent(through.id)}`}>{shownName(through.name)}</Link>
          </Text>
        )}
      </span>
      {id !== null && through === null && (
        <Act label={isTaken ? `Keep the role ${shown}` : `Take away the role ${shown}`} onClick={toggle}>
          {isTaken ? 'Keep' : 'Take away'}
        </Act>
      )}
    </li>
  );
};

/** The roles that reach somebody, and giving and taking them (R20, R23). */
const Roles = ({ person }: { person: Person }) => {
  const { account } = useHere();
  const { members } = useDraft();
  const known = useQuery(rolesQuery(account));
  const draft = useRolesDraft(person);
  const [chosen, setChosen] = useState<string | null>(null);
  const nameOf = (id: string): string => {
    const made = members.find(({ key }) => madeBy(key) === id)?.payload['name'];
    return known.data?.find((role) => role.id === id)?.name ?? (typeof made === 'string' ? made : 'A role');
  };
  const has = (id: string): boolean => person.roles.some((role) => role.id === id && role.through === null);
  return (
    <Card title="Roles">
      {person.roles.length + draft.given.length === 0 && <Nothing>No role reaches them.</Nothing>}
      <ul className="belongs">
        {person.roles.map((role, index) => {
          const isOwn = role.id !== null && role.through === null;
          return (
            <Reach
              key={index}
              role={role}
              isTaken={isOwn && draft.taken.includes(role.id!)}
              toggle={() => isOwn && draft.toggle('role.unassign', role.id!, role.name)}
            />
          );
        })}
        {draft.given.map((id) => (
          <li key={id}>
            <span>
              {shownName(nameOf(id))} <span className="mark new">to be given</span>
            </span>
            <Act
              label={`Undo giving the role ${shownName(nameOf(id))}`}
              onClick={() => draft.toggle('role.assign', id, nameOf(id))}
            >
              Undo
            </Act>
          </li>
        ))}
      </ul>
      {person.status !== 'removed' && (
        <Group gap="xs" align="flex-end" wrap="nowrap" className="choosing">
          <RolePicker label="Give a role" type="employee" value={chosen} onChange={setChosen} />
          <Button
            variant="default"
            disabled={chosen === null || has(chosen) || draft.given.includes(chosen)}
            onClick={() => {
              draft.toggle('role.assign', chosen!, nameOf(chosen!));
              setChosen(null);
            }}
          >
            Give
          </Button>
        </Group>
      )}
    </Card>
  );
};

/** The sets of employees that somebody is in: what is given to those, they have. */
const Sets = ({ person }: { person: Person }) => {
  const { account } = useHere();
  const paths = usePaths();
  const known = useQuery(setsQuery(account));
  const draft = useSetsDraft(person);
  const [chosen, setChosen] = useState<string | null>(null);
  const all: readonly EmployeeSet[] = known.data ?? [];
  const joined = all.filter(({ id }) => draft.joined.includes(id));
  const free = all.filter(({ id }) => !person.sets.some((set) => set.id === id) && !draft.joined.includes(id));
  return (
    <Card title="Employee roles and groups">
      {person.sets.length + joined.length === 0 && <Nothing>They are in none.</Nothing>}
      <ul className="belongs">
        {person.sets.map((set) => {
          const isLeft = draft.left.includes(set.id);
          const name = shownName(set.name);
          return (
            <li key={set.id}>
              <span>
                <Link to={`${paths.place('groups')}?set=${encodeURIComponent(set.id)}`}>{name}</Link>
                {isLeft && <span className="mark removed">to be taken out</span>}
                <Text component="span" display="block" size="xs" c="dimmed">
                  {setWords[set.type]}
                </Text>
              </span>
              <Act
                label={isLeft ? `Keep in ${name}` : `Take out of ${name}`}
                onClick={() => draft.toggle('removeMemberIds', set)}
              >
                {isLeft ? 'Keep' : 'Take out'}
              </Act>
            </li>
          );
        })}
        {joined.map((set) => (
          <li key={set.id}>
            <span>
              {shownName(set.name)} <span className="mark new">to be added to</span>
            </span>
            <Act label={`Undo adding to ${shownName(set.name)}`} onClick={() => draft.toggle('addMemberIds', set)}>
              Undo
            </Act>
          </li>
        ))}
      </ul>
      {person.status !== 'removed' && (
        <Group gap="xs" align="flex-end" wrap="nowrap" className="choosing">
          <Select
            label="Add to one"
            searchable
            clearable
            nothingFoundMessage="None is called so"
            data={(['employee-role', 'employee-group'] as const).map((type) => ({
              group: `${sectionTitle(setWords[type])}s`,
              items: free.filter((set) => set.type === type).map(({ id, name }) => ({ value: id, label: name })),
            }))}
            value={chosen}
            onChange={setChosen}
          />
          <Button
            variant="default"
            disabled={chosen === null}
            onClick={() => {
              const set = free.find(({ id }) => id === chosen);
              if (set !== undefined) draft.toggle('addMemberIds', set);
              setChosen(null);
            }}
          >
            Add
          </Button>
        </Group>
      )}
    </Card>
  );
};

const Authorizes = ({ person: { authorizes } }: { person: Person }) => {
  const paths = usePaths();
  return (
    <Card title="Authorizer">
      {authorizes.length === 0 ? (
        <Nothing>They authorize nothing.</Nothing>
      ) : (
        <ul className="belongs">
          {authorizes.map(({ area, level }) => (
            <li key={`${area} ${level}`}>
              {sectionTitle(area)}: {level}
            </li>
          ))}
        </ul>
      )}
      <Text size="sm">
        <Link to={paths.place('officers')}>All authorizers</Link>
      </Text>
    </Card>
  );
};

/** What somebody is part of, in an organization. */
export const Belongs = ({ person }: { person: Person }) => (
  <SimpleGrid cols={{ base: 1, md: 3 }} spacing="md">
    <Roles person={person} />
    <Sets person={person} />
    <Authorizes person={person} />
  </SimpleGrid>
);
