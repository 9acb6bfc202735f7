import { globals } from './harness.ts';

/** What stands in for `@jest/globals` where tests run without Jest. */
export const { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } = globals;
