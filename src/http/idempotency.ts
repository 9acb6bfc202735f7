import { canonicalJson, sha256 } from '../domain/canonical.ts';
import { Refused } from '../domain/problems.ts';
import { claimKey, freeKey, keepAnswer } from '../store/idempotency.ts';
import type { Context, Reply, Route } from './route.ts';

const readable = /^[\x21-\x7e]{1,200}$/;

interface Made {
  readonly status: number;
  readonly json: unknown;
}

/**
 * Answers a request with an `Idempotency-Key` once for each caller and account: the first good answer is kept and
 * replayed; a refusal frees the key.
 */
export const onceByKey = async (
  route: Route,
  context: Context<'signed-in'> & Partial<Context<'member'>>,
  run: () => Promise<Reply>,
): Promise<Reply> => {
  const key = context.request.get('idempotency-key');
  if (key === undefined) return run();
  if (!readable.test(key))
    throw Refused.because('invalid_payload', 'an Idempotency-Key of 1 to 200 visible ASCII characters is expected');
  const { store, log } = context.services;
  const { issuer, subject } = context.signedIn.identity;
  const request = {
    caller: `${issuer} ${subject}`,
    scope: context.account?.id ?? route.path,
    key,
    fingerprint: sha256(canonicalJson([route.method, route.path, context.body])),
  };
  const claim = await claimKey(store.database, request, new Date(await store.now()));
  switch (claim.outcome) {
    case 'mismatch':
      throw Refused.because('idempotency_mismatch', 'This Idempotency-Key was used with another body.');
    case 'running':
      throw Refused.because('idempotency_running', 'The request with this Idempotency-Key is still running.');
    case 'replay':
      return { status: claim.status, json: claim.body, headers: { 'idempotency-replayed': 'true' } };
    case 'run': {
      const made = await run().catch(async (error: unknown) => {
        await freeKey(store.database, request);
        throw error;
      });
      const { status, json }: Made = { json: undefined, ...made };
      // What was made stands, whether or not its answer could be kept.
      await keepAnswer(store.database, request, status, json).catch((error: unknown) =>
        log.warn({ error: error instanceof Error ? error.name : 'unknown' }, 'an answer could not be kept for replay'),
      );
      return made;
    }
  }
};
