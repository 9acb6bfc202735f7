import Sequencer from '@jest/test-sequencer';

/** Runs the files by their names, whatever their lengths and the last run were. */
export default class ByName extends Sequencer {
  sort(tests) {
    return tests.toSorted((a, b) => a.path.localeCompare(b.path));
  }
}
