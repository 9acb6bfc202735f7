// Has schemathesis ask for everything that the OpenAPI document describes, well and badly: `npm run fuzz`
import { spawn, spawnSync } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { DESK_CLAIM } from '../../src/processes/embedded/demo-people.ts';
import { Stage } from '../acceptance/processes.ts';
import { settingsOf } from './settings.ts';
import { makeThings } from './things.ts';

const VERSION = '4.32.5';

const { values: options } = parseArgs({
  options: {
    seed: { type: 'string', default: String(randomInt(2 ** 31)) },
    seconds: { type: 'string', default: '200' },
  },
});

const say = (line: string): void => console.log(line);

/** Why schemathesis can't be run here; undefined where it can. */
const lacking = (): string | undefined => {
  const { status, stdout } = spawnSync('schemathesis', ['--version'], { encoding: 'utf8' });
  const found = status === 0 ? /[\d.]+/.exec(stdout)?.[0] : undefined;
  if (found === VERSION) return undefined;
  return `schemathesis ${VERSION} is expected on the PATH, found ${found ?? 'none'}: pip install schemathesis==${VERSION}`;
};

/** Somebody who asks. Pages take forms of their own origin alone, so everybody says that they come from there. */
interface Pass {
  readonly who: string;
  readonly token: string | undefined;
  /** The share of the time. */
  readonly share: number;
  readonly only?: string;
}

/** Runs one pass and prints what schemathesis says; whether it found nothing. */
const run = async (stage: Stage, { who, token, share, only }: Pass): Promise<boolean> => {
  say(`\nAsking as ${who} …`);
  const args = [
    ...['--config-file', join(stage.dataDir, 'schemathesis.toml'), '--no-color'],
    ...['run', `${stage.publicUrl}/openapi.json`],
    ...['--phases', 'examples,coverage,fuzzing,stateful', '--checks', 'all', '--mode', 'all'],
    ...['--max-time', String(Math.ceil(Number(options.seconds) * share)), '--seed', options.seed],
    ...['--workers', '2', '--continue-on-failure', '--generation-database', 'none'],
    ...['--header', 'Sec-Fetch-Site: same-origin'],
    ...(token === undefined ? [] : ['--header', `Authorization: Bearer ${token}`]),
    ...(only === undefined ? [] : ['--include-path-regex', only]),
  ];
  const child = spawn('schemathesis', args, { cwd: stage.dataDir, stdio: ['ignore', 'inherit', 'inherit'] });
  const [code] = (await once(child, 'exit')) as [number | null];
  return code === 0;
};

const main = async (): Promise<boolean> => {
  const reason = lacking();
  if (reason !== undefined) throw new Error(reason);
  say(`Starting the service … (seed ${options.seed})`);
  const stage = await Stage.start();
  try {
    // Limits are for people: a setting of the product, as any operator has it.
    await stage.api.start({
      OPERATOR_CLAIM: `${DESK_CLAIM.name}=${DESK_CLAIM.value}`,
      COUNTERSIGN_RATE_FACTOR: '10000',
    });
    await stage.worker.start();
    const things = await makeThings(stage);
    writeFileSync(join(stage.dataDir, 'schemathesis.toml'), settingsOf(things.known));
    const passes: readonly Pass[] = [
      { who: 'an officer', token: things.officer, share: 1 },
      { who: 'nobody', token: undefined, share: 0.6 },
      { who: 'the support desk', token: things.operator, share: 0.2, only: '^/v1/desk/' },
    ];
    let good = true;
    for (const pass of passes) good = (await run(stage, pass)) && good;
    const failed = stage.api.output.split('\n').filter((line) => line.includes('a request failed'));
    const verified = await things.verified();
    say(`\nRequests that failed inside: ${failed.length}. Trails verify: ${verified ? 'yes' : 'NO'}.`);
    return good && failed.length === 0 && verified;
  } finally {
    await stage.stop();
  }
};

process.exitCode = await main().then(
  (good) => (good ? 0 : 1),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : String(error));
    return 1;
  },
);
