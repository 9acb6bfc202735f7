import { Alert, Anchor, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconHourglass } from '@tabler/icons-react';
import { Link } from 'react-router';
import { shownName } from '../../../src/mail/shown-text';
import { counted } from '../../../src/mail/times';
import { changeQuery } from '../api/queries';
import { useHere, usePaths } from '../app/account';
import { fromNow } from './words';

const SHOWN = 3;

const Line = ({ id }: { id: string }) => {
  const { account } = useHere();
  const paths = usePaths();
  const { data } = useQuery(changeQuery(account, id));
  return (
    <Text size="sm" component="li">
      <Anchor component={Link} to={paths.change(id)}>
        {data === undefined ? 'An open change' : shownName(data.description)}
      </Anchor>
      {data !== undefined && (
        <Text span size="sm" c="dimmed">
          {' '}
          {data.approvals.received} of {data.approvals.required} approvals, decide {fromNow(data.expiresAt)}
        </Text>
      )}
    </Text>
  );
};

/** The open changes that would touch what a page is about, and the way to them. */
export const OpenChanges = ({ ids, what }: { ids: readonly string[]; what: string }) =>
  ids.length > 0 && (
    <Alert
      color="amber"
      variant="light"
      icon={<IconHourglass aria-hidden />}
      title={`${counted(ids.length, 'open change', 'open changes')} would touch ${what}`}
    >
      <Stack component="ul" gap={2} m={0} pl="md">
        {ids.slice(0, SHOWN).map((id) => (
          <Line key={id} id={id} />
        ))}
        {ids.length > SHOWN && (
          <Text component="li" size="sm">
            and {ids.length - SHOWN} more, in the inbox
          </Text>
        )}
      </Stack>
    </Alert>
  );
