import { Badge, Box, Group, Text } from '@mantine/core';
import { Link } from 'react-router';
import { requestHeadlineOf, requestStanding } from '../../../../src/mail/request-summary';
import { shownName } from '../../../../src/mail/shown-text';
import { counted, inUtc } from '../../../../src/mail/times';
import type { SupportRequestSummary } from '../../api/queries';
import { usePaths } from '../../app/account';
import { fromNow } from '../../parts/words';
import { Operators, RequestBadges } from './request-state';

/** A request in the list: what is asked, where it stands, and the way to it. */
export const RequestRow = ({ request }: { request: SupportRequestSummary }) => {
  const { id, state, operators, objections, filer, filedAt, warnings } = request;
  const paths = usePaths();
  return (
    <Box component="li" className="change-row">
      <Link to={paths.request(id)} className="change-link">
        <Text fw={600} component="span" lineClamp={3}>
          {requestHeadlineOf(request)}
        </Text>
      </Link>
      <Group gap="xs" mt={4}>
        <RequestBadges state={state} objections={objections} />
        {warnings.length > 0 && (
          <Badge color="amber" variant="outline" radius="sm" tt="none">
            {counted(warnings.length, 'warning')}
          </Badge>
        )}
        <Operators operators={operators} />
        <Text size="xs" c="dimmed">
          {shownName(filer.name)} ·{' '}
          <time dateTime={filedAt} title={inUtc(filedAt)}>
            {fromNow(filedAt)}
          </time>
        </Text>
      </Group>
      <Text size="sm" mt="xs">
        {requestStanding(request)}
      </Text>
    </Box>
  );
};
