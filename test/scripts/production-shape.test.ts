import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readCompose } from '../../scripts/production-shape/compose.ts';
import { Places } from '../../scripts/production-shape/places.ts';
import { approve, openAccount, submit, untilApplied } from '../../scripts/production-shape/play-change.ts';
import { rollingRestart } from '../../scripts/production-shape/rolling-restart.ts';
import { Shape } from '../../scripts/production-shape/shape.ts';
import { temporalPrograms } from '../../scripts/production-shape/temporal-programs.ts';
import { variablesOf } from '../../scripts/production-shape/variables.ts';
import { readConfig } from '../../src/processes/config.ts';

const DATA = process.env['COUNTERSIGN_DATA'] ?? '.countersign';

/** A value with whatever says where something is left out. */
const withoutPlaces = (value: string, services: readonly string[]): string =>
  value.replaceAll(new RegExp(`(127\\.0\\.0\\.1|0\\.0\\.0\\.0|${services.join('|')})(:\\d+)?`, 'g'), 'there');

describe('the environment of the parts', () => {
  const compose = readCompose(variablesOf({ publicUrl: 'http://localhost:8080', issuer: 'http://localhost:8081' }));
  const names = Object.keys(compose.services);
  const listening = {
    ...{ database: [5432], temporal: [7233], mail: [1025, 8025], proxy: [8080, 8081] },
    ...{ 'api-1': [8080], 'api-2': [8080], 'worker-1': [9090, 9464, 9465], 'worker-2': [9090, 9464, 9465] },
  };

  test('is the compose file’s own: every variable of it, and nothing but ports and folders otherwise', async () => {
    const places = await Places.take(compose, '/data', listening);
    for (const [name, { environment = {} }] of Object.entries(compose.services)) {
      const here = places.environmentOf(name);
      const more = Object.keys(here).filter((variable) => environment[variable] === undefined);
      expect(more.filter((variable) => !/^(FRONTEND|HISTORY|MATCHING|WORKER)_\w+_PORT$/.test(variable))).toEqual([]);
      const changed = Object.entries(environment).filter(
        ([variable, value]) =>
          withoutPlaces(here[variable] ?? '', names) !== withoutPlaces(value, names) &&
          !/PORT$|^COUNTERSIGN_CHECKPOINTS$|^DYNAMIC_CONFIG_FILE_PATH$/.test(variable),
      );
      expect({ name, changed }).toEqual({ name, changed: [] });
    }
  });

  test('leads every part to the others on this machine alone', async () => {
    const places = await Places.take(compose, '/data', listening);
    const api = readConfig(places.environmentOf('api-1'), 'api');
    expect(new URL(api.databaseUrl!).host).toBe(`127.0.0.1:${places.portOf('database', 5432)}`);
    expect(api.smtpUrl).toBe(`smtp://127.0.0.1:${places.portOf('mail', 1025)}`);
    expect(api.port).toBe(places.portOf('api-1', 8080));
    expect(places.environmentOf('proxy')['UPSTREAMS']).toBe(
      ['api-1', 'api-2'].map((name) => `127.0.0.1:${places.portOf(name, 8080)}`).join(' '),
    );
    expect(places.environmentOf('worker-1')).toMatchObject({
      TEMPORAL_ADDRESS: `127.0.0.1:${places.portOf('temporal', 7233)}`,
      COUNTERSIGN_CHECKPOINTS: '/data/checkpoints',
    });
    expect(() => places.portOf('nobody', 1)).toThrow('nobody:1');
  });
});

describe('the shape, with the development server for Temporal', () => {
  let shape: Shape;
  const said: string[] = [];

  beforeAll(async () => {
    shape = await Shape.start({ programs: undefined, toolsIn: DATA, say: (line) => said.push(line) });
  }, 180_000);
  afterAll(async () => {
    await shape?.stop();
  });

  test('starts every part as a process of its own, jobs first, and a change passes through it (R6, R35)', async () => {
    const placeOf = (line: string): number => said.indexOf(line);
    const processes = ['api-1', 'api-2', 'worker-1', 'worker-2'].map((name) => placeOf(`${name} is healthy`));
    const order = [
      ...[placeOf('databases is done'), placeOf('migrate is done')],
      ...[Math.min(...processes), Math.max(...processes), placeOf('proxy is healthy')],
    ];
    expect(order).not.toContain(-1);
    expect(order).toEqual([...order].sort((one, other) => one - other));
    const played = await openAccount(shape);
    const change = await submit(played, 'Nora');
    await approve(played, 'ben', change);
    await approve(played, 'cleo', change);
    await untilApplied(played, change);
  });

  test('loses no request while an API and a worker are restarted, and a change that waited ends right after (R35)', async () => {
    const order = ['api-1', 'worker-1'].map((name) => ({ name, mayRetry: false }));
    const { restarts, appliedAfterMs } = await rollingRestart(shape, order);
    expect(restarts.map(({ name, lost, retried }) => ({ name, lost, retried }))).toEqual(
      order.map(({ name }) => ({ name, lost: [], retried: 0 })),
    );
    for (const { answered } of restarts) expect(answered).toBeGreaterThan(0);
    expect(appliedAfterMs).toBeLessThan(60_000);
  }, 180_000);
});

test('without its programs and without Go, the Temporal server is not to be had, and that is said', async () => {
  const said: string[] = [];
  const nowhere = join(tmpdir(), 'countersign-nowhere');
  const found = await temporalPrograms(nowhere, '1.32.0', (line) => said.push(line), { PATH: nowhere });
  expect({ found, said }).toEqual({
    found: undefined,
    said: ['There is no Go here to build the Temporal server with.'],
  });
});
