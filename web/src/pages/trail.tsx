import { Button, Code, Paper, Stack, Text } from '@mantine/core';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { shownSentence } from '../../../src/mail/shown-text';
import { counted, inUtc } from '../../../src/mail/times';
import { api, must } from '../api/client';
import type { Event } from '../api/queries';
import { useHere, usePaths } from '../app/account';
import { eventWords } from '../parts/event-words';
import { Empty, Loading, PageHead, Refusal } from '../parts/states';
import { useTitle } from '../parts/title';
import { fromNow } from '../parts/words';
import { Export } from './trail/export';
import { TrailFilters, useTrailFilter, type TrailFilter } from './trail/filter';
import { useVerify, Verified, VerifyButton } from './trail/verify';

const AT_ONCE = 50;

const useTrail = (filter: TrailFilter) => {
  const { account } = useHere();
  return useInfiniteQuery({
    queryKey: ['account', account, 'trail', filter],
    queryFn: ({ pageParam, signal }) =>
      must(
        api.GET('/v1/accounts/{account}/audit', {
          params: {
            path: { account },
            query: {
              order: 'newest',
              limit: AT_ONCE,
              ...filter,
              ...(pageParam !== undefined && { cursor: pageParam }),
            },
          },
          signal,
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });
};

/** Of which request to the support desk an event tells, if it does. */
const requestOf = ({ data }: Event): string | null => (typeof data['request'] === 'string' ? data['request'] : null);

const EventShown = ({ event }: { event: Event }) => {
  const paths = usePaths();
  const request = requestOf(event);
  return (
    <li className="event">
      <Text size="xs" c="dimmed" className="event-seq">
        {event.seq}
      </Text>
      <div className="event-what">
        <Text size="sm">
          {shownSentence(eventWords(event))}
          {event.change !== null && event.change.number > 0 && (
            <>
              {' · '}
              <Link to={paths.change(event.change.id)}>change #{event.change.number}</Link>
            </>
          )}
          {request !== null && (
            <>
              {' · '}
              <Link to={paths.request(request)}>request to the desk</Link>
            </>
          )}
        </Text>
        <details>
          <summary>
            <time dateTime={event.at} title={inUtc(event.at)}>
              {fromNow(event.at)}
            </time>{' '}
            · {event.type}
          </summary>
          <dl className="facts">
            <dt>Time</dt>
            <dd>{event.at}</dd>
            <dt>Data</dt>
            <dd>
              <Code block>{JSON.stringify(event.data, null, 1)}</Code>
            </dd>
            <dt>Hash</dt>
            <dd className="mono">{event.hash}</dd>
            <dt>Hash before</dt>
            <dd className="mono">{event.prevHash}</dd>
          </dl>
        </details>
      </div>
    </li>
  );
};

/** The record of everything that was done in the account: to filter, to read, to verify, to take along. */
export const TrailPage = () => {
  useTitle('Trail');
  const { filter } = useTrailFilter();
  const trail = useTrail(filter);
  const verify = useVerify();
  const total = trail.data?.pages[0]?.total ?? null;
  const events = trail.data?.pages.flatMap(({ items }) => items) ?? [];
  const isFiltered = Object.keys(filter).length > 0;
  return (
    <>
      <PageHead
        title="Trail"
        lede={
          total === null
            ? 'Everything that was done, each event holding the hash of the one before.'
            : `${counted(total, 'event')}, each holding the hash of the one before. Newest first.`
        }
        actions={<VerifyButton verify={verify} />}
      />
      <Stack gap="lg">
        <Verified verify={verify} />
        <TrailFilters />
        <Export filter={filter} total={isFiltered ? null : total} />
        {trail.data === undefined ? (
          trail.error === null ? (
            <Loading lines={8} what="Loading the trail" />
          ) : (
            <Refusal error={trail.error} retry={() => void trail.refetch()} />
          )
        ) : events.length === 0 ? (
          <Empty title="No event is like that">Ask for something else, or show everything.</Empty>
        ) : (
          <Paper
            withBorder
            component="ol"
            className="events"
            aria-label="Events, newest first"
            aria-busy={trail.isPlaceholderData}
          >
            {events.map((event) => (
              <EventShown key={event.seq} event={event} />
            ))}
          </Paper>
        )}
        {trail.hasNextPage && (
          <Button variant="default" loading={trail.isFetchingNextPage} onClick={() => void trail.fetchNextPage()}>
            Show older events
          </Button>
        )}
      </Stack>
    </>
  );
};
