import { Alert, Button, Group, Paper, Stack, Text, Textarea, Title } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { IconCheck, IconFlag, IconX } from '@tabler/icons-react';
import { REMARK_LIMIT } from '../../../../src/domain/text';
import {
  ABOUT_YOU,
  approveMeans,
  COMMENT_IS_READ,
  DECISION_IS_FINAL,
  flagMeans,
  LIFT_DECIDES_NOTHING,
  liftMeans,
  mayNotDecide,
  PASSKEY_SIGNS,
  rejectMeans,
} from '../../../../src/mail/deciding-words';
import { shownName } from '../../../../src/mail/shown-text';
import { api, must } from '../../api/client';
import { changeQuery, type Change } from '../../api/queries';
import { useHere } from '../../app/account';
import { useKept } from '../../parts/kept';
import { Refusal } from '../../parts/states';
import { hasEnded } from '../../parts/words';
import { passkeyFor } from './passkey';

export type Act = 'approve' | 'reject' | 'flag' | 'unflag' | 'withdraw';

type AboutDecider = Change['mayStillDecide'][number]['about'];

interface Place {
  readonly account: string;
  readonly change: Change;
}

/** Sends what a person does with a change, signed by their passkey where the account asks for one (R39, R40). */
const send = async ({ account, change }: Place, act: Act, comment: string): Promise<Change> => {
  const params = { path: { account, id: change.id } };
  const said = comment.trim() === '' ? null : comment.trim();
  const { digest, assurance } = change;
  const passkey = (verdict: 'approve' | 'reject' | 'unflag') =>
    assurance === 'passkey' ? passkeyFor(account, change, verdict) : Promise.resolve(undefined);
  switch (act) {
    case 'approve':
    case 'reject': {
      const answer = await passkey(act);
      const body = { verdict: act, digest, comment: said, ...(answer && { passkey: answer }) };
      return must(api.POST('/v1/accounts/{account}/changes/{id}/decisions', { params, body }));
    }
    case 'flag':
      return must(api.POST('/v1/accounts/{account}/changes/{id}/flag', { params, body: { comment: said } }));
    case 'unflag': {
      const answer = await passkey(act);
      return must(
        api.POST('/v1/accounts/{account}/changes/{id}/unflag', { params, body: answer ? { passkey: answer } : {} }),
      );
    }
    case 'withdraw':
      return must(api.POST('/v1/accounts/{account}/changes/{id}/withdraw', { params, body: { comment: said } }));
  }
};

/** What the reader can do with a change now. */
export const actsOf = (change: Change, userId: string): readonly Act[] => {
  if (hasEnded(change.state)) return [];
  const may = change.mayStillDecide.some(({ id, from }) => id === userId && from === null);
  const lifts = change.frozen?.mayLift.some(({ id }) => id === userId) ?? false;
  const isOwn = change.initiator.id === userId;
  return [
    ...(may && change.frozen === null ? (['approve', 'reject'] as const) : []),
    ...(change.frozen === null && !isOwn ? (['flag'] as const) : []),
    ...(lifts ? (['unflag'] as const) : []),
    ...(isOwn ? (['withdraw'] as const) : []),
  ];
};

const looks = {
  approve: { label: 'Approve this change', color: 'pine', variant: 'filled', Icon: IconCheck },
  reject: { label: 'Reject it', color: 'brick', variant: 'outline', Icon: IconX },
  flag: { label: 'This looks wrong', color: 'amber', variant: 'subtle', Icon: IconFlag },
  unflag: { label: 'Lift the flag', color: 'pine', variant: 'filled', Icon: IconCheck },
  withdraw: { label: 'Withdraw it', color: 'brick', variant: 'outline', Icon: IconX },
} as const;

const meaning = (act: Act, change: Change, about: AboutDecider): string =>
  ({
    approve: approveMeans(change),
    reject: rejectMeans(about),
    flag: flagMeans(change),
    unflag: `${LIFT_DECIDES_NOTHING} ${liftMeans(change)}`,
    withdraw: 'Takes your change back. Nothing is altered.',
  })[act];

/** The reader's decision, or what else they can do; nothing where there is nothing. */
export const Deciding = ({ change }: { change: Change }) => {
  const { account, membership } = useHere();
  const client = useQueryClient();
  const [comment, setComment] = useKept(`decision:${change.id}`);
  const acts = actsOf(change, membership.userId);
  const act = useMutation({
    mutationFn: (chosen: Act) => send({ account, change }, chosen, comment),
    onSuccess: (moved) => {
      setComment('');
      client.setQueryData(changeQuery(account, change.id).queryKey, moved);
    },
    // After a refusal as well: what stood here was not what is there.
    onSettled: () => client.invalidateQueries({ queryKey: ['account', account] }),
  });
  const own = change.decisions.find(({ officer }) => officer.id === membership.userId);
  const why = change.excluded.find(({ officer }) => officer.id === membership.userId);
  if (acts.length === 0) return act.error !== null && <Refusal error={act.error} />;
  const decides = acts.includes('approve');
  const about = change.mayStillDecide.find(({ id }) => id === membership.userId)?.about ?? 'no';
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="decision" className="deciding">
      <Stack gap="md">
        <Title order={2} size="h4" id="decision">
          {decides ? `Your decision, as ${shownName(membership.userName)}` : 'What you can do'}
        </Title>
        {decides && <Text size="sm">{DECISION_IS_FINAL}</Text>}
        {decides && change.assurance === 'passkey' && <Text size="sm">{PASSKEY_SIGNS}</Text>}
        {decides && about !== 'no' && (
          <Text size="sm">
            <strong>{ABOUT_YOU.said}</strong> {ABOUT_YOU.means}
          </Text>
        )}
        {!decides && own === undefined && why !== undefined && <Text size="sm">{mayNotDecide(why.why)}</Text>}
        {acts.some((each) => each !== 'unflag') && (
          <Textarea
            label="Comment (optional)"
            description={COMMENT_IS_READ}
            autosize
            minRows={2}
            maxLength={REMARK_LIMIT}
            value={comment}
            onChange={({ currentTarget }) => setComment(currentTarget.value)}
          />
        )}
        {act.error !== null && <Refusal error={act.error} />}
        <Stack gap="sm">
          {acts.map((each) => {
            const { label, color, variant, Icon } = looks[each];
            return (
              <div key={each}>
                <Button
                  fullWidth
                  color={color}
                  variant={variant}
                  justify="flex-start"
                  leftSection={<Icon size={18} aria-hidden />}
                  aria-describedby={`means-${each}`}
                  loading={act.isPending && act.variables === each}
                  disabled={act.isPending}
                  onClick={() => act.mutate(each)}
                >
                  {label}
                </Button>
                <Text id={`means-${each}`} size="xs" c="dimmed" mt={4}>
                  {meaning(each, change, about)}
                </Text>
              </div>
            );
          })}
        </Stack>
      </Stack>
    </Paper>
  );
};

/** What the reader has decided already. */
export const OwnDecision = ({ change }: { change: Change }) => {
  const { membership } = useHere();
  const own = change.decisions.find(({ officer }) => officer.id === membership.userId);
  return (
    own !== undefined && (
      <Alert color={own.verdict === 'approve' ? 'pine' : 'brick'} variant="light" role="status">
        <Group gap="xs">
          <Text size="sm" fw={600}>
            You {own.verdict === 'approve' ? 'approved' : 'rejected'} this change.
          </Text>
          {!own.counts && <Text size="sm">It does not count any more.</Text>}
        </Group>
      </Alert>
    )
  );
};
