import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { demoToken } from '../../src/processes/embedded/demo-token.ts';
import { freePort } from '../../src/processes/embedded/ports.ts';
import {
  decide,
  openAccount,
  submit,
  untilEnded,
  type PlayedAccount,
  type PlayedChange,
} from '../faults/two-approvals.ts';
import { OtlpReceiver, type ToldSpan } from './otlp-receiver.ts';
import { Stage } from './processes.ts';
import { until } from './until.ts';
import { alerts, exportedIn, namedIn, operationsFile, panels, temporalViews } from './watched-files.ts';

/*
 * What operators watch, as the processes of production export it: API, worker and the Temporal SDK, each scraped.
 */

let stage: Stage;
let receiver: OtlpReceiver;
let acme: PlayedAccount;
let metricsUrls: Record<'api' | 'worker' | 'sdk', string>;

beforeAll(async () => {
  [stage, receiver] = await Promise.all([Stage.start(), OtlpReceiver.start()]);
  const [metricsPort, sdkPort] = [await freePort(), await freePort()];
  await Promise.all([
    stage.api.start(receiver.environment),
    stage.worker.start({
      ...receiver.environment,
      COUNTERSIGN_METRICS_PORT: String(metricsPort),
      COUNTERSIGN_SDK_METRICS_PORT: String(sdkPort),
    }),
  ]);
  metricsUrls = {
    api: `${stage.publicUrl}/metrics`,
    worker: `http://127.0.0.1:${metricsPort}/metrics`,
    sdk: `http://127.0.0.1:${sdkPort}/metrics`,
  };
  acme = await openAccount(stage, 'Watched', ['ben', 'cleo']);
}, 240_000);
afterAll(async () => {
  await stage?.stop();
  await receiver?.stop();
}, 120_000);

const tokens = new Map<string, string>();
const tokenOf = async (person: string): Promise<string> => {
  const { issuer, audience } = stage;
  const token = tokens.get(person) ?? (await demoToken({ issuer, audience, person }));
  tokens.set(person, token);
  return token;
};

const CALLING_SPAN = '00f067aa0ba902b7';

