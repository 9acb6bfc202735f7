import { ActionIcon, Anchor, Button, Group, Paper, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconArrowBackUp, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { Link } from 'react-router';
import { counted } from '../../../../src/mail/times';
import { userQuery, type EmployeeSetInFull } from '../../api/queries';
import { useHere, usePaths } from '../../app/account';
import { Drafted } from '../../parts/drafted';
import { PeoplePicker } from '../../parts/pickers';
import type { useSetEdits } from './set-edits';

type Edits = ReturnType<typeof useSetEdits>;

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

const Added = ({ id, edits }: { id: string; edits: Edits }) => {
  const { account } = useHere();
  const user = useQuery({ ...userQuery(account, id), enabled: !id.startsWith('made:') });
  return <Member id={id} name={user.data?.name ?? 'Somebody in the draft'} mark="new" edits={edits} />;
};

const draftedWords = ({ adding, removing }: Edits): string | null =>
  adding.length + removing.length === 0
    ? null
    : `${counted(adding.length, 'person is', 'people are')} added, ${removing.length} removed`;

/** Who is in an employee role or group, who would be, and who would no longer. */
export const SetMembers = ({ set, edits }: { set: EmployeeSetInFull; edits: Edits }) => {
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const already = set.people.filter(({ id }) => chosen.includes(id)).map(({ name }) => name);
  return (
    <Paper withBorder p="md" component="section">
      <Title order={3} size="h5" mb="xs">
        Members ({set.members.toLocaleString('en')})
      </Title>
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
      {set.people.length === 0 && edits.adding.length === 0 ? (
        <Text size="sm">Nobody is in it yet.</Text>
      ) : (
        <ul className="lines">
          {edits.adding.map((id) => (
            <Added key={id} id={id} edits={edits} />
          ))}
          {set.people.map(({ id, name }) => (
            <Member key={id} id={id} name={name} mark={edits.removing.includes(id) ? 'removed' : null} edits={edits} />
          ))}
        </ul>
      )}
      {set.members > set.people.length && (
        <Text size="sm" c="dimmed" mt="xs">
          The first {set.people.length} of {set.members.toLocaleString('en')}.
        </Text>
      )}
      <Drafted words={draftedWords(edits)} onUndo={edits.undo} />
    </Paper>
  );
};
