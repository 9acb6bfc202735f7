import { Alert, Badge, Group, Paper, SegmentedControl, Stack, Text, Title } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { Link } from 'react-router';
import { counted } from '../../../../src/mail/times';
import type { Account, Officer } from '../../api/queries';
import { usePaths } from '../../app/account';
import { useDraft } from '../../draft/draft';
import { Seats } from '../../parts/seats';

interface Strength {
  readonly account: Account;
  readonly officers: readonly Officer[];
}

/** What it would mean that so many of the active officers are away for a while. */
const absence = (count: number, { active, required }: { active: number; required: number }): string => {
  const left = active - count;
  const who = count === 1 ? 'one officer' : 'two officers';
  if (left < 1) return `Without ${who}, nobody would be there.`;
  if (left >= required + 1)
    return `Without ${who}, ${counted(left, 'officer')} would be left: changes could still be ${required === 0 ? 'made' : 'approved'}.`;
  return `Without ${who}, ${counted(left, 'officer')} would be left for ${required + 1} seats: no change could be approved until somebody is back.`;
};

const removable = ({ officers: { active, floor }, policy, requiredApprovals }: Account): string => {
  const keeps = policy.officerRemoval === 'keep-operable' ? requiredApprovals + 1 : floor;
  const free = Math.max(0, active - keeps);
  const why =
    policy.officerRemoval === 'keep-operable'
      ? `The policy keeps ${counted(keeps, 'officer')}, so that changes can be approved`
      : `At least ${counted(keeps, 'officer')} must stay (the floor)`;
  return `${why}: ${free === 0 ? 'none' : free} of ${active} can be taken away.`;
};

const Alarm = ({ title, children }: { title: string; children: string }) => {
  const paths = usePaths();
  return (
    <Alert color="amber" variant="light" icon={<IconAlertTriangle aria-hidden />} title={title}>
      {children} <Link to={`${paths.place('desk')}?ask=officer.add`}>Ask the support desk for an officer</Link>
    </Alert>
  );
};

const isApprovals = ({ kind }: { kind: string }): boolean => kind === 'approvals.set';

const Required = ({ required }: { required: number }) => {
  const draft = useDraft();
  const drafted = draft.members.find(isApprovals)?.payload['requiredApprovals'];
  const shown = typeof drafted === 'number' ? drafted : required;
  return (
    <Group gap="sm" justify="space-between">
      <div>
        <Text size="sm" fw={500}>
          Required approvals
        </Text>
        <Text size="xs" c="dimmed">
          Changing them takes the greater of the old and the new number.
        </Text>
      </div>
      <Group gap="xs">
        {shown !== required && (
          <Badge color="harbour" variant="light" radius="sm" tt="none">
            drafted; now {required}
          </Badge>
        )}
        <SegmentedControl
          aria-label="Required approvals"
          data={['0', '1', '2']}
          value={String(shown)}
          onChange={(value) =>
            draft.put(
              isApprovals,
              Number(value) === required
                ? null
                : {
                    kind: 'approvals.set',
                    payload: { requiredApprovals: Number(value) },
                    words: `Required approvals: ${required} becomes ${value}`,
                  },
            )
          }
        />
      </Group>
    </Group>
  );
};

/** Required approvals against active officers, the floor (R9), and what absences would do (R10). */
export const StrengthShown = ({ account, officers }: Strength) => {
  const {
    officers: { active, operable },
    requiredApprovals: required,
  } = account;
  const able = officers.filter(({ meetsAssurance }) => meetsAssurance).length;
  const unable = active - able;
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="strength">
      <Stack gap="md">
        <Title order={2} size="h4" id="strength">
          Seats to approve a change
        </Title>
        <Seats active={active} required={required} />
        {!operable && (
          <Alarm title="This account can’t approve its changes">
            {`${counted(active, 'officer is', 'officers are')} active, and ${required + 1} are needed.`}
          </Alarm>
        )}
        {operable && required > 0 && able < required && (
          <Alarm title="Too few officers can sign">
            {`${counted(unable, 'officer')} can’t bring what a decision asks for.`}
          </Alarm>
        )}
        <Stack gap={4} component="ul" m={0} pl="md">
          <Text component="li" size="sm">
            {removable(account)}
          </Text>
          {[1, 2].slice(0, Math.max(1, active)).map((count) => (
            <Text component="li" size="sm" key={count}>
              {absence(count, { active, required })}
            </Text>
          ))}
        </Stack>
        <Required required={required} />
      </Stack>
    </Paper>
  );
};
