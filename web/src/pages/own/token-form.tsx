import { Button, Checkbox, Group, Modal, NumberInput, Stack, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, must, type Schemas } from '../../api/client';
import { useHere } from '../../app/account';
import { Refusal } from '../../parts/states';
import { dayOf } from '../../parts/words';
import { ownTokensQuery, type Scope } from './queries';

type Made = Schemas['MadePersonalToken'];

const MOST = 200;
const MOST_DAYS = 365;
const DAY_MS = 86_400_000;

const scopes: readonly { readonly value: Scope; readonly label: string; readonly means: string }[] = [
  { value: 'read', label: 'Read', means: 'Whatever you may read in this account.' },
  {
    value: 'submit',
    label: 'Submit',
    means: 'Submit, preview, withdraw and resubmit changes in your name. Where no approvals are required, they apply.',
  },
  {
    value: 'scim',
    label: 'Identity provider (SCIM)',
    means: 'Read users and groups, and ask for changes of them in your name, at /scim/v2 alone.',
  },
];

const untilWords = (days: number): string => `Good until ${dayOf(new Date(Date.now() + days * DAY_MS).toISOString())}.`;

const Form = ({ onMade, onClose }: { onMade: (made: Made) => void; onClose: () => void }) => {
  const { account } = useHere();
  const client = useQueryClient();
  const [name, setName] = useState('');
  const [chosen, setChosen] = useState<readonly string[]>(['read']);
  const [days, setDays] = useState<number | string>(30);
  const making = useMutation({
    mutationFn: (expiresInDays: number) =>
      must(
        api.POST('/v1/accounts/{account}/tokens', {
          params: { path: { account } },
          body: {
            name: name.trim(),
            scopes: scopes.flatMap(({ value }) => (chosen.includes(value) ? [value] : [])),
            expiresInDays,
          },
        }),
      ),
    gcTime: 0,
    onSuccess: (made) => {
      onMade(made);
      void client.invalidateQueries(ownTokensQuery(account));
    },
  });
  const isSaid = typeof days === 'number' && days >= 1 && name.trim() !== '' && chosen.length > 0;
  return (
    <form
      aria-label="Make a token"
      onSubmit={(event) => {
        event.preventDefault();
        if (isSaid) making.mutate(days);
      }}
    >
      <Stack gap="md">
        <TextInput
          label="Name"
          description="Yours alone to read: which program uses it, and where."
          value={name}
          onChange={({ currentTarget }) => setName(currentTarget.value)}
          maxLength={MOST}
          required
          data-autofocus
        />
        <Checkbox.Group
          label="Scopes"
          description="No token decides on a change, and none makes tokens."
          withAsterisk
          value={[...chosen]}
          onChange={setChosen}
        >
          <Stack gap="xs" mt="xs">
            {scopes.map(({ value, label, means }) => (
              <Checkbox key={value} value={value} label={label} description={means} />
            ))}
          </Stack>
        </Checkbox.Group>
        <NumberInput
          label="Days until it expires"
          description={`From 1 to ${MOST_DAYS}. ${typeof days === 'number' && days >= 1 ? untilWords(days) : ''}`}
          allowDecimal={false}
          clampBehavior="strict"
          min={1}
          max={MOST_DAYS}
          value={days}
          onChange={setDays}
          required
        />
        {making.error !== null && <Refusal error={making.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" disabled={!isSaid} loading={making.isPending}>
            Make the token
          </Button>
        </Group>
      </Stack>
    </form>
  );
};

/** Asks what a token is to be for, and makes it. */
export const TokenForm = ({
  opened,
  onMade,
  onClose,
}: {
  opened: boolean;
  onMade: (made: Made) => void;
  onClose: () => void;
}) => (
  <Modal opened={opened} onClose={onClose} title="Make a token">
    <Form onMade={onMade} onClose={onClose} />
  </Modal>
);
