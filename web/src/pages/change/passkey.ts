import { api, must, ProblemError, type Schemas } from '../../api/client';
import type { Change } from '../../api/queries';

type Signed = Schemas['Decision']['passkey'];

/** Has the reader's passkey sign what they are about to do with a change. Throws where they don't let it. */
export const passkeyFor = async (
  account: string,
  change: Change,
  verdict: 'approve' | 'reject' | 'unflag',
): Promise<NonNullable<Signed>> => {
  const options = await must(
    api.POST('/v1/accounts/{account}/changes/{id}/passkey-challenges', {
      params: { path: { account, id: change.id } },
      body: { verdict, digest: change.digest },
    }),
  );
  const { startAuthentication } = await import('@simplewebauthn/browser');
  try {
    return (await startAuthentication({ optionsJSON: options })) as unknown as NonNullable<Signed>;
  } catch (error) {
    const cancelled = error instanceof Error && error.name === 'NotAllowedError';
    throw new ProblemError({
      status: 0,
      code: 'passkey_not_used',
      title: 'Your passkey was not used',
      detail: `Nothing was recorded: ${cancelled ? 'it was cancelled, or took too long' : String(error)}.`,
    });
  }
};
