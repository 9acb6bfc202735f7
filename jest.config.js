/** Tests that put other modules in the place of the product's own; they need Jest's own way of loading modules. */
const MOCKING = '<rootDir>/test/domain/small-model.test.ts';

export default {
  injectGlobals: false,
  // The tests run real servers, and wait for them half of the time: three files at once keep two cores busy.
  maxWorkers: 3,
  // What a process has gathered by then is mostly waste that nothing has asked it to clear away.
  workerIdleMemoryLimit: '1GB',
  testSequencer: '<rootDir>/test/runner/longest-first.js',
  testTimeout: 60_000,
  watchman: false,
  globalSetup: '<rootDir>/test/runner/make-shared-folder.js',
  globalTeardown: '<rootDir>/test/runner/remove-shared-folder.js',
  projects: [
    {
      displayName: 'plain',
      roots: ['<rootDir>/test'],
      testMatch: ['<rootDir>/test/**/*.test.ts'],
      testPathIgnorePatterns: [MOCKING],
      injectGlobals: false,
      transform: {},
      runtime: '<rootDir>/test/runner/plain-runtime.ts',
      testEnvironment: '<rootDir>/test/runner/plain-environment.ts',
      cacheDirectory: '<rootDir>/node_modules/.cache/jest',
    },
    {
      displayName: 'mocking',
      roots: ['<rootDir>/test'],
      testMatch: [MOCKING],
      injectGlobals: false,
      testEnvironment: 'node',
      extensionsToTreatAsEsm: ['.ts'],
      transform: {
        '\\.ts$': [
          '@swc/jest',
          { jsc: { parser: { syntax: 'typescript' }, target: 'es2024' }, module: { type: 'es6' } },
        ],
      },
      cacheDirectory: '<rootDir>/node_modules/.cache/jest',
    },
  ],
};
