import { Button, Checkbox, Group, List, Modal, Stack, Text } from '@mantine/core';
import { useState } from 'react';

export interface Deletion {
  /** `Delete Tax filing`. */
  readonly title: string;
  /** What can't go with it and has to be moved or deleted before. */
  readonly stays?: readonly string[];
  /** What uses it, each a line; empty where nothing does. */
  readonly uses: readonly string[];
  /** What is said where nothing uses it. */
  readonly unused: string;
  readonly onDelete: (unassign: boolean) => void;
}

const SHOWN = 12;

const Lines = ({ of }: { of: readonly string[] }) => (
  <List size="sm" spacing={2}>
    {of.slice(0, SHOWN).map((each) => (
      <List.Item key={each}>{each}</List.Item>
    ))}
    {of.length > SHOWN && <List.Item>and {of.length - SHOWN} more</List.Item>}
  </List>
);

const Body = ({ deletion, onClose }: { deletion: Deletion; onClose: () => void }) => {
  const { uses, stays = [], unused, onDelete } = deletion;
  const [isWhole, setWhole] = useState(false);
  return (
    <Stack gap="md">
      {stays.length > 0 && (
        <>
          <Text size="sm">This has to be moved or removed first:</Text>
          <Lines of={stays} />
        </>
      )}
      {uses.length > 0 && (
        <>
          <Text size="sm">It is in use:</Text>
          <Lines of={uses} />
          <Checkbox
            label="Take all of this away with it"
            description="Without this, what is in use can’t be deleted."
            checked={isWhole}
            onChange={({ currentTarget }) => setWhole(currentTarget.checked)}
          />
        </>
      )}
      {uses.length + stays.length === 0 && <Text size="sm">{unused}</Text>}
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button
          color="brick"
          onClick={() => {
            onDelete(isWhole);
            onClose();
          }}
        >
          Add the deletion to the draft
        </Button>
      </Group>
    </Stack>
  );
};

/** Says what goes with something that is deleted, and asks whether it may (R26). */
export const DeleteDialog = ({ deletion, onClose }: { deletion: Deletion | null; onClose: () => void }) => (
  <Modal opened={deletion !== null} onClose={onClose} title={deletion?.title ?? ''}>
    {deletion !== null && <Body deletion={deletion} onClose={onClose} />}
  </Modal>
);
