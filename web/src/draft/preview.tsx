import { Group, Skeleton, Stack, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { differenceSection, impactSection, unlimited } from '../../../src/mail/change-summary';
import { counted } from '../../../src/mail/times';
import { api, must } from '../api/client';
import type { Preview } from '../api/queries';
import { useHere } from '../app/account';
import { EffectCounts } from '../parts/effect-counts';
import { ProblemList, Refusal, Warnings } from '../parts/states';
import { SectionShown } from '../parts/summary';
import { listed } from '../parts/words';
import type { Submission } from './submission';

const WAIT_MS = 250;

/**
 * What a submission would come to, asked anew with every other submission, and whenever the account moves (R29). The
 * same object is taken for the same submission.
 */
export const usePreview = (submission: Submission | null) => {
  const { account } = useHere();
  const [asked] = useDebouncedValue(submission, WAIT_MS);
  const preview = useQuery({
    queryKey: ['account', account, 'preview', asked],
    queryFn: ({ signal }) =>
      must(
        api.POST('/v1/accounts/{account}/changes/preview', {
          params: { path: { account } },
          // The document has each kind's payload by itself; a draft holds any of them.
          body: asked as never,
          signal,
        }),
      ),
    enabled: asked !== null,
    placeholderData: keepPreviousData,
    retry: false,
  });
  const { data, error, isPlaceholderData } = preview;
  return {
    preview,
    /** Whether it is shown of this very submission, and can be submitted. */
    isAdmissible: asked === submission && !isPlaceholderData && error === null && data?.admissible === true,
  };
};

const approvalWords = ({ requiredApprovals, eligibleApprovers }: Preview): string => {
  if (requiredApprovals === 0) return 'It is applied at once: this account asks for no approvals.';
  const who = eligibleApprovers.map(({ name }) => name);
  return `It will wait for ${counted(requiredApprovals, 'approval', 'approvals')}. ${who.length === 0 ? 'Nobody could give one.' : `${listed(who)} can give one.`}`;
};

/** What a draft would do, counts first: the same words that approvers will read. */
export const PreviewShown = ({ preview }: Pick<ReturnType<typeof usePreview>, 'preview'>) => {
  if (preview.error !== null) return <Refusal error={preview.error} retry={() => void preview.refetch()} />;
  if (preview.data === undefined) return <Skeleton height={120} aria-label="Asking what it would do" />;
  const { data } = preview;
  const { impact, admissible, problems, warnings, difference } = data;
  return (
    <Stack gap="md" aria-live="polite" aria-busy={preview.isFetching} className="preview">
      {!admissible && <ProblemList problems={problems} title="It can’t be submitted like this" />}
      <Group gap="xs">
        <EffectCounts impact={impact} />
        {impact.gaining === 0 && impact.losing === 0 && (
          <Text span size="sm" c="dimmed">
            Nobody gains or loses rights
          </Text>
        )}
      </Group>
      {admissible && <Text size="sm">{approvalWords(data)}</Text>}
      <Warnings warnings={warnings} />
      {impact.groups.length > 0 && <SectionShown framed={false} section={impactSection({ impact }, unlimited)} />}
      {difference.length > 0 && (
        <SectionShown framed={false} section={differenceSection({ state: 'pending', difference }, unlimited)} />
      )}
    </Stack>
  );
};
