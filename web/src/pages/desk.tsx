import { Paper, Select, Stack, Tabs } from '@mantine/core';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearchParams } from 'react-router';
import { api, must } from '../api/client';
import type { SupportRequestSummary } from '../api/queries';
import { useHere, usePaths } from '../app/account';
import { OlderList } from '../parts/older-list';
import { Empty, PageHead } from '../parts/states';
import { useTitle } from '../parts/title';
import { AskTheDesk } from './desk/ask';
import { RequestRow } from './desk/request-row';
import { requestStates, stateWords } from './desk/request-state';

const AT_ONCE = 25;

const useRequests = (account: string, state: SupportRequestSummary['state'] | undefined) =>
  useInfiniteQuery({
    queryKey: ['account', account, 'support-requests', 'list', state ?? null],
    queryFn: ({ pageParam, signal }) =>
      must(
        api.GET('/v1/accounts/{account}/support-requests', {
          params: {
            path: { account },
            query: {
              limit: AT_ONCE,
              ...(state !== undefined && { state }),
              ...(pageParam !== undefined && { cursor: pageParam }),
            },
          },
          signal,
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });

const Requests = ({ state }: { state: SupportRequestSummary['state'] | undefined }) => {
  const { account, membership } = useHere();
  const list = useRequests(account, state);
  return (
    <OlderList
      list={list}
      what="requests"
      empty={
        <Empty title={state === undefined ? 'Nothing was asked of the desk' : 'No request is in this state'}>
          Two operators of the service decide on a request, and every{' '}
          {membership.clientType === 'organization' ? 'officer' : 'owner'} is told and can object.
        </Empty>
      }
    >
      {(request) => <RequestRow key={request.id} request={request} />}
    </OlderList>
  );
};

/** What was asked of the operators of the service, where each stands, and the way to ask (R8, R13, R14). */
export const DeskPage = () => {
  const { membership } = useHere();
  const [params, setParams] = useSearchParams();
  const navigate = useNavigate();
  const paths = usePaths();
  useTitle('Support desk');
  const isAsking = params.has('ask');
  const state = requestStates.find((each) => each === params.get('state'));
  const isOrganization = membership.clientType === 'organization';
  return (
    <>
      <PageHead
        title="Support desk"
        lede={
          isOrganization
            ? 'What no change can do, two operators of the service can: add an officer where too few are left, and set the rights of the account. Every officer is told, and has time to object.'
            : 'What no change can do, two operators of the service can: remove an owner. Every owner is told, and has time to object.'
        }
      />
      <Tabs
        value={isAsking ? 'ask' : 'requests'}
        onChange={(value) => setParams(value === 'ask' ? { ask: '' } : {}, { replace: true })}
        keepMounted={false}
      >
        <Tabs.List mb="md">
          <Tabs.Tab value="requests">Requests</Tabs.Tab>
          <Tabs.Tab value="ask">Ask the desk</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="requests">
          <Stack gap="md">
            <Select
              label="State"
              maw={320}
              clearable
              placeholder="Every state"
              data={requestStates.map((value) => ({ value, label: stateWords[value] }))}
              value={state ?? null}
              onChange={(value) => setParams(value === null ? {} : { state: value }, { replace: true })}
            />
            <Requests state={state} />
          </Stack>
        </Tabs.Panel>
        <Tabs.Panel value="ask">
          <Paper withBorder p="md">
            <AskTheDesk
              kind={params.get('ask')}
              onKind={(kind) => setParams({ ask: kind }, { replace: true })}
              onFiled={(id) => void navigate(paths.request(id))}
            />
          </Paper>
        </Tabs.Panel>
      </Tabs>
    </>
  );
};
