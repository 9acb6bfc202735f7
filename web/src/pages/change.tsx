import { Anchor, Badge, Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { IconDownload, IconRepeat } from '@tabler/icons-react';
import { Link, useNavigate, useParams } from 'react-router';
import { changeSummary, endingOf, headlineOf } from '../../../src/mail/change-summary';
import { shownName, wholeSentence } from '../../../src/mail/shown-text';
import { inUtc } from '../../../src/mail/times';
import { api, must } from '../api/client';
import { changeQuery, viewOf, type Change } from '../api/queries';
import { useHere, usePaths } from '../app/account';
import { EffectCounts } from '../parts/effect-counts';
import { Signatures, StateBadge } from '../parts/change-row';
import { Answer, PageHead, Refusal } from '../parts/states';
import { SectionShown } from '../parts/summary';
import { useTitle } from '../parts/title';
import { Traces } from '../parts/traces';
import { fromNow, hasEnded } from '../parts/words';
import { actsOf, Deciding, OwnDecision } from './change/deciding';
import { ChangeTimeline } from './change/timeline';

const Counts = ({ change: { impact, approvals } }: { change: Change }) => (
  <Group gap="xs">
    <EffectCounts impact={impact} size="lg" />
    <Signatures approvals={approvals} />
  </Group>
);

/** After any end but being applied, the same can be asked for on the state of now (R30, R31). */
const Resubmit = ({ change }: { change: Change }) => {
  const { account } = useHere();
  const paths = usePaths();
  const navigate = useNavigate();
  const client = useQueryClient();
  const again = useMutation({
    mutationFn: () =>
      must(api.POST('/v1/accounts/{account}/changes/{id}/resubmit', { params: { path: { account, id: change.id } } })),
    onSuccess: async (made) => {
      await client.invalidateQueries({ queryKey: ['account', account] });
      await navigate(paths.change(made.id));
    },
  });
  return (
    <Stack gap="sm">
      <Button
        variant="default"
        leftSection={<IconRepeat size={18} aria-hidden />}
        loading={again.isPending}
        onClick={() => again.mutate()}
      >
        Submit it again
      </Button>
      <Text size="xs" c="dimmed">
        The same change on the account as it is now. You become its initiator, and it needs its approvals anew.
      </Text>
      {again.error !== null && <Refusal error={again.error} />}
    </Stack>
  );
};

const Evidence = ({ change }: { change: Change }) => {
  const { account } = useHere();
  const paths = usePaths();
  const receipt = `/v1/accounts/${encodeURIComponent(account)}/changes/${encodeURIComponent(change.id)}/receipt`;
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="evidence">
      <Stack gap="xs">
        <Title order={2} size="h4" id="evidence">
          Evidence
        </Title>
        {hasEnded(change.state) ? (
          <>
            <Button
              component="a"
              href={receipt}
              download={`receipt-${account}-${change.number}.json`}
              variant="default"
              leftSection={<IconDownload size={18} aria-hidden />}
            >
              Save the receipt
            </Button>
            <Text size="xs" c="dimmed">
              Signed by the service; checked without it: countersign verify.
            </Text>
          </>
        ) : (
          <Text size="sm">Once it has ended there is a signed receipt here.</Text>
        )}
        <Traces digest={change.digest} workflowId={change.workflowId} />
        {change.resubmits !== null && (
          <Text size="sm">
            It was submitted again after <Link to={paths.change(change.resubmits)}>an earlier one</Link> had ended.
          </Text>
        )}
      </Stack>
    </Paper>
  );
};

const standing = (change: Change): string =>
  hasEnded(change.state) ? endingOf(viewOf(change)) : wholeSentence(change.waiting);

const Whole = ({ change }: { change: Change }) => {
  const { membership } = useHere();
  const paths = usePaths();
  const sections = changeSummary(viewOf(change));
  const mayResubmit = hasEnded(change.state) && change.state !== 'applied' && change.authority === 'officers';
  return (
    <>
      <Stack gap="xs" mb="lg">
        <Text size="sm" c="dimmed">
          Change #{change.number} · {shownName(change.title)} · asked for by{' '}
          {change.authority === 'desk' ? (
            <Link to={paths.request(change.initiator.id)}>{shownName(change.initiator.name)}</Link>
          ) : (
            shownName(change.initiator.name)
          )}
          ,{' '}
          <time dateTime={change.submittedAt} title={inUtc(change.submittedAt)}>
            {fromNow(change.submittedAt)}
          </time>
        </Text>
        <Title order={1} className="headline">
          {headlineOf(viewOf(change))}
        </Title>
        <Group gap="sm">
          <StateBadge state={change.state} />
          {change.frozen !== null && (
            <Badge color="brick" variant="outline" radius="sm">
              stopped
            </Badge>
          )}
          <Counts change={change} />
        </Group>
        <Text role="status">{standing(change)}</Text>
        {actsOf(change, membership.userId).length > 0 && (
          <Anchor href="#decision" size="sm" hiddenFrom="md">
            Go to what you can do
          </Anchor>
        )}
      </Stack>
      <div className="change-page">
        <Stack gap="md" className="change-does">
          {sections.map((section, index) => (
            <SectionShown key={`${section.heading ?? ''} ${index}`} section={section} />
          ))}
        </Stack>
        <Stack gap="md" className="change-acts">
          <OwnDecision change={change} />
          <Deciding change={change} />
          {mayResubmit && <Resubmit change={change} />}
        </Stack>
        <Aside change={change} />
      </div>
    </>
  );
};

const Aside = ({ change }: { change: Change }) => (
  <Stack gap="md" className="change-aside">
    <Paper withBorder p="md" component="section" aria-label="What happened">
      <Title order={2} size="h4" mb="sm">
        What happened
      </Title>
      <ChangeTimeline id={change.id} />
    </Paper>
    <Evidence change={change} />
  </Stack>
);

/** One change: what it does, to whom, who has signed, why it waits, and what the reader can do with it. */
export const ChangePage = () => {
  const { id = '' } = useParams();
  const { account } = useHere();
  const change = useQuery(changeQuery(account, id));
  useTitle(change.data && `#${change.data.number} ${change.data.description.slice(0, 60)}`);
  return (
    <>
      {change.isError && change.data === undefined && <PageHead title="Change" />}
      <Answer of={change} lines={8}>
        {(data) => <Whole key={data.id} change={data} />}
      </Answer>
    </>
  );
};