/** Asks the API as part of a trace, of which the caller records spans or does not. */
const traced = async <T>(
  traceId: string,
  person: string,
  path: string,
  body?: unknown,
  sampled: '01' | '00' = '01',
): Promise<T> => {
  const response = await fetch(`${stage.publicUrl}/v1/accounts/${acme.slug}${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      authorization: `Bearer ${await tokenOf(person)}`,
      traceparent: `00-${traceId}-${CALLING_SPAN}-${sampled}`,
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
  return (await response.json()) as T;
};

type Line = Readonly<Record<string, unknown>>;
const linesOf = (process: 'api' | 'worker', msg: string, traceId: string): Line[] =>
  stage[process].output
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as Line)
    .filter((line) => line['msg'] === msg && line['traceId'] === traceId);

const lettersOf = async (traceId: string) =>
  (await stage.mail.letters.list({ limit: 1_000 })).filter(({ headers }) =>
    headers.some(({ key, value }) => key === 'x-countersign-trace' && value === traceId),
  );

const newTrace = (): string => randomBytes(16).toString('hex');

test('one trace id goes through request, workflow, activity, log and letter, and the last decision has its own', async () => {
  const [submitting, deciding] = [newTrace(), newTrace()];
  const change = await traced<PlayedChange>(submitting, 'ada', '/changes', {
    kind: 'user.add',
    payload: { name: 'Noor', email: 'noor@acme.example' },
  });
  await until('every officer is asked', async () => (await lettersOf(submitting)).length === 2);
  // What is done is logged once it is done.
  await until('the sending is logged', () => linesOf('worker', 'activity', submitting).length > 0);
  await until('the request is logged', () => linesOf('api', 'request', submitting).length > 0);
  expect(linesOf('api', 'request', submitting)).toMatchObject([{ accountId: acme.id, status: 202 }]);
  expect(linesOf('worker', 'activity', submitting)).toMatchObject([
    { activity: 'sendLetters', workflow: change.workflowId },
  ]);
  expect(linesOf('worker', 'letter', submitting).map(({ outcome }) => outcome)).toEqual(['sent', 'sent']);
  const memo = await stage.withTemporal(async (client) =>
    client.workflow
      .getHandle(change.workflowId)
      .describe()
      .then((found) => found.memo),
  );
  expect(memo).toMatchObject({ traceId: submitting });

  const approval = { verdict: 'approve', digest: change.digest };
  await traced(newTrace(), 'ben', `/changes/${change.id}/decisions`, approval);
  await traced(deciding, 'cleo', `/changes/${change.id}/decisions`, approval);
  await until('the settling is logged', () => linesOf('worker', 'activity', deciding).length > 0);
  expect(linesOf('worker', 'activity', deciding)[0]).toMatchObject({
    activity: 'settle',
    workflow: change.workflowId,
  });
  await until('all who are concerned are told', async () => (await lettersOf(deciding)).length > 0);
}, 120_000);

const named = (traceId: string, name: string): ToldSpan[] => receiver.of(traceId).filter((span) => span.name === name);

test('R42 the spans of one trace lead from request to workflow, activity and letter, and name nobody', async () => {
  const [submitting, unsampled] = [newTrace(), newTrace()];
  const route = '/v1/accounts/{account}/changes';
  const policy = { kind: 'policy.set', payload: { changeExpiryHours: 150 } };
  await traced(unsampled, 'ben', '/changes', policy, '00');
  await until('its letters are sent', async () => (await lettersOf(unsampled)).length === 2);
  const change = await traced<PlayedChange>(submitting, 'ada', '/changes', policy);
  await until('every letter is told', () => named(submitting, 'letter').length === 2);
  await until('what sent them is told', () => named(submitting, 'change sendLetters').length === 1);
  const [request, workflow, activity] = [`POST ${route}`, 'change sendLetters', 'sendLetters'].map((name) => {
    const [found, ...more] = named(submitting, name);
    expect({ name, more }).toEqual({ name, more: [] });
    return found!;
  });
  expect([request!.parentSpanId, workflow!.parentSpanId, activity!.parentSpanId]).toEqual([
    CALLING_SPAN,
    request!.spanId,
    workflow!.spanId,
  ]);
  for (const letter of named(submitting, 'letter')) expect(letter.parentSpanId).toBe(activity!.spanId);
  expect([request, workflow, activity].map((span) => span!.service)).toEqual([
    'countersign-api',
    'countersign-worker',
    'countersign-worker',
  ]);
  for (const { attributes } of [workflow!, activity!])
    expect(attributes).toContainEqual({ key: 'temporal.workflow.id', value: { stringValue: change.workflowId } });
  // The caller records nothing of it, and so does nobody else; it has its letters and lines all the same.
  expect(receiver.of(unsampled)).toEqual([]);

  expect([...receiver.paths]).toEqual(['POST /v1/traces application/json']);
  const keys = new Set(receiver.spans.flatMap(({ attributes }) => attributes.map(({ key }) => key)));
  expect([...keys].sort()).toEqual([
    'countersign.letter.outcome',
    'http.request.method',
    'http.response.status_code',
    'http.route',
    'temporal.activity.attempt',
    'temporal.workflow.id',
  ]);
  for (const { events, status } of receiver.spans) expect([events, status.message]).toEqual([[], undefined]);
}, 120_000);

test('what fails is told as failed, and nothing of why', async () => {
  await fetch(`${stage.publicUrl}/v1/accounts/${acme.slug}/changes?limit=no`);
  const refused = await until('the refusal is told', () =>
    receiver.spans.find(({ attributes }) =>
      attributes.some(({ key, value }) => key === 'http.response.status_code' && Number(value['intValue']) === 401),
    ),
  );
  expect(refused.status.code ?? 0).toBe(0);
  await stage.mail.stop();
  const submitting = newTrace();
  await traced(submitting, 'cleo', '/changes', { kind: 'policy.set', payload: { probationHours: 30 } });
  const failed = await until('a letter that was postponed is told', () => named(submitting, 'letter')[0]);
  await stage.mail.start();
  expect(failed.status).toEqual({ code: 2 });
  expect(failed.attributes).toEqual([{ key: 'countersign.letter.outcome', value: { stringValue: 'postponed' } }]);
}, 120_000);

test('R42 what the log says of letters holds no address and no link', () => {
  const letters = stage.worker.output.split('\n').filter((line) => line.includes('"msg":"letter"'));
  expect(letters.length).toBeGreaterThan(0);
  for (const line of letters) expect(line).not.toMatch(/acme\.example|\/approve\/|Noor/);
});

describe('what the files of operators name', () => {
  let exported: ReadonlyMap<string, ReadonlySet<string>>;

  beforeAll(async () => {
    await traced(newTrace(), 'ada', '/audit/verify');
    const change = await submit(stage, acme, 'policy.set', { changeExpiryHours: 100 });
    for (const officer of ['ben', 'cleo']) await decide(stage, acme, change, officer);
    await untilEnded(stage, acme, change);
    await submit(stage, acme, 'policy.set', { changeExpiryHours: 200 });
    const texts = await Promise.all(
      Object.values(metricsUrls).map((url) =>
        until(`${url} answers`, async () => {
          const answer = await fetch(url);
          return answer.ok && answer.text();
        }),
      ),
    );
    exported = new Map(texts.flatMap((text) => [...exportedIn(text)]));
  }, 120_000);

  /** What the service does not export of what an expression names. `up` is Prometheus's own. */
  const missingIn = (expression: string): string[] =>
    namedIn(expression)
      .filter(({ metric }) => metric !== 'up')
      .flatMap(({ metric, labels }) => {
        const known = exported.get(metric);
        if (known === undefined) return [metric];
        return labels.filter((label) => !known.has(label)).map((label) => `${metric}{${label}}`);
      });

  test('each metric and label that an alert asks for is exported', () => {
    expect(alerts().length).toBeGreaterThan(10);
    expect(alerts().flatMap(({ expr }) => missingIn(expr))).toEqual([]);
    expect(alerts().filter(({ expr }) => namedIn(expr).length === 0)).toEqual([]);
  });

  test('each metric and label that the dashboard asks for is exported, and each panel is its own', () => {
    const drawn = panels().filter(({ type }) => type !== 'row');
    const expressions = drawn.flatMap(({ targets = [] }) => targets.map(({ expr }) => expr));
    expect(expressions.length).toBeGreaterThan(20);
    expect(expressions.flatMap(missingIn)).toEqual([]);
    expect(new Set(panels().map(({ id }) => id)).size).toBe(panels().length);
    expect(drawn.filter(({ datasource }) => datasource?.uid !== '${datasource}')).toEqual([]);
  });

  test('each metric of the service is described, and each that is described is exported', () => {
    const described = new Set(operationsFile('README.md').match(/countersign_[a-z_]*[a-z]/g));
    const own = new Set(
      [...exported.keys()]
        .filter((name) => name.startsWith('countersign_'))
        .map((name) => name.replace(/_(bucket|count|sum)$/, '')),
    );
    expect([...own].filter((name) => !described.has(name))).toEqual([]);
    expect([...described].filter((name) => !own.has(name))).toEqual([]);
  });

  test('what is no PromQL, and what is not exported, is found', () => {
    expect(() => namedIn('sum(rate(countersign_letters_total[5m])')).toThrow(SyntaxError);
    expect(missingIn('max(countersign_letters_lost)')).toEqual(['countersign_letters_lost']);
    expect(missingIn('sum by (account) (countersign_letters_total)')).toEqual(['countersign_letters_total{account}']);
  });

  test('every alert has its runbook and every runbook its alert; each says how grave it is', () => {
    const names = alerts().map(({ alert }) => alert);
    const headings = [...operationsFile('runbooks.md').matchAll(/^## (\w+)$/gm)].map(([, name]) => name);
    expect(headings).toEqual(names);
    for (const { alert, annotations, labels } of alerts()) {
      expect(annotations.runbook_url).toBe(`runbooks.md#${alert.toLowerCase()}`);
      expect(['page', 'ticket']).toContain(labels.severity);
    }
    const places = new Set(names.map((name) => `#${name.toLowerCase()}`));
    const links = [...operationsFile('runbooks.md').matchAll(/\]\((#[^)]+)\)/g)].map(([, link]) => link!);
    expect(links.filter((link) => !places.has(link))).toEqual([]);
  });

  test('every view of Temporal’s is a query that the server takes, and its link asks the same', async () => {
    expect(temporalViews().length).toBeGreaterThan(5);
    for (const { link, query } of temporalViews()) {
      expect(new URL(link).searchParams.get('query')).toBe(query);
      await stage.withTemporal((client) => client.workflow.count(query));
    }
    const waiting = temporalViews().find(({ query }) => query.startsWith('CountersignState = "pending"'))!.query;
    await until('what waits is found', () =>
      stage.withTemporal(async (client) => (await client.workflow.count(waiting)).count > 0),
    );
  }, 120_000);
});
