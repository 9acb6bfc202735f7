import { createHash } from 'node:crypto';
import { chmodSync, createReadStream, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { findOnPath, isExecutable, run } from './programs.mjs';

/**
 * The absolute path of a tool, from the first of these that has it: the setting that points to one (trusted as it is),
 * the PATH, the cache in `toolsDir`, then `sources` in their order. Whatever was fetched must have the pinned hash,
 * also when it comes out of the cache; what hasn't is deleted, and the next source is tried.
 *
 * `sources` are `{ from, fetch(dir) }`: `fetch` puts the tool into `dir` and answers its path there, or throws.
 */
export async function findTool(tool, sources, { env, toolsDir, known, say, platform }) {
  const own = env[tool.setting];
  if (own) {
    if (isExecutable(own)) return resolve(own);
    throw new Error(`${tool.setting} is ${own}, which is no executable file; expected the path of the ${tool.title}.`);
  }
  const onPath = await findRecentOnPath(tool, env, say);
  if (onPath) return onPath;

  const pin = tool.platforms[platform];
  if (!pin)
    throw new Error(`There is no ${tool.title} pinned for ${platform}: set ${tool.setting} to one (${tool.hint}).`);
  const cached = join(toolsDir, tool.command);
  if (existsSync(cached) && (await hasPinnedHash(cached, pin.binary, tool, known, say))) return cached;

  mkdirSync(toolsDir, { recursive: true });
  for (const source of sources) {
    const dir = mkdtempSync(join(toolsDir, 'fetch-'));
    try {
      say(`fetching ${tool.title} ${tool.version} from ${source.from}`);
      const fetched = await source.fetch(dir);
      if (!(await hasPinnedHash(fetched, pin.binary, tool, known, say))) continue;
      chmodSync(fetched, 0o755);
      renameSync(fetched, cached);
      return cached;
    } catch (error) {
      say(`${source.from} did not give the ${tool.title}: ${error.message}`);
    } finally {
      rmSync(dir, { recursive: true, force: true });
    }
  }
  throw new Error(
    `${tool.title} ${tool.version} is missing: install it (${tool.hint}) and set ${tool.setting} to its path, or run this once with a network.`,
  );
}

async function findRecentOnPath(tool, env, say) {
  const file = tool.versionOnPath && findOnPath(tool.command, env);
  if (!file) return undefined;
  const { output } = await run(file, ['--version'], { env, timeoutMs: 5_000 });
  const version = tool.versionOnPath.exec(output)?.slice(1).map(Number);
  const wanted = tool.version.split('.').map(Number);
  const differing = version?.findIndex((part, index) => part !== wanted[index]);
  if (version && (differing === -1 || version[differing] > wanted[differing])) return file;
  say(
    `${file} is ${version ? `version ${version.join('.')}` : 'of no known version'}; expected ${tool.version} or later, so it is left alone`,
  );
  return undefined;
}

async function hasPinnedHash(file, expected, tool, known, say) {
  const { size, mtimeMs } = statSync(file);
  const seen = known.verified?.[tool.entry];
  if (seen?.sha256 === expected && seen.size === size && seen.mtimeMs === mtimeMs) return true;
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  const sha256 = hash.digest('hex');
  if (sha256 === expected) {
    known.verified = { ...known.verified, [tool.entry]: { sha256, size, mtimeMs } };
    return true;
  }
  rmSync(file);
  say(`refused and deleted a ${tool.title} with SHA-256 ${sha256}; expected ${expected}`);
  return false;
}
