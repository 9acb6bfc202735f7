/** Jest runs the sources as ES modules; swc strips the types. */
export default {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '\\.ts$': ['@swc/jest', { jsc: { parser: { syntax: 'typescript' }, target: 'es2024' }, module: { type: 'es6' } }],
  },
  injectGlobals: false,
  // The tests run real servers, and wait for them half of the time: three files at once keep two cores busy.
  maxWorkers: 3,
  // Modules of every file that a process has run stay in its memory.
  workerIdleMemoryLimit: '700MB',
  globalSetup: '<rootDir>/test/runner/make-shared-folder.js',
  globalTeardown: '<rootDir>/test/runner/remove-shared-folder.js',
  testSequencer: '<rootDir>/test/runner/longest-first.js',
  testTimeout: 60_000,
  // Not the default below the folder for temporary files, which every run has to itself.
  cacheDirectory: '<rootDir>/node_modules/.cache/jest',
  watchman: false,
};
