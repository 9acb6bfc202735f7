import { Button, Paper, Select, Stack, Tabs, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconUserPlus } from '@tabler/icons-react';
import { Fragment, lazy, Suspense, useEffect, useState, type ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import { counted } from '../../../src/mail/times';
import { kindsQuery, MOST_OPEN, useChanges, useWaiting, type ChangeFilter } from '../api/queries';
import { useHere } from '../app/account';
import { addingUser } from '../draft/adding';
import { useAddress } from '../parts/address';
import { ChangeRow } from '../parts/change-row';
import { OlderList } from '../parts/older-list';
import { Empty, PageHead } from '../parts/states';

const KindForm = lazy(async () => ({ default: (await import('../draft/kind-form')).KindForm }));

type Box = 'waiting' | 'mine' | 'open' | 'ended' | 'all' | 'sought';

const AT_ONCE = 25;

const empty: Record<Box, ReactNode> = {
  waiting: (
    <Empty title="Nothing waits for you">
      Changes that you may decide on stand here as soon as another officer asks for them.
    </Empty>
  ),
  mine: <Empty title="You have asked for nothing">What you submit stands here, until it has ended and after.</Empty>,
  open: <Empty title="No change is open">Nothing waits for anybody in this account.</Empty>,
  ended: <Empty title="Nothing has ended yet">Applied, rejected, withdrawn and expired changes stand here.</Empty>,
  all: (
    <Empty title="Nothing has been changed yet">Every change of this account stands here, whoever asked for it.</Empty>
  ),
  sought: <Empty title="No change is like that">Choose another kind, or all of them.</Empty>,
};

const states = ['pending', 'approved', 'applied', 'rejected', 'withdrawn', 'expired', 'conflicted', 'failed'] as const;

const Changes = ({ box, list }: { box: Box; list: ReturnType<typeof useChanges> }) => (
  <OlderList list={list} what="changes" empty={empty[box]}>
    {(change) => <ChangeRow key={change.id} change={change} />}
  </OlderList>
);

const ChangeList = ({ box, filter }: { box: Box; filter: ChangeFilter }) => {
  const { account } = useHere();
  return <Changes box={box} list={useChanges(account, filter, AT_ONCE)} />;
};

/** What an officer has flagged as wrong, and the reader can lift (R50). */
const Stopped = () => {
  const { account, membership } = useHere();
  const { data } = useChanges(account, { open: 'true' }, MOST_OPEN);
  const stopped = (data?.pages.flatMap(({ items }) => items) ?? []).filter(({ frozen }) =>
    frozen?.mayLift.some(({ id }) => id === membership.userId),
  );
  return (
    stopped.length > 0 && (
      <section aria-labelledby="stopped">
        <Title order={2} size="h4" id="stopped" mt="xl" mb="sm">
          Stopped: say whether all is well
        </Title>
        <Paper withBorder component="ul" className="change-list">
          {stopped.map((change) => (
            <ChangeRow key={change.id} change={change} />
          ))}
        </Paper>
      </section>
    )
  );
};

const All = () => {
  const { get, set } = useAddress();
  const kinds = useQuery(kindsQuery);
  const state = states.find((each) => each === get('state'));
  const kind = get('kind') ?? undefined;
  return (
    <Stack gap="md">
      <Stack gap="xs" className="filters">
        <Select
          label="State"
          clearable
          placeholder="Every state"
          data={[...states]}
          value={state ?? null}
          onChange={(value) => set('state', value)}
        />
        <Select
          label="Kind"
          clearable
          searchable
          placeholder="Every kind"
          data={(kinds.data?.items ?? []).map((each) => ({ value: each.kind, label: each.title }))}
          value={kind ?? null}
          onChange={(value) => set('kind', value)}
        />
      </Stack>
      <ChangeList box={state === undefined && kind === undefined ? 'all' : 'sought'} filter={{ state, kind }} />
    </Stack>
  );
};

/** What waits for the reader, what they asked for, and what has just ended. */
export const InboxPage = () => {
  const { account, membership } = useHere();
  const [params, setParams] = useSearchParams();
  const [isAdding, setAdding] = useState(false);
  const mine: ChangeFilter = { initiator: membership.userId };
  const waits = useWaiting(account);
  const waiting = waits.data?.pages.reduce((sum, { items }) => sum + items.length, 0) ?? null;
  const isDecided = membership.clientType === 'organization';
  const lede = !isDecided
    ? 'Changes of this account are applied at once.'
    : waiting === null
      ? waits.isPending && 'Looking what waits for you …'
      : waiting === 0
        ? 'Nothing waits for you.'
        : `${counted(waiting, 'change waits', 'changes wait')} for your decision.`;
  useEffect(() => {
    document.title = `${waiting !== null && waiting > 0 ? `(${waiting}) ` : ''}Inbox · ${membership.name} · Countersign`;
  }, [waiting, membership.name]);
  const all: readonly [Box, string, ReactNode][] = [
    [
      'waiting',
      waiting === null ? 'Waits for me' : `Waits for me (${waiting})`,
      <Fragment key="waiting">
        <Changes box="waiting" list={waits} />
        <Stopped />
      </Fragment>,
    ],
    ['mine', 'I asked for', <ChangeList key="mine" box="mine" filter={mine} />],
    ['open', 'Open', <ChangeList key="open" box="open" filter={{ open: 'true' }} />],
    ['ended', 'Just ended', <ChangeList key="ended" box="ended" filter={{ open: 'false' }} />],
    ['all', 'All changes', <All key="all" />],
  ];
  const tabs = all.filter(([value]) => isDecided || value !== 'waiting');
  const first: Box = isDecided ? 'waiting' : 'all';
  const box = tabs.find(([value]) => value === params.get('box'))?.[0] ?? first;
  return (
    <>
      <PageHead
        title="Inbox"
        actions={
          <Button leftSection={<IconUserPlus size={18} aria-hidden />} onClick={() => setAdding(true)}>
            Add a user
          </Button>
        }
        lede={<span role="status">{lede}</span>}
      />
      {isAdding && (
        <Suspense fallback={null}>
          <KindForm dialog={addingUser(membership)} onClose={() => setAdding(false)} />
        </Suspense>
      )}
      <Tabs
        value={box}
        onChange={(value) => setParams(value === null || value === first ? {} : { box: value }, { replace: true })}
        keepMounted={false}
      >
        <Tabs.List mb="md">
          {tabs.map(([value, label]) => (
            <Tabs.Tab key={value} value={value}>
              {label}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {tabs.map(([value, , content]) => (
          <Tabs.Panel key={value} value={value}>
            {content}
          </Tabs.Panel>
        ))}
      </Tabs>
    </>
  );
};
