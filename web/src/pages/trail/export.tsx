import { Button, Group, Stack } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { api, must, readAll } from '../../api/client';
import type { Event } from '../../api/queries';
import { useHere } from '../../app/account';
import { eventTitles } from '../../parts/event-words';
import { csvOf } from '../../parts/csv';
import { saveFile } from '../../parts/save';
import { Refusal, Working } from '../../parts/states';
import type { TrailFilter } from './filter';

const AT_ONCE = 200;

const columns = ['event', 'time', 'type', 'what', 'by', 'by id', 'change', 'change id', 'data', 'hash before', 'hash'];

const rowOf = (event: Event) => [
  event.seq,
  event.at,
  event.type,
  eventTitles[event.type] ?? event.type,
  event.actor?.name,
  event.actorId,
  event.change?.number,
  event.changeId,
  JSON.stringify(event.data),
  event.prevHash,
  event.hash,
];

type Format = 'csv' | 'json';

/** Saves what the filter shows, whole, in the order in which it happened. */
export const Export = ({ filter, total }: { filter: TrailFilter; total: number | null }) => {
  const { account } = useHere();
  const [count, setCount] = useState<number | null>(null);
  const [error, setError] = useState<unknown>(null);
  const stopped = useRef<AbortController>(null);
  const save = async (format: Format): Promise<void> => {
    const ending = new AbortController();
    stopped.current = ending;
    setError(null);
    setCount(0);
    try {
      const events = await readAll(
        (cursor) =>
          must(
            api.GET('/v1/accounts/{account}/audit', {
              params: {
                path: { account },
                query: { limit: AT_ONCE, ...filter, ...(cursor !== undefined && { cursor }) },
              },
              signal: ending.signal,
            }),
          ),
        setCount,
      );
      const name = `trail-${account}.${format}`;
      if (format === 'csv') saveFile(name, 'text/csv', csvOf(columns, events.map(rowOf)));
      else saveFile(name, 'application/json', `${JSON.stringify(events, null, 1)}\n`);
    } catch (found) {
      if (!ending.signal.aborted) setError(found);
    } finally {
      setCount(null);
    }
  };
  if (count !== null)
    return (
      <Stack gap="xs" miw={220}>
        <Working label="Events read" done={count} of={total} />
        <Button size="xs" variant="default" onClick={() => stopped.current?.abort()}>
          Stop
        </Button>
      </Stack>
    );
  return (
    <Stack gap="xs">
      <Group gap="xs">
        {(['csv', 'json'] as const).map((format) => (
          <Button
            key={format}
            variant="default"
            leftSection={<IconDownload size={16} aria-hidden />}
            onClick={() => void save(format)}
          >
            Save as {format.toUpperCase()}
          </Button>
        ))}
      </Group>
      {error !== null && <Refusal error={error} />}
    </Stack>
  );
};
