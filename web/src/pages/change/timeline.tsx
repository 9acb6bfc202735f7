import { Anchor, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { shownSentence } from '../../../../src/mail/shown-text';
import { api, must } from '../../api/client';
import { useHere, usePaths } from '../../app/account';
import { eventWords } from '../../parts/event-words';
import { Happenings } from '../../parts/happenings';
import { Answer } from '../../parts/states';

const MOST = 200;

/** Everything that happened to a change, as the trail has it, oldest first. */
export const ChangeTimeline = ({ id }: { id: string }) => {
  const { account } = useHere();
  const paths = usePaths();
  const events = useQuery({
    queryKey: ['account', account, 'trail', 'of', id],
    queryFn: ({ signal }) =>
      must(
        api.GET('/v1/accounts/{account}/audit', {
          params: { path: { account }, query: { change: id, limit: MOST } },
          signal,
        }),
      ),
  });
  return (
    <Answer of={events} lines={4}>
      {({ items, nextCursor }) => (
        <>
          <Happenings
            of={items.map((event) => ({
              key: event.seq,
              said: shownSentence(eventWords(event)),
              at: event.at,
              more: `event ${event.seq}`,
            }))}
          />
          {nextCursor !== null && (
            <Text size="sm" mt="sm">
              The first {items.length} events.{' '}
              <Anchor component={Link} to={`${paths.place('trail')}?change=${encodeURIComponent(id)}`}>
                All of them, in the trail
              </Anchor>
            </Text>
          )}
        </>
      )}
    </Answer>
  );
};
