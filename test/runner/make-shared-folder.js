import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Makes the folder of what the test files of a run share (`made-once.ts`). */
export default function makeSharedFolder() {
  process.env['COUNTERSIGN_TEST_SHARED'] = mkdtempSync(join(tmpdir(), 'countersign-shared-'));
}
