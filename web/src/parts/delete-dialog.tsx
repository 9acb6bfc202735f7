import { Button, Checkbox, Group, List, Modal, Stack, Text } from '@mantine/core';
import { useState } from 'react';

export interface Deletion {
  /** `Delete Tax filing`. */
  readonly title: string;
  /** What uses it, each a line; empty where nothing does. */
  readonly uses: readonly string[];
  /** What is said where nothing uses it. */
  readonly unused: string;
  readonly onDelete: (unassign: boolean) => void;
}

const SHOWN = 12;

const Body = ({ deletion, onClose }: { deletion: Deletion; onClose: () => void }) => {
  const { uses, unused, onDelete } = deletion;
  const [isWhole, setWhole] = useState(false);
  return (
    <Stack gap="md">
      {uses.length === 0 ? (
        <Text size="sm">{unused}</Text>
      ) : (
        <>
          <Text size="sm">It is in use:</Text>
          <List size="sm" spacing={2}>
            {uses.slice(0, SHOWN).map((use) => (
              <List.Item key={use}>{use}</List.Item>
            ))}
            {uses.length > SHOWN && <List.Item>and {uses.length - SHOWN} more</List.Item>}
          </List>
          <Checkbox
            label="Take all of this away with it"
            description="Without this, what is in use can’t be deleted."
            checked={isWhole}
            onChange={({ currentTarget }) => setWhole(currentTarget.checked)}
          />
        </>
      )}
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
