import { Button, Group, Paper, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { shownName } from '../../../../src/mail/shown-text';
import { inUtc } from '../../../../src/mail/times';
import { api, must } from '../../api/client';
import { serviceTokensQuery, type ServiceToken } from '../../api/queries';
import { useHere } from '../../app/account';
import { useDraft } from '../../draft/draft';
import type { DraftMember } from '../../draft/submission';
import { KindForm, type KindDialog } from '../../draft/kind-form';
import { choiceWords } from '../../draft/schema';
import { Answer, Empty } from '../../parts/states';
import { SecretDialog, TokenRow } from '../../parts/tokens';
import { fromNow, listed } from '../../parts/words';

const revokes =
  (tokenId: string) =>
  ({ kind, payload }: DraftMember): boolean =>
    kind === 'service-token.revoke' && payload['tokenId'] === tokenId;

/** Makes the secret of a token, which is shown this once and kept nowhere. */
const useSecret = () => {
  const { account } = useHere();
  return useMutation({
    mutationFn: ({ id }: ServiceToken) =>
      must(api.POST('/v1/accounts/{account}/service-tokens/{id}/secret', { params: { path: { account, id } } })),
    gcTime: 0,
  });
};

type Making = ReturnType<typeof useSecret>;

const Secret = ({ making }: { making: Making }) => {
  const { account } = useHere();
  const client = useQueryClient();
  const { data, error, variables, reset } = making;
  return (
    <SecretDialog
      name={variables?.name}
      secret={data?.token}
      error={error}
      lost="Whoever lost it revokes the token."
      onClose={() => {
        reset();
        void client.invalidateQueries({ queryKey: ['account', account, 'service-tokens'] });
      }}
    />
  );
};

const ServiceTokenRow = ({ token, making }: { token: ServiceToken; making: Making }) => {
  const { id, name, scopes, taker, expiresAt, secretTakenAt } = token;
  const { membership } = useHere();
  const draft = useDraft();
  const isDrafted = draft.members.some(revokes(id));
  const isOver = expiresAt !== null && Date.parse(expiresAt) <= Date.now();
  const told = [
    listed(scopes.map(choiceWords)),
    `asked for by ${shownName(taker.name)}`,
    expiresAt === null ? 'good until it is revoked' : `good until ${inUtc(expiresAt)}`,
    secretTakenAt === null ? 'its secret was not taken yet' : `its secret was taken ${fromNow(secretTakenAt)}`,
  ];
  return (
    <TokenRow name={name} isOver={isOver} told={told}>
      {secretTakenAt === null && !isOver && taker.id === membership.userId && (
        <Button
          size="xs"
          loading={making.isPending && making.variables.id === id}
          onClick={() => making.mutate(token)}
          aria-label={`Take its secret: ${name}`}
        >
          Take its secret
        </Button>
      )}
      <Button
        size="xs"
        variant="default"
        disabled={isDrafted}
        aria-label={isDrafted ? `Drafted: revoke ${name}` : `Revoke ${name}`}
        onClick={() =>
          draft.put(revokes(id), {
            kind: 'service-token.revoke',
            payload: { tokenId: id },
            words: `Revoke the service token: ${name}`,
          })
        }
      >
        {isDrafted ? 'Drafted' : 'Revoke'}
      </Button>
    </TokenRow>
  );
};

/** The tokens by which services ask about access; made and revoked by changes. */
export const TokensShown = () => {
  const { account } = useHere();
  const tokens = useQuery(serviceTokensQuery(account));
  const making = useSecret();
  const [dialog, setDialog] = useState<KindDialog | null>(null);
  return (
    <section aria-labelledby="tokens">
      <Group justify="space-between" mb="xs">
        <Title order={2} size="h4" id="tokens">
          Service tokens
        </Title>
        <Button size="xs" variant="default" onClick={() => setDialog({ kind: 'service-token.create' })}>
          Create a token
        </Button>
      </Group>
      <Answer of={tokens}>
        {(items) =>
          items.length === 0 ? (
            <Empty title="No service has a token">A program that asks what somebody may do needs one.</Empty>
          ) : (
            <Paper withBorder component="ul" className="change-list">
              {items.map((token) => (
                <ServiceTokenRow key={token.id} token={token} making={making} />
              ))}
            </Paper>
          )
        }
      </Answer>
      <Secret making={making} />
      <KindForm dialog={dialog} onClose={() => setDialog(null)} />
    </section>
  );
};
