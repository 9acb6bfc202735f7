// Starts the parts of docker-compose.yml as processes of this machine, with its own environment: `npm run
// production-shape -- --help` says how.
import { parseArgs } from 'node:util';
import { composeText } from './production-shape/compose.ts';
import { drill } from './production-shape/drill.ts';
import { rollingRestart } from './production-shape/rolling-restart.ts';
import { Shape } from './production-shape/shape.ts';
import { temporalPrograms } from './production-shape/temporal-programs.ts';

const say = (line: string): void => console.log(line);
const dataDir = process.env['COUNTERSIGN_DATA'] ?? '.countersign';

const USAGE = `Usage: npm run production-shape -- [OPTIONS]

Starts every part of docker-compose.yml as a process of this machine, and says
where it is. Ctrl-C ends it.

  --rolling-restart  restarts every part while a change waits and people ask,
                     says what that cost, and ends
  --drill            plays the pages on backup and disasters, and ends
  --dev-server       takes the Temporal CLI's development server, and does not
                     build the real one
  -h, --help         says this`;

const optionsOf = () => {
  try {
    return parseArgs({
      options: {
        ...{ 'rolling-restart': { type: 'boolean' }, drill: { type: 'boolean' }, 'dev-server': { type: 'boolean' } },
        help: { type: 'boolean', short: 'h' },
      },
    }).values;
  } catch (error) {
    console.error(`${(error as Error).message.split('. ')[0]!}.\n\n${USAGE}`);
    process.exit(2);
  }
};

const stopped = new AbortController();
const asked = new Promise<void>((resolve) => {
  stopped.signal.addEventListener('abort', () => resolve());
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stopped.abort());
});

type Use = ReturnType<typeof optionsOf>;

const useShape = async (shape: Shape, { drill: isDrill, 'rolling-restart': isRestarted }: Use): Promise<void> => {
  if (isDrill) await Promise.race([drill(shape, { toolsIn: dataDir, say }), asked]);
  else if (isRestarted) {
    const done = await Promise.race([rollingRestart(shape, undefined, say), asked]);
    if (done?.restarts.some(({ lost }) => lost.length > 0)) process.exitCode = 1;
  } else {
    say(`The demo people sign in at ${shape.issuer}. Ctrl-C stops everything, and nothing stays.`);
    await asked;
  }
};

const main = async (): Promise<void> => {
  const options = optionsOf();
  if (options.help) return say(USAGE);
  const version = /temporalio\/server:\$\{TEMPORAL_VERSION:-([\d.]+)\}/.exec(composeText())![1]!;
  const programs = options['dev-server'] ? undefined : await temporalPrograms(dataDir, version, say);
  const shape = await Shape.start({ programs, toolsIn: dataDir, say, signal: stopped.signal });
  let failed = true;
  try {
    await useShape(shape, options);
    failed = false;
  } finally {
    await shape.stop({ keepLogs: failed });
  }
};

try {
  await main();
} catch (error) {
  if (!stopped.signal.aborted) console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
// Whoever still asks for a part that is gone would keep the process.
process.exit();
