import { globSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { InstrumenterContext } from '@stryker-mutator/api/core';
import { declareClassPlugin, PluginKind } from '@stryker-mutator/api/plugin';
import {
  determineHitLimitReached,
  DryRunStatus,
  TestStatus,
  toMutantRunResult,
  type DryRunOptions,
  type DryRunResult,
  type MutantRunOptions,
  type MutantRunResult,
  type TestResult,
  type TestRunner,
} from '@stryker-mutator/api/test-runner';
import fc from 'fast-check';
import { declared, load, run, type DeclaredTest } from './harness.ts';

/** The tests that mutants are held against: those of the pure parts and of secrets. */
const TESTS = ['test/domain/*.test.ts', 'test/changes/*.test.ts', 'test/identity/{secrets,bearer}.test.ts'];
/** What takes too long for thousands of mutants; and for those that nothing else has noticed. */
const LEFT_OUT = { quick: /small-model|properties|indexed-rows/, all: /small-model/ };
const heldAgainst = process.env['COUNTERSIGN_MUTANTS_HELD_AGAINST'] === 'all' ? 'all' : 'quick';

const globals = new URL('jest-globals.ts', import.meta.url).href;
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === '@jest/globals' ? { url: globals, shortCircuit: true } : next(specifier, context),
});
// Whether a property fails is asked, not what its smallest example is.
fc.configureGlobal({ endOnFailure: true });

/** What instrumented code reads: which mutant is active, and which test is running. */
type Instrumented = { [Name in keyof InstrumenterContext]: InstrumenterContext[Name] | undefined };
const stryker = ((globalThis as { __stryker__?: Instrumented }).__stryker__ ??= {});

/** Runs the tests of the pure parts in one process, which loads them once: Jest would load them for each mutant. */
export class InProcessRunner implements TestRunner {
  #loaded: Promise<void> | undefined;
  /** How long the tests of a file took when nothing was mutated: the quick ones go first. Milliseconds. */
  readonly #took = new Map<string, number>();

  capabilities() {
    return { reloadEnvironment: false };
  }

  async dryRun({ disableBail }: DryRunOptions): Promise<DryRunResult> {
    await this.#load();
    const result = await this.#run(declared, disableBail);
    if (result.status !== DryRunStatus.Complete) return result;
    return { ...result, mutantCoverage: stryker.mutantCoverage ?? { static: {}, perTest: {} } };
  }

  async mutantRun(options: MutantRunOptions): Promise<MutantRunResult> {
    const { activeMutant, disableBail, testFilter, hitLimit, mutantActivation } = options;
    if (mutantActivation === 'static') stryker.activeMutant = activeMutant.id;
    try {
      await this.#load();
    } catch (error) {
      // What can't even be loaded is noticed by every test.
      return toMutantRunResult({
        status: DryRunStatus.Complete,
        tests: [
          { id: 'loading', name: 'loading', timeSpentMs: 0, status: TestStatus.Failed, failureMessage: String(error) },
        ],
      });
    }
    stryker.activeMutant = activeMutant.id;
    stryker.hitCount = hitLimit === undefined ? undefined : 0;
    stryker.hitLimit = hitLimit;
    const wanted = testFilter === undefined ? declared : declared.filter(({ id }) => testFilter.includes(id));
    const result = await this.#run(wanted, disableBail);
    return toMutantRunResult(determineHitLimitReached(stryker.hitCount, hitLimit) ?? result);
  }

  #load(): Promise<void> {
    this.#loaded ??= (async () => {
      for (const file of globSync(TESTS).toSorted())
        if (!LEFT_OUT[heldAgainst].test(file)) await load(pathToFileURL(resolve(file)).href, file);
    })();
    return this.#loaded;
  }

  async #run(tests: readonly DeclaredTest[], disableBail: boolean): Promise<DryRunResult> {
    const quickest = tests.toSorted((a, b) => (this.#took.get(a.file) ?? 0) - (this.#took.get(b.file) ?? 0));
    const results: TestResult[] = [];
    const entering = (test: DeclaredTest | undefined): void => {
      stryker.currentTestId = test?.id;
    };
    for await (const { test, fault, took } of run(quickest, entering)) {
      const { id, file: fileName } = test;
      if (stryker.activeMutant === undefined) this.#took.set(fileName, (this.#took.get(fileName) ?? 0) + took);
      const done = { id, name: id, fileName: resolve(fileName), timeSpentMs: took };
      results.push(
        fault === null
          ? { ...done, status: TestStatus.Success }
          : { ...done, status: TestStatus.Failed, failureMessage: fault },
      );
      if (fault !== null && !disableBail) break;
    }
    return { status: DryRunStatus.Complete, tests: results };
  }
}

export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, 'in-process', InProcessRunner)];
