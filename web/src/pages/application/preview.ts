import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { api, must } from '../../api/client';
import { meQuery } from '../../api/queries';

const WAIT_MS = 300;

/** What the application would be refused with and warned of (R1–R5), asked anew while somebody types. */
export const useApplicationPreview = (application: Record<string, unknown> | null) => {
  const [asked] = useDebouncedValue(application, WAIT_MS);
  const preview = useQuery({
    queryKey: ['application', asked],
    queryFn: ({ signal }) => must(api.POST('/v1/applications/preview', { body: asked ?? {}, signal })),
    enabled: asked !== null,
    placeholderData: keepPreviousData,
    retry: false,
  });
  // What was typed since it was asked may have mended or broken it: the application itself then answers.
  return { preview, isOfNow: asked === application && !preview.isPlaceholderData };
};

/** Opens the account, once however often it is sent, and goes on to it. */
export const useApply = (done: () => void) => {
  const client = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: ({ application, once }: { application: Record<string, unknown>; once: string }) =>
      must(
        api.POST('/v1/applications', {
          params: { header: { 'Idempotency-Key': once } },
          body: application as never,
        }),
      ),
    onSuccess: async ({ account }) => {
      await client.refetchQueries(meQuery);
      done();
      await navigate(`/accounts/${encodeURIComponent((account as { slug: string }).slug)}`);
    },
  });
};
