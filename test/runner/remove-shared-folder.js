import { rmSync } from 'node:fs';

/** Removes the folder of what the test files of a run shared. */
export default function removeSharedFolder() {
  rmSync(process.env['COUNTERSIGN_TEST_SHARED'], { recursive: true, force: true, maxRetries: 3 });
}
