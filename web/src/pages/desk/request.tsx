import { Badge, Box, Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { REMARK_LIMIT } from '../../../../src/domain/text';
import { shownName, shownRemark, wholeSentence } from '../../../../src/mail/shown-text';
import { counted, inUtc } from '../../../../src/mail/times';
import { api, must, type Schemas } from '../../api/client';
import { useHere, usePaths } from '../../app/account';
import { useKept } from '../../parts/kept';
import { Refusal, Warnings } from '../../parts/states';
import { fromNow } from '../../parts/words';

export type SupportRequest = Schemas['SupportRequestSummary'];

export const requestStates = ['filed', 'cooling', 'applied', 'rejected', 'lapsed', 'conflicted'] as const;

export const stateWords: Record<SupportRequest['state'], string> = {
  filed: 'waits for operators',
  cooling: 'time to object',
  applied: 'applied',
  rejected: 'rejected',
  lapsed: 'lapsed',
  conflicted: 'conflicted',
};

const colours: Record<SupportRequest['state'], string> = {
  filed: 'amber',
  cooling: 'harbour',
  applied: 'pine',
  rejected: 'brick',
  lapsed: 'gray',
  conflicted: 'brick',
};

/** Objects to a request: it never ends it, it calls for a third operator and restarts the time, once (R8). */
const Objecting = ({ request, onClose }: { request: SupportRequest; onClose: () => void }) => {
  const { account } = useHere();
  const client = useQueryClient();
  const [comment, keep] = useKept(`objection:${request.id}`);
  const object = useMutation({
    mutationFn: () =>
      must(
        api.POST('/v1/accounts/{account}/support-requests/{id}/objections', {
          params: { path: { account, id: request.id } },
          body: { comment: comment.trim() === '' ? null : comment.trim() },
        }),
      ),
    onSuccess: async () => {
      keep('');
      onClose();
      await client.invalidateQueries({ queryKey: ['account', account] });
    },
  });
  return (
    <form
      aria-label="Object to the request"
      onSubmit={(event) => {
        event.preventDefault();
        object.mutate();
      }}
    >
      <Stack gap="md">
        <Text size="sm">
          {request.objections.length === 0
            ? `It does not end the request: it calls for a third operator, and the time to object begins anew (${counted(request.coolingHours, 'hour')}).`
            : 'Somebody has objected already. Yours goes on record, and the operators read it.'}
        </Text>
        <Textarea
          label="Comment"
          description="The operators and every officer read it."
          autosize
          minRows={3}
          maxLength={REMARK_LIMIT}
          value={comment}
          onChange={({ currentTarget }) => keep(currentTarget.value)}
        />
        {object.error !== null && <Refusal error={object.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button color="brick" type="submit" loading={object.isPending}>
            Object
          </Button>
        </Group>
      </Stack>
    </form>
  );
};

const OnRecord = ({ request }: { request: SupportRequest }) => {
  const { objections, decisions } = request;
  const entries = [
    ...decisions.map(({ verdict, comment, at, counts }) => ({
      what: `An operator ${verdict === 'approve' ? 'approved' : 'rejected'}${counts ? '' : ' (counts no more: a user of the account now)'}`,
      comment,
      at,
    })),
    ...objections.map(({ user, comment, at }) => ({ what: `${shownName(user.name)} objected`, comment, at })),
  ].sort((a, b) => (a.at < b.at ? -1 : 1));
  return (
    entries.length > 0 && (
      <ul className="plain-list on-record">
        {entries.map(({ what, comment, at }, index) => (
          <Text component="li" size="sm" key={`${index} ${at}`}>
            {what},{' '}
            <time dateTime={at} title={inUtc(at)}>
              {fromNow(at)}
            </time>
            {comment !== null && <>: {shownRemark(comment)}</>}
          </Text>
        ))}
      </ul>
    )
  );
};

/** A request in the list: what is asked, where it stands, until when officers can object. */
export const RequestRow = ({ request, isNew }: { request: SupportRequest; isNew: boolean }) => {
  const { description, state, stateReason, filer, filedAt, evidence, comment, waiting, coolingUntil, changeId } =
    request;
  const { membership } = useHere();
  const paths = usePaths();
  const [isObjecting, setObjecting] = useState(false);
  const isOpen = state === 'filed' || state === 'cooling';
  const hasObjected = request.objections.some(({ user }) => user.id === membership.userId);
  return (
    <Group component="li" className="change-row" justify="space-between" align="flex-start">
      <Box flex="1 1 20rem" miw={0}>
        <Text fw={600}>{shownName(description)}</Text>
        <Group gap="xs" mt={4}>
          <Badge color={colours[state]} variant="light" radius="sm" tt="none">
            {stateWords[state]}
          </Badge>
          {isNew && (
            <Badge color="pine" variant="outline" radius="sm" tt="none">
              just filed
            </Badge>
          )}
          <Text size="xs" c="dimmed">
            {shownName(filer.name)} ·{' '}
            <time dateTime={filedAt} title={inUtc(filedAt)}>
              {fromNow(filedAt)}
            </time>
          </Text>
        </Group>
        <Text size="sm" mt="xs">
          {wholeSentence(stateReason?.text ?? waiting)}
        </Text>
        {isOpen && coolingUntil !== null && (
          <Text size="sm" fw={600}>
            Officers can object until {inUtc(coolingUntil)} ({fromNow(coolingUntil)}).
          </Text>
        )}
        <Text size="sm" c="dimmed">
          Evidence: {shownRemark(evidence)}
          {comment !== null && <> · Comment: {shownRemark(comment)}</>}
        </Text>
        <OnRecord request={request} />
        {isOpen && <Warnings warnings={request.warnings} />}
        {changeId !== null && (
          <Text size="sm">
            <Link to={paths.change(changeId)}>The change that it has become</Link>
          </Text>
        )}
      </Box>
      {isOpen &&
        (hasObjected ? (
          <Badge color="brick" variant="outline" radius="sm" tt="none">
            you have objected
          </Badge>
        ) : (
          <Button size="xs" variant="default" aria-label={`Object: ${description}`} onClick={() => setObjecting(true)}>
            Object
          </Button>
        ))}
      <Modal opened={isObjecting} onClose={() => setObjecting(false)} title="Object to the request">
        {isObjecting && <Objecting request={request} onClose={() => setObjecting(false)} />}
      </Modal>
    </Group>
  );
};
