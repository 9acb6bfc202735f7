import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';

const MOST = 200;

interface Props {
  readonly title: string;
  readonly name: string;
  readonly onName: (name: string) => void;
  readonly onClose: () => void;
}

const Form = ({ title, name, onName, onClose }: Props) => {
  const [typed, setTyped] = useState(name);
  return (
    <form
      aria-label={title}
      onSubmit={(event) => {
        event.preventDefault();
        onName(typed.trim());
        onClose();
      }}
    >
      <Stack gap="md">
        <TextInput
          label="Name"
          value={typed}
          onChange={({ currentTarget }) => setTyped(currentTarget.value)}
          maxLength={MOST}
          required
          data-autofocus
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" disabled={typed.trim() === '' || typed.trim() === name}>
            Add to the draft
          </Button>
        </Group>
      </Stack>
    </form>
  );
};

/** Asks for another name. */
export const NameDialog = ({ opened, ...rest }: Props & { opened: boolean }) => (
  <Modal opened={opened} onClose={rest.onClose} title={rest.title}>
    <Form {...rest} />
  </Modal>
);
