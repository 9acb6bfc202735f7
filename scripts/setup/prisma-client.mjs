import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './programs.mjs';

/** Generates the database client when the schema, its configuration or Prisma's version changed since the last time. */
export async function generatePrismaClient({ root, say }) {
  const output = join(root, 'src', 'store', 'generated', 'prisma');
  const stampFile = join(output, '.generated-from');
  const hash = createHash('sha256');
  for (const file of ['prisma/schema.prisma', 'prisma.config.ts', 'node_modules/prisma/package.json']) {
    hash.update(readFileSync(join(root, file)));
  }
  const stamp = hash.digest('hex');
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return;

  say('generating the database client (prisma generate)');
  const prisma = join(root, 'node_modules', 'prisma', 'build', 'index.js');
  const node = join(root, 'node_modules', '.bin', 'node');
  const generated = await run(node, [prisma, 'generate'], {
    cwd: root,
    // Generating asks for a schema engine that it never runs; any existing program keeps it from downloading one.
    env: {
      ...process.env,
      PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
      PRISMA_HIDE_UPDATE_MESSAGE: '1',
      CHECKPOINT_DISABLE: '1',
    },
  });
  if (generated.code !== 0) {
    throw new Error(`prisma generate failed: ${generated.output.trim().replace(/\s+/g, ' ').slice(-400)}`);
  }
  writeFileSync(stampFile, stamp);
}
