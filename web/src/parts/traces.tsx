import { Anchor, Text } from '@mantine/core';
import { workflowAddress } from '../app/account';

/** By what a change or a request is known beyond its words: its digest, and its workflow. */
export const Traces = ({ digest, workflowId }: { digest: string; workflowId: string }) => {
  const workflow = workflowAddress(workflowId);
  return (
    <>
      <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
        Digest <span className="mono">{digest}</span>
      </Text>
      <Text size="xs" c="dimmed">
        For operators:{' '}
        {workflow === null ? (
          workflowId
        ) : (
          <Anchor href={workflow} target="_blank" rel="noreferrer" inherit>
            {workflowId} in Temporal
          </Anchor>
        )}
      </Text>
    </>
  );
};
