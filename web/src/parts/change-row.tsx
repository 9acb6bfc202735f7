import { Badge, Box, Group, Text } from '@mantine/core';
import { Link } from 'react-router';
import { shownName } from '../../../src/mail/shown-text';
import type { ChangeSummary } from '../api/queries';
import { usePaths } from '../app/account';
import { Marks } from './marks';
import { fromNow, stateColour } from './words';

export const StateBadge = ({ state }: { state: ChangeSummary['state'] }) => (
  <Badge color={stateColour[state]} variant="light" radius="sm" className={`state ${state}`}>
    {state}
  </Badge>
);

/** How many signatures there are of those that are needed; nothing where none is. */
export const Signatures = ({ approvals: { required, received } }: Pick<ChangeSummary, 'approvals'>) =>
  required > 0 && <Marks required={required} received={received} what="approvals" />;

/** A change in a list, and the way to it. */
export const ChangeRow = ({ change }: { change: ChangeSummary }) => {
  const { number, description, initiator, state, approvals, submittedAt, expiresAt, endedAt, warnings, frozen } =
    change;
  const paths = usePaths();
  const time = endedAt ?? submittedAt;
  return (
    <Box component="li" className="change-row">
      <Link to={paths.change(change.id)} className="change-link">
        <Text fw={600} component="span" lineClamp={3}>
          {shownName(description)}
        </Text>
      </Link>
      <Group gap="xs" mt={4}>
        <StateBadge state={state} />
        {frozen !== null && (
          <Badge color="brick" variant="outline" radius="sm">
            stopped
          </Badge>
        )}
        {warnings.length > 0 && (
          <Badge color="amber" variant="outline" radius="sm">
            {warnings.length === 1 ? '1 warning' : `${warnings.length} warnings`}
          </Badge>
        )}
        <Signatures approvals={approvals} />
        <Text size="xs" c="dimmed">
          #{number} · {shownName(initiator.name)} · <time dateTime={time}>{fromNow(time)}</time>
          {endedAt === null && state === 'pending' && <> · decide {fromNow(expiresAt)}</>}
        </Text>
      </Group>
    </Box>
  );
};
