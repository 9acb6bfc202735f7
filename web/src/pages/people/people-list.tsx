import { Badge, Group, Text } from '@mantine/core';
import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { IconChevronRight } from '@tabler/icons-react';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { Link } from 'react-router';
import { shownName } from '../../../../src/mail/shown-text';
import { counted } from '../../../../src/mail/times';
import type { User } from '../../api/queries';
import { usePaths } from '../../app/account';
import { PersonBadges } from '../../parts/person-badges';
import { Refusal } from '../../parts/states';

/** About how tall a row is, until it was measured. */
const ROW_PX = 45;
/** How tall they were when they were last seen: whoever comes back finds each where it was. */
const heights = new Map<string, number>();
/** Takes the line of a company until its name is read: rows that grew then would move whoever came back to them. */
const NOT_YET_KNOWN = '\u00A0';
/** The next page is asked for when so few rows are left below what is seen. */
const AHEAD = 25;

const Row = ({ user, company }: { user: User; company: string | undefined }) => {
  const paths = usePaths();
  const pending = user.pendingChanges?.length ?? 0;
  return (
    <Link to={`${paths.person(user.id)}${user.status === 'removed' ? '?status=removed' : ''}`} className="person-row">
      <Text component="span" fw={600} size="sm" className="person-name">
        {shownName(user.name)}
      </Text>
      <Text component="span" size="sm" c="dimmed">
        {shownName(user.email)}
      </Text>
      <Text component="span" size="sm" className="person-company">
        {company === undefined ? NOT_YET_KNOWN : shownName(company)}
      </Text>
      <Group component="span" gap={6} className="person-badges">
        <PersonBadges user={user} />
        {pending > 0 && (
          <Badge color="amber" variant="outline" radius="sm" tt="none">
            {counted(pending, 'open change')}
          </Badge>
        )}
      </Group>
      <IconChevronRight size={16} aria-hidden className="person-go" />
    </Link>
  );
};

interface PeopleList {
  readonly users: readonly User[];
  readonly companyOf: (id: string) => string | undefined;
  readonly total: number;
  readonly hasMore: boolean;
  readonly isLoading: boolean;
  /** What reading on was refused with; it is then not tried again by itself. */
  readonly refusal: unknown;
  readonly loadMore: () => void;
}

/** As many people as there are, of whom only those are drawn whom one sees; the rest is read as one comes near. */
export const PeopleList = ({ users, companyOf, total, hasMore, isLoading, refusal, loadMore }: PeopleList) => {
  const list = useRef<HTMLUListElement>(null);
  const [top, setTop] = useState(0);
  useLayoutEffect(() => {
    const place = list.current;
    if (place === null) return;
    // What stands above grows and shrinks: filters unfold, names wrap.
    const measure = (): void => setTop(place.getBoundingClientRect().top + window.scrollY);
    const observer = new ResizeObserver(measure);
    observer.observe(document.body);
    measure();
    return () => observer.disconnect();
  }, []);
  const virtual = useWindowVirtualizer({
    count: users.length,
    estimateSize: (index) => heights.get(users[index]?.id ?? '') ?? ROW_PX,
    getItemKey: (index) => users[index]?.id ?? index,
    overscan: 8,
    scrollMargin: top,
  });
  useEffect(
    () => () => {
      for (const { key, size } of virtual.takeSnapshot()) heights.set(String(key), size);
    },
    [virtual],
  );
  const rows = virtual.getVirtualItems();
  const last = rows.at(-1)?.index ?? 0;
  useEffect(() => {
    if (hasMore && !isLoading && refusal === null && last >= users.length - AHEAD) loadMore();
  }, [hasMore, isLoading, refusal, last, users.length, loadMore]);
  return (
    <>
      <div className="person-row person-head" aria-hidden>
        <span>Name</span>
        <span>Address</span>
        <span>Company</span>
      </div>
      <ul ref={list} className="people-list" aria-label="People" style={{ height: virtual.getTotalSize() }}>
        {rows.map(({ index, key, start }) => {
          const user = users[index]!;
          return (
            <li
              key={key}
              ref={virtual.measureElement}
              data-index={index}
              aria-setsize={total}
              aria-posinset={index + 1}
              style={{ transform: `translateY(${start - virtual.options.scrollMargin}px)` }}
            >
              <Row user={user} company={companyOf(user.companyId)} />
            </li>
          );
        })}
      </ul>
      {refusal !== null && <Refusal error={refusal} retry={loadMore} />}
      {hasMore && (
        <Text size="sm" c="dimmed" ta="center" py="sm">
          Reading on: {users.length.toLocaleString('en-GB')} of {total.toLocaleString('en-GB')}
        </Text>
      )}
    </>
  );
};
