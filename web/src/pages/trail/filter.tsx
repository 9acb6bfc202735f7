import { Button, SimpleGrid, Select, TextInput } from '@mantine/core';
import { useAddress } from '../../parts/address';
import { eventTitles, eventTypes } from '../../parts/event-words';
import { PersonPicker } from '../../parts/pickers';

/** What the API is asked for. */
export interface TrailFilter {
  readonly type?: string;
  readonly actor?: string;
  readonly change?: string;
  readonly from?: string;
  readonly to?: string;
}

const DAY = /^\d{4}-\d\d-\d\d$/;
const DAY_MS = 86_400_000;

/** The moment so many days after a day begins; none where the address says no day, or the API has no such time. */
const momentOf = (day: string | null, daysLater: number): string | undefined => {
  if (day === null || !DAY.test(day)) return undefined;
  const moment = new Date(Date.parse(`${day}T00:00:00Z`) + daysLater * DAY_MS);
  const year = moment.getUTCFullYear();
  return year >= 1 && year <= 9999 ? moment.toISOString() : undefined;
};

/** The filter, which the address of the page holds: days are whole days of UTC. */
export const useTrailFilter = () => {
  const { get, set, clear } = useAddress();
  const [type, actor, change] = [get('type'), get('actor'), get('change')];
  const [from, to] = [momentOf(get('from'), 0), momentOf(get('to'), 1)];
  const filter: TrailFilter = {
    ...(type !== null && { type }),
    ...(actor !== null && { actor }),
    ...(change !== null && { change }),
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
  };
  return { filter, get, set, clear };
};

/** What is asked of the trail. */
export const TrailFilters = () => {
  const { filter, get, set, clear } = useTrailFilter();
  return (
    <form role="search" aria-label="Filter the trail" onSubmit={(event) => event.preventDefault()}>
      <SimpleGrid cols={{ base: 1, xs: 2, md: 4 }} spacing="sm">
        <Select
          label="What happened"
          placeholder="Anything"
          clearable
          searchable
          data={eventTypes.map((value) => ({ value, label: eventTitles[value] ?? value }))}
          value={filter.type ?? null}
          onChange={(value) => set('type', value)}
        />
        <PersonPicker label="By whom" value={filter.actor ?? null} onChange={(value) => set('actor', value)} />
        <TextInput
          label="From (UTC)"
          type="date"
          value={get('from') ?? ''}
          onChange={({ currentTarget }) => set('from', currentTarget.value)}
        />
        <TextInput
          label="Until (UTC)"
          type="date"
          value={get('to') ?? ''}
          onChange={({ currentTarget }) => set('to', currentTarget.value)}
        />
      </SimpleGrid>
      {Object.keys(filter).length > 0 && (
        <Button variant="subtle" size="compact-sm" mt="xs" onClick={clear}>
          {filter.change === undefined ? 'Show everything' : 'Show everything, of all changes'}
        </Button>
      )}
    </form>
  );
};
