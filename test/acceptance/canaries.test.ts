import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { plant, secretsOfSettings, type Kind, type Planted } from './canaries.ts';
import { OtlpReceiver } from './otlp-receiver.ts';
import { Stage } from './processes.ts';
import { foundIn, textsOf } from './search.ts';

/*
 * R42 Words that are found nowhere else are given to the service wherever it takes one. Then every place that it writes
 * to is searched for them.
 */

const places = [
  'Temporal’s files',
  'histories',
  'log lines',
  'lines of the servers',
  'metrics',
  'spans',
  'events',
  'tables',
  'mail headers',
  'letters',
] as const;
type Place = (typeof places)[number];

/** Where each kind of word may be, and must be: what is never found there would prove nothing. */
const allowed: Record<Kind, readonly Place[]> = {
  // Ids are what everything is named by: these show that the search finds what is there.
  changeIds: ['Temporal’s files', 'histories', 'log lines', 'events', 'tables', 'mail headers'],
  accountIds: ['Temporal’s files', 'histories', 'log lines', 'spans', 'events', 'tables'],
  // A letter says what would change, for whom, and why; its headers name no more than whom it goes to.
  names: ['tables', 'letters'],
  addresses: ['tables', 'letters'],
  namesOfThings: ['tables', 'letters'],
  remarks: ['tables', 'letters'],
  // In the letter alone; the tables hold its hash.
  linkSecrets: ['letters'],
  bearerTokens: [],
  sessions: [],
  formTokens: [],
  personalTokens: [],
  serviceTokens: [],
  secretsOfSettings: [],
};

let stage: Stage;
let receiver: OtlpReceiver;
let planted: Planted;
const texts = {} as Record<Place, string>;

const filesOf = (folder: string, name = /./): string =>
  readdirSync(join(stage.dataDir, folder))
    .filter((file) => name.test(file))
    .map((file) => readFileSync(join(stage.dataDir, folder, file), 'latin1'))
    .join('\n');

const rowsOf = async (isWanted: (table: string) => boolean): Promise<string> => {
  const tables = await stage.sql<{ name: string }>(
    `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'`,
  );
  const rows = tables
    .filter(({ name }) => isWanted(name))
    .map(({ name }) => stage.sql<{ row: string }>(`SELECT t::text AS row FROM "${name}" t`));
  return (await Promise.all(rows)).flatMap((found) => found.map(({ row }) => row)).join('\n');
};

const historiesOf = (): Promise<string> =>
  stage.withTemporal(async (client) => {
    const found: string[] = [];
    for await (const { workflowId, runId } of client.workflow.list()) {
      const history = await client.workflow.getHandle(workflowId, runId).fetchHistory();
      found.push(...textsOf(history), JSON.stringify(history));
    }
    return found.join('\n');
  });

/** The headers of every letter as it came, each on a line, but for those that say whom it goes to. */
const mailHeaders = (): string =>
  readdirSync(join(stage.dataDir, 'inbox'))
    .filter((file) => file.endsWith('.eml'))
    .map((file) => readFileSync(join(stage.dataDir, 'inbox', file), 'utf8').split('\r\n\r\n')[0]!)
    .flatMap((head) => head.replace(/\r\n[ \t]+/g, ' ').split('\r\n'))
    .filter((line) => !/^(To|Delivered-To):/.test(line))
    .join('\n');

beforeAll(async () => {
  [stage, receiver] = await Promise.all([Stage.start(), OtlpReceiver.start()]);
  await Promise.all([
    stage.worker.start({ ...receiver.environment, LOG_LEVEL: 'trace' }),
    stage.api.start({ ...secretsOfSettings.given, ...receiver.environment, LOG_LEVEL: 'trace' }),
  ]);
  planted = await plant(stage);
  texts.histories = await historiesOf();
  texts.metrics = await (await fetch(`${stage.publicUrl}/metrics`)).text();
  texts.events = await rowsOf((table) => table === 'events');
  texts.tables = await rowsOf((table) => table !== 'events');
  texts['mail headers'] = mailHeaders();
  texts.letters = (await stage.mail.letters.list({ limit: 500 }))
    .map(({ text, html }) => `${text}\n${html}`)
    .join('\n');
  texts['log lines'] = `${stage.api.output}\n${stage.worker.output}`;
  texts['lines of the servers'] = ['postgres', 'temporal'].map((folder) => filesOf(folder, /\.log/)).join('\n');
  texts['Temporal’s files'] = filesOf('temporal', /\.db/);
  // What is still to be told is told at their end.
  await Promise.all([stage.api.stop(), stage.worker.stop()]);
  texts.spans = receiver.bodies.join('\n');
}, 180_000);

afterAll(async () => {
  await stage?.stop();
  await receiver?.stop();
});

test('R42 the search finds a word however it is written, in the middle of anything', () => {
  const word = 'Zephyrine Quillfeather/ÿ?';
  for (const before of ['', 'a', 'ab'])
    for (const coding of ['utf8', 'hex', 'base64', 'base64url'] as const) {
      const written = Buffer.from(`${before}${word}, and more`).toString(coding);
      expect({ before, coding, found: foundIn(`… ${written} …`, [word]) }).toEqual({ before, coding, found: [word] });
    }
  expect(foundIn(`q=${encodeURIComponent(word)}&b=c`, [word])).toEqual([word]);
  expect(foundIn('Zephyrine Quillfeathers', [word])).toEqual([]);
});

test('R42 there is something of every kind and in every place', () => {
  expect(Object.entries(planted).filter(([, words]) => words.length === 0)).toEqual([]);
  for (const place of places) expect(texts[place].length).toBeGreaterThan(300);
  // Every one is long enough not to be there by chance.
  expect(
    Object.values(planted)
      .flat()
      .filter((word) => word.length < 8),
  ).toEqual([]);
});

describe.each(Object.keys(allowed) as Kind[])('R42 %s', (kind) => {
  test.each(places)('in %s', (place) => {
    const found = foundIn(texts[place], planted[kind]);
    if (allowed[kind].includes(place)) expect(found).not.toEqual([]);
    else expect(found).toEqual([]);
  });
});
