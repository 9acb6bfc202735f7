import { Alert, Button, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { IconShieldCheck, IconShieldX } from '@tabler/icons-react';
import { counted } from '../../../../src/mail/times';
import { api, must } from '../../api/client';
import { useHere } from '../../app/account';
import { Refusal } from '../../parts/states';

/** Verifies the chain of events, and the account's tables against its changes (R41). */
export const useVerify = () => {
  const { account } = useHere();
  return useMutation({
    mutationFn: () => must(api.GET('/v1/accounts/{account}/audit/verify', { params: { path: { account } } })),
  });
};

type Verify = ReturnType<typeof useVerify>;

export const VerifyButton = ({ verify }: { verify: Verify }) => (
  <Button
    loading={verify.isPending}
    leftSection={<IconShieldCheck size={18} aria-hidden />}
    onClick={() => verify.mutate()}
  >
    Verify the trail
  </Button>
);

/** What came of verifying, in words. */
export const Verified = ({ verify: { data, error } }: { verify: Verify }) => {
  if (error !== null) return <Refusal error={error} />;
  if (data === undefined) return null;
  const { ok, events, firstBroken, tables, checkpoints } = data;
  return (
    <Alert
      role="status"
      color={ok ? 'pine' : 'brick'}
      variant="light"
      icon={ok ? <IconShieldCheck aria-hidden /> : <IconShieldX aria-hidden />}
      title={ok ? 'The trail is whole' : 'The trail does not hold'}
    >
      <Stack gap={4}>
        <Text size="sm">
          {firstBroken === undefined
            ? `Every hash of ${counted(events, 'event')} holds that of the one before.`
            : `Event ${firstBroken.seq} does not hold: ${firstBroken.why}.`}
        </Text>
        <Text size="sm">
          {tables.ok
            ? 'The account’s tables are what its applied changes made of them.'
            : `What its changes did not make: ${tables.differences.map(({ table, id, why }) => `${table} ${id}: ${why}`).join('; ')}`}
        </Text>
        <Text size="sm">
          {checkpoints.ok
            ? checkpoints.count === 0
              ? 'No checkpoint was signed yet.'
              : `${counted(checkpoints.count, 'signed checkpoint')}, up to event ${checkpoints.upTo}, ${checkpoints.count === 1 ? 'shows' : 'show'} it to be what it was.`
            : `Checkpoints contradict it: ${checkpoints.contradictions.map(({ why }) => why).join('; ')}`}
        </Text>
      </Stack>
    </Alert>
  );
};
