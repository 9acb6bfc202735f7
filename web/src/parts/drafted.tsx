import { Button, Group, Text } from '@mantine/core';
import { useDraft } from '../draft/draft';
import './drafted.css';

/** Says, beside what is altered in place, what of it is in the draft; nothing where nothing is. */
export const Drafted = ({ words, onUndo }: { words: string | null; onUndo: () => void }) => {
  const { setOpen } = useDraft();
  return (
    <div className="drafted" role="status">
      {words !== null && (
        <Group justify="space-between" gap="xs">
          <Text size="sm">In the draft: {words}. Nothing is altered until it is submitted and approved.</Text>
          <Group gap="xs">
            <Button size="xs" variant="default" onClick={onUndo}>
              Undo
            </Button>
            <Button size="xs" onClick={() => setOpen(true)}>
              See what it would do
            </Button>
          </Group>
        </Group>
      )}
    </div>
  );
};
