import { Text, Timeline } from '@mantine/core';
import { inUtc } from '../../../src/mail/times';
import { fromNow } from './words';

export interface Happening {
  readonly key: string | number;
  readonly said: string;
  /** RFC 3339. */
  readonly at: string;
  readonly more?: string;
}

/** What happened to something, oldest first. */
export const Happenings = ({ of }: { of: readonly Happening[] }) => (
  <Timeline bulletSize={12} lineWidth={2} active={of.length} color="pine">
    {of.map(({ key, said, at, more }) => (
      <Timeline.Item key={key} title={<Text size="sm">{said}</Text>}>
        <Text size="xs" c="dimmed">
          <time dateTime={at} title={inUtc(at)}>
            {fromNow(at)}
          </time>
          {more !== undefined && ` · ${more}`}
        </Text>
      </Timeline.Item>
    ))}
  </Timeline>
);
