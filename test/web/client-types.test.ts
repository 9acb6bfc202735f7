import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { CLIENT_TYPES, clientTypes } from '../../scripts/client-types.ts';

test('the types of the client are those of the API’s own document; if not, run npm run client-types', async () => {
  expect(readFileSync(CLIENT_TYPES, 'utf8') === (await clientTypes())).toBe(true);
}, 30_000);
