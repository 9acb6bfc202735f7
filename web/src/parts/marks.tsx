import { Text } from '@mantine/core';

/** How many there are of those that are needed, as marks and in words. */
export const Marks = ({ received, required, what }: { received: number; required: number; what: string }) => (
  <Text size="xs" c="dimmed" component="span" className="marks">
    <span aria-hidden="true">
      {'●'.repeat(Math.min(received, required))}
      {'○'.repeat(Math.max(0, required - received))}
    </span>{' '}
    {received} of {required} {what}
  </Text>
);
