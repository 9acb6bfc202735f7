import { createRequire, registerHooks } from 'node:module';
import { dirname } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ModernFakeTimers } from '@jest/fake-timers';
import { ModuleMocker } from 'jest-mock';
import { useGlobals, type Globals } from './jest-globals.ts';

const require = createRequire(import.meta.url);
const TESTS = `${pathToFileURL(dirname(import.meta.dirname)).href}/`;
const GLOBALS = new URL('jest-globals.ts', import.meta.url).href;

/** Names the test file that asks for a module, in the module's own address. */
const ASKED_BY = 'asked-by';

registerHooks({
  resolve: (specifier, context, next) => {
    if (specifier === '@jest/globals') return { url: GLOBALS, format: 'module-typescript', shortCircuit: true };
    const found = next(specifier, context);
    const askedBy = context.parentURL === undefined ? null : new URL(context.parentURL).searchParams.get(ASKED_BY);
    return askedBy !== null && found.url.startsWith(TESTS)
      ? { ...found, url: `${found.url}?${ASKED_BY}=${askedBy}` }
      : found;
  },
});

let files = 0;

// Under these names Jest's runner keeps, on the global object, what belongs to one test file.
const KEPT_BY_JEST = ['EVENT_HANDLERS', 'TEST_TIMEOUT_SYMBOL', 'RETRY_TIMES', 'RETRY_TIMES_SETTER'].map(Symbol.for);
const TEST_TIMEOUT = Symbol.for('TEST_TIMEOUT_SYMBOL');

const forgetFile = (): void => {
  for (const name of KEPT_BY_JEST) Reflect.deleteProperty(globalThis, name);
};

/**
 * A Jest runtime in which modules are Node's own. Jest's evaluates every module of every test file anew, in a context of
 * its own, which took half of the time of the whole run. Here a process evaluates the product and its libraries once, and
 * only what lies in `test` for each file anew, so that hooks and counters of helpers belong to the file that asked.
 *
 * Modules can't be replaced by mocks here; a test that must goes to the project `mocking` of `jest.config.js`.
 */
class PlainRuntime {
  readonly #mocker = new ModuleMocker(globalThis);
  readonly #timers = new ModernFakeTimers({ config: { rootDir: TESTS, fakeTimers: {} } as never, global: globalThis });
  readonly #jest = {
    fn: this.#mocker.fn.bind(this.#mocker),
    spyOn: this.#mocker.spyOn.bind(this.#mocker),
    restoreAllMocks: () => this.restoreAllMocks(),
    useFakeTimers: (settings?: Parameters<ModernFakeTimers['useFakeTimers']>[0]) =>
      this.#timers.useFakeTimers(settings),
    useRealTimers: () => this.#timers.useRealTimers(),
    setSystemTime: (now?: number | Date) => this.#timers.setSystemTime(now),
    setTimeout: (ms: number) => Reflect.set(globalThis, TEST_TIMEOUT, ms),
  };

  /** Everything is imported; nothing is asked with `require`. */
  unstable_shouldLoadAsEsm(): true {
    return true;
  }

  async unstable_importModule(path: string): Promise<unknown> {
    files += 1;
    return import(`${pathToFileURL(path).href}?${ASKED_BY}=${files}`);
  }

  /** Jest's own: the part that keeps the tests of a file, which must know nothing of the file before. */
  requireInternalModule(path: string): unknown {
    forgetFile();
    Reflect.deleteProperty(require.cache, require.resolve(path));
    return require(path);
  }

  requireModule(path: string): unknown {
    return require(path);
  }

  setGlobalsForRuntime(globals: Omit<Globals, 'jest'>): void {
    useGlobals({ ...globals, jest: this.#jest as unknown as Globals['jest'] });
  }

  restoreAllMocks(): void {
    this.#mocker.restoreAllMocks();
  }

  teardown(): void {
    this.#timers.dispose();
    this.restoreAllMocks();
    forgetFile();
  }

  enterTestCode(): void {}
  leaveTestCode(): void {}
  getSourceMaps = (): ReadonlyMap<string, string> => new Map();
  getAllCoverageInfoCopy = (): undefined => undefined;
}

// Jest asks for a default export.
export { PlainRuntime as default };
