import { ActionIcon, Anchor, Button, Group, Paper, Text, Title } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { IconArrowBackUp, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { Link } from 'react-router';
import { counted } from '../../../../src/mail/times';
import { userQuery, useUsers, type EmployeeSetInFull } from '../../api/queries';
import { useHere, usePaths } from '../../app/account';
import { SearchField } from '../../parts/search-field';
import { Drafted } from '../../parts/drafted';
import { PeoplePicker } from '../../parts/pickers';
import { Answer, Refusal } from '../../parts/states';
import type { useSetEdits } from './set-edits';

type Edits = ReturnType<typeof useSetEdits>;
type Named = EmployeeSetInFull['people'][number];

const WAIT_MS = 250;
/** From so many on, one of them is looked for. */
const MANY = 20;

const peopleOf = (list: ReturnType<typeof useUsers>): readonly Named[] =>
  list.data?.pages.flatMap(({ items }) => items) ?? [];

const Member = ({
  id,
  name,
  mark,
  edits,
}: {
  id: string;
  name: string;
  mark: 'new' | 'removed' | null;
  edits: Edits;
}) => {
  const paths = usePaths();
  const label = mark === null ? `Remove ${name}` : `Undo: ${name}`;
  const Icon = mark === null ? IconX : IconArrowBackUp;
  return (
    <li className="line">
      <div>
        <Anchor component={Link} to={paths.person(id)} size="sm">
          {name}
        </Anchor>
        {mark !== null && <span className={`mark ${mark}`}>{mark === 'new' ? 'to be added' : 'to be removed'}</span>}
      </div>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={label}
        title={label}
        onClick={() => (mark === null ? edits.remove(id) : edits.leave(id))}
      >
        <Icon size={16} aria-hidden />
      </ActionIcon>
    </li>
  );
};

/** Somebody whom the draft names, and no page that was read. */
const Drafting = ({ id, mark, edits }: { id: string; mark: 'new' | 'removed'; edits: Edits }) => {
  const { account } = useHere();
  const user = useQuery({ ...userQuery(account, id), enabled: !id.startsWith('made:') });
  return <Member id={id} name={user.data?.name ?? 'Somebody in the draft'} mark={mark} edits={edits} />;
};

const draftedWords = ({ adding, removing }: Edits): string | null =>
  adding.length + removing.length === 0
    ? null
    : `${counted(adding.length, 'person is', 'people are')} added, ${removing.length} removed`;

const AddMembers = ({ known, edits }: { known: readonly Named[]; edits: Edits }) => {
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const already = known.filter(({ id }) => chosen.includes(id)).map(({ name }) => name);
  return (
    <form
      aria-label="Add members"
      onSubmit={(event) => {
        event.preventDefault();
        edits.add(chosen);
        setChosen([]);
      }}
    >
      <Group align="flex-end" gap="xs" mb="sm">
        <div className="grow">
          <PeoplePicker
            label="Add people"
            value={chosen}
            onChange={setChosen}
            description={already.length > 0 ? `${already.join(', ')}: a member already.` : undefined}
          />
        </div>
        <Button type="submit" variant="default" disabled={chosen.length === 0 || already.length > 0}>
          Add to the draft
        </Button>
      </Group>
    </form>
  );
};

/** Members by name, as far as somebody has read on. */
const Members = ({ list, edits }: { list: ReturnType<typeof useUsers>; edits: Edits }) => {
  const people = peopleOf(list);
  const total = list.data?.pages[0]?.total ?? 0;
  return (
    <>
      {people.length === 0 && edits.adding.length + edits.removing.length === 0 ? (
        <Text size="sm">{list.isPlaceholderData ? 'Looking …' : 'Nobody like that is in it.'}</Text>
      ) : (
        <ul className="lines" aria-label="Members">
          {edits.adding.map((id) => (
            <Drafting key={id} id={id} mark="new" edits={edits} />
          ))}
          {edits.removing
            .filter((removed) => !people.some(({ id }) => id === removed))
            .map((id) => (
              <Drafting key={id} id={id} mark="removed" edits={edits} />
            ))}
          {people.map(({ id, name }) => (
            <Member key={id} id={id} name={name} mark={edits.removing.includes(id) ? 'removed' : null} edits={edits} />
          ))}
        </ul>
      )}
      {list.hasNextPage && (
        <Group mt="xs" gap="sm">
          <Button
            variant="default"
            size="xs"
            loading={list.isFetchingNextPage}
            onClick={() => void list.fetchNextPage()}
          >
            Show more members
          </Button>
          <Text size="sm" c="dimmed" role="status">
            The first {people.length.toLocaleString('en')} of {total.toLocaleString('en')}
          </Text>
        </Group>
      )}
      {list.isFetchNextPageError && <Refusal error={list.error} retry={() => void list.fetchNextPage()} />}
    </>
  );
};

/** Who is in an employee role or group, who would be, and who would no longer. */
export const SetMembers = ({ set, edits }: { set: EmployeeSetInFull; edits: Edits }) => {
  const { account } = useHere();
  const [typed, setTyped] = useState('');
  const [q] = useDebouncedValue(typed.trim(), WAIT_MS);
  const list = useUsers(account, { setId: set.id, q });
  return (
    <Paper withBorder p="md" component="section">
      <Title order={3} size="h5" mb="xs">
        Members ({set.members.toLocaleString('en')})
      </Title>
      <AddMembers known={[...set.people, ...peopleOf(list)]} edits={edits} />
      {set.members > MANY && (
        <SearchField
          label="Find a member"
          placeholder="A part of a name or an address"
          value={typed}
          onType={setTyped}
          mb="sm"
        />
      )}
      {set.members === 0 && edits.adding.length === 0 ? (
        <Text size="sm">Nobody is in it yet.</Text>
      ) : (
        <Answer of={list} lines={4}>
          {() => <Members list={list} edits={edits} />}
        </Answer>
      )}
      <Drafted words={draftedWords(edits)} onUndo={edits.undo} />
    </Paper>
  );
};
