// Prepares a fresh machine for `npm start` and, with --test, for `npm test`.
// Plain JavaScript without dependencies: it runs before anything is installed, on Node 20 or later.
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findChromium } from './setup/chromium.mjs';
import { buildConsole } from './setup/console.mjs';
import { checkNode, installDependencies } from './setup/dependencies.mjs';
import { findTool } from './setup/find-tool.mjs';
import { TEMPORAL_CLI, TEMPORAL_TEST_SERVER } from './setup/pins.mjs';
import { findPostgresPrograms } from './setup/postgres-programs.mjs';
import { generatePrismaClient } from './setup/prisma-client.mjs';
import { sourcesOf } from './setup/sources.mjs';
import { readToolsFile, writeToolsFile } from './setup/tools-file.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const forTests = process.argv.includes('--test');
const say = (line) => console.log(`set-up: ${line}`);

async function setUp() {
  checkNode(process.versions.node);
  await installDependencies({ root, env: process.env, say });

  const toolsDir = join(resolve(root, process.env.COUNTERSIGN_DATA || '.countersign'), 'tools');
  const known = readToolsFile(toolsDir);
  const look = { env: process.env, toolsDir, known, say, platform: `${process.platform}-${process.arch}` };
  const found = {
    temporalCli: await findTool(TEMPORAL_CLI, sourcesOf(TEMPORAL_CLI, look), look),
    ...(forTests && {
      temporalTestServer: await findTool(TEMPORAL_TEST_SERVER, sourcesOf(TEMPORAL_TEST_SERVER, look), look),
      chromium: await findChromium({ root, ...look }),
      postgresPrograms: await findPostgresPrograms(look),
    }),
  };
  writeToolsFile(toolsDir, known, found);

  await generatePrismaClient({ root, say });
  await buildConsole({ root, say });
}

try {
  await setUp();
} catch (error) {
  console.error(`set-up: ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
}
