import { ActionIcon, Button, Collapse, Group, Paper, Stack, Text, TextInput } from '@mantine/core';
import { wholeSentence } from '../../../../src/mail/shown-text';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { ADDRESS_LIMIT, NAME_LIMIT } from '../../../../src/domain/text';
import { counted } from '../../../../src/mail/times';
import { CataloguePicker } from './catalogue-picker';
import { somebody, type Found, type PersonTyped } from './form';

const told = (message: string | undefined): string | undefined =>
  message === undefined ? undefined : wholeSentence(message);

interface OfPerson {
  readonly title: string;
  /** Of the field in the application: `officers.0`. */
  readonly path: string;
  readonly person: PersonTyped;
  readonly found: Found;
  readonly among: readonly string[] | null | undefined;
  readonly onChange: (person: PersonTyped) => void;
  readonly onRemove: () => void;
}

const PersonFields = ({ title, path, person, found, among, onChange, onRemove }: OfPerson) => {
  const [isOpen, setOpen] = useState(false);
  return (
    <Paper withBorder p="sm" component="fieldset" m={0}>
      <legend className="visually-hidden">{title}</legend>
      <Group justify="space-between" mb={4}>
        <Text size="sm" fw={600} aria-hidden>
          {title}
        </Text>
        <ActionIcon variant="subtle" color="gray" aria-label={`Take out: ${title}`} onClick={onRemove}>
          <IconX size={16} aria-hidden />
        </ActionIcon>
      </Group>
      <div className="pair">
        <TextInput
          label="Name"
          required
          maxLength={NAME_LIMIT}
          value={person.name}
          error={told(found.at(`${path}.name`))}
          onChange={({ currentTarget }) => onChange({ ...person, name: currentTarget.value })}
        />
        <TextInput
          label="E-mail address"
          type="email"
          required
          maxLength={ADDRESS_LIMIT}
          value={person.email}
          error={told(found.at(`${path}.email`))}
          onChange={({ currentTarget }) => onChange({ ...person, email: currentTarget.value })}
        />
      </div>
      {among !== undefined && (
        <Stack gap="xs" mt="xs">
          <Button
            variant="subtle"
            size="compact-sm"
            w="fit-content"
            aria-expanded={isOpen}
            onClick={() => setOpen(!isOpen)}
          >
            {person.rights.length === 0 ? 'No rights of their own' : counted(person.rights.length, 'right')}: choose
          </Button>
          <Collapse expanded={isOpen}>
            <CataloguePicker
              label={`Rights of ${title}`}
              value={person.rights}
              among={among ?? undefined}
              error={told(found.at(`${path}.rights`))}
              onChange={(rights) => onChange({ ...person, rights })}
            />
          </Collapse>
          {!isOpen && found.at(`${path}.rights`) !== undefined && (
            <Text size="sm" c="var(--mantine-color-error)">
              {told(found.at(`${path}.rights`))}
            </Text>
          )}
        </Stack>
      )}
    </Paper>
  );
};

interface OfPeople {
  readonly name: 'holders' | 'officers';
  readonly one: string;
  readonly people: readonly PersonTyped[];
  readonly found: Found;
  /** The rights to give from; null for the whole catalogue; absent where none are given here. */
  readonly among?: readonly string[] | null;
  readonly onChange: (people: PersonTyped[]) => void;
}

/** People of an application, one after the other. */
export const PeopleFields = ({ name, one, people, found, among, onChange }: OfPeople) => (
  <Stack gap="sm">
    {people.map((person, index) => (
      <PersonFields
        key={person.key}
        title={`${one} ${index + (name === 'officers' ? 2 : 1)}`}
        path={`${name}.${index}`}
        person={person}
        found={found}
        among={among}
        onChange={(next) => onChange(people.map((each) => (each.key === next.key ? next : each)))}
        onRemove={() => onChange(people.filter(({ key }) => key !== person.key))}
      />
    ))}
    <Button
      variant="default"
      w="fit-content"
      leftSection={<IconPlus size={16} aria-hidden />}
      onClick={() => onChange([...people, somebody()])}
    >
      Add {one === 'Officer' ? 'an officer' : 'a holder'}
    </Button>
  </Stack>
);
