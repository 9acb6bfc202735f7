import { Badge, Box, Button, Code, CopyButton, Group, Modal, Stack, Text } from '@mantine/core';
import { useEffect, type ReactNode } from 'react';
import { shownName } from '../../../src/mail/shown-text';
import { Refusal } from './states';

/** Asks before the window goes, as far as browsers do. */
const useAskBeforeLeaving = (): void => {
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent): void => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, []);
};

const Taken = ({ secret, lost, onClose }: { secret: string; lost: string; onClose: () => void }) => {
  useAskBeforeLeaving();
  return (
    <Stack gap="sm">
      <Text size="sm">It is shown this once, and kept nowhere. {lost}</Text>
      <Code block className="secret">
        {secret}
      </Code>
      <Group justify="space-between">
        <CopyButton value={secret}>
          {({ copied, copy }) => <Button onClick={copy}>{copied ? 'Copied' : 'Copy it'}</Button>}
        </CopyButton>
        <Button variant="default" onClick={onClose}>
          I have it
        </Button>
      </Group>
    </Stack>
  );
};

/**
 * The secret of a token, or why there is none, until its taker says that they have it: the list behind it follows what
 * happened, and no click beside it, no key and no reload unasked may lose it.
 */
export const SecretDialog = ({
  name,
  secret,
  error = null,
  lost,
  onClose,
}: {
  name: string | undefined;
  secret: string | undefined;
  error?: unknown;
  /** What whoever lost it does. */
  lost: string;
  onClose: () => void;
}) => (
  <Modal
    opened={secret !== undefined || error !== null}
    onClose={onClose}
    title={name === undefined ? '' : `Secret of ${shownName(name)}`}
    closeOnClickOutside={secret === undefined}
    closeOnEscape={secret === undefined}
    withCloseButton={secret === undefined}
    closeButtonProps={{ 'aria-label': 'Close' }}
  >
    {error !== null && <Refusal error={error} />}
    {secret !== undefined && <Taken secret={secret} lost={lost} onClose={onClose} />}
  </Modal>
);

/** A token in a list of them: what it is called, what is told of it, what can be done with it. */
export const TokenRow = ({
  name,
  isOver,
  told,
  children,
}: {
  name: string;
  isOver: boolean;
  told: readonly string[];
  children: ReactNode;
}) => (
  <Group component="li" className="change-row" justify="space-between" align="flex-start">
    <Box miw={0} flex="1 1 16rem">
      <Group gap={6}>
        <Text fw={600}>{shownName(name)}</Text>
        {isOver && (
          <Badge color="brick" variant="light" radius="sm" tt="none">
            expired
          </Badge>
        )}
      </Group>
      <Text size="xs" c="dimmed">
        {told.join(' · ')}
      </Text>
    </Box>
    <Group gap="xs">{children}</Group>
  </Group>
);
