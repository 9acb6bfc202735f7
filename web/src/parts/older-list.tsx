import { Button, Paper, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { Loading, Refusal } from './states';

/** What of a paged question this shows; TanStack Query's infinite queries are such. */
interface Paged<Item> {
  readonly data: { readonly pages: readonly { readonly items: readonly Item[] }[] } | undefined;
  readonly error: Error | null;
  readonly hasNextPage: boolean;
  readonly isFetchingNextPage: boolean;
  readonly refetch: () => unknown;
  readonly fetchNextPage: () => unknown;
}

/** A list with the newest first, which shows older ones when told to. */
export const OlderList = <Item extends { readonly id: string }>({
  list,
  what,
  empty,
  children,
}: {
  list: Paged<Item>;
  /** Of what the list is, as in `Loading changes`. */
  what: string;
  empty: ReactNode;
  children: (item: Item) => ReactNode;
}) => {
  if (list.data === undefined)
    return list.error === null ? (
      <Loading lines={5} what={`Loading ${what}`} />
    ) : (
      <Refusal error={list.error} retry={() => void list.refetch()} />
    );
  const items = list.data.pages.flatMap((page) => page.items);
  if (items.length === 0) return empty;
  return (
    <Stack gap="md">
      <Paper withBorder component="ul" className="change-list">
        {items.map(children)}
      </Paper>
      {list.hasNextPage && (
        <Button variant="default" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          Show older ones
        </Button>
      )}
    </Stack>
  );
};
