import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { Company } from '../../api/queries';
import { CompanyPicker } from '../../parts/pickers';

interface Props {
  readonly company: Company;
  readonly onMove: (parentId: string) => void;
  readonly onClose: () => void;
}

const Form = ({ company, onMove, onClose }: Props) => {
  const [parentId, setParent] = useState<string | null>(company.parentId);
  return (
    <form
      aria-label={`Move ${company.name}`}
      onSubmit={(event) => {
        event.preventDefault();
        if (parentId !== null) onMove(parentId);
        onClose();
      }}
    >
      <Stack gap="md">
        <Text size="sm">
          It takes its people and the companies under it along. Their ceiling becomes that of the company above, within
          its own company roles.
        </Text>
        <CompanyPicker label="Company above" value={parentId} onChange={setParent} required />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" disabled={parentId === null || parentId === company.parentId}>
            Add to the draft
          </Button>
        </Group>
      </Stack>
    </form>
  );
};

/** Asks where a company is to be. */
export const MoveDialog = ({ opened, ...rest }: Props & { opened: boolean }) => (
  <Modal opened={opened} onClose={rest.onClose} title={`Move ${rest.company.name}`}>
    <Form {...rest} />
  </Modal>
);
