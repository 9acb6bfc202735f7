import { Anchor, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { canBeObjectedTo } from '../../../src/mail/objecting-words';
import { requestHeadlineOf, requestStanding, requestSteps, requestSummary } from '../../../src/mail/request-summary';
import { shownName } from '../../../src/mail/shown-text';
import { inUtc } from '../../../src/mail/times';
import { requestQuery, requestViewOf, type SupportRequest } from '../api/queries';
import { useHere, usePaths } from '../app/account';
import { EffectCounts } from '../parts/effect-counts';
import { Happenings } from '../parts/happenings';
import { Answer, PageHead } from '../parts/states';
import { SectionShown } from '../parts/summary';
import { useTitle } from '../parts/title';
import { Traces } from '../parts/traces';
import { fromNow } from '../parts/words';
import { Objecting } from './desk/objecting';
import { Operators, RequestBadges } from './desk/request-state';

const Head = ({ request }: { request: SupportRequest }) => {
  const { membership } = useHere();
  const paths = usePaths();
  const { changeId, title, filer, filedAt, objections } = request;
  const view = requestViewOf(request);
  const mayObject = canBeObjectedTo(view) && objections.every(({ user }) => user.id !== membership.userId);
  return (
    <Stack gap="xs" mb="lg">
      <Text size="sm" c="dimmed">
        <Link to={paths.place('desk')}>Support desk</Link> · {shownName(title)} · {shownName(filer.name)},{' '}
        <time dateTime={filedAt} title={inUtc(filedAt)}>
          {fromNow(filedAt)}
        </time>
      </Text>
      <Title order={1} className="headline">
        {requestHeadlineOf(view)}
      </Title>
      <Group gap="sm">
        <RequestBadges state={request.state} objections={objections} />
        <EffectCounts impact={request.impact} size="lg" />
        <Operators operators={request.operators} />
      </Group>
      <Text role="status">{requestStanding(view)}</Text>
      {changeId !== null && (
        <Text size="sm">
          <Link to={paths.change(changeId)}>The change that it has become</Link>
        </Text>
      )}
      {mayObject && (
        <Anchor href="#objection" size="sm" hiddenFrom="md">
          Go to what you can do
        </Anchor>
      )}
    </Stack>
  );
};

const Whole = ({ request }: { request: SupportRequest }) => {
  const view = requestViewOf(request);
  return (
    <>
      <Head request={request} />
      <div className="change-page">
        <Stack gap="md" className="change-does">
          {requestSummary(view).map((section, index) => (
            <SectionShown key={`${section.heading ?? ''} ${index}`} section={section} />
          ))}
        </Stack>
        <Stack gap="md" className="change-acts">
          <Objecting request={request} />
        </Stack>
        <Stack gap="md" className="change-aside">
          <Paper withBorder p="md" component="section" aria-labelledby="happened">
            <Title order={2} size="h4" mb="sm" id="happened">
              What happened
            </Title>
            <Happenings of={requestSteps(view).map((step, key) => ({ ...step, key }))} />
          </Paper>
          <Paper withBorder p="md" component="section" aria-labelledby="traces">
            <Stack gap="xs">
              <Title order={2} size="h4" id="traces">
                Digest and workflow
              </Title>
              <Traces digest={request.digest} workflowId={request.workflowId} />
            </Stack>
          </Paper>
        </Stack>
      </div>
    </>
  );
};

/** One request to the support desk: what it would do, who has decided, until when one can object, and objecting (R8). */
export const SupportRequestPage = () => {
  const { id = '' } = useParams();
  const { account } = useHere();
  const request = useQuery(requestQuery(account, id));
  useTitle(request.data && `Support desk: ${request.data.description.slice(0, 60)}`);
  return (
    <>
      {request.isError && request.data === undefined && <PageHead title="Request to the support desk" />}
      <Answer of={request} lines={8}>
        {(data) => <Whole key={data.id} request={data} />}
      </Answer>
    </>
  );
};
