import { Button, Group, Modal, Paper, Stack, Text, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { shownName } from '../../../../src/mail/shown-text';
import { inUtc } from '../../../../src/mail/times';
import { api, must, type Schemas } from '../../api/client';
import { managersOf, useHere } from '../../app/account';
import { Answer, Empty, Refusal } from '../../parts/states';
import { SecretDialog, TokenRow } from '../../parts/tokens';
import { dayOf, fromNow, listed } from '../../parts/words';
import { ownTokensQuery, type OwnToken } from './queries';
import { TokenForm } from './token-form';

const mayDo = ({ scopes }: OwnToken): string => `may ${listed(scopes)}`;

const OwnTokenRow = ({ token, onRevoke }: { token: OwnToken; onRevoke: () => void }) => {
  const { name, createdAt, expiresAt, lastUsedOn } = token;
  const isOver = Date.parse(expiresAt) <= Date.now();
  const told = [
    mayDo(token),
    `${isOver ? 'was' : 'is'} good until ${inUtc(expiresAt)}`,
    lastUsedOn === null ? 'never used' : `last used on ${dayOf(lastUsedOn)}`,
    `made ${fromNow(createdAt)}`,
  ];
  return (
    <TokenRow name={name} isOver={isOver} told={told}>
      <Button size="xs" variant="default" aria-label={`Revoke ${name}`} onClick={onRevoke}>
        Revoke
      </Button>
    </TokenRow>
  );
};

const Revoking = ({ token, onDone, onClose }: { token: OwnToken; onDone: () => void; onClose: () => void }) => {
  const { account } = useHere();
  const client = useQueryClient();
  const revoking = useMutation({
    mutationFn: () =>
      must(api.POST('/v1/accounts/{account}/tokens/{id}/revoke', { params: { path: { account, id: token.id } } })),
    onSuccess: onDone,
    onSettled: () => client.invalidateQueries(ownTokensQuery(account)),
  });
  return (
    <Stack gap="md">
      <Text size="sm">
        What uses it is refused at once, everywhere. What is revoked does not come back; you can make another one.
      </Text>
      {revoking.error !== null && <Refusal error={revoking.error} />}
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button color="brick" loading={revoking.isPending} onClick={() => revoking.mutate()}>
          Revoke it
        </Button>
      </Group>
    </Stack>
  );
};

/** The reader's own tokens in this account: made and revoked at once, by nobody but them. */
export const OwnTokens = () => {
  const { account, membership } = useHere();
  const tokens = useQuery(ownTokensQuery(account));
  const [isMaking, setMaking] = useState(false);
  const [made, setMade] = useState<Schemas['MadePersonalToken']>();
  const [revoking, setRevoking] = useState<OwnToken>();
  const [revoked, setRevoked] = useState<string>();
  return (
    <Stack gap="sm" component="section" aria-labelledby="tokens">
      <Group justify="space-between">
        <Title order={2} size="h4" id="tokens">
          Tokens
        </Title>
        <Button size="xs" variant="default" onClick={() => setMaking(true)}>
          Make a token
        </Button>
      </Group>
      <Text size="sm" maw={680}>
        For programs that read, or submit changes, in your name and in this account alone: with your rights as they are
        at that moment, and never to decide. Nobody has to approve one; the trail tells of it. The{' '}
        {managersOf(membership)} see that you hold tokens, not what they are called.
      </Text>
      <div>
        <Text size="sm" role="status" pb={revoked === undefined ? 0 : 'xs'}>
          {revoked !== undefined && `${shownName(revoked)} is revoked.`}
        </Text>
        <Answer of={tokens} lines={3}>
          {(items) =>
            items.length === 0 ? (
              <Empty title="You have no token">A program that acts in your name needs one.</Empty>
            ) : (
              <Paper withBorder component="ul" className="change-list">
                {items.map((token) => (
                  <OwnTokenRow key={token.id} token={token} onRevoke={() => setRevoking(token)} />
                ))}
              </Paper>
            )
          }
        </Answer>
      </div>
      <TokenForm
        opened={isMaking}
        onMade={(token) => {
          setMaking(false);
          setRevoked(undefined);
          setMade(token);
        }}
        onClose={() => setMaking(false)}
      />
      <SecretDialog
        name={made?.name}
        secret={made?.token}
        lost="If you lose it, revoke the token and make another one."
        onClose={() => setMade(undefined)}
      />
      <Modal
        opened={revoking !== undefined}
        onClose={() => setRevoking(undefined)}
        title={revoking === undefined ? '' : `Revoke ${shownName(revoking.name)}`}
      >
        {revoking !== undefined && (
          <Revoking
            token={revoking}
            onDone={() => {
              setRevoked(revoking.name);
              setRevoking(undefined);
            }}
            onClose={() => setRevoking(undefined)}
          />
        )}
      </Modal>
    </Stack>
  );
};
