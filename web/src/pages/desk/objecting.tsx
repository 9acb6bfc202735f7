import { Alert, Button, Paper, Stack, Text, Textarea, Title } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { IconHandStop } from '@tabler/icons-react';
import { REMARK_LIMIT } from '../../../../src/domain/text';
import {
  canBeObjectedTo,
  OBJECTION_IS_READ,
  objectionMeans,
  ownObjectionMeans,
} from '../../../../src/mail/objecting-words';
import { shownName } from '../../../../src/mail/shown-text';
import { inUtc } from '../../../../src/mail/times';
import { api, must } from '../../api/client';
import { requestQuery, requestViewOf, type SupportRequest } from '../../api/queries';
import { useHere } from '../../app/account';
import { useKept } from '../../parts/kept';
import { Refusal } from '../../parts/states';

const useObjection = (id: string, onObjected: () => void) => {
  const { account } = useHere();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (comment: string) =>
      must(
        api.POST('/v1/accounts/{account}/support-requests/{id}/objections', {
          params: { path: { account, id } },
          body: { comment: comment.trim() === '' ? null : comment.trim() },
        }),
      ),
    onSuccess: (objected) => {
      onObjected();
      client.setQueryData(requestQuery(account, id).queryKey, objected);
    },
    // After a refusal as well: what stood here was not what is there.
    onSettled: () => client.invalidateQueries({ queryKey: ['account', account] }),
  });
};

/** The objection that the reader has made, or can make; what was refused stays where it arose (R8). */
export const Objecting = ({ request }: { request: SupportRequest }) => {
  const { membership } = useHere();
  const [comment, keep] = useKept(`objection:${request.id}`);
  const object = useObjection(request.id, () => keep(''));
  const own = request.objections.find(({ user }) => user.id === membership.userId);
  if (own !== undefined)
    return (
      <Alert color="brick" variant="light" role="status" title="Your objection is on record">
        {inUtc(own.at)}. {ownObjectionMeans(own)}
      </Alert>
    );
  if (!canBeObjectedTo(requestViewOf(request))) return object.error !== null && <Refusal error={object.error} />;
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="objection" className="deciding">
      <form
        aria-labelledby="objection"
        onSubmit={(event) => {
          event.preventDefault();
          object.mutate(comment);
        }}
      >
        <Stack gap="md">
          <Title order={2} size="h4" id="objection">
            Your objection, as {shownName(membership.userName)}
          </Title>
          <Textarea
            label="Comment (optional)"
            description={OBJECTION_IS_READ}
            autosize
            minRows={2}
            maxLength={REMARK_LIMIT}
            value={comment}
            onChange={({ currentTarget }) => keep(currentTarget.value)}
          />
          {object.error !== null && <Refusal error={object.error} />}
          <div>
            <Button
              fullWidth
              type="submit"
              color="brick"
              variant="outline"
              justify="flex-start"
              leftSection={<IconHandStop size={18} aria-hidden />}
              aria-describedby="objection-means"
              loading={object.isPending}
            >
              Object
            </Button>
            <Text id="objection-means" size="xs" c="dimmed" mt={4}>
              {objectionMeans(requestViewOf(request))}
            </Text>
          </div>
        </Stack>
      </form>
    </Paper>
  );
};
