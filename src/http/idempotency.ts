import { canonicalJson, sha256 } from '../domain/canonical.ts';
import { Refused } from '../domain/problems.ts';
import { findUse, keepAnswer, keptAnswer, KeyUsed, type IdempotentRequest, type KeyUse } from '../store/idempotency.ts';
import type { Context, Reply, Route } from './route.ts';

const readable = /^[\x21-\x7e]{1,200}$/;

type Asked = Context<'signed-in'> & Partial<Context<'member'>>;

const mismatch = (): Refused =>
  Refused.because('idempotency_mismatch', 'This Idempotency-Key was used with another body.');
const stillRunning = (): Refused =>
  Refused.because('idempotency_running', 'The request with this Idempotency-Key is still running.');

const useOf = async ({ store }: Asked['services'], once: IdempotentRequest): Promise<KeyUse | undefined> => {
  const now = await store.now();
  return store.lookUp((db) => findUse(db, once, now));
};

/** The answer that stays: what can't be kept now is made again at the next repeat. */
const keep = async (services: Asked['services'], once: IdempotentRequest, { status, json }: Reply): Promise<void> => {
  const { store, log } = services;
  const keeping = async (): Promise<void> => {
    const use = await useOf(services, once);
    if (use !== undefined)
      await store.database.transaction(use.made.accountId, (tx) => keepAnswer(tx, once, { status, body: json }));
  };
  await keeping().catch((error: unknown) =>
    log.warn({ error: error instanceof Error ? error.name : 'unknown' }, 'an answer could not be kept for replay'),
  );
};

/** The answer to a request that was done before; undefined where it was not. */
const replay = async (route: Route, context: Asked, once: IdempotentRequest): Promise<Reply | undefined> => {
  const { services } = context;
  const { store } = services;
  const use = await useOf(services, once);
  if (use === undefined) return undefined;
  if (use.fingerprint !== once.fingerprint) throw mismatch();
  const headers = { 'idempotency-replayed': 'true' };
  const answer = await store.read(use.made.accountId, (tx) => keptAnswer(tx, once));
  if (answer !== undefined) return { status: answer.status, json: answer.body, headers };
  const again = await route.answerAgain!(context, use.made);
  await keep(services, once, again);
  return { ...again, headers };
};

const runOnce = async (
  route: Route,
  context: Asked,
  once: IdempotentRequest,
  run: (once: IdempotentRequest) => Promise<Reply>,
): Promise<Reply> => {
  const replayed = await replay(route, context, once);
  if (replayed !== undefined) return replayed;
  try {
    const made = await run(once);
    await keep(context.services, once, made);
    return made;
  } catch (error) {
    if (!(error instanceof KeyUsed)) throw error;
  }
  const other = await replay(route, context, once);
  if (other === undefined) throw stillRunning();
  return other;
};

/**
 * Answers a request with an `Idempotency-Key` once for each caller and account. The key is written by the transaction
 * that does the work, so that a refusal leaves it free and a crash can't part the two. The first good answer is kept
 * and replayed; one that was lost is made again from what the transaction made.
 */
export const onceByKey = async (
  route: Route,
  context: Asked,
  run: (once?: IdempotentRequest) => Promise<Reply>,
): Promise<Reply> => {
  const key = context.request.get('idempotency-key');
  if (key === undefined) return run();
  if (!readable.test(key))
    throw Refused.because('invalid_payload', 'an Idempotency-Key of 1 to 200 visible ASCII characters is expected');
  const { issuer, subject } = context.signedIn.identity;
  const once = {
    caller: `${issuer} ${subject}`,
    scope: context.account?.id ?? route.path,
    key,
    fingerprint: sha256(canonicalJson([route.method, route.path, context.body])),
  };
  const { keysRunning } = context.services;
  const name = canonicalJson([once.caller, once.scope, key]);
  const running = keysRunning.get(name);
  if (running !== undefined) throw running === once.fingerprint ? stillRunning() : mismatch();
  keysRunning.set(name, once.fingerprint);
  try {
    return await runOnce(route, context, once, run);
  } finally {
    keysRunning.delete(name);
  }
};
