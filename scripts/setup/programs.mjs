import { spawn } from 'node:child_process';
import { accessSync, constants, createWriteStream, statSync } from 'node:fs';
import { delimiter, join, sep } from 'node:path';

export function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

/** The machine's own programs: what npm put on the PATH for its scripts is left out. */
export function systemPath(env) {
  return (env.PATH ?? '').split(delimiter).filter((dir) => dir && !dir.includes(`${sep}node_modules${sep}`));
}

export function findOnPath(command, env) {
  return systemPath(env)
    .map((dir) => join(dir, command))
    .find(isExecutable);
}

/**
 * Runs a program to its end, or kills it after `timeoutMs`. Its output goes to the terminal when `show` is true and
 * there is one, to `logFile` when that is given, and is returned otherwise. A program that can't be started has code 127.
 */
export function run(command, args, { cwd, env, timeoutMs, show = false, logFile } = {}) {
  const visible = show && process.stdout.isTTY;
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd,
      env,
      stdio: ['ignore', ...(visible ? ['inherit', 'inherit'] : ['pipe', 'pipe'])],
    });
    const log = logFile && !visible ? createWriteStream(logFile) : undefined;
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (chunk) => {
        log?.write(chunk);
        output = (output + chunk).slice(-20_000);
      });
    }
    const timer = timeoutMs && setTimeout(() => child.kill('SIGKILL'), timeoutMs);
    const finish = (code) => {
      clearTimeout(timer);
      log?.end();
      resolve({ code, output });
    };
    child.on('error', (error) => {
      output = error.message;
      finish(127);
    });
    child.on('close', (code) => finish(code ?? 1));
  });
}
